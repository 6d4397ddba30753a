"""What was asked and noted inside the office: colleagues' replies, notes on the case, the estimate of its cost.

Each is a part of its own, so that none comes into a bundle unless somebody chose it. Notes of reviews never do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from requests.law.written_dates import in_full
from requests.models import Case, Consultation, CostEstimate
from requests.models.evidence_bundle import BundlePart
from requests.regulator_cases.blocks import Block
from requests.regulator_cases.pieces import Gathering, Piece

INNER = {BundlePart.COLLEAGUES, BundlePart.NOTES, BundlePart.COST}
COLLEAGUES_OUT = (
    "Colleagues’ names were taken out of replies, notes and estimate by a program, which knows those with an account "
    "here and those who were asked. Look through these too."
)
NO_FILES = "Files came with it. They may name anybody, so they are here only with the details of both chosen."


def colleague_pieces(to: Gathering, case: Case | None) -> None:
    """What colleagues were asked and said; their files only where nobody in them has to be left out."""
    rows = Consultation.objects.filter(case=case, question__isnull=False).select_related("question", "asked_by")
    for row in rows.prefetch_related("files__letter").order_by("asked_at", "pk") if case else ():
        assert row.question is not None  # noqa: S101  only such were asked for
        who = to.called(row.colleague)
        title = f"Question {row.question.shown_number} to {who}"
        to.add(Piece(BundlePart.COLLEAGUES, title, _day(row.asked_at), tuple(_said(to, row, who))))
        if to.bundle.with_requester and to.bundle.with_staff:
            for file in row.files.all():
                to.file(BundlePart.COLLEAGUES, f"{title}: {file.name}", _day(file.came_at), file.letter)


def note_pieces(to: Gathering, case: Case | None) -> None:
    """What was noted on the case, the oldest first."""
    notes = list(case.notes.select_related("written_by").order_by("written_at", "pk")) if case else []
    if notes:
        rows = [
            (in_full(_day(each.written_at)), to.person(each.written_by), to.inner_words(each.text)) for each in notes
        ]
        table = Block("table", rows=[("Day", "Who", "Note"), *rows])
        to.add(Piece(BundlePart.NOTES, "Notes on the case", None, (table,)))


def cost_pieces(to: Gathering, case: Case | None) -> None:
    """What answering the whole would take."""
    cost = CostEstimate.objects.filter(case=case).first() if case else None
    if cost is None:
        return
    minutes = [("Determining", cost.determining), ("Locating", cost.locating)]
    minutes += [("Retrieving", cost.retrieving), ("Extracting", cost.extracting)]
    rows = [(name, f"{count} minutes") for name, count in minutes]
    blocks = (Block("table", rows=[("Activity", "Time"), *rows]), Block("words", to.inner_words(cost.basis)))
    to.add(Piece(BundlePart.COST, "Estimate of the cost", None, blocks))


def _said(to: Gathering, row: Consultation, who: str) -> Iterator[Block]:
    asked = f"{to.person(row.asked_by)} asked {who} on {in_full(_day(row.asked_at))}:"
    yield Block("words", "\n".join(filter(None, [asked, to.inner_words(row.text), to.inner_words(row.note)])))
    if row.replied_at is None:
        yield Block("words", "No reply came." if row.taken_back_at is None else "It was taken back.")
        return
    yield Block("heading", f"Reply of {in_full(_day(row.replied_at))}: {row.get_reply_display()}")
    if row.searched:
        yield Block("words", f"Looked in {to.inner_words(row.searched)}, {row.minutes} minutes.")
    yield Block("words", to.inner_words(row.words))
    if row.files.all() and not (to.bundle.with_requester and to.bundle.with_staff):
        yield Block("words", NO_FILES)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
