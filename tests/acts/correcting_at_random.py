"""Corrections drawn by chance, one of every kind that a form offers, and all that they can change."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from documents.models import Passage, ReadingFinding
from requests.correctable.answers import PartExemptions, PartOutcome, provisions_typed
from requests.correctable.arranging import Cut, Wanted, add, cuts, free_number, merge, remove, remove_with_answer, split
from requests.correctable.findings import FindingSettled
from requests.correctable.kinds import kind_of
from requests.correctable.order import QuestionOrder, ordered
from requests.correctable.parts import Answers, places_to_split
from requests.correctable.parts import merge as merge_parts
from requests.correctable.parts import move as move_part
from requests.correctable.parts import remove as remove_part
from requests.correctable.parts import split as split_part
from requests.correctable.places import located, places_of, words_of
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionPlace, QuestionText
from requests.correctable.shapes import spaced
from requests.correctable.tables import TableCell
from requests.models import AnswerPart, FOIRequest, Question

NUMBERS = ("1", "1.c", "2", "2.a", "2.b", "3", "3.a", "7")
OUTCOMES = ("disclosed", "withheld", "not held")
PROVISIONS = ("Section 40(2)", "Section 41(1)", "Section 21\nSection 40(2)", "")
SENTENCES = ("You may ask for a review.", "Copyright continues to be protected.", "We awarded 14 grants.")
KINDS = ("response", "refusal", "extension")
FINDING = ("kind", "page", "start", "end", "is_settled", "since_corrected")
Draw = Callable[[FOIRequest, Random], list[Wanted]]


def drawn(case: FOIRequest, chance: Random) -> list[Wanted]:
    """What somebody may ask for; nothing where there is no such thing in the case. Raises CannotCorrect."""
    return chance.choice(DRAWS)(case, chance) if case.questions.exists() else []


def _form(case: FOIRequest, chance: Random) -> list[Wanted]:
    """One field of the form of a question, or several."""
    row = _question(case, chance)
    others = ["", *(each.number for each in ordered(case) if each != row)]
    wanted: list[Wanted] = [
        (QuestionText(row), f"Which ones, of {chance.randrange(9)}?"),
        (QuestionNumber(row), chance.choice(NUMBERS)),
        (QuestionParent(row), chance.choice(others)),
    ]
    return [each for each in wanted if chance.random() < 0.5]


def _number(case: FOIRequest, chance: Random) -> list[Wanted]:
    return [(QuestionNumber(_question(case, chance)), chance.choice(NUMBERS))]


def _place(case: FOIRequest, chance: Random) -> list[Wanted]:
    chosen = words_of(case, located(case, chance.choice(SENTENCES)))
    value = [{"page": at.page, "words": spaced(words)} for words, [at] in chosen.items()]
    return [(QuestionPlace(_question(case, chance), places_of(chosen)), value)]


def _order(case: FOIRequest, chance: Random) -> list[Wanted]:
    return [(QuestionOrder(_question(case, chance)), chance.choice(["", *(each.number for each in ordered(case))]))]


def _outcome(case: FOIRequest, chance: Random) -> list[Wanted]:
    part = _part(case, chance)
    value = {"outcome": chance.choice(OUTCOMES), "not_yet": False, "held_by": ""}
    return [(PartOutcome(part), value)] if part else []


def _exemptions(case: FOIRequest, chance: Random) -> list[Wanted]:
    part = _part(case, chance)
    return [(PartExemptions(part), provisions_typed(chance.choice(PROVISIONS), (), case))] if part else []


def _parts(case: FOIRequest, chance: Random) -> list[Wanted]:
    part, to = _part(case, chance), _question(case, chance)
    if part is None:
        return []
    both = Answers((part.question, to))
    parts, there = both.value
    at = list(part.question.parts.order_by("order")).index(part)
    if to != part.question:
        return [(both, move_part(parts, at, there))]
    own, places = Answers((part.question,)), places_to_split(parts[at])
    if places and chance.random() < 0.5:
        return [(own, [split_part(parts, at, chance.choice(places)[0])])]
    return [(own, [merge_parts(parts, at)] if parts[at + 1 :] else remove_part(parts, at))]


def _cell(case: FOIRequest, chance: Random) -> list[Wanted]:
    return [(TableCell(case.tables.get(), chance.randrange(3), chance.randrange(3)), str(chance.randrange(9)))]


def _finding(case: FOIRequest, chance: Random) -> list[Wanted]:
    reading = case.filed_letters.get().reading
    rows = list(ReadingFinding.objects.filter(reading=reading, is_settled=False).order_by("pk"))
    return [(FindingSettled(chance.choice(rows)), True)] if rows else []


def _kind(case: FOIRequest, chance: Random) -> list[Wanted]:
    return [(kind_of(case), chance.choice(KINDS))]


def _add(case: FOIRequest, chance: Random) -> list[Wanted]:
    parent = chance.choice(["", _question(case, chance).number])
    return add(case, located(case, chance.choice(SENTENCES)), chance.choice(NUMBERS), parent, None)


def _remove(case: FOIRequest, chance: Random) -> list[Wanted]:
    row, to = _question(case, chance), _question(case, chance)
    return remove_with_answer(row) if row == to else remove(row, to)


def _merge(case: FOIRequest, chance: Random) -> list[Wanted]:
    one, other = _question(case, chance), _question(case, chance)
    return merge(one, other) if one.order < other.order else []


def _split(case: FOIRequest, chance: Random) -> list[Wanted]:
    row = _question(case, chance)
    places: list[tuple[Cut, Any]] = cuts(row) or [(Cut(len(row.text) // 2, len(row.text)), "")]
    goes = [chance.choice(("first", "second", "both")) for _ in row.parts.all()]
    return split(row, chance.choice(places)[0], free_number(row, ordered(case)), goes)


DRAWS: tuple[Draw, ...] = (
    *(_form, _number, _order, _outcome, _exemptions, _parts, _parts),
    *(_place, _cell, _finding, _kind, _add, _remove, _merge, _split),
)


def _question(case: FOIRequest, chance: Random) -> Question:
    return chance.choice(ordered(case))


def _part(case: FOIRequest, chance: Random) -> AnswerPart | None:
    parts = AnswerPart.objects.filter(question__foi_request=case).select_related("question")
    rows = list(parts.order_by("question__order", "order"))
    return chance.choice(rows) if rows else None


def as_it_is(case: FOIRequest) -> dict[str, Any]:
    """All that corrections can change, as plain values."""
    case = FOIRequest.objects.get(pk=case.pk)
    filed = case.filed_letters.get()
    parts = AnswerPart.objects.filter(question__foi_request=case).order_by("question__order", "order")
    return {
        "case": (case.title, case.in_short, case.stage, case.answered_on, filed.kind, filed.kind_sure),
        "questions": [_values(row, "parent__number") for row in ordered(case)],
        "parts": [(_values(row, "question__number"), [_run(each) for each in row.said]) for row in parts],
        "exemptions": [_values(each, "provision") for row in parts for each in row.exemptions.order_by("provision")],
        "tables": list(case.tables.values("header", "rows", "checks")),
        "findings": sorted(map(str, filed.reading.findings.values_list("what", *FINDING))),
    }


def _run(run: dict[str, Any]) -> tuple[Any, ...]:
    """A run of an answer, with the places of its words instead of the keys of those."""
    stands = Passage.objects.filter(pk__in=run["passages"]).values_list("page__number", "start", "end")
    return run["kind"], run["text"], run["table"], run["links"], sorted(stands)


def _values(row: Any, *more: str) -> dict[str, Any]:
    """Its own values but for its keys, which are made anew, with the places where it stands."""
    rows = type(row).objects.filter(pk=row.pk)
    names = [each.name for each in row._meta.fields if not each.is_relation and each.name not in ("id", "said")]
    stands = sorted(row.passages.values_list("page__number", "start", "end"))
    return {**rows.values(*names, *more).get(), "stands": stands}
