"""How PDFs that mean harm are made; each has a letter in it."""

from __future__ import annotations

import io
import random
import zlib
from typing import Literal

import pikepdf

from documents.errors import Reason
from tests.clearing.pdfs import A4, FONT, words
from tests.hostile import pdfs
from tests.hostile.pdfs import file_of, stream
from tests.hostile.shapes import SAYS, home

SAID = words(SAYS).encode()
BROKEN = (Reason.BROKEN_PDF, Reason.NO_PAGES)
NOTHING = (Reason.NO_WORDS,)
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R %s >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page_of(
    content: bytes = SAID, *more: bytes, page: str = "", resources: str = "", box: str = A4, catalogue: str = ""
) -> bytes:
    """A page with this content. `more` are objects from 6 on; then entries of its resources, of itself, of the file."""
    said = f"<< /Font << /F1 4 0 R >> {resources} >>"
    return file_of(
        CATALOGUE % catalogue.encode(),
        TREE,
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 5 0 R /Resources {said} {page} >>".encode(),
        FONT.encode(),
        stream(content),
        *more,
    )


def locked(revision: Literal[2, 3, 4], user: str) -> bytes:
    """The small letter under an older encryption."""
    with pikepdf.open(io.BytesIO(pdfs.LETTER)) as pdf:
        written = io.BytesIO()
        pdf.save(
            written,
            encryption=pikepdf.Encryption(
                user=user, owner="owner", R=revision, aes=revision == 4, metadata=revision == 4
            ),
        )
    return written.getvalue()


def replaced(old: bytes, new: bytes) -> bytes:
    """The small letter with one thing in it said differently."""
    assert old in pdfs.LETTER
    return pdfs.LETTER.replace(old, new, 1)


def of_many_pages(pages: int) -> bytes:
    """The same page again and again."""
    kids = b"3 0 R " * pages
    return file_of(
        CATALOGUE % b"",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
        % A4.encode(),
        FONT.encode(),
        stream(SAID),
    )


def picture(entries: str, data: bytes = b"\x00" * 99, box: str = A4) -> bytes:
    """A letter over a picture of this kind."""
    image = stream(data, f"/Type /XObject /Subtype /Image {entries}")
    return page_of(b"q 500 0 0 700 0 0 cm /P Do Q" + SAID, image, resources="/XObject << /P 6 0 R >>", box=box)


def with_font(font: str, *more: bytes) -> bytes:
    """A letter whose second line is in a font of this kind."""
    second = b"BT /F2 12 Tf 72 600 Td (We hold none.) Tj ET"
    return page_of(SAID + second, *more).replace(b"/F1 4 0 R >>", b"/F1 4 0 R /F2 %s >>" % font.encode())


def with_map(mapped: bytes) -> bytes:
    """A letter whose letters stand for what this table says."""
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>"
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
    return with_font(font, stream(head + b"endcodespacerange " + mapped + b" endcmap end end"))


def forms(levels: int, each: int) -> bytes:
    """Forms that draw `each` forms that draw `each` forms."""
    made = [
        stream(
            b"/P Do " * each if at < levels - 1 else SAID,
            f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /P {at + 7} 0 R >> "
            "/Font << /F1 4 0 R >> >>",
        )
        for at in range(levels)
    ]
    return page_of(SAID + b"/P Do", *made, resources="/XObject << /P 6 0 R >>")


def packed(times: int) -> bytes:
    """A page packed again and again."""
    content = SAID
    for _ in range(times):
        content = zlib.compress(content)
    return page_of().replace(stream(SAID), stream(content, f"/Filter [{'/FlateDecode ' * times}]"))


def run_lengths(size: int = 64 << 20) -> bytes:
    """Blanks packed as run lengths, and that packed once more."""
    content = zlib.compress(b"\x81 " * (size // 128), 9)
    return pdfs.one_page(stream(content, "/Filter [/FlateDecode /RunLengthDecode]"))


def many_annotations(number: int, kind: str) -> bytes:
    return page_of(page=f"/Annots [{f'<< /Type /Annot /Subtype {kind} >> ' * number}]")


def long_link() -> bytes:
    link = f"<< /Type /Annot /Subtype /Link /Rect [70 690 300 712] /A << /S /URI /URI ({home()}/{'x' * 10**6}) >> >>"
    return page_of(page=f"/Annots [{link}]")


def acts(action: str) -> bytes:
    """A letter that does this when it is opened, closed, or its page is turned."""
    return page_of(page=f"/AA << /O {action} /C {action} >>", catalogue=f"/OpenAction {action} /AA << /WC {action} >>")


def shape(content: bytes) -> bytes:
    return page_of(content + SAID)


def cross_references(entries: str, data: bytes = b"\x01\x00\x09\x00" * 5) -> bytes:
    """A letter whose table of contents is a stream of this kind."""
    whole = page_of()
    start = whole.rindex(b"xref\n0")
    table = b"6 0 obj\n" + stream(data, f"/Type /XRef /Root 1 0 R {entries}") + b"\nendobj\n"
    return whole[:start] + table + b"startxref\n%d\n%%%%EOF\n" % start


def revised() -> bytes:
    """A letter whose newest revision points back to itself."""
    whole = page_of()
    return whole + b"xref\n0 0\ntrailer << /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(whole),
        len(whole),
    )


def ring_of_bookmarks() -> bytes:
    entry = b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 7 0 R /Last 7 0 R /Dest [3 0 R /Fit] >>"
    return page_of(SAID, b"<< /First 7 0 R /Last 7 0 R /Count 9999999 >>", entry, catalogue="/Outlines 6 0 R")


def scan(entries: str, data: bytes = b"\x00" * 99, box: str = A4) -> bytes:
    """A page that is a picture of this kind and nothing else."""
    image = stream(data, f"/Type /XObject /Subtype /Image {entries}")
    return page_of(b"q 14400 0 0 14400 0 0 cm /P Do Q", image, resources="/XObject << /P 6 0 R >>", box=box)


def noise() -> bytes:
    """A page of dots without sense, in which every one might be a letter."""
    dots = random.Random(1).randbytes(600 * 850)  # noqa: S311  the same in every run
    return scan("/Width 600 /Height 850 /BitsPerComponent 8 /ColorSpace /DeviceGray", dots)
