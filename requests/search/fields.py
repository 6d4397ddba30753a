"""What the index keeps of an entry, field by field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import F, Func, JSONField, QuerySet, Value

from documents.reading.shapes import LetterKind
from requests.models import SearchEntry
from requests.search.combinations import FIELD, NONE, Numbers
from requests.search.field_words import provision_terms, reference_terms
from requests.search.quarters import quarter_of
from requests.search.text import indexed_keys, prepare, section_keys
from requests.search.traits import COLUMN_OF, COLUMNS, PAGE, PAGE_COLUMN, YES, Facet, Has, Sent, trait

ENTRY_MARK, PROGRESS_MARK = "entry", "progress"  # the marks of entries, and of the one document that is none
_MADE_OF = [field.attname for field in SearchEntry._meta.concrete_fields if field.name != "parts"]
_PLACES = 40  # bits for an entry's number below its date
Values = Sequence[tuple[Facet, object]]
_ALIKE = 1 << 63  # fingerprints stand below it, and above it entries that are like no other


def to_index() -> QuerySet[SearchEntry]:
    """Entries as the index wants them: without what is only shown, but with what their parts rely on and their kind."""
    labels = Func(
        F("parts"), Value("$[*].exemptions[*].label"), function="jsonb_path_query_array", output_field=JSONField()
    )
    kind = F("response__kind")
    return SearchEntry.objects.defer("parts").annotate(relied_on=labels, letter_kind=kind).order_by()


def fields_of(entry: SearchEntry, numbers: Numbers) -> dict[str, object]:
    """The fields of one entry. `asked` and `words` are indexed by stems, `plain` as written, `keys` whole."""
    asked, answered = prepare(entry.asked), prepare(entry.answered)
    values = list(_values(entry))
    combined = {column: "\n".join(traits) for column, traits in _by_column(entry, values).items()}
    return {
        "entry": entry.pk,
        "response": entry.response_id,
        "alike": alike_number(entry.alike) if entry.alike else _ALIKE | entry.pk,
        "by_answered": _latest(entry.answered_on, entry),
        "by_published": _latest(entry.published_on, entry),
        **{column: numbers.of(column, text) for column, text in combined.items()},
        FIELD: [numbers.written(column, text) for column, text in combined.items() if text],
        "asked": asked,
        "words": [asked, answered, entry.reference],
        "plain": [asked, answered, *{entry.reference, prepare(entry.reference)}],  # some have points in them
        "question": asked if entry.question_id else [],
        "keys": sorted(_keys(entry, values)),
        "content": content_number(entry),
        "mark": ENTRY_MARK,
    }


def content_number(entry: SearchEntry) -> int:
    """The same for the same content: by it the index is compared with the rows. `entry`: from `to_index`."""
    made_of = [getattr(entry, name) for name in _MADE_OF]
    content = json.dumps([made_of, _relied_on(entry), _letter_kind(entry)], ensure_ascii=False, default=str)
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest())


def fields_of_progress(note: str) -> dict[str, object]:
    """Those of the one document that is no entry. Columns that every document has are counted several times faster."""
    numbers = dict.fromkeys(("entry", "response", "alike", "by_answered", "by_published", "content", *COLUMNS), NONE)
    return {**numbers, "mark": PROGRESS_MARK, "progress": note}


def alike_number(fingerprint: str) -> int:
    """A fingerprint as the index keeps it."""
    return int(fingerprint, 16) % _ALIKE


def _by_column(entry: SearchEntry, values: Values) -> dict[str, list[str]]:
    """Every trait that results are counted by, in the column that counts it."""
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for facet, value in values:
        if facet in COLUMN_OF:
            found[COLUMN_OF[facet]].append(trait(facet, value))
    found[PAGE_COLUMN] += [PAGE] if entry.page_id else []
    return found


def _values(entry: SearchEntry) -> Iterator[tuple[Facet, object]]:
    """All that an entry can be filtered by."""
    yield Facet.YEAR, entry.year
    yield from ((Facet.OUTCOME, outcome) for outcome in sorted(entry.outcomes))
    yield from ((Facet.EXEMPTION, section) for section in sorted(entry.sections))
    yield from ((Facet.TOPIC, topic) for topic in sorted(entry.topics))
    yield from ((Facet.HAS, has.value) for has in Has if getattr(entry, f"has_{has}"))
    yield from ((facet, YES) for facet, is_so in _said_yes(entry) if is_so)
    yield Facet.RECEIVED, quarter_of(entry.received_on)
    yield Facet.ANSWERED, quarter_of(entry.answered_on)
    yield Facet.KIND, sent_as(_letter_kind(entry), is_late=entry.is_late)


def sent_as(kind: str, *, is_late: bool) -> Sent:
    """As what a letter of this kind counts."""
    if kind == LetterKind.REVIEW:
        return Sent.REVIEW
    return Sent.PASSED_ON if kind == LetterKind.TRANSFER and not is_late else Sent.ANSWER


def _said_yes(entry: SearchEntry) -> tuple[tuple[Facet, bool], ...]:
    return (Facet.LATE, entry.is_late), (Facet.REVIEW, entry.after_review)


def _keys(entry: SearchEntry, values: Values) -> set[str]:
    """What it is found by whole: figures, references, years and provisions in it, and its traits."""
    provisions = {form for section in entry.sections for form in section_keys(section)}
    provisions |= {form for label in _relied_on(entry) for form in indexed_keys(label)}
    return {
        *indexed_keys(entry.asked),
        *indexed_keys(entry.answered),
        *indexed_keys(entry.reference),
        *provisions,
        *provision_terms(provisions),
        *reference_terms(entry.reference),
        *(trait(facet, value) for facet, value in values),
    }


def _latest(day: date, entry: SearchEntry) -> int:
    """Sorts by that day; of one day, the first question of a response comes first."""
    return (day.toordinal() << _PLACES) | ((1 << _PLACES) - 1 - entry.pk)


def _relied_on(entry: SearchEntry) -> Iterable[str]:
    """ "Section 40(2)": exact to the limb, which section codes are not."""
    return getattr(entry, "relied_on", ())


def _letter_kind(entry: SearchEntry) -> str:
    """Of the letter it is from: known of what `to_index` gives, and of nothing else."""
    return str(vars(entry)["letter_kind"])
