"""The letter in the browser: what it lacks, documents, Word and back, the office's own template."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document

from requests.cases.letters.composing import compose_answer
from requests.cases.worksheet import WrittenPart
from requests.law.written_dates import in_full
from requests.models import (
    AnswerPart,
    CaseDocument,
    Correspondence,
    CostEstimate,
    OtherBody,
    Outgoing,
    PartReasons,
    RequesterOpening,
    WordTemplate,
)
from tests import people
from tests.acts.answering_by_hand import answered
from tests.web.casework import NAME
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
REASONS = {
    "degree": "would",
    "harm": "Offenders would learn them.",
    "for_giving": "Openness.",
    "for_keeping": "Safety.",
    "balance": "Safety weighs more.",
}
ASKED = [
    ("1", "How many taxis?", [WrittenPart("disclosed", "There were <b>12</b>.\n\nYear\tTaxis\n2024\t=SUM(A1)")]),
    ("2", "Which routes?", [WrittenPart("withheld", "These are refused.", provisions=("31(1)(a)",), reasons=REASONS)]),
]


@pytest.fixture
def officer():
    return signed_in(people.officer())


def said(response):
    return words(parsed(response).one("main").text)


def drafted(officer, case):
    case.refresh_from_db()
    made = officer.post(f"/staff/cases/{case.pk}/drafts/", {"version": case.version, "kind": "answer"})
    return made.headers["Location"]


def word(letter, change):
    document = Document(io.BytesIO(letter))
    for paragraph in document.paragraphs:
        for before, after in change.items():
            if before in paragraph.text:
                runs = paragraph.runs
                runs[0].text = paragraph.text.replace(before, after)
                for run in runs[1:]:
                    run.text = ""
    written = io.BytesIO()
    document.save(written)
    return SimpleUploadedFile("letter.docx", written.getvalue())


def test_a_half_filled_worksheet_is_a_draft_that_says_what_it_lacks(officer):
    case = answered([("1", "How many taxis?", []), ("2", "Which routes?", [])])
    here = drafted(officer, case)
    page = said(officer.get(here))
    assert "The letter is not complete" in page
    assert "Question 2 has no answer yet." in page
    assert "Make it ready" not in page
    refused = officer.post(f"{here}act/", {"do": "make"}, follow=True)
    assert "Question 1 has no answer yet." in said(refused)
    assert not Outgoing.objects.exists()
    assert officer.get(f"{here}letter.exe").status_code == 404
    assert officer.post(f"{here}act/", {"do": "burn"}).status_code == 404


def test_how_the_cost_was_estimated_stands_in_the_letter_and_a_document_that_is_not_attached_is_told():
    case = answered(
        [
            (
                "1",
                "How many horses?",
                [WrittenPart("cost limit", "It would cost too much.", provisions=("Section 12(1)",))],
            ),
            ("2", "Which?", [WrittenPart("disclosed", "See Document 2.")]),
            ("3", "Whose?", [WrittenPart("held by another body", "Theirs.", held_by="Northam Stables")]),
        ]
    )
    CostEstimate.objects.create(case=case, locating=1200, basis="A sample of ten files took an hour.")
    OtherBody.objects.create(name="Northam Stables", contact="foi@stables.example", log_address="https://s.example/log")
    letter = compose_answer(case, timezone.localdate())
    said = " ".join(block.said for block in letter.blocks)
    assert "It was estimated so: A sample of ten files took an hour." in said
    assert "foi@stables.example. What it answered before is at https://s.example/log" in said
    assert "Question 2 names Document 2, which is not attached." in letter.advised


def test_the_letter_is_finished_in_word_handed_back_and_posted(officer):
    case = answered(ASKED)
    here = drafted(officer, case)
    page = said(officer.get(f"{here}?check"))
    assert "There were <b>12</b>." in page
    late = f"In time: due on {in_full(case.due_on)}, given on {in_full(timezone.localdate())}"
    assert late in page  # that is all it lacks
    assert "How to complain" not in page
    assert NAME not in page
    file = officer.get(f"{here}letter.docx").content
    assert RequesterOpening.objects.get().what == "answer as docx"
    same = officer.post(f"{here}word/", {"file": word(file, {})})
    assert "Nothing: the file says what the worksheet says." in said(same)
    finished = {
        "There were": "There were some:", "Refused – Section 31(1)(a)": "Refused – Section 31(1)(b)",
        "Safety weighs more.": "Safety weighs most.", "How many taxis?": "How many cabs?",
    }  # fmt: skip
    shown = officer.post(f"{here}word/", {"file": word(file, finished)})
    told = said(shown)
    for sentence in ("Question 1: words", "There were some: <b>12</b>.", "Question 2: outcome and exemptions",
                     "Question 2: balance", "is worded otherwise"):  # fmt: skip
        assert sentence in told, sentence
    typed = {each["name"]: each["value"] for each in parsed(shown).all("input")}
    fields = {"accept": typed["accept"]}
    answer_anew_once = officer.post(f"{here}word/", fields, follow=True)
    assert "2 answers were changed on the worksheet" in said(answer_anew_once)
    first, second = AnswerPart.objects.order_by("question__order")
    assert first.text.startswith("There were some: <b>12</b>.")
    assert [run["kind"] for run in first.said] == ["paragraph", "table"]
    assert second.exemptions.get().provision == "31(1)(b)"
    assert (PartReasons.objects.get().balance, PartReasons.objects.get().harm) == (
        "Safety weighs most.",
        REASONS["harm"],
    )
    assert "was changed meanwhile" in officer.post(f"{here}word/", fields, follow=True).content.decode()
    assert officer.post(f"{here}word/", {"accept": fields["accept"] + "x"}).status_code == 404
    officer.post(f"{here}act/", {"do": "make"})
    posted = officer.post(f"{here}act/", {"do": "posted", "on": "1 June 2026"}, follow=True)
    assert "It is written down as posted" in said(posted)
    sent = Correspondence.objects.get(kind="answer")
    assert (sent.channel, sent.letter.format, sent.case.stage) == ("post", "pdf", "sent")
    for late in (officer.get(here, follow=True), officer.post(f"{here}act/", {"do": "hold"}, follow=True)):
        assert "This letter has left" in said(late)


def test_documents_are_numbered_and_taken_off_and_what_is_no_letter_is_said(officer):
    here = drafted(officer, answered(ASKED))
    wrong = officer.post(f"{here}documents/", {"file": SimpleUploadedFile("x.zip", b"PK\x03\x04aaaa"), "title": "X"})
    assert wrong.status_code == 400
    for title in ("Costs", "Routes"):
        officer.post(f"{here}documents/", {"file": SimpleUploadedFile("a.txt", title.encode()), "title": title})
    assert "Document 2 – Routes" in said(officer.get(here))
    first, second = CaseDocument.objects.all()
    file = officer.get(f"/staff/cases/{first.case_id}/documents/{second.pk}/")
    assert (file.content, file.headers["Content-Disposition"]) == (
        b"Routes",
        'attachment; filename="Document 2 - Routes.txt"',
    )
    officer.post(f"{here}documents/{first.pk}/", {"off": "1"})
    assert CaseDocument.objects.get().number == 1
    assert officer.post(f"{here}word/", {"file": SimpleUploadedFile("a.txt", b"no word")}).status_code == 400


def test_an_office_hands_in_its_own_template_and_one_that_does_not_read_back_is_refused(officer):
    administrator = signed_in(people.administrator())
    here = "/staff/letter-template/"
    ours = administrator.get(f"{here}letter.docx").content
    other = word(ours, {"Yours sincerely,": "Yours in haste, {{ 7 * 6 }}"})
    assert administrator.post(here, {"file": other}).status_code == 302
    for bad, why in (
        (word(ours, {"Yours sincerely,": "{{ ''.__class__.__mro__ }}"}), "could not be filled in"),
        (word(ours, {"{{r block.words }}": "words"}), "would not be read as it was written"),
        (SimpleUploadedFile("a.txt", b"no word"), "no Word file"),
    ):
        assert why in said(administrator.post(here, {"file": bad}))
    assert WordTemplate.objects.count() == 1
    letter = officer.get(f"{drafted(officer, answered(ASKED))}letter.docx").content
    assert "Yours in haste, 42" in [each.text for each in Document(io.BytesIO(letter)).paragraphs]
    administrator.post(here, {"ours": "1"})
    assert not WordTemplate.objects.exists()
