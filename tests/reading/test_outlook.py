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


EXCHANGE: dict[str, bytes | Folder] = {
    "__substg1.0_5D01001F": b"",
    "__substg1.0_0C1F001F": "/O=OFFICE/CN=RECIPIENTS/CN=FOI".encode("utf-16-le"),
}
FOLDED = (
    'From: "Freedom of Information, Marlow Council"\r\n <foi@marlow.example>\r\n'
    "Date: Tue, 20 May\r\n 2025 10:00:00 +0100"
)


def _named(name: str, number: str = "0C1A") -> dict[str, bytes | Folder]:
    return {f"__substg1.0_{number}001F": name.encode("utf-16-le")}


def _told(made: bytes) -> tuple[str | None, float | None]:
    who = read("letter.msg", made).authority
    return (who.value, who.sure) if who else (None, None)


def test_a_sender_within_an_exchange_names_the_authority() -> None:
    assert _told(msg(SAID, more=EXCHANGE | _named("Marlow Council"))) == ("Marlow Council", 0.8)
    assert _told(msg(SAID, more=EXCHANGE | _named("FOI") | _named("Marlow Council FOI", "0042"))) == (
        "Marlow Council",
        0.8,
    )
    assert _told(msg(SAID, more=_named("FOI (MARLOW COUNCIL)"))) == ("Marlow Council", 0.8)


def test_a_body_that_the_letter_only_mentions_is_not_taken_for_its_sender() -> None:
    said = SAID.replace("We hold 14 horses.", "This is held by the Department for Rural Affairs.")
    assert _told(msg(said, more=_named("Marlow Council"))) == ("Marlow Council", 0.7)


def test_sender_and_day_are_read_from_the_head_as_it_came_where_lines_are_folded() -> None:
    bare: Folder = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0C1A001F": b"",
        "__substg1.0_5D01001F": b"",
        "__substg1.0_007D001F": FOLDED.encode("utf-16-le"),
    }
    reading = read("letter.msg", msg(SAID, more=bare))
    told = (reading.date_responded, reading.authority)
    assert [each.value for each in told if each] == ["2025-05-20", "Marlow Council"]


def test_the_day_it_was_sent_is_less_sure_than_one_that_the_letter_bears() -> None:
    said = msg(SAID.replace("Dear Requester", "21 May 2025\n\nDear Requester"))
    dates = [read("letter.msg", made).date_responded for made in (msg(SAID), said)]
    assert [(each.value, each.sure) for each in dates if each] == [("2025-05-20", 0.8), ("2025-05-21", 0.9)]
