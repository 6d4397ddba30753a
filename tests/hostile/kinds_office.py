"""Kinds of Word and OpenDocument files that mean harm; each that can be read has a letter in it."""

from __future__ import annotations

import io
import zipfile
from functools import partial

from documents.errors import Reason
from tests.hostile.shapes import READ, Hostile, Kinds, home
from tests.word_files import HEAD, W, cell, docx, letter, numbering, odt, odt_content, para, rels, run, table, zipped

BROKEN = (Reason.BROKEN_OFFICE,)
BIG = (Reason.TOO_BIG_INSIDE,)
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
SAID = "".join(
    f"<text:p>{said}</text:p>"
    for said in (
        "Our ref: FOI 0410/25",
        "Dear Requester",
        "1. How many horses does the force keep?",
        "We hold 14 horses.",
    )
)


def saying(more: str) -> bytes:
    """A Word letter with this before its end."""
    return docx(letter(more=more))


def with_part(kind: str, content: str) -> bytes:
    """A Word letter with a further part."""
    return docx(letter(more=para("more", says='<w:pStyle w:val="A"/>')), parts={kind: content})


def with_member(name: str, content: str | bytes) -> bytes:
    return docx(letter(), more={name: content})


def in_encoding(encoding: str, called: str | None = None) -> bytes:
    """A Word letter whose text is in another encoding than usual."""
    text = (
        f'<?xml version="1.0" encoding="{called or encoding}"?><w:document {W}><w:body>{letter()}</w:body></w:document>'
    )
    return docx("", more={"word/document.xml": text.encode(encoding)})


def with_text(text: str | bytes) -> bytes:
    """A Word file of this main part."""
    return docx("", more={"word/document.xml": text})


def packed_as(method: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        archive.writestr("word/document.xml", f"{HEAD}<w:document {W}><w:body>{letter()}</w:body></w:document>")
    return written.getvalue()


def changed(old: bytes, new: bytes) -> bytes:
    """A Word letter whose ZIP says one thing differently, wherever it says it."""
    made = docx(letter())
    assert old in made
    return made.replace(old, new)


def twice() -> bytes:
    """A Word file with two texts of one name."""
    written = io.BytesIO(docx(letter()))
    with zipfile.ZipFile(written, "a") as archive:
        archive.NameToInfo.clear()  # else it warns
        archive.writestr("word/document.xml", f"{HEAD}<w:document {W}><w:body>{para('other')}</w:body></w:document>")
    return written.getvalue()


def flagged_locked() -> bytes:
    made = bytearray(docx(letter()))
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        made[at + 8] |= 1
        at += 4
    return bytes(made)


def chain_of_styles(number: int) -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{"A" if at == 0 else f"S{at}"}">'
        f'<w:basedOn w:val="S{at + 1}"/></w:style>'
        for at in range(number)
    )
    return f"<w:styles {W}>{made}</w:styles>"


def nested_tables(depth: int) -> str:
    made = para("x")
    for _ in range(depth):
        made = f"<w:tbl><w:tr><w:tc>{made}<w:p/></w:tc></w:tr></w:tbl>"
    return made


HUGE = "9" * 400
WIDE = cell("x", says='<w:gridSpan w:val="999999999"/>')

WORD: Kinds = {
    **{
        f"a Word letter with {what}": Hostile("letter.docx", partial(saying, more), (READ,))
        for what, more in {
            "a cell a billion columns wide": table((WIDE, "y"), ("a", "b")),
            "a cell fewer than no columns wide": table((cell("x", says='<w:gridSpan w:val="-9"/>'),), ("a",)),
            "cells merged with what is not there": table((cell("x", says="<w:vMerge/>"),) * 3, ("a", "b")),
            "a table of no rows": "<w:tbl><w:tblPr/></w:tbl>",
            "tables in tables, 20 deep": nested_tables(20),
            "a field that fetches a file": para(FIELD.format("INCLUDETEXT &quot;file:///etc/passwd&quot;")),
            "a field that starts a program": para(FIELD.format("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe /k calc")),
            "ten thousand fields that never end": para(FIELD.format("x") * 10_000),
            "a deletion that never ends": '<w:p><w:moveFromRangeStart w:id="1"/><w:del w:id="2"/></w:p>',
            "a list of no known number": para(
                "x", says=f'<w:numPr><w:ilvl w:val="{HUGE}"/><w:numId w:val="-7"/></w:numPr>'
            ),
            "a list that is no number": para("x", says='<w:numPr><w:ilvl w:val="x"/><w:numId w:val="é"/></w:numPr>'),
            "words of no size": para(run("x", '<w:sz w:val="1e999"/><w:color w:val="zz"/><w:vertAlign w:val=""/>')),
            "words that run backwards": para("\u202egnihton dloh eW\u202c \u2066x\u200b"),
            "a sign of no number": para(f'<w:r><w:sym w:font="x" w:char="{HUGE}"/><w:sym w:char="D800"/></w:r>'),
            "a link to a script": para('<w:hyperlink r:id="rIdX"/><w:hyperlink w:anchor="a"/>'),
            "a hundred thousand breaks of page": "<w:p><w:r>" + '<w:br w:type="page"/>' * 1000 + "</w:r></w:p>",
            "a word of a million letters": para("x" * 10**6),
            "a text box in each of its text boxes": "<w:p><w:r>"
            + "<w:pict><wps:txbx><w:txbxContent>" * 20
            + "<w:p/>"
            + "</w:txbxContent></wps:txbx></w:pict>" * 20
            + "</w:r></w:p>",
        }.items()
    },
    "a Word letter of 2,001 pages": Hostile(
        "letter.docx",
        partial(saying, '<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>' * 2001),
        (Reason.TOO_MANY_PAGES,),
    ),
    "a Word letter with tables 200 deep": Hostile("letter.docx", lambda: saying(nested_tables(200)), BIG),
    "a Word letter with a table of 10,000 columns": Hostile(
        "letter.docx", lambda: saying(table(("x",) * 10_000, ("y",) * 10_000)), (READ, *BIG)
    ),
    "a Word letter with styles in a chain of 5,000": Hostile(
        "letter.docx", lambda: with_part("styles", chain_of_styles(5000)), (READ,)
    ),
    "a Word letter whose lists begin beyond all": Hostile(
        "letter.docx",
        lambda: with_part(
            "numbering", numbering((("lowerRoman", "%1."),)).replace('start w:val="1"', f'start w:val="{HUGE}"')
        ),
        (READ,),
    ),
    "a Word letter whose lists name each other": Hostile(
        "letter.docx",
        lambda: with_part("numbering", numbering((("decimal", "%1%2%3%4%5%6%7%8%9" * 100),))),
        (READ,),
    ),
    **{
        f"a Word letter with an outside entity in its {kind}": Hostile(
            "letter.docx", partial(with_part, kind, f"{ENTITY}<w:{kind} {W}>&e;</w:{kind}>"), (READ, *BROKEN)
        )
        for kind in ("styles", "numbering", "footnotes", "header1")
    },
    "a Word letter whose relations declare an entity": Hostile(
        "letter.docx", lambda: with_member("word/_rels/document.xml.rels", f"{ENTITY}<x>&e;</x>"), BROKEN
    ),
    "a Word letter with macros": Hostile(
        "letter.docm", lambda: with_member("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 99), (READ,)
    ),
    "a Word letter with a member outside its folder": Hostile(
        "letter.docx", lambda: with_member("../../../../etc/cron.d/x", "* * * * * root x"), (READ,)
    ),
    "a Word letter with a relation outside its folder": Hostile(
        "letter.docx",
        lambda: with_member(
            "word/_rels/document.xml.rels", rels({"rIdOfstyles": ("styles", "../../../../etc/passwd", False)})
        ),
        (READ,),
    ),
    "a Word letter whose template is on a server": Hostile(
        "letter.docx",
        lambda: with_member(
            "word/_rels/settings.xml.rels", rels({"rId1": ("attachedTemplate", f"{home()}/t.dotm", True)})
        ),
        (READ,),
    ),
    "a Word letter in UTF-16": Hostile("letter.docx", partial(in_encoding, "utf-16"), (READ,)),
    "a Word letter in UTF-7": Hostile("letter.docx", partial(in_encoding, "utf-7"), BROKEN),
    "a Word letter in UTF-32": Hostile("letter.docx", partial(in_encoding, "utf-32"), BROKEN),
    "a Word letter in another encoding than it says": Hostile(
        "letter.docx", lambda: in_encoding("cp1252", "utf-16"), BROKEN
    ),
    "a Word letter in an encoding nobody knows": Hostile(
        "letter.docx", lambda: in_encoding("utf-8", "x-nobody"), BROKEN
    ),
    "a Word letter in a codec that is none": Hostile("letter.docx", lambda: in_encoding("utf-8", "zlib_codec"), BROKEN),
    "a Word letter with a NUL in its words": Hostile("letter.docx", lambda: saying("<w:p>&#0;</w:p>"), BROKEN),
    "a Word letter with half a character": Hostile("letter.docx", lambda: saying("<w:p>&#xD800;</w:p>"), BROKEN),
    "a Word letter of 100,000 names of spaces": Hostile(
        "letter.docx",
        lambda: saying("<w:p " + " ".join(f'xmlns:a{at}="u:{at}"' for at in range(100_000)) + "/>"),
        (READ, *BROKEN, *BIG),
    ),
    "a Word letter with 100,000 attributes": Hostile(
        "letter.docx", lambda: saying("<w:p " + " ".join(f'a{at}=""' for at in range(100_000)) + "/>"), (READ,)
    ),
    "a Word letter with an attribute of ten megabytes": Hostile(
        "letter.docx", lambda: saying(f'<w:p a="{"x" * 10**7}"/>'), (READ, *BIG)
    ),
    "a Word file that is another XML": Hostile("letter.docx", partial(with_text, "<svg/>"), (*BROKEN, Reason.NO_WORDS)),
    "a Word file that is no XML": Hostile("letter.docx", partial(with_text, "Dear Pat"), BROKEN),
    "a Word file that is XML twice": Hostile("letter.docx", partial(with_text, "<a/><b/>"), BROKEN),
    "a Word file that is a PDF inside": Hostile("letter.docx", partial(with_text, b"%PDF-1.7"), BROKEN),
    "a Word letter packed as bzip2": Hostile("letter.docx", partial(packed_as, zipfile.ZIP_BZIP2), BROKEN),
    "a Word letter packed as LZMA": Hostile("letter.docx", partial(packed_as, zipfile.ZIP_LZMA), BROKEN),
    "a Word letter marked as locked": Hostile("letter.docx", flagged_locked, BROKEN),
    "a Word letter with two texts": Hostile("letter.docx", twice, (READ, Reason.NO_WORDS, *BROKEN)),
    "a Word letter whose members have another name inside": Hostile(
        "letter.docx", lambda: docx(letter()).replace(b"word/document.xml", b"word/documenT.xml", 1), BROKEN
    ),
    "a Word letter with a program before it": Hostile(
        "letter.docx", lambda: b"MZ\x90\x00" * 9 + docx(letter()), (Reason.PROGRAM,)
    ),
    "a Word letter with a program behind it": Hostile(
        "letter.docx", lambda: docx(letter()) + b"MZ\x90\x00" * 9, (READ, *BROKEN)
    ),
}

OPEN: Kinds = {
    **{
        f"an OpenDocument letter with {what}": Hostile("letter.odt", partial(odt, SAID + more), (READ, *BIG))
        for what, more in {
            "a billion columns": "<table:table><table:table-row>"
            '<table:table-cell table:number-columns-repeated="999999999">'
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            "a billion rows": '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell>'
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            "a billion blanks": '<text:p>a<text:s text:c="999999999"/>b</text:p>',
            "fewer than no blanks": '<text:p>a<text:s text:c="-9"/><text:s text:c="x"/>b</text:p>',
            "lists in lists, 50 deep": "<text:list><text:list-item>" * 50
            + "<text:p>x</text:p>"
            + "</text:list-item></text:list>" * 50,
            "a list that begins beyond all": f'<text:list text:start-value="{HUGE}">'
            f'<text:list-item text:start-value="x"><text:p>x</text:p></text:list-item></text:list>',
            "a picture on a server": f'<text:p><draw:frame><draw:image xlink:href="{home()}/a.png"/>'
            f"</draw:frame></text:p>",
            "a change that never ends": '<text:p><text:change-start text:change-id="x"/>x</text:p>',
            "a script": '<text:script xlink:href="a.js">x()</text:script><text:p>'
            '<text:a xlink:href="javascript:x()">x</text:a></text:p>',
            "a heading of a billionth level": '<text:h text:outline-level="999999999">x</text:h>',
        }.items()
    },
    "an OpenDocument text 1,000 deep": Hostile(
        "letter.odt", lambda: odt("<text:section>" * 1000 + "</text:section>" * 1000), BIG
    ),
    "an OpenDocument letter whose styles are a ring": Hostile(
        "letter.odt",
        lambda: odt(
            SAID + '<text:p text:style-name="A">x</text:p>',
            '<style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B"'
            ' style:parent-style-name="A"/>',
        ),
        (READ,),
    ),
    "an OpenDocument text that is another XML": Hostile(
        "letter.odt", lambda: odt("", head="<a/>").replace(b"x", b"x"), (*BROKEN, Reason.NO_WORDS)
    ),
    "an OpenDocument spreadsheet named as a letter": Hostile(
        "letter.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": odt_content("")}),
        (Reason.WORD, Reason.ARCHIVE),
    ),
}
