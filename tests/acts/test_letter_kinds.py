"""Letters of other kinds than PDF, from the file to the public copy or to what stops it."""

from __future__ import annotations

import pytest

from documents.models import LetterFormat
from requests.errors import CannotPublish
from requests.filing import take_in_and_file
from requests.models import FOIRequest
from requests.publication import publish
from tests.acts.filing_by_hand import AT
from tests.word_files import W, docx, letter, para, run, table

pytestmark = pytest.mark.django_db

DELETED = '<w:del w:author="A"><w:r><w:delText>nine</w:delText></w:r></w:del>'
REMARK = '<w:r><w:commentReference w:id="0"/></w:r>'


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.FOI_LETTERS = tmp_path / "letters"


def filed(content: bytes, name: str = "letter.docx") -> FOIRequest:
    made = take_in_and_file(name, content, AT, None).foi_request
    assert made is not None
    return made


def reasons(content: bytes, name: str = "letter.docx") -> str:
    with pytest.raises(CannotPublish) as refusal:
        publish(filed(content, name), AT, None)
    return " ".join(refusal.value.reasons)


def test_a_word_letter_is_published_with_pages_of_text():
    case = filed(docx(letter(more=table(("Year", "Horses"), ("2023", "12"), ("2024", "14")))))
    response = publish(case, AT, None).response
    assert case.filed_letters.get().letter.format == LetterFormat.DOCX
    assert (response.is_picture, "We hold 14 horses." in response.pages.get().text) == (False, True)


def test_tracked_changes_stop_it():
    assert "The letter holds tracked changes" in reasons(docx(letter(more=para(DELETED, "ten"))))


def test_comments_stop_it():
    remarks = f'<w:comments {W}><w:comment w:id="0">{para("right?")}</w:comment></w:comments>'
    assert "The letter holds comments" in reasons(docx(letter(more=para("ten", REMARK)), parts={"comments": remarks}))


def test_hidden_text_stops_it():
    hidden = para("seen ", run("a secret", "<w:vanish/>"))
    assert "The letter holds text that cannot be seen" in reasons(docx(letter(more=hidden)))


def test_whom_an_email_went_to_stops_it():
    head = b"From: foi@force.example\nTo: Pat <pat@home.example>\nDate: Tue, 20 May 2025 10:00\nSubject: FOI 1\n\n"
    body = b"Dear Requester\n\nReceived on 22 April 2025.\n\n1. How many horses?\n\nWe hold 14.\n"
    said = reasons(head + body, "letter.eml")
    told = (
        "The letter prints details of the requester: name and e-mail address, in the “To” line of the message’s head."
    )
    assert (said.count("details of the requester"), told in said) == (1, True)
