"""Undoing corrections of one question in every order: none is left that can never be undone."""

from __future__ import annotations

from itertools import permutations

import pytest

from requests.correctable.answers import PartExemptions, PartOutcome, provisions_typed
from requests.correctable.parts import Answers, move
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionText
from requests.correctable.shapes import fingerprint
from requests.correctable.tables import TableCell
from requests.correctable.taking_back import LATER_FIRST
from requests.correcting import Change, correct, undo
from requests.errors import CannotCorrect, CannotUndo
from requests.models import AnswerPart, AppliedExemption, Correction
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return stored()


def as_it_is(case):
    questions = case.questions.order_by("order").values_list("number", "text", "parent__number")
    relied_on = AppliedExemption.objects.filter(part__question__foi_request=case).order_by("part__question__order")
    return list(questions), list(relied_on.values_list("part__question__number", "provision"))


def words_and_number(case, number, words, other):
    """Both in one save, as the form makes them."""
    row = of(case, number)
    things = ((QuestionText(row), words), (QuestionNumber(row), other))
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in things]
    return correct(case.pk, changes, LATER, people.officer())


def exemptions(case, number, typed):
    row = AnswerPart.objects.get(question__foi_request=case, question__number=number)
    return corrected(PartExemptions(row), provisions_typed(typed, PartExemptions(row).value, case))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_words_number_and_exemption_can_be_undone_in_every_order(case, order):
    before = as_it_is(case)
    made = [*words_and_number(case, "1.b", "Who was it?", "9"), *exemptions(case, "9", "Section 41(1)")]
    for at in order:
        undo(made[at].pk, LATER, people.officer())
    assert as_it_is(case) == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_number_below_another_is_undone_whichever_is_first(case, order):
    before = as_it_is(case)
    made = [*corrected(QuestionNumber(of(case, "1")), "7"), *corrected(QuestionNumber(of(case, "7.b")), "7.c")]
    made += exemptions(case, "7.c", "Section 41(1)")
    for at in order:
        undo(made[at].pk, LATER, people.officer())
    assert as_it_is(case) == before


@pytest.mark.parametrize("order", list(permutations(range(2))))
@pytest.mark.parametrize("number_first", [True, False])
def test_what_a_question_belongs_to_is_undone_although_that_has_another_number(case, order, number_first):
    before = as_it_is(case)
    made = corrected(QuestionNumber(of(case, "1")), "7") if number_first else []
    made += corrected(QuestionParent(of(case, "2")), "7" if number_first else "1")
    made += [] if number_first else corrected(QuestionNumber(of(case, "1")), "7")
    for at in order:
        undo(made[at].pk, LATER, people.officer())
    assert as_it_is(case) == before


def test_a_cell_is_undone_although_what_stands_beside_it_was_undone_first(case):
    table = case.tables.get()
    [beside] = corrected(TableCell(table, 1, 0), "Northern")
    [cell] = corrected(TableCell(table, 1, 2), "5")
    undo(beside.pk, LATER, people.officer())
    undo(cell.pk, LATER, people.officer())
    table.refresh_from_db()
    assert [table.rows[0][at]["text"] for at in (0, 2)] == ["North", "4"]


def test_what_a_later_correction_holds_is_undone_after_it(case):
    before = as_it_is(case)
    [first] = exemptions(case, "1.b", "Section 41(1)")
    row = of(case, "1.b")
    [second] = corrected(Answers((row,)), [[{**part, "not_yet": True} for part in Answers((row,)).value[0]]])
    with pytest.raises(CannotCorrect, match=LATER_FIRST):
        undo(first.pk, LATER, people.officer())
    undo(second.pk, LATER, people.officer())
    undo(first.pk, LATER, people.officer())
    assert (as_it_is(case), Correction.objects.filter(undone_at=None).count()) == (before, 0)


def test_a_number_below_which_another_question_stands_is_refused_and_so_is_undoing_to_it(case):
    corrected(QuestionNumber(of(case, "2")), "3")
    corrected(QuestionNumber(of(case, "1.b")), "2.a")
    with pytest.raises(CannotCorrect, match="Question 2a would be counted as one below 2"):
        corrected(QuestionNumber(of(case, "3")), "2")
    first, second = case.corrections.order_by("pk")
    with pytest.raises(CannotUndo) as refused:
        undo(first.pk, LATER, people.officer())
    assert refused.value.first == second


def test_an_outcome_stays_while_the_part_is_moved_and_told_is_that_the_move_comes_first(case):
    before = as_it_is(case)
    part = AnswerPart.objects.get(question__foi_request=case, question__number="1.b")
    [outcome] = corrected(PartOutcome(part), {"outcome": "not held", "not_yet": False, "held_by": ""})
    both = Answers((of(case, "1.b"), of(case, "2")))
    [moved] = corrected(both, move(both.value[0], 0, both.value[1]))
    with pytest.raises(CannotUndo) as refused:
        undo(outcome.pk, LATER, people.officer())
    assert refused.value.first == moved
    undo(moved.pk, LATER, people.officer())
    undo(outcome.pk, LATER, people.officer())
    assert as_it_is(case) == before


def test_a_table_has_the_cells_of_now_when_the_answer_comes_back_that_it_stood_in(case):
    table, answer = case.tables.get(), Answers((of(case, "1.a"),))
    before = AnswerPart.objects.get(question=of(case, "1.a"))
    [cell] = corrected(TableCell(table, 1, 2), "5")
    [gone] = corrected(answer, [[]])
    undo(cell.pk, LATER, people.officer())
    undo(gone.pk, LATER, people.officer())
    part = AnswerPart.objects.get(question=of(case, "1.a"))
    assert (part.text, part.sure, part.how) == (before.text, before.sure, before.how)
