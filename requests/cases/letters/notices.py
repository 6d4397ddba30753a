"""Short letters from their drafts, set by the same templates as an answer: acknowledgement, extension, fees notice …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from requests.cases.answer_words import typed_blocks
from requests.cases.letters.composing import NO_OFFICE, compose_answer, letterhead, recipient
from requests.cases.letters.explaining import KINDS
from requests.cases.letters.reviewing import compose_outcome
from requests.cases.letters.rights import rights
from requests.cases.letters.shapes import Block, OutgoingLetter
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import Authority, BankHoliday, Case, Correspondence
from requests.models.correspondence import CorrespondenceKind

GREETING = re.compile(r"^[ \t]*dear [^\n]{0,120}\n", re.I | re.M)
SIGN_OFF = re.compile(r"\n[ \t]*yours (?:sincerely|faithfully)\b.*\Z", re.I | re.S)
GAP = re.compile(r"…|^\s*-\s*$", re.M)
NOTICES = frozenset({CorrespondenceKind.EXTENSION, CorrespondenceKind.FEES_NOTICE})  # s.17(7): these carry the rights


def compose(correspondence: Correspondence, on: date) -> OutgoingLetter:
    """The letter that a draft is of, dated that day. Raises CannotChange."""
    return with_passing(_composed(correspondence, on), correspondence.case, on)


def with_passing(letter: OutgoingLetter, case: Case, on: date) -> OutgoingLetter:
    """The letter, beginning with what is said of a successor that came since the request did. One query."""
    successor = Authority.objects.passed_between(case.received_on, on)
    if successor is None:
        return letter
    told = tuple(Block(KINDS[kind], words, rows=rows) for kind, words, rows in typed_blocks(successor.passing))
    return replace(letter, opening=(*told, *letter.opening))


def _composed(correspondence: Correspondence, on: date) -> OutgoingLetter:
    if correspondence.kind == CorrespondenceKind.ANSWER:
        return compose_answer(correspondence.case, on)
    if correspondence.kind == CorrespondenceKind.REVIEW:
        return compose_outcome(correspondence.case, on)
    return _notice(correspondence, on)


def _notice(correspondence: Correspondence, on: date) -> OutgoingLetter:
    case, office = correspondence.case, Authority.objects.as_of(on)
    regime = Regime(case.foi_request.regime if case.foi_request else case.taken_in_under)
    body = body_of(correspondence.text)
    under = (regime.full_name,) if case.foi_request else ()
    closing: tuple[Block, ...] = ()
    if case.foi_request and CorrespondenceKind(correspondence.kind) in NOTICES:
        closing = tuple(rights(office, regime, on, BankHoliday.objects.calendar()))
    return OutgoingLetter(
        letterhead=letterhead(office),
        recipient=recipient(case),
        reference=case.reference,
        dated=in_full(on),
        subject=": ".join(
            (*under, correspondence.get_kind_display().lower() if under else correspondence.get_kind_display())
        ),
        opening=tuple(Block(KINDS[kind], words, rows=rows) for kind, words, rows in typed_blocks(body)),
        closing=closing,
        signed=office.name if office else "",
        missing=tuple(_missing(case, office, body)),
    )


def body_of(text: str) -> str:
    """A draft without greeting and sign-off, which the letter has of its own."""
    return SIGN_OFF.sub("", GREETING.sub("", text.replace("\r\n", "\n"), count=1)).strip()


def greeted(text: str, greeting: str) -> str:
    """A draft that greets whoever it goes to."""
    return GREETING.sub(lambda _: f"{greeting}\n", text.replace("\r\n", "\n"), count=1)


def _missing(case: Case, office: Authority | None, body: str) -> Iterator[str]:
    if office is None:
        yield NO_OFFICE
    if not body:
        yield "The draft says nothing yet."
    if GAP.search(body):
        yield "The draft has a gap that is marked “…” or by an empty point of a list."
