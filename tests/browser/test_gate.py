"""FOI 0008/24 with the requester's name and e-mail filled in: cleared, published without them, withdrawn, gone."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
from django.conf import settings
from PIL import Image
from playwright.sync_api import expect

from requests.filing import take_in_and_file
from requests.models import FOIRequest, Publication, Redaction
from tests import people
from tests.archive import AT
from tests.browser.staff import said, sign_in
from tests.pdf_files import place_of
from tests.proof.canaries import Detector

LETTER = Path(settings.BASE_DIR) / "fixtures" / "letters" / "foi-0008-24.pdf"
NAME, EMAIL = "Zyxanthe Quillfeather", "zq0417@canary.invalid"
PUBLIC = ("", "letter/1/", "letter.pdf", "response.pdf", "q1b/", "similar/")


def filled_in() -> bytes:
    """The letter as the office holds it: who asked stands in its fields."""
    original, written = LETTER.read_bytes(), io.BytesIO()
    with pikepdf.open(io.BytesIO(original)) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = page.add_resource(pdf.make_indirect(font), pikepdf.Name.Font)
        height = float(page.mediabox[3])
        page.contents_add(b"q", prepend=True)  # what its own contents set up, they leave behind
        page.contents_add(b"Q")
        for label, said in (("Name:", NAME), ("Email:", EMAIL)):
            _, _, right, bottom = place_of(original, 1, label)
            shown = f"q BT {name} 11 Tf {right + 6:.1f} {height - bottom + 1:.1f} Td ({said}) Tj ET Q"
            page.contents_add(shown.encode())
        pdf.save(written)
    return written.getvalue()


def test_the_letter_is_cleared_published_and_withdrawn(page, live_site, own_database):
    case = take_in_and_file("foi-0008-24.pdf", filled_in(), AT, people.officer()).foi_request
    people.releaser()
    sign_in(page, live_site, "rita")
    gate = f"{live_site}/staff/requests/{case.pk}/gate/"
    page.goto(gate)
    expect(page.locator(".finding.is-open .found-words", has_text=NAME).first).to_be_visible()
    page.wait_for_selector("[data-ready=words]")
    box = page.locator("rect.box-open").first.bounding_box()
    page.locator(".finding.is-open").first.get_by_label("Reason", exact=True).focus()
    expect(page.locator("rect.box-open.is-at")).to_have_count(1)

    last = page.locator(".finding.is-open").last
    last.locator("summary").first.click()  # the picture follows once it is let go
    expect(last.locator("details").first).to_have_attribute("open", "")

    page.get_by_role("button", name="Accept all").click()
    said(page, "taken out")
    expect(page.locator("rect.bar-burn").nth(1)).to_be_attached()

    page.locator("summary", has_text="A box on the picture").click()
    page.get_by_role("button", name="Draw a box").click()
    sheet = page.locator("svg[data-sheet]").bounding_box()
    middle = sheet["x"] + sheet["width"] / 2
    page.mouse.move(middle, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(middle + 60, box["y"] + 130, steps=3)
    page.mouse.up()
    assert float(page.locator("#id_box_width").input_value()) > 5
    page.get_by_role("button", name="Cover this box").click()
    expect(page.locator("main")).to_contain_text("Box drawn")
    page.get_by_role("button", name=re.compile("Undo.*Box drawn")).click()
    said(page, "It is undone")
    expect(page.locator("main")).not_to_contain_text("Box drawn")

    page.goto(f"{gate}pages/1/")
    assert page.locator("img.cleared").evaluate("image => image.naturalWidth") > 1000
    assert NAME not in page.content()
    page.goto(f"{live_site}/staff/requests/{case.pk}/publish/")
    page.get_by_role("button", name="Publish", exact=True).click()
    said(page, "is published")

    detector = Detector(0)
    answers = {name: page.request.get(f"{live_site}/foi/0008-24/{name}") for name in PUBLIC}
    answers |= {name: page.request.get(f"{live_site}{name}") for name in ("/foi/0008-24.json", "/api/v1/responses")}
    assert {name: answer.status for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert {name: found for name, answer in answers.items() if (found := detector.found(answer.body()))} == {}
    picture = Image.open(io.BytesIO(page.request.get(f"{live_site}/foi/0008-24/letter/1.webp").body())).convert("L")
    assert _darkest_run(picture) > 100
    assert Redaction.objects.standing().filter(finding__isnull=False).count() >= 2

    page.goto(f"{live_site}/staff/requests/{case.pk}/withdraw/")
    page.get_by_label("Why it is withdrawn").fill("A test.")
    page.click("main form .btn")
    said(page, "is withdrawn")
    assert {page.request.get(f"{live_site}/foi/0008-24/{name}").status for name in PUBLIC} == {404}
    assert FOIRequest.objects.get().publications.get().withdrawn_at is not None
    assert not (Path(settings.FOI_PUBLISHED) / Publication.objects.get().folder).exists()


def _darkest_run(picture: Image.Image) -> int:
    """The longest run of black dots in a row of dots: a bar."""
    width, best = picture.width, 0
    for row in range(0, picture.height, 4):
        run = 0
        for dot in picture.crop((0, row, width, row + 1)).tobytes():
            run = run + 1 if dot < 30 else 0
            best = max(best, run)
    return best
