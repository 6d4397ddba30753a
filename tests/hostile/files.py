"""Every kind of file that must be refused: its name, how it is made, and the sentence it gets."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from functools import partial

from documents.errors import Reason
from tests.hostile import messages, offices, pdfs
from tests.hostile.shapes import Hostile, Kinds
from tests.word_files import docx, letter, odt


def zipped(member: str, content: bytes = b"x") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, content)
    return written.getvalue()


def zip_bomb() -> bytes:
    """64 MiB in 64 KiB, under a name that looks like a letter's."""
    return zipped("letter.txt", bytes(64 << 20))


def lying_zip() -> bytes:
    """A Word file whose table of contents says its text has 1,000 bytes."""
    honest = bytearray(zipped("word/document.xml", bytes(8 << 20)))
    honest[honest.rindex(b"PK\x01\x02") + 24 :][:4] = struct.pack("<I", 1000)
    return bytes(honest)


def random_bytes(name: str) -> bytes:
    return random.Random(name).randbytes(200_000)  # noqa: S311  the same bytes in every run


WEB = b"<html><script>fetch('http://127.0.0.1/')</script>" + pdfs.LETTER
MAIL = b"Received: from a\nMessage-ID: <1@example.org>\nSubject: FOI\n\n \n"
BROKEN = (Reason.BROKEN_PDF, Reason.FAILED)
BROKEN_WORD = (Reason.BROKEN_OFFICE,)
TOO_MUCH = (Reason.TOO_BIG_INSIDE, Reason.TOO_SLOW, Reason.TOO_MUCH_TEXT, Reason.FAILED, Reason.NO_WORDS)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

KINDS: Kinds = {
    "an empty file": Hostile("letter.pdf", bytes, (Reason.EMPTY,)),
    "a file of blanks": Hostile("letter.txt", lambda: b" \n" * 50, (Reason.EMPTY, Reason.NO_WORDS)),
    "a picture": Hostile("letter.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), (Reason.PICTURE,)),
    "a picture named as a PDF": Hostile("letter.pdf", lambda: b"\xff\xd8\xff\xe0" + bytes(99), (Reason.PICTURE,)),
    "a program": Hostile("letter.exe", lambda: b"MZ\x90\x00" + bytes(99), (Reason.PROGRAM,)),
    "a program named as text": Hostile("letter.txt", lambda: b"\x7fELF" + bytes(99), (Reason.PROGRAM,)),
    "a web page named as text": Hostile("a.txt", lambda: b"<!DOCTYPE html><p>FOI 1/24</p>", (Reason.WEB_PAGE,)),
    "a web page of script alone": Hostile("a.html", lambda: b"<html><script>x()</script>", (Reason.NO_WORDS,)),
    "a web page of endless depth": Hostile("a.html", lambda: b"<html>" + b"<b>" * 10**5, (Reason.TOO_BIG_INSIDE,)),
    "a web page named as a PDF": Hostile("letter.pdf", lambda: b"\n<html><p>FOI 1/24</p>", (Reason.WEB_PAGE,)),
    "a web page that is a PDF as well": Hostile("letter.pdf", lambda: WEB, (Reason.WEB_PAGE,)),
    "a drawing with script": Hostile("letter.svg", lambda: b"<svg onload='x()'/>", (Reason.WEB_PAGE,)),
    "a text named as a PDF": Hostile("letter.pdf", lambda: b"You asked how many.", (Reason.NOT_PDF,)),
    "a PDF behind other bytes": Hostile("letter.pdf", lambda: b"junk\n" + pdfs.LETTER, (Reason.NOT_PDF,)),
    "a table": Hostile("letter.csv", lambda: b"year,horses\n2024,0\n", (Reason.NOT_A_LETTER,)),
    "an archive": Hostile("letter.zip", lambda: zipped("letter.txt"), (Reason.ARCHIVE,)),
    "a Word file without text": Hostile("letter.docx", lambda: zipped("word/document.xml"), BROKEN_WORD),
    "a Word file cut short": Hostile("letter.docx", lambda: docx(letter())[:-300], (Reason.WORD,)),
    "a damaged Word file": Hostile("letter.docx", offices.cut_short, BROKEN_WORD),
    "an old Word file": Hostile("letter.doc", lambda: OLD_WORD, (Reason.WORD,)),
    "a rich text file": Hostile("letter.txt", lambda: b"{\\rtf1 FOI 1/24}", (Reason.WORD,)),
    "a spreadsheet": Hostile("letter.xlsx", lambda: zipped("xl/workbook.xml"), (Reason.WORD,)),
    "a spreadsheet named as a letter": Hostile("letter.docx", messages.workbook, (Reason.WORD,)),
    "a Markdown text of remarks": Hostile(
        "letter.md", lambda: b"[x]: https://a.example\n<!-- FOI 1/24 -->\n" * 9000, (Reason.NO_WORDS,)
    ),
    "random bytes named as Markdown": Hostile("letter.md", lambda: random_bytes("d"), (Reason.NOT_TEXT,)),
    "an e-mail without words": Hostile("letter.eml", lambda: MAIL, (Reason.NO_WORDS,)),
    "an old Word file named as a message": Hostile("letter.msg", lambda: OLD_WORD, (Reason.MESSAGE,)),
    "an Outlook message without words": Hostile("letter.msg", messages.without_words, (Reason.NO_WORDS,)),
    "an Outlook message cut short": Hostile("letter.msg", messages.cut_short, (Reason.MESSAGE,)),
    "an Outlook message that is a ring": Hostile("letter.msg", messages.ring, BROKEN_WORD),
    "a damaged Outlook message": Hostile("letter.msg", messages.damaged, BROKEN_WORD),
    "an Outlook message of endless folders": Hostile("letter.msg", messages.many_files, (Reason.TOO_BIG_INSIDE,)),
    "an Outlook message of one file many times": Hostile("a.msg", messages.shared_bytes, BROKEN_WORD),
    "an Outlook message of a bomb of figures": Hostile(
        "a.msg", messages.spreadsheet_bomb, (Reason.NO_WORDS,), heavy=True
    ),
    "an Outlook message in rich text alone": Hostile("letter.msg", messages.rich_text, (Reason.MESSAGE,)),
    "a saved page named as mail": Hostile("letter.mht", lambda: b"You asked how many.", (Reason.MESSAGE,)),
    "an e-mail of a thousand parts": Hostile("letter.eml", offices.many_parts, (Reason.TOO_BIG_INSIDE,)),
    "an e-mail of parts within parts": Hostile("letter.eml", offices.nested_parts, (Reason.TOO_BIG_INSIDE,)),
    "an OpenDocument bomb": Hostile("letter.odt", lambda: offices.expanding_odt(45), (Reason.TOO_BIG_INSIDE,)),
    "an OpenDocument text with a document type": Hostile("letter.odt", offices.odt_with_doctype, BROKEN_WORD),
    "an OpenDocument text without text": Hostile("letter.odt", lambda: odt(""), (Reason.NO_WORDS,)),
    "a ZIP bomb": Hostile("letter.zip", zip_bomb, (Reason.ARCHIVE,)),
    "a Word file that lies about its sizes": Hostile("letter.docx", lying_zip, BROKEN_WORD),
    "a Word letter that lies about its sizes": Hostile("letter.docx", offices.lying, BROKEN_WORD),
    "a Word bomb": Hostile("letter.docx", lambda: offices.expanding(45), (Reason.TOO_BIG_INSIDE,)),
    "a Word file of blanks": Hostile("letter.docx", lambda: offices.expanding(1), (Reason.NO_WORDS,)),
    "a Word file of a million nested parts": Hostile("a.docx", lambda: offices.nested(10**6), (Reason.TOO_BIG_INSIDE,)),
    "a Word file of two million parts": Hostile(
        "letter.docx", offices.many_elements, (Reason.TOO_BIG_INSIDE,), heavy=True
    ),
    "a Word file of too many members": Hostile("letter.docx", offices.many_members, (Reason.TOO_BIG_INSIDE,)),
    "a document type in another encoding": Hostile("letter.docx", offices.with_doctype_in_utf16, BROKEN_WORD),
    **{
        f"a Word file with {what}": Hostile("letter.docx", partial(offices.with_doctype, declaration), BROKEN_WORD)
        for what, declaration in offices.DOCTYPES.items()
    },
    "random bytes": Hostile("letter.bin", lambda: random_bytes("a"), (Reason.NOT_A_LETTER,)),
    "random bytes named as text": Hostile("letter.txt", lambda: random_bytes("b"), (Reason.NOT_TEXT,)),
    "random bytes after a PDF's first": Hostile("letter.pdf", lambda: b"%PDF-1.7\n" + random_bytes("c"), BROKEN),
    "a text of NULs": Hostile("letter.txt", lambda: b"FOI\x00" * 500, (Reason.NOT_TEXT,)),
    "a file that is too large": Hostile("letter.pdf", lambda: b"%PDF-" + bytes(51 << 20), (Reason.TOO_LARGE,)),
    "a text that is too long": Hostile("letter.txt", lambda: b"word " * 2_000_000, (Reason.TOO_MUCH_TEXT,)),
    "a PDF cut short": Hostile("letter.pdf", pdfs.truncated, BROKEN),
    "only a PDF's first bytes": Hostile("letter.pdf", lambda: b"%PDF-", BROKEN),
    "a page tree that is a ring": Hostile("letter.pdf", pdfs.page_tree_loop, (*BROKEN, Reason.NO_PAGES)),
    "a count of pages without end": Hostile("letter.pdf", pdfs.boundless_count, (*BROKEN, Reason.NO_PAGES)),
    "a PDF without pages": Hostile("letter.pdf", pdfs.no_pages, (*BROKEN, Reason.NO_PAGES)),
    "brackets without end": Hostile("letter.pdf", pdfs.deep_brackets, (*BROKEN, Reason.NO_PAGES)),
    "a PDF that asks for a password": Hostile("letter.pdf", lambda: pdfs.locked("user", "owner"), (Reason.LOCKED,)),
    "a gigabyte packed twice": Hostile("letter.pdf", pdfs.flate_bomb, TOO_MUCH, heavy=True),
    "two million characters on a page": Hostile("letter.pdf", pdfs.many_glyphs, TOO_MUCH),
    "400,000 ruled lines": Hostile("letter.pdf", pdfs.many_lines, TOO_MUCH, heavy=True),
    "a picture of 60,000 by 60,000": Hostile(
        "letter.pdf", pdfs.picture_bomb, (Reason.PICTURES_ONLY, *TOO_MUCH), heavy=True
    ),
    "a form that draws itself": Hostile("letter.pdf", pdfs.form_loop, TOO_MUCH, heavy=True),
}
