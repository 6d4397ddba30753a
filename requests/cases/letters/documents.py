"""Documents numbered for an answer: each looked through for what it hides before it may leave."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from documents.errors import Reason, UnreadableLetter
from documents.intake import MIB, check_file, clean_name, store
from documents.models import LetterFormat
from documents.reading.formats.telling import is_spreadsheet
from documents.sandbox import hidden_in_child
from documents.tabulating import tables_in_child
from requests.cases.letters.unused import drop_unused
from requests.cases.versions import CONCLUDED, why_ended
from requests.errors import CannotChange
from requests.models import Case, CaseAct, CaseDocument, FOIRequest, InternalReview, Person, Question
from requests.models.case_note import Act
from requests.reuse.cells import safe_cell

MOST_DOCUMENTS = 60
NO_TABLE = "The spreadsheet shows no table that could leave as a plain one. Save it as a PDF and attach that."


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file as it is attached. `kept_because`: why a spreadsheet leaves as it is."""

    name: str
    content: bytes
    title: str
    question_key: int | None = None
    kept_because: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The bytes that leave, with what the scan found in them."""

    name: str
    content: bytes
    format: LetterFormat
    hidden: list[dict[str, object]]


def attach(case_key: int, new: NewDocument, at: datetime, by: Person) -> CaseDocument:
    """Number a file as the case's next document. Raises CannotChange and UnreadableLetter."""
    given = kind_of(new.name, new.content)
    leaving = _leaving(new, given)
    with transaction.atomic():
        case = _open(case_key)
        question = Question.objects.filter(pk=new.question_key or 0, foi_request=request_of(case)).first()
        number = case.documents.count() + 1
        if number > MOST_DOCUMENTS:
            raise CannotChange(f"A letter carries at most {MOST_DOCUMENTS} documents. Put some together.")
        file = store(new.name, new.content, given, at)
        leaves_as = file if leaving.content is new.content else store(leaving.name, leaving.content, leaving.format, at)
        made = CaseDocument.objects.create(
            case=case,
            question=question,
            number=number,
            title=new.title.strip() or PurePosixPath(clean_name(new.name)).stem,
            file=file,
            leaves_as=leaves_as,
            kept_because=new.kept_because.strip() if given is LetterFormat.SHEET else "",
            hidden=leaving.hidden,
            attached_at=at,
            attached_by=by,
        )
        CaseAct.objects.create(case=case, did=Act.DOCUMENT, words=f"{made}: {made.title}"[:500], at=at, by=by)
    return made


@transaction.atomic
def detach(case_key: int, key: int, at: datetime, by: Person) -> None:
    """Take a document off; those after it move up. Raises CannotChange."""
    case = _open(case_key)
    gone = _document(case, key)
    CaseAct.objects.create(case=case, did=Act.DOCUMENT, words=f"Took off {gone}: {gone.title}"[:500], at=at, by=by)
    gone.delete()
    drop_unused([gone.file, gone.leaves_as])
    for number, left in enumerate(case.documents.order_by("number"), start=1):
        if left.number != number:
            left.number = number
            left.save(update_fields=["number"])


@transaction.atomic
def settle(case_key: int, key: int, why: str, at: datetime, by: Person) -> CaseDocument:
    """Say why what the scan found in a document may leave. Raises CannotChange."""
    case = _open(case_key)
    found = _document(case, key)
    if any(each["blocks"] for each in found.hidden):
        raise CannotChange(
            f"{found} could not be looked through. Save it anew, as a PDF for instance, and attach that."
        )
    if not why.strip():
        raise CannotChange("Say why it may leave.")
    found.settled = why.strip()
    found.save(update_fields=["settled"])
    CaseAct.objects.create(case=case, did=Act.DOCUMENT, words=f"{found} may leave: {why.strip()}"[:500], at=at, by=by)
    return found


def request_of(case: Case) -> FOIRequest | None:
    """The request that a case's documents answer: of a review the one that is reviewed."""
    return FOIRequest.objects.filter(Q(case=case) | Q(reviews__case=case)).first()


def _open(key: int) -> Case:
    case = Case.objects.select_for_update().get(pk=key)
    if not case.is_open:
        raise CannotChange(why_ended(case))
    if InternalReview.objects.filter(case=case, concluded_at__isnull=False).exists():  # concluded while it was read
        raise CannotChange(CONCLUDED)
    return case


def _document(case: Case, key: int) -> CaseDocument:
    found = case.documents.filter(pk=key).first()
    if found is None:
        raise CannotChange("This document is not attached any more.")
    return found


def kind_of(name: str, content: bytes) -> LetterFormat:
    """What it is: any file that is read here, a spreadsheet, or a table as CSV. Raises UnreadableLetter."""
    if not content:
        raise UnreadableLetter(Reason.EMPTY)
    if len(content) > settings.FOI_MAX_LETTER_MB * MIB:
        raise UnreadableLetter(Reason.TOO_LARGE)
    if is_spreadsheet(content):
        return LetterFormat.SHEET
    if name.lower().endswith(".csv") and b"\x00" not in content:
        return LetterFormat.TABLE
    return check_file(name, content)


def _leaving(new: NewDocument, given: LetterFormat) -> Leaving:
    """What leaves of it: of a spreadsheet a plain table, unless a reason is recorded."""
    name, content, leaves = new.name, new.content, given
    if given is LetterFormat.SHEET and not new.kept_because.strip():
        name, leaves = f"{PurePosixPath(clean_name(new.name)).stem}.csv", LetterFormat.TABLE
        content = as_csv(new.name, new.content)
    found = [] if leaves is LetterFormat.TABLE and content is not new.content else hidden_in_child(name, content)
    return Leaving(
        name, content, leaves, [{"words": each.sentence, "blocks": each.blocks} for each in found if each.asks]
    )


def as_csv(name: str, workbook: bytes) -> bytes:
    """The visible sheets of a workbook one under the other; no cell is taken for a formula. Raises CannotChange."""
    sheets = [sheet for sheet in tables_in_child(name, workbook) if sheet]
    if not sheets:
        raise CannotChange(NO_TABLE)
    written = io.StringIO()
    table = csv.writer(written)
    for at, rows in enumerate(sheets):
        if at:
            table.writerow([])
        table.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def leaves_named(document: CaseDocument) -> str:
    """The name under which it leaves: "Document 1 - Costs.csv"."""
    ending = PurePosixPath(document.leaves_as.name).suffix
    return clean_name(f"{document} - {document.title[:80]}{ending}".replace("/", "-"))
