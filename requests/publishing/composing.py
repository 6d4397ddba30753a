"""Composing the public copy from the case. Requesters' details are never read here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from documents.clearing.shapes import CopyPage
from documents.models import Passage
from documents.reading.shapes import FindingKind, SaidKind
from requests.law.outcomes import Outcome, overall
from requests.models import AnswerPart, AppliedExemption, DataTable, FiledLetter, FOIRequest, Link, Question
from requests.models.foi_request import ParticularPassage
from requests.models.publication import PassageRole
from requests.proposing.captions import caption
from requests.publishing.cell_places import passage_places, with_places
from requests.publishing.public_copy import (
    PublicCopy,
    PublicExemption,
    PublicPage,
    PublicPart,
    PublicPassage,
    PublicQuestion,
    PublicTable,
)
from requests.publishing.public_links import links_in_text
from requests.sections import section_code
from requests.time_taken import TimeTaken

TIMES = ("received_on", "due_on", "answered_on", "working_days", "is_late")
NOTICES = {"review": PassageRole.REVIEW, "copyright": PassageRole.COPYRIGHT}


def compose(
    foi_request: FOIRequest, filed: FiledLetter, pages: Sequence[CopyPage], time_taken: TimeTaken
) -> PublicCopy:
    """All that is to be released of the request and the letter that answers it."""
    questions = questions_of(foi_request)
    return PublicCopy(
        slug=str(foi_request.slug),
        reference=foi_request.reference,
        regime=foi_request.regime,
        kind=filed.kind,
        topics=list(foi_request.topics.values_list("slug", flat=True)),
        authority_name=foi_request.authority_name,
        title=foi_request.title,
        in_short=foi_request.in_short,
        **{name: getattr(time_taken, name) for name in TIMES},
        clock=time_taken.as_json(),
        late_reason=foi_request.late_reason,
        review_text=foi_request.review_text,
        copyright_text=foi_request.copyright_text,
        attachments=[
            {"label": document.label, "title": document.title, "pages": document.pages, "note": document.note}
            for document in foi_request.attachments.all()
        ],
        checked_on=foi_request.checked_on,
        recognised_pages=_recognised_pages(filed),
        questions=copied_questions(foi_request, questions),
        tables=_tables(foi_request, filed),
        pages=[_public_page(page) for page in pages],
        passages=_places(questions, filed),
    )


def _recognised_pages(filed: FiledLetter) -> list[int]:
    """The pages whose words a program recognised in their pictures. The public is told."""
    found = filed.reading.findings.filter(kind=FindingKind.RECOGNISED.value, page__isnull=False)
    return sorted(page for page in found.values_list("page", flat=True) if page)


def questions_of(foi_request: FOIRequest) -> list[Question]:
    """The questions in order, with their parts, provisions and passages: five statements."""
    related = foi_request.questions.order_by("order")
    return list(related.prefetch_related("passages", "parts__exemptions", "parts__passages"))


def copied_questions(foi_request: FOIRequest, questions: list[Question]) -> list[PublicQuestion]:
    """The questions as the public copy has them, one for each row of `questions`."""
    tables = {table.pk: table.number for table in foi_request.tables.all()}
    links = {link.pk: link for link in foi_request.links.all()}
    by_pk = {question.pk: question for question in questions}
    leading = {question.parent_id for question in questions}
    return [
        PublicQuestion(
            number=question.shown_number,
            anchor=question.anchor,
            lead=_lead(question, by_pk),
            text=question.text,
            label=question.label,
            outcome=_outcome(question, leads=question.pk in leading),
            parts=[_copied_part(part, tables, links) for part in question.parts.all()],
        )
        for question in questions
    ]


def _lead(question: Question, by_pk: dict[int, Question]) -> str:
    """The words of the questions above it, the topmost first."""
    above: list[str] = []
    parent = by_pk.get(question.parent_id or 0)
    while parent is not None and len(above) < len(by_pk):
        above.insert(0, parent.text)
        parent = by_pk.get(parent.parent_id or 0)
    return "\n".join(above)


def _outcome(question: Question, *, leads: bool) -> str:
    """Blank where the question only leads its sub-questions in."""
    parts = list(question.parts.all())
    if leads and not parts:
        return ""
    return overall(Outcome(part.outcome) for part in parts).value


def _copied_part(part: AnswerPart, tables: dict[int, int], links: dict[int, Link]) -> PublicPart:
    said = [
        {
            "kind": run["kind"],
            "text": run["text"],
            "table": tables.get(run["table"]),
            "links": links_in_text(run["text"], [links[key] for key in run["links"]]),
        }
        for run in part.said
    ]
    return PublicPart(
        outcome=part.outcome,
        not_yet=part.not_yet,
        held_by=part.held_by,
        said=said,
        exemptions=[_copied_exemption(exemption) for exemption in part.exemptions.all()],
    )


def _copied_exemption(exemption: AppliedExemption) -> PublicExemption:
    return PublicExemption(
        as_written=exemption.as_written,
        regime=exemption.regime,
        section=section_code(exemption.regime, exemption.provision),
        provision=exemption.provision,
        known=exemption.known,
    )


def _tables(foi_request: FOIRequest, filed: FiledLetter) -> list[PublicTable]:
    tables = list(foi_request.tables.all())
    places = passage_places(filed) if tables else {}
    return [with_places(copied_table(table), table, places) for table in tables]


def copied_table(table: DataTable) -> PublicTable:
    """A table as the public copy has it: with a caption, and texts only. The places of its cells are found for all."""
    header = _texts(table.header)
    return PublicTable(
        number=table.number,
        caption=caption(table.number, table.caption, header),
        header=header,
        rows=[_texts(row) for row in table.rows],
        total_row=table.total_row,
        checks=table.checks,
        caveats=_texts(table.caveats),
        places=[],
        row_pages=[],
    )


def _texts(cells: Iterable[dict[str, str]]) -> list[str]:
    return [cell["text"] for cell in cells]


def _public_page(page: CopyPage) -> PublicPage:
    return PublicPage(
        number=page.number,
        text=page.text,
        width=page.width,
        height=page.height,
        picture_sha256=hashlib.sha256(page.picture).hexdigest() if page.picture else "",
        cuts=list(page.cuts),
    )


def _places(questions: list[Question], filed: FiledLetter) -> list[PublicPassage]:
    """Every place that something published was taken from, page by page in reading order."""
    numbers = dict(filed.reading.pages.values_list("pk", "number"))
    found = dict.fromkeys([*_places_of_questions(questions, numbers), *_places_of_notices(filed, numbers)])
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


def _places_of_notices(filed: FiledLetter, numbers: dict[int, int]) -> Iterator[PublicPassage]:
    notices = ParticularPassage.objects.filter(filed_letter=filed, particular__in=NOTICES).select_related("passage")
    for notice in notices:
        yield from _place(notice.passage, numbers, NOTICES[notice.particular])


def _place(
    passage: Passage, numbers: dict[int, int], role: PassageRole, question: int | None = None, part: int | None = None
) -> Iterator[PublicPassage]:
    if passage.page_id in numbers:  # a corrected reading may leave a passage on an older one
        boxes = tuple(tuple(box) for box in passage.boxes) if passage.boxes else None
        yield PublicPassage(numbers[passage.page_id], passage.start, passage.end, boxes, role.value, question, part)
