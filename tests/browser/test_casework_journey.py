"""The whole way of a request, as an office goes it: from the e-mail it came in to the letter that left."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import expect

from requests.law.regimes import Regime
from requests.models import Authority, Case, OtherBody
from tests import people
from tests.browser.staff import let_in_at, said, worker
from tests.letters_out import read_back
from tests.plugins.site import scrolling_sideways
from tests.web.casework import MESSAGE

QUESTIONS = [
    "How many horses does the office keep?",
    "Please confirm the number of commissioned services procured by the VRU each year since 2018.",
    "Please send the register of gifts and hospitality.",
    "Which routes do mounted patrols take?",
]
NUMBERED = "\n".join(f"{at}. {each}" for at, each in enumerate(QUESTIONS, 1))
SENDER = "zyxanthe@home.example"
CAME = f"""Received: from home.example by mx.office.example; {{}}
From: Zyxanthe Quillfeather <{SENDER}>
To: foi@office.example
Subject: Horses and money
Message-ID: <horses@home.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Sir or Madam,

I am writing about the waste of money in your office. Please send me:

{NUMBERED}

Yours faithfully,
Zyxanthe Quillfeather
"""
DROP = """(words) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([words], "horses.eml", {type: "message/rfc822"}));
  document.querySelector("h1").dispatchEvent(new DragEvent("drop", {bubbles: true, dataTransfer}));
}"""
FOCUSED = "(() => { const at = document.activeElement; return (at.labels?.[0] ?? at).textContent.trim(); })()"


@pytest.fixture
def office(own_archive, live_site, post, settings):
    """The archive of an office that has its letters cleared, with its mail server; as the worker needs it told."""
    settings.EMAIL_HOST, settings.FOI_ADDRESS = "127.0.0.1", live_site
    Authority.objects.update(clears_letters=True)
    OtherBody.objects.create(name="Leicestershire Police", contact="foi@force.example")
    mail = {
        "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(post.port), "EMAIL_USE_TLS": "0", "FOI_ADDRESS": live_site,
        "DEFAULT_FROM_EMAIL": "FOI Archive <foi@example.org>",
    }  # fmt: skip
    return replace(own_archive, environment={**own_archive.environment, **mail})


def press(page, words):
    """A button by its words."""
    page.get_by_role("button", name=words).first.click()


def taken(page, post, address):
    """The first message that the mail server took for somebody, once it has."""
    for _ in range(900):
        for message in post.took:
            if message["To"] == address:
                return message
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing came for {address}")


def a_colleague_answers(page, colleague, post, live_site):
    """Who gets the question by e-mail answers by its link, without an account, on a phone."""
    link = taken(page, post, "stables@office.example").get_payload(decode=True).decode()
    colleague.goto(re.search(r"http://\S+", link).group())
    assert "Quillfeather" not in colleague.content()
    assert scrolling_sideways(colleague) == []
    colleague.get_by_label("I have the answer").check()
    colleague.fill("#id_words", "The office keeps 12 horses.")
    colleague.fill("#id_minutes", "5")
    press(colleague, "Send the answer")
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Thank you")


def save(page, number):
    """What stands in the form is kept, and the page goes on to the next question."""
    expect(page.locator("#id_a-0-text")).not_to_have_value("")
    press(page, "Save and next")
    said(page, f"The answer to question {number} is saved.")


def changed_in_word(page):
    """The letter, downloaded, with some words of one answer changed in Word."""
    page.wait_for_load_state()  # a download ends the loading of its page
    with page.expect_download() as word:
        page.get_by_role("link", name="Word", exact=True).click()
    letter = Document(str(word.value.path()))
    [paragraph] = [each for each in letter.paragraphs if "12 horses" in each.text]
    paragraph.runs[0].text = paragraph.text.replace("12 horses", "12 horses and a pony")
    for run in paragraph.runs[1:]:
        run.text = ""
    finished = io.BytesIO()
    letter.save(finished)
    return {"name": "finished.docx", "mimeType": "application/octet-stream", "buffer": finished.getvalue()}


def test_a_request_goes_its_whole_way(page, narrow_page, office, live_site, post):
    let_in_at(page, live_site, people.officer())
    page.goto(f"{live_site}/staff/cases/")
    page.evaluate(DROP, CAME.format(format_datetime(timezone.now() - timedelta(3))))
    expect(page.get_by_role("button", name="Log it")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Logged as FOI 0001/")
    press(page, "Confirm the questions")
    said(page, "The questions are confirmed.")
    page.get_by_role("link", name="Answer the questions").click()
    page.get_by_role("link", name="Ask a colleague").click()
    page.fill("#id_colleague", "Stables")
    page.fill("#id_email", "stables@office.example")
    press(page, "Send the link")
    said(page, "The question goes to Stables by e-mail now.")
    with worker(office):
        a_colleague_answers(page, narrow_page, post, live_site)
        page.reload()
        press(page, "Use it")
        save(page, 1)
        press(page, "Use this answer of FOI 0008/24")
        expect(page.locator("#q2")).to_be_in_viewport()
        save(page, 2)
        press(page, "Write the section 21 paragraph")
        save(page, 3)
        page.select_option("#id_a-0-outcome", "held by another body")
        page.fill("#id_a-0-held_by", "Leicestershire Police")
        page.check("#id_a-0-not_for_us")
        page.fill("#id_a-0-text", "Mounted patrols are the Force’s own.")
        save(page, 4)
        said(page, "Every question has an answer now.")
        press(page, "The letter")
        finish_and_send(page, narrow_page, live_site)
        sent = taken(page, post, SENDER)
    page.reload()
    said(page, "This letter has left.")
    case = Case.objects.get()
    assert (case.stage, case.outcome) == ("sent", "")
    [letter] = [part for part in sent.walk() if part.get_content_type() == "application/pdf"]
    told = read_back("letter.pdf", letter.get_payload(decode=True), Regime.FOIA)
    assert [number for number, _, _ in told] == ["1", "2", "3", "4"]
    assert [text for _, text, _ in told] == [re.sub(r"\s", "", each) for each in QUESTIONS]
    parts = [part for _, _, of in told for part in of]
    assert [(part.outcome, part.held_by, sorted(part.relied_on)) for part in parts] == [
        ("disclosed", "", []),
        ("disclosed", "", []),
        ("accessible elsewhere", "", [("FOIA", "21")]),
        ("held by another body", "Leicestershire Police", []),
    ]
    assert parts[0].words == "Theofficekeeps12horsesandapony."
    assert "ViolenceInterventionProject(A&E)YYYYY" in parts[1].words


def finish_and_send(page, second, live_site):
    """The letter is checked, finished in Word, handed back, made ready, cleared by somebody else, and let go."""
    page.get_by_role("link", name="Check what a refusal has to say").click()
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.set_input_files("#id_word_file", [changed_in_word(page)])
    press(page, "Compare it")
    expect(page.get_by_text("The office keeps 12 horses and a pony.")).to_be_visible()
    press(page, "Take over what was changed")
    said(page, "1 answer was changed on the worksheet.")
    press(page, "Make it ready")
    expect(page.get_by_text("A second person clears it before it leaves.")).to_be_visible()
    page.wait_for_load_state()
    with page.expect_download() as pdf:
        page.get_by_role("link", name="PDF", exact=True).click()
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF-")
    expect(page.get_by_role("button", name="Send it")).to_have_count(0)
    let_in_at(second, live_site, people.second_officer())
    second.goto(f"{live_site}/staff/cases/?queue=clearance")
    second.get_by_role("rowheader").get_by_role("link").click()
    second.get_by_role("link", name="The letter").click()
    assert scrolling_sideways(second) == []
    press(second, "Clear it")
    said(second, "Cleared.")
    page.reload()
    press(page, "Send it")
    said(page, "It is sent within a minute.")


class Keys:
    """Somebody who has no mouse: Tab, Enter and typing, each step from where the last one left the focus."""

    def __init__(self, page):
        self.page = page

    def to(self, words):
        """By Tab alone to the control whose label or words begin so, and it shows that it has the focus."""
        for _ in range(90):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED).startswith(words):
                shown = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert shown != "none", f"the focus is not seen on {words}"
                return self
        raise AssertionError(f"Tab does not reach {words} on {self.page.url}")

    def type(self, words):
        self.page.keyboard.type(words)
        return self

    def enter(self, then):
        """Enter, and the words that the page says afterwards."""
        self.page.keyboard.press("Enter")
        expect(self.page.locator("main")).to_contain_text(then)
        self.page.wait_for_load_state()
        return self


def test_the_way_of_a_request_by_keyboard_alone_on_a_narrow_screen(narrow_page, office, live_site):
    page, keys = narrow_page, Keys(narrow_page)
    request = {"name": "request.eml", "mimeType": "message/rfc822", "buffer": MESSAGE}
    page.on(
        "filechooser", lambda chooser: chooser.set_files([request])
    )  # from the start: it takes the browser a moment
    let_in_at(page, live_site, people.officer())
    page.goto(f"{live_site}/staff/cases/")
    page.keyboard.press("n")
    page.wait_for_url("**/staff/cases/new/")
    keys.to("E-mail or file it came in")
    page.keyboard.press("Enter")
    expect(page.locator("#id_file")).to_have_value(re.compile("request.eml"))
    keys.to("Log it").enter("Logged as FOI 0001/")
    expect(page.locator(".stretch")).to_have_count(8)
    expect(page.locator("#id_words_0")).to_be_hidden()
    keys.to("Stretch 2 is").type("A q")
    expect(page.locator("#id_words_1")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    keys.to("Stretch 2 is").type("Arg").to("Confirm the questions").enter("The questions are confirmed.")
    keys.to("Draft a clarification").enter("Nothing has been sent.")
    expect(page.locator("#id_text")).to_have_value(re.compile("All information about horses."))
    page.goto(f"{live_site}/staff/cases/")
    page.keyboard.press("j")
    keys.enter("Correspondence").to("Answer the questions").enter("2 questions without an answer")
    keys.to("Outcome").type("Not held").to("What the letter will say").type("We hold no such figure.")
    keys.to("Save and next").enter("The answer to question 1 is saved.")
    keys.to("Outcome").type("Held by").to("Who holds it").type("Leicestershire Police").to("Asked first")
    page.keyboard.press("Space")
    keys.to("What the letter will say").type("The Force has horses.").to("Save and next").enter("Every question has an")
    keys.to("The letter").enter("It is made of the answers")
    keys.to("Make it ready")
    assert scrolling_sideways(page) == []
    assert (Case.objects.get().stage, str(Case.objects.get().received_on)) == ("answering", "2026-05-31")
