"""Outlook's messages: taken apart, they are read as every other message is (test_email.py)."""

from __future__ import annotations

import struct

import pytest

from documents.errors import Reason, UnreadableLetter
from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from tests.hostile import pdfs
from tests.message_files import Folder, compound, msg
from tests.reading.test_email import SAID
from tests.word_files import docx, letter

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(90)


def _text(data: bytes) -> str:
    return pages_of("letter.msg", data)[0].text


def test_the_letter_in_the_body_is_read() -> None:
    reading = read("letter.msg", msg(SAID))
    assert [(each.text, each.parts[0].text) for each in reading.questions] == [
        ("How many horses does the force keep?", "We hold 14 horses.")
    ]


def test_the_day_it_was_sent_and_its_subject_stand_on_the_page() -> None:
    assert _text(msg("Ten.")) == "Date: 20 May 2025\n\nSubject: FOI 0410/25\n\nTen."


def test_whom_it_went_to_is_known_and_stands_on_no_page() -> None:
    reading = read("letter.msg", msg(SAID))
    who = reading.requester
    assert (who.name and who.name.value, who.email and who.email.value) == ("Pat Example", "pat@home.example")
    assert "Pat" not in reading.pages[0].text


def test_mail_within_the_office_names_no_requester() -> None:
    assert read("letter.msg", msg(SAID, to=("Log", "log@force.example"))).requester.is_blank


def test_a_letter_attached_to_a_cover_note_is_the_letter() -> None:
    made = msg("Please find our response attached.", [("logo.csv", b"a,b"), ("response.docx", docx(letter()))])
    assert [each.number for each in read("letter.msg", made).questions] == ["1", "2"]


def test_a_long_file_is_taken_out_whole() -> None:
    reading = read("letter.msg", msg(SAID, [("policy.pdf", pdfs.LETTER + b"\n%" + bytes(60_000))]))
    assert [(each.label, each.pages) for each in reading.documents] == [("Attachment 1", (2,))]


def test_a_picture_within_the_body_is_no_file() -> None:
    within = {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": "logo.png".encode("utf-16-le"),
        "__substg1.0_3712001F": "logo@x".encode("utf-16-le"),
        "__substg1.0_37010102": PICTURE,
    }
    assert read("a.msg", msg(SAID, more={"__attach_version1.0_#00000000": within})).documents == ()


def test_a_message_that_came_with_it_is_named_and_not_read() -> None:
    inner: Folder = {"__substg1.0_1000001F": "I live at 1 High Street.".encode("utf-16-le")}
    message: Folder = {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3001001F": "Request".encode("utf-16-le"),
        "__substg1.0_3701000D": inner,
    }
    reading = read("a.msg", msg(SAID, more={"__attach_version1.0_#00000000": message}))
    assert "Request: this file came with the letter and was not read with it." in [
        each.what for each in reading.findings
    ]
    assert "High Street" not in "".join(page.text for page in reading.pages)


def test_a_body_in_markup_is_read_where_there_is_no_other() -> None:
    made = msg(more={"__substg1.0_10130102": b"<p>We hold <b>14</b> horses.</p><script>x()</script>"})
    assert _text(made).endswith("We hold 14 horses.")


def test_text_in_an_older_encoding_is_read() -> None:
    greek = bytes(32) + struct.pack("<HHIQ", 3, 0x3FDE, 6, 1253)
    body = {"__properties_version1.0": greek, "__substg1.0_1000001E": "Αθήνα".encode("cp1253")}
    assert "Αθήνα" in _text(msg(more=body))


def test_a_body_in_rich_text_alone_is_refused_in_plain_words() -> None:
    with pytest.raises(UnreadableLetter) as refused:
        pages_of("letter.msg", msg(more={"__substg1.0_10090102": b"LZFu" * 9}))
    assert refused.value.reason == Reason.MESSAGE


def test_an_old_word_file_is_no_message() -> None:
    with pytest.raises(UnreadableLetter):
        pages_of("letter.msg", compound({"WordDocument": b"words" * 99}))
