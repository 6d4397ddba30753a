"""Whole responses as `foi.json`, one or many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from requests.models import PublishedPage, PublishedResponse, PublishedTable, PublishedVersion
from requests.reuse.composing import Composer
from requests.reuse.foi_json import (
    CellSource,
    Change,
    Check,
    DecisionNotice,
    Document,
    LetterFile,
    NoticedPart,
    Page,
    Response,
    Said,
    Table,
    Version,
)
from requests.reuse.rows import ResponseRows, rows_of_responses


def whole_responses(responses: Sequence[PublishedResponse], composer: Composer) -> Iterator[Response]:
    """Each of these responses with everything that belongs to it: seven statements for all."""
    rows = rows_of_responses(responses)
    return (_whole(response, rows, composer) for response in responses)


def _whole(response: PublishedResponse, rows: ResponseRows, composer: Composer) -> Response:
    key, slug = response.pk, response.slug
    return Response(
        **composer.head_fields(response),
        form="foi.json/1",
        schema_address=composer.addresses.of("foi_json_schema"),
        in_short=[Said(word=word, text=text) for word, text in response.in_short],
        due_on=response.due_on,
        working_days=response.working_days,
        late_reason=response.late_reason,
        questions=[composer.question(slug, row, rows.answers) for row in rows.questions.get(key, ())],
        tables=[table_item(slug, row, composer) for row in rows.tables.get(key, ())],
        documents=[_document(document) for document in response.attachments],
        review=response.review_text,
        decision_notices=[_notice(notice) for notice in response.decision_notices],
        letter_file=_letter_file(response, composer),
        pages=[_page(slug, row, composer) for row in rows.pages.get(key, ())],
        versions=[_version(row) for row in rows.versions.get(key, ())],
    )


def table_item(slug: str, row: PublishedTable, composer: Composer) -> Table:
    """A table with its caveats."""
    return Table(
        number=row.number,
        caption=row.caption,
        address=composer.addresses.of("table", slug, row.number),
        header=row.header,
        rows=row.rows,
        total_row=row.total_row,
        checks=[Check(**check) for check in row.checks],
        caveats=row.caveats,
        reworded=row.reworded,
        cells=[
            [[CellSource(page=place["page"], boxes=place["boxes"]) for place in cell or ()] for cell in cells]
            for cells in row.places
        ],
    )


def _document(document: Mapping[str, Any]) -> Document:
    return Document(
        label=document["label"],
        title=document["title"] or None,
        pages=document["pages"],
        note=document["note"] or None,
    )


def _notice(notice: Mapping[str, Any]) -> DecisionNotice:
    """As requests.publishing.regulator_notices keeps it."""
    parts = [
        NoticedPart(
            number=each["number"],
            part=each["part"] or None,
            held=each["held"],
            ruling=each.get("ruling") or None,
        )
        for each in notice["parts"]
    ]
    return DecisionNotice(
        reference=notice["reference"],
        decided_on=notice["decided_on"],
        address=notice["url"],
        ruled_on=notice.get("ruled_on") or None,
        parts=parts,
    )


def _letter_file(response: PublishedResponse, composer: Composer) -> LetterFile | None:
    if not response.letter_file:
        return None
    return LetterFile(address=composer.addresses.letter_file(response.slug), size=response.letter_bytes)


def _page(slug: str, row: PublishedPage, composer: Composer) -> Page:
    return Page(
        number=row.number,
        address=composer.addresses.letter_page(slug, row.number),
        picture=composer.addresses.of("picture", slug, row.number) if row.picture else None,
        width=row.width,
        height=row.height,
        text=row.text,
    )


def _version(row: PublishedVersion) -> Version:
    changes = [Change(**{name: str(change.get(name, "")) for name in Change.model_fields}) for change in row.changes]
    return Version(
        number=row.number,
        published_at=row.published_at,
        checked_on=row.checked_on,
        because=row.because,
        changes=changes,
    )
