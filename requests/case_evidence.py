"""The rows for what a letter gives or points to: links, tables, attached documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import models

from documents.models import Passage
from documents.reading import shapes
from documents.reading.shapes import Cell, Fact, Reading
from documents.reading.spans import Span
from documents.recording import Recorded
from requests.models import Attachment, DataTable, FOIRequest, Link
from requests.particulars import shortened


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows made, in the order of the reading, so that its indexes find them."""

    links: list[Link]
    tables: list[DataTable]


def keep_evidence(foi_request: FOIRequest, reading: Reading, recorded: Recorded) -> Evidence:
    """Write the links, tables and attachments of the reading, and where each was taken from."""
    links = Link.objects.bulk_create(
        _link_row(foi_request, order, link) for order, link in enumerate(reading.links, start=1)
    )
    tables = DataTable.objects.bulk_create(
        _table_row(foi_request, number, table, recorded) for number, table in enumerate(reading.tables, start=1)
    )
    attachments = Attachment.objects.bulk_create(
        _attachment_row(foi_request, order, document) for order, document in enumerate(reading.documents, start=1)
    )
    point_to(Link.passages.through, _pointed(links, [link.spans for link in reading.links], recorded))
    point_to(DataTable.passages.through, _pointed(tables, [table.spans for table in reading.tables], recorded))
    spans = [document.spans for document in reading.documents]
    point_to(Attachment.passages.through, _pointed(attachments, spans, recorded))
    return Evidence(links, tables)


def _pointed(
    rows: Sequence[models.Model], spans: Sequence[Sequence[Span]], recorded: Recorded
) -> list[tuple[models.Model, list[Passage]]]:
    return [(row, recorded.passages(of_row)) for row, of_row in zip(rows, spans, strict=True)]


def _link_row(foi_request: FOIRequest, order: int, link: shapes.Link) -> Link:
    hint = shortened(link.page_hint or "", 60)
    return Link(foi_request=foi_request, order=order, label=link.label, url=link.url or "", page_hint=hint)


def _table_row(foi_request: FOIRequest, number: int, table: shapes.Table, recorded: Recorded) -> DataTable:
    return DataTable(
        foi_request=foi_request,
        number=number,
        caption=shortened(table.caption or "", 200),
        header=[_cell(cell, recorded) for cell in table.header],
        rows=[[_cell(cell, recorded) for cell in row] for row in table.rows],
        total_row=table.total_row,
        checks=[asdict(check) for check in table.checks],
        caveats=[_told(caveat, recorded) for caveat in table.caveats],
    )


def _attachment_row(foi_request: FOIRequest, order: int, document: shapes.Document) -> Attachment:
    return Attachment(
        foi_request=foi_request,
        order=order,
        label=shortened(document.label, 100),
        title=document.title or "",
        pages=list(document.pages) if document.pages else None,
        note=document.note or "",
    )


def point_to(through: type[models.Model], pointed: Sequence[tuple[models.Model, list[Passage]]]) -> None:
    """Write which passages each row was taken from, in one statement for all of them."""
    if not pointed:
        return
    row_field = f"{type(pointed[0][0])._meta.model_name}_id"
    through._default_manager.bulk_create(
        through(**{row_field: row.pk, "passage_id": key})
        for row, passages in pointed
        for key in dict.fromkeys(passage.pk for passage in passages)
    )


def _told(fact: Fact, recorded: Recorded) -> dict[str, object]:
    return {"text": fact.value, "passages": [passage.pk for passage in recorded.passages(fact.spans)]}


def _cell(cell: Cell, recorded: Recorded) -> dict[str, object]:
    return {"text": cell.text, "passages": [passage.pk for passage in recorded.passages(cell.spans)]}
