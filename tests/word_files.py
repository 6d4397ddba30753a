"""Word and OpenDocument files composed by hand, part by part, for tests of what is read in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def docx(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    relations: Mapping[str, tuple[str, str, bool]] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word file. `parts` are further parts by their kind ("numbering", "footnotes"), `relations` further
    relations by id: kind, target, whether outside; `more` are further members."""
    related = {f"rIdOf{kind}": (kind, f"{kind}.xml", False) for kind in parts or {}} | dict(relations or {})
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": rels({"rId1": ("officeDocument", "word/document.xml", False)}),
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": rels(related),
    }
    for kind, content in (parts or {}).items():
        members[f"word/{kind}.xml"] = f"{HEAD}{content}"
    return zipped(members | dict(more or {}))


def rels(relations: Mapping[str, tuple[str, str, bool]]) -> str:
    made = [
        f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"' if outside else "")
        + "/>"
        for identity, (kind, target, outside) in relations.items()
    ]
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{"".join(made)}</Relationships>'


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs: str, says: str = "") -> str:
    """A paragraph of runs; plain text becomes one."""
    made = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{says}</w:pPr>{made}</w:p>"


def listed(text: str, number: int = 1, level: int = 0) -> str:
    return para(text, says=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs: str, says: str = "") -> str:
    made = "".join(each if each.startswith("<w:p>") else para(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{says}</w:tcPr>{made}</w:tc>"


def table(*rows: tuple[str, ...], ruled: bool = True) -> str:
    style = '<w:tblStyle w:val="TableGrid"/>' if ruled else ""
    made = "".join(
        "<w:tr>" + "".join(each if each.startswith("<w:tc>") else cell(each) for each in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{style}</w:tblPr>{made}</w:tbl>"


def numbering(*lists: tuple[tuple[str, str], ...], more: str = "") -> str:
    """Lists 1, 2, … each with its levels: style and text."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (style, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for at, levels in enumerate(lists, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1)
    )
    return f"<w:numbering {W}>{abstract}{numbers}{more}</w:numbering>"


def letter(*answers: str, more: str = "") -> str:
    """The body of a short response with two questions; `more` stands before the sign-off."""
    first, second = answers or ("We hold 14 horses.", "It costs £200 a week to keep them.")
    said = (
        "Our ref: FOI 0410/25",
        "Date: 20 May 2025",
        "Dear Requester",
        "Thank you for your request received on 22 April 2025. You asked for the following:",
        "1. How many horses does the force keep?",
        "2. What does it cost to keep them?",
        "Our response",
        "1. How many horses does the force keep?",
        first,
        "2. What does it cost to keep them?",
        second,
    )
    return "".join(para(each) for each in said) + more + para("Yours sincerely") + para("Information Rights Team")


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def odt_content(body: str, styles: str = "") -> str:
    """The main part of an OpenDocument text."""
    return (
        f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, styles: str = "", head: str = HEAD) -> bytes:
    """An OpenDocument text; its type stands first and unpacked, as programs write it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", head + odt_content(body, styles))
    return written.getvalue()
