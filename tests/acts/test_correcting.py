"""Correcting the reading of a letter: who, when, before and after; by two people at once; undone."""

from __future__ import annotations

import pytest

from documents.models import ReadingFinding
from documents.reading.shapes import Finding, FindingKind
from requests.correctable.answers import PartExemptions, PartOutcome, provisions_typed
from requests.correctable.findings import FindingSettled
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionText, number_typed
from requests.correctable.tables import TableCell
from requests.correctable.taking_back import LATER_FIRST
from requests.correcting import undo
from requests.errors import CannotCorrect, ChangedMeanwhile
from requests.models import AppliedExemption, Correction, PublishedQuestion, Question
from requests.publication import publish, reasons_against
from tests import people
from tests.acts.correcting_by_hand import corrected, of, part
from tests.acts.publishing_by_hand import LATER, published, stored

pytestmark = pytest.mark.django_db
POLICY = "Please provide a copy of the grants policy."
BETTER = "Please send me the grants policy."


@pytest.fixture
def case():
    return stored()


def numbers(case):
    return list(case.questions.order_by("order").values_list("number", flat=True))


def test_a_correction_is_kept_with_who_when_before_and_after(case):
    [made] = corrected(QuestionText(of(case, "2")), BETTER)
    assert of(case, "2").text == BETTER
    kept = (made.kind, made.of["question"], made.before, made.after, made.made_by.username, made.made_at)
    assert kept == ("question text", "2", POLICY, BETTER, "olive", LATER)


def test_what_was_checked_is_so_no_more_once_it_is_corrected(case):
    publish(case, LATER, people.releaser(), checked=True)
    corrected(QuestionText(of(case, "2")), BETTER)
    case.refresh_from_db()
    assert (case.checked_on, case.changed_by.username) == (None, "olive")


def test_the_public_copy_stays_until_it_is_published_again(case):
    publish(case, LATER, None)
    corrected(QuestionText(of(case, "2")), BETTER)
    public = PublishedQuestion.objects.filter(number="2")
    assert [each.text for each in public] == [POLICY]
    case.refresh_from_db()
    publish(case, LATER, None)
    assert [each.text for each in public.all()] == [BETTER]


@pytest.mark.parametrize("typed", ["Send it to jane.doe@gmail.com.", "Phone me on 07700 900123."])
def test_private_details_that_are_typed_stop_publication_until_they_are_undone(case, typed):
    [made] = corrected(QuestionText(of(case, "2")), typed)
    assert "The correction of question 2 shows what looks like private details." in reasons_against(case)
    undo(made.pk, LATER, people.officer())
    assert reasons_against(case) == []


def test_words_without_private_details_may_be_published(case):
    corrected(QuestionText(of(case, "2")), BETTER)
    corrected(TableCell(case.tables.get(), 1, 2), "5")
    assert reasons_against(case) == []


def test_what_changes_nothing_is_no_correction(case):
    assert corrected(QuestionText(of(case, "2")), POLICY) == []
    case.refresh_from_db()
    assert (case.version, Correction.objects.count()) == (1, 0)


def test_nobody_overwrites_what_somebody_else_corrected(case):
    corrected(QuestionText(of(case, "2")), BETTER)
    with pytest.raises(ChangedMeanwhile):
        corrected(QuestionText(of(case, "2")), "Mine.", people.second_officer(), seen=POLICY)
    assert of(case, "2").text == BETTER


def test_two_people_may_correct_unlike_things_at_once(case):
    first, second = QuestionText(of(case, "2")), QuestionText(of(case, "1.a"))
    corrected(first, BETTER)
    corrected(second, "The number of grants.", people.second_officer())
    assert Correction.objects.count() == 2


def test_a_question_gets_another_number_and_what_is_below_it_follows(case):
    corrected(QuestionNumber(of(case, "1")), "7")
    assert numbers(case) == ["7", "7.a", "7.b", "2"]


def test_a_number_may_move_down_into_its_own_place(case):
    corrected(QuestionNumber(of(case, "1")), "1.a")
    assert numbers(case) == ["1.a", "1.a.a", "1.a.b", "2"]


def test_no_two_questions_have_one_number(case):
    with pytest.raises(CannotCorrect, match="There is a question 2 already"):
        corrected(QuestionNumber(of(case, "1")), "2")
    assert numbers(case) == ["1", "1.a", "1.b", "2"]


def test_no_two_questions_have_one_address(case):
    Question.objects.filter(foi_request=case, number="2").update(number="1a2")
    with pytest.raises(CannotCorrect):
        corrected(QuestionNumber(of(case, "1.b")), "1.a.2")


def test_a_question_is_put_below_another(case):
    corrected(QuestionParent(of(case, "2")), "1")
    assert of(case, "2").parent == of(case, "1")
    corrected(QuestionParent(of(case, "2")), "")
    assert of(case, "2").parent is None


@pytest.mark.parametrize("below", ["1", "1.a"])
def test_a_question_belongs_neither_to_itself_nor_to_what_belongs_to_it(case, below):
    with pytest.raises(CannotCorrect):
        corrected(QuestionParent(of(case, "1")), below)


# --- outcomes and exemptions -----------------------------------------------------------------------------------------

HELD_BY_POLICE = {"outcome": "held by another body", "not_yet": False, "held_by": "the Force"}


def test_an_outcome_is_corrected_and_undone(case):
    [made] = corrected(PartOutcome(part(case, "1.b")), HELD_BY_POLICE)
    assert (part(case, "1.b").outcome, part(case, "1.b").held_by) == ("held by another body", "the Force")
    undo(made.pk, LATER, people.officer())
    assert (part(case, "1.b").outcome, part(case, "1.b").held_by) == ("withheld", "")


def relied_on(case, number):
    return list(AppliedExemption.objects.filter(part=part(case, number)).values_list("provision", "known"))


def test_exemptions_are_those_that_the_catalogue_has(case):
    thing = PartExemptions(part(case, "1.b"))
    [made] = corrected(thing, provisions_typed("Section 40(2)\ns.31(1)(a)", thing.value, case))
    assert relied_on(case, "1.b") == [("40(2)", True), ("31(1)(a)", True)]
    undo(made.pk, LATER, people.officer())
    assert relied_on(case, "1.b") == [("40(2)", True)]


def test_an_exemption_that_is_given_points_to_where_the_letter_writes_it(case):
    row = part(case, "1.b")
    AppliedExemption.objects.filter(part=row).delete()
    corrected(PartExemptions(row), provisions_typed("section 40(2)", [], case))
    [passage] = AppliedExemption.objects.get(part=row).passages.all()
    assert passage.text == "Section 40(2)"


@pytest.mark.parametrize("typed", ["Section 99", "Section 17", "a good reason"])
def test_what_is_no_exemption_is_refused(case, typed):
    with pytest.raises(CannotCorrect, match=typed):
        provisions_typed(typed, [], case)


def test_what_stood_there_may_stay_although_the_catalogue_has_it_not(case):
    kept = [{"as_written": "Section 99", "regime": "FOIA", "provision": "99"}]
    assert provisions_typed(" Section  99\n", kept, case) == kept


# --- tables and findings ---------------------------------------------------------------------------------------------


def test_a_cell_is_corrected_wherever_it_is_said_and_its_sums_are_tried_again(case):
    table = case.tables.get()
    [made] = corrected(TableCell(table, 1, 2), "5")
    table.refresh_from_db()
    assert [(check["column"], check["agrees"]) for check in table.checks] == [("2022", True), ("2023", False)]
    assert "North\t3\t5\n" in part(case, "1.a").text
    undo(made.pk, LATER, people.officer())
    table.refresh_from_db()
    assert all(check["agrees"] for check in table.checks)
    assert "North\t3\t4\n" in part(case, "1.a").text


def test_an_outcome_is_undone_although_a_table_in_the_answer_was_corrected(case):
    [made] = corrected(PartOutcome(part(case, "1.a")), HELD_BY_POLICE)
    corrected(TableCell(case.tables.get(), 1, 2), "5")
    undo(made.pk, LATER, people.officer())
    assert part(case, "1.a").outcome == "disclosed"


def test_a_finding_is_settled_and_opened_again_without_a_new_version():
    case = published(findings=(Finding(FindingKind.DOUBTFUL, "Two dates were found."),)).foi_request
    [made] = corrected(FindingSettled(ReadingFinding.objects.get()), after=True)
    assert ReadingFinding.objects.get().is_settled
    undo(made.pk, LATER, people.officer())
    case.refresh_from_db()
    assert (ReadingFinding.objects.get().is_settled, case.version) == (False, 1)


# --- undoing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("thing", "number", "after"),
    [(QuestionText, "2", BETTER), (QuestionNumber, "1", "7"), (QuestionParent, "2", "1")],
)
def test_a_correction_can_be_undone(case, thing, number, after):
    row = of(case, number)
    before = thing(row).value
    [made] = corrected(thing(row), after)
    undone = undo(made.pk, LATER, people.second_officer())
    row = Question.objects.get(pk=row.pk)
    assert (thing(row).value, undone.undone_by.username, undone.undone_at) == (before, "owen", LATER)
    assert numbers(case) == ["1", "1.a", "1.b", "2"]


def test_what_was_corrected_again_is_undone_the_latest_first(case):
    [first] = corrected(QuestionText(of(case, "2")), BETTER)
    [second] = corrected(QuestionText(of(case, "2")), "The policy.")
    with pytest.raises(CannotCorrect, match=LATER_FIRST):
        undo(first.pk, LATER, people.officer())
    undo(second.pk, LATER, people.officer())
    undo(first.pk, LATER, people.officer())
    assert of(case, "2").text == POLICY


def test_words_can_be_undone_although_the_number_is_another_now(case):
    [words] = corrected(QuestionText(of(case, "2")), BETTER)
    corrected(QuestionNumber(of(case, "2")), "9")
    undo(words.pk, LATER, people.officer())
    assert of(case, "9").text == POLICY


def test_undoing_twice_undoes_once(case):
    [made] = corrected(QuestionText(of(case, "2")), BETTER)
    undo(made.pk, LATER, people.officer())
    assert undo(made.pk, LATER, people.second_officer()).undone_by.username == "olive"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1b", "1.b"), ("1 (b) (ii)", "1.b.ii"), ("Q3", "3"), ("Question 3", "3"), ("1.1", "1.1"), ("1-1", "1.1"),
     ("A", "a"), ("...", "")],
)  # fmt: skip
def test_a_number_may_be_typed_as_people_write_it(typed, number):
    assert number_typed(typed) == number
