"""The rows for what was asked and answered: questions, the parts of their answers, the provisions relied on."""

from __future__ import annotations

from collections.abc import Sequence

from documents.models import Passage, ReadingFinding
from documents.reading import shapes
from documents.reading.shapes import About, FindingKind, Of, Reading, Said
from documents.recording import Recorded, about_json
from requests.case_evidence import Evidence, point_to
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import AnswerPart, AppliedExemption, FOIRequest, Question
from requests.models.question import HOW_LENGTH
from requests.particulars import shortened
from requests.proposing.proposals import LABEL_LENGTH

DOUBTED = 0.5  # how sure a number is that had to be made unlike another, and a provision that the catalogue has not
TWICE = "; the letter has a question {} twice"
UNKNOWN = "The answer to question {} cites {}, which is not in the catalogue of exemptions. Compare it with the letter."


def keep_answers(
    foi_request: FOIRequest, reading: Reading, recorded: Recorded, evidence: Evidence, labels: Sequence[str]
) -> None:
    """Write the questions of the reading with the parts of their answers and the provisions each part relies on."""
    questions = _keep_questions(foi_request, reading, recorded, labels)
    parts, read = [], []
    for row, question in zip(questions, reading.questions, strict=True):
        for order, part in enumerate(question.parts, start=1):
            parts.append(part_row(row, order, part, recorded, evidence))
            read.append(part)
    AnswerPart.objects.bulk_create(parts)
    point_to(
        AnswerPart.passages.through,
        [(row, recorded.passages(part.spans)) for row, part in zip(parts, read, strict=True)],
    )
    _keep_exemptions(foi_request, parts, read, recorded)


def _keep_questions(
    foi_request: FOIRequest, reading: Reading, recorded: Recorded, labels: Sequence[str]
) -> list[Question]:
    rows: list[Question] = []
    by_number: dict[str, Question] = {}
    for order, (question, label) in enumerate(zip(reading.questions, labels, strict=True), start=1):
        number = _unused(question.number, by_number)
        row = Question(
            foi_request=foi_request,
            order=order,
            number=number,
            printed=shortened(question.printed or "", 40),
            text=question.text,
            read_as=order - 1,
            label=shortened(label, LABEL_LENGTH),
            sure=question.sure if number == question.number else DOUBTED,
            how=shortened(_how(question, number), HOW_LENGTH),
        )
        by_number[number] = row
        rows.append(row)
    Question.objects.bulk_create(rows)
    _keep_parents(rows, reading, by_number)
    spans = [question.spans or question.asked_spans for question in reading.questions]
    point_to(Question.passages.through, [(row, recorded.passages(at)) for row, at in zip(rows, spans, strict=True)])
    return rows


def _keep_parents(rows: list[Question], reading: Reading, by_number: dict[str, Question]) -> None:
    children = []
    for row, question in zip(rows, reading.questions, strict=True):
        parent = by_number.get(question.parent or "")
        if parent is not None and parent is not row:
            row.parent = parent
            children.append(row)
    Question.objects.bulk_update(children, ["parent"])


def _unused(number: str, used: dict[str, Question]) -> str:
    """The number, or, where the letter has it twice, the number said to be there again: both questions are kept."""
    wanted = shortened(number, 30)
    if wanted not in used:
        return wanted
    return f"{wanted}.again.{len(used)}" if f"{wanted}.again" in used else f"{wanted}.again"


def _how(question: shapes.Question, number: str) -> str:
    again = "" if number == question.number else TWICE.format(question.number)
    return f"{question.how}{again}"


def part_row(
    question: Question, order: int, part: shapes.AnswerPart, recorded: Recorded, evidence: Evidence
) -> AnswerPart:
    """A part as it was read, not kept yet."""
    return AnswerPart(
        question=question,
        order=order,
        outcome=part.outcome.value,
        not_yet=part.not_yet,
        held_by=shortened(part.held_by or "", 200),
        said=[_run(run, recorded, evidence) for run in part.said],
        text=part.text,
        sure=part.sure,
        how=shortened(part.how, HOW_LENGTH),
    )


def _run(run: Said, recorded: Recorded, evidence: Evidence) -> dict[str, object]:
    return {
        "kind": run.kind.value,
        "text": run.text,
        "passages": [passage.pk for passage in recorded.passages(run.spans)],
        "table": evidence.tables[run.table].pk if run.table is not None else None,
        "links": [evidence.links[index].pk for index in run.links],
    }


def _keep_exemptions(
    foi_request: FOIRequest, rows: list[AnswerPart], read: Sequence[shapes.AnswerPart], recorded: Recorded
) -> None:
    """One row a provision a part, however often the part cites it; an unknown provision is kept and marked."""
    regime = Regime(foi_request.regime)
    applied: dict[tuple[int, str, str], tuple[AppliedExemption, list[Passage]]] = {}
    for row, part in zip(rows, read, strict=True):
        for citation in part.citations:
            found = resolve(citation.provision, regime, foi_request.answered_on)
            key = (row.pk, found.regime.value, found.provision)
            exemption = AppliedExemption(
                part=row,
                as_written=shortened(citation.as_written, 200),
                regime=found.regime.value,
                provision=shortened(found.provision, 40),
                known=found.known,
                sure=citation.sure if found.known else min(citation.sure, DOUBTED),
                how=shortened(citation.how, HOW_LENGTH),
            )
            applied.setdefault(key, (exemption, []))[1].extend(recorded.passages(citation.spans))
    AppliedExemption.objects.bulk_create(exemption for exemption, _ in applied.values())
    point_to(AppliedExemption.passages.through, list(applied.values()))
    _mark_unknown(list(applied.values()), recorded)


def _cited(row: AppliedExemption) -> About:
    return About(Of.PROVISION, row.part.question.read_as, row.part.order - 1, words=row.as_written)


def _mark_unknown(applied: Sequence[tuple[AppliedExemption, list[Passage]]], recorded: Recorded) -> None:
    """Tell of each provision that the catalogue has not, with its place."""
    ReadingFinding.objects.bulk_create(
        ReadingFinding(
            reading=recorded.reading,
            kind=FindingKind.CITATION.value,
            what=UNKNOWN.format(row.part.question.shown_number, row.as_written),
            page=places[0].page.number if places else None,
            start=places[0].start if places else None,
            end=places[0].end if places else None,
            sure=DOUBTED,
            about=about_json(_cited(row)),
        )
        for row, places in applied
        if not row.known
    )
