"""The forms that add a question, split, merge, move and remove one; what they say when that makes no sense."""

from __future__ import annotations

import pytest

from requests.models import Correction, Question
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.web.staff import signed_in
from tests.web.test_staff_choosing import at

pytestmark = pytest.mark.django_db
REVIEW = "You may ask for a review."


@pytest.fixture
def case():
    return stored()


def row(case, number):
    return Question.objects.get(foi_request=case, number=number)


def numbers(case):
    return list(Question.objects.filter(foi_request=case).order_by("order").values_list("number", flat=True))


def filled(form):
    """A form as the browser would send it."""
    return {name: form[name].value() or "" for name in form.fields}


def arrange(client, case, of, act, **typed):
    page = f"/staff/requests/{case.pk}/questions/{row(case, of).pk}/arrange/"
    return client.post(page, {**filled(client.get(page).context[act]), "act": act, **typed}, follow=True)


def add(client, case, **typed):
    page = f"/staff/requests/{case.pk}/questions/new/"
    return client.post(page, {**filled(client.get(page).context["form"]), **typed}, follow=True)


def undo_last(client, case):
    key = Correction.objects.filter(undone_at=None).latest("pk").pk
    return client.post(f"/staff/requests/{case.pk}/corrections/{key}/undo/", follow=True)


def test_a_missed_question_is_added_by_typing_or_choosing_its_words(officer, case):
    assert f"/staff/requests/{case.pk}/questions/new/" in officer.get(f"/staff/requests/{case.pk}/").text
    text = add(officer, case, words=REVIEW, number="Q3").text
    assert "Question 3: added" in text
    assert "No answer to this question was found in the letter." in text
    undo_last(officer, case)
    add(officer, case, words="As chosen", chosen=at(REVIEW, page=2), number="1(c)", parent="1", follows="1.b")
    assert (numbers(case), row(case, "1.c").text) == (["1", "1.a", "1.b", "1.c", "2"], REVIEW)


def test_a_question_is_split_merged_moved_and_removed_in_its_forms(officer, case):
    text = arrange(officer, case, "1", "split", place="46-61", number="2").text
    assert "There is a question 2 already." in text
    text = arrange(officer, case, "1", "split", place="46-61", number="1.0").text
    assert (row(case, "1.0").text, numbers(case)) == ("Please provide:", ["1", "1.a", "1.b", "1.0", "2"])
    assert "Question 1: split in two" in text
    arrange(officer, case, "1.0", "order", follows="1")
    assert numbers(case)[:2] == ["1", "1.0"]
    arrange(officer, case, "1.0", "merge", other=row(case, "1").pk)
    assert row(case, "1").text == "How many grants did the office award in 2023?\nPlease provide:"
    text = arrange(officer, case, "2", "remove", to=row(case, "1.b").pk).text
    assert (numbers(case), row(case, "1.b").parts.count()) == (["1", "1.a", "1.b"], 2)
    assert "Question 2: removed" in text
    assert "The correction is undone." in undo_last(officer, case).text
    assert numbers(case) == ["1", "1.a", "1.b", "2"]


def test_a_question_is_removed_with_an_answer_that_is_none_either(officer, case):
    arrange(officer, case, "2", "remove", to="-")
    assert (numbers(case), Correction.objects.count()) == (["1", "1.a", "1.b"], 2)


def test_words_chosen_of_a_question_become_one_of_their_own(officer, case):
    arrange(officer, case, "2", "own", chosen=at("the grants policy."), number="3", part_1="second")
    assert [(row(case, n).text, row(case, n).parts.count()) for n in ("2", "3")] == [
        ("Please provide a copy of", 0),
        ("the grants policy.", 1),
    ]


NONSENSE = [
    ("split", {"place": "7-7"}),
    ("split", {"number": "?"}),
    ("split", {"part_1": "neither"}),
    ("own", {"chosen": at(REVIEW, page=2)}),
    ("own", {"chosen": "9:1-2"}),
    ("merge", {"other": 987654}),
    ("order", {"follows": "2"}),
    ("remove", {"to": ""}),
    ("nothing", {}),
]


def test_what_makes_no_sense_changes_nothing(officer, case):
    page = f"/staff/requests/{case.pk}/questions/{row(case, '2').pk}/arrange/"
    forms = officer.get(page).context
    for act, typed in NONSENSE:
        sent = filled(forms[act]) if act in forms else {}
        answer = officer.post(page, {**sent, "act": act, **typed})
        assert (answer.status_code, "error-box" in answer.text or act == "nothing") == (400, True), (act, typed)
    assert "These words do not stand so in the letter" in add(officer, case, words="Nowhere.", number="3").text
    assert not Correction.objects.exists()


def test_of_two_people_the_second_is_told(officer, case):
    page = f"/staff/requests/{case.pk}/questions/{row(case, '2').pk}/arrange/"
    new = f"/staff/requests/{case.pk}/questions/new/"
    sent = {**filled(officer.get(page).context["merge"]), "act": "merge", "other": row(case, "1.b").pk}
    typed = {**filled(officer.get(new).context["form"]), "words": REVIEW, "number": "3"}
    arrange(signed_in(people.second_officer()), case, "2", "order", follows="1")
    for address, form in ((page, sent), (new, typed)):
        assert "somebody else changed this letter" in officer.post(address, form, follow=True).text
    assert (numbers(case), Correction.objects.count()) == (["1", "2", "1.a", "1.b"], 1)
    arrange(officer, case, "2", "merge", other=row(case, "1").pk)
    assert "somebody else changed this letter" in officer.post(page, sent, follow=True).text
