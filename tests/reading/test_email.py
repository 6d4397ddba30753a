"""E-mails: the letter in the body or attached, what was quoted, and the people of the head, who stand on no page."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.recognised import UNREAD_SCAN
from documents.reading.shapes import FindingKind
from tests.hostile import pdfs
from tests.scans import note, pdf_of_pictures
from tests.word_files import docx, letter, para

SAID = (
    "Dear Requester,\n\nThank you for your request received on 22 April 2025. You asked for the following:\n\n"
    "1. How many horses does the force keep?\n\nOur response\n\n"
    "1. How many horses does the force keep?\n\nWe hold 14 horses.\n\nYours sincerely\n\nInformation Rights Team\n"
)


def _mail(said: str = SAID, **heads: str) -> EmailMessage:
    message = EmailMessage()
    given = {"From": "FOI <foi@force.example>", "To": "Pat Example <pat@home.example>"} | heads
    for name, value in ({"Subject": "FOI 0410/25", "Date": "Tue, 20 May 2025 10:00:00 +0100"} | given).items():
        message[name] = value
    if said:
        message.set_content(said)
    return message


def _attach(message: EmailMessage, name: str, content: bytes) -> EmailMessage:
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def _text(message: EmailMessage) -> str:
    return "\f".join(page.text for page in pages_of("letter.eml", message.as_bytes()))


def test_the_letter_in_the_body_is_read() -> None:
    reading = read("letter.eml", _mail().as_bytes())
    assert [(each.text, each.parts[0].text) for each in reading.questions] == [
        ("How many horses does the force keep?", "We hold 14 horses.")
    ]


def test_the_day_it_was_sent_is_the_letters_date() -> None:
    responded = read("letter.eml", _mail().as_bytes()).date_responded
    assert responded is not None
    assert responded.value == "2025-05-20"


def test_whom_it_went_to_is_known_and_stands_on_no_page() -> None:
    reading = read("letter.eml", _mail().as_bytes())
    who = reading.requester
    assert (who.name and who.name.value, who.email and who.email.value) == ("Pat Example", "pat@home.example")
    assert "Pat" not in reading.pages[0].text
    assert "home.example" not in reading.pages[0].text


def test_whom_it_went_to_is_said_to_staff() -> None:
    kinds = {finding.kind for finding in read("letter.eml", _mail().as_bytes()).findings}
    assert FindingKind.REQUESTER in kinds


def test_mail_within_the_office_names_no_requester() -> None:
    assert read("letter.eml", _mail(To="log@force.example").as_bytes()).requester.is_blank


def test_a_body_in_markup_is_read_where_there_is_no_other() -> None:
    message = _mail("")
    message.set_content("<p>We hold <b>14</b> horses.</p><script>x()</script>", subtype="html")
    assert _text(message).endswith("We hold 14 horses.")


def test_a_letter_attached_to_a_cover_note_is_the_letter() -> None:
    message = _attach(_mail("Dear Requester,\n\nPlease find our response attached.\n"), "response.docx", docx(letter()))
    assert [each.number for each in read("letter.eml", message.as_bytes()).questions] == ["1", "2"]


def test_a_body_that_answers_is_the_letter_whatever_is_attached() -> None:
    message = _attach(_mail(), "policy.pdf", pdfs.LETTER)
    assert "We hold 14 horses." in _text(message)


def test_the_other_files_are_documents_on_pages_after_the_letter() -> None:
    message = _attach(_attach(_mail(), "policy.pdf", pdfs.LETTER), "policy.pdf", pdfs.LETTER)
    reading = read("letter.eml", message.as_bytes())
    assert [(each.label, each.pages) for each in reading.documents] == [("Attachment 1", (2,)), ("Attachment 2", (3,))]
    assert [each.number for each in reading.questions] == ["1"]


def test_a_file_named_for_a_document_of_the_letter_is_that_document() -> None:
    said = SAID.replace("We hold 14 horses.", "We hold 14 horses. See Document 2, “Horse policy”.")
    message = _attach(_mail(said), "Document_2.pdf", pdfs.LETTER)
    documents = read("letter.eml", message.as_bytes()).documents
    assert [(each.label, each.title, each.pages) for each in documents] == [("Document 2", "Horse policy", (2,))]


def test_files_that_were_not_read_are_said() -> None:
    message = _attach(_mail(), "speech.mp3", b"ID3" + bytes(99))
    said = [finding.what for finding in read("letter.eml", message.as_bytes()).findings]
    assert "speech.mp3: this file came with the letter and was not read with it." in said


def test_a_scan_that_came_with_a_message_is_said_to_be_one_where_it_was_not_read() -> None:
    sheet = note("We hold nine horses.")
    photograph = io.BytesIO()
    sheet.save(photograph, "PNG")
    message = _attach(_mail(), "scan.pdf", pdf_of_pictures([sheet]))
    message = _attach(message, "page.png", photograph.getvalue())
    said = [each.what for each in read("letter.eml", message.as_bytes()).findings]
    assert {f"{name}: {UNREAD_SCAN}" for name in ("scan.pdf", "page.png")} <= set(said)


def test_an_attached_letter_alone_leaves_nothing_unread() -> None:
    message = _attach(_mail("Attached.\n"), "response.docx", docx(letter()))
    assert read("a.eml", message.as_bytes()).documents == ()


def test_of_several_files_the_one_that_speaks_as_a_letter_is_the_letter() -> None:
    message = _attach(_mail("Attached.\n"), "a.docx", docx(para("The horses policy. " * 20)))
    _attach(message, "b.docx", docx(letter()))
    assert [each.number for each in read("a.eml", message.as_bytes()).questions] == ["1", "2"]


def test_a_message_attached_to_a_message_is_named_and_not_read() -> None:
    message = _mail()
    message.add_attachment(_mail("I live at 1 High Street."))
    reading = read("a.eml", message.as_bytes())
    assert "a message: this file came with the letter and was not read with it." in [
        each.what for each in reading.findings
    ]


def test_what_is_attached_does_not_change_how_the_letter_is_read() -> None:
    wide = docx(para("The policy is set in one line of very many words. " * 20))
    alone, together = (read("a.eml", each.as_bytes()) for each in (_mail(), _attach(_mail(), "a.docx", wide)))
    assert together.questions == alone.questions


def test_earlier_mail_copied_below_is_left_out() -> None:
    earlier = "\nFrom: Pat Example\nSent: 22 April 2025 09:00\nTo: FOI\nSubject: request\n\nI live at 1 High Street.\n"
    assert "High Street" not in _text(_mail(SAID + earlier))


def test_quoted_lines_are_left_out() -> None:
    assert "I live" not in _text(_mail(SAID + "\nOn 22 April 2025 Pat Example wrote:\n> I live at 1 High Street.\n"))


def test_questions_quoted_one_by_one_with_answers_between_stay() -> None:
    between = "Dear Requester\n\n> 1. How many horses?\n\nWe hold 14.\n\n> 2. How many dogs?\n\nWe hold two.\n"
    assert "1. How many horses?\n\nWe hold 14." in _text(_mail(between))


def test_a_message_in_an_old_encoding_is_read() -> None:
    head = b"From: a@a.example\nSubject: =?iso-8859-1?q?=A35?=\nContent-Type: text/plain; charset=nonsense\n\n"
    assert pages_of("letter.eml", head + b"It was \xa35.")[0].text == "Subject: £5\n\nIt was £5."


def test_a_files_name_is_for_staff_and_in_nothing_that_can_be_published() -> None:
    message = _attach(_mail(), "Reply to Pat Example.pdf", pdfs.LETTER)
    reading = read("letter.eml", message.as_bytes())
    assert [annex.title for annex in reading.annexes] == ["Reply to Pat Example.pdf"]
    assert "Pat" not in str((reading.documents, reading.pages, reading.tables, reading.questions))


def test_a_recipient_in_brackets_without_end_is_nobody_and_the_letter_is_read() -> None:
    said = _mail().as_bytes().replace(b"To: Pat Example <pat@home.example>", b"To: " + b"(" * 100_000)
    assert len(read("a.eml", said).questions) == 1


def test_answers_between_quoted_questions_stay_and_the_mail_below_them_goes() -> None:
    said = "Dear Pat\n> How many?\nTen.\n> Where?\nHere.\nOn Monday Pat wrote:\n> How many?\n> Where?\n"
    assert pages_of("a.eml", _mail(said).as_bytes())[0].text.split("\n\n")[2:] == [
        *("Dear Pat", "How many?", "Ten.", "Where?", "Here."),
    ]


def test_of_a_request_copied_below_its_answers_only_what_it_asks_is_kept() -> None:
    name = "a_mail_whose_numbers_are_those_of_the_mail_below.eml"
    said = "\n".join(page.text for page in pages_of(name, (Path(__file__).parents[1] / "letters" / name).read_bytes()))
    assert "2. What have companies spent" in said
    assert not any(own in said for own in ("Jemima", "request-991", "05 February"))


def test_what_a_message_calls_its_footer_is_read() -> None:
    message = _mail("")
    message.set_content("<p>Dear Pat<p>Nine.<div class=footer>You may ask for a review.</div>", subtype="html")
    assert "You may ask for a review." in _text(message)
