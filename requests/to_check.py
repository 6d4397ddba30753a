"""What a person has to check in letters that were filed, for the page and the table that say what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Case, F, Value, When

from documents.models import ReadingFinding
from documents.reading.shapes import FindingKind
from requests.models import FOIRequest

GRAVE = (FindingKind.ANOTHER, FindingKind.UNREAD, FindingKind.HIDDEN_TEXT)  # of the letter as a whole: told first


def to_check(cases: Iterable[FOIRequest]) -> Mapping[int, list[str]]:
    """What the reader found and nobody has settled, by the case's key, the gravest first, then the surest: one query.

    That a letter names who asked is said of nearly every one, and looked at before it is published.
    """
    found: dict[int, list[str]] = defaultdict(list)
    rows = ReadingFinding.objects.filter(
        reading__letter__filed__foi_request__in=[case.pk for case in cases],
        reading__letter__filed__reading=F("reading"),
        is_settled=False,
    ).exclude(kind=FindingKind.REQUESTER.value)
    grave = Case(When(kind__in=[kind.value for kind in GRAVE], then=Value(0)), default=Value(1))
    for case, what in rows.order_by(grave, "-sure", "pk").values_list("reading__letter__filed__foi_request", "what"):
        found[case].append(what)
    return found
