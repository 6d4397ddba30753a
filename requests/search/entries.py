"""From published rows to search entries, and into the log that every index follows.

Both acts run inside the caller's transaction, so that what is published is found and what is withdrawn is gone exactly
when the transaction commits. Call them last in it: from then until the commit other publishers wait.

Why they wait: a change gets its number when it is written, but is seen when its transaction commits. Were number 8
seen before number 7, an index that stands at 8 would never ask for 7. So writers of the log take turns, by a lock that
PostgreSQL lets go of only after the commit can be seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connections, router
from django.db.models import QuerySet
from django.utils import timezone

from requests.models import (
    PublishedChange,
    PublishedPage,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    SearchChange,
    SearchEntry,
)
from requests.search.alike import fingerprint
from requests.search.documents import AttachedDocument, document_pages
from requests.search.shown import SOFT_HYPHEN, Tables, part_shown, words_of_run

CHANNEL = "search_changes"
TURN = 0x464F49_53  # "FOIS": the number of the advisory lock


def add_entries(response: PublishedResponse, at: datetime) -> list[SearchEntry]:
    """Make every answered question of a published response findable, and every page of the documents it came with."""
    _take_turn()
    questions = response.questions.exclude(outcome="").prefetch_related("parts__exemptions")
    passages = _passages(response)
    tables = {table.number: table for table in response.tables.all()}
    found = [_entry(response, question, passages, tables) for question in questions]
    found += [_page_entry(response, page, document) for page, document in document_pages(response)]
    entries = SearchEntry.objects.bulk_create(found)
    _log([entry.pk for entry in entries], removed=False, at=at)
    return entries


def remove_entries(response: PublishedResponse, at: datetime) -> None:
    """Make a response findable no more. Call it before its rows are deleted."""
    _take_turn()
    entries = SearchEntry.objects.filter(response=response)
    ids = list(entries.values_list("pk", flat=True))
    entries.delete()
    _log(ids, removed=True, at=at)


def change_entries(entries: QuerySet[SearchEntry], at: datetime, **values: object) -> None:
    """Write these values into entries that are there already, and have every index read them again."""
    _take_turn()
    ids = list(entries.values_list("pk", flat=True))
    SearchEntry.objects.filter(pk__in=ids).update(**values)
    _log(ids, removed=False, at=at)


def wait_for_turn() -> None:
    """Wait until all who publish, or show what staff keep, are done: what is read from here on, they have committed."""
    _take_turn()


_CHANGED = """
INSERT INTO requests_publishedchange AS last (id, changed_at) VALUES (1, statement_timestamp())
ON CONFLICT (id) DO UPDATE SET changed_at = greatest(excluded.changed_at, last.changed_at + interval '1 second')
"""


def note_change() -> None:
    """That lists are to be asked for anew. Who calls it has taken the turn before any row that is published.

    Each change has a second of its own, later than the one before whatever the clock says: what is asked for by the
    date of one, in whole seconds, is never taken for what another left.
    """
    _take_turn()
    with connections[router.db_for_write(PublishedChange)].cursor() as cursor:
        cursor.execute(_CHANGED)


def _passages(response: PublishedResponse) -> dict[int, list[PublishedPassage]]:
    """The passages of each part, in reading order."""
    found: dict[int, list[PublishedPassage]] = defaultdict(list)
    rows = PublishedPassage.objects.filter(page__response=response, part__isnull=False)
    for passage in rows.select_related("page").order_by("page__number", "order"):
        found[passage.part_id or 0].append(passage)
    return found


def _entry(
    response: PublishedResponse,
    question: PublishedQuestion,
    passages: Mapping[int, Sequence[PublishedPassage]],
    tables: Tables,
) -> SearchEntry:
    parts = list(question.parts.all())
    runs = [run for part in parts for run in part.said]
    answered = "\n".join(words_of_run(run, tables) for run in runs)
    asked = " ".join(f"{question.lead} {question.text}".split())
    return SearchEntry(
        **_of_response(response),
        question=question,
        anchor=question.anchor,
        number=question.number,
        asked=asked,
        answered=answered,
        alike=fingerprint(asked, answered),
        outcome=question.outcome,
        outcomes=list(dict.fromkeys([question.outcome, *(part.outcome for part in parts)])),
        sections=sorted({exemption.section for part in parts for exemption in part.exemptions.all()}),
        has_table=any(run["table"] is not None for run in runs),
        has_document=_comes_with_document(response, answered),
        has_link=any(link["url"] for run in runs for link in run["links"]),
        parts=[part_shown(part, passages.get(part.pk, []), tables) for part in parts],
    )


def _page_entry(response: PublishedResponse, page: PublishedPage, document: AttachedDocument) -> SearchEntry:
    """A page of a document. It has no outcome and relies on nothing."""
    return SearchEntry(
        **_of_response(response),
        page=page,
        document=document.label,
        asked=document.title,
        answered=page.text.replace(SOFT_HYPHEN, ""),
        outcomes=[],
        sections=[],
        has_table=False,
        has_document=True,
        has_link=False,
        parts=[],
    )


def _of_response(response: PublishedResponse) -> dict[str, Any]:
    """What every entry has from the response it belongs to."""
    as_they_are = ("slug", "reference", "received_on", "answered_on", "is_late", "after_review", "topics")
    return {
        "response": response,
        **{name: getattr(response, name) for name in as_they_are},
        "published_on": timezone.localdate(response.first_published_at),
        "year": response.answered_on.year,
    }


def _comes_with_document(response: PublishedResponse, answered: str) -> bool:
    """Whether the answer names a document that the letter comes with."""
    said = " ".join(answered.lower().split())
    labels = [" ".join(document["label"].lower().split()) for document in response.attachments]
    return any(re.search(rf"\b{re.escape(label)}\b", said) for label in labels if label)


def _take_turn() -> None:
    with connections[router.db_for_write(SearchChange)].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _log(ids: Sequence[int], *, removed: bool, at: datetime) -> None:
    """Write the changes down, and wake the followers when the transaction commits."""
    note_change()
    SearchChange.objects.bulk_create(SearchChange(entry_id=pk, removed=removed, made_at=at) for pk in ids)
    with connections[router.db_for_write(SearchChange)].cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
