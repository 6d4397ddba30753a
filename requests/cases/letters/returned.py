"""A letter finished in Word and handed back: what is read in it, held against the worksheet, taken over in one step.

What was changed inside the answers comes onto the worksheet: outcomes, exemptions, words, reasons. What the letter says
of itself (the law explained) is told and not taken over: it is written anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher

from django.db import transaction

from documents.reading.shapes import AnswerPart, Reading, Said
from requests.cases.answer_words import typed_again
from requests.cases.letters.composing import compose_answer
from requests.cases.letters.explaining import head_of
from requests.cases.letters.read_back import read, told
from requests.cases.letters.shapes import Block, Kind, LetterPart, Source
from requests.cases.worksheet import WrittenAnswer, WrittenPart, save_answer, written_answers
from requests.errors import CannotChange
from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import Case, Person

STANDING = "the letter’s own words were changed; they are written anew each time"
ALIKE = 0.6  # how much two paragraphs have to share for one to be the other, changed
FIELDS = (Source.HARM, Source.FOR_GIVING, Source.FOR_KEEPING, Source.BALANCE)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs at a question: as the worksheet has it, as the file has it. `said` alone is told, not taken over."""

    question: str
    what: str
    before: str = ""
    after: str = ""
    is_taken: bool = True


@dataclass(frozen=True, slots=True)
class Returned:
    """What a handed-back letter comes to: the differences, and the answers it would make."""

    differences: Sequence[Difference]
    answers: Sequence[tuple[int, str, Sequence[WrittenPart]]]  # question, what was seen of it, its parts


def compare(case: Case, reading: Reading, on: date) -> Returned:
    """Hold the file against the worksheet. Raises CannotChange where it is not a letter of this case."""
    if case.foi_request is None:
        raise CannotChange(f"{case} has no worksheet.")
    regime = Regime(case.foi_request.regime)
    answers = written_answers(case, case.foi_request)
    composed = {each.key: each for each in compose_answer(case, on).questions}
    found = {question.number: question for question in reading.questions}
    if not any(answer.question.number in found for answer in answers):
        raise CannotChange("This file has none of the case’s questions. Hand back the Word file that was made here.")
    differences: list[Difference] = []
    made = []
    for answer in answers:
        question = found.pop(answer.question.number, None)
        if question is None:
            differences.append(Difference(str(answer.question), "is not in the file any more", is_taken=False))
            continue
        if _plain(question.text) != _plain(answer.question.text):
            differences.append(
                Difference(
                    str(answer.question), "is worded otherwise", answer.question.text, question.text, is_taken=False
                )
            )
        parts, standing = _parts(answer, composed[answer.question.pk].parts, question.parts, regime)
        differences += [Difference(str(answer.question), STANDING, *each, is_taken=False) for each in standing]
        if parts != list(answer.parts):
            differences += _told(answer, parts, regime)
            made.append((answer.question.pk, answer.seen, parts))
    differences += [Difference(f"question {number}", "is not on the worksheet", is_taken=False) for number in found]
    return Returned(differences, made)


@transaction.atomic
def take_over(case_key: int, returned: Returned, at: datetime, by: Person) -> int:
    """Put what was changed onto the worksheet; how many answers that are. Raises ChangedMeanwhile and CannotChange."""
    for question, seen, parts in returned.answers:
        save_answer(case_key, question, parts, seen, at, by)
    return len(returned.answers)


def _parts(
    answer: WrittenAnswer, composed: Sequence[LetterPart], read_parts: Sequence[AnswerPart], regime: Regime
) -> tuple[list[WrittenPart], list[tuple[str, str]]]:
    """The parts as the file has them, and the letter's own words that were changed in it, before and after.

    A part that reads as it was written stays as it was typed.
    """
    made, standing = [], []
    for at, part in enumerate(read_parts):
        was = answer.parts[at] if at < len(answer.parts) else WrittenPart(part.outcome.value)
        blocks = composed[at].blocks if at < len(composed) else ()
        fields, changed_words = _fields(blocks, part.said)
        standing += changed_words
        changed = _plain(" ".join(each.said if each.kind is not Kind.TABLE else _table(each) for each in blocks))
        words_stay = changed == _plain(" ".join(run.text for run in part.said))
        reasons = was.reasons if words_stay else {
            **{name: value for name, value in was.reasons.items() if name not in [field.value for field in FIELDS]},
            **{field.value: fields[field] for field in FIELDS if fields.get(field)},
        }  # fmt: skip
        new = replace(was, text=was.text if words_stay else fields.get(Source.TEXT, ""), reasons=reasons)
        if told(was, regime) != read(part, regime):
            provisions = tuple(
                resolve(each.provision, regime, as_written=each.as_written).label for each in part.citations
            )
            new = replace(
                new, outcome=part.outcome.value, not_yet=part.not_yet, held_by=part.held_by or "", provisions=provisions
            )
        made.append(new)
    return made, standing


def _fields(blocks: Sequence[Block], said: Sequence[Said]) -> tuple[dict[Source, str], list[tuple[str, str]]]:
    """The words in the file, field by field: each goes where the words stood that it takes the place of."""
    ours = [_plain(_table(block) if block.kind is Kind.TABLE else block.said) for block in blocks]
    theirs = [_plain(run.text) for run in said]
    fields: dict[Source, list[tuple[str, str]]] = {}
    standing: list[tuple[str, str]] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        sources = [block.source for block in blocks[i1:i2]]
        same = ours[i1:i2] == theirs[j1:j2]
        for at, run in enumerate(said[j1:j2]):
            block = blocks[i1 + at] if at < i2 - i1 else None
            source = block.source if block else (sources[-1] if sources else Source.TEXT)
            if source is Source.LETTER:
                if same:
                    continue
                if block and SequenceMatcher(None, block.said, run.text).ratio() > ALIKE:
                    standing.append((block.said, run.text))
                    continue
                source = Source.TEXT
            text = run.text
            lead = block.lead if block else ""
            if lead and text.startswith(lead):
                text = text[len(lead) :].strip()
            fields.setdefault(source, []).append((run.kind, text))
    return {source: typed_again(runs) for source, runs in fields.items()}, standing


def _table(block: Block) -> str:
    return "\n".join("\t".join(row) for row in block.rows)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _told(answer: WrittenAnswer, parts: Sequence[WrittenPart], regime: Regime) -> Iterator[Difference]:
    """What differs, part by part, for a person to look at."""
    where = str(answer.question)
    for at in range(max(len(parts), len(answer.parts))):
        was = answer.parts[at] if at < len(answer.parts) else None
        now = parts[at] if at < len(parts) else None
        if was == now:
            continue
        part = f"{where}, part {at + 1}" if max(len(parts), len(answer.parts)) > 1 else where
        if was is None or now is None:
            yield Difference(
                part, "is new" if was is None else "is taken out", was.text if was else "", now.text if now else ""
            )
            continue
        if _head(was, regime) != _head(now, regime):
            yield Difference(part, "outcome and exemptions", _head(was, regime), _head(now, regime))
        if was.text != now.text:
            yield Difference(part, "words", was.text, now.text)
        for field in FIELDS:
            before, after = was.reasons.get(field.value, ""), now.reasons.get(field.value, "")
            if before != after:
                yield Difference(part, field.value.replace("_", " "), before, after)


def _head(part: WrittenPart, regime: Regime) -> str:
    relied_on = [resolve(words, regime) for words in part.provisions]
    return head_of(Outcome(part.outcome), relied_on, part.not_yet, part.held_by)
