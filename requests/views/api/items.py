"""What the API gives beside whole responses: items with what they belong to, and lists of them. For readers' eyes."""

from __future__ import annotations

from datetime import date

from requests.reuse.answers import Part, Question, QuestionHead
from requests.reuse.foi_json import Table
from requests.reuse.heads import Head, Item, Topic


class QuestionItem(Question):
    """A question with its answer and the response it belongs to."""

    response: Head
    """The response it belongs to."""
    tables: list[Table]
    """The tables that stand in its answer, with their caveats."""


class PartItem(Part):
    """A part of an answer, with the question and the response it belongs to."""

    question: QuestionHead
    """The question it answers."""
    response: Head
    """The response it belongs to."""
    tables: list[Table]
    """The tables that stand in it, with their caveats."""


class ExemptionItem(Item):
    """An exemption of the catalogue."""

    code: str
    """Its code here, such as s21, r12-4-b or fs38."""
    label: str
    """How it is cited, such as “Section 21”."""
    name: str
    """What it is about, in a few words."""
    law: str
    """The law it stands in."""
    explained: str
    """What it means, in plain words."""
    public_interest: str
    """Whether the public interest is weighed."""
    test: str
    """What has to be shown."""
    answers: int
    """How many answers here rely on it."""
    address: str
    """Its public page."""
    uses_address: str
    """The parts of answers that rely on it."""


class TopicItem(Topic):
    """A topic, and how many responses are about it."""

    responses: int
    """How many."""
    address: str
    """Its public page."""
    responses_address: str
    """Those responses."""


class Listing(Item):
    """What all lists have."""

    next: str | None
    """The address of the next page; null on the last one. Use it as it is."""


class Responses(Listing):
    """Responses, those first published last coming first."""

    items: list[Head]
    """The responses of this page."""


class Questions(Listing):
    """Questions with their answers."""

    items: list[QuestionItem]
    """The questions of this page."""


class AnswerParts(Listing):
    """Parts of answers."""

    items: list[PartItem]
    """The parts of this page."""


class BestPassage(Item):
    """The stretch of a part of an answer that matches a search best."""

    part: int
    """The part’s place among the parts of the answer."""
    text: str
    """The letter’s words, with “…” where something is left out."""
    address: str | None
    """That place in the letter; null where it is not known."""


class FoundItem(QuestionItem):
    """A question whose answer matches a search."""

    best: list[BestPassage]
    """What matches best in it."""


class FoundPage(Item):
    """A page of a document that came with a letter, and matches a search."""

    response: Head
    """The response it came with."""
    document: str
    """As the letter names it: “Document 3”."""
    page: int
    """Its number in the letter."""
    address: str
    """That page."""
    text: str
    """The words that match best, with “…” where something is left out."""


class Found(Listing):
    """A page of what a search finds."""

    total: int
    """How many answers and pages of documents match."""
    responses: int | None
    """How many responses they belong to; null where very many match."""
    did_you_mean: str | None
    """Other words that find something, where nothing was found."""
    notes: list[str]
    """What of the words was left out, if anything."""
    items: list[FoundItem]
    """The answers of this page, the best first."""
    document_pages: list[FoundPage]
    """The pages of documents among the results of this page."""


class Exemptions(Item):
    """The catalogue of exemptions, law by law."""

    items: list[ExemptionItem]
    """Every exemption, used here or not."""


class Topics(Item):
    """The topics that staff keep."""

    items: list[TopicItem]
    """Every topic, in the order of the pages."""


class PeriodFigures(Item):
    """What was received in a period, and what was answered in it. Counted are published responses."""

    period: str
    """A year or a quarter, such as 2024 or 2024-q1; blank for all time."""
    address: str
    """The public page of this period."""
    received: int
    """How many were received in it."""
    answered: int
    """How many were answered in it."""
    late: int
    """How many of these came late."""
    passed_on: int
    """How many of them passed the request on to another authority in time, which is no answer."""
    in_time_percent: float | None
    """How many of a hundred came in time, to one decimal, or to as many as keep it below a band it does not reach; null
    where none was answered."""
    band: str | None
    """How good that is by the Information Commissioner’s self-assessment: good, adequate or unsatisfactory."""
    median_working_day: float | None
    """The working day on which the answer in the middle was given."""
    longest_working_day: int | None
    """The working day of the answer that took longest."""
    changed_on_review: int
    """In how many an internal review changed an answer."""


class Count(Item):
    """How many responses have something."""

    value: str
    """What, as filters name it."""
    responses: int
    """How many."""


class StatisticsItem(Item):
    """The archive in figures."""

    total: PeriodFigures
    """The period as a whole."""
    rows: list[PeriodFigures]
    """The period by quarter, or by year where that would be too many."""
    first_answered_on: date | None
    """The day of the earliest answer published here: what is not published is not counted."""
    last_answered_on: date | None
    """The day of the latest one."""
    outcomes: list[Count]
    """By outcome of a question: one response may count for several."""
    exemptions: list[Count]
    """By exemption relied on."""
    topics: list[Count]
    """By topic."""


class Problem(Item):
    """What went wrong, in plain English (RFC 9457)."""

    type: str
    """Always “about:blank”."""
    title: str
    """What happened, in a few words."""
    status: int
    """The status of the answer."""
    detail: str
    """What happened and what to do."""
    problems: list[str]
    """Each thing that is wrong with what was asked, a sentence each."""


class Start(Item):
    """Where everything is."""

    title: str
    """The name of this archive."""
    openapi: str
    """This API as an OpenAPI document."""
    docs: str
    """This API described for people."""
    foi_json_schema: str
    """The JSON Schema of a whole response."""
    downloads: str
    """The whole archive as files."""
    resources: dict[str, str]
    """The address of each list."""
