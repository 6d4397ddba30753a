"""The outcome of an internal review as a letter: of each part what was decided and why, and how to complain.

Its heads are those of an answer, so that the letter is read back as it was decided. Of a decision the letter says what
`requests.law.review_decisions` tells decisions by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from requests.cases.answer_words import typed_blocks
from requests.cases.complained import YOU_COMPLAIN, complained_of, parts_named, told_late
from requests.cases.letters.composing import NO_OFFICE, letterhead, named_documents, recipient, with_documents
from requests.cases.letters.explaining import KINDS, head_of, relies
from requests.cases.letters.rights import complaint
from requests.cases.letters.shapes import Block, Kind, LetterPart, LetterQuestion, OutgoingLetter
from requests.errors import CannotChange
from requests.law.exemptions import Resolution, resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.law.review_notices import relied_on_after
from requests.law.written_dates import in_full
from requests.models import Authority, Case, CaseDocument, InternalReview, Person, ReviewDecision
from requests.models.person import Role
from requests.models.question import shown_number
from requests.models.review import Duty, Verdict
from requests.particulars import listed

NOT_CONCLUDED = "The review is not concluded yet: decide every part first."
NO_REVIEW = "There is no internal review in this case."
SAID = {  # law.review_decisions tells decisions by such words
    Verdict.STANDS: "We have looked at this again, and our answer stands.",
    Verdict.CHANGED: "Part of our answer stands. The rest of the decision is set aside, and the answer below takes its "
    "place.",
    Verdict.REPLACED: "Our first decision is set aside, and the answer below takes its place.",
}
BECAUSE = {
    Verdict.STANDS: "The answer stands for these reasons.",
    Verdict.CHANGED: "Part of the answer stands. The rest of the decision is set aside for these reasons.",
    Verdict.REPLACED: "The first decision is set aside for these reasons.",
}
NEVER_ANSWERED = "We had not answered this question. We answer it now."
ALONE = "It was carried out by {by}, who had a hand in the first answer, for this reason: {because}"
APART = "It was carried out by {by}, who had no hand in the first answer."
NOT_IN_DISPUTE = "Not in dispute, and as it was: the answer to {parts}."
OUR_DECISION, WHY, HANDLED = "Our decision", "Why", "How your request was handled"
FOUND = {True: "We complied with {provision} of the {law}: {duty}.",
         False: "We did not comply with {provision} of the {law}: {duty}."}  # fmt: skip
DUTIES = {
    Duty.TIME: "the duty to answer in time",
    Duty.ADVICE: "the duty to advise and assist",
    Duty.NOTICE: "the duty to say in a refusal what the law asks for",
    Duty.SEARCH: "the duty to find and give what is held",
}
RELIES = {  # where part of it is given, or where to get it
    Outcome.DISCLOSED: "What is not given is exempt from disclosure by this {unit}.",
}


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
    decisions = list(review.decisions.select_related("decided_by").order_by("order"))
    documents = list(case.documents.select_related("question").order_by("number"))
    return OutgoingLetter(
        letterhead=letterhead(office),
        recipient=recipient(case),
        reference=case.reference,
        dated=in_full(on),
        subject=f"{regime.full_name}: outcome of internal review",
        opening=(*_opening(review, decisions), *named_documents(documents)),
        questions=tuple(_questions(review, decisions, documents)),
        closing=(*_handled(review, regime), *complaint(regime, on)),
        signed="\n".join([*_signs(review), *([office.name] if office else [])]),
        missing=(*(() if office else (NO_OFFICE,)), *astray(decisions, documents)),
    )


def _signs(review: InternalReview) -> list[str]:
    """Whose decision it is."""
    by = review.reviewer or review.concluded_by
    return [_known_as(by)] if by else []


def _known_as(person: Person) -> str:
    """By the role, so that the published letter names no member of staff; by name who has it not."""
    return Role.DPO.label if person.has_role(Role.DPO) else person.known_as


def _opening(review: InternalReview, decisions: Sequence[ReviewDecision]) -> Iterator[Block]:
    first = review.foi_request
    answer = f"our answer of {in_full(review.answered_on)}" if review.answered_on else "the want of an answer"
    received = f", received on {in_full(first.received_on)}" if first.received_on else ""
    told = [
        f"You asked us for an internal review, received on {in_full(review.asked_on)}, of {answer} to your request "
        f"{first.reference}{received}. This is its outcome.",
        *told_late(review),
        _carried_out(review, decisions),
    ]
    yield from (Block(Kind.PARAGRAPH, words) for words in told)
    yield Block(Kind.PARAGRAPH, YOU_COMPLAIN)
    yield from (Block(Kind.ITEM, each) for each in complained_of(review))
    left = [each for each in decisions if not each.is_decided]
    if left:
        yield Block(Kind.PARAGRAPH, NOT_IN_DISPUTE.format(parts=parts_named(left, decisions)))


def _carried_out(review: InternalReview, decisions: Sequence[ReviewDecision]) -> str:
    """By whom, and whether they had a hand in what was reviewed: conclude() sees to it that nobody else had."""
    who = [review.reviewer, *(each.decided_by for each in decisions if each.is_decided), review.concluded_by]
    named = [_known_as(each) for each in who if each]
    by = listed([f"our {each}" if each == Role.DPO.label else each for each in dict.fromkeys(named)])
    return (ALONE if review.alone_because else APART).format(by=by, because=review.alone_because)


def astray(decisions: Iterable[ReviewDecision], documents: Iterable[CaseDocument]) -> Iterator[str]:
    """Documents of a question whose answer is what it was."""
    changed = {each.question_id for each in decisions if each.is_change}
    for each in documents:
        if each.question and each.question_id not in changed:
            yield f"{each} goes with question {each.question.shown_number}, of which nothing is changed. Take it off."


def _questions(
    review: InternalReview, decisions: Sequence[ReviewDecision], documents: Sequence[CaseDocument]
) -> Iterator[LetterQuestion]:
    decided = [each for each in decisions if each.is_decided]
    for number, grouped in groupby(decided, key=lambda each: each.question_number):
        rows = list(grouped)
        of_question = [each for each in documents if each.question_id == rows[0].question_id]
        changed = next((at for at, each in enumerate(rows) if each.is_change), 0)
        parts = with_documents([_part(each, review) for each in rows], of_question, changed)
        label = f"Question {shown_number(number)}"
        yield LetterQuestion(rows[0].question_id or 0, number, label, rows[0].question_text.strip(), parts)


def _part(decision: ReviewDecision, review: InternalReview) -> LetterPart:
    outcome, held_by = outcome_of(decision), decision.new_held_by if decision.is_change else ""
    relied_on = relied_on_in(decision, Regime(review.foi_request.regime))
    on = in_full(review.answered_on) if review.answered_on else ""
    still = Block(Kind.PARAGRAPH, f"Our answer of {on} stands." if on else "Our answer stands.")
    said = _typed(decision.new_text) if decision.is_change else [still]
    return LetterPart(
        outcome,
        head_of(outcome, relied_on, held_by=held_by),
        tuple(said),
        held_by=held_by,
        before=tuple(_before(decision, on)),
        reasons=tuple(_reasons(decision, outcome, relied_on)),
    )


def _before(decision: ReviewDecision, on: str) -> Iterator[Block]:
    """The part's first answer in its own words, and what is decided of it: nobody needs the first letter beside it."""
    if decision.part_order:
        number = shown_number(decision.question_number)
        yield Block(Kind.HEADING, f"Part {decision.part_order} of the answer to question {number}")
    if not decision.part_outcome:
        yield Block(Kind.OUTCOME, OUR_DECISION)
        yield Block(Kind.PARAGRAPH, NEVER_ANSWERED)
        return
    outcome = Outcome(decision.part_outcome)
    head = head_of(outcome, first_relied_on(decision)) if outcome is not Outcome.UNCLEAR else ""
    yield Block(Kind.OUTCOME, f"What we answered on {on}" if on else "What we answered")
    yield Block(Kind.PARAGRAPH, f"{head}, in these words:" if head else "Our words were:")
    yield from _typed(_quoted(decision.part_text))
    yield Block(Kind.OUTCOME, OUR_DECISION)
    yield Block(Kind.PARAGRAPH, SAID[Verdict(decision.verdict)])
    yield from _typed(decision.extent)


def _quoted(text: str) -> str:
    """Words kept a run a line, as paragraphs in quotation marks; the rows of a table stay together, and have none."""
    lines = (text if "\t" in text else f"“{text.strip()}”").split("\n")
    joins = ["\n" if "\t" in line and "\t" in after else "\n\n" for line, after in pairwise(lines)]
    return "".join(words for pair in zip(lines, [*joins, ""], strict=True) for words in pair)


def _reasons(decision: ReviewDecision, outcome: Outcome, relied_on: Sequence[Resolution]) -> Iterator[Block]:
    """Why, and of each exemption relied on what it is and why it applies: FOIA s.17(1)(b), (c) and (3)."""
    yield Block(Kind.OUTCOME, WHY)
    if decision.part_outcome:
        yield Block(Kind.PARAGRAPH, BECAUSE[Verdict(decision.verdict)])
    yield from _typed(decision.why)
    for each in relied_on:
        yield Block(Kind.PARAGRAPH, _named_in_full(each, outcome))
    yield from _typed(decision.applies)
    if decision.public_interest:
        yield Block(Kind.PARAGRAPH, "The public interest:")
        yield from _typed(decision.public_interest)


def _named_in_full(relied_on: Resolution, outcome: Outcome) -> str:
    """The provision with its Act, what its limb is about, what follows from it, and whether it is weighed."""
    limb = f", {relied_on.limb.limb}" if relied_on.limb and relied_on.limb.limb else ""
    follows = RELIES.get(outcome, relies(outcome)).format(unit=relied_on.regime.unit)
    where = f"{relied_on.label} of the {relied_on.regime.full_name}"
    return f"{where} – {relied_on.name}{limb}. {follows} {relied_on.explained}"


def outcome_of(decision: ReviewDecision) -> Outcome:
    """What the answer is after the review; of a request that was never answered there is no telling."""
    return Outcome((decision.new_outcome if decision.is_change else decision.part_outcome) or Outcome.UNCLEAR)


def relied_on_in(decision: ReviewDecision, regime: Regime) -> list[Resolution]:
    """What the answer rests on after the review."""
    named = [resolve(words, regime) for words in decision.new_provisions]
    return named if decision.is_change else relied_on_after(first_relied_on(decision), named)


def first_relied_on(decision: ReviewDecision) -> list[Resolution]:
    """What the answer under review rests on."""
    kept = decision.relied_on
    return [resolve(each["provision"], Regime(each["regime"]), as_written=each["as_written"]) for each in kept]


def _typed(text: str) -> list[Block]:
    return [Block(KINDS[kind], words, rows=rows) for kind, words, rows in typed_blocks(text)]


def _handled(review: InternalReview, regime: Regime) -> Iterator[Block]:
    """Of each duty first whether it was met, in words that cannot be read the other way, then what was found."""
    found = list(review.findings.all())
    if found:
        yield Block(Kind.HEADING, HANDLED)
    for each in found:
        told = FOUND[each.is_met].format(provision=each.provision, law=regime.full_name, duty=DUTIES[Duty(each.duty)])
        yield Block(Kind.PARAGRAPH, f"{told} {each.words}")
