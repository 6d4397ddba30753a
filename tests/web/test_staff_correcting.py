"""The forms that correct a reading, and the list of what was corrected."""

from __future__ import annotations

import pytest

from documents.models import ReadingFinding
from documents.reading.shapes import Finding, FindingKind
from requests.models import Correction, PublishedResponse, Question
from tests import people
from tests.acts.publishing_by_hand import published, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return stored()


def question(case, number):
    return Question.objects.get(foi_request=case, number=number)


def address(case, number):
    return f"/staff/requests/{case.pk}/questions/{question(case, number).pk}/"


def filled(client, page):
    """The form of a page as the browser would send it."""
    form = client.get(page).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_a_question_is_corrected_in_its_form(officer, case):
    page = address(case, "2")
    sent = {**filled(officer, page), "text": "The policy, please.", "number": "3", "parent": "1"}
    response = officer.post(page, sent, follow=True)
    row = question(case, "3")
    assert (row.text, row.parent.number, Correction.objects.count()) == ("The policy, please.", "1", 3)
    assert "Question 2: words of the question" in response.text


def test_a_form_sent_as_it_came_corrects_nothing(officer, case):
    page = address(case, "1.b")
    assert "Nothing was changed." in officer.post(page, filled(officer, page), follow=True).text
    assert not Correction.objects.exists()


def test_the_letter_stands_beside_the_form_with_the_passage_marked(officer, case):
    assert '<mark class="passage">The number of grants awarded by the office.' in officer.get(address(case, "1.a")).text


def test_the_second_of_two_people_sees_both(officer, case):
    page = address(case, "2")
    sent = filled(officer, page)
    signed_in(people.second_officer()).post(page, {**sent, "text": "Theirs."})
    refused = officer.post(page, {**sent, "text": "Mine."})
    assert refused.status_code == 409
    [difference] = refused.context["differences"]
    assert (difference.label, difference.theirs, difference.yours) == ("Words of the question", "Theirs.", "Mine.")
    form = refused.context["form"]
    officer.post(page, {name: form[name].value() for name in form.fields})
    assert question(case, "2").text == "Mine."


def test_a_number_that_is_taken_is_told_above_the_form(officer, case):
    page = address(case, "2")
    response = officer.post(page, {**filled(officer, page), "number": "1b"})
    assert (response.status_code, Correction.objects.count()) == (409, 0)
    assert "There is a question 1b already." in response.text


@pytest.mark.parametrize("typed", [{"text": " "}, {"number": "?"}, {"parent": "77"}, {"seen_text": ""}])
def test_what_makes_no_sense_is_not_kept(officer, case, typed):
    page = address(case, "2")
    assert officer.post(page, {**filled(officer, page), **typed}).status_code == 400
    assert not Correction.objects.exists()


def test_a_correction_is_undone_from_the_list(officer, case):
    page = address(case, "2")
    officer.post(page, {**filled(officer, page), "number": "9"})
    key = Correction.objects.get().pk
    response = officer.post(f"/staff/requests/{case.pk}/corrections/{key}/undo/", follow=True)
    assert "The correction is undone." in response.text
    assert question(case, "2")


def test_of_one_that_was_changed_again_the_list_is_told_which_to_undo_first(officer, case):
    page = address(case, "2")
    for number in ("9", "8"):
        officer.post(page, {**filled(officer, page), "number": number})
    key = Correction.objects.earliest("pk").pk
    response = officer.post(f"/staff/requests/{case.pk}/corrections/{key}/undo/", follow=True)
    assert "Undo the later correction first. It is: Question 9: number, made 8 (" in response.text


def corrected_and_undone(officer, case, times):
    """Question 2 numbered otherwise and back again, so often."""
    page = address(case, "2")
    for _ in range(times):
        officer.post(page, {**filled(officer, page), "number": "9"})
        officer.post(f"/staff/requests/{case.pk}/corrections/{Correction.objects.latest('pk').pk}/undo/")


def test_what_was_undone_is_folded_below_what_stands_and_counted(officer, case):
    corrected_and_undone(officer, case, 2)
    page = address(case, "2")
    officer.post(page, {**filled(officer, page), "number": "8"})
    listed = officer.get(f"/staff/requests/{case.pk}/").text.partition('id="corrections"')[2].partition("</section>")[0]
    stands, _, undone = listed.partition("<details><summary>2 corrections that were undone</summary>")
    assert (stands.count("<strong>Question 2: number"), undone.count("<strong>Question 2: number")) == (1, 2)
    assert ("Undone" in stands, undone.count("Undone")) == (False, 2)


def test_what_stands_is_not_said_to_be_undone_and_what_was_undone_stands_alone(officer, case):
    corrected_and_undone(officer, case, 1)
    listed = officer.get(f"/staff/requests/{case.pk}/").text.partition('id="corrections"')[2].partition("</section>")[0]
    assert "<summary>1 correction that was undone</summary>" in listed
    assert listed.index("<h2>Corrections</h2><details>") == listed.index("<h2>")


def test_a_correction_of_another_case_is_not_there(officer, case):
    page = address(case, "2")
    officer.post(page, {**filled(officer, page), "number": "9"})
    other = stored(content=b"another")
    key = Correction.objects.get().pk
    assert officer.post(f"/staff/requests/{other.pk}/corrections/{key}/undo/").status_code == 404
    assert officer.get(f"/staff/requests/{other.pk}/questions/{question(case, '9').pk}/").status_code == 404


# --- answers, tables, findings ---------------------------------------------------------------------------------------


def part_page(case, number):
    return f"/staff/requests/{case.pk}/parts/{question(case, number).parts.get().pk}/"


def test_outcome_and_exemptions_are_corrected_in_one_form(officer, case):
    page = part_page(case, "1.b")
    sent = {**filled(officer, page), "outcome": "held by another body", "held_by": "the Force", "exemptions": ""}
    text = officer.post(page, sent, follow=True).text
    part = question(case, "1.b").parts.get()
    assert (part.outcome, part.held_by, part.exemptions.count()) == ("held by another body", "the Force", 0)
    assert "Held by the Force" in text


def test_not_yet_held_is_an_outcome_of_its_own(officer, case):
    page = part_page(case, "1.b")
    officer.post(page, {**filled(officer, page), "outcome": "not yet held"})
    part = question(case, "1.b").parts.get()
    assert (part.outcome, part.not_yet) == ("not held", True)
    assert officer.get(page).context["form"]["outcome"].value() == "not yet held"


@pytest.mark.parametrize("number", ["1.a", "1.b", "2"])
def test_an_answer_sent_as_it_came_corrects_nothing(officer, case, number):
    officer.post(part_page(case, number), filled(officer, part_page(case, number)))
    assert not Correction.objects.exists()


def test_an_exemption_that_is_none_is_told_at_its_field(officer, case):
    page = part_page(case, "1.b")
    response = officer.post(page, {**filled(officer, page), "exemptions": "Section 99"})
    assert response.status_code == 400
    assert "“Section 99” is not in the catalogue of exemptions." in response.text


def test_a_cell_is_corrected_in_the_form_of_its_row(officer, case):
    page = f"/staff/requests/{case.pk}/tables/1/rows/1/"
    assert page in officer.get(f"/staff/requests/{case.pk}/tables/1/").text
    officer.post(page, {**filled(officer, page), "cell_2": "5"})
    [made] = Correction.objects.all()
    assert (made.before, made.after) == ("4", "5")
    assert "Table 1, row 1, column 3" in officer.get(f"/staff/requests/{case.pk}/").text


@pytest.mark.parametrize("page", ["tables/2/", "tables/1/rows/3/", "tables/2/rows/1/", "parts/987654/"])
def test_what_the_letter_has_not_cannot_be_corrected(officer, case, page):
    assert officer.get(f"/staff/requests/{case.pk}/{page}").status_code == 404


def test_a_finding_is_settled_by_its_button(officer):
    case = stored(findings=(Finding(FindingKind.DOUBTFUL, "Two dates were found."),))
    page = f"/staff/requests/{case.pk}/findings/{ReadingFinding.objects.get().pk}/settle/"
    assert page in officer.get(f"/staff/requests/{case.pk}/").text
    assert page not in officer.post(page, follow=True).text
    assert "It was settled already." in officer.post(page, follow=True).text


def test_whoever_corrects_comes_back_to_the_place_and_it_is_there(officer):
    case = stored(findings=(Finding(FindingKind.DOUBTFUL, "Two dates were found."),))
    whole = f"/staff/requests/{case.pk}/"
    acts = [(address(case, "2"), {**filled(officer, address(case, "2")), "number": "3"}, "q3")]
    acts += [(f"{whole}findings/{ReadingFinding.objects.get().pk}/settle/", {}, "to-check")]
    for page, sent, place in acts:
        assert officer.post(page, sent).url == f"{whole}#{place}"
        assert f'id="{place}"' in officer.get(whole).text
    undone = f"{whole}corrections/{Correction.objects.latest('pk').pk}/undo/"
    assert officer.post(undone).url == f"{whole}#corrections"


def test_a_question_has_one_form_of_its_number_in_what_to_check_and_in_what_was_settled(officer):
    what = "Question 2.a comes after question 1.1. No answer to question 5."
    case = stored(findings=(Finding(FindingKind.DOUBTFUL, what),))
    shown = "Question 2a comes after question 1-1. No answer to question 5."
    assert shown in officer.get(f"/staff/requests/{case.pk}/").text
    page = f"/staff/requests/{case.pk}/findings/{ReadingFinding.objects.get().pk}/settle/"
    settled = officer.post(page, follow=True).text
    assert (settled.count(shown) > 1, what in settled) == (True, False)


# --- checked ---------------------------------------------------------------------------------------------------------


def say_checked(client, case, **more):
    case.refresh_from_db()
    return client.post(f"/staff/requests/{case.pk}/checked/", {"version": case.version, **more}, follow=True)


def test_a_letter_is_read_by_machine_until_somebody_says_that_it_is_checked(officer, case):
    page = f"/staff/requests/{case.pk}/"
    assert "Not yet checked by staff." in officer.get(page).text
    assert "Checked by Olive Officer on " in say_checked(officer, case, checked=1).text
    assert "Not yet checked by staff." in say_checked(officer, case).text


def test_what_was_checked_is_not_headed_as_read_by_machine(officer, case):
    assert "<h2>Read by machine</h2>" in officer.get(f"/staff/requests/{case.pk}/").text
    checked = say_checked(officer, case, checked=1).text
    assert ("<h2>Compared with the letter</h2>" in checked, "Read by machine" in checked) == (True, False)


def test_the_public_page_says_so_once_it_is_published_again(officer):
    case = published().foi_request
    say_checked(officer, case, checked=1)
    case.refresh_from_db()
    assert PublishedResponse.objects.get().checked_on is None
    sent = {"version": case.version, "checked": "on"}
    signed_in(people.releaser()).post(f"/staff/requests/{case.pk}/publish/", sent)
    assert PublishedResponse.objects.get().checked_on == case.checked_on
    assert case.checked_by.username == "olive"


def test_nobody_says_checked_of_what_changed_meanwhile(officer, case):
    response = officer.post(f"/staff/requests/{case.pk}/checked/", {"version": 7, "checked": 1}, follow=True)
    case.refresh_from_db()
    assert case.checked_on is None
    assert "was changed by somebody else" in response.text


def test_whoever_corrects_what_was_checked_is_told_that_it_is_to_be_compared_again(officer, case):
    again = "It is no longer said to be checked: compare it with the letter again."
    page = address(case, "1.b")
    first = officer.post(page, {**filled(officer, page), "text": "Not checked yet."}, follow=True)
    say_checked(officer, case, checked=1)
    second = officer.post(page, {**filled(officer, page), "text": "Checked before."}, follow=True)
    say_checked(officer, case, checked=1)
    divided = divide(officer, case, "1.b", "remove")
    say_checked(officer, case, checked=1)
    key = Correction.objects.latest("pk").pk
    undone = officer.post(f"/staff/requests/{case.pk}/corrections/{key}/undo/", follow=True)
    assert [again in response.text for response in (first, second, divided, undone)] == [False, True, True, True]


# --- split, merge, move ----------------------------------------------------------------------------------------------


def divide(client, case, number, act, *, part=1, **more):
    row = question(case, number).parts.get(order=part)
    page = f"/staff/requests/{case.pk}/parts/{row.pk}/divide/"
    return client.post(page, {"seen": client.get(page).context[act]["seen"].value(), "act": act, **more}, follow=True)


def texts(case, number):
    return list(question(case, number).parts.order_by("order").values_list("text", flat=True))


def test_a_part_is_split_and_merged_again(officer, case):
    divide(officer, case, "1.b", "split", place="1-0")
    assert texts(case, "1.b") == ["Section 40(2) – Personal information.", "The names are withheld."]
    text = divide(officer, case, "1.b", "merge").text
    assert texts(case, "1.b") == ["Section 40(2) – Personal information.\nThe names are withheld."]
    assert "2 parts: “Section 40(2) – Personal information.” and “The names are withheld.”" in text


def test_a_part_is_merged_with_the_one_before_and_that_is_undone(officer, case):
    divide(officer, case, "1.b", "split", place="1-0")
    two = texts(case, "1.b")
    assert divide(officer, case, "1.b", "merge_before", part=2).status_code == 200
    assert texts(case, "1.b") == ["Section 40(2) – Personal information.\nThe names are withheld."]
    made = Correction.objects.latest("pk")
    officer.post(f"/staff/requests/{case.pk}/corrections/{made.pk}/undo/")
    assert texts(case, "1.b") == two


def test_a_part_is_moved(officer, case):
    divide(officer, case, "2", "move", to=question(case, "1.b").pk)
    assert (len(texts(case, "2")), len(texts(case, "1.b"))) == (0, 2)


def test_a_part_is_said_to_be_no_answer_and_that_is_undone_on_the_page(officer, case):
    text = divide(officer, case, "1.b", "remove").text
    assert (texts(case, "1.b"), "No answer to this question was found" in text) == ([], True)
    made = Correction.objects.get()
    assert made.made_by.username == "olive"
    officer.post(f"/staff/requests/{case.pk}/corrections/{made.pk}/undo/")
    assert texts(case, "1.b") == ["Section 40(2) – Personal information.\nThe names are withheld."]


@pytest.mark.parametrize(
    ("act", "more"),
    [("split", {"place": "7-7"}), ("split", {}), ("merge", {}), ("merge_before", {}), ("move", {"to": 987654})],
)
def test_what_cannot_be_divided_stays(officer, case, act, more):
    assert divide(officer, case, "1.b", act, **more).status_code == 400
    assert not Correction.objects.exists()


def test_of_two_who_divide_one_answer_the_second_is_told(officer, case):
    page = f"/staff/requests/{case.pk}/parts/{question(case, '1.b').parts.get().pk}/divide/"
    sent = {"seen": officer.get(page).context["split"]["seen"].value(), "act": "split", "place": "1-0"}
    signed_in(people.second_officer()).post(page, sent)
    assert "somebody else changed this answer" in officer.post(page, sent, follow=True).text
    assert len(texts(case, "1.b")) == 2
