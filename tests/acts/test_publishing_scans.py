"""A scan is filed like any letter, and published only once somebody compared it; the public is told that it is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.clearing.removal import without
from documents.drawn_pages import cleared_page, drawn_page
from documents.intake import store
from documents.models import LetterPage
from documents.models.letter import LetterFormat
from documents.reading.shapes import Finding, FindingKind
from documents.reading.spans import Leaf, Span
from documents.recording import record
from documents.sandbox import page_in_child
from requests.errors import CannotPublish
from requests.filing import file_letter, take_in_and_file
from requests.gate import deciding
from requests.gate.pictures import being_looked_at, look_at_pictures, look_at_some
from requests.gate.places import boxes_on, removed_from
from requests.models import FOIRequest, GateFinding, PublishedResponse
from requests.models.taking_in import FileState
from requests.publication import publish, reasons_against, release
from tests import people
from tests.acts.filing_by_hand import AT
from tests.archive import DEMO
from tests.message_files import mail
from tests.readings import reading
from tests.scans import note, pdf_of_pictures, scan_of
from tests.web.staff import let_in

SHEETS = pdf_of_pictures([note("A page of the letter."), note("Another.")])


def scan(*recognised: int) -> FOIRequest:
    """A case whose letter of two pages is a scan; these of its pages were recognised."""
    found = [Finding(FindingKind.RECOGNISED, "A program read it.", Span(page, 0, 5)) for page in recognised]
    full = replace(reading(), findings=tuple(found))
    letter = store("scan.pdf", SHEETS, LetterFormat.PDF, AT)
    return file_letter(record(letter, full, AT), full, AT, None)


def test_a_scan_that_nobody_compared_stays_unpublished(db):
    (reason,) = reasons_against(scan(1, 2))
    assert "(OCR), on pages 1 and 2." in reason
    assert "private details" in reason


def test_a_scan_that_somebody_compared_may_be_published_while_that_holds(db):
    foi_request = scan(2)
    foi_request.checked_on = AT.date()
    assert reasons_against(foi_request) == []
    assert "on page 2." in reasons_against(foi_request, checked=False)[0]


def test_a_page_of_a_scan_in_which_no_words_were_found_stops_it_all_the_same(own_database):
    with pytest.raises(CannotPublish) as refusal:
        publish(scan(1), AT, None, checked=True)
    assert refusal.value.reasons == ["The letter shows what could not be read as words, on page 2."]


def test_what_only_a_picture_tells_is_found_before_anybody_publishes(own_database, client):
    foi_request = scan(1)
    assert "0 of 2 are done" in being_looked_at(foi_request.filed_letters.get())
    with pytest.raises(CannotPublish, match="are being looked through: 0 of 2"):
        release(foi_request, AT, people.releaser(), checked=True)
    let_in(client, people.officer())
    gate = f"/staff/requests/{foi_request.pk}/gate/"
    assert look_at_some(foi_request.filed_letters.get().gate.pk, AT) is False
    assert look_at_pictures(AT) == 0  # nothing is left to do
    said = client.get(gate).content.decode()
    assert "The letter shows what could not be read as words" in said
    assert "are done" not in said
    assert GateFinding.objects.get().page == 2


def test_what_a_scan_prints_of_people_is_boxed_and_taken_out_of_its_picture(ocr, own_database):
    sheet = note(
        "Our ref: FOI 0123/24",
        "Name: Zyxanthe Quillfeather",
        "Email: zq0417@canary.example",
        "Freedom of Information Act 2000",
        "1. How many grants did you award?",
        "We awarded 14 grants in 2023.",
    )
    taken = take_in_and_file("scan.pdf", pdf_of_pictures([sheet]), AT, people.officer())
    filed = taken.foi_request.filed_letters.get()
    foi_request, page = filed.foi_request, LetterPage.objects.get(reading=filed.reading)
    found = {row.kind: boxes_on(page, row) for row in filed.gate_findings.all()}
    assert sorted(found) == ["e-mail address", "name"]
    assert all(box.x0 > 20 and box.top > 20 for boxes in found.values() for box in boxes)
    deciding.accept_all(foi_request.pk, foi_request.version, AT, people.officer())
    bars, cuts = removed_from(foi_request, filed, page)
    assert without(page.text, cuts).count("[redacted: section 40(2)]") == 2
    assert "Zyxanthe" not in without(page.text, cuts)
    assert cleared_page(page, tuple(bars)).webp != drawn_page(page).webp


def test_pages_say_that_they_were_recognised(own_database, client):
    publish(scan(1, 2), AT, None, checked=True)
    assert PublishedResponse.objects.get().recognised_pages == [1, 2]
    said = {
        "/foi/0123-24/": "read by machine from a scan (OCR)",
        "/foi/0123-24/q1a/": "read by machine from a scan (OCR)",
        "/foi/0123-24/letter/2/": "This page is a scan. A program recognised these words in its picture (OCR)",
    }
    for address, words in said.items():
        assert words in client.get(address).content.decode()
    assert client.get("/api/v1/responses/0123-24").json()["recognised_pages"] == [1, 2]


def test_a_scan_that_came_with_a_message_is_shown_as_printed_to_staff_and_public(own_database, client):
    let_in(client, people.officer())
    came = mail("Please see attached.", ("scan.pdf", SHEETS))
    pages = tuple(replace(page, leaf=Leaf(0, page.number)) for page in reading().pages)
    found = [Finding(FindingKind.RECOGNISED, "A program read it.", Span(page, 0, 5)) for page in (1, 2)]
    full = replace(reading(), pages=pages, findings=tuple(found))
    letter = store("answer.eml", came, LetterFormat.EMAIL, AT)
    foi_request = file_letter(record(letter, full, AT), full, AT, None)
    printed = page_in_child("scan.pdf", SHEETS, 2, None).webp
    assert client.get(f"/staff/requests/{foi_request.pk}/letter/2.webp").content == printed
    publish(foi_request, AT, None, checked=True)
    assert client.get("/foi/0123-24/letter/2.webp").content == printed


def test_a_letter_scanned_again_looks_like_the_letter_that_is_held(ocr, own_database):
    letter = (DEMO / "foi-0066-23.pdf").read_bytes()
    first = take_in_and_file("letter.pdf", letter, AT, None)
    again = take_in_and_file("scan.pdf", scan_of(letter, 1), AT, None)
    assert (again.state, again.foi_request.reference) == (FileState.FILED, first.foi_request.reference)
    assert again.foi_request != first.foi_request
    assert again.why.startswith("This looks like FOI 0066/23")
