"""The rows for what a letter gives or points to: links, tables, attached documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models

from documents.models import Passage
from documents.reading.shapes import Cell, Reading
from documents.recording import Recorded
from requests.models import Attachment, DataTable, FOIRequest, Link
from requests.particulars import shortened


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows made, in the order of the reading, so that its indexes find them."""

    links: list[Link]
    tables: list[DataTable]


def keep_evidence(foi_request: FOIRequest, reading: Reading, recorded: Recorded) -> Evidence:
    """Write the links, tables and attachments of the reading."""
    links = Link.objects.bulk_create(
        Link(
            foi_request=foi_request,
            order=order,
            label=link.label,
            url=link.url or "",
            page_hint=shortened(link.page_hint or "", 60),
        )
        for order, link in enumerate(reading.links, start=1)
    )
    tables = DataTable.objects.bulk_create(
        DataTable(
            foi_request=foi_request,
            number=number,
            caption=shortened(table.caption or "", 200),
            header=[_cell(cell, recorded) for cell in table.header],
            rows=[[_cell(cell, recorded) for cell in row] for row in table.rows],
            total_row=table.total_row,
            checks=[
                {"column": check.column, "said": check.said, "found": check.found, "agrees": check.agrees}
                for check in table.checks
            ],
        )
        for number, table in enumerate(reading.tables, start=1)
    )
    attachments = Attachment.objects.bulk_create(
        Attachment(
            foi_request=foi_request,
            order=order,
            label=shortened(document.label, 100),
            title=document.title or "",
            pages=list(document.pages) if document.pages else None,
            note=document.note or "",
        )
        for order, document in enumerate(reading.documents, start=1)
    )
    point_to(
        Link.passages.through,
        [(row, recorded.passages(item.spans)) for row, item in zip(links, reading.links, strict=True)],
    )
    point_to(
        DataTable.passages.through,
        [(row, recorded.passages(item.spans)) for row, item in zip(tables, reading.tables, strict=True)],
    )
    point_to(
        Attachment.passages.through,
        [(row, recorded.passages(item.spans)) for row, item in zip(attachments, reading.documents, strict=True)],
    )
    return Evidence(links, tables)


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


def _cell(cell: Cell, recorded: Recorded) -> dict[str, object]:
    return {"text": cell.text, "passages": [passage.pk for passage in recorded.passages(cell.spans)]}
