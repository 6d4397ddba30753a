"""What programs may ask with: the parameters that several lists share, and what is said of those that make no sense."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from ninja.errors import ValidationError

USUAL, MOST = 20, 100
PAGED = ("cursor", "limit")

Cursor = Annotated[str, Query(description="Where to go on: see “next” of the page before. Leave it out at first.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description=f"How many items a page has, {MOST} at the most.")]


class BadRequest(Exception):
    """What was asked makes no sense. `problems` are plain sentences."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(self.problems))


def refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    """A parameter that is misspelt would be passed over, and nobody would notice. Raises BadRequest."""
    if strange := [name for name in request.GET if name not in known]:
        listed = ", ".join(known) or "none"
        raise BadRequest([f"There is no parameter “{name[:50]}” here. There are: {listed}." for name in strange[:5]])


def problems_of(error: ValidationError) -> list[str]:
    """The sentences for what ninja could not read."""
    return [_sentence(found) for found in error.errors]


def _sentence(found: dict[str, Any]) -> str:
    said = str(found["msg"])
    return f"“{found['loc'][-1]}”: {said[:1].lower()}{said[1:]}."
