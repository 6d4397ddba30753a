"""What may answer a question already: past answers of this archive, pages elsewhere, and the search for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.reading.shapes import SaidKind
from requests.asking import pages_about
from requests.cases.answer_words import typed_again, typed_table
from requests.cases.letters.explaining import is_written_anew
from requests.cases.worksheet import WrittenAnswer, WrittenPart, not_held_words
from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import Consultation, PageElsewhere, PublishedPart, PublishedTable, Question
from requests.models.consultation import Reply
from requests.search.asked_before import asked_before
from requests.views.response_page import ShownOutcome, part_outcome

MOST = 4
HELD = "We do not hold this information. {} may hold it, and does not hold it on our behalf. You can ask them for it."


@dataclass(frozen=True, slots=True)
class PastPart:
    """A part of a published answer, to be used again if it is still true."""

    use: str
    outcome: ShownOutcome
    exemptions: Sequence[str]
    words: str


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """A published answer to a question like this one."""

    slug: str
    anchor: str
    reference: str
    number: str
    asked: str
    answered_on: date
    age: str
    parts: Sequence[PastPart]


@dataclass(frozen=True, slots=True)
class Offers:
    """All that stands beside a question."""

    past: Sequence[PastAnswer]
    pages: Sequence[PageElsewhere]


def offers_for(question: str, today: date) -> Offers:
    """What may answer it: one search, and a few statements."""
    hits = asked_before(question, MOST)
    rows = PublishedPart.objects.filter(question__response__slug__in=[hit.slug for hit in hits])
    parts: dict[tuple[str, str], list[PublishedPart]] = {}
    for row in rows.select_related("question__response").prefetch_related("exemptions").order_by("order"):
        parts.setdefault((row.question.response.slug, row.question.anchor), []).append(row)
    past = [
        PastAnswer(hit.slug, hit.anchor, hit.reference, hit.number, hit.asked, hit.answered_on,
                   age(hit.answered_on, today), [_past(row) for row in parts.get((hit.slug, hit.anchor), [])])
        for hit in hits
    ]  # fmt: skip
    return Offers(past, pages_about(question))


def offered_part(use: str, answer: WrittenAnswer) -> WrittenPart | None:
    """What a button offers, as a part to be looked at before it is saved: "part 7", "page 3" or "search"."""
    kind, _, key = use.partition(" ")
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 16 else 0
    if kind == "search":
        return WrittenPart(Outcome.NOT_HELD.value, not_held_words(answer.searches))
    if kind == "part" and (row := PublishedPart.objects.filter(pk=number).select_related("question").first()):
        provisions = tuple(each.as_written for each in row.exemptions.all())
        return WrittenPart(row.outcome, _words(row), row.not_yet, row.held_by, provisions)
    if kind == "page" and (page := PageElsewhere.objects.filter(pk=number).first()):
        return WrittenPart(Outcome.ELSEWHERE.value, _section_21(page), provisions=("Section 21",))
    return None


def with_held_words(typed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is typed, with a sentence where another body holds it and nothing is said yet."""
    return [
        {**row, "text": HELD.format(row["held_by"])} if row["held_by"] and not row["text"].strip() else row
        for row in typed
    ]


def put_in(typed: list[dict[str, Any]], offered: dict[str, Any]) -> list[dict[str, Any]]:
    """What is typed with what is offered after it; in place of an earlier one that it only says more than.

    That it is not held, offered anew after another search, begins as it did before.
    """
    for at, row in enumerate(typed):
        said = row["text"].strip()
        if said and row["outcome"] == offered["outcome"] and offered["text"].startswith(said):
            return [*typed[:at], {**row, "text": offered["text"]}, *typed[at + 1 :]]
    return [*typed, offered]


def part_sent(sent: Consultation, question: Question) -> WrittenPart:
    """What a colleague sent, as a part: the answer's words, or that it is not held, with what was searched."""
    if sent.reply == Reply.NOT_HELD:
        words = "\n\n".join(filter(None, [not_held_words(question.searches.all()), sent.words]))
        return WrittenPart(Outcome.NOT_HELD.value, words)
    return WrittenPart(Outcome.DISCLOSED.value, sent.words)


def age(then: date, today: date) -> str:
    """ "2 years 11 months ago"."""
    whole = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    years, months = divmod(whole, 12)
    counts = ((years, "year"), (months, "month"), (0 if whole else (today - then).days, "day"))
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count > 0]
    return f"{' '.join(said)} ago" if said else "today"


def _section_21(page: PageElsewhere) -> str:
    """With why the section applies here: section 17(1)(c) asks for that beside what the section says."""
    where = f" There, see {page.directions.rstrip('.')}." if page.directions else ""
    return (
        f"This information is published already, under “{page.title}”, at {page.address}.{where} It tells: "
        f"{page.finds[:1].lower()}{page.finds[1:]}\n\n"
        "Section 21 applies because this is reasonably accessible to you by other means."
    )


def _past(row: PublishedPart) -> PastPart:
    outcome = part_outcome(row.outcome, not_yet=row.not_yet, held_by=row.held_by)
    return PastPart(f"part {row.pk}", outcome, [each.as_written for each in row.exemptions.all()], _words(row))


def _words(row: PublishedPart) -> str:
    numbers = [run["table"] for run in row.said if run["table"]]
    found = PublishedTable.objects.filter(response=row.question.response_id, number__in=numbers) if numbers else ()
    tables = {table.number: typed_table([table.header, *table.rows]) for table in found}
    outcome = Outcome(row.outcome)
    relied_on = [resolve(each.as_written, Regime(each.regime)) for each in row.exemptions.all()]
    said = [run for run in row.said if not is_written_anew(run["text"], relied_on, outcome)]
    if outcome is Outcome.ELSEWHERE:  # why section 21 applies is the same each time, and every letter says it
        said = [run for run in said if run["kind"] != SaidKind.REASONS] or said
    return typed_again((run["kind"], tables.get(run["table"] or 0) or _with_addresses(run)) for run in said)


def _with_addresses(run: dict[str, Any]) -> str:
    """The words of a run, with the address of each link where these do not say it themselves."""
    text: str = run["text"]
    for link in sorted(run["links"], key=lambda each: each["end"] or 0, reverse=True):
        if link["url"] and link["url"] not in text:
            at = link["end"] or len(text)
            text = f"{text[:at]} ({link['url']}){text[at:]}"
    return text
