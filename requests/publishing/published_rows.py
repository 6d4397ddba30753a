"""Writing a public copy as the rows that the public pages read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime

from requests.models import (
    Publication,
    PublishedExemption,
    PublishedNotice,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)
from requests.publishing.letter_file import LETTER
from requests.publishing.old_addresses import show_old_addresses
from requests.publishing.public_copy import PublicCopy, PublicExemption

OF_ITS_OWN_KIND = {"questions", "tables", "pages", "passages"}  # rows of other tables
HEAD = [field.name for field in fields(PublicCopy) if field.name not in OF_ITS_OWN_KIND]


def write_rows(publication: Publication, copy: PublicCopy, at: datetime) -> PublishedResponse:
    """All rows of one response, in as many statements as there are tables. Inside the caller's transaction."""
    response = PublishedResponse.objects.create(
        publication=publication,
        page_count=len(copy.pages),
        is_picture=any(page.picture_sha256 for page in copy.pages),
        version=publication.version,
        published_at=at,
        first_published_at=_first_published(publication),
        letter_file=f"{publication.folder}/{LETTER}" if copy.letter_bytes else "",
        **{name: getattr(copy, name) for name in HEAD},
    )
    questions = _write_questions(response, copy)
    parts = _write_parts(questions, copy)
    _write_exemptions(parts, copy)
    PublishedTable.objects.bulk_create(PublishedTable(response=response, **asdict(table)) for table in copy.tables)
    pages = _write_pages(response, publication, copy)
    _write_passages(pages, questions, parts, copy)
    show_old_addresses(response)
    PublishedNotice.objects.filter(slug=response.slug).delete()  # that an earlier one was withdrawn
    return response


def _first_published(publication: Publication) -> datetime:
    """When the first version of this response was published. One query."""
    versions = Publication.objects.filter(foi_request=publication.foi_request_id).order_by("version")
    return versions.values_list("published_at", flat=True)[0]


def picture_name(page: int) -> str:
    """The name of a page's picture inside its publication's folder."""
    return f"{page}.webp"


def _write_questions(response: PublishedResponse, copy: PublicCopy) -> list[PublishedQuestion]:
    return PublishedQuestion.objects.bulk_create(
        PublishedQuestion(
            response=response,
            order=order,
            number=question.number,
            anchor=question.anchor,
            lead=question.lead,
            text=question.text,
            label=question.label,
            outcome=question.outcome,
            reworded=question.reworded,
        )
        for order, question in enumerate(copy.questions, start=1)
    )


def _write_parts(questions: Sequence[PublishedQuestion], copy: PublicCopy) -> list[list[PublishedPart]]:
    parts = [
        [
            PublishedPart(
                question=row,
                order=order,
                outcome=part.outcome,
                not_yet=part.not_yet,
                held_by=part.held_by,
                said=part.said,
                set_by_staff=part.set_by_staff,
            )
            for order, part in enumerate(question.parts, start=1)
        ]
        for row, question in zip(questions, copy.questions, strict=True)
    ]
    PublishedPart.objects.bulk_create(part for of_question in parts for part in of_question)
    return parts


def _write_exemptions(parts: Sequence[Sequence[PublishedPart]], copy: PublicCopy) -> None:
    PublishedExemption.objects.bulk_create(
        _exemption(row, exemption)
        for rows, question in zip(parts, copy.questions, strict=True)
        for row, part in zip(rows, question.parts, strict=True)
        for exemption in part.exemptions
    )


def _exemption(part: PublishedPart, exemption: PublicExemption) -> PublishedExemption:
    return PublishedExemption(part=part, **asdict(exemption))


def _write_pages(response: PublishedResponse, publication: Publication, copy: PublicCopy) -> dict[int, PublishedPage]:
    rows = PublishedPage.objects.bulk_create(
        PublishedPage(
            response=response,
            number=page.number,
            text=page.text,
            width=page.width,
            height=page.height,
            picture=f"{publication.folder}/{picture_name(page.number)}" if page.picture_sha256 else "",
            picture_sha256=page.picture_sha256,
            cuts=page.cuts,
        )
        for page in copy.pages
    )
    return {row.number: row for row in rows}


def _write_passages(
    pages: dict[int, PublishedPage],
    questions: Sequence[PublishedQuestion],
    parts: Sequence[Sequence[PublishedPart]],
    copy: PublicCopy,
) -> None:
    placed: Counter[int] = Counter()
    rows = []
    for place in copy.passages:
        placed[place.page] += 1
        part = place.question is not None and place.part is not None
        rows.append(
            PublishedPassage(
                page=pages[place.page],
                order=placed[place.page],
                role=place.role,
                question=questions[place.question] if place.question is not None else None,
                part=parts[place.question][place.part] if part else None,  # type: ignore[index]
                start=place.start,
                end=place.end,
                boxes=place.boxes,
            )
        )
    PublishedPassage.objects.bulk_create(rows)
