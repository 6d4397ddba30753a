"""Choosing words on the letter's page: by mouse on a picture, by keyboard and by finger on a text."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from requests.models import AnswerPart, Correction, Question
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.browser.staff import sign_in

READY = "[data-ready=words]"
SECOND = "Document 2- Our current"
# Which word of the page is the first of these.
FIRST_OF = """sought => {
  const words = [...document.querySelectorAll("span.word")];
  const at = words.findIndex((_, i) => words.slice(i, i + 4).map(word => word.textContent).join(" ") === sought);
  return Number(words[at].dataset.word);
}"""


def middle(page, word):
    """Where a word is on the screen."""
    place = page.locator(f"rect.word[data-word='{word}']")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def officer(page, live_site, own_archive):
    people.officer()
    sign_in(page, live_site, "olive")
    return page


def test_words_are_chosen_by_mouse_and_become_a_part_of_their_own(officer, live_site):
    part = AnswerPart.objects.get(question__foi_request__slug="0008-24", question__number="1.b")
    before = [run["text"] for run in part.said]
    officer.goto(f"{live_site}/staff/requests/{part.question.foi_request_id}/parts/{part.pk}/divide/")
    officer.wait_for_selector(READY)
    first = officer.evaluate(FIRST_OF, SECOND)
    last = first + len(before[1].split()) - 1
    officer.mouse.move(*middle(officer, first))
    officer.mouse.down()
    officer.mouse.move(*middle(officer, first + 1))
    officer.mouse.move(*middle(officer, last))
    officer.mouse.up()
    expect(officer.locator(".choose blockquote")).to_have_text(before[1])
    officer.click("text=Make them a part of their own")
    expect(officer.get_by_role("status").first).to_contain_text("Corrected.")
    made = AnswerPart.objects.filter(question=part.question).order_by("order")
    assert [[run["text"] for run in each.said] for each in made] == [[before[0]], [before[1]]]
    assert all(passage.boxes for each in made for passage in each.passages.all())


def test_words_are_chosen_by_keyboard_for_a_question(officer, live_site):
    case = stored()
    question = Question.objects.get(foi_request=case, number="2")
    officer.goto(f"{live_site}/staff/requests/{case.pk}/questions/{question.pk}/")
    officer.wait_for_selector(READY)
    officer.focus(".text-cut")
    officer.keyboard.press("ArrowDown")  # to the passage that was read
    status = officer.locator(".choose [role=status]")
    expect(status).to_have_text("Please")
    for _ in range(3):
        officer.keyboard.press("ArrowRight")
    for _ in range(4):
        officer.keyboard.press("Shift+ArrowRight")
    expect(status).to_have_text("Chosen: 5 words, from copy of the to the grants policy.")
    officer.focus("[data-take]")
    officer.keyboard.press("Enter")
    expect(officer.locator("#id_text")).to_have_value("copy of the grants policy.")
    officer.keyboard.press("Tab")
    officer.locator(".correct form .btn").first.press("Enter")
    officer.wait_for_url(f"**/staff/requests/{case.pk}/#*")
    question.refresh_from_db()
    assert [passage.text for passage in question.passages.all()] == ["copy of the grants policy."]
    assert [each.kind for each in Correction.objects.filter(foi_request=case)] == ["question text", "question place"]


def divided(browser, site):
    """The page that splits an answer, for somebody signed in."""
    people.officer()
    sign_in(browser, site, "olive")
    part = AnswerPart.objects.get(question__foi_request=stored(), question__number="1.b")
    browser.goto(f"{site}/staff/requests/{part.question.foi_request_id}/parts/{part.pk}/divide/")


def test_on_a_phone_a_link_leads_from_the_form_to_the_letter_and_back(narrow_page, live_site, own_archive):
    divided(narrow_page, live_site)
    narrow_page.wait_for_selector(READY)
    letter = narrow_page.locator("#letter")
    narrow_page.get_by_role("link", name="in the letter").press("Enter")
    expect(narrow_page.get_by_text("Choose words by dragging over them")).to_be_in_viewport()
    letter.locator(".text-cut").first.press("ArrowDown")
    narrow_page.keyboard.press("Shift+ArrowRight")
    letter.get_by_role("link", name="Use these words").press("Enter")
    expect(narrow_page.get_by_text("2 of the letter’s words are chosen.")).to_be_in_viewport()
    expect(narrow_page.get_by_text("None are chosen yet.")).to_be_hidden()


def test_the_link_to_the_letter_unfolds_it_where_somebody_folded_it(narrow_page, live_site, own_archive):
    divided(narrow_page, live_site)
    narrow_page.wait_for_selector(READY)
    narrow_page.locator(".leaf-fold > summary").click()
    expect(narrow_page.locator("#letter")).to_be_hidden()
    narrow_page.get_by_role("link", name="in the letter").click()
    expect(narrow_page.locator("#letter")).to_be_in_viewport()


def test_the_letter_stands_unfolded_on_a_phone_and_when_the_window_is_made_wide(narrow_page, live_site, own_archive):
    divided(narrow_page, live_site)
    narrow_page.wait_for_selector(READY)
    expect(narrow_page.locator("#letter .text-cut").first).to_be_visible()
    narrow_page.set_viewport_size({"width": 1280, "height": 800})
    expect(narrow_page.locator("#letter .text-cut").first).to_be_in_viewport()


def test_the_letter_stands_unfolded_without_javascript(scriptless_page, live_site, own_archive):
    scriptless_page.set_viewport_size({"width": 360, "height": 800})
    divided(scriptless_page, live_site)
    expect(scriptless_page.locator("#letter .text-cut").first).to_be_visible()
