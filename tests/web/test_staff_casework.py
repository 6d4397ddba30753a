"""The desk, the page of a filed letter, and what a case officer changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from documents.intake import place_of
from documents.reading.shapes import Citation, Finding, FindingKind, PageText
from requests.models import FOIRequest
from requests.models.foi_request import Stage
from tests import people
from tests.acts.filing_by_hand import filed
from tests.acts.publishing_by_hand import published, stored
from tests.readings import PAGES, reading, span, without_geometry
from tests.web.markup import parsed
from tests.web.staff import draft, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return signed_in(people.officer())


def at(foi_request, page=""):
    return f"/staff/requests/{foi_request.pk}/{page}"


# --- the desk --------------------------------------------------------------------------------------------------------


def stages(client, address="/staff/"):
    return [row.state for _, rows in client.get(address).context["desk"].groups for row in rows]


@pytest.fixture
def three():
    """A draft, one that is filed, one that is published."""
    return draft(reference=None), stored(content=b"another"), published().foi_request


@pytest.mark.usefixtures("three")
def test_those_that_need_somebody_stand_first(officer):
    assert stages(officer) == ["Draft", "Filed", "Published"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("stage", "found"), [("drafts", ["Draft"]), ("not-published", ["Filed"]), ("published", ["Published"])]
)
def test_the_desk_can_be_narrowed_to_a_stage(officer, stage, found):
    assert stages(officer, f"/staff/?stage={stage}") == found


@pytest.mark.usefixtures("three")
def test_the_tabs_count(officer):
    assert [tab.count for tab in officer.get("/staff/").context["desk"].tabs] == [3, 1, 1, 1]


@pytest.mark.usefixtures("three")
def test_a_draft_says_what_is_missing(officer):
    assert (
        "Missing: a reference, the date the request was received and the date of the answer"
        in officer.get("/staff/").text
    )


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("typed", "count"),
    [("0123/24", 2), ("grants policy", 3), ("GRANTS", 3), ("withheld", 3), ("nowhere", 0), ("grants nowhere", 0)],
)
def test_the_desk_finds_references_and_words(officer, typed, count):
    assert len(stages(officer, f"/staff/?q={typed}")) == count


@pytest.mark.parametrize(
    "typed",
    [
        "q=%00",
        "q=" + "a%20" * 5000,
        "q='%22;--",
        "q=%25_%5C",
        "stage=nonsense",
        "page=0",
        "page=-1",
        f"page={10**30}",
        "page=²",
    ],
)
def test_nothing_that_is_typed_breaks_the_desk(officer, typed):
    assert officer.get(f"/staff/?{typed}").status_code == 200


def test_an_empty_desk_says_what_to_do(officer):
    assert "Nothing is filed yet" in officer.get("/staff/").text


def test_the_desk_takes_the_same_statements_however_many_letters(officer, django_assert_max_num_queries):
    for number in range(12):
        filed(f"letter {number}")
    officer.get("/staff/")  # from now on the session knows when it was seen
    with django_assert_max_num_queries(6):
        officer.get("/staff/?q=grants")


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


def test_the_page_takes_as_many_statements_for_a_long_letter(officer, django_assert_max_num_queries):
    short, full = stored(), without_geometry(reading())
    pages = (*full.pages, *(PageText(number, PAGES[1], None, None) for number in range(3, 40)))
    long = stored(full, content=b"long", pages=pages)
    for foi_request in (short, long):
        with django_assert_max_num_queries(30):
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


# --- completing a draft ----------------------------------------------------------------------------------------------

GIVEN = {"reference": "FOI 0123/24", "received_on": "8 April 2024", "answered_on": "2 May 2024", "version": 1}


def test_a_draft_is_filed_when_nothing_is_missing(officer):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), GIVEN, follow=True)
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.slug, foi_request.due_on) == (Stage.FILED, "0123-24", date(2024, 5, 7))
    assert "FOI 0123/24 is filed. Nothing is missing any more." in response.text


def test_half_of_what_is_missing_can_be_saved(officer):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, "answered_on": ""}, follow=True)
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.missing) == (Stage.DRAFT, ["the date of the answer"])
    assert "Still missing: the date of the answer." in response.text


def test_whoever_completed_it_is_kept(officer):
    foi_request = draft()
    officer.post(at(foi_request, "particulars/"), GIVEN)
    foi_request.refresh_from_db()
    assert (foi_request.changed_by.username, foi_request.version) == ("olive", 2)


def test_a_reference_that_is_held_already_gets_an_address_of_its_own(officer):
    stored()
    foi_request = draft(reference=None)
    officer.post(at(foi_request, "particulars/"), GIVEN)
    foi_request.refresh_from_db()
    assert foi_request.slug == "0123-24-2"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"answered_on": "1 April 2024"}, "cannot be older than the request, received on 8 April 2024"),
        ({"received_on": "31 February 2024"}, "Enter the day of receipt as a date, for example 18 March 2024"),
        ({"received_on": "2004-12-31"}, "Enter a day between 1 January 2005 and today"),
        ({"answered_on": "2999-01-01"}, "Enter a day between 1 January 2005 and today"),
        ({"reference": "///"}, "Enter a reference with letters or figures in it"),
        ({"reference": "F" * 81}, "at most 80 characters"),
        ({"reference": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_right_is_told_and_not_kept(officer, wrong, told):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, **wrong})
    foi_request.refresh_from_db()
    assert (response.status_code, told in response.text, foi_request.version) == (400, True, 1)


def test_a_person_can_say_that_questions_without_numbers_are_right(officer):
    bare = tuple(replace(each, printed=None) for each in reading().questions)
    foi_request = draft(questions=bare)
    officer.post(at(foi_request, "particulars/"), {**GIVEN, "questions_are_right": "on"})
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.checked_on) == (Stage.FILED, None)


def test_nobody_can_say_so_of_a_letter_without_questions(officer):
    foi_request = draft(questions=())
    officer.post(at(foi_request, "particulars/"), {**GIVEN, "questions_are_right": "on"})
    foi_request.refresh_from_db()
    assert foi_request.missing == ["a numbered question"]


def test_a_letter_that_is_filed_is_no_draft_to_complete(officer):
    assert officer.get(at(stored(), "particulars/")).status_code == 404


def test_a_draft_somebody_else_completed_is_not_overwritten(officer):
    foi_request = draft()
    signed_in(people.second_officer()).post(at(foi_request, "particulars/"), GIVEN)
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, "reference": "FOI 9999/24"})
    foi_request.refresh_from_db()
    assert (response.status_code, foi_request.reference) == (409, "FOI 0123/24")
    assert "Owen Second saved this while you had it open" in response.text
    assert "FOI 9999/24" in response.text


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
