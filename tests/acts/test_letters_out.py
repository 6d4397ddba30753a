"""The letter of a worksheet, as PDF and as Word file: what is read in it is the worksheet again."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings

from documents.clearing.hiding.looking import hidden_data
from documents.reading.letters import read
from documents.reading.shapes import SaidKind
from requests.cases.clock import record_event
from requests.cases.drafts import draft_letter
from requests.cases.letters.composing import compose_answer
from requests.cases.letters.notices import body_of, compose
from requests.cases.letters.read_back import check_outcome_reads_back
from requests.cases.letters.reviewing import compose_outcome
from requests.cases.letters.writing import as_pdf, as_word
from requests.cases.worksheet import WrittenPart
from requests.errors import CannotChange
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.law.review_decisions import Answer, decision_of
from requests.models import AnswerPart, Case, ClockEvent, ReviewDecision
from requests.models.correspondence import CorrespondenceKind
from requests.models.review import Duty, Ground, Verdict
from requests.reviews.deciding import conclude, decide, not_in_dispute_rest
from requests.reviews.finding import find, findings_seen
from requests.reviews.needed import Decided
from requests.reviews.opening import GroundGiven
from tests import people
from tests.acts.answering_by_hand import ON, answered, office
from tests.acts.test_reviews import AT as REVIEWED
from tests.acts.test_reviews import BETTER, opened
from tests.acts.test_reviews import answered as a_letter
from tests.letters_out import expected, read_back, worksheets
from tests.web.casework import AT

pytestmark = pytest.mark.django_db


@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(asked=worksheets())
def test_what_was_written_is_read_back_from_pdf_and_word_alike(asked):
    letter = compose_answer(answered(asked), ON)
    assert letter.missing == ()
    wanted = expected(asked, letter, Regime.FOIA)
    for name, file in (("letter.docx", as_word(letter, ON)), ("letter.pdf", as_pdf(letter))):
        assert read_back(name, file, Regime.FOIA) == wanted
        assert not [each for each in hidden_data(name, file) if each.asks]


ON_THE_WAY = {
    "acknowledgement": "acknowledgement",
    "clarification asked": "clarification",
    "fees notice": "fees notice",
}


@pytest.mark.parametrize(
    ("regime", "as_file", "kinds"),
    [
        (Regime.FOIA, as_pdf, ON_THE_WAY | {"extension": "extension"}),
        (Regime.EIR, partial(as_word, on=ON), {"extension": "extension"}),
    ],
)
def test_each_letter_on_the_way_is_read_as_what_it_is(regime, as_file, kinds):
    """An extension is under section 10(3), or by regulation 7: 40 working days."""
    relied_on, extension = ("Section 42", "public interest") if regime is Regime.FOIA else ("12(4)(b)", "complex")
    case = answered([("1", "All about it", [WrittenPart("withheld", "", provisions=(relied_on,))])], regime)
    until = date(2026, 7, 20) if regime is Regime.FOIA else None
    record_event(case.pk, ClockEvent(kind=extension, on=AT.date(), until=until), 1, AT, people.officer())
    read_as = {}
    for kind in kinds:
        drafted = draft_letter(case.pk, CorrespondenceKind(kind), 2, AT, people.officer())
        drafted.text = drafted.text.replace("…", "12")
        read_as[kind] = read("letter", as_file(compose(drafted, ON))).kind.value
    assert read_as == kinds


UPHELD = Decided(Verdict.STANDS, "right", "It was right.", new_provisions=("Section 40(2) with (3A)(a)",))
IN_PART = Decided(
    Verdict.CHANGED, "excessive redaction", "Too much was taken out.", "disclosed", "The sum was £12.",
    new_provisions=("Section 43(2)",), extent="The sum is given. The rates stay out.",
    applies="The bidder would lose by it.", public_interest="Bids would fall, and that weighs more.",
)  # fmt: skip
TOLD = (
    "It was carried out by our Data Protection Officer, who had no hand in the first answer.",
    "Part 1 of question 2: it cannot be found where the letter says.",
    "The whole answer: no advice or help was given.",
    "Not in dispute, and as it was: the answer to question 1a.",
    "Part 2 of the answer to question 2 What we answered on 17 April 2024 Refused, in these words: “The rest",
    "and our answer stands.",
    "the decision is set aside, and the answer below takes its place. The sum is given. The rates stay out.",
    "Section 40(2) with (3A)(a) of the Freedom of Information Act 2000 – Personal information, first condition",
    "It is an absolute exemption: the law asks for no public-interest test.",
    "Section 43(2) of the Freedom of Information Act 2000 – Commercial interests",
    "The bidder would lose by it. The public interest: Bids would fall, and that weighs more.",
    "We complied with section 10(1) of the Freedom of Information Act 2000: the duty to answer in time. It came on day",
    "We did not comply with section 16 of the Freedom of Information Act 2000: the duty to advise and assist. We",
    "You have the right to complain to the",
    "within six weeks of the date of this letter",
)


def test_the_outcome_of_a_review_says_what_was_decided_and_reads_back_so():
    office()
    asked_for = [GroundGiven(Ground.ACCESS, "", "2"), GroundGiven(Ground.ADVICE)]
    answer, by = of_two_parts("2"), people.dpo()
    review = opened(answer, name="Jo Quill", email="jo@home.example", grounds=asked_for)
    _, names, link, rest = review.decisions.all()
    decide(review.pk, names.pk, UPHELD, 1, REVIEWED, by)
    decide(review.pk, link.pk, BETTER, 1, REVIEWED, by)
    decide(review.pk, rest.pk, IN_PART, 1, REVIEWED, by)
    assert not_in_dispute_rest(review.pk, REVIEWED, by) == 1
    find(review.pk, Duty.TIME, "It came on day 7.", findings_seen(review), REVIEWED, by, is_met=True)
    case = Case.objects.get(review=review)
    with pytest.raises(CannotChange, match="not concluded"):
        compose_outcome(case, ON)
    with pytest.raises(CannotChange, match="“No advice or help was given” was put forward of the whole answer"):
        conclude(review.pk, case.version, REVIEWED, by)
    find(review.pk, Duty.ADVICE, "We should have helped.", findings_seen(review), REVIEWED, by, is_met=False)
    conclude(review.pk, case.version, REVIEWED, by)
    case.refresh_from_db()
    drafted = draft_letter(case.pk, CorrespondenceKind.REVIEW, case.version, REVIEWED, by)
    letter = compose(drafted, ON)
    assert letter.signed.startswith("Data Protection Officer\nOffice of")
    said = " ".join(block.said for block in letter.blocks)
    for sentence in TOLD:
        assert sentence in said, sentence
    readings = [read("letter", made) for made in (as_pdf(letter), as_word(letter, ON))]
    for reading in readings:
        check_outcome_reads_back(case, reading)
        assert [answers_of(question) for question in reading.questions] == [
            ["Our answer of 17 April 2024 stands."],
            ["It is at https://office.example/report (page 122).", "The sum was £12."],
        ]
        whys = " ".join(run.text for each in reading.questions for part in each.parts for run in part.said)
        assert ("The bidder would lose by it." in whys, "How your request" in whys) == (True, False)
        first = Answer([Outcome.WITHHELD], ["42"])
        decided = [decision_of(first, _on_review(part)) for each in reading.questions for part in each.parts]
        assert [each.is_change for each in decided] == [False, True, True]
    ReviewDecision.objects.filter(pk=names.pk).update(part_outcome="cost limit")
    with pytest.raises(CannotChange, match="Reword"):
        check_outcome_reads_back(case, readings[0])


def of_two_parts(number):
    """A letter of 17 April 2024; a second part of one question is refused by no exemption."""
    letter = a_letter()
    question = letter.questions.get(number=number)
    AnswerPart.objects.create(question=question, order=2, outcome="withheld", text="The rest is a draft.", said=[])
    return letter


def answers_of(question):
    """What its parts answer, without the reasons."""
    return ["\n".join(run.text for run in part.said if run.kind is not SaidKind.REASONS) for part in question.parts]


def _on_review(part):
    return Answer([part.outcome], [each.provision for each in part.citations], part.text)


def test_a_half_filled_worksheet_says_what_is_missing_and_is_a_draft():
    refused = WrittenPart("withheld", "The names are kept back.")
    letter = compose_answer(
        answered([("1", "How many?", []), ("2", "Who?", [refused, WrittenPart("held by another body")])]), ON
    )
    assert letter.missing == (
        "Question 1 has no answer yet.",
        "Question 2, part 1 refuses and does not say by which exemption.",
        "Question 2, part 2 has an outcome and no words.",
        "Question 2, part 2 does not say who holds it.",
    )
    assert letter.values()["draft"] is True
    assert "by 25 August 2026" in " ".join(block.said for block in letter.closing)


def test_only_a_line_that_greets_is_taken_for_the_greeting():
    body = "Thank you for your request.\nWe held dear what you asked for,\nand answer it."
    assert body_of(f"Dear Ms Field\n\n{body}\n\nYours sincerely\nThe office") == body
    assert body_of(body) == body
