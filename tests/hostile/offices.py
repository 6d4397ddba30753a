"""Word and OpenDocument files that mean harm, made by code."""

from __future__ import annotations

import struct

from tests.word_files import W, docx, letter, odt, para, rels, zipped

MAIL_HEAD = "From: foi@a.example\nTo: someone@b.example\nSubject: FOI\nMIME-Version: 1.0\n"
DOCTYPES = {
    "an outside entity": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "entities that grow": '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;">]>',
    "an outside document type": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
}


def with_doctype(declaration: str) -> bytes:
    """A Word file whose text declares a document type."""
    text = f"<w:document {W}><w:body>{para('You asked &x;').replace('&amp;', '&')}</w:body></w:document>"
    return docx("", more={"word/document.xml": f"{declaration}{text}"})


def with_doctype_in_utf16() -> bytes:
    """The same in an encoding in which no search for `<!DOCTYPE` finds it."""
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY x "x">]><w:document {W}/>'
    return docx("", more={"word/document.xml": text.encode("utf-16")})


def nested(depth: int) -> bytes:
    """Elements within elements, as many as are asked for."""
    return docx("<w:sdt>" * depth + "</w:sdt>" * depth)


def expanding(mib: int) -> bytes:
    """A text of blanks that packs to a thousandth."""
    return docx(para(" " * (mib << 20)))


def lying() -> bytes:
    """A Word file whose list of members says its text has 1,000 bytes, and which has 64 MiB of them."""
    made = bytearray(expanding(64))
    at = made.rindex(b"PK\x01\x02", 0, made.rindex(b"word/document.xml"))
    made[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(made)


def many_elements() -> bytes:
    """Two million empty paragraphs."""
    return docx("<w:p/>" * 2_000_000)


def many_members() -> bytes:
    """More members than any letter has."""
    return docx(letter(), more={f"word/x{number}.xml": b"" for number in range(2500)})


def cut_short() -> bytes:
    """A Word file whose text ends in the middle; its list of members is whole."""
    whole = bytearray(docx(letter()))
    start = whole.index(b"word/document.xml") + 40
    whole[start : start + 60] = bytes(60)
    return bytes(whole)


def ring_of_styles() -> bytes:
    """Styles that are based on each other, and a list that names none."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    return docx(
        letter(
            more=para("x", says='<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="77"/></w:numPr>')
        ),
        parts={"styles": f"<w:styles {W}>{styles}</w:styles>"},
    )


def calls_home(port: int) -> bytes:
    """A Word letter that names a template, a picture, an object and a link on this machine."""
    away = f"http://127.0.0.1:{port}"
    kinds = ("attachedTemplate", "image", "oleObject", "subDocument", "frame", "aFChunk")
    related = {f"rId{at}": (kind, f"{away}/{kind}", True) for at, kind in enumerate(kinds, 50)}
    return docx(
        letter(more=f'<w:altChunk r:id="rId55"/>{para("See ")}'),
        relations=related,
        more={
            "word/_rels/settings.xml.rels": rels({"rId1": ("attachedTemplate", f"{away}/t.dotm", True)}),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        },
    )


def packed_in_itself() -> bytes:
    """A Word file with a bomb among its embedded files, which nobody unpacks."""
    bomb = zipped({"x": bytes(32 << 20)})
    return docx(
        letter(),
        relations={"rId60": ("package", "embeddings/bomb.zip", False)},
        more={"word/embeddings/bomb.zip": bomb},
    )


def expanding_odt(mib: int) -> bytes:
    """An OpenDocument text of blanks."""
    return odt("<text:p>" + " " * (mib << 20) + "</text:p>")


def odt_with_doctype() -> bytes:
    """An OpenDocument text that names a file of this machine as its entity."""
    return odt("<text:p>You asked &x;</text:p>", head=DOCTYPES["an outside entity"])


def many_parts() -> bytes:
    """A message of a thousand bodies."""
    parts = "--b\nContent-Type: text/plain\n\nword\n" * 1000
    return f"{MAIL_HEAD}Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n".encode()


def nested_parts(depth: int = 60) -> bytes:
    """A message of parts within parts within parts."""
    inside = "Content-Type: text/plain\n\nword\n"
    for at in range(depth):
        inside = f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n{inside}\n--b{at}--\n"
    return f"{MAIL_HEAD}{inside}".encode()
