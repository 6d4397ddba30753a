"""The outcome of an internal review as a letter: of each part what was decided and why, and how to complain.

Its heads are those of an answer, so that the letter is read back as it was decided. Of a decision the letter says what
`requests.law.review_decisions` tells decisions by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from requests.cases.answer_words import typed_blocks
from requests.cases.letters.composing import NO_OFFICE, letterhead, named_documents, recipient, with_documents
from requests.cases.letters.explaining import KINDS, head_of
from requests.cases.letters.rights import complaint
from requests.cases.letters.shapes import Block, Kind, LetterPart, LetterQuestion, OutgoingLetter
from requests.errors import CannotChange
from requests.law.exemptions import Resolution, resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import Authority, Case, CaseDocument, InternalReview, ReviewDecision
from requests.models.question import shown_number
from requests.models.review import Verdict
from requests.particulars import listed

NOT_CONCLUDED = "The review is not concluded yet: decide every part first."
NO_REVIEW = "There is no internal review in this case."
SAID = {
    Verdict.STANDS: "We have looked at this part again, and the answer stands.",
    Verdict.CHANGED: "Part of the answer stands. The rest of the decision is set aside, and this takes its place:",
    Verdict.REPLACED: "The first decision is set aside, and this answer takes its place:",
}
ALONE = "The review was carried out by somebody who had a hand in the first answer, for this reason: {because}"
HANDLED = "How your request was handled"


def review_of(case: Case) -> InternalReview:
    """The concluded review that this case is of. Raises CannotChange."""
    review = InternalReview.objects.select_related("foi_request").filter(case=case).first()
    if review is None:
        raise CannotChange(NO_REVIEW)
    if review.concluded_at is None:
        raise CannotChange(NOT_CONCLUDED)
    return review


def compose_outcome(case: Case, on: date) -> OutgoingLetter:
    """The letter that tells the outcome, dated that day. Raises CannotChange."""
    review, office = review_of(case), Authority.objects.as_of(on)
    regime = Regime(review.foi_request.regime)
    decisions = list(review.decisions.order_by("order"))
    documents = list(case.documents.select_related("question").order_by("number"))
    return OutgoingLetter(
        letterhead=letterhead(office),
        recipient=recipient(case),
        reference=case.reference,
        dated=in_full(on),
        subject=f"{regime.full_name}: outcome of internal review",
        opening=(*_opening(review, decisions), *named_documents(documents)),
        questions=tuple(_questions(decisions, regime, documents)),
        closing=(*_handled(review), *complaint(regime, on)),
        signed=office.name if office else "",
        missing=(*(() if office else (NO_OFFICE,)), *astray(decisions, documents)),
    )


def _opening(review: InternalReview, decisions: Sequence[ReviewDecision]) -> Iterator[Block]:
    answer = f"our answer of {in_full(review.answered_on)}" if review.answered_on else "the want of an answer"
    yield Block(
        Kind.PARAGRAPH,
        f"You asked us for an internal review, received on {in_full(review.asked_on)}, of {answer} to your request "
        f"{review.foi_request.reference}. This is its outcome.",
    )
    if review.alone_because:
        yield Block(Kind.PARAGRAPH, ALONE.format(because=review.alone_because))
    left = [str(each) for each in decisions if not each.is_decided]
    if left:
        yield Block(Kind.PARAGRAPH, f"Not in dispute, and as it was: {listed(left)}.")


def astray(decisions: Iterable[ReviewDecision], documents: Iterable[CaseDocument]) -> Iterator[str]:
    """Documents of a question whose answer is what it was."""
    changed = {each.question_id for each in decisions if each.is_change}
    for each in documents:
        if each.question and each.question_id not in changed:
            yield f"{each} goes with question {each.question.shown_number}, of which nothing is changed. Take it off."


def _questions(
    decisions: Sequence[ReviewDecision], regime: Regime, documents: Sequence[CaseDocument]
) -> Iterator[LetterQuestion]:
    decided = [each for each in decisions if each.is_decided]
    for number, grouped in groupby(decided, key=lambda each: each.question_number):
        rows = list(grouped)
        of_question = [each for each in documents if each.question_id == rows[0].question_id]
        changed = next((at for at, each in enumerate(rows) if each.is_change), 0)
        parts = with_documents([_part(each, regime) for each in rows], of_question, changed)
        label = f"Question {shown_number(number)}"
        yield LetterQuestion(rows[0].question_id or 0, number, label, rows[0].question_text.strip(), parts)


def _part(decision: ReviewDecision, regime: Regime) -> LetterPart:
    outcome, held_by = outcome_of(decision), decision.new_held_by if decision.is_change else ""
    blocks = [Block(Kind.PARAGRAPH, SAID[Verdict(decision.verdict)])]
    if decision.is_change:
        blocks += _typed(decision.new_text)
    blocks += _typed(decision.why)
    head = head_of(outcome, relied_on_in(decision, regime), held_by=held_by)
    return LetterPart(outcome, head, tuple(blocks), held_by=held_by)


def outcome_of(decision: ReviewDecision) -> Outcome:
    """What the answer is after the review; of a request that was never answered there is no telling."""
    return Outcome((decision.new_outcome if decision.is_change else decision.part_outcome) or Outcome.UNCLEAR)


def relied_on_in(decision: ReviewDecision, regime: Regime) -> list[Resolution]:
    if decision.is_change:
        return [resolve(words, regime) for words in decision.new_provisions]
    kept = decision.relied_on
    return [resolve(each["provision"], Regime(each["regime"]), as_written=each["as_written"]) for each in kept]


def _typed(text: str) -> list[Block]:
    return [Block(KINDS[kind], words, rows=rows) for kind, words, rows in typed_blocks(text)]


def _handled(review: InternalReview) -> Iterator[Block]:
    found = list(review.findings.all())
    if found:
        yield Block(Kind.HEADING, HANDLED)
    for each in found:
        yield Block(Kind.PARAGRAPH, f"{each.get_duty_display()} ({each.provision}): {each.words}")
