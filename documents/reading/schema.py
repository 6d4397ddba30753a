"""A reading as `read_letter --json` prints it: one object a file, in the published schema."""

from __future__ import annotations

from typing import Any

from documents.reading.shapes import (
    AnswerPart,
    Citation,
    Document,
    Fact,
    Finding,
    FindingKind,
    Link,
    Question,
    Reading,
    Requester,
    Table,
)
from documents.reading.spans import Span


def to_schema(reading: Reading, file: str) -> dict[str, Any]:
    """The object for one file that was read."""
    unread = any(finding.kind is FindingKind.UNREAD for finding in reading.findings)
    return {
        "file": file,
        "status": "partial" if unread else "ok",
        "warnings": [finding.what for finding in reading.findings],
        "reference": _value(reading.reference),
        "date_responded": _value(reading.date_responded),
        "date_received": _value(reading.date_received),
        "request_text": _value(reading.request),
        "questions": [_question(question) for question in reading.questions],
        "links": [_link(link) for link in reading.links],
        "tables": len(reading.tables),
        "documents": [_document(document) for document in reading.documents],
        "review": _value(reading.review),
        "copyright": _value(reading.copyright),
        "authority": _value(reading.authority),
        "kind": reading.kind.value,
        "kind_sure": reading.kind_sure,
        "regime": reading.regime,
        "requester": _requester(reading.requester),
        "tables_detail": [_table(table) for table in reading.tables],
        "findings": [_finding(finding) for finding in reading.findings],
    }


def unread_schema(file: str, reason: str) -> dict[str, Any]:
    """The object for one file that could not be read."""
    empty = dict.fromkeys(
        ("reference", "date_responded", "date_received", "request_text", "review", "copyright", "authority")
    )
    return {
        "file": file,
        "status": "error",
        "warnings": [reason],
        **empty,
        "questions": [],
        "links": [],
        "tables": 0,
        "documents": [],
        "kind": "other",
        "requester": {"name": None, "email": None, "address": None},
        "tables_detail": [],
        "findings": [],
    }


def _document(document: Document) -> dict[str, Any]:
    pages = list(document.pages) if document.pages else None
    return {"label": document.label, "title": document.title, "pages": pages, "note": document.note}


def _link(link: Link) -> dict[str, Any]:
    """An address that is written out has no label of its own: "www.gov.uk" is named by the whole of it."""
    label = link.url if link.url == f"https://{link.label}" else link.label
    return {"label": label, "url": link.url, "page_hint": link.page_hint}


def _requester(who: Requester) -> dict[str, Any]:
    return {"name": _value(who.name), "email": _value(who.email), "address": _value(who.address)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"what": finding.what, "where": _span(finding.where) if finding.where else None, "sure": finding.sure}


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _question(question: Question) -> dict[str, Any]:
    cited = {cited.provision: None for part in question.parts for cited in part.citations}
    return {
        "number": question.number,
        "printed": question.printed,
        "text": question.text,
        "answer": "\n".join(part.text for part in question.parts) or None,
        "exemptions": list(cited),
        "parts": [_part(part) for part in question.parts],
        "spans": [_span(span) for span in question.spans],
        "sure": question.sure,
        "how": question.how,
    }


def _part(part: AnswerPart) -> dict[str, Any]:
    return {
        "outcome": part.outcome.value,
        "text": part.text,
        "exemptions": [cited.provision for cited in part.citations],
        "not_yet": part.not_yet,
        "held_by": part.held_by,
        "spans": [_span(span) for span in part.spans],
        "sure": part.sure,
        "how": part.how,
        "citations": [_citation(cited) for cited in part.citations],
    }


def _citation(cited: Citation) -> dict[str, Any]:
    return {
        "provision": cited.provision,
        "as_written": cited.as_written,
        "spans": [_span(span) for span in cited.spans],
        "sure": cited.sure,
        "how": cited.how,
    }


def _span(span: Span) -> dict[str, Any]:
    boxes = [[round(side, 2) for side in box] for box in span.boxes] if span.boxes is not None else None
    return {"page": span.page, "start": span.start, "end": span.end, "boxes": boxes}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "header": [cell.text for cell in table.header],
        "rows": [[cell.text for cell in row] for row in table.rows],
        "total_row": table.total_row,
        "caveats": [caveat.value for caveat in table.caveats],
        "checks": [
            f"total {each.column}: {each.said} {'=' if each.agrees else '≠'} {each.found}" for each in table.checks
        ],
        "spans": [_span(span) for span in table.spans],
    }
