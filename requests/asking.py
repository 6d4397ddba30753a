"""A request as somebody writes it on the public site: its questions, what answers each already, handing in the rest.

Nothing is kept on the way. What was typed travels with the form from step to step, and the last step adds one row to
the intake table, by a login that may read none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError
from django.utils import timezone

from documents.reading.typed_requests import TypedQuestion, typed_questions, without
from requests.law.clock import TimeForCompliance, due
from requests.law.regimes import Regime
from requests.models import (
    AskedRequest,
    PageElsewhere,
    PublishedAuthority,
    PublishedBankHoliday,
    PublishedPageElsewhere,
)
from requests.models.asked_request import reference_of
from requests.models.page_elsewhere import Elsewhere
from requests.search.asked_before import asked_before
from requests.search.hits import Hit
from requests.search.schema import stem
from requests.search.text import words

MOST_LOOKED_UP = 12  # questions of a request: whoever asks more sees the rest without offers
UNIQUE_VIOLATION = "23505"


@dataclass(frozen=True, slots=True)
class Offer:
    """A question of a request with what may answer it already. `key` tells it from the others, wherever it stands."""

    key: str
    question: TypedQuestion
    hits: Sequence[Hit] = ()
    pages: Sequence[PublishedPageElsewhere] = ()
    looked_up: bool = True

    @property
    def is_answered(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.hits or self.pages)

    @property
    def shown(self) -> list[str]:
        """What was offered, in words: "FOI 0008/24, question 4"."""
        return [f"{hit.reference}, question {hit.number}" for hit in self.hits] + [page.title for page in self.pages]


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of a request once what is answered already is taken out."""

    text: str
    kept: Sequence[TypedQuestion]
    left_out: Sequence[TypedQuestion]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks, and where the answer goes: an e-mail address, a postal address, or both."""

    name: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was handed in. `again`: it was there already, and nothing was added."""

    row: AskedRequest
    again: bool


def key_of(question: TypedQuestion) -> str:
    """Told by its words alone, so that a tick stays with its question when another one is written before it."""
    return hashlib.sha256(question.whole.encode("utf-8", "replace")).hexdigest()[:16]


def offers(text: str, only: Collection[str] | None = None) -> list[Offer]:
    """Each question with the past answers and the pages elsewhere that fit it; of `only` some, by their keys."""
    pages = [(page, _roots_of_phrases(page)) for page in PublishedPageElsewhere.objects.all()]
    found: list[Offer] = []
    for question in typed_questions(text):
        key = key_of(question)
        if only is not None and key not in only:
            continue
        if len(found) >= MOST_LOOKED_UP:
            found.append(Offer(key, question, looked_up=False))
            continue
        roots = _roots(question.whole)
        fitting = [page for page, phrases in pages if any(phrase <= roots for phrase in phrases)]
        found.append(Offer(key, question, asked_before(question.whole), fitting))
    return found


def pages_about(question: str) -> list[PageElsewhere]:
    """The pages that staff keep which fit a question, with what the public does not see of them."""
    roots = _roots(question)
    return [page for page in PageElsewhere.objects.all() if any(each <= roots for each in _roots_of_phrases(page))]


def _roots(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(stem, words(text))))


def _roots_of_phrases(page: Elsewhere) -> list[frozenset[str]]:
    return list(filter(None, map(_roots, page.phrases)))


def remaining(text: str, answered: Collection[str]) -> Remaining:
    """The request without the questions of those keys. Blank, where nothing is left to ask."""
    questions = typed_questions(text)
    dropped = {at for at, question in enumerate(questions) if key_of(question) in answered}
    kept = [question for at, question in enumerate(questions) if at not in dropped]
    left_out = [questions[at] for at in sorted(dropped)]
    return Remaining(without(text, questions, dropped) if kept else "", kept, left_out)


def left_out(text: str, left: Remaining) -> list[dict[str, Any]]:
    """What was taken out of it, in words, each with where the answer was shown: as AskedRequest keeps it."""
    shown = {offer.key: offer.shown for offer in offers(text, only=set(map(key_of, left.left_out)))}
    return [{"question": each.whole, "shown": shown[key_of(each)]} for each in left.left_out]


def time_for(received: date, office: PublishedAuthority | None) -> TimeForCompliance:
    """The time the office has for a request received on that day, by the bank holidays that staff keep."""
    regime = Regime(office.regime) if office else Regime.FOIA
    return due(received, regime, PublishedBankHoliday.objects.calendar())


def hand_in(
    form: UUID, sender: Sender, text: str, answered: Collection[str], office: PublishedAuthority | None, at: datetime
) -> Receipt:
    """Add it to the intake table. The same words sent twice by one form are one request.

    `form`: the key of the form they were typed into.
    """
    left = remaining(text, answered)
    row = _row(form, sender, left, time_for(timezone.localdate(at), office), at)
    row.left_out = left_out(text, left)
    try:
        row.save(force_insert=True)
    except IntegrityError as refused:
        if getattr(refused.__cause__, "sqlstate", "") != UNIQUE_VIOLATION:
            raise
        return Receipt(row, again=True)
    return Receipt(row, again=False)


def _row(form: UUID, sender: Sender, left: Remaining, time: TimeForCompliance, at: datetime) -> AskedRequest:
    key = uuid5(form, "\0".join([sender.name, sender.email, sender.address, left.text]))
    return AskedRequest(
        pk=key,
        reference=reference_of(key),
        sent_at=at,
        received_on=time.received,
        due_on=time.due_on,
        regime=time.regime.value,
        name=sender.name,
        email=sender.email,
        address=sender.address,
        text=left.text,
    )
