"""What a decision needs before it is kept, and a review before it is concluded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from requests.cases.letters.reviewing import first_relied_on
from requests.errors import CannotChange
from requests.law.exemptions import resolve
from requests.law.outcomes import REFUSING, Outcome
from requests.law.regimes import Regime
from requests.law.review_notices import Lacking, is_within, lacking, relied_on_after
from requests.models import InternalReview, ReviewDecision
from requests.models.review import CHANGES, Duty, Ground, ReviewReason, Verdict
from requests.particulars import listed

OF_DUTIES = {Ground.TIME: Duty.TIME, Ground.ADVICE: Duty.ADVICE, Ground.SEARCH: Duty.SEARCH}
ALWAYS_FOUND = (Ground.TIME, Ground.ADVICE)  # no decision on a part answers them


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on one part, as it is typed. `new_…`: of a changed answer, and blank otherwise.

    `new_provisions` may name the limbs of an answer that stands. `extent`: what of a changed one stands, and what is
    set aside. `applies`, `public_interest`: what a refusal notice says of the exemption relied on after the review.
    """

    verdict: str
    reason: str = ""
    why: str = ""
    new_outcome: str = ""
    new_text: str = ""
    new_held_by: str = ""
    new_provisions: tuple[str, ...] = ()
    notes: str = ""
    lesson: str = ""
    extent: str = ""
    applies: str = ""
    public_interest: str = ""


def unanswered(review: InternalReview) -> Iterator[str]:
    """What was put forward of the whole answer and nothing is found or decided of, in words."""
    found = set(review.findings.values_list("duty", flat=True))
    if review.answered_on is None and Duty.TIME not in found:
        yield f"It was never answered: write down what was found under “{Duty.TIME.label}”."
    decided = review.decisions.exclude(verdict__in=["", Verdict.UNDISPUTED]).exists()
    for each in review.grounds.filter(decision=None):
        duty = OF_DUTIES.get(Ground(each.ground))
        if duty in found or (each.ground not in ALWAYS_FOUND and decided):
            continue
        about = f"write down what was found under “{duty.label}”" if duty else "decide the parts it is about"
        yield f"“{each.get_ground_display()}” was put forward of the whole answer, and nothing answers it: {about}."


def check_rest(review: InternalReview) -> None:
    """That there is a rest nobody complained of: what is put forward of the whole answer is about every part of it.

    Raises CannotChange.
    """
    for each in review.grounds.filter(decision=None).exclude(ground__in=ALWAYS_FOUND):
        raise CannotChange(
            f"“{each.get_ground_display()}” was put forward of the whole answer, so that no part is left out: decide "
            "each of them."
        )


def check_decision(review: InternalReview, row: ReviewDecision, given: Decided) -> None:
    """That a decision says all it needs. Raises CannotChange."""
    if given.verdict not in Verdict.values:
        raise CannotChange("Choose whether the answer stands.")
    if given.verdict == Verdict.UNDISPUTED:
        if not row.part_outcome:
            raise CannotChange(f"There is no answer to {row}, so nothing is left as it was: decide it.")
        return
    if given.reason not in ReviewReason.values or not given.why.strip():
        raise CannotChange("Give the reason, and why in words that the requester reads.")
    law = Regime(review.foi_request.regime)
    if given.verdict in CHANGES:
        _check_change(given, law)
    for each in lacks(row, given, law):
        raise CannotChange(f"{each.words}.")


def _check_change(given: Decided, law: Regime) -> None:
    if given.verdict == Verdict.CHANGED and not given.extent.strip():
        raise CannotChange("Say what of the answer stands, and what is set aside.")
    if not given.new_outcome or not given.new_text.strip():
        raise CannotChange("Give the new answer: its outcome and its words.")
    if Outcome(given.new_outcome) in REFUSING and not given.new_provisions:
        raise CannotChange("The new answer refuses: say by which exemption.")
    unknown = [words for words in given.new_provisions if not resolve(words, law).known]
    if unknown:
        raise CannotChange(f"The catalogue does not know {listed(unknown)}.")


def lacks(row: ReviewDecision, given: Decided, law: Regime) -> Iterator[Lacking]:
    """What the letter would not say of the exemptions that are relied on after this decision."""
    is_change = given.verdict in CHANGES
    named = [resolve(words, law) for words in given.new_provisions]
    first = first_relied_on(row)
    outcome = given.new_outcome if is_change else row.part_outcome
    if not outcome:
        return
    strange = [each for each in named if not any(is_within(each, old) for old in first)]
    if strange and first and not is_change:
        yield Lacking("limb", f"{strange[0].label} is no limb of what the answer rests on, and so cannot stand for it")
        return
    rests_on = named if is_change else relied_on_after(first, named)
    told = (given.why, given.applies, given.public_interest)
    yield from lacking(rests_on, Outcome(outcome), *told, is_change=is_change)
