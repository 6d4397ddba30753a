"""The table at the end of a batch: what became of each file, in plain words, as wide as a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from requests.models.foi_request import Stage
from requests.models.taking_in import FileState
from requests.particulars import listed, shortened
from requests.taking_in import TakenIn
from requests.to_check import to_check

HEADINGS = ("File", "What became of it", "Reference", "Questions", "Remarks")
WIDTHS = (30, 18, 20, 9, 60)
NO_ANSWER = "It does not answer the request."
LONGEST = 160  # characters of a finding

Row = tuple[str, str, str, str, str]


def rows_of(done: Iterable[TakenIn], *, publishing: bool) -> list[Row]:
    """One row a file, filed ones first, then those held already, then those refused."""
    order = [FileState.FILED, FileState.HELD, FileState.REFUSED, FileState.WAITING]
    return [
        _row(result, publishing=publishing) for result in sorted(done, key=lambda result: order.index(result.state))
    ]


def table(rows: Sequence[Row]) -> str:
    """The rows under their headings, long cells wrapped."""
    widths = [
        min(most, max(len(cell) for cell in column))
        for most, column in zip(WIDTHS, zip(HEADINGS, *rows, strict=True), strict=True)
    ]
    ruled = "  ".join("─" * width for width in widths)
    lines = [_line(HEADINGS, widths), ruled, *(_line(row, widths) for row in rows), ruled]
    return "\n".join(lines)


def _row(result: TakenIn, *, publishing: bool) -> Row:
    foi_request = result.foi_request
    if foi_request is None:
        return (result.name, result.state.label, "", "", result.why)
    is_draft = foi_request.stage == Stage.DRAFT
    state = f"{result.state.label}, draft" if is_draft else result.state.label
    if result.published:
        state = f"{state}, published"
    questions = str(foi_request.questions.filter(parent=None).count())
    said = remarks(result, to_check([foi_request])[foi_request.pk], publishing=publishing)
    return (result.name, state, foi_request.reference, questions, said)


def remarks(result: TakenIn, findings: Sequence[str], *, publishing: bool) -> str:
    """What is to be said of a file besides its state: what its case lacks, why it is not published, what to check."""
    left = [each for each in findings if each not in result.why]
    lead = "To check:" if len(left) == 1 else f"{len(left)} things to check, such as:"
    said = [result.why, f"{lead} {shortened(left[0], LONGEST)}" if left else ""]
    case = result.foi_request
    if case is not None and case.stage == Stage.DRAFT and "draft" not in result.why:
        said.insert(0, f"Missing: {listed(case.missing)}.")
    if case is not None and case.stage == Stage.UNANSWERED:
        said.insert(0, NO_ANSWER)
    if publishing and case is not None and not result.published:
        said.insert(0, "Not published.")
    return " ".join(filter(None, said))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    wrapped = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(len(column) for column in wrapped)
    filled = [column + [""] * (height - len(column)) for column in wrapped]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    )
