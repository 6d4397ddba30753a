"""The outcome of a review that left is filed like any letter of that kind, beside the answer it reviews.

So it can be cleared and published, and the public pages of both say what changed. Done by the worker, once a letter.
"""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from html import escape

from django.db import transaction

from documents.errors import DamagedLetter, LostLetter, NotTypeset, UnreadableLetter
from documents.intake import bytes_of, store
from documents.joining import joined_in_child
from documents.models import Letter, LetterFormat
from documents.reading.shapes import LetterKind
from documents.recording import record
from documents.sandbox import read_whole_in_child
from documents.typesetting import typeset
from requests.cases.letters.documents import leaves_named
from requests.cases.letters.read_back import check_outcome_reads_back
from requests.cases.letters.ready import file_name
from requests.errors import CannotChange
from requests.filing import file_letter
from requests.models import CaseDocument, FOIRequest, InternalReview, Outgoing
from requests.models.correspondence import CorrespondenceKind
from requests.models.foi_request import Stage
from requests.models.outgoing import OutgoingState
from requests.particulars import free_slug
from requests.time_taken import due_on

AT_ONCE = 5
NOT_FILED = "The outcome left, but could not be filed for the archive. Hand its PDF in under “Take letters in”."

logger = logging.getLogger(__name__)


def file_outcomes(at: datetime) -> int:
    """File the outcomes that have left and are not filed yet; how many were."""
    sent = Outgoing.objects.filter(
        state=OutgoingState.SENT,
        correspondence__kind=CorrespondenceKind.REVIEW,
        correspondence__case__review__outcome=None,
        correspondence__case__review__isnull=False,
        problem="",
    ).select_related("pdf", "correspondence__case")
    return sum(_file(outgoing, at) for outgoing in sent.order_by("pk")[:AT_ONCE])


def _file(outgoing: Outgoing, at: datetime) -> bool:
    case = outgoing.correspondence.case
    try:
        letter = with_its_documents(outgoing, at)
        whole = read_whole_in_child(letter.name, bytes_of(letter))
        check_outcome_reads_back(case, whole.reading)
    except (UnreadableLetter, LostLetter, DamagedLetter, NotTypeset, CannotChange) as why:
        logger.warning("Outcome %s that left could not be filed (%s)", outgoing.pk, type(why).__name__)
        Outgoing.objects.filter(pk=outgoing.pk).update(problem=NOT_FILED)
        return False
    with transaction.atomic():
        review = InternalReview.objects.select_for_update(of=("self",)).select_related("foi_request").get(case=case)
        if review.outcome_id is not None:
            return False
        filed = file_letter(record(letter, whole.reading, at), whole.reading, at, None, whole.hidden)
        review.outcome = filed
        review.save(update_fields=["outcome"])
        _beside(filed, review)
    return True


def with_its_documents(outgoing: Outgoing, at: datetime) -> Letter:
    """The letter that left with its documents, as one file: so what was disclosed is cleared and shown with it.

    PDFs alone become one PDF, each behind a page that names it. Where there is another, all are a message, which is
    read file by file: Word files as pages, of a spreadsheet what somebody chooses. Raises UnreadableLetter, NotTypeset,
    and what is raised where a file is lost.
    """
    case = outgoing.correspondence.case
    documents = list(case.documents.select_related("leaves_as").order_by("number"))
    if not documents:
        return outgoing.pdf
    if any(each.leaves_as.format != LetterFormat.PDF for each in documents):
        return store(file_name(case, "eml"), _message(outgoing, documents), LetterFormat.EMAIL, at)
    pages = [page for each in documents for page in (_cover(each), bytes_of(each.leaves_as))]
    whole = joined_in_child([bytes_of(outgoing.pdf), *pages], as_given=True)
    return store(outgoing.pdf.name, whole, LetterFormat.PDF, at)


def _message(outgoing: Outgoing, documents: Sequence[CaseDocument]) -> bytes:
    """A message without words that carries them all; the same bytes each time."""
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = outgoing.correspondence.case.reference, "1.0"
    message.make_mixed(boundary="=_documents")  # no line of base64 begins so
    for name, content in [(outgoing.pdf.name, bytes_of(outgoing.pdf)), *map(_readable, documents)]:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _readable(document: CaseDocument) -> tuple[str, bytes]:
    """A document by the name under which it left; a plain table as a web page, which the reader takes for a table."""
    name, content = leaves_named(document), bytes_of(document.leaves_as)
    if document.leaves_as.format != LetterFormat.TABLE:
        return name, content
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    page = f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body><table>\n{cells}</table></body></html>\n'
    return f"{name.rpartition('.')[0]}.html", page.encode()


def _cover(document: CaseDocument) -> bytes:
    words = f"This document came with our letter {document.case.reference}."
    return typeset("document_cover.typ", {"title": f"{document} – {document.title}", "words": words})


def _beside(filed: FOIRequest, review: InternalReview) -> None:
    """Under the reference of what it reviews, with the days of the review: the letter names both references."""
    first, case = review.foi_request, review.case
    filed.reference, filed.regime = first.reference, first.regime
    filed.slug = free_slug(first.slug) if first.slug else filed.slug
    filed.received_on, filed.answered_on = review.asked_on, case.ended_on
    filed.title = f"Internal review: {first.title}"[:200]
    if filed.slug:
        filed.stage, filed.missing = Stage.FILED, []
    filed.due_on = due_on(filed, LetterKind.REVIEW)
    filed.save()
