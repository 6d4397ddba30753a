"""Scans made in code: pages of a letter as pictures in a PDF, without a word of text."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

DOTS = 200  # an inch


def scan_of(letter: bytes, pages: int) -> bytes:
    """The first pages of a PDF letter, put through a scanner."""
    document = pypdfium2.PdfDocument(letter)
    return pdf_of_pictures([document[at].render(scale=DOTS / 72, grayscale=True).to_pil() for at in range(pages)])


def note(*lines: str) -> Image.Image:
    """A small sheet with a few printed lines, which is recognised quickly."""
    sheet = Image.new("L", (900, 60 + 60 * len(lines)), 255)
    brush = ImageDraw.Draw(sheet)
    for at, line in enumerate(lines):
        brush.text((40, 40 + 60 * at), line, fill=0, font=ImageFont.load_default(34))
    return sheet


def pdf_of_pictures(pictures: list[Image.Image]) -> bytes:
    """A PDF with a picture on each page and nothing besides."""
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS)
    return out.getvalue()


def first_pages(letter: bytes, pages: int) -> bytes:
    """A PDF letter's first pages, with their words."""
    return joined(letter, pages=list(range(pages)))


def joined(*letters: bytes, pages: list[int] | None = None) -> bytes:
    """PDFs, or those pages of each, one after the other, as one."""
    whole, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for letter in letters:
        whole.import_pages(pypdfium2.PdfDocument(letter), pages)
    whole.save(out)
    return out.getvalue()
