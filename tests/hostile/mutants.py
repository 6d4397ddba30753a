"""Letters of every format with some of their bytes changed, lost or doubled; the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from tests.hostile import kinds_mail, kinds_office, kinds_text, pdfs
from tests.hostile.shapes import SAYS
from tests.message_files import msg, sheet, xlsx
from tests.word_files import HEAD, W, docx, letter, odt_content, zipped

ODD = (
    b"9999",
    b"-1 0",
    b"null",
    b"<<<<",
    b"0 R ",
    b"(\\()",
    b"\x00\xff",
    b"<!--",
    b"\"'>",
    b"]]>&",
    b"\n\n1.",
    b"\t\t",
)


def mutant(seed: int) -> tuple[str, bytes]:
    """A file's name and its bytes: every second one is a PDF."""
    if seed % 2 == 0:
        return "letter.pdf", pdfs.mutant(seed // 2)
    name, content, packed = OTHERS[seed // 2 % len(OTHERS)]
    return name, packed(_changed(content(), random.Random(seed)))  # noqa: S311  no secret hangs on it


def _changed(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.randrange(min(40, len(made) - 1))]
            case 2:
                made[at:at] = made[at : at + chance.randrange(60)]
            case _:
                made[at : at + 4] = chance.choice(ODD)
    return bytes(made)


@cache
def _word() -> bytes:
    return f"{HEAD}<w:document {W}><w:body>{letter()}</w:body></w:document>".encode()


@cache
def _open() -> bytes:
    return (HEAD + odt_content(kinds_office.SAID)).encode()


@cache
def _outlook() -> bytes:
    return msg(kinds_mail.SAID, [("a.txt", b"We hold none.")])


def _as_word(content: bytes) -> bytes:
    return docx("", more={"word/document.xml": content})


def _as_open(content: bytes) -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _as_sheet(content: bytes) -> bytes:
    return kinds_mail.attaching("a.xlsx", xlsx({"A": ""}, more={"xl/worksheets/sheet1.xml": content}))


def _unchanged(content: bytes) -> bytes:
    return content


TABLE = "<table><tr><th>Year<th>Horses<tr><td>2024<td>5</table><ol><li>x</ol>"
OTHERS: tuple[tuple[str, Callable[[], bytes], Callable[[bytes], bytes]], ...] = (
    ("letter.docx", _word, _as_word),
    ("letter.docx", lambda: docx(letter()), _unchanged),
    ("letter.odt", _open, _as_open),
    ("letter.eml", lambda: kinds_mail.attaching("a.txt", SAYS.encode()), _unchanged),
    ("letter.msg", _outlook, _unchanged),
    ("letter.html", lambda: kinds_text.page(TABLE), _unchanged),
    (
        "letter.md",
        lambda: kinds_text.text("**1. How many?**\n\n|a|b|\n|-|-|\n|1|2|\n[x](https://a.example)\n"),
        _unchanged,
    ),
    ("letter.eml", lambda: sheet(["Year", "Horses"], [2024, 5]).encode(), _as_sheet),
)
