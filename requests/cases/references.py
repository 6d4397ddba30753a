"""References, given out one by one: no two alike and none left out, however many cases are logged at once.

The series' row is held from the moment its number is taken until the case is committed; where the case comes to
nothing, so does the number.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import F

from requests.models import Case, FOIRequest, ReferenceSeries
from requests.models.case import CaseKind

PREFIXES = {
    CaseKind.REQUEST: "FOI",
    CaseKind.SUBJECT_ACCESS: "SAR",
    CaseKind.COMPLAINT: "COM",
    CaseKind.REUSE: "REU",
    CaseKind.REVIEW: "REV",
}


@transaction.atomic
def next_reference(kind: CaseKind, received_on: date) -> str:
    """The next reference of this kind for the year of receipt. Inside the transaction that keeps the case."""
    year = received_on.year
    ReferenceSeries.objects.bulk_create([ReferenceSeries(kind=kind, year=year)], ignore_conflicts=True)
    series = ReferenceSeries.objects.filter(kind=kind, year=year)
    while True:
        series.update(last=F("last") + 1)  # holds the row: whoever is next waits here
        reference = written(kind, series.values_list("last", flat=True).get(), year)
        if not _is_taken(reference):
            return reference


def written(kind: CaseKind, number: int, year: int) -> str:
    """ "FOI 0123/26", by the office's own pattern."""
    pattern: str = settings.FOI_REFERENCE
    return pattern.format(kind=PREFIXES[kind], number=number, year=year % 100, year4=year)


def _is_taken(reference: str) -> bool:
    """Whether a case, or a letter filed from elsewhere, has it."""
    return (
        Case.objects.filter(reference__iexact=reference).exists()
        or FOIRequest.objects.filter(reference__iexact=reference).exists()
    )
