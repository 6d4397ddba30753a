"""What corrections call the things they are of, as other corrections give those another number or other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from requests.correctable.shapes import spaced
from requests.models import Correction
from requests.models.correction import CorrectionKind

NUMBERS = ("question", "follows", "parent")  # what holds the number of a question in what a correction keeps
VALUED = frozenset({CorrectionKind.QUESTION_NUMBER, CorrectionKind.QUESTION_PARENT, CorrectionKind.QUESTION_ORDER})
Told = dict[str, Any]


def named_now(correction: Correction, later: Iterable[Correction]) -> Correction:
    """A copy of it, not kept, that calls things as they are called since these later ones, the oldest first."""
    named = Correction(pk=correction.pk, foi_request_id=correction.foi_request_id, kind=correction.kind)
    named.of, named.before, named.after = correction.of, correction.before, correction.after
    for each in later:
        _rename(named, each.kind, each.of, each.before, each.after)
    return named


def as_if_never_made(undone: Correction, later: Sequence[Correction]) -> list[Correction]:
    """Those of the later ones, the oldest first, that call something otherwise once it is undone; not saved."""
    of, changed = dict(undone.of), []
    for each in later:
        kept = (each.of, each.before, each.after)
        _rename(each, undone.kind, _after(undone, of), undone.after, undone.before)
        if each.before == each.after:
            each.of, each.before, each.after = kept
        if (each.of, each.before, each.after) != kept:
            changed.append(each)
        if each.kind == CorrectionKind.QUESTION_NUMBER and "question" in of:
            of["question"] = numbered(of["question"], kept[1], kept[2])
    return changed


def numbered(number: str, before: str, after: str) -> str:
    """The number of a question once this number, and so all below it, became another."""
    return after + number[len(before) :] if f"{number}.".startswith(f"{before}.") else number


def _after(undone: Correction, of: Told) -> Told:
    """What it is of, as it is called after it."""
    return {**of, "words": undone.after} if undone.kind == CorrectionKind.QUESTION_TEXT else of


def _rename(correction: Correction, kind: str, of: Mapping[str, Any], before: Any, after: Any) -> None:
    """Call by `after` what it calls by `before`, where that is the number, words or first cell that `of` tells."""
    match kind:
        case CorrectionKind.QUESTION_NUMBER:
            _tell(correction, lambda told: _with_number(told, before, after))
            if correction.kind in VALUED:
                correction.before = numbered(correction.before, before, after)
                correction.after = numbered(correction.after, before, after)
        case CorrectionKind.QUESTION_TEXT:
            _tell(correction, lambda told: _with_words(told, of["question"], before, after))
        case CorrectionKind.TABLE_CELL if correction.kind == kind:
            row = ("table", "row")
            if all(correction.of[name] == of[name] for name in row) and correction.of["beside"] == before:
                correction.of = {**correction.of, "beside": after}


def _tell(correction: Correction, say: Callable[[Told], Told]) -> None:
    for name in ("of", "before", "after"):
        setattr(correction, name, _throughout(getattr(correction, name), say))


def _throughout(value: Any, say: Callable[[Told], Told]) -> Any:
    if isinstance(value, dict):
        return say({name: _throughout(each, say) for name, each in value.items()})
    return [_throughout(each, say) for each in value] if isinstance(value, list) else value


def _with_number(told: Told, before: str, after: str) -> Told:
    mine: Told = {name: numbered(told[name], before, after) for name in NUMBERS if isinstance(told.get(name), str)}
    if "numbers" in told:
        mine["numbers"] = [numbered(each, before, after) for each in told["numbers"]]
    return {**told, **mine}


def _with_words(told: Told, number: str, before: str, after: str) -> Told:
    is_it = told.get("question") == number and "words" in told and spaced(told["words"]) == spaced(before)
    return {**told, "words": after} if is_it else told
