"""Evidence for the regulator: a ZIP that sorts, a PDF numbered through, nothing of who asked unless it was chosen."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from uuid import uuid4

import pikepdf
import pytest
from django.utils import timezone

from documents.intake import store
from documents.models import LetterFormat
from requests import bundle_files
from requests.bundle_files import bundles
from requests.cases.worksheet import WrittenPart
from requests.law.outcomes import Outcome
from requests.models import CostEstimate, EvidenceBundle, RequesterOpening, SearchRecord
from requests.models.correspondence import Channel, Direction
from requests.models.evidence_bundle import BundlePart
from requests.regulator_cases.letters import NewLetter, keep_letter
from requests.regulator_cases.opening import Particulars, open_case
from requests.reviews.opening import NewReview, open_review
from requests.tasks import put_together
from tests import people
from tests.acts.answering_by_hand import answered
from tests.hostile.kinds import LIGHT
from tests.message_files import mail, sheet, xlsx
from tests.pdf_files import told_of, words_of
from tests.serving import served
from tests.web.casework import NAME
from tests.web.markup import parsed
from tests.web.staff import signed_in
from tests.word_files import docx, para, run, table

pytestmark = pytest.mark.django_db

ON = date(2026, 6, 10)
NAMING = docx(para(run(f"For {NAME}")) + table(("Horse", "Age"), ("Rowan", "9")))
WIDE = xlsx({"Costs": sheet([f"head{at}" for at in range(10)], [f"cell{at}" for at in range(10)])})
DOCUMENTS = [("horses.docx", NAMING, LetterFormat.DOCX), ("costs.xlsx", WIDE, LetterFormat.SHEET)]
BROKEN = "a picture in JBIG2 that is none"  # it can be opened, and not be bound


def turned_pdf():
    """Two pages, the second turned; the first leaves a state open, and would run a script."""
    with pikepdf.new() as file:
        for turn in (0, 90):
            page = file.add_blank_page(page_size=(300, 400))
            page.Contents = file.make_stream(b"q 0.1 0 0 0.1 0 0 cm")
            page.Rotate = turn
        file.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
        file.save(made := io.BytesIO(), deterministic_id=True)
    return made.getvalue()


@pytest.fixture
def found():
    """A complaint about a case answered here, with letters of the regulator's: a PDF and a text."""
    at, dpo = timezone.now(), people.dpo()
    part = WrittenPart(
        Outcome.WITHHELD,
        text=f"Dear {NAME}, it is withheld.",
        provisions=("Section 31(1)(a)",),
        reasons={"for_giving": "Trust in stables."},
    )
    case = answered([("1", "How many horses are there?", [part]), ("2", f"Who rode? {NAME} asks.", [])])
    question = case.foi_request.questions.earliest("order")
    SearchRecord.objects.create(
        question=question, who="Ola Nordmann", where="Stable book", words="horses", on=ON, minutes=5,
        found="=cmd()", recorded_at=at, recorded_by=people.officer(),
    )  # fmt: skip
    reply = case.consultations.create(
        question=question, colleague="Ola Nordmann", email="ola@force.example", text="How many?", asked_at=at,
        asked_by=people.officer(), good_until=ON, reply="answer", words="Fourteen, says Ola Nordmann.", replied_at=at,
    )  # fmt: skip
    register = store("stables.txt", b"The register of stables.", LetterFormat.TEXT, at)
    reply.files.create(letter=register, name="stables.txt", came_at=at)
    case.notes.create(text=f"{NAME} is known to Ola Nordmann.", written_at=at, written_by=people.officer())
    CostEstimate.objects.create(case=case, locating=90, basis="Counted by Ola Nordmann.")
    for number, (name, content, kind) in enumerate(DOCUMENTS, start=1):
        kept = store(name, content, kind, at)
        case.documents.create(
            number=number, title=name, file=kept, leaves_as=kept, attached_at=at, attached_by=people.officer()
        )
    given = Particulars("IC-123456-A1B2", ON, "", dpo)
    made = open_case(case.foi_request_id, given, uuid4(), at, dpo)
    opening = NewLetter(Direction.IN, ON, f"Complaint of {NAME}", ON, None, "ico.pdf", turned_pdf())
    keep_letter(made.pk, opening, 1, at, dpo)
    keep_letter(made.pk, NewLetter(Direction.OUT, ON, "Our reply", name="reply.csv", content=b"We,reply"), 2, at, dpo)
    keep_letter(
        made.pk, NewLetter(Direction.IN, ON, "Broken", name="broken.pdf", content=LIGHT[BROKEN].make()), 3, at, dpo
    )
    message = mail("Please answer all of it.", ("annex.txt", b"An annex."))
    keep_letter(made.pk, NewLetter(Direction.IN, ON, "Message", name="ico.eml", content=message), 4, at, dpo)
    late = NewReview(
        timezone.localdate(), Channel.EMAIL, "Ludmilla Ashworthy here: nobody answers.", "Ludmilla Ashworthy"
    )
    open_review(case.foi_request_id, late, uuid4(), at, dpo)
    return made


def bundle_of(found, dpo, parts, **ticked):
    """Asked for on the page and made as the worker makes it: the row, the ZIP and the PDF."""
    dpo.post(f"/staff/regulator/{found.pk}/bundles/", {"parts": parts, **ticked})
    bundle = EvidenceBundle.objects.latest("asked_at")
    assert bundle.is_waited_for
    twice = dpo.post(f"/staff/regulator/{found.pk}/bundles/", {"parts": ["audit"]})
    assert (twice.status_code, "Wait for it" in twice.text) == (400, True)
    assert put_together.func(str(bundle.pk))
    assert not put_together.func(str(bundle.pk))
    bundle.refresh_from_db()
    page = f"/staff/regulator/{found.pk}/bundles/{bundle.pk}/"
    sent = [served(dpo, f"{page}{name}") for name in ("bundle.zip", "bundle.pdf")]
    assert sent[1].headers["Content-Disposition"] == 'attachment; filename="ic-123456-a1b2-bundle.pdf"'
    return bundle, zipfile.ZipFile(io.BytesIO(sent[0].body)), sent[1].body


def led_to(pdf):
    """Where the links of the contents lead: the number they show there, if they show one, and the page, from 1."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        return [pages[note.Dest[0].objgen] for note in file.pages[0].Annots]


def test_without_the_requester_it_has_their_words_alone_and_contents_that_lead_to_each_piece(found):
    dpo = signed_in(people.dpo())
    parts = [part for part in BundlePart.values if part != "notes"]
    bundle, archive, pdf = bundle_of(found, dpo, parts)
    names = archive.namelist()
    assert names == sorted(names)
    assert [name[:3] for name in names] == [f"{number:03}" for number in range(len(names))]
    everything = "".join(archive.read(name).decode("utf-8-sig", "replace") for name in names) + "".join(words_of(pdf))
    private = ("Zyxanthe", "Quillfeather", "zyxanthe@", "Ola Nordmann", "Olive", "Ludmilla", "Ashworthy")
    unchosen = ("is known to", "register of stables", "NAMES ON THE CASE")
    assert [words for words in (*private, *unchosen) if words in everything] == []
    wanted = ("[…]", "Trust in stables.", "Stable book", "colleague 1", "Fourteen, says", "Counted by", "90 minutes")
    assert [words for words in (*wanted, "Rowan", "cell9") if words not in everything] == []
    assert [name.rpartition(".")[2] for name in names if " response " in name] == ["txt", "xlsx"]
    assert "Document 1: horses.docx: the file names the requester. Its words are in it without that." in bundle.told
    searches = next(archive.read(name).decode() for name in names if "search-record" in name)
    assert "'=cmd()" in searches  # no spreadsheet takes it for a formula
    index = archive.read("000 index.html").decode()
    assert all(re.search(rf'href="{name[:3]}%20', index) for name in names[1:])
    pages = words_of(pdf)
    assert len(pages) == bundle.pages
    assert all(f"Page {number} of {bundle.pages}" in words for number, words in enumerate(pages, start=1))
    assert led_to(pdf) == sorted(led_to(pdf))
    assert len(set(led_to(pdf))) >= 6
    for number in set(led_to(pdf)):
        assert re.match(r"\d{3} ", pages[number - 1]), pages[number - 1]
    assert told_of(pdf)["active"] == []
    assert not RequesterOpening.objects.exists()


def test_with_the_requester_it_has_the_files_as_they_are_and_who_took_it_is_kept_until_its_time_ends(found):
    dpo = signed_in(people.dpo())
    boxes = [each for each in parsed(dpo.get(f"/staff/regulator/{found.pk}/")).all("input") if each["name"] == "parts"]
    assert [each["value"] for each in boxes if "checked" not in each.attributes] == ["colleagues", "notes"]
    bundle, archive, pdf = bundle_of(found, dpo, BundlePart.values, with_requester="on", with_staff="on")
    names = archive.namelist()
    assert archive.read(next(name for name in names if name.endswith("quillfeather.pdf"))) == turned_pdf()
    assert archive.read(next(name for name in names if name.endswith("our-reply.csv"))) == b"We,reply"
    assert archive.read(next(name for name in names if name.endswith(".docx"))) == NAMING
    assert bundle.told == ["In the ZIP only: Broken"]
    pages = words_of(pdf)
    shown = " ".join("".join(pages).split())
    of_files = ["For Zyxanthe Quillfeather", "Rowan", "Please answer all of it.", "With it annex.txt", "reply"]
    of_office = ["is known to Ola Nordmann", "Fourteen, says Ola Nordmann", "The register of stables."]
    wanted = [NAME, "Ludmilla Ashworthy here: nobody answers.", *of_files, *of_office]
    assert [words for words in wanted if words not in shown] == []
    broken = next(name for name in names if name.endswith("broken.pdf"))
    assert f"that cannot be shown on pages here. It is in the ZIP, as “{broken}”." in shown
    word = next(name for name in names if name.endswith(".docx"))
    assert f"set from the words and tables of the file “{word}” (Word)" in shown
    own = [words for words in pages if re.fullmatch(r"IC-123456-A1B2, \S+ \S+ Page \d+ of \d+", words)]
    assert len(own) == 2  # the pages of the PDF that say nothing else, turned or not
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert next(item.title for item in file.open_outline().root) == "Contents"
    assert told_of(pdf)["active"] == []
    theirs = found.letters.get(words="Broken")
    dpo.get(f"/staff/regulator/{found.pk}/letters/{theirs.pk}/file/")
    assert RequesterOpening.objects.latest("pk").what == "letter of the regulator"
    openings = RequesterOpening.objects.filter(what="evidence bundle for the regulator")
    assert openings.values("case").distinct().count() == 2  # of the request, and of its review
    assert [each.name for each in bundle.openings.all()] == ["bundle.zip", "bundle.pdf"]
    page = dpo.get(f"/staff/regulator/{found.pk}/").text
    assert "Who took it" in page
    assert bundle_files.sweep(bundle.made_at + timedelta(1)) == 1
    assert (list(bundles().files()), "Download the ZIP" in page) == ([], True)
    assert dpo.get(f"/staff/regulator/{found.pk}/bundles/{bundle.pk}/bundle.zip").status_code == 404
