"""The answer that left is filed: its words, as they are read from what was sent, are what the archive may publish.

The rows of the worksheet stay; each gets the words and the places of the letter. Done by the worker, once a letter.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from documents.reading.shapes import Reading
from documents.recording import Recorded, record
from documents.sandbox import read_whole_in_child
from requests.case_answers import part_row
from requests.case_evidence import keep_evidence
from requests.cases.letters.read_back import check_it_reads_back
from requests.errors import CannotChange
from requests.filing import keep_letter
from requests.gate.looking import look_first
from requests.models import Authority, FOIRequest, Outgoing
from requests.models.correspondence import CorrespondenceKind
from requests.models.foi_request import Stage
from requests.models.outgoing import OutgoingState
from requests.particulars import free_slug, slug_of
from requests.proposing.proposals import propose

AT_ONCE = 5
NOT_FILED = "The letter left, but could not be filed for the archive. Hand its PDF in under “Take letters in”."

logger = logging.getLogger(__name__)


def file_sent(at: datetime) -> int:
    """File the answers that have left and are not filed yet; how many were."""
    sent = Outgoing.objects.filter(
        state=OutgoingState.SENT,
        correspondence__kind=CorrespondenceKind.ANSWER,
        correspondence__case__foi_request__stage=Stage.OPEN,
        problem="",
    ).select_related("pdf", "correspondence__case__foi_request")
    return sum(_file(outgoing, at) for outgoing in sent.order_by("pk")[:AT_ONCE])


def _file(outgoing: Outgoing, at: datetime) -> bool:
    foi_request = outgoing.correspondence.case.foi_request
    assert foi_request is not None  # noqa: S101  only such were asked for
    try:
        whole = read_whole_in_child(outgoing.pdf.name, bytes_of(outgoing.pdf))
        check_it_reads_back(foi_request, whole.reading)
    except (UnreadableLetter, LostLetter, DamagedLetter, CannotChange) as why:
        logger.warning("Letter %s that left could not be filed (%s)", outgoing.pk, type(why).__name__)
        Outgoing.objects.filter(pk=outgoing.pk).update(problem=NOT_FILED)
        return False
    with transaction.atomic():
        held = FOIRequest.objects.select_for_update().get(pk=foi_request.pk)
        if held.stage != Stage.OPEN:
            return False
        recorded = record(outgoing.pdf, whole.reading, at)
        _fill(held, whole.reading, at)
        look_first(held, keep_letter(held, recorded, whole.reading), whole.reading, at, whole.hidden)
        _tie(held, whole.reading, recorded)
    return True


def _fill(foi_request: FOIRequest, reading: Reading, at: datetime) -> None:
    """What a filed letter has: its address and what stands around the answers."""
    foi_request.slug = foi_request.slug or free_slug(slug_of(foi_request.reference))
    foi_request.stage, foi_request.filed_at = Stage.FILED, at
    foi_request.request_text = reading.request.value if reading.request else foi_request.request_text
    foi_request.review_text = reading.review.value if reading.review else ""
    foi_request.copyright_text = reading.copyright.value if reading.copyright else ""
    foi_request.in_short = [list(row) for row in propose(reading).in_short]
    foi_request.authority_name = foi_request.authority_name or _who_answers(reading, at)
    foi_request.version += 1
    foi_request.save()


def _who_answers(reading: Reading, at: datetime) -> str:
    """The name of the office on the day, where none was known when the request was logged; else as its letter says."""
    office = Authority.objects.as_of(timezone.localdate(at))
    return office.name if office else reading.authority.value if reading.authority else ""


def _tie(foi_request: FOIRequest, reading: Reading, recorded: Recorded) -> None:
    """Each question and part with the letter's words and where they stand."""
    for rows in (foi_request.links, foi_request.tables, foi_request.attachments):
        rows.all().delete()
    evidence = keep_evidence(foi_request, reading, recorded)
    questions = foi_request.questions.order_by("order").prefetch_related("parts__exemptions")
    for question, read in zip(questions, reading.questions, strict=True):
        question.passages.set(recorded.passages(read.spans))
        for order, (part, said) in enumerate(zip(question.parts.all(), read.parts, strict=True), start=1):
            as_read = part_row(question, order, said, recorded, evidence)
            part.said, part.text = as_read.said, as_read.text
            part.save(update_fields=["said", "text"])
            part.passages.set(recorded.passages(said.spans))
            where = recorded.passages(span for cited in said.citations for span in cited.spans)
            for exemption in part.exemptions.all():
                exemption.passages.set(where)
