"""Composing the public copy from the case. Requesters' details are never read here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from documents.clearing.shapes import CopyPage
from documents.models import Passage
from documents.reading.shapes import FindingKind, SaidKind
from requests.law.outcomes import Outcome, overall
from requests.models import AnswerPart, AppliedExemption, Attachment, DataTable, FiledLetter, FOIRequest, Link, Question
from requests.models.foi_request import ParticularPassage
from requests.models.publication import PassageRole
from requests.proposing.captions import caption
from requests.publishing.cell_places import passage_places, with_places
from requests.publishing.chosen_tables import CutTables, cut_tables, run_of
from requests.publishing.public_copy import (
    PublicCopy,
    PublicExemption,
    PublicPage,
    PublicPart,
    PublicPassage,
    PublicQuestion,
    PublicTable,
)
from requests.publishing.redacted import NOTHING, Redacting
from requests.publishing.reworded import AS_READ, Reworded, reworded
from requests.publishing.set_by_staff import set_by_staff
from requests.sections import section_code
from requests.time_taken import TimeTaken

TIMES = ("received_on", "due_on", "answered_on", "working_days", "is_late")
AS_THEY_ARE = ("reference", "regime", "authority_name", "checked_on")
NOTICES = {"review": PassageRole.REVIEW, "copyright": PassageRole.COPYRIGHT}


def compose(
    foi_request: FOIRequest,
    filed: FiledLetter,
    pages: Sequence[CopyPage],
    time_taken: TimeTaken,
    redacting: Redacting = NOTHING,
) -> PublicCopy:
    """All that is to be released: `pages` without what was taken out, and `redacting` takes it out of all else."""
    questions, notices, own = questions_of(foi_request), _notices(filed), _of_staff(foi_request, filed)
    whole = _tables(foi_request, filed, redacting, own)
    cut = cut_tables(foi_request.tables.all(), whole, redacting)
    return PublicCopy(
        slug=str(foi_request.slug),
        kind=filed.kind,
        topics=list(foi_request.topics.values_list("slug", flat=True)),
        title=redacting.words(foi_request.title),
        in_short=[[redacting.words(words) for words in row] for row in foi_request.in_short],
        **{name: getattr(foi_request, name) for name in AS_THEY_ARE},
        **{name: getattr(time_taken, name) for name in TIMES},
        clock=time_taken.as_json(),
        late_reason=redacting.words(foi_request.late_reason),
        review_text=_notice_text(foi_request, "review", notices, redacting),
        copyright_text=_notice_text(foi_request, "copyright", notices, redacting),
        attachments=[_attachment(document, redacting) for document in foi_request.attachments.all()],
        recognised_pages=_recognised_pages(filed),
        questions=copied_questions(foi_request, questions, redacting, cut, own),
        tables=[table for each in whole if (table := cut.get(each.number, each)) is not None],
        pages=[_public_page(page) for page in pages],
        passages=_places(questions, filed, notices, redacting),
    )


def _of_staff(foi_request: FOIRequest, filed: FiledLetter) -> Reworded:
    return replace(reworded(foi_request, filed), parts=set_by_staff(foi_request, filed))


def _attachment(document: Attachment, redacting: Redacting) -> dict[str, object]:
    words = {name: redacting.words(getattr(document, name)) for name in ("label", "title", "note")}
    if document.pages and redacting.leaves_page_out(document.pages[0]):
        words["title"] = ""  # what heads a sheet that is not published
    return {**words, "pages": document.pages}


def _recognised_pages(filed: FiledLetter) -> list[int]:
    """The pages whose words a program recognised in their pictures. The public is told."""
    found = filed.reading.findings.filter(kind=FindingKind.RECOGNISED.value, page__isnull=False)
    return sorted(page for page in found.values_list("page", flat=True) if page)


def questions_of(foi_request: FOIRequest) -> list[Question]:
    """The questions in order, with their parts, provisions and passages: five statements."""
    related = foi_request.questions.order_by("order")
    return list(related.prefetch_related("passages", "parts__exemptions", "parts__passages"))


def copied_questions(
    foi_request: FOIRequest,
    questions: list[Question],
    redacting: Redacting = NOTHING,
    cut: CutTables = MappingProxyType({}),
    own: Reworded = AS_READ,
) -> list[PublicQuestion]:
    """The questions as the public copy has them, one for each row of `questions`. `cut`: tables not shown whole."""
    tables = {table.pk: table.number for table in foi_request.tables.all()}
    links = {link.pk: link for link in foi_request.links.all()}
    texts = {row.pk: redacting.taken(row.text, [passage.pk for passage in row.passages.all()]) for row in questions}
    parents = {question.pk: question.parent_id for question in questions}
    leading = {question.parent_id for question in questions}
    return [
        PublicQuestion(
            number=question.shown_number,
            anchor=question.anchor,
            lead=_lead(question, parents, texts),
            text=texts[question.pk],
            label=redacting.words(question.label),
            outcome=_outcome(question, leads=question.pk in leading),
            parts=[_copied_part(part, tables, links, redacting, cut, own) for part in question.parts.all()],
            reworded=any(each in own.questions for each in (question.pk, *_above(question, parents))),
        )
        for question in questions
    ]


def _lead(question: Question, parents: Mapping[int, int | None], texts: Mapping[int, str]) -> str:
    """The words of the questions above it, the topmost first."""
    return "\n".join(texts[each] for each in reversed(_above(question, parents)))


def _above(question: Question, parents: Mapping[int, int | None]) -> list[int]:
    """The keys of the questions above it, the nearest first."""
    above: list[int] = []
    parent = question.parent_id
    while parent is not None and parent in parents and len(above) < len(parents):
        above.append(parent)
        parent = parents[parent]
    return above


def _outcome(question: Question, *, leads: bool) -> str:
    """Blank where the question only leads its sub-questions in."""
    parts = list(question.parts.all())
    if leads and not parts:
        return ""
    return overall(Outcome(part.outcome) for part in parts).value


def _copied_part(
    part: AnswerPart,
    tables: dict[int, int],
    links: dict[int, Link],
    redacting: Redacting,
    cut: CutTables,
    own: Reworded,
) -> PublicPart:
    said: list[dict[str, object]] = []
    for run in part.said:
        if (number := tables.get(run["table"])) in cut:
            said.append(run_of(number, cut[number]))
            continue
        text, placed = redacting.run(run["text"], run["passages"], [links[key] for key in run["links"]])
        said.append({"kind": run["kind"], "text": text, "table": tables.get(run["table"]), "links": placed})
    return PublicPart(
        outcome=part.outcome,
        not_yet=part.not_yet,
        held_by=redacting.words(part.held_by),
        said=said,
        exemptions=[_copied_exemption(exemption) for exemption in part.exemptions.all()],
        set_by_staff=own.parts.get(part.pk, []),
    )


def _copied_exemption(exemption: AppliedExemption) -> PublicExemption:
    return PublicExemption(
        as_written=exemption.as_written,
        regime=exemption.regime,
        section=section_code(exemption.regime, exemption.provision),
        provision=exemption.provision,
        known=exemption.known,
    )


def _tables(foi_request: FOIRequest, filed: FiledLetter, redacting: Redacting, own: Reworded) -> list[PublicTable]:
    tables = list(foi_request.tables.all())
    places = passage_places(filed, redacting) if tables else {}
    return [with_places(copied_table(table, redacting, own), table, places) for table in tables]


def copied_table(table: DataTable, redacting: Redacting = NOTHING, own: Reworded = AS_READ) -> PublicTable:
    """A table as the public copy has it: with a caption, and texts only. The places of its cells are found for all."""
    header = _texts(table.header, redacting)
    rows = [_texts(row, redacting) for row in table.rows]
    is_whole = [header, *rows] == [_texts(row, NOTHING) for row in (table.header, *table.rows)]
    return PublicTable(
        number=table.number,
        caption=caption(table.number, redacting.words(table.caption), header),
        header=header,
        rows=rows,
        total_row=table.total_row,
        checks=table.checks if is_whole else [],  # a sum would tell the figure, and its name the heading
        caveats=[caveat for caveat in _texts(table.caveats, redacting) if caveat],
        places=[],
        row_pages=[],
        reworded=[[row, at] for row, at in own.cells.get(table.number, ()) if [header, *rows][row][at].strip()],
    )


def _texts(cells: Iterable[dict[str, Any]], redacting: Redacting) -> list[str]:
    return [
        "" if redacting.leaves_out(cell["passages"]) else redacting.taken(cell["text"], cell["passages"])
        for cell in cells
    ]


def _public_page(page: CopyPage) -> PublicPage:
    return PublicPage(
        number=page.number,
        text=page.text,
        width=page.width,
        height=page.height,
        picture_sha256=hashlib.sha256(page.picture).hexdigest() if page.picture else "",
        cuts=list(page.cuts),
    )


def _places(
    questions: list[Question], filed: FiledLetter, notices: Sequence[ParticularPassage], redacting: Redacting
) -> list[PublicPassage]:
    """Every place that something published was taken from, page by page in reading order."""
    numbers = dict(filed.reading.pages.values_list("pk", "number"))
    places = [*_places_of_questions(questions, numbers), *_places_of_notices(notices, numbers)]
    found = dict.fromkeys(moved for place in places if (moved := _moved(place, redacting)).start < moved.end)
    return sorted(found, key=lambda place: (place.page, place.start, place.end))


def _places_of_questions(questions: list[Question], numbers: dict[int, int]) -> Iterator[PublicPassage]:
    for order, question in enumerate(questions):
        for passage in question.passages.all():
            yield from _place(passage, numbers, PassageRole.QUESTION, order)
        for part_order, part in enumerate(question.parts.all()):
            tables = {key for run in part.said if run["kind"] == SaidKind.TABLE.value for key in run["passages"]}
            for passage in part.passages.all():
                role = PassageRole.TABLE if passage.pk in tables else PassageRole.ANSWER
                yield from _place(passage, numbers, role, order, part_order)


def _moved(place: PublicPassage, redacting: Redacting) -> PublicPassage:
    start, end = redacting.moved(place.page, place.start, place.end)
    boxes = tuple(tuple(box) for box in redacting.boxes(place.page, place.boxes)) if place.boxes else None
    return replace(place, start=start, end=end, boxes=boxes)


def _notices(filed: FiledLetter) -> list[ParticularPassage]:
    notices = ParticularPassage.objects.filter(filed_letter=filed, particular__in=NOTICES)
    return list(notices.select_related("passage"))


def _notice_text(foi_request: FOIRequest, name: str, notices: Sequence[ParticularPassage], redacting: Redacting) -> str:
    passages = [notice.passage_id for notice in notices if notice.particular == name]
    return redacting.taken(getattr(foi_request, f"{name}_text"), passages)


def _places_of_notices(notices: Sequence[ParticularPassage], numbers: dict[int, int]) -> Iterator[PublicPassage]:
    for notice in notices:
        yield from _place(notice.passage, numbers, NOTICES[notice.particular])


def _place(
    passage: Passage, numbers: dict[int, int], role: PassageRole, question: int | None = None, part: int | None = None
) -> Iterator[PublicPassage]:
    if passage.page_id in numbers:  # a corrected reading may leave a passage on an older one
        boxes = tuple(tuple(box) for box in passage.boxes) if passage.boxes else None
        yield PublicPassage(numbers[passage.page_id], passage.start, passage.end, boxes, role.value, question, part)
