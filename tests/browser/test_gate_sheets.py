"""What of a spreadsheet is published is chosen on a phone, by keyboard."""

from __future__ import annotations

from functools import partial

import pypdfium2 as pdfium
from playwright.sync_api import expect

from requests.gate.choosing import leave_out_others
from requests.gate.deciding import accept_all
from requests.publication import publish
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER
from tests.acts.test_gate_sheets import with_workbook
from tests.browser.staff import sign_in


def test_cells_are_chosen_by_keyboard_on_a_narrow_page(narrow_page, live_site, own_database, violations):
    page, case = narrow_page, with_workbook()
    people.releaser()
    sign_in(page, live_site, "rita")
    page.goto(f"{live_site}/staff/requests/{case.pk}/gate/?page=2")
    sheet = page.locator("section.finding.is-open", has_text="Sheet “Grants”")
    expect(sheet).to_contain_text("A1:D5, 5 rows and 4 columns")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sheet.get_by_label("Nothing: leave the sheet out").focus()
    for key in ("ArrowDown", "ArrowDown", "Tab", "Space", "Tab", "Space"):  # whole columns, of which A and B
        page.keyboard.press(key)
    sheet.get_by_role("button", name="Choose").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Of the sheet, A1:B5 is published.")
    page.get_by_role("link", name="Staff of ours, page 3").click()
    page.get_by_label("Ranges, typed below").check()
    page.get_by_label("Ranges", exact=True).fill("B9:A1")
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_role("alert")).to_have_text("B9:A1 runs backwards. Write A1:B9.")
    expect(page.get_by_label("Ranges", exact=True)).to_have_value("B9:A1")
    page.goto(f"{live_site}/staff/requests/{case.pk}/gate/pages/2/")
    expect(page.get_by_role("region", name="Text of page 2")).to_have_text(
        "Grants Area Grants North 4 South 10 East 6 Total 20"
    )

    for act in (partial(leave_out_others, case.pk), partial(accept_all, case.pk)):
        case.refresh_from_db()
        act(case.version, AT, people.releaser())
    case.refresh_from_db()
    publish(case, LATER, people.releaser())
    public = f"{live_site}/foi/0123-24"
    csv = page.request.get(f"{public}/tables/1.csv").text()
    assert csv.replace("\ufeff", "").splitlines()[:3] == ["Area,Grants", "North,4", "South,10"]
    with pdfium.PdfDocument(page.request.get(f"{public}/letter.pdf").body()) as pdf:
        letter = "".join(leaf.get_textpage().get_text_range() for leaf in pdf)
    assert "Grants" in letter
    told = [page.request.get(f"{public}{each}").text() for each in ("/", ".json", "/letter/2/", "/letter/3/")]
    told.append(page.request.get(f"{live_site}/api/v1/responses/0123-24").text())
    for said in (csv, letter, *told):
        assert not [word for word in ("Quillfeather", "Thistlewood", "Nightjar", "Staff of", "Officer") if word in said]
