"""The response page, put together from the published rows: particulars, clock, and each question beside its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from requests.law.outcomes import Outcome, Overall
from requests.law.regimes import Regime
from requests.law.working_days import edited_calendar
from requests.models.publication import PublishedExemption, PublishedPart, PublishedQuestion, PublishedResponse
from requests.particulars import listed
from requests.proposing.phrases import capitalised
from requests.publishing.dead_links import shown_in
from requests.publishing.public_copy import PublicPart
from requests.views.citations import Citation, citation
from requests.views.cited_links import gone_since
from requests.views.exemption_words import ShownExemption, shown_exemption
from requests.views.handed_on import handed_to
from requests.views.history import Version, versions_of
from requests.views.named_documents import NamedDocument, named_documents
from requests.views.published_copy import PublishedCopy
from requests.views.published_tables import published_table
from requests.views.said import Said, said_of
from requests.views.shown_clock import Clock, shown_clock
from requests.views.shown_notices import ShownNotice, notices_at
from requests.views.shown_reviews import QuestionReview, ReviewNotice, is_superseded, notices_of, question_review
from requests.views.shown_tables import ShownTable, placed
from requests.views.sources import See, Source, Sources


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """The word and the sign for what happened."""

    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an answer. `is_refused`: something is kept back, or a provision was relied on (FOIA s.17(1))."""

    id: str
    number: int
    of: int
    outcome: ShownOutcome
    exemptions: tuple[ShownExemption, ...]
    said: Said
    see: See | None
    see_address: str
    citation: Citation | None = None
    is_superseded: bool = False  # an internal review put another answer in its place
    is_refused: bool = False
    gone_since: date | None = None  # a page it points to is not there any more
    notices: tuple[ShownNotice, ...] = ()  # of the regulator, about this part
    set_by_staff: str = ""  # a sentence that says what of it, where anything


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, its answer and its source. `lead_anchors`: of the questions above it that only lead in."""

    anchor: str
    number: str
    lead: str
    text: str
    label: str
    outcome: ShownOutcome
    parts: tuple[PartView, ...]
    source: Source | None
    lead_anchors: tuple[str, ...] = ()
    reworded: bool = False  # by staff: not the letter's words
    review: QuestionReview | None = None
    new_parts: tuple[PartView, ...] = ()  # the answer on review, where it changed

    @property
    def source_id(self) -> str:
        return f"{self.anchor}-letter"

    @property
    def is_refused(self) -> bool:
        """Whether any part of it is, by the answer that stands now."""
        standing = (part for part in (*self.parts, *self.new_parts) if not part.is_superseded)
        return any(part.is_refused for part in standing)

    @property
    def superseded(self) -> tuple[PartView, ...]:
        """What a review put another answer in the place of; all of it where nobody knows which part."""
        known = tuple(part for part in self.parts if part.is_superseded)
        return known or (self.parts if self.new_parts else ())

    @property
    def standing(self) -> tuple[PartView, ...]:
        """The parts of the first answer that are as they were."""
        replaced = self.superseded
        return tuple(part for part in self.parts if part not in replaced)

    @property
    def has_several_parts(self) -> bool:
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class ResponsePage:
    """All that the response page shows."""

    response: PublishedResponse
    clock: Clock
    questions: tuple[QuestionView, ...]
    documents: tuple[NamedDocument, ...]
    versions: tuple[Version, ...]
    reviews: tuple[ReviewNotice, ...]

    @property
    def description(self) -> str:
        """What other sites show of it when its address is shared: our summary."""
        return " ".join(f"{heading}: {words}" for heading, words in self.response.in_short)


def response_page(copy: PublishedCopy) -> ResponsePage:
    """The page for one published copy. Asks the database nothing."""
    return ResponsePage(
        copy.response,
        shown_clock(copy.response, _handed_to(copy), edited_calendar(day.in_law for day in copy.holidays)),
        tuple(questions_of(copy)),
        tuple(named_documents(copy.response)),
        versions_of(copy.history),
        tuple(notices_of(copy.response.reviewed)),
    )


def _handed_to(copy: PublishedCopy) -> str:
    if not copy.response.is_transfer:
        return ""
    bodies = [part.held_by for parts in copy.parts.values() for part in parts]
    return handed_to(bodies, [page.text for page in copy.pages.values()], copy.response.authority_name)


def questions_of(copy: PublishedCopy) -> Iterator[QuestionView]:
    """The questions in order. One that only leads others in is not shown by itself: its words stand at theirs."""
    sources = Sources(copy.pages, copy.passages)
    tables = _shown_tables(copy)
    leads: list[PublishedQuestion] = []
    lead_shown = ""
    for question in copy.questions:
        parts = copy.parts.get(question.pk, [])
        if not question.outcome and not parts:
            leads.append(question)
            continue
        review = question_review(question.reviewed)
        yield QuestionView(
            anchor=question.anchor,
            number=question.number,
            lead=question.lead if question.lead != lead_shown else "",
            text=question.text,
            label=question.label,
            outcome=question_outcome(question.outcome, parts),
            parts=tuple(_parts(question, parts, review, copy, tables, sources)),
            source=sources.of_question([row.pk for row in (*leads, question)], [part.pk for part in parts]),
            lead_anchors=tuple(lead.anchor for lead in leads),
            reworded=question.reworded,
            review=review,
            new_parts=tuple(_new_parts(question, review)) if review else (),
        )
        leads, lead_shown = [], question.lead


def _parts(
    question: PublishedQuestion,
    parts: Sequence[PublishedPart],
    review: QuestionReview | None,
    copy: PublishedCopy,
    tables: Mapping[int, ShownTable],
    sources: Sources,
) -> Iterator[PartView]:
    """The parts of an answer, its provisions explained as they were on the day of the answer."""
    outcomes = {part.outcome for part in parts}
    for number, part in enumerate(parts, 1):
        relied_on = copy.exemptions.get(part.pk, [])
        key = f"{question.anchor}-{number}"
        said = said_of(part.said, placed(tables, f"question {question.number}, part {number}"))
        yield PartView(
            id=key,
            number=number,
            of=len(parts),
            outcome=part_outcome(part.outcome, not_yet=part.not_yet, held_by=part.held_by),
            exemptions=tuple(shown_exemption(exemption, copy.response.answered_on) for exemption in relied_on),
            said=said,
            see=sources.of_part(part.pk),
            see_address=f"#{question.anchor}-letter",
            citation=citation(copy.response, question.number, question.anchor, key, said),
            is_superseded=is_superseded(number, part.outcome, outcomes, review),
            is_refused=bool(relied_on) or Outcome(part.outcome).is_refusal,
            gone_since=_gone_since(part, copy.response),
            notices=_notices(copy.response, question.number, number),
            set_by_staff=_set_by_staff(part.set_by_staff),
        )


def _notices(response: PublishedResponse, question: str, part: int) -> tuple[ShownNotice, ...]:
    return tuple(notices_at(response.decision_notices, question, part, Regime(response.regime)))


def _gone_since(part: PublishedPart, response: PublishedResponse) -> date | None:
    """Since when a page that the part points to is gone: the first of several."""
    since = [gone_since(url, response.dead_links) for url in shown_in([part])] if response.dead_links else []
    return min((day for day in since if day), default=None)


def _new_parts(question: PublishedQuestion, review: QuestionReview) -> Iterator[PartView]:
    """The parts of the answer on review, which stand in a letter of their own."""
    for number, part in enumerate(review.parts, 1):
        relied_on = [PublishedExemption(**exemption) for exemption in part["exemptions"]]
        page = part["page"]
        yield PartView(
            id=f"{question.anchor}-review-{number}",
            number=number,
            of=len(review.parts),
            outcome=part_outcome(part["outcome"], not_yet=part["not_yet"], held_by=part["held_by"]),
            exemptions=tuple(shown_exemption(exemption, review.decided_on) for exemption in relied_on),
            said=said_of(part["said"], {}),
            see=See(page, None, "the letter of the review") if page else None,
            see_address=reverse("letter_page", args=[review.notice.slug, page]) if page else "",
            is_refused=bool(relied_on) or Outcome(part["outcome"]).is_refusal,
            set_by_staff=_set_by_staff(part.get("set_by_staff", [])),
        )


def _set_by_staff(what: Sequence[str]) -> str:
    return f"{capitalised(listed(what))} set by staff; the letter’s own words follow." if what else ""


def _shown_tables(copy: PublishedCopy) -> dict[int, ShownTable]:
    """The tables by number, each with the address of its file, and its rows with their places in the letter."""
    return {row.number: published_table(row, copy.response.slug) for row in copy.tables}


def part_outcome(value: str, *, not_yet: bool = False, held_by: str = "") -> ShownOutcome:
    """The word and sign of a stored part outcome."""
    outcome = Outcome(value)
    return ShownOutcome(outcome.word(not_yet=not_yet, held_by=held_by or None), outcome.sign)


def question_outcome(value: str, parts: Sequence[PublishedPart | PublicPart] = ()) -> ShownOutcome:
    """The word and sign of a stored question outcome; parts that agree lend it "not yet" and who holds it."""
    outcome = Overall(value) if value else Overall.UNCLEAR
    holders = {part.held_by for part in parts}
    not_yet = bool(parts) and all(part.not_yet for part in parts)
    word = outcome.word(not_yet=not_yet, held_by=holders.pop() or None if len(holders) == 1 else None)
    return ShownOutcome(word, outcome.sign)
