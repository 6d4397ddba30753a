"""Taking a correction back, in whatever order: as long as every other one can still be taken back after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from requests.correctable.again import found
from requests.correctable.as_it_stands import as_it_stands
from requests.correctable.naming import as_if_never_made, named_now
from requests.correctable.shapes import Correctable, same
from requests.errors import CannotCorrect, CannotUndo
from requests.models import Correction, FOIRequest

CHANGED_AGAIN = "It was changed again after this."
LATER_FIRST = "Undo the later correction first."


def take_back(foi_request: FOIRequest, correction: Correction) -> None:
    """Write what was there before, where nothing was written over it since and the later ones can be undone after it.

    Raises CannotUndo, which tells a later one to undo first. The last one can always be undone, and so all can.
    """
    try:
        with transaction.atomic():
            _take_out(foi_request, correction, _later(foi_request, correction))
    except CannotCorrect as refusal:
        first = _in_its_way(foi_request, correction)
        if first is None:
            raise
        raise CannotUndo(f"{refusal} {LATER_FIRST}", first) from refusal


def _take_out(foi_request: FOIRequest, correction: Correction, later: Sequence[Correction]) -> None:
    """Raises CannotCorrect, also where the later ones could not be undone any more, or left something else behind."""
    without = _before_all(foi_request, [correction, *later]) if later else None
    _put_back(foi_request, correction, later)
    Correction.objects.bulk_update(as_if_never_made(correction, later), ["of", "before", "after"])
    if later and _before_all(foi_request, later) != without:
        raise CannotCorrect(CHANGED_AGAIN)


def _before_all(foi_request: FOIRequest, standing: Sequence[Correction]) -> tuple[set[int], Any]:
    """The case as it would be once these are undone, the last one first; and the keys of those that cannot be."""
    stuck = set()
    with _tried(foi_request) as tried:
        for each in reversed(standing):
            try:
                _put_back(tried, each, ())
            except CannotCorrect:
                stuck.add(each.pk)
        return stuck, as_it_stands(tried)


def _later(foi_request: FOIRequest, correction: Correction) -> list[Correction]:
    """Those that stand and were made after it, the oldest first: one query."""
    return list(foi_request.corrections.filter(undone_at=None, fits=True, pk__gt=correction.pk).order_by("pk"))


def _put_back(foi_request: FOIRequest, correction: Correction, later: Sequence[Correction]) -> None:
    """Raises CannotCorrect."""
    thing = _thing(foi_request, correction, later)
    if thing is None:
        raise CannotCorrect(CHANGED_AGAIN)
    thing.put(named_now(correction, later).before)


def _thing(foi_request: FOIRequest, correction: Correction, later: Sequence[Correction]) -> Correctable | None:
    """What it is of, where that is as it made it. `later`: those that stand and were made after it."""
    named = named_now(correction, later)
    thing = found(foi_request, named.kind, named.of, named.after, sure=False)
    return thing if thing is not None and same(thing.value, named.after) else None


def _in_its_way(foi_request: FOIRequest, correction: Correction) -> Correction | None:
    """Of the later ones, the last one first, that without which it can be taken back; None where none is later."""
    with _tried(foi_request) as tried:
        for left in reversed(range(len(_later(tried, correction)))):
            last = _later(tried, correction)[left]
            try:
                _put_back(tried, last, ())
                with _tried(tried) as more:
                    _take_out(more, correction, _later(more, correction)[:left])
            except CannotCorrect:
                continue
            return last
    return None


@contextmanager
def _tried(foi_request: FOIRequest) -> Iterator[FOIRequest]:
    """The case to try something with: when this ends, the database is as before, as is `foi_request`."""
    with transaction.atomic():
        try:
            yield FOIRequest.objects.get(pk=foi_request.pk)
        finally:
            transaction.set_rollback(True)
