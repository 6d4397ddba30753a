"""Kinds of files that are no letters at all: archives, programs, pictures, and what else is handed in."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from functools import partial

from documents.errors import Reason
from tests.hostile.shapes import Hostile, Kinds
from tests.word_files import zipped

ARCHIVE, PICTURE, PROGRAM = (Reason.ARCHIVE,), (Reason.PICTURE,), (Reason.PROGRAM,)
NO_LETTER = (Reason.NOT_A_LETTER,)


def nested_zip(depth: int) -> bytes:
    made = bytes(1 << 20)
    for at in range(depth):
        made = zipped({f"{at}.zip": made})
    return made


def tarred(link: str) -> bytes:
    """A tar, packed, whose member points elsewhere."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        member = tarfile.TarInfo("letter.txt")
        member.type, member.linkname = tarfile.SYMTYPE, link
        archive.addfile(member)
    return written.getvalue()


def of_many_members() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for at in range(66_000):
            archive.writestr(f"{at}", b"")
    return written.getvalue()


def overlapping() -> bytes:
    """A ZIP whose list names the same bytes a thousand times."""
    made = zipped({"word/document.xml": bytes(1 << 20)})
    start = made.index(b"PK\x01\x02")
    end = made.index(b"PK\x05\x06")
    listed = made[start:end] * 1000
    return (
        made[:start]
        + listed
        + made[end : end + 8]
        + (1000).to_bytes(2, "little") * 2
        + len(listed).to_bytes(4, "little")
        + made[end + 16 :]
    )


def said(content: bytes) -> bytes:
    return content + bytes(300)


OTHERS: Kinds = {
    "an empty archive": Hostile("letter.zip", lambda: zipped({}), ARCHIVE),
    "an archive in an archive in an archive": Hostile("letter.zip", partial(nested_zip, 9), ARCHIVE),
    "an archive with a member outside its folder": Hostile("letter.zip", lambda: zipped({"../../x": "x"}), ARCHIVE),
    "an archive named as a letter": Hostile("letter.pdf", lambda: zipped({"letter.txt": "x"}), ARCHIVE),
    "an archive of 66,000 members": Hostile("letter.zip", of_many_members, ARCHIVE),
    "an archive whose members are one another": Hostile("letter.docx", overlapping, (Reason.BROKEN_OFFICE,)),
    "an archive of an archive's links": Hostile("letter.tgz", partial(tarred, "/etc/passwd"), ARCHIVE),
    "a gigabyte of nothing, packed": Hostile("letter.txt", lambda: gzip.compress(bytes(1 << 26)), ARCHIVE),
    "an archive of bzip2": Hostile("letter.txt", lambda: bz2.compress(b"FOI 1/24"), ARCHIVE),
    "an archive of xz": Hostile("letter.txt", lambda: lzma.compress(b"FOI 1/24"), ARCHIVE),
    "an archive of 7-Zip": Hostile("letter.7z", partial(said, b"7z\xbc\xaf\x27\x1c"), ARCHIVE),
    "an archive of RAR": Hostile("letter.rar", partial(said, b"Rar!\x1a\x07"), ARCHIVE),
    "a program of Java": Hostile("letter.jar", lambda: zipped({"META-INF/MANIFEST.MF": "x", "A.class": "x"}), ARCHIVE),
    "a book": Hostile("letter.epub", lambda: zipped({"mimetype": "application/epub+zip"}), ARCHIVE),
    "slides": Hostile("letter.pptx", lambda: zipped({"ppt/presentation.xml": "<x/>"}), (Reason.WORD,)),
    "a script for a shell": Hostile("letter.txt", lambda: b"#!/bin/sh\nrm -rf /\n", PROGRAM),
    "a script for Windows": Hostile("letter.bat", lambda: b"@echo off\r\ndel /s *\r\n", NO_LETTER),
    "a link for Windows": Hostile("letter.lnk", partial(said, b"L\x00\x00\x00\x01\x14\x02\x00"), NO_LETTER),
    "a program named twice": Hostile("letter.pdf.exe", partial(said, b"MZ\x90\x00"), PROGRAM),
    "a program named to run backwards": Hostile("letter\u202efdp.exe", partial(said, b"MZ\x90\x00"), PROGRAM),
    "a name of a path": Hostile("../../etc/passwd", lambda: b"root:x:0:0:root:/root:/bin/sh\n", NO_LETTER),
    "a name of nothing": Hostile("", lambda: b"You asked how many.", NO_LETTER),
    "a name with a NUL": Hostile("letter.txt\x00.exe", lambda: b"You asked how many.", NO_LETTER),
    "a name of ten thousand letters": Hostile("x" * 10_000, lambda: b"You asked how many.", NO_LETTER),
    "a picture of Photoshop": Hostile("letter.psd", partial(said, b"8BPS\x00\x01"), NO_LETTER),
    "a picture of TIFF": Hostile("letter.tif", partial(said, b"II*\x00"), PICTURE),
    "a picture of TIFF the other way round": Hostile("letter.tif", partial(said, b"MM\x00*"), PICTURE),
    "a picture of WebP": Hostile("letter.webp", partial(said, b"RIFF\x00\x00\x00\x00WEBP"), PICTURE),
    "a picture that moves": Hostile("letter.gif", partial(said, b"GIF89a"), PICTURE),
    "a film": Hostile("letter.mp4", partial(said, b"\x00\x00\x00\x18ftypmp42"), NO_LETTER),
    "a database": Hostile("letter.db", partial(said, b"SQLite format 3\x00"), NO_LETTER),
    "a calendar": Hostile("letter.ics", lambda: b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", NO_LETTER),
    "a page of XML": Hostile(
        "letter.xml",
        lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x/>',
        (Reason.NOT_A_LETTER, Reason.WEB_PAGE),
    ),
    "a document of PostScript": Hostile("letter.ps", lambda: b"%!PS-Adobe-3.0\n(letter) run\n", NO_LETTER),
    "a PDF that says so in other letters": Hostile("letter.pdf", lambda: b"%pdf-1.7\n", (Reason.NOT_PDF,)),
    "a document of XPS": Hostile("letter.xps", lambda: zipped({"[Content_Types].xml": "<x/>"}), (Reason.WORD,)),
}
