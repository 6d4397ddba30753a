"""Reading a response: by keyboard, on a phone, without script, on paper."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import expect

from tests.browser.readers import FOCUSED, tab_to


@pytest.fixture
def response(page, site):
    page.goto(f"{site}/foi/0008-24/")
    return page


def test_the_first_tab_leads_to_the_skip_link(response):
    response.keyboard.press("Tab")
    assert response.evaluate(f"{FOCUSED}.textContent") == "Skip to the main content"


def test_the_skip_link_is_seen_when_it_has_the_focus(response):
    response.keyboard.press("Tab")
    expect(response.locator(".skip")).to_be_in_viewport()


def test_the_jump_list_leads_to_its_question(response):
    tab_to(response, ".jump a[href='#q4']")
    response.keyboard.press("Enter")
    expect(response.locator("#q4")).to_be_in_viewport()


def test_focus_in_a_part_chooses_its_passage(response):
    response.locator("#q4-2 .see").focus()
    expect(response.locator("#q4-letter [data-part='q4-2']")).to_have_class(re.compile("is-here"))


def test_the_other_passages_fade_when_one_is_chosen(response):
    response.locator("#q4-2 .see").focus()
    response.wait_for_timeout(300)
    faded = response.locator("#q4-letter [data-part='q4-1']")
    assert faded.evaluate("(node) => getComputedStyle(node).opacity") == "0.32"


def test_a_click_in_a_part_chooses_it(response):
    response.locator("#q2-3 .said").click()
    expect(response.locator("#q2-3")).to_have_class(re.compile("is-here"))


def test_the_source_scrolls_to_the_passage_that_is_chosen(page, site):
    page.set_viewport_size({"width": 1280, "height": 260})
    page.goto(f"{site}/foi/0008-24/")
    page.locator("#q2-3 .see").press("Enter")
    page.wait_for_timeout(800)
    assert page.locator("#q2-letter").evaluate("(node) => node.scrollTop") > 0


def test_whoever_comes_by_a_part_s_address_finds_it_chosen(page, site):
    page.goto(f"{site}/foi/0008-24/#q4-2")
    expect(page.locator("#q4-2")).to_have_class(re.compile("is-here"))


def test_nothing_in_the_source_s_picture_takes_the_focus(response):
    assert response.locator(".question .sheet-cut a, .question .sheet-cut [tabindex]").count() == 0


def test_a_figure_is_found_in_the_letter_by_keyboard(page, site):
    page.goto(f"{site}/foi/0008-24/")
    page.locator("#q5").get_by_role("link", name="Mentors in Violence Prevention").press("Enter")
    page.locator("#cell").get_by_role("link", name="Y").first.press("Enter")
    expect(page.locator("#cell")).to_contain_text("Mentors in Violence Prevention, 2020/21")
    expect(page.locator(".hl-cell")).to_have_count(1)


def test_tab_comes_to_one_cell_of_a_table_and_arrow_keys_go_on_from_it(page, site):
    page.goto(f"{site}/foi/0008-24/")
    page.locator("#q5 .scroll").focus()
    for key in ("Tab", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate(f"{FOCUSED}.getAttribute('href')") == "/foi/0008-24/letter/4/?cell=1-2-1#cell"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('table')") is None
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#cell")).to_contain_text("2019/20")


def test_without_script_every_cell_is_a_link_that_tab_comes_to(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/")
    cell = scriptless_page.locator("#q5 td a[href*='cell=1-2-1']")
    cell.focus()
    scriptless_page.keyboard.press("Tab")
    expect(scriptless_page.locator("#q5 td a[href*='cell=1-2-2']")).to_be_focused()


def test_without_script_a_quotation_can_be_selected(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/q4/")
    scriptless_page.locator("#q4-2 .cite summary").click()
    expect(scriptless_page.locator("#q4-2-cite")).to_contain_text(f"{site}/foi/0008-24/q4/#q4-2")


def test_the_source_stays_in_sight_while_its_question_is_read(page, site):
    page.goto(f"{site}/foi/0008-24/")
    page.locator("#q5 .table-foot").scroll_into_view_if_needed()
    expect(page.locator("#q5-letter .source-bar")).to_be_in_viewport()


BROKEN = """(root) => {
  const broken = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[\\w\u2019]+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


def test_on_a_phone_no_word_of_the_calendar_is_broken(narrow_page, site):
    narrow_page.goto(f"{site}/foi/0008-24/")
    narrow_page.get_by_text("How the days were counted").click()
    assert narrow_page.locator(".clock").evaluate(BROKEN) == []


def test_on_a_phone_the_source_is_folded_under_the_answer(narrow_page, site):
    narrow_page.goto(f"{site}/foi/0008-24/")
    expect(narrow_page.locator("#q4-letter")).to_be_hidden()


def test_on_a_phone_the_see_link_opens_and_closes_it(narrow_page, site):
    narrow_page.goto(f"{site}/foi/0008-24/")
    see = narrow_page.locator("#q4-2 .see")
    see.click()
    expect(narrow_page.locator("#q4-letter")).to_be_visible()
    expect(see).to_have_attribute("aria-expanded", "true")
    see.click()
    expect(narrow_page.locator("#q4-letter")).to_be_hidden()


def test_on_a_phone_without_script_the_see_link_opens_it_by_its_address(browser, site):
    with browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/foi/0008-24/")
        page.locator("#q4-2 .see").click()
        expect(page.locator("#q4-letter")).to_be_visible()


def test_without_script_a_wide_screen_shows_every_source(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/")
    sources = scriptless_page.locator(".question > .source")
    assert [sources.nth(n).is_visible() for n in range(sources.count())] == [True] * 8


def test_without_script_no_button_stands_there_that_does_nothing(scriptless_page, site):
    scriptless_page.goto(f"{site}/foi/0008-24/")
    expect(scriptless_page.get_by_text("Copy quotation").first).to_be_hidden()


def test_every_picture_of_the_source_is_loaded(response):
    loaded = response.evaluate(
        """Promise.all([...document.querySelectorAll('.sheet-cut image')].map(async (node) => {
            const picture = new Image();
            picture.src = node.href.baseVal;
            await picture.decode();
            return picture.naturalWidth;
        }))"""
    )
    assert min(loaded) > 1000


def test_on_paper_the_source_stands_under_its_answer(response):
    response.emulate_media(media="print")
    answer = response.locator("#q4 .answered").bounding_box()
    source = response.locator("#q4-letter").bounding_box()
    assert source["y"] >= answer["y"] + answer["height"]


def test_the_page_can_be_printed(response):
    assert response.pdf(format="A4", print_background=False).startswith(b"%PDF-")


@pytest.mark.usefixtures("archive")
def test_on_paper_a_response_says_whose_it_is_and_leaves_no_page_half_empty(page, live_site):
    page.goto(f"{live_site}/foi/0008-24/")
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdfium.PdfDocument(page.pdf(format="A4"))]
    assert "Time taken" in sheets[0]
    assert "Office of the Police and Crime Commissioner" in sheets[0].split("Violence Reduction Unit")[0]
    assert f"{live_site}/foi/0008-24/" in sheets[0]
    of_question = next(sheet for sheet in sheets if "Question 1a" in sheet)
    assert "A copy of the Theory of Change" in of_question


@pytest.mark.usefixtures("archive")
def test_a_table_or_chart_that_goes_on_has_a_shade_at_its_edge(narrow_page, live_site):
    narrow_page.goto(f"{live_site}/statistics/")
    chart = narrow_page.locator(".chart-scroll").first
    assert chart.evaluate("box => box.scrollWidth > box.clientWidth")
    assert "scroll" in chart.evaluate("box => getComputedStyle(box).backgroundAttachment").split(", ")
    assert chart.evaluate("box => getComputedStyle(box).backgroundImage").count("gradient") == 4


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("around", ["panel", "band", "note", "note note-bad", "nothing", "band source"])
def test_what_covers_the_shade_has_the_colour_of_what_the_table_stands_on(page, live_site, around):
    page.goto(f"{live_site}/statistics/")
    ground, cover = page.evaluate(
        """around => {
          const box = document.createElement("div");
          box.className = around;
          box.innerHTML = "<div class=scroll></div>";
          document.querySelector("main").append(box);
          return [getComputedStyle(box).backgroundColor, getComputedStyle(box.firstChild).backgroundImage];
        }""",
        around,
    )
    assert cover.startswith(f"linear-gradient(to right, {ground} 40%")
