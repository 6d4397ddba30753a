"""The answer to a request, composed from its worksheet. Nothing is typed twice: what is missing is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from requests.cases.letters.explaining import letter_part
from requests.cases.letters.rights import copyright_notice, rights
from requests.cases.letters.shapes import Block, Kind, Letterhead, LetterPart, LetterQuestion, OutgoingLetter, Recipient
from requests.cases.worksheet import WrittenAnswer, written_answers
from requests.errors import CannotChange
from requests.law.exemptions import resolve
from requests.law.outcomes import REFUSING, Outcome
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import Authority, BankHoliday, Case, CaseDocument, CostEstimate, FOIRequest, OtherBody, Requester

ASKED = (
    "We write further to your request for information received on {received}. You asked for the following information:"
)
NO_OFFICE = "The office’s own name and address are not kept yet: an administrator enters them."
DOCUMENT = re.compile(r"\bDocument (\d{1,2})\b")
CONSIDERED = "Your request for information has now been considered. Our response is set out below."


def compose_answer(case: Case, on: date) -> OutgoingLetter:
    """The letter that answers, dated that day. Raises CannotChange for a case of another kind."""
    foi_request = case.foi_request
    if foi_request is None:
        raise CannotChange(f"{case} is {case.get_kind_display().lower()}: no letter answers it question by question.")
    regime = Regime(foi_request.regime)
    office = Authority.objects.as_of(on)
    answers = written_answers(case, foi_request)
    documents = list(case.documents.order_by("number"))
    questions = _questions(case, answers, regime, documents)
    return OutgoingLetter(
        letterhead=letterhead(office),
        recipient=recipient(case),
        reference=case.reference,
        dated=in_full(on),
        subject=f"{regime.full_name}{_told(answers, regime)}",
        opening=tuple(_opening(foi_request, case, questions, documents)),
        questions=questions,
        closing=tuple(rights(office, regime, on, BankHoliday.objects.calendar())),
        signed=office.name if office else "",
        after=tuple(copyright_notice(office, regime)) if _gives(answers) else (),
        missing=tuple(_missing(case, office, answers, on)),
        advised=(*_advised(answers), *_not_attached(answers, len(documents))),
    )


def letterhead(office: Authority | None) -> Letterhead:
    """Of the authority as it was on the day."""
    if office is None:
        return Letterhead("")
    return Letterhead(office.name, _lines(office.address), office.email, office.website)


def recipient(case: Case) -> Recipient:
    """Whoever asked."""
    kept = Requester.objects.filter(case=case).first()
    return Recipient(" ".join(kept.name.split()), kept.email, _lines(kept.address)) if kept else Recipient()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _told(answers: Sequence[WrittenAnswer], regime: Regime) -> str:
    """What the subject says of an answer that gives nothing at all."""
    outcomes = {Outcome(part.outcome) for answer in answers for part in answer.parts}
    if outcomes and outcomes <= REFUSING:
        return ": refusal" if regime is Regime.EIR else ": refusal notice"
    return ": information not held" if outcomes == {Outcome.NOT_HELD} else ""


def _opening(
    foi_request: FOIRequest, case: Case, questions: Sequence[LetterQuestion], documents: Sequence[CaseDocument]
) -> Iterator[Block]:
    yield Block(Kind.PARAGRAPH, ASKED.format(received=in_full(foi_request.received_on or case.received_on)))
    for question in questions:
        number = question.label.removeprefix("Question ") + "." if question.label.startswith("Question ") else ""
        yield Block(Kind.REQUESTED, question.text, number=number)
    yield Block(Kind.PARAGRAPH, CONSIDERED)
    yield from named_documents(documents)


def named_documents(documents: Sequence[CaseDocument]) -> Iterator[Block]:
    """Those that come with the letter, by number and title."""
    if documents:
        yield Block(Kind.PARAGRAPH, "These documents come with this letter:")
        yield from (Block(Kind.ITEM, f"{each} – {each.title}") for each in documents)


def _questions(
    case: Case, answers: Sequence[WrittenAnswer], regime: Regime, documents: Sequence[CaseDocument]
) -> tuple[LetterQuestion, ...]:
    cost = CostEstimate.objects.filter(case=case).first()
    estimate, basis = (cost.estimate, cost.basis) if cost else (None, "")
    contacts = _contacts(case)
    alone = len(answers) == 1 and answers[0].question.number == "1"
    return tuple(
        LetterQuestion(
            each.question.pk,
            each.question.number,
            "Your question" if alone else f"Question {each.question.shown_number}",
            each.question.text.strip(),
            _with_documents(
                [letter_part(part, regime, estimate, contacts, basis) for part in each.parts],
                [document for document in documents if document.question_id == each.question.pk],
            ),
        )
        for each in answers
    )


def _contacts(case: Case) -> dict[str, str]:
    """Where other bodies take requests, by name: the police force too, from the office's own details."""
    office = Authority.objects.as_of(case.received_on)
    force = (office.force_email or office.force_website) if office else ""
    of_force = {office.force_name: force} if office and office.force_name and force else {}
    bodies = OtherBody.objects.values_list("name", "contact", "log_address")
    return of_force | {
        name: f"{contact}. What it answered before is at {log}" if log else contact for name, contact, log in bodies
    }


def _with_documents(parts: Sequence[LetterPart], documents: Sequence[CaseDocument]) -> tuple[LetterPart, ...]:
    """The parts of an answer; the documents that go with it stand under the first that gives something, or the last."""
    given = next((at for at, part in enumerate(parts) if part.outcome is Outcome.DISCLOSED), len(parts) - 1)
    return with_documents(parts, documents, given)


def with_documents(
    parts: Sequence[LetterPart], documents: Sequence[CaseDocument], under: int
) -> tuple[LetterPart, ...]:
    """The same, and under one of them the documents that come with it."""
    named = tuple(Block(Kind.PARAGRAPH, f"{each} – {each.title}, attached.") for each in documents)
    return tuple(replace(part, blocks=(*part.blocks, *named)) if at == under else part for at, part in enumerate(parts))


def _gives(answers: Sequence[WrittenAnswer]) -> bool:
    return any(part.outcome == Outcome.DISCLOSED for answer in answers for part in answer.parts)


def _missing(case: Case, office: Authority | None, answers: Sequence[WrittenAnswer], on: date) -> Iterator[str]:
    """What has to be there before it can go out."""
    if office is None:
        yield NO_OFFICE
    if case.is_waiting:
        yield f"The case is {case.get_stage_display().lower()}."
    if on < case.received_on:
        yield "The letter’s date is before the request came."
    if not case.split_at:
        yield "Nobody has confirmed the questions yet."
    if not answers:
        yield "There is no question to answer."
    parents = {".".join(each.question.number.split(".")[:at]) for each in answers
               for at in range(1, each.question.number.count(".") + 1)}  # fmt: skip
    for answer in answers:
        if not answer.parts and answer.question.number not in parents:
            yield f"{_of(answer)} has no answer yet."
        yield from _missing_of(answer)


def _missing_of(answer: WrittenAnswer) -> Iterator[str]:
    for at, part in enumerate(answer.parts, start=1):
        where = _of(answer) if len(answer.parts) == 1 else f"{_of(answer)}, part {at}"
        if not part.text.strip():
            yield f"{where} has an outcome and no words."
        if part.outcome == Outcome.UNCLEAR:
            yield f"{where} has no clear outcome."
        if Outcome(part.outcome) in REFUSING and not part.provisions:
            yield f"{where} refuses and does not say by which exemption."
        if part.outcome == Outcome.HELD_BY_ANOTHER and not part.held_by.strip():
            yield f"{where} does not say who holds it."


def _of(answer: WrittenAnswer) -> str:
    return f"Question {answer.question.shown_number}"


def _advised(answers: Sequence[WrittenAnswer]) -> Iterator[str]:
    """What the law asks besides; it is told, and holds nothing back."""
    for answer in answers:
        for warned in dict.fromkeys(each for of_part in answer.warned for each in of_part):
            yield f"{_of(answer)}: {warned.words} ({warned.provision})"


def _not_attached(answers: Sequence[WrittenAnswer], attached: int) -> Iterator[str]:
    """Documents that an answer names by their number and that do not come with the letter."""
    for answer in answers:
        named = {int(found) for part in answer.parts for found in DOCUMENT.findall(part.text)}
        for number in sorted(each for each in named if each > attached):
            yield f"{_of(answer)} names Document {number}, which is not attached."


def relied_on(part_provisions: Sequence[str], regime: Regime) -> tuple[tuple[Regime, str], ...]:
    """The provisions of a part, normalised: what the reader of the letter has to find again."""
    found = (resolve(words, regime) for words in part_provisions)
    return tuple(dict.fromkeys((each.regime, each.provision) for each in found))
