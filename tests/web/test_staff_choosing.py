"""Words chosen on the letter's pages: what becomes of them, undone, read again; and the pages themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from documents.reading.spans import Span
from requests.correcting import undo
from requests.models import AnswerPart, Correction, PublishedQuestion, Question
from requests.publication import publish
from requests.reading_again import keep_reading
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import PAGES, reading, without_geometry

pytestmark = pytest.mark.django_db
REASONS, NAMES = "Section 40(2) – Personal information.", "The names are withheld."


@pytest.fixture
def case():
    return stored()


def at(*words, page=1):
    """Where words stand on a page, from the first to the last of them, as the script sends it."""
    text = PAGES[page - 1]
    return f"{page}:{text.index(words[0])}-{text.index(words[-1]) + len(words[-1])}"


def question(case, number):
    return Question.objects.get(foi_request=case, number=number)


def said(case, number):
    """Of each part: its runs, and the words at its places."""
    parts = AnswerPart.objects.filter(question=question(case, number)).order_by("order")
    return [([run["text"] for run in p.said], [each.text for each in p.passages.order_by("start")]) for p in parts]


def choose(client, case, number, act, chosen, **more):
    row = question(case, number).parts.earliest("order")
    page = f"/staff/requests/{case.pk}/parts/{row.pk}/divide/"
    seen = client.get(page).context["chosen"]["seen"].value()
    return client.post(page, {"seen": seen, "act": act, "chosen": chosen, **more}, follow=True)


def undone(case):
    undo(
        Correction.objects.filter(foi_request=case).filter(undone_at=None).latest("pk").pk,
        timezone.now(),
        people.officer(),
    )


def test_words_in_the_middle_become_a_part_of_their_own_and_one_again(officer, case):
    choose(officer, case, "1.b", "own", at("names are"))
    assert said(case, "1.b") == [
        ([REASONS, "The"], [REASONS, "The"]),
        (["names are"], ["names are"]),
        (["withheld."], ["withheld."]),
    ]
    undone(case)
    assert said(case, "1.b") == [([REASONS, NAMES], [REASONS, NAMES])]


def test_a_part_is_what_was_chosen_with_words_that_no_answer_had(officer, case):
    choose(officer, case, "1.b", "alone", at(NAMES))
    assert said(case, "1.b") == [([NAMES], [NAMES])]
    choose(officer, case, "1.b", "alone", at("applied.", NAMES))
    assert said(case, "1.b")[0][0] == [f"applied. {REASONS}", NAMES]
    undone(case)
    undone(case)
    assert said(case, "1.b") == [([REASONS, NAMES], [REASONS, NAMES])]


def test_parts_that_the_choice_reaches_over_are_merged(officer, case):
    choose(officer, case, "1.b", "own", at(NAMES))
    choose(officer, case, "1.b", "alone", at(REASONS, NAMES))
    assert said(case, "1.b") == [([REASONS, NAMES], [REASONS, NAMES])]


def test_chosen_words_are_moved_to_the_question_they_answer(officer, case):
    choose(officer, case, "1.b", "carry", at(NAMES), to=question(case, "2").pk)
    assert said(case, "1.b") == [([REASONS], [REASONS])]
    assert said(case, "2")[1] == ([NAMES], [NAMES])


def test_a_table_is_chosen_whole(officer, case):
    choose(officer, case, "1.a", "own", at("North", page=2))
    first, second = AnswerPart.objects.filter(question=question(case, "1.a")).order_by("order")
    assert (first.said[0]["table"], second.said[0]["table"]) == (None, case.tables.get().pk)


@pytest.mark.parametrize(
    ("act", "chosen"),
    [
        ("own", at(REASONS, NAMES)),
        ("own", at("Our ref")),
        ("alone", at("We awarded 14 grants.")),
        ("alone", "1:5-999999"),
        ("alone", "9:0-5"),
        ("alone", "1:5-5"),
        ("alone", "all"),
        ("alone", ""),
        ("carry", at(NAMES)),
    ],
)
def test_what_cannot_be_done_with_chosen_words_is_told_and_changes_nothing(officer, case, act, chosen):
    response = choose(officer, case, "1.b", act, chosen)
    assert (response.status_code, Correction.objects.count()) == (400, 0)
    assert 'class="error-box"' in response.text


NUMBER = at(NAMES, "2. ")  # with the number of the next question


@pytest.mark.parametrize("act", ["own", "alone", "carry"])
def test_words_chosen_beyond_the_answer_are_refused_and_named(officer, case, act):
    response = choose(officer, case, "1.b", act, NUMBER, to=question(case, "2").pk)
    assert (response.status_code, Correction.objects.count()) == (400, 0)
    assert "“2.”" in response.text
    assert "Choose the words without that." in response.text


@pytest.mark.parametrize(
    ("act", "chosen", "named"),
    [
        ("own", at("applied.", "Section 40(2)"), "“applied.”"),
        ("carry", at("people who applied.", NAMES), "“people who applied.”"),
        ("carry", at(NAMES, "Please provide a copy"), "“2. Please provide a copy”"),
    ],
)
def test_words_chosen_before_or_after_a_part_do_not_stay_behind_in_silence(officer, case, act, chosen, named):
    response = choose(officer, case, "1.b", act, chosen, to=question(case, "2").pk)
    assert (response.status_code, Correction.objects.count()) == (400, 0)
    assert f"{named} is not in this part of the answer. Choose the words without that." in response.text


def apart():
    """An answer whose two paragraphs have a line between them that is in no answer, such as the foot of a page."""
    full = without_geometry(reading())
    between = "The foot of the page."
    pages = tuple(replace(page, text=page.text.replace(NAMES, f"{between}\n{NAMES}")) for page in full.pages)
    start = pages[0].text.index(NAMES)
    run = replace(full.questions[2].parts[0].said[1], spans=(Span(1, start, start + len(NAMES)),))
    part = replace(full.questions[2].parts[0], said=(full.questions[2].parts[0].said[0], run))
    asked = (*full.questions[:2], replace(full.questions[2], parts=(part,)), replace(full.questions[3], parts=()))
    return stored(replace(full, pages=pages, questions=asked), content=b"apart"), pages[0].text


def test_words_between_those_of_a_part_are_said_to_stay(officer):
    case, text = apart()
    chosen = f"1:{text.index('Personal')}-{text.index(NAMES) + len(NAMES)}"
    response = choose(officer, case, "1.b", "carry", chosen, to=question(case, "2").pk)
    assert [run for run, _ in said(case, "2")] == [["Personal information.", NAMES]]
    assert "“The foot of the page.” is not of this part, and stays where it is." in response.text


def test_an_answer_that_was_not_found_is_added_by_choosing_or_typing(officer, case):
    question(case, "1.b").parts.all().delete()
    page = f"/staff/requests/{case.pk}/questions/{question(case, '1.b').pk}/answer/"
    assert page in officer.get(f"/staff/requests/{case.pk}/").text
    for typed in ({"words": NAMES}, {"words": "As chosen", "chosen": at(NAMES)}):
        form = officer.get(page).context["form"]
        officer.post(page, {"seen": form["seen"].value(), "outcome": "withheld", **typed})
        assert said(case, "1.b") == [([NAMES], [NAMES])]
        undone(case)
        assert said(case, "1.b") == []
    form = officer.get(page).context["form"]
    refused = officer.post(page, {"seen": form["seen"].value(), "outcome": "withheld", "words": "Nowhere."})
    assert "These words do not stand so in the letter" in refused.text


def test_a_newer_reader_keeps_what_was_chosen_and_the_public_copy_waits(officer, case):
    publish(case, LATER, people.releaser())
    choose(officer, case, "1.b", "alone", at("applied.", NAMES))
    row = question(case, "2")
    page = f"/staff/requests/{case.pk}/questions/{row.pk}/"
    form = officer.get(page).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    officer.post(page, {**sent, "text": "the grants policy", "place": at("the grants policy")})
    public = list(PublishedQuestion.objects.values_list("text", flat=True))
    full = replace(without_geometry(reading()), reader_version=99)
    became = keep_reading(case, full, LATER)
    assert (became.made, became.misfits) == (3, 0)
    assert said(case, "1.b")[0][0] == ["applied.", REASONS, NAMES]
    assert [each.text for each in question(case, "2").passages.all()] == ["the grants policy"]
    assert list(PublishedQuestion.objects.values_list("text", flat=True)) == public
    undone(case)
    assert [each.text for each in question(case, "2").passages.all()] == ["Please provide a copy of the grants policy."]
    assert "page 1: the grants policy" in officer.get(f"/staff/requests/{case.pk}/").text


def test_the_words_of_a_page_are_told_to_staff_and_a_text_has_no_picture(officer, client, case):
    page = f"/staff/requests/{case.pk}/letter/1"
    words = officer.get(f"{page}/words.json").json()["words"]
    assert words[:3] == [[0, 3, "Our", ""], [4, 8, "ref:", " "], [9, 12, "FOI", " "]]
    assert officer.get(f"{page}.webp").status_code == 404
    assert officer.get(f"/staff/requests/{case.pk}/letter/7/words.json").status_code == 404
    assert client.get(f"{page}/words.json").status_code == 302
