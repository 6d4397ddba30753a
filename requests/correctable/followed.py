"""What became of what there is to check, as people correct what it is of: settled by that, open when it is undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents.models import LetterReading, ReadingFinding
from documents.reading.doubts import UNTOLD_KIND
from documents.reading.shapes import About, Cell, Of
from documents.reading.sums import named
from requests.correctable.as_read import Now, is_numbered_as_read, now
from requests.correctable.findings import RAISED
from requests.correctable.kinds import kind_of
from requests.correctable.raised import keep_raised
from requests.correctable.shapes import spaced
from requests.models import AnswerPart, Correction, FOIRequest, Question
from requests.models.correction import CorrectionKind as Kind
from requests.models.question import shown_number


@dataclass(frozen=True, slots=True)
class Followed:
    """`settled`: the correction that did it; `renamed`: what the thing is called now, unless that is what it says."""

    settled: Correction | None = None
    renamed: str = ""


def follow(foi_request: FOIRequest) -> None:
    """Keep which findings are settled, and which corrections raise, after corrections were made or undone."""
    reading = foi_request.filed_letters.select_related("reading").earliest("pk").reading
    state = now(foi_request, reading.content["questions"])
    own = list(reading.findings.filter(since_corrected=False).order_by("pk"))
    became = _followed(foi_request, state, own)
    told = {each.what for each in own if not _is_corrected(became[each.pk].settled)}
    keep_raised(foi_request, reading, state, told)
    findings = [each for each in reading.findings.order_by("pk") if each.since_corrected or about_of(each)]
    became = _followed(foi_request, state, findings)
    for finding in findings:
        finding.is_settled = became[finding.pk].settled is not None
    ReadingFinding.objects.bulk_update(findings, ["is_settled"])


def _is_corrected(settled: Correction | None) -> bool:
    """Whether it is settled by a correction of what it is of, not by somebody who says so."""
    return settled is not None and settled.kind != Kind.FINDING


def followed(
    foi_request: FOIRequest, reading: LetterReading, findings: Sequence[ReadingFinding]
) -> Mapping[int, Followed]:
    """What became of each of these findings of a case's reading, by its key."""
    if not findings:
        return {}
    return _followed(foi_request, now(foi_request, reading.content["questions"]), findings)


def _followed(foi_request: FOIRequest, state: Now, findings: Sequence[ReadingFinding]) -> Mapping[int, Followed]:
    said = _said_to_be(findings, state)
    became = {}
    for finding in findings:
        about = about_of(finding)
        is_own = about is not None and not finding.since_corrected  # what was raised goes with what raised it
        by = _settled(foi_request, state, about, finding) if about and is_own else None
        became[finding.pk] = Followed(said.get(finding.pk) or by, _renamed(state, about, finding) if about else "")
    return became


def about_of(finding: ReadingFinding) -> About | None:
    """What can be corrected of it. An older reader said that of the kind of letter in words only."""
    if finding.about:
        return About(**{**finding.about, "of": Of(finding.about["of"])})
    return About(Of.KIND) if finding.what.startswith(UNTOLD_KIND) else None


def _said_to_be(findings: Sequence[ReadingFinding], state: Now) -> Mapping[int, Correction]:
    """The findings that a person said to be settled, each by what says so."""
    said = defaultdict(list)
    for each in state.corrections:
        if each.kind == Kind.FINDING:
            said[each.of["finding"], each.of["of_kind"], each.of["page"], each.of.get(RAISED, False)].append(each)
    names = ((each.pk, (each.what, each.kind, each.page, each.since_corrected)) for each in findings)
    by_key = ((key, said[name]) for key, name in names)
    return {key: corrections.pop() for key, corrections in by_key if corrections}


def _settled(foi_request: FOIRequest, state: Now, about: About, finding: ReadingFinding) -> Correction | None:
    """The correction that settled it. What a person set as it was read settles nothing."""
    if about.question is not None:
        return _of_question(state, about, about.question, finding)
    match about.of:
        case Of.KIND:
            return None if kind_of(foi_request).is_as_read else _last(state, Kind.LETTER_KIND)
        case Of.QUESTIONS:
            return _last(state, Kind.QUESTIONS, Kind.QUESTION_NUMBER)
        case Of.TOTAL:
            return _of_total(state, about) if _check(state, about) is None else None
        case _:
            return None


def _of_question(state: Now, about: About, at: int, finding: ReadingFinding) -> Correction | None:
    """`at`: the question of the reading that it is of."""
    if about.part is not None:
        return _of_part(state, about, at, about.part, finding)
    row = state.row(at)
    if row is None:
        return state.gone(at)
    match about.of:
        case Of.NUMBER:
            return _of_number(state, row, at, about.beside)
        case Of.ANSWER:
            return _of_answer(state, row)
        case _:
            asked = spaced(row.text) != spaced(state.read[at]["text"])
            by_words = state.last(row, Kind.QUESTION_TEXT, Kind.QUESTIONS) if asked else None
            return by_words or state.last(row, Kind.QUESTION_PLACE)


def _last(state: Now, *kinds: Kind) -> Correction | None:
    return next((each for each in state.corrections if each.kind in kinds), None)


def _of_number(state: Now, row: Question, at: int, other: int | None) -> Correction | None:
    """Its number or the other's is another, the other is gone, or another question stands between."""
    if other is None:
        return _renumbered(state, row, at)
    beside = state.row(other)
    if beside is None:
        return state.gone(other)
    by = _renumbered(state, row, at) or _renumbered(state, beside, other)
    if by is None and other == at - 1 and state.questions[state.questions.index(row) - 1] != beside:
        by = _last(state, Kind.QUESTIONS, Kind.QUESTION_ORDER)
    return by


def _renumbered(state: Now, row: Question, at: int) -> Correction | None:
    return state.last(row, Kind.QUESTION_NUMBER) if not is_numbered_as_read(state, row) else None


def _of_answer(state: Now, row: Question) -> Correction | None:
    """It was given an answer, or now leads in others, which have theirs."""
    if row.parts.all():
        return state.last(row, Kind.PARTS, Kind.QUESTIONS)
    below = [each for each in state.questions if each.parent_id == row.pk]
    return next(filter(None, (state.last(each, Kind.QUESTION_PARENT, Kind.QUESTIONS) for each in below)), None)


def _of_part(state: Now, about: About, at: int, order: int, finding: ReadingFinding) -> Correction | None:
    """Another outcome, other provisions, or words that stand in the part no more as they were read."""
    part = state.part(at, order)
    if part is None:
        row = state.row(at)
        return state.last(row, Kind.PARTS, Kind.QUESTIONS) if row else state.gone(at)
    if about.of is Of.ANSWER:
        return _added_at(state, finding)
    read = state.read[at]["parts"][order]
    is_as_read = (part.outcome, part.not_yet, part.held_by) == (read["outcome"], read["not_yet"], read["held_by"] or "")
    if not is_as_read and (about.of is Of.OUTCOME or not about.words):
        return state.last_of_part(part, Kind.PART_OUTCOME)
    if about.of is Of.PROVISION and _is_cited_otherwise(part, about.words):
        return state.last_of_part(part, Kind.PART_EXEMPTIONS)
    return None


def _is_cited_otherwise(part: AnswerPart, words: str) -> bool:
    """Whether it relies on something where nothing was named, or on this provision no more."""
    relied_on = [each.as_written for each in part.exemptions.all()]
    return words not in relied_on if words else bool(relied_on)


def _added_at(state: Now, finding: ReadingFinding) -> Correction | None:
    """What added a question of the words that the finding points to."""
    added = [each for each in state.corrections if each.kind == Kind.QUESTIONS and each.of["act"] == "add"]
    for each in added:
        page, start, end = each.of["at"] or (0, 0, 0)
        if page == finding.page and start < (finding.end or 0) and (finding.start or 0) < end:
            return each
    return None


def _check(state: Now, about: About) -> tuple[str, str] | None:
    """What the total says and what the rows come to now, while the two differ."""
    table = state.tables.get((about.table or 0) + 1)
    if table is None or about.column is None:
        return None
    name = named([Cell(cell["text"]) for cell in table.header], about.column)
    checks = [check for check in table.checks if check["column"] == name and not check["agrees"]]
    return (checks[0]["said"], checks[0]["found"]) if checks else None


def _of_total(state: Now, about: About) -> Correction | None:
    cells = [each for each in state.corrections if each.kind == Kind.TABLE_CELL]
    mine = [each for each in cells if each.of["table"] == (about.table or 0) + 1]
    return next(iter([each for each in mine if each.of["column"] == about.column] or mine), None)


def _renamed(state: Now, about: About, finding: ReadingFinding) -> str:
    if about.of is Of.TOTAL:
        differs = _check(state, about)
        told = f"the total says {differs[0]}, the rows come to {differs[1]}" if differs else ""
        return f"now {told}" if told not in finding.what else ""
    if about.question is None:
        return ""
    if about.of is Of.NUMBER:
        numbered = (_numbered(state, at) for at in (about.question, about.beside) if at is not None)
        return " and ".join(filter(None, numbered))
    row = state.row(about.question)
    part = state.part(about.question, about.part) if about.part is not None else None
    if part is not None and (row is None or part.question_id != row.pk):
        return f"now in the answer to question {part.question.shown_number}"
    if row is None or is_numbered_as_read(state, row):
        return ""
    return f"now question {row.shown_number}"


def _numbered(state: Now, at: int) -> str:
    """Of two questions, which one has another number now."""
    row = state.row(at)
    if row is None or is_numbered_as_read(state, row):
        return ""
    return f"question {shown_number(state.read[at]['number'])} is now {row.shown_number}"
