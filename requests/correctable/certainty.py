"""How sure a thing of a case is, and how it was found: as the reading has it, or set by a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from requests.correctable.shapes import spaced
from requests.models import AnswerPart, AppliedExemption, FOIRequest, Question
from requests.models.question import HOW_LENGTH
from requests.particulars import shortened

BY_PERSON = "set by a person"


class Certainty(NamedTuple):
    """`sure`: 0.0 to 1.0."""

    sure: float
    how: str


def of_question(question: Question) -> Certainty:
    """As read, where its words are what was read."""
    read = _questions(question.foi_request)
    return next((_certainty(each) for each in read if spaced(each["text"]) == spaced(question.text)), _set())


def of_part(part: AnswerPart) -> Certainty:
    """As read, where its words and its outcome are what was read."""
    return next((_certainty(each) for each in _parts(part) if each["outcome"] == part.outcome), _set())


def of_exemption(exemption: AppliedExemption) -> Certainty:
    """As read, where the same words of an answer rely on it as written so."""
    cited = [each for part in _parts(exemption.part) for each in part["citations"]]
    return next((_certainty(each) for each in cited if each["as_written"] == exemption.as_written), _set())


def _questions(foi_request: FOIRequest) -> Sequence[Mapping[str, Any]]:
    read: Sequence[Mapping[str, Any]] = foi_request.filed_letters.earliest("pk").reading.content["questions"]
    return read


def _parts(part: AnswerPart) -> Iterator[Mapping[str, Any]]:
    """The parts as read that say what this one says."""
    for question in _questions(part.question.foi_request):
        for each in question["parts"]:
            if spaced(" ".join(run["text"] for run in each["said"])) == spaced(part.text):
                yield each


def _certainty(read: Mapping[str, Any]) -> Certainty:
    return Certainty(read["sure"], shortened(read.get("how", ""), HOW_LENGTH))


def _set() -> Certainty:
    return Certainty(1.0, BY_PERSON)
