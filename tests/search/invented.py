"""Invented published responses, written straight into the Published* rows: what search is to find, and nothing else."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from requests.law.outcomes import Outcome, overall
from requests.models import (
    FOIRequest,
    Publication,
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
    SearchEntry,
)
from requests.search.entries import add_entries, remove_entries
from requests.sections import section_code

AT = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """A part of an answer: its words, run by run, and the provisions of the Act relied on."""

    said: tuple[str, ...]
    outcome: Outcome = Outcome.DISCLOSED
    provisions: tuple[str, ...] = ()
    table: int | None = None  # the number of a table that follows the words
    link: str = ""
    regime: str = "FOIA"


@dataclass(frozen=True)
class Asked:
    """A question and the parts of its answer."""

    text: str
    parts: tuple[Part, ...] = ()
    lead: str = ""
    only_leads: bool = False


@dataclass(frozen=True)
class Invented:
    """A response."""

    reference: str
    questions: tuple[Asked, ...]
    answered_on: date = date(2024, 4, 17)
    attachments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # the words of a page each, after the letter: "Document 1" and so on
    received_on: date | None = None
    topics: tuple[str, ...] = ()
    is_late: bool = False
    after_review: bool = False
    kind: str = "response"
    noticed: bool = False  # the regulator decided on question 1
    tables: dict[int, list[list[str]]] = field(default_factory=dict)


def published(response: Invented, at: datetime = AT) -> PublishedResponse:
    """Publish it, in one transaction."""
    with transaction.atomic():
        rows = write(response, at)
        add_entries(rows, at)
        if response.noticed:
            SearchEntry.objects.filter(response=rows, number="1").update(has_notice=True)
    return rows


def withdrawn(response: PublishedResponse, at: datetime = AT) -> None:
    """Take it away, in one transaction."""
    with transaction.atomic():
        remove_entries(response, at)
        response.delete()


def write(response: Invented, at: datetime = AT) -> PublishedResponse:
    """The rows of the public copy alone."""
    case = FOIRequest.objects.create(stage="draft", title="Invented", filed_at=at, reference=response.reference)
    release = Publication.objects.create(foi_request=case, version=1, content_hash="0" * 64, published_at=at)
    rows = PublishedResponse.objects.create(
        publication=release,
        slug=response.reference.removeprefix("FOI ").replace("/", "-"),
        reference=response.reference,
        regime="FOIA",
        authority_name="An office",
        title="Invented",
        in_short=[],
        received_on=response.received_on or response.answered_on,
        topics=list(response.topics),
        after_review=response.after_review,
        kind=response.kind,
        due_on=response.answered_on,
        answered_on=response.answered_on,
        clock=[],
        working_days=0,
        is_late=response.is_late,
        attachments=_attachments(response),
        page_count=1,
        is_picture=True,
        published_at=at,
        first_published_at=at,
    )
    for number, cells in response.tables.items():
        PublishedTable.objects.create(response=rows, number=number, header=cells[0], rows=cells[1:])
    _write_questions(rows, response)
    for number, text in enumerate(response.documents, start=rows.pages.count() + 1):
        PublishedPage.objects.create(response=rows, number=number, text=text, width=595.0, height=842.0)
    return rows


def _attachments(response: Invented) -> list[dict[str, object]]:
    """Those that are only named, and those with a page each after the pages of the parts."""
    first = 1 + sum(len(asked.parts) for asked in response.questions)
    named: list[dict[str, object]] = [
        {"label": label, "title": "", "pages": None, "note": ""} for label in response.attachments
    ]
    placed: list[dict[str, object]] = [
        {"label": f"Document {number}", "title": f"Plan {number}", "pages": [first + number - 1], "note": ""}
        for number in range(1, len(response.documents) + 1)
    ]
    return [*named, *placed]


def _write_questions(rows: PublishedResponse, response: Invented) -> None:
    """Each part on a page of its own: its words, then one box a run."""
    for order, asked in enumerate(response.questions, start=1):
        outcome = "" if asked.only_leads else overall(part.outcome for part in asked.parts).value
        question = PublishedQuestion.objects.create(
            response=rows, order=order, number=str(order), anchor=f"q{order}", lead=asked.lead, text=asked.text,
            label="Invented", outcome=outcome,
        )  # fmt: skip
        for part_order, part in enumerate(asked.parts, start=1):
            _write_part(question, part_order, part)


def _write_part(question: PublishedQuestion, order: int, part: Part) -> None:
    links = [{"label": "here", "url": part.link, "page_hint": None, "site": "", "start": None, "end": None}]
    said: list[dict[str, object]] = [
        {"kind": "paragraph", "text": text, "table": None, "links": links if part.link else []} for text in part.said
    ]
    if part.table is not None:
        said.append({"kind": "table", "text": "", "table": part.table, "links": []})
    row = PublishedPart.objects.create(question=question, order=order, outcome=part.outcome.value, said=said)
    for provision in part.provisions:
        PublishedExemption.objects.create(
            part=row, as_written=f"section {provision}", regime=part.regime, provision=provision, known=True,
            section=section_code(part.regime, provision),
        )  # fmt: skip
    page = PublishedPage.objects.create(
        response=question.response, number=question.response.pages.count() + 1, text="\n".join(part.said),
        width=595.0, height=842.0,
    )  # fmt: skip
    start = 0
    for line, text in enumerate(part.said, start=1):
        PublishedPassage.objects.create(
            page=page, order=line, role="answer", question=question, part=row, start=start, end=start + len(text),
            boxes=[[60.0, 100.0 * line, 300.0, 100.0 * line + 14], [60.0, 100.0 * line + 14, 200.0, 100.0 * line + 28]],
        )  # fmt: skip
        start += len(text) + 1


def one(said: str, *, reference: str = "FOI 0001/24", asked: str = "How much was spent?", **part: object) -> Invented:
    """A response of one question with one part."""
    return Invented(reference, (Asked(asked, (Part((said,), **part),)),))  # type: ignore[arg-type]


# --- many of them ----------------------------------------------------------------------------------------------------

_WORDS = (
    "funding grant violence reduction unit commissioner panel officer vehicle training contract supplier tender cost "
    "travel hotel meeting audit complaint estate station custody volunteer survey report budget reserve council school"
)
WORDS = [*_WORDS.split(), "violence reduction unit"]
PROVISIONS = ("21", "22", "40(2)", "43(2)", "31(1)(a)", "12(1)")
TOPICS = ("budgets", "road-safety", "staffing")
OUTCOMES = (Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.ELSEWHERE, Outcome.NOT_HELD)


def many(responses: int, seed: int = 8) -> list[Invented]:
    """As many invented responses, of one to four questions, from 2021 to 2026."""
    chance = random.Random(seed)  # noqa: S311  the same letters every time
    return [_any_response(chance, number) for number in range(1, responses + 1)]


def _any_response(chance: random.Random, number: int) -> Invented:
    answered_on = date(chance.randint(2021, 2026), chance.randint(1, 12), chance.randint(1, 28))
    questions = tuple(_any_question(chance) for _ in range(chance.randint(1, 4)))
    attachments = ("Document 1",) if chance.random() < 0.4 else ()
    tables = {1: [["Year", "Sum"], ["2022/23", f"£{chance.randint(1, 900):,}"]]}
    return Invented(
        reference=f"FOI {number:04d}/{answered_on:%y}",
        questions=questions,
        answered_on=answered_on,
        attachments=attachments,
        documents=() if attachments else tuple(_any_sentence(chance) for _ in range(chance.randint(0, 2))),
        received_on=answered_on - timedelta(chance.randint(1, 60)),
        topics=tuple(chance.sample(TOPICS, chance.randint(0, 2))),
        is_late=chance.random() < 0.2,
        after_review=chance.random() < 0.1,
        kind={0: "transfer", 1: "review outcome"}.get(number % 7, "response"),
        noticed=number % 9 == 0,
        tables=tables,
    )


def _any_question(chance: random.Random) -> Asked:
    return Asked(f"What was the {_words(chance, 4)}?", tuple(_any_part(chance) for _ in range(chance.randint(1, 2))))


def _any_part(chance: random.Random) -> Part:
    outcome = chance.choice(OUTCOMES)
    return Part(
        said=tuple(_any_sentence(chance) for _ in range(chance.randint(1, 3))),
        outcome=outcome,
        provisions=tuple(chance.sample(PROVISIONS, chance.randint(1, 2))) if outcome is Outcome.WITHHELD else (),
        table=1 if chance.random() < 0.3 else None,
        link="https://example.org/" if chance.random() < 0.3 else "",
    )


def _any_sentence(chance: random.Random) -> str:
    extra = chance.choice(
        ["", " See Document 1.", f" It came to £{chance.randint(1000, 9_999_999):,}.", " In 2022/23."]
    )
    return f"The {_words(chance, 12)}.{extra}"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))
