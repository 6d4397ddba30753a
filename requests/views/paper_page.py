"""A response page as the values its PDF is set from. Addresses are written out: paper has no links to follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from requests.law.written_dates import in_full
from requests.models.publication import PublishedResponse
from requests.models.published_office import PublishedAuthority
from requests.views.response_page import PartView, QuestionView, ResponsePage
from requests.views.review_steps import NextSteps
from requests.views.said import Block, Piece
from requests.views.shown_tables import ShownTable
from requests.views.timeline import Happening

OTHERS = "Documents and pages that others wrote, attached or linked to, are theirs."


def on_paper(
    page: ResponsePage,
    happenings: Sequence[Happening],
    steps: NextSteps,
    office: PublishedAuthority | None,
    site: str,
) -> dict[str, Any]:
    """What the template is told. The same for the same page, so that a file made of it can be kept."""
    response = page.response
    return {
        "title": response.title,
        "authority": response.authority_name,
        "by": ", ".join(_by(response)),
        "address": f"{site}{reverse('response', args=[response.slug])}",
        "in_short": response.in_short,
        "verdict": page.clock.verdict,
        "explanation": page.clock.explanation,
        "dates": [
            ("Received", in_full(response.received_on)),
            ("Due", in_full(response.due_on)),
            (response.ended.capitalize(), in_full(response.answered_on)),
        ],
        "questions": [_question(view) for view in page.questions],
        "documents": [_document(document.label, document.title, document) for document in page.documents],
        "happenings": [(in_full(happening.on), happening.words) for happening in happenings],
        "steps": [(step.heading, " ".join(filter(None, (step.when, step.post, step.reach)))) for step in steps.steps],
        "rights": list(_rights(office)),
        "copyright": response.copyright_text,
    }


def _by(response: PublishedResponse) -> Iterator[str]:
    yield response.authority_name
    yield response.reference
    yield f"{response.ended} {in_full(response.answered_on)}"
    yield f"published {in_full(localdate(response.published_at))}"
    checked = response.checked_on
    read = "read by machine from a scan (OCR)" if response.recognised_pages else "read by machine"
    yield f"{read}, {f'checked by staff on {in_full(checked)}' if checked else 'not yet checked by staff'}"


def _rights(office: PublishedAuthority | None) -> Iterator[str]:
    if office and office.licence_name:
        where = f" ({office.licence_url})" if office.licence_url else ""
        yield f"{office.name} publishes its own words under the {office.licence_name}{where}. {OTHERS}"
    else:
        yield OTHERS


def _document(label: str, title: str, document: Any) -> tuple[str, str]:
    where = f"{document.link} of the letter" if document.pages else ""
    return label, ". ".join(filter(None, (title, where, document.note)))


def _question(view: QuestionView) -> dict[str, Any]:
    return {
        "number": view.number,
        "lead": view.lead,
        "text": view.text,
        "reworded": view.reworded,
        "parts": [_part(part, "") for part in view.parts]
        + [_part(part, " after an internal review") for part in view.new_parts],
    }


def _part(part: PartView, when: str) -> dict[str, Any]:
    tags = [exemption.tag for exemption in part.exemptions]
    which = f" (part {part.number} of {part.of})" if part.of > 1 else ""
    return {
        "heading": f"{', '.join([part.outcome.word, *tags])}{which}{when}",
        "set_by_staff": part.set_by_staff,
        "blocks": [_block(block) for block in part.said.blocks],
        "reasons": [_block(block) for block in part.said.reasons],
        "why": [exemption.line for exemption in part.exemptions],
        "see": f"In the letter on page {part.see.page}" if part.see and not when else "",
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "lines": [[_piece(piece) for piece in line] for line in block.lines],
        "sums": [{"label": each.label, "amount": each.amount} for each in block.sums],
        "table": _table(block.table) if block.table else None,
    }


def _piece(piece: Piece) -> dict[str, str]:
    return {"text": piece.text, "url": piece.url}


def _table(table: ShownTable) -> dict[str, Any]:
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {
        "caption": table.caption,
        "header": _texts(table.header),
        "rows": [_texts(row) for row in rows],
        "notes": [*table.caveats, *table.notes],
    }


def _texts(cells: Iterable[Any]) -> list[str]:
    return [cell.text for cell in cells]
