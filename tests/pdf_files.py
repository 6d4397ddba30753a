"""A PDF of ours taken apart, for tests: its words, where they stand, and whether it holds anything but pages."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

ACTIVE = ("/AA", "/OpenAction", "/JavaScript", "/JS", "/EmbeddedFiles", "/AcroForm", "/Launch", "/RichMedia", "/Names")


def words_of(pdf: bytes) -> list[str]:
    """The words of each page, as a reader copies them out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def place_of(pdf: bytes, page: int, words: str) -> tuple[float, float, float, float]:
    """The box, from the page's top left, of the first place on page `page` (from 1) where the words are found."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page - 1]
        text = sheet.get_textpage()
        start, count = text.search(words).get_next()
        boxes = [text.get_charbox(at) for at in range(start, start + count)]
        height = sheet.get_height()
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        return left, height - max(box[3] for box in boxes), right, height - min(box[1] for box in boxes)
    finally:
        document.close()


def told_of(pdf: bytes) -> dict[str, object]:
    """Title, language, whether it is tagged, the standard it keeps, and what it holds that could act."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        dictionaries = [each for each in file.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
        return {
            "title": str(file.docinfo.get("/Title", "")),
            "language": str(file.Root.get("/Lang", "")),
            "tagged": "/MarkInfo" in file.Root and bool(file.Root.MarkInfo.get("/Marked", False)),
            "accessible": file.open_metadata().get("pdfuaid:part") == "1",
            "properties": sorted(str(name) for name in file.docinfo),
            "active": sorted({name for each in dictionaries for name in ACTIVE if name in each}),
        }
