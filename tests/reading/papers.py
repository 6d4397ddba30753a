"""PDFs made for the tests: written by typst, changed by pikepdf, or drawn sign by sign."""

from __future__ import annotations

import io

import pikepdf
import typst

PLAIN = """#set page(width: 595pt, height: 842pt, margin: 60pt)
#set text(size: 11pt)
Our ref: FOI 0042/25

Date: 3 March 2025

Dear Requester,

You asked on 4 February 2025 for the following:

1. How many cats are kept?
2. What do they eat?

Our response:

1. How many cats are kept?

There are fourteen cats.

2. What do they eat?

See #link("https://cats.example/food")[the feeding plan] (page 3).

You may ask for an internal review.

Yours sincerely
"""


def typeset(source: str) -> bytes:
    """A PDF of typst markup."""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF with its pages turned."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=False)
        return _saved(pdf)


def cropped(data: bytes, left: float, bottom: float) -> bytes:
    """The same PDF with a margin cut off at the left and the foot."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            box = [float(side) for side in page.mediabox]
            page.cropbox = pikepdf.Array([box[0] + left, box[1] + bottom, box[2], box[3]])
        return _saved(pdf)


def locked(data: bytes) -> bytes:
    """The same PDF behind a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="secret"))
        return out.getvalue()


def drawn(content: str, annotations: list[pikepdf.Dictionary] | None = None) -> bytes:
    """A page of PDF drawing instructions, with Helvetica as /F1."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(content.encode())
    if annotations:
        page.Annots = pdf.make_indirect(pikepdf.Array(annotations))
    return _saved(pdf)


def said(text: str, x: float, y: float, size: float = 12, before: str = "0 g") -> str:
    """Drawing instructions for a line of text."""
    return f"{before} BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
