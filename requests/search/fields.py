"""What the index keeps of an entry, field by field."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Func, JSONField, QuerySet, Value

from requests.models import SearchEntry
from requests.search.query import Has
from requests.search.text import indexed_keys, prepare, section_keys

ENTRY_MARK, PROGRESS_MARK = "entry", "progress"  # the marks of entries, and of the one document that is none
_PLACES = 40  # bits for an entry's number below its date


def to_index() -> QuerySet[SearchEntry]:
    """Entries as the index wants them: without what is only shown, but with the provisions their parts rely on."""
    labels = Func(
        F("parts"), Value("$[*].exemptions[*].label"), function="jsonb_path_query_array", output_field=JSONField()
    )
    return SearchEntry.objects.defer("parts").annotate(relied_on=labels).order_by()


def fields_of(entry: SearchEntry) -> dict[str, object]:
    """The fields of one entry. `asked` and `answered` are indexed by stems, `plain` as written, `keys` whole."""
    asked, answered = prepare(entry.asked), prepare(entry.answered)
    found = indexed_keys(entry.asked) | indexed_keys(entry.answered) | indexed_keys(entry.reference)
    for section in entry.sections:
        found |= section_keys(section)
    for label in _relied_on(entry):
        found |= indexed_keys(label)
    return {
        "entry": entry.pk,
        "response": entry.response_id,
        "newest": _newest(entry),
        "outcome": entry.outcomes,
        "exemption": entry.sections,
        "year": str(entry.year),
        "has": [has.value for has in Has if getattr(entry, f"has_{has}")],
        "asked": asked,
        "answered": [answered, entry.reference],
        "plain": [asked, answered, *{entry.reference, prepare(entry.reference)}],  # some have points in them
        "keys": sorted(found),
        "mark": ENTRY_MARK,
    }


def _newest(entry: SearchEntry) -> int:
    """Sorts by the date answered; of one day, the first question of a response comes first."""
    return (entry.answered_on.toordinal() << _PLACES) | ((1 << _PLACES) - 1 - entry.pk)


def _relied_on(entry: SearchEntry) -> Iterable[str]:
    """ "Section 40(2)": exact to the limb, which section codes are not."""
    return getattr(entry, "relied_on", ())
