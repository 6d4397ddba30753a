"""An internal review and the answer it reviews refer to each other in public, while both are published.

They belong together where the office gave both letters one reference, one of them decides a review, and there is one
answer before it. What a review decided here is known, question by question. Of another, which question it decides is
told by the question's words, and what by its own. Whatever cannot be told is left open.

What is written: PublishedResponse.reviewed is {"of": {…}} for a review and {"by": [{…}]} for what was reviewed, each
{"slug", "answered_on", "told": whether it shows which questions}; PublishedQuestion.reviewed is {"of": {…}} or {"by":
{…}} with {"decision", "slug", "anchor", "number", "answered_on", "parts": the new answer where it changed, "changed":
the numbers of the old parts that did, where that is known}.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from documents.reading.shapes import LetterKind
from requests.law.outcomes import Outcome
from requests.law.review_decisions import Answer, Decision, decision_of
from requests.models import PublishedPart, PublishedQuestion, PublishedResponse, ReviewDecision, SearchEntry
from requests.models.question import shown_number
from requests.models.review import CHANGES, Verdict
from requests.search.entries import change_entries, wait_for_turn
from requests.tallies import tally_again

UNTOUCHED = {"", Verdict.UNDISPUTED.value}
OF_PROVISIONS = ("as_written", "regime", "section", "provision", "known")


@dataclass(slots=True)
class _Links:
    """What a response and its questions are linked with, as it is to be kept."""

    response: PublishedResponse
    reviewed: dict[str, Any] = field(default_factory=dict)
    questions: dict[int, dict[str, Any]] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Decided:
    """What a review decided here of one question, and the numbers of the parts it changed."""

    decision: Decision
    changed: list[int]


def link_reviews(reference: str, at: datetime) -> None:
    """Say anew, in all published responses with this reference, what was reviewed and what became of it.

    Inside the caller's transaction, after its own rows are written or deleted.
    """
    wait_for_turn()
    responses = list(PublishedResponse.objects.filter(reference=reference).order_by("answered_on", "pk"))
    if len(responses) < 2 and not any(response.reviewed for response in responses):
        return
    links = {response.pk: _Links(response) for response in responses}
    reviews = [response for response in responses if response.kind == LetterKind.REVIEW]
    firsts = [response for response in responses if response.kind != LetterKind.REVIEW]
    if len(firsts) == 1:
        for review in reviews:
            if review.answered_on >= firsts[0].answered_on:
                _link(links[firsts[0].pk], links[review.pk])
    for each in links.values():
        _keep(each, at)


def _link(first: _Links, review: _Links) -> None:
    """Have the two refer to each other, question by question where that can be told."""
    asked, asked_again = _questions(first.response), _questions(review.response)
    decided = _decided_here(review.response)
    pairs = _same_numbers(asked, asked_again, decided) if decided else _same_questions(asked, asked_again)
    by = {**_letter(review.response), "told": bool(pairs)}
    first.reviewed = {"by": [*first.reviewed.get("by", []), by]}
    review.reviewed = {"of": {**_letter(first.response), "told": bool(pairs)}}
    for before, after in pairs:
        known = decided.get(before.number)
        decision = known.decision if known else decision_of(_answer(before), _answer(after))
        parts = _parts(after) if decision.is_change else []
        said = {"decision": decision.value, **({"changed": known.changed} if known else {})}
        first.questions[before.pk] = {"by": {**said, **_letter(review.response), **_place(after), "parts": parts}}
        review.questions[after.pk] = {"of": {**said, **_letter(first.response), **_place(before), "parts": []}}
        for links, question in ((first, before), (review, after)):
            (links.changed.add if decision.is_change else links.changed.discard)(question.pk)


def _keep(links: _Links, at: datetime) -> None:
    """Write what has become different of a response's links, and let search know."""
    response = links.response
    unlike = [row for row in response.questions.all() if row.reviewed != links.questions.get(row.pk)]
    for row in unlike:
        row.reviewed = links.questions.get(row.pk)
    PublishedQuestion.objects.bulk_update(unlike, ["reviewed"])
    if unlike or response.reviewed != links.reviewed:
        response.reviewed, response.linked_at = links.reviewed, at
        response.after_review = bool(links.changed)
        response.save(update_fields=["reviewed", "linked_at", "after_review"])
        tally_again(response)
    entries = SearchEntry.objects.filter(response=response)
    is_changed = Q(question__in=links.changed)
    change_entries(entries.filter(is_changed, after_review=False), at, after_review=True)
    change_entries(entries.exclude(is_changed).filter(after_review=True), at, after_review=False)


def _questions(response: PublishedResponse) -> list[PublishedQuestion]:
    related = ("parts__exemptions", "parts__passages__page")
    return list(response.questions.exclude(outcome="").order_by("order").prefetch_related(*related))


def _decided_here(response: PublishedResponse) -> dict[str, _Decided]:
    """What the review decided of each question, by its number, where it was decided here: one statement."""
    rows = ReviewDecision.objects.filter(review__outcome__publications__response=response).order_by("order")
    verdicts: dict[str, dict[int, str]] = {}
    for number, part, verdict in rows.values_list("question_number", "part_order", "verdict"):
        verdicts.setdefault(shown_number(number), {})[part or 1] = verdict
    return {number: _whole(of_parts) for number, of_parts in verdicts.items() if set(of_parts.values()) - UNTOUCHED}


def _whole(verdicts: Mapping[int, str]) -> _Decided:
    """Of a question whose parts were decided each for itself."""
    changed = [part for part, verdict in verdicts.items() if verdict in CHANGES]
    if not changed:
        return _Decided(Decision.STANDS, [])
    is_whole = set(verdicts.values()) == {Verdict.REPLACED}
    return _Decided(Decision.REPLACED if is_whole else Decision.CHANGED_IN_PART, changed)


def _same_numbers(
    first: Sequence[PublishedQuestion], review: Sequence[PublishedQuestion], decided: Mapping[str, _Decided]
) -> list[tuple[PublishedQuestion, PublishedQuestion]]:
    """The questions that the review decided: its letter numbers them as the first did."""
    again = {question.number: question for question in review}
    return [(each, again[each.number]) for each in first if each.number in decided and each.number in again]


def _same_questions(
    first: Sequence[PublishedQuestion], review: Sequence[PublishedQuestion]
) -> list[tuple[PublishedQuestion, PublishedQuestion]]:
    """The questions that are in both letters in the same words. Words that a letter has twice tell nothing."""
    times = Counter(_plain(question) for question in first)
    times_again = Counter(_plain(question) for question in review)
    by_words = {_plain(question): question for question in first}
    return [
        (by_words[_plain(question)], question)
        for question in review
        if times[_plain(question)] == 1 and times_again[_plain(question)] == 1
    ]


def _plain(question: PublishedQuestion) -> str:
    return " ".join(re.findall(r"\w+", question.text.casefold()))


def _answer(question: PublishedQuestion) -> Answer:
    parts = list(question.parts.all())
    return Answer(
        outcomes=tuple(Outcome(part.outcome) for part in parts),
        provisions={exemption.provision for part in parts for exemption in part.exemptions.all()},
        words=" ".join(run["text"] for part in parts for run in part.said),
    )


def _letter(response: PublishedResponse) -> dict[str, Any]:
    return {"slug": response.slug, "answered_on": response.answered_on.isoformat()}


def _place(question: PublishedQuestion) -> dict[str, Any]:
    return {"anchor": question.anchor, "number": question.number}


def _parts(question: PublishedQuestion) -> list[dict[str, Any]]:
    """The parts of an answer as another page shows them; tables stand there as their words."""
    return [
        {
            "outcome": part.outcome,
            "not_yet": part.not_yet,
            "held_by": part.held_by,
            "said": [{**run, "table": None} for run in part.said],
            "exemptions": [
                {name: getattr(exemption, name) for name in OF_PROVISIONS} for exemption in part.exemptions.all()
            ],
            "page": _first_page(part),
            **({"set_by_staff": part.set_by_staff} if part.set_by_staff else {}),
        }
        for part in question.parts.all()
    ]


def _first_page(part: PublishedPart) -> int | None:
    return min((passage.page.number for passage in part.passages.all()), default=None)
