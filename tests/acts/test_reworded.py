"""Words that a person put in and the letter does not have are told as such, to staff and to everybody."""

from __future__ import annotations

import json

import pytest

from requests.correctable.arranging import cut_at, merge, split
from requests.correctable.places import located
from requests.correctable.questions import QuestionText
from requests.correctable.shapes import fingerprint
from requests.correctable.tables import TableCell
from requests.correcting import Change, correct, undo
from requests.models import PublishedQuestion, PublishedTable, Question
from requests.publication import publish
from requests.publishing.reworded import reworded
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
NOT_THEIRS = "These are not the letter’s words"


@pytest.fixture
def case():
    return stored()


def told(case):
    """The numbers of questions, and the cells, that are not in the letter's words."""
    own = reworded(case, case.filed_letters.get())
    numbers = set(Question.objects.filter(pk__in=own.questions).values_list("number", flat=True))
    return numbers, own.cells.get(1, [])


def shown(case):
    return signed_in(people.officer()).get(f"/staff/requests/{case.pk}/").text


def public(path=""):
    return signed_in(people.officer()).get(f"/foi/0123-24{path}").text


def test_what_nobody_corrected_is_the_letters(case):
    assert (told(case), NOT_THEIRS in shown(case)) == ((set(), []), False)


@pytest.mark.parametrize(
    ("words", "is_theirs"),
    [
        ("Please provide a copy of the   grants\npolicy", True),
        ("please provide a copy of the grants policy.", True),
        ("We awarded 14 grants. Please provide a copy of the grants policy.", True),
        ("It can be found here: Grants policy (www.example.org) (page 3) Area 2022 2023", True),  # over two pages
        ("Please provide a copy of the policy.", False),
        ("Please do not provide a copy of the grants policy.", False),
        ("Please provide a copy of the grants policy. And its annexes.", False),
    ],
)
def test_a_question_is_the_letters_where_its_words_stand_there(case, words, is_theirs):
    corrected(QuestionText(of(case, "2")), words)
    assert told(case)[0] == (set() if is_theirs else {"2"})
    assert (NOT_THEIRS in shown(case)) is not is_theirs


def test_what_is_merged_and_split_of_the_letters_words_is_the_letters(case):
    things = merge(of(case, "1.b"), of(case, "2"))
    correct(case.pk, [Change(each, fingerprint(each.value), after) for each, after in things], LATER, people.officer())
    merged = of(case, "1.b")
    things = split(
        merged, cut_at(merged, located(case, "Please provide a copy")), "3", ["first"] * merged.parts.count()
    )
    correct(case.pk, [Change(each, fingerprint(each.value), after) for each, after in things], LATER, people.officer())
    assert told(case) == (set(), [])


@pytest.mark.parametrize(("words", "is_theirs"), [("4", True), ("3", True), ("5", False), ("", True)])
def test_a_cell_is_the_letters_where_its_words_stand_in_its_row(case, words, is_theirs):
    table = case.tables.get()
    corrected(TableCell(table, 1, 2 if words != "4" else 1), words)
    assert told(case)[1] == ([] if is_theirs else [[1, 2]])


def test_it_is_the_letters_again_once_that_is_undone(case):
    made = [*corrected(QuestionText(of(case, "2")), "The policy?"), *corrected(TableCell(case.tables.get(), 1, 2), "5")]
    assert told(case) == ({"2"}, [[1, 2]])
    for correction in made:
        undo(correction.pk, LATER, people.officer())
    assert told(case) == (set(), [])


def test_everybody_who_reads_it_is_told_at_the_item(case):
    corrected(QuestionText(of(case, "2")), "The policy?")
    corrected(TableCell(case.tables.get(), 1, 2), "5")
    case.refresh_from_db()
    publish(case, LATER, None)
    assert list(PublishedQuestion.objects.filter(reworded=True).values_list("number", flat=True)) == ["2"]
    assert PublishedTable.objects.get().reworded == [[1, 2]]
    cells = "Corrected by staff, not the letter’s words: row 1, 2023"
    assert public("/q2/").count(NOT_THEIRS) == 1
    assert NOT_THEIRS not in public("/q1b/")
    assert public("/q1a/").count(cells) == 2  # below the table, and where it is quoted
    assert cells in public("/tables/1.csv")
    whole = json.loads(public(".json"))
    assert [each["reworded"] for each in whole["questions"]] == [False, False, False, True]
    assert whole["tables"][0]["reworded"] == [[1, 2]]


def test_a_sub_question_says_so_where_what_leads_it_in_is_corrected(case):
    corrected(QuestionText(of(case, "1")), "How many were there?")
    case.refresh_from_db()
    publish(case, LATER, None)
    numbers = PublishedQuestion.objects.filter(reworded=True).order_by("order").values_list("number", flat=True)
    assert list(numbers) == ["1", "1a", "1b"]
