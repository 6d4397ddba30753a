"""What there is to check follows corrections: settled by the one that is of it, and open when that is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.models import ReadingFinding
from documents.reading.letters import read
from documents.reading.shapes import READER_VERSION
from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.arranging import add, merge, remove_with_answer
from requests.correctable.choosing import chosen_in
from requests.correctable.followed import followed
from requests.correctable.parts import Answers
from requests.correctable.parts import remove as without
from requests.correctable.places import located
from requests.correctable.questions import QuestionNumber, QuestionPlace, QuestionText
from requests.correctable.shapes import fingerprint
from requests.correctable.tables import TableCell
from requests.correcting import Change, correct, undo
from requests.models import AnswerPart, Question
from requests.reading_again import keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.reading.test_certainty import FAULTY, IN_ONE, faulty
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
GAP = "Question 4 comes after question 2: a number between them is missing."
UNANSWERED = "No answer to question 6 was found."
TOTAL = "Table 1, 2022: the total says 6, the rows come to 5."
UNKNOWN = "cites section 40(9), which is not in the catalogue of exemptions."
UNGROUNDED = "The answer to question 5 refuses something without naming a provision."
NOT_HELD = {"outcome": "not held", "not_yet": False, "held_by": ""}
PERSONAL = {"as_written": "Section 40(2)", "regime": "FOIA", "provision": "40(2)"}


@pytest.fixture
def case():
    return stored(faulty(), content=FAULTY.encode())


def part(case, number):
    return AnswerPart.objects.get(question=of(case, number))


def settled(case):
    """The findings that are settled, of those whose words are told above."""
    found = case.filed_letters.get().reading.findings.filter(is_settled=True).values_list("what", flat=True)
    return {told for told in (GAP, UNANSWERED, TOTAL, UNKNOWN, UNGROUNDED) if any(told in what for what in found)}


def shown(case):
    return " ".join(signed_in(people.officer()).get(f"/staff/requests/{case.pk}/").text.split())


def done(case, wanted):
    """All of these as one person does them at once."""
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in wanted]
    return correct(case.pk, changes, LATER, people.officer())


def answered(case, number):
    """The words on reviews become an answer."""
    chosen = chosen_in(of(case, number), located(case, "You may ask for a review."))
    parts = chosen.added("disclosed")
    return corrected(chosen.answers(), parts)


CORRECTIONS = {
    "a number": (lambda case: corrected(QuestionNumber(of(case, "4")), "3"), {GAP}),
    "the number before": (lambda case: corrected(QuestionNumber(of(case, "2")), "3"), {GAP}),
    "an outcome": (lambda case: corrected(PartOutcome(part(case, "5")), NOT_HELD), {UNGROUNDED}),
    "an exemption": (lambda case: corrected(PartExemptions(part(case, "5")), [PERSONAL]), {UNGROUNDED}),
    "an unknown exemption": (lambda case: corrected(PartExemptions(part(case, "2")), [PERSONAL]), {UNKNOWN}),
    "the outcome beside an unknown exemption": (lambda case: corrected(PartOutcome(part(case, "2")), NOT_HELD), set()),
    "a cell": (lambda case: corrected(TableCell(case.tables.get(), 1, 1), "4"), {TOTAL}),
    "a cell of another column": (lambda case: corrected(TableCell(case.tables.get(), 1, 2), "5"), set()),
    "a cell that does not make it right": (lambda case: corrected(TableCell(case.tables.get(), 1, 1), "9"), set()),
    "the words of a question": (lambda case: corrected(QuestionText(of(case, "4")), "The policy, please."), set()),
    "a question that is none": (lambda case: done(case, remove_with_answer(of(case, "5"))), {UNGROUNDED}),
    "an answer that was missed": (lambda case: answered(case, "6"), {UNANSWERED}),
    "an unanswered question that is none": (lambda case: done(case, remove_with_answer(of(case, "6"))), {UNANSWERED}),
    "a merge": (lambda case: done(case, merge(of(case, "5"), of(case, "6"))), {UNANSWERED}),
    "a part that is none": (
        lambda case: corrected(
            Answers((of(case, "5"),)),
            without(Answers((of(case, "5"),)).value[0], 0),
        ),
        {UNGROUNDED},
    ),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_finding_is_settled_by_what_corrects_it_alone_and_comes_back(case, name):
    make, due = CORRECTIONS[name]
    made = make(case)
    assert settled(case) == due
    for correction in reversed(made):
        undo(correction.pk, LATER, people.officer())
    assert settled(case) == set()


def test_the_page_says_what_settled_it_when_and_by_whom(case):
    corrected(PartOutcome(part(case, "5")), NOT_HELD)
    assert "settled by the correction of 3 June 2024 by Olive" in shown(case)


def test_what_a_person_says_is_settled_says_who_and_when(case):
    officer = signed_in(people.officer())
    officer.post(f"/staff/requests/{case.pk}/findings/{ReadingFinding.objects.get(what=GAP).pk}/settle/")
    assert "settled by Olive Officer on" in shown(case)


def test_what_a_person_said_is_settled_stays_so_when_a_correction_of_it_is_undone(case):
    officer = signed_in(people.officer())
    officer.post(f"/staff/requests/{case.pk}/findings/{ReadingFinding.objects.get(what=GAP).pk}/settle/")
    [made] = corrected(QuestionNumber(of(case, "4")), "3")
    undo(made.pk, LATER, people.officer())
    assert settled(case) == {GAP}


def test_a_newer_reader_leaves_settled_what_was_corrected(case):
    made = [
        *corrected(QuestionNumber(of(case, "4")), "3"),
        *corrected(PartOutcome(part(case, "5")), NOT_HELD),
        *corrected(PartExemptions(part(case, "2")), [PERSONAL]),
        *corrected(TableCell(case.tables.get(), 1, 1), "4"),
        *done(case, remove_with_answer(of(case, "6"))),
    ]
    became = keep_reading(case, replace(faulty(), reader_version=READER_VERSION + 1), LATER)
    assert (became.made, became.misfits) == (len(made), 0)
    assert settled(case) == {GAP, UNGROUNDED, UNKNOWN, TOTAL, UNANSWERED}
    for correction in reversed(made):
        undo(correction.pk, LATER, people.officer())
    assert settled(case) == set()


def test_a_question_that_comes_back_is_what_it_was_read_as(case):
    for correction in reversed(done(case, remove_with_answer(of(case, "5")))):
        undo(correction.pk, LATER, people.officer())
    corrected(PartOutcome(part(case, "5")), NOT_HELD)
    assert settled(case) == {UNGROUNDED}


def called_otherwise(case, number):
    """The question under another number and in other words."""
    corrected(QuestionNumber(of(case, number)), "8")
    corrected(QuestionText(of(case, "8")), "Who was asked?")
    return of(case, "8")


def test_a_question_that_was_called_otherwise_and_removed_settles_what_is_of_it(case):
    done(case, remove_with_answer(called_otherwise(case, "6")))
    assert settled(case) == {UNANSWERED}


def test_a_question_that_was_called_otherwise_and_comes_back_is_what_it_was_read_as(case):
    for correction in reversed(done(case, remove_with_answer(called_otherwise(case, "6")))):
        undo(correction.pk, LATER, people.officer())
    done(case, remove_with_answer(of(case, "1")))
    assert settled(case) == set()


def test_of_two_that_are_gone_each_is_said_to_be_settled_by_its_own(case):
    [*_, own] = done(case, remove_with_answer(called_otherwise(case, "6")))
    corrected(QuestionNumber(of(case, "5")), "6")
    [*_, other] = done(case, remove_with_answer(of(case, "6")))
    reading = case.filed_letters.get().reading
    became = followed(case, reading, findings := list(reading.findings.all()))
    by = {finding.what: became[finding.pk].settled for finding in findings}
    assert by[UNANSWERED].pk == own.pk
    assert next(each.pk for what, each in by.items() if what.startswith(UNGROUNDED[:30])) == other.pk


def test_what_is_of_a_vanished_question_is_not_settled_by_the_removal_of_another(case):
    Question.objects.filter(foi_request=case, number="6").update(read_as=None)  # as rows were that came back renamed
    done(case, remove_with_answer(of(case, "1")))
    assert settled(case) == set()


def test_what_was_renumbered_is_called_by_its_number_of_now(case):
    corrected(QuestionNumber(of(case, "6")), "8")
    assert "No answer to question 6 was found (now question 8)." in shown(case)


def test_of_two_questions_it_is_said_which_was_renumbered(case):
    corrected(QuestionNumber(of(case, "4")), "3")
    assert "a number between them is missing (question 4 is now 3)." in shown(case)


def test_a_total_that_still_does_not_add_up_is_told_with_the_figures_of_now(case):
    corrected(TableCell(case.tables.get(), 1, 1), "9")
    assert "the rows come to 5 (now the total says 6, the rows come to 11)." in shown(case)


def test_a_question_that_is_added_where_one_was_missed_settles_that():
    case = stored(read("letter.md", IN_ONE.encode()), content=IN_ONE.encode())
    missed = case.filed_letters.get().reading.findings.get(what__contains="A question may have been missed")
    [made] = done(case, add(case, located(case, "Please provide a copy of the grants policy."), "6", "", None))
    missed.refresh_from_db()
    assert missed.is_settled
    undo(made.pk, LATER, people.officer())
    missed.refresh_from_db()
    assert not missed.is_settled


def test_where_a_question_stands_is_settled_by_its_place(case):
    about = {"of": "question", "question": 2}
    reading = case.filed_letters.get().reading
    words = "Where question 4 begins and ends is not certain."
    finding = reading.findings.create(kind="doubtful", what=words, about=about)
    whole = "Question 4: Please provide a copy of the grants policy."
    corrected(QuestionPlace(of(case, "4")), [{"page": 1, "words": whole}])
    finding.refresh_from_db()
    assert finding.is_settled
