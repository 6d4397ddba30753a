"""A letter that was handed in as two files: each is told of the other, and a person joins them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from documents.models import LetterPage, ReadingFinding
from documents.reading.formats.page_numbers import Printed, printed_numbers
from documents.reading.shapes import FindingKind, Reading
from documents.reading.wholeness import NOT_HERE
from documents.recording import Recorded
from requests.models import FiledLetter, FOIRequest

LIKENESS = "This looks like "
MOST = 20  # letters that lack a part and may be the other one
OF_A_PART = LIKENESS + "a part of the letter"
OTHER_PART = (
    OF_A_PART + " of which another was filed as {} (pages {} to {} of {}, “{}”). Hand in both files "
    "together and tick “These files are parts of one letter”."
)


def may_be_held(what: str) -> bool:
    """Whether a finding says that the letter looks like one that is held already, whole."""
    return what.startswith(LIKENESS) and not what.startswith(OF_A_PART)


def mark_other_parts(foi_request: FOIRequest, recorded: Recorded, reading: Reading) -> None:
    """Where pages are missing, name the letter that has them; and this one there."""
    own = printed_numbers(reading.pages)
    if own is None or not any(finding.what.endswith(NOT_HERE) for finding in reading.findings):
        return
    here = foi_request.filed_letters.select_related("letter", "foi_request").get(reading=recorded.reading)
    for other, printed in _others(foi_request, here, own):
        _tell(here, other, printed)
        _tell(other, here, own)


def _others(foi_request: FOIRequest, here: FiledLetter, own: Printed) -> Iterator[tuple[FiledLetter, Printed]]:
    """Letters that came with this one or have its reference, and whose pages are others of as many."""
    together = Q(foi_request__filed_at=foi_request.filed_at, foi_request__filed_by=foi_request.filed_by)
    same = together | Q(foi_request__reference=foi_request.reference) if foi_request.reference else together
    lacking = Q(reading__findings__what__endswith=NOT_HERE, reading__findings__is_settled=False)
    found = FiledLetter.objects.filter(same, lacking).exclude(pk=here.pk).select_related("letter", "foi_request")
    for other in found.order_by("-pk")[:MOST]:
        printed = _printed(other.reading_id)
        if printed and printed.last == own.last and not set(printed.numbers) & set(own.numbers):
            yield other, printed


def _printed(reading: int) -> Printed | None:
    return printed_numbers(LetterPage.objects.filter(reading=reading).order_by("number"))


def _tell(where: FiledLetter, of: FiledLetter, printed: Printed) -> None:
    numbers = printed.numbers
    said = OTHER_PART.format(of.foi_request, numbers[0], numbers[-1], printed.last, of.letter.name)
    ReadingFinding.objects.create(reading_id=where.reading_id, kind=FindingKind.DOUBTFUL.value, what=said)
