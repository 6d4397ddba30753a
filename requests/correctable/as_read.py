"""What became of what the reader found: the questions, parts of answers and tables of a reading as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from requests.correctable.naming import named_now
from requests.correctable.shapes import fingerprint, spaced
from requests.models import AnswerPart, Correction, DataTable, FOIRequest, Question
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number

RENAMES = frozenset({CorrectionKind.QUESTION_NUMBER, CorrectionKind.QUESTION_TEXT})
UNNAMED = frozenset({CorrectionKind.TABLE_CELL, CorrectionKind.FINDING, CorrectionKind.LETTER_KIND})
Read = Mapping[str, Any]  # a question or a part of a LetterReading.content


@dataclass(frozen=True, slots=True)
class Now:
    """A case beside its reading. `corrections`: those that stand, the newest first, by the names of now."""

    read: Sequence[Read]
    questions: Sequence[Question]
    tables: Mapping[int, DataTable]
    corrections: Sequence[Correction]
    of: Mapping[int, frozenset[int]]  # a correction's key: those of the questions that it is of

    def row(self, at: int) -> Question | None:
        """The question that was read so; None where it is in no other way than in another's words, or gone."""
        return next((each for each in self.questions if each.read_as == at), None)

    def part(self, at: int, order: int) -> AnswerPart | None:
        """The part that was read so, also where it answers another question; None where its words are cut or gone."""
        words, row = words_read(self.read[at]["parts"][order]), self.row(at)
        alike = [part for each in self.questions for part in each.parts.all() if spaced(part.text) == words]
        own = [part for part in alike if row and part.question_id == row.pk]
        moved = [part for part in alike if not self._has_read(part.question_id, words)]
        if own or moved:
            return (own or moved)[0]
        if row is None or self.last(row, CorrectionKind.PARTS, CorrectionKind.QUESTIONS):
            return None
        return next((part for part in row.parts.all() if part.order == order + 1), None)

    def last(self, row: Question, *kinds: CorrectionKind) -> Correction | None:
        """The last correction of these kinds that is of this question."""
        return next((each for each in self.corrections if each.kind in kinds and row.pk in self.of[each.pk]), None)

    def last_of_part(self, part: AnswerPart, kind: CorrectionKind) -> Correction | None:
        """The last correction of this kind that is of this part, or of its answer as a whole."""
        mine = [each for each in self.corrections if each.kind == kind and part.question_id in self.of[each.pk]]
        said = fingerprint(spaced(part.text))
        found = [each for each in mine if each.of["said"] == said] or [
            each for each in mine if each.of["part"] == part.order
        ]
        return found[0] if found else self.last(part.question, CorrectionKind.PARTS, CorrectionKind.QUESTIONS)

    def gone(self, at: int) -> Correction | None:
        """The correction that took this question away: removed it, or merged it with another.

        None where all that was taken away is another question: whatever became of this one, no correction says so.
        """
        took = [(each, name) for each in self.corrections for name in _gone(each)]
        names = [(read["number"], spaced(read["text"])) for read in self.read]
        number, words = names[at]
        own = [each for each, name in took if name == names[at]]
        alike = [each for each, name in took if name not in names and (name[0] == number or name[1] == words)]
        return next(iter(own or alike), None)

    def _has_read(self, question: int, words: str) -> bool:
        row = next(each for each in self.questions if each.pk == question)
        return row.read_as is not None and any(words_read(part) == words for part in self.read[row.read_as]["parts"])


def is_numbered_as_read(state: Now, row: Question) -> bool:
    """Whether a question that was read has the number it was read with; one that the letter has twice is "2.again"."""
    if row.read_as is None:
        return False
    read: str = state.read[row.read_as]["number"]
    return row.number == read or row.number.startswith(f"{read}.again")


def number_read(state: Now, row: Question) -> str:
    """Its number as it was read, as people write it: what it is called now is told beside that. Else the one it has."""
    return row.shown_number if row.read_as is None else shown_number(state.read[row.read_as]["number"])


def now(foi_request: FOIRequest, read: Sequence[Read]) -> Now:
    """Seven statements, however long the letter is. `read`: the questions of its reading."""
    questions = list(
        Question.objects.filter(foi_request=foi_request).order_by("order").prefetch_related("parts__exemptions")
    )
    tables = {table.number: table for table in DataTable.objects.filter(foi_request=foi_request)}
    standing = list(foi_request.corrections.filter(undone_at=None, fits=True).select_related("made_by").order_by("pk"))
    named = [_named(each, standing[at:]) for at, each in enumerate(standing, start=1)]
    of = {each.pk: frozenset(_questions(called, questions)) for each, called in zip(standing, named, strict=True)}
    return Now(read, questions, tables, standing[::-1], of)


def _named(correction: Correction, later: Sequence[Correction]) -> Correction:
    if correction.kind in UNNAMED:
        return correction
    return named_now(correction, [each for each in later if each.kind in RENAMES])


def _questions(correction: Correction, questions: Sequence[Question]) -> Iterator[int]:
    """The keys of the questions that it is of."""
    for number, words in _named_in(correction):
        numbered = [each.pk for each in questions if each.number == number]
        alike = [each.pk for each in questions if spaced(each.text) == spaced(words)]
        both = [each for each in alike if each in numbered]
        yield from both or (alike if len(alike) == 1 else numbered)[:1]


def _named_in(correction: Correction) -> Iterator[tuple[str, str]]:
    """Number and words of each question that it is of, once it is made."""
    of, after = correction.of, correction.after
    match CorrectionKind(correction.kind):
        case CorrectionKind.QUESTIONS:
            for entry in after:
                yield entry["is"]["question"], _asked(entry)
        case CorrectionKind.PARTS:
            for each in of["questions"]:
                yield each["question"], each["words"]
        case CorrectionKind.QUESTION_TEXT:
            yield of["question"], after
        case CorrectionKind.QUESTION_NUMBER:
            yield after, of["words"]
        case kind if kind not in UNNAMED:
            yield of["question"], of["words"]


def _gone(correction: Correction) -> Iterator[tuple[str, str]]:
    """Number and words of each question that it took away: as it was read, where that is kept."""
    if correction.kind == CorrectionKind.QUESTIONS:
        left = {entry["is"]["question"] for entry in correction.after}
        for entry in correction.before:
            if entry["is"]["question"] not in left:
                read = entry["is"].get("read")
                yield (
                    (read["number"], spaced(read["text"])) if read else (entry["is"]["question"], spaced(_asked(entry)))
                )


def _asked(entry: Mapping[str, Any]) -> str:
    words: str = entry["has"].get("text", entry["is"]["words"])
    return words


def words_read(part: Read) -> str:
    """The words of a part as it was read, with one space between them."""
    return spaced(" ".join(run["text"] for run in part["said"]))
