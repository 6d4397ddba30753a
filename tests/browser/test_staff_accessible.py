"""Every page of the staff, wide and narrow: axe finds nothing, nothing scrolls sideways, the keyboard reaches all."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from requests.cases.clock import record_event
from requests.cases.drafts import draft_letter
from requests.correctable.questions import QuestionText
from requests.filing import take_in_and_file
from requests.models import AnswerPart, ClockEvent, FOIRequest, InboxMessage, Person, Question, TakingInFile
from requests.models.correspondence import CorrespondenceKind
from requests.models.person import Role
from requests.regulator_cases.opening import Particulars, open_case
from requests.settling import settle
from tests import people
from tests.acts.correcting_by_hand import corrected
from tests.acts.gated_letters import gated
from tests.browser.staff import said, sign_in, there
from tests.plugins.site import NARROW, WIDE, scrolling_sideways
from tests.web.asking import asked
from tests.web.casework import logged


@pytest.fixture
def addresses(own_archive, live_site):
    """The staff's pages on the archive: of a published letter, one that is filed, a draft."""
    keys = dict(FOIRequest.objects.values_list("slug", "pk"))
    live, filed, draft = (f"/staff/requests/{keys[slug]}/" for slug in ("0008-24", "0066-23", "0063-25"))
    Person.objects.filter(pk=people.releaser().pk).update(roles=[Role.RELEASER, Role.DPO])  # who sees reviews too
    question = Question.objects.filter(foi_request=keys["0008-24"]).earliest("order")
    part = AnswerPart.objects.filter(question__foi_request=keys["0008-24"]).earliest("pk")
    corrected(QuestionText(question), "What was asked, in other words.")
    request = f"/staff/asked/{asked().pk}/"
    case = logged()
    of_case = f"/staff/cases/{case.pk}/"
    drafted = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, timezone.now(), people.releaser())
    aside = InboxMessage.objects.create(
        sha256="0" * 64, folder="INBOX", validity=1, uid=1, size=10, came_at=case.logged_at, taken_at=case.logged_at,
        became="aside", why="It may be a request.", sender="somebody@home.example", subject="Horses", text="How many?",
    )  # fmt: skip
    copy = Path("fixtures/letters/foi-0066-23.pdf").read_bytes() + b"\n% of another scan"
    again = f"/staff/requests/{take_in_and_file('copy.pdf', copy, timezone.now(), None).foi_request.pk}/"
    given = Particulars("IC-1-A", case.received_on, "", people.releaser())
    complaint = open_case(keys["0008-24"], given, uuid4(), timezone.now(), people.releaser())
    record_event(case.pk, ClockEvent(kind="fee asked", on=case.received_on), 1, timezone.now(), people.releaser())
    return [
        "/staff/cases/?queue=open", "/staff/cases/new/", of_case, f"{of_case}questions/",
        f"{of_case}drafts/{drafted.pk}/", f"{of_case}letters/{drafted.pk}/",
        "/staff/inbox/", f"/staff/inbox/{aside.pk}/", "/staff/reviews/", "/staff/reviews/learning/", f"{live}review/",
        "/staff/desk/", f"{of_case}transfers/", f"/staff/regulator/{complaint.pk}/",
        f"{of_case}answers/{case.foi_request.questions.earliest('order').pk}/colleague/",
        "/staff/asked/", "/staff/asked/?state=done", request, f"{request}delete/",
        "/staff/", "/staff/?q=nowhere", "/staff/letters/new/", live, filed, draft, f"{live}letter/3/", f"{live}words/",
        f"{draft}particulars/", f"{filed}publish/", f"{draft}publish/", f"{live}withdraw/", "/staff/publication/",
        "/staff/publication/ready/",
        f"{live}questions/{question.pk}/", f"{live}parts/{part.pk}/", f"{live}tables/1/",
        f"{live}tables/1/rows/1/", f"{live}parts/{part.pk}/divide/",
        f"{live}questions/{question.pk}/arrange/", f"{live}questions/new/",
        f"/staff/requests/{gated().pk}/gate/", f"{filed}gate/pages/1/", "/staff/gate/", "/staff/gate/old-addresses/",
        again, f"{again}held-already/",
    ]  # fmt: skip


def handed_in(page, site):
    """The page of an upload, while it waits."""
    letters = Path("fixtures/letters")
    page.goto(f"{site}/staff/letters/new/")
    page.set_input_files("#id_letters", [letters / "foi-0008-24.pdf", letters / "README.md", "pyproject.toml"])
    page.click("text=Take them in")
    page.wait_for_url("**/taken-in/**")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, live_site, addresses, violations):
    def wrong():
        page.set_viewport_size(WIDE)
        sideways = scrolling_sideways(page)
        at_a_desk = violations(page)
        page.set_viewport_size(NARROW)
        return [*at_a_desk, *violations(page), *sideways]

    found = {}
    sign_in(page, live_site, "rita")
    for address in addresses:
        page.goto(live_site + address)
        found[address] = wrong()
    handed_in(page, live_site)
    found["waiting"] = wrong()
    for file in TakingInFile.objects.waiting():
        settle(file.pk, timezone.now())
    page.reload()
    found["settled"] = wrong()
    page.goto(f"{live_site}/staff/letters/new/")
    page.click("text=Take them in")
    found["nothing chosen"] = wrong()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_on_the_door(page, live_site, violations, own_database):
    page.goto(f"{live_site}/staff/sign-in/")
    before = violations(page)
    page.click("main .btn")
    assert (before, violations(page)) == ([], [])


def test_two_people_with_one_form_are_both_heard(page, narrow_page, live_site, addresses):
    people.officer()
    [words] = [address for address in addresses if address.endswith("/words/")]
    sign_in(page, live_site, "rita")
    sign_in(narrow_page, live_site, "olive")
    page.goto(live_site + words)
    narrow_page.goto(live_site + words)
    page.fill("#id_title", "Rita's title")
    page.click("form >> text=Save")
    said(page, "Saved")
    narrow_page.fill("#id_title", "Olive's title")
    narrow_page.click("form >> text=Save")
    alert = narrow_page.get_by_role("alert")
    expect(alert).to_contain_text("Rita Releaser saved this while you had it open")
    expect(alert).to_contain_text("Rita's title")
    expect(narrow_page.locator("#id_title")).to_have_value("Olive's title")


def test_a_letter_can_be_handed_in_by_keyboard_alone(page, live_site, own_database):
    people.officer()
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/letters/new/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main content"
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    order = [name for name in reached if name in {"id_letters", "id_folder", "Take them in"}]
    assert order[:3] == ["id_letters", "id_folder", "Take them in"]


def test_a_letter_is_corrected_and_undone_without_script_by_keyboard_alone(scriptless_page, live_site, own_archive):
    page = scriptless_page
    people.officer()
    key = FOIRequest.objects.get(slug="0008-24").pk
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/requests/{key}/")
    page.get_by_role("link", name="Correct question 2", exact=True).press("Enter")
    there(page.get_by_label("Words of the question")).press("Control+A")
    page.keyboard.type("What was spent?")
    for _ in range(3):
        page.keyboard.press("Tab")  # number, what it belongs to, the button
    page.keyboard.press("Enter")
    corrections = page.locator("#corrections")
    expect(corrections).to_contain_text("What was spent?")
    corrections.get_by_role("button", name="Undo Question 2: words of the question").press("Enter")
    expect(corrections).to_contain_text("Undone")
    assert Question.objects.get(foi_request=key, number="2").text != "What was spent?"


def test_a_question_is_added_merged_and_undone_without_script_by_keyboard_alone(
    scriptless_page, live_site, own_archive
):
    page = scriptless_page
    people.officer()
    key = FOIRequest.objects.get(slug="0008-24").pk
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/requests/{key}/")
    page.get_by_role("link", name="Add a question that was missed").press("Enter")
    there(page.get_by_label("Words of the question")).press("Control+A")
    page.keyboard.type("We are currently awaiting")
    page.keyboard.press("Tab")
    page.keyboard.type("3b")
    for _ in range(3):
        page.keyboard.press("Tab")  # what it belongs to, what it comes after, the button
    page.keyboard.press("Enter")
    said(page, "Corrected.")
    numbers = page.locator(".case-question .q").all_inner_texts()
    assert [each.split(" ·")[0] for each in numbers][4:7] == ["Question 2", "Question 3", "Question 3b"]
    page.get_by_role("link", name="Split, merge, move or remove question 3b").press("Enter")
    there(page.get_by_label("Merge it with", exact=True)).press("Tab")
    page.keyboard.press("Enter")
    said(page, "Corrected.")
    expect(page.locator(".case-question .q", has_text="Question 3b")).to_have_count(0)
    for correction in ("Questions 3 and 3b: merged", "Question 3b: added"):
        with page.expect_navigation():
            page.get_by_role("button", name=f"Undo {correction}").press("Enter")
        said(page, "The correction is undone.")
    expect(page.get_by_role("button", name="Undo Question")).to_have_count(0)
    assert Question.objects.filter(foi_request=key).count() == len(numbers) - 1
