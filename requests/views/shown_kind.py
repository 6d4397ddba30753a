"""What kind of letter a filed one is, in words: what that means for its request, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.reading.certainty import SURE
from documents.reading.shapes import LetterKind
from requests.correctable.kinds import KindOfLetter
from requests.letter_kinds import answers, does, is_untold
from requests.models import FiledLetter, FOIRequest

MOST = 20  # letters on the same request that are named


@dataclass(frozen=True, slots=True)
class ShownKind:
    """`name`: of one word or two. `does`: what a letter that answers nothing does instead; blank for an answer."""

    name: str
    does: str
    certainty: str
    is_doubtful: bool
    is_untold: bool


@dataclass(frozen=True, slots=True)
class OtherLetter:
    """Another letter with the same reference."""

    key: int
    name: str
    dated_on: date | None


def shown_kind(filed: FiledLetter) -> ShownKind:
    """Of a letter whose reading is at hand."""
    return ShownKind(
        name=named(filed.kind),
        does="" if answers(filed.kind) else does(filed.kind),
        certainty=_certainty(filed),
        is_doubtful=filed.kind_sure < SURE,
        is_untold=is_untold(filed.kind, filed.kind_sure),
    )


def named(kind: str) -> str:
    """ "Fees notice"."""
    return "Other letter" if kind == LetterKind.OTHER else kind.capitalize()


def others_on_it(foi_request: FOIRequest) -> Sequence[OtherLetter]:
    """The letters with the same reference: one query."""
    if not foi_request.reference:
        return []
    same = FOIRequest.objects.letters().filter(reference=foi_request.reference).exclude(pk=foi_request.pk)
    found = FiledLetter.objects.filter(foi_request__in=same).order_by("dated_on", "pk")
    rows = found.values_list("foi_request", "kind", "dated_on")[:MOST]
    return [OtherLetter(key, named(kind), dated_on) for key, kind, dated_on in rows]


def _certainty(filed: FiledLetter) -> str:
    if not KindOfLetter(filed).is_as_read:
        return "A person said so."
    if filed.kind_sure >= SURE:
        return "The reader is sure of that."
    return f"The reader is not sure of that: {filed.kind_sure:.0%}."
