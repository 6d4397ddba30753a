"""The page of a filed letter, and the words of ours that a case officer changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.shapes import Citation, Finding, FindingKind, PageText
from requests.models import FOIRequest
from tests import people
from tests.acts.publishing_by_hand import published, stored
from tests.readings import PAGES, reading, span, without_geometry
from tests.stored import place_of
from tests.web.markup import parsed
from tests.web.staff import at, draft, signed_in

pytestmark = pytest.mark.django_db


# --- the filed letter ------------------------------------------------------------------------------------------------


def test_the_page_shows_every_question_with_its_outcome(officer):
    questions = officer.get(at(stored())).context["page"].questions
    words = [(question.number, question.outcome and question.outcome.word) for question in questions]
    assert words == [("1", None), ("1a", "Given"), ("1b", "Refused"), ("2", "Already public")]


def test_an_answer_names_the_page_it_was_read_on(officer):
    questions = officer.get(at(stored())).context["page"].questions
    assert [part.pages for question in questions for part in question.parts] == [(1, 2), (1,), (1,)]


def test_a_provision_the_catalogue_has_not_is_marked(officer):
    full = without_geometry(reading())
    unknown = Citation("99", "Section 99", ())
    question = full.questions[2]
    changed = replace(question, parts=(replace(question.parts[0], citations=(unknown,)),))
    questions = (*full.questions[:2], changed, full.questions[3])
    assert "Not in the catalogue" in officer.get(at(stored(full, questions=questions))).text


def test_the_page_shows_what_the_reading_left_open(officer):
    finding = Finding(FindingKind.DOUBTFUL, "Two dates were found.", span(2, "North"), 0.5)
    text = officer.get(at(stored(findings=(finding,)))).text
    assert "Two dates were found." in text
    assert "letter/2/" in text


def test_a_table_that_stands_in_an_answer_is_shown_once(officer):
    assert officer.get(at(stored())).text.count("<caption>") == 1


def test_a_page_of_the_letter_shows_its_tables_and_marks_what_answers(officer):
    full = without_geometry(reading())
    case = stored(full, pages=(*full.pages, PageText(3, "Our vans:\nYear\tVans\n2023\t14", None, None)))
    page = parsed(officer.get(f"{at(case)}letter/3/"))
    assert [cell.text for cell in (*page.all("th"), *page.all("td"))] == ["Year", "Vans", "2023", "14"]
    marks = parsed(officer.get(f"{at(case)}letter/1/")).all("mark")
    answers = " ".join(" ".join(part.text for question in full.questions for part in question.parts).split())
    assert marks
    assert all(line.strip() in answers for mark in marks for line in mark.text.split("\n"))


def test_the_page_takes_as_many_statements_for_a_long_letter(officer, django_assert_max_num_queries):
    short, full = stored(), without_geometry(reading())
    pages = (*full.pages, *(PageText(number, PAGES[1], None, None) for number in range(3, 40)))
    long = stored(full, content=b"long", pages=pages)
    for foi_request in (short, long):
        with django_assert_max_num_queries(41):
            officer.get(at(foi_request))


def test_the_text_of_a_page_can_be_read(officer):
    assert "You may ask for a review." in officer.get(at(stored(), "letter/2/")).text


@pytest.mark.parametrize("number", [0, 3, 99999])
def test_a_page_the_letter_has_not_is_not_there(officer, number):
    assert officer.get(at(stored(), f"letter/{number}/")).status_code == 404


def test_the_original_is_kept_and_never_shown(officer):
    response = officer.get(at(stored(content=b"<script>alert(1)</script>"), "original/"))
    assert response.content == b"<script>alert(1)</script>"
    assert response.headers["Content-Disposition"] == 'attachment; filename="foi-0123-24.txt"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_original_of_a_draft_has_a_name_of_its_own(officer):
    foi_request = draft(reference=None)
    response = officer.get(at(foi_request, "original/"))
    assert response.headers["Content-Disposition"] == f'attachment; filename="foi-draft-{foi_request.pk}.txt"'


def test_an_original_that_has_changed_on_the_disk_is_not_handed_out(officer):
    foi_request = stored(content=b"to be damaged")
    place_of(foi_request.filed_letters.get().letter.sha256).write_bytes(b"something else")
    assert "has changed since it was taken in" in officer.get(at(foi_request, "original/"), follow=True).text


# --- our own words ---------------------------------------------------------------------------------------------------


def words(foi_request, **changed):
    labels = {f"label_{question.pk}": question.label for question in foi_request.questions.all()}
    short = {"heading_1": "Asked", "words_1": "Grants"}
    return {"version": foi_request.version, "title": foi_request.title, **short, **labels, **changed}


def test_title_summary_and_labels_can_be_changed(officer):
    foi_request = stored()
    first = foi_request.questions.first()
    typed = {"title": "Grants made", f"label_{first.pk}": "How many"}
    officer.post(at(foi_request, "words/"), words(foi_request, **typed))
    foi_request.refresh_from_db()
    first.refresh_from_db()
    assert (foi_request.title, foi_request.in_short, first.label) == (
        "Grants made",
        [["Asked", "Grants"]],
        "How many",
    )


def test_the_labels_of_another_case_cannot_be_changed_with_it(officer):
    foi_request, other = stored(), stored(content=b"other")
    theirs = other.questions.first()
    officer.post(at(foi_request, "words/"), words(foi_request, **{f"label_{theirs.pk}": "Mine"}))
    theirs.refresh_from_db()
    assert theirs.label != "Mine"


def test_no_form_changes_what_it_does_not_show(officer):
    foi_request = stored()
    before = FOIRequest.objects.values().get(pk=foi_request.pk)
    every = {field.attname: "1" for field in FOIRequest._meta.concrete_fields}
    officer.post(at(foi_request, "words/"), {**every, **words(foi_request, title="New")})
    after = FOIRequest.objects.values().get(pk=foi_request.pk)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"title", "in_short", "version", "changed_at", "changed_by_id"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": "a" * 201}, "at most 200 characters"),
        ({"words_1": ""}, "Give both a heading and words, or neither"),
        ({"heading_1": ""}, "Give both a heading and words, or neither"),
    ],
)
def test_words_that_do_not_do_are_told(officer, wrong, told):
    foi_request = stored()
    response = officer.post(at(foi_request, "words/"), words(foi_request, **wrong))
    assert (response.status_code, told in response.text) == (400, True)


@pytest.mark.parametrize("version", ["", "0", "-1", "x", str(10**30)])
def test_a_form_without_its_version_saves_nothing(officer, version):
    foi_request = stored()
    assert officer.post(at(foi_request, "words/"), words(foi_request, version=version)).status_code == 400


def test_the_second_to_save_is_shown_both_texts(officer):
    foi_request = stored()
    form = words(foi_request, title="Mine")
    signed_in(people.second_officer()).post(at(foi_request, "words/"), words(foi_request, title="Theirs"))
    response = officer.post(at(foi_request, "words/"), form)
    foi_request.refresh_from_db()
    assert (response.status_code, foi_request.title) == (409, "Theirs")
    shown = [(each.label, each.theirs, each.yours) for each in response.context["differences"]]
    assert shown == [("Title", "Theirs", "Mine")]


def test_the_second_may_then_save_all_the_same(officer):
    foi_request = stored()
    signed_in(people.second_officer()).post(at(foi_request, "words/"), words(foi_request, title="Theirs"))
    told = officer.post(at(foi_request, "words/"), words(foi_request, title="Mine"))
    version = told.context["form"]["version"].value()
    officer.post(at(foi_request, "words/"), words(foi_request, title="Mine", version=version))
    foi_request.refresh_from_db()
    assert foi_request.title == "Mine"


def test_words_of_a_published_letter_wait_until_it_is_published_again(officer):
    publication = published()
    foi_request = publication.foi_request
    response = officer.post(at(foi_request, "words/"), words(foi_request, title="New"), follow=True)
    publication.response.refresh_from_db()
    assert publication.response.title != "New"
    assert "The public copy is unchanged until it is published again." in response.text


def test_the_page_of_a_case_says_what_the_letter_had_to_say_and_does_not(officer):
    case = published().foi_request
    page = parsed(officer.get(f"/staff/requests/{case.pk}/"))
    (panel,) = page.all("section", id="notice")
    assert "What the letter had to say" in panel.text
