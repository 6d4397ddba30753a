"""How sure a thing of a case is, and how it was found: as the reading has it, or set by a person.

What makes a thing doubtful is of one of its values (see documents.reading.certainty): whoever sets that has settled it,
and whoever sets another one leaves the doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from documents.reading.certainty import (
    BARE,
    CITED_IN_PICTURE,
    LABEL_LINE,
    NAMED,
    NEXT_ANSWER,
    NUMBERED_LINE,
    OFF_NUMBER,
    PICTURED,
    PROPOSED_FOR,
    READ_WITH,
    SURE,
    UNKNOWN,
    WHOSE,
)
from requests.case_answers import DOUBTED, TWICE
from requests.correctable.shapes import spaced
from requests.models import AnswerPart, AppliedExemption, FOIRequest, Question
from requests.models.question import HOW_LENGTH
from requests.particulars import shortened

BY_PERSON = "set by a person"
OF_WORDS = (NUMBERED_LINE, LABEL_LINE, NEXT_ANSWER, WHOSE, PICTURED)  # of what a part says, whatever its outcome is
OF_CITATION = (PROPOSED_FOR, CITED_IN_PICTURE, READ_WITH)
OF_PROVISION = (BARE, NAMED, UNKNOWN)  # settled by another outcome or by the provisions
Read = Mapping[str, Any]


class Certainty(NamedTuple):
    """`sure`: 0.0 to 1.0."""

    sure: float
    how: str


def of_question(question: Question) -> Certainty:
    """As read, until a person sets what is doubtful of it: its number, or else its words."""
    at = question.read_as
    if at is None:
        at = read_as(question.foi_request, question.text, "", ())
    if at is None:
        return _set()
    read = _questions(question.foi_request)[at]
    number, is_twice = read["number"], question.number.startswith(f"{read['number']}.again")
    if OFF_NUMBER in read.get("how", ""):
        is_as_read = is_twice or question.number == number
    else:
        is_as_read = is_twice or spaced(read["text"]) == spaced(question.text)
    if not is_as_read:
        return _set()
    sure, how = _certainty(read)
    return (
        Certainty(DOUBTED, shortened(f"{how}{TWICE.format(number)}", HOW_LENGTH)) if is_twice else Certainty(sure, how)
    )


def read_as(foi_request: FOIRequest, words: str, number: str, taken: Sequence[int | None]) -> int | None:
    """Which question of the reading has these words; where none has, and a number is told, which has that."""
    free = [(at, each) for at, each in enumerate(_questions(foi_request)) if at not in taken]
    alike = [at for at, each in free if spaced(each["text"]) == spaced(words)]
    numbered = [at for at, each in free if each["number"] == number]
    return next(iter([at for at in alike if at in numbered] or alike or numbered), None)


def name_read(question: Question) -> dict[str, str] | None:
    """What the reading calls this question, so that it is known again under another number and in other words."""
    if question.read_as is None:
        return None
    read = _questions(question.foi_request)[question.read_as]
    return {"number": read["number"], "text": read["text"]}


def of_part(part: AnswerPart) -> Certainty:
    """As read, until a person sets what is doubtful of it; set by a person where its words were not read so."""
    return next((_of_part(part, each) for each in _parts(part)), _set())


def is_as_read(part: AnswerPart) -> bool:
    """Whether the reading has a part of these words."""
    return any(True for _ in _parts(part))


def of_exemption(exemption: AppliedExemption) -> Certainty:
    """As read, where the same words of an answer rely on it as written so; no less sure than the part by itself."""
    for part in _parts(exemption.part):
        for cited in part["citations"]:
            if shortened(cited["as_written"], 200) == exemption.as_written:
                sure, how = _certainty(cited)
                is_own = not exemption.known or UNKNOWN in part["how"] or _has(how, OF_CITATION)
                return Certainty(sure if is_own else max(sure, exemption.part.sure), how)
    return _set()


def _of_part(part: AnswerPart, read: Read) -> Certainty:
    sure, how = _certainty(read)
    is_outcome = (read["outcome"], read["not_yet"], read["held_by"] or "") == (part.outcome, part.not_yet, part.held_by)
    cited = {shortened(each["as_written"], 200) for each in read["citations"]}
    is_cited = {each.as_written for each in part.exemptions.all()} == cited
    if is_outcome and (is_cited or not _has(how, OF_PROVISION)):
        return Certainty(sure, how)
    doubts = [each for each in how.split("; ") if each in OF_WORDS]
    return Certainty(sure, "; ".join([BY_PERSON, *doubts])) if doubts and sure < SURE else _set()


def _has(how: str, doubts: Sequence[str]) -> bool:
    return any(doubt in how for doubt in doubts)


def _questions(foi_request: FOIRequest) -> Sequence[Read]:
    read: Sequence[Read] = foi_request.filed_letters.earliest("pk").reading.content["questions"]
    return read


def _parts(part: AnswerPart) -> Iterator[Read]:
    """The parts as read that say what this one says."""
    for question in _questions(part.question.foi_request):
        for each in question["parts"]:
            if spaced(" ".join(run["text"] for run in each["said"])) == spaced(part.text):
                yield each


def _certainty(read: Read) -> Certainty:
    return Certainty(read["sure"], shortened(read.get("how", ""), HOW_LENGTH))


def _set() -> Certainty:
    return Certainty(1.0, BY_PERSON)
