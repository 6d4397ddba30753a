"""Where a person put in words that are not the letter's: told by the words of its pages, spaces and signs aside.

A page whose words were recognised in its picture tells nothing: the person may have read it better than the program.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from documents.models import LetterPage, Passage
from documents.reading.shapes import FindingKind
from requests.models import DataTable, FiledLetter, FOIRequest, Question
from requests.models.correction import CorrectionKind

TYPED = (CorrectionKind.QUESTION_TEXT, CorrectionKind.QUESTIONS, CorrectionKind.TABLE_CELL)
PIECE = re.compile(r"\n|(?<=[.!?;:])\s")  # words may be put together of whole sentences and lines of the letter
FEWEST = 12  # letters on each side of the turn of a page that words run over
FEW = 3  # words of a cell that may stand anywhere on a page by chance: they have to stand in its row
Cells = Sequence[Sequence[int]]  # row, from 1, or 0 for the header; and column, from 0


@dataclass(frozen=True, slots=True)
class Reworded:
    """The keys of questions, by the number of a table its cells, and by the key of a part what of it staff set."""

    questions: frozenset[int] = frozenset()
    cells: Mapping[int, Cells] = field(default_factory=dict)
    parts: Mapping[int, list[str]] = field(default_factory=dict)  # as requests.publishing.set_by_staff tells


AS_READ = Reworded()


def reworded(foi_request: FOIRequest, filed: FiledLetter) -> Reworded:
    """What of a case is not in the words of its letter: one query, or five where something was typed."""
    if not foi_request.corrections.filter(kind__in=TYPED, undone_at=None, fits=True).exists():
        return AS_READ
    letter = _Letter(filed)
    rows = foi_request.questions.prefetch_related("passages__page")
    return Reworded(
        frozenset(row.pk for row in rows if _is_reworded(row, letter)),
        {table.number: list(_cells(table, letter)) for table in foi_request.tables.all()},
    )


class _Letter:
    """The words of a letter's pages, and as they were read."""

    def __init__(self, filed: FiledLetter) -> None:
        pages = LetterPage.objects.filter(reading=filed.reading_id).order_by("number")
        self.pages = {page.number: page.text for page in pages}
        self.content: Mapping[str, Any] = filed.reading.content
        recognised = filed.reading.findings.filter(kind=FindingKind.RECOGNISED.value)
        self.pictured = set(recognised.values_list("page", flat=True))
        self.said = [bare(text) for text in self.pages.values()]
        self.asked = [bare(each["text"]) for each in self.content["questions"]]

    def has(self, words: str) -> bool:
        """Whether these words stand in it, as a whole or sentence by sentence."""
        return all(self._has(piece) for piece in map(bare, PIECE.split(words)) if piece)

    def _has(self, piece: str) -> bool:
        if any(piece in text for text in (*self.said, *self.asked)):
            return True
        turns = zip(self.said, self.said[1:], strict=False)
        return any(_runs_over(piece, before, after) for before, after in turns)


def _runs_over(piece: str, before: str, after: str) -> bool:
    """Whether it begins on one page and ends on the next, with what is printed between them left out."""
    cuts = range(FEWEST, len(piece) - FEWEST + 1)
    longest = bisect_left(cuts, True, key=lambda cut: piece[:cut] not in before)  # as much of it as ends the one page
    return longest > 0 and piece[cuts[longest - 1] :] in after


def bare(words: str) -> str:
    """Its letters and figures alone, and what money is counted in."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign in "£$€%")


def _is_reworded(question: Question, letter: _Letter) -> bool:
    pages = {passage.page.number for passage in question.passages.all()} or set(letter.pages)
    return not pages & letter.pictured and not letter.has(question.text)


def _cells(table: DataTable, letter: _Letter) -> Iterator[list[int]]:
    """The cells that say otherwise than was read, in words that the letter has not where they stand."""
    read = letter.content["tables"][table.number - 1]
    of_rows = zip((read["header"], *read["rows"]), (table.header, *table.rows), strict=True)
    for at, (as_read, row) in enumerate(of_rows):
        changed = [column for column, cell in enumerate(row) if cell["text"] != as_read[column]["text"]]
        if not changed:
            continue
        passages = Passage.objects.filter(pk__in=[key for cell in row for key in cell["passages"]])
        stands = list(passages.select_related("page__reading__letter").order_by("page__number", "start"))
        pages = {each.page.number for each in stands} or set(letter.pages)
        if not pages & letter.pictured:
            yield from ([at, column] for column in changed if _is_new(row[column]["text"], stands, pages, letter))


def _is_new(words: str, stands: Sequence[Passage], pages: Iterable[int], letter: _Letter) -> bool:
    wanted = _tokens(words)
    where = [each.text for each in stands] if len(wanted) < FEW and stands else [letter.pages[page] for page in pages]
    said = _tokens(" ".join(where))
    return bool(wanted) and not any(said[at : at + len(wanted)] == wanted for at in range(len(said)))


def _tokens(words: str) -> list[str]:
    return [token for token in map(bare, words.split()) if token]
