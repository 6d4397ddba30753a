"""The published responses as four tables, from `foi.json`: what a spreadsheet can hold of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from requests.reuse.answers import Part, Question
from requests.reuse.composing import numbers_of
from requests.reuse.foi_json import Response

Cell = object
TRAVELLING = (
    "received_on", "answered_on", "first_published_at", "published_at", "version", "checked_on", "copyright", "licence"
)  # fmt: skip
PARTICULARS = (
    "reference", "title", "address", "authority", "regime", "kind", "after_review", "due_on", "working_days", "is_late",
    "late_reason", "topics", "questions",
)  # fmt: skip
QUESTION = ("number", "address", "lead", "text", "label", "outcome", "outcome_in_words", "reworded")
EXEMPTION = ("as_written", "section", "provision", "regime", "address")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of all responses: its file's name, its columns, and the rows that a response adds."""

    name: str
    about: str
    columns: Sequence[str]
    rows: Callable[[Response], Iterator[Sequence[Cell]]]


def _travelling(response: Response) -> list[Cell]:
    """What goes with every row, so that a row alone can be quoted."""
    licence = response.licence
    named = " ".join(filter(None, (licence.name, licence.address))) if licence else ""
    return [*(getattr(response, name) for name in TRAVELLING[:-1]), named]


def _responses(response: Response) -> Iterator[Sequence[Cell]]:
    own = [getattr(response, name) for name in PARTICULARS[:-2]]
    topics = "; ".join(topic.name for topic in response.topics)
    yield [*own, topics, len(response.questions), *_travelling(response)]


def _questions(response: Response) -> Iterator[Sequence[Cell]]:
    for question in response.questions:
        yield [response.reference, *(getattr(question, name) for name in QUESTION), *_travelling(response)]


def _parts(response: Response) -> Iterator[Sequence[Cell]]:
    for question, part in _each_part(response):
        tables = [table for table in response.tables if table.number in numbers_of(part)]
        yield [
            response.reference,
            question.number,
            part.order,
            question.address,
            part.outcome,
            part.outcome_in_words,
            part.held_by,
            "; ".join(relied.as_written for relied in part.exemptions),
            "; ".join(part.set_by_staff),
            "\n".join(run.text for run in part.runs),
            " ".join(table.address for table in tables),
            " ".join(caveat for table in tables for caveat in table.caveats),
            part.sources[0].address if part.sources else "",
            *_travelling(response),
        ]


def _exemptions(response: Response) -> Iterator[Sequence[Cell]]:
    for question, part in _each_part(response):
        for relied in part.exemptions:
            place = [response.reference, question.number, part.order, question.address, part.outcome]
            own = [getattr(relied, name) for name in EXEMPTION]
            yield [*place, *own, "; ".join(part.set_by_staff), *_travelling(response)]


def _each_part(response: Response) -> Iterator[tuple[Question, Part]]:
    return ((question, part) for question in response.questions for part in question.parts)


SHEETS = (
    Sheet("responses.csv", "One row for each response.", (*PARTICULARS, *TRAVELLING), _responses),
    Sheet("questions.csv", "One row for each question.", ("reference", *QUESTION, *TRAVELLING), _questions),
    Sheet(
        "answer-parts.csv",
        "One row for each part of an answer, with its words and what the letter warns of its tables.",
        (
            "reference", "question", "part", "address", "outcome", "outcome_in_words", "held_by", "exemptions",
            "set_by_staff", "text", "tables", "caveats", "source", *TRAVELLING,
        ),
        _parts,
    ),
    Sheet(
        "exemptions.csv",
        "One row for each exemption that a part of an answer relies on.",
        (
            "reference", "question", "part", "address", "outcome", "as_written", "section", "provision", "regime",
            "exemption_address", "set_by_staff", *TRAVELLING,
        ),
        _exemptions,
    ),
)  # fmt: skip
