"""A review of FOI 0008/24, question 2: asked for in public, decided, sent, published, and shut to the officer."""

from __future__ import annotations

from django.utils import timezone
from playwright.sync_api import expect

from documents.typesetting import typeset
from requests.cases.letters.filed_outcomes import file_outcomes
from requests.cases.letters.posting import send_letters
from requests.gate.deciding import accept_all
from requests.models import AskedReview, FOIRequest, InternalReview, PublishedResponse
from requests.publication import publish
from tests import people
from tests.browser.staff import said, sign_in
from tests.browser.test_asking import AS_LONG_AS_PEOPLE_TAKE
from tests.plugins.site import scrolling_sideways

ASKER = "Zyxanthe Quillfeather"
BETTER = "The report is at https://youthendowmentfund.org.uk/reach (page 122)."


def ask_in_public(page, site, violations):
    page.goto(f"{site}/foi/0008-24/#review")
    page.click(".steps >> text=Ask here")
    page.click("summary:has-text('Question 2:')")
    page.check("input[name=of_question_q2][value=access]")
    page.fill("#id_text", "The link opens an old address.")
    page.fill("#id_name", ASKER)
    page.fill("#id_email", "zq@canary.example")
    assert (violations(page), scrolling_sideways(page)) == ([], [])
    page.wait_for_timeout(AS_LONG_AS_PEOPLE_TAKE)
    page.click("main form .btn")
    asked = AskedReview.objects.get()
    expect(page.locator(".receipt")).to_contain_text(asked.reference)
    expect(page.locator(".receipt")).to_contain_text(f"{asked.target_on:%-d %B %Y}")
    assert page.context.cookies() == []


def decide(page, site, violations):
    """The reviewer opens it, replaces the part, leaves the rest, concludes and sends the letter."""
    page.goto(f"{site}/staff/reviews/")
    page.click("text=FOI 0008/24")
    page.fill("#id_late_because", "The link was dead from the day of the answer.")
    page.click("main form .btn >> nth=0")
    page.wait_for_selector("h1:has-text('Internal review')")
    assert (violations(page), scrolling_sideways(page)) == ([], [])
    review = InternalReview.objects.get()
    assert [str(row.part_order) for row in review.decisions.filter(grounds__isnull=False)] == ["2"]
    page.click("nav[aria-label='Parts under review'] >> text=2 part 2")
    expect(page.locator(".beside svg.sheet-cut rect.hl").nth(2)).to_be_visible()
    page.check("input[name=verdict][value=replaced]")
    page.select_option("#id_reason", "not accessible")
    page.fill("#id_why", "The link in our letter did not lead to the report.")
    page.select_option("#id_new_outcome", "accessible elsewhere")
    page.fill("#id_new_text", BETTER)
    page.fill("#id_exemption", "Section 21")
    page.fill("#id_notes", "Told by the webmaster.")
    assert (violations(page), scrolling_sideways(page)) == ([], [])
    page.focus("form.deciding .btn")
    page.keyboard.press("Enter")
    said(page, "question 2, part 2 is saved")
    page.click("nav[aria-label='Parts under review'] >> text=2 part 2")
    page.click("text=Attach a document")
    told = {"title": "Reach evaluation", "words": "What became of those who took part in Reach."}
    sheet = typeset("document_cover.typ", told)
    page.set_input_files("#id_document_file", {"name": "reach.pdf", "mimeType": "application/pdf", "buffer": sheet})
    page.fill("#id_document_title", "Reach evaluation")
    page.click("text=Attach it")
    said(page, "Nothing hidden was found in it")
    page.goto(f"{site}/staff/reviews/{review.pk}/")
    page.click("text=The rest is not in dispute")
    page.click("text=Conclude the review")
    page.click("text=Letter of the outcome")
    expect(page.locator(".out-letter")).to_contain_text(BETTER)
    expect(page.locator(".out-letter")).to_contain_text("parts 1 and 3 of question 2")
    expect(page.locator(".out-letter")).to_contain_text("Document 1 – Reach evaluation, attached.")
    page.wait_for_load_state()
    assert "webmaster" not in page.content()
    page.click("text=Make it ready")
    assert (violations(page), scrolling_sideways(page)) == ([], [])
    page.click("button:has-text('Send it') >> nth=0")
    said(page, "sent within a minute")
    return review


def test_the_public_asks_the_reviewer_decides_and_the_page_shows_the_change(
    page, own_archive, live_site, violations, post
):
    first = FOIRequest.objects.get(slug="0008-24")
    FOIRequest.objects.filter(pk=first.pk).update(filed_by=people.officer())
    people.dpo()
    ask_in_public(page, live_site, violations)
    sign_in(page, live_site, "dilip")
    review = decide(page, live_site, violations)
    now = timezone.now()
    assert (send_letters(now), file_outcomes(now), file_outcomes(now)) == (2, 1, 0)  # the acknowledgement by itself
    acknowledged, letter = post.took
    assert {acknowledged["To"], letter["To"]} == {"zq@canary.example"}
    said = acknowledged.get_body().get_content() if hasattr(acknowledged, "get_body") else str(acknowledged)
    assert "Part 2 of question 2" in " ".join(said.replace("=\n", "").split())
    assert letter["Subject"].endswith(": outcome")
    page.goto(f"{live_site}/staff/reviews/{review.pk}/")
    with page.expect_download() as download:
        page.click("text=Outcome (PDF)")
    assert download.value.suggested_filename.endswith(".pdf")
    assert len([each for each in letter.walk() if each.get_content_type() == "application/pdf"]) == 2
    outcome = InternalReview.objects.get().outcome
    assert (outcome.reference, outcome.slug, outcome.received_on) == ("FOI 0008/24", "0008-24-2", review.asked_on)
    accept_all(outcome.pk, outcome.version, now, people.releaser())
    publish(FOIRequest.objects.get(pk=outcome.pk), now, people.releaser())
    told = {each.number: each.reviewed for each in PublishedResponse.objects.get(slug="0008-24").questions.all()}
    assert told["2"]["by"]["decision"] == "changed in part"
    assert {number for number, reviewed in told.items() if reviewed} == {"2"}
    [disclosed] = PublishedResponse.objects.get(slug="0008-24-2").attachments
    assert (disclosed["label"], disclosed["title"], len(disclosed["pages"])) == ("Document 1", "Reach evaluation", 2)

    page.goto(f"{live_site}/staff/requests/{outcome.pk}/")
    expect(page.locator("aside")).to_contain_text("It is the outcome of REV")
    assert "Open a review" not in page.content()

    page.goto(f"{live_site}/foi/0008-24/")
    question = page.locator("#q2")
    expect(question).to_contain_text("Changed in part on internal review.")
    expect(question).to_contain_text("youthendowmentfund.org.uk/reach")
    expect(question).to_contain_text("CleanCopy-Reach Report")
    first_said, said_now = question.locator(".then"), question.locator(".now")
    expect(first_said).to_contain_text("First answer, 17 April 2024")
    expect(said_now).to_contain_text(f"Answer on review, {now:%-d %B %Y}")
    assert said_now.bounding_box()["x"] < first_said.bounding_box()["x"]
    assert (violations(page), scrolling_sideways(page)) == ([], [])
    for path in ("", "-2/", ".json", "-2.json"):
        words = page.request.get(f"{live_site}/foi/0008-24{path}").text()
        assert [each for each in ("Quillfeather", "webmaster", "zq@canary") if each in words] == []
    questions = page.request.get(f"{live_site}/foi/0008-24.json").json()["questions"]
    assert {each["number"]: each["review"]["changed"] for each in questions if each["review"]} == {"2": [2]}

    page.context.clear_cookies()
    sign_in(page, live_site, "olive")
    part = review.decisions.get(verdict="replaced")
    for path in ("", "asker/", f"parts/{part.pk}/"):
        assert page.request.get(f"{live_site}/staff/reviews/{review.pk}/{path}").status == 404
