"""How each question, part and citation was found, in words a person can check, and what makes it less sure.

An outcome that its words do not tell, or a refusal without a provision, is no surer than a guess. The rest is as sure
as the question it answers, and that as sure as the rule that found it: see `documents.reading.asked`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.named_exemptions import PROPOSED, is_named
from documents.reading.numbering import follows
from documents.reading.shapes import AnswerPart, Citation, FindingKind, Outcome, Question, Reading, Said, SaidKind
from documents.reading.spans import Span
from documents.reading.swallowed import is_other_label, swallowed
from documents.reading.unrestated import is_unsaid

SURE = 0.9  # what is at least so sure is shown without a mark of doubt
UNTOLD, UNGROUNDED = 0.5, 0.6  # an outcome that no words tell; a refusal without a provision
UNPARTED = 0.8  # an answer right before a question without one
MIXED = 0.5  # an answer with what may be another question in it
REFUSED = (Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS, Outcome.ELSEWHERE)
# What is doubtful in a thing is said last of it. Whoever sets something else leaves the doubt.
OFF_NUMBER = "its number does not follow question "
UNTELLING, BARE = "its words do not tell whether anything is given", "it refuses without naming a provision"
NAMED, UNKNOWN = "it names an exemption without its section", "which is not known to exempt anything"
NUMBERED_LINE = "a line in it is numbered like a question"
LABEL_LINE = "a line in it is the label of another answer"
NEXT_ANSWER = "the answer to the next question may stand in it"
NOWHERE = "it says where to look, and the letter gives no address for that"
WHOSE, PICTURED = "which question it answers is not certain", "its words were recognised in a picture"
PROPOSED_FOR, CITED_IN_PICTURE = "proposed because ", "recognised in a picture"
READ_WITH = "read with another of its section, and may only be why that applies"
Place = tuple[int, int]


def say_how(reading: Reading) -> Reading:
    """The same reading, in which each question, part and citation says how it was found."""
    pictures = {each.where.page for each in reading.findings if each.kind is FindingKind.RECOGNISED and each.where}
    shared = _shared(reading.questions)
    befores = [None, *reading.questions]
    told = [
        _question(question, before, reading, shared, pictures)
        for before, question in zip(befores, reading.questions, strict=False)
    ]
    return replace(reading, questions=tuple(_with_next_answer(told, reading)))


def _question(
    question: Question,
    before: Question | None,
    reading: Reading,
    shared: Mapping[Place, Sequence[str]],
    pictures: set[int],
) -> Question:
    doubt = _doubt(question, before, pictures) if question.sure < SURE else ""
    how = "; ".join(each for each in (_found_by(question, reading), doubt) if each)
    line = swallowed(question)
    parts = tuple(_part(part, question, shared, pictures, line) for part in question.parts)
    parts = tuple(_less_sure(part, NOWHERE) if _leads_nowhere(part, reading) else part for part in parts)
    return replace(question, how=how, parts=parts)


def _with_next_answer(questions: Sequence[Question], reading: Reading) -> Iterator[Question]:
    """The questions; what is given to one that may hold the next one's answer is doubtful wherever it is given."""
    holds = [one for one, after in pairwise(questions) if _may_hold(one, after, reading)]
    places = {part.spans[:1] for each in holds for part in each.parts}
    for each in questions:
        parts = [_less_sure(part, NEXT_ANSWER) if part.spans[:1] in places else part for part in each.parts]
        yield replace(each, parts=tuple(parts))


def _may_hold(question: Question, after: Question, reading: Reading) -> bool:
    """Whether its answer may hold that to the next question, for which none was found."""
    if after.parts or not question.parts or after.parent == question.number:
        return False
    parents = {each.parent for each in reading.questions}
    above = next((each for each in reading.questions if each.number == after.parent), None)
    return after.number not in parents and (above is None or not above.parts)


def _leads_nowhere(part: AnswerPart, reading: Reading) -> bool:
    """Whether an answer that points elsewhere has no link with a target: "click here", "it is on our website"."""
    links = [reading.links[at] for said in part.said for at in said.links]
    return part.outcome is Outcome.ELSEWHERE and not part.citations and not any(link.url for link in links)


def _less_sure(part: AnswerPart, why: str) -> AnswerPart:
    if part.sure < SURE:  # it says already what is doubtful in it
        return part
    cited = tuple(replace(each, sure=min(each.sure, UNPARTED)) for each in part.citations)
    return replace(part, sure=min(part.sure, UNPARTED), how=f"{part.how}; {why}", citations=cited)


def _found_by(question: Question, reading: Reading) -> str:
    twice = ", printed twice" if question.asked_spans else ""
    if any(_within(span, table.spans) for table in reading.tables for span in question.spans):
        return f"in a table{twice}"
    if question.printed:
        return f"numbered “{question.printed.strip()}” in the letter{twice}"
    return f"not numbered in the letter, known as a question by its words{twice}"


def _doubt(question: Question, before: Question | None, pictures: set[int]) -> str:
    """What makes it less sure, where that can be told; the number aside, nobody can say it more closely."""
    if any(span.page in pictures for span in question.spans):
        return PICTURED
    if is_unsaid(question):
        return "the letter does not print its words"
    if question.printed and before is not None and _is_skipped(before.number, question.number):
        return f"{OFF_NUMBER}{before.number}"
    return "where it begins and ends is not certain"


def _is_skipped(before: str, number: str) -> bool:
    *above, last = before.split(".")
    *over, this = number.split(".")
    return above == over and last != this and not follows(last, this)


def _part(
    part: AnswerPart,
    question: Question,
    shared: Mapping[Place, Sequence[str]],
    pictures: set[int],
    line: Said | None,
) -> AnswerPart:
    how, most = _told_by(part)
    if line is not None and line in part.said:
        how, most = NUMBERED_LINE, MIXED
    elif any(map(is_other_label, part.said)):
        how, most = LABEL_LINE, MIXED
    sure = min(part.sure, most)
    others = [number for number in _beside(part, shared) if number != question.number]
    doubts = list(_part_doubts(part, question, pictures)) if sure < SURE and most == 1.0 else []
    together = (
        [f"one answer for this and {'questions' if others[1:] else 'question'} {_listed(others)}"] if others else []
    )
    cited = tuple(_citation(each, sure, pictures) for each in part.citations)
    return replace(part, sure=sure, how="; ".join([how, *together, *doubts]), citations=cited)


def _told_by(part: AnswerPart) -> tuple[str, float]:
    """What told the outcome, and how sure that can be at most."""
    if part.outcome is Outcome.UNCLEAR:
        return UNTELLING, UNTOLD
    if part.outcome is Outcome.WITHHELD and not part.citations:
        return BARE, UNGROUNDED
    if part.citations and all(cited.sure <= PROPOSED for cited in part.citations):
        if any(map(is_named, part.citations)):
            return NAMED, UNGROUNDED
        return f"it cites {part.citations[0].as_written}, {UNKNOWN}", UNGROUNDED
    if part.outcome in REFUSED and part.citations:
        return f"outcome told by {_listed([each.as_written for each in part.citations])}", 1.0
    if part.outcome is Outcome.ELSEWHERE:
        return "outcome told by where it points to", 1.0
    if all(run.kind is SaidKind.TABLE for run in part.said):
        return "outcome told by the table it gives", 1.0
    return "outcome told by its words", 1.0


def _part_doubts(part: AnswerPart, question: Question, pictures: set[int]) -> Iterator[str]:
    if any(span.page in pictures for span in part.spans):
        yield PICTURED
    elif question.sure < SURE:
        yield WHOSE


def _citation(cited: Citation, most: float, pictures: set[int]) -> Citation:
    if is_named(cited):
        words = f"{PROPOSED_FOR}the answer says “{cited.as_written}”, and does not name the section"
        return replace(cited, how=words, sure=min(cited.sure, most))
    pieces = [f"written “{cited.as_written}” in the answer" if cited.spans else "told by the answer"]
    if any(span.page in pictures for span in cited.spans):
        pieces.append(CITED_IN_PICTURE)
    if PROPOSED < cited.sure < SURE:
        pieces.append(READ_WITH)
    return replace(cited, how="; ".join(pieces), sure=min(cited.sure, most))


def _shared(questions: Sequence[Question]) -> Mapping[Place, Sequence[str]]:
    """Where parts begin that are given for several questions, and for which."""
    numbers: dict[Place, list[str]] = defaultdict(list)
    for question in questions:
        for span in {each.spans[0] for each in question.parts if each.spans}:
            numbers[span.page, span.start].append(question.number)
    return numbers


def _beside(part: AnswerPart, shared: Mapping[Place, Sequence[str]]) -> Sequence[str]:
    return shared[part.spans[0].page, part.spans[0].start] if part.spans else ()


def _within(span: Span, outer: Sequence[Span]) -> bool:
    return any(each.page == span.page and each.start <= span.start and span.end <= each.end for each in outer)


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
