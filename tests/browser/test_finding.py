"""Finding an answer: results, filters and a page of the letter, by keyboard and without script."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.readers import FOCUSED, tab_to


def test_filters_are_set_by_keyboard(page, site):
    page.goto(f"{site}/search/?q=funding")
    tab_to(page, "#outcome-disclosed")
    page.keyboard.press("Space")
    tab_to(page, ".filters .btn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/search/?q=funding&outcome=disclosed")


def test_a_filter_in_use_is_let_go_of_by_keyboard(page, site):
    page.goto(f"{site}/search/?q=funding&outcome=disclosed")
    tab_to(page, ".chip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/search/?q=funding")


def test_on_a_phone_the_filters_are_folded_until_asked_for(narrow_page, site):
    narrow_page.goto(f"{site}/search/?q=funding")
    expect(narrow_page.locator("#outcome-disclosed")).to_be_hidden()
    narrow_page.get_by_text("Narrow the results").click()
    expect(narrow_page.locator("#outcome-disclosed")).to_be_visible()


def test_on_a_wide_screen_the_filters_are_always_open(scriptless_page, site):
    scriptless_page.goto(f"{site}/search/?q=funding")
    expect(scriptless_page.locator("#outcome-disclosed")).to_be_visible()


def test_passages_are_walked_in_reading_order(page, site):
    page.goto(f"{site}/foi/0008-24/letter/4/")
    tab_to(page, ".letter svg a")
    walked = []
    for _ in range(4):
        walked.append(page.evaluate(f"{FOCUSED}.getAttribute('aria-label')").partition(":")[0])
        page.keyboard.press("Tab")
    assert walked == ["Passage 1", "Passage 2", "Passage 3", "Passage 4"]


def test_a_passage_that_is_followed_is_marked_in_picture_and_text(page, site):
    page.goto(f"{site}/foi/0008-24/letter/4/")
    page.locator("svg a[aria-label^='Passage 9']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#p9")).to_have_class(re.compile("is-here"))
    expect(page.locator("[data-passage='p9']")).to_have_class(re.compile("is-here"))


def test_going_back_unmarks_it(page, site):
    page.goto(f"{site}/foi/0008-24/letter/4/?passage=2#p2")
    page.locator("#p9 .pass-link").click()
    page.go_back()
    expect(page.locator("#p2")).to_have_class(re.compile("is-here"))


def test_without_script_a_passage_s_address_marks_it_too(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/letter/4/")
    scriptless_page.locator("#p9 .pass-link").click()
    expect(scriptless_page.locator("g.passage.is-here")).to_have_attribute("data-passage", "p9")


def test_a_bare_fragment_is_marked_by_the_browser_itself(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/letter/4/#p3")
    colour = scriptless_page.locator("#p3").evaluate("(node) => getComputedStyle(node).backgroundColor")
    assert colour == "rgb(255, 248, 227)"


def test_a_question_is_chosen_while_typing_by_keyboard(page, site):
    page.goto(site)
    page.locator("#q").press_sequentially("fundi")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(page.locator(".question:target")).to_be_in_viewport()


def test_escape_closes_the_offers_and_keeps_what_was_typed(page, site):
    page.goto(site)
    page.locator("#q").press_sequentially("fundi")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", include_hidden=True)).to_be_hidden()
    expect(page.locator("#q")).to_have_value("fundi")
