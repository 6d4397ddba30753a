"""Hostile PDFs, as bytes."""

from __future__ import annotations

import io
import random
import zlib
from functools import cache

import pikepdf

from tests.clearing.pdfs import A4, FONT, PdfPage, pdf_of, words

PICTURE_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>"
)
LETTER = pdf_of(PdfPage(words("Our reference: FOI 0001/24. You asked how many horses we keep. We hold no horses.")))


def stream(data: bytes, filters: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), filters.encode(), data)


def file_of(*bodies: bytes) -> bytes:
    """Objects numbered from 1, of which the first is the catalogue; with a sound table of contents."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(written)


def one_page(content: bytes, more: bytes = b"") -> bytes:
    """A page whose content is this stream object."""
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % more,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
        % A4.encode(),
        FONT.encode(),
        content,
    )


def truncated() -> bytes:
    return LETTER[: len(LETTER) // 3]


def page_tree_loop() -> bytes:
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
    )


def boundless_count() -> bytes:
    return file_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 999999999 >>")


def no_pages() -> bytes:
    return file_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")


@cache
def flate_bomb(size: int = 1 << 30) -> bytes:
    """A page of blanks, packed twice: a few kilobytes that expand to `size`."""
    blanks = b" " * (1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)  # may be repeated, as it leans on nothing before
    check = 1
    for _ in range(size >> 20):
        check = zlib.adler32(blanks, check)
    once = b"\x78\xda" + block * (size >> 20) + b"\x03\x00" + check.to_bytes(4, "big")
    return one_page(stream(zlib.compress(once, 9), "/Filter [/FlateDecode /FlateDecode]"))


def many_glyphs(glyphs: int = 2_000_000) -> bytes:
    """So many characters on one page that every list of them is too long."""
    content = b"BT /F1 1 Tf 10 10 Td (" + b"a " * (glyphs // 2) + b") Tj ET"
    return one_page(stream(zlib.compress(content, 9), "/Filter /FlateDecode"))


def many_lines(lines: int = 400_000) -> bytes:
    """So many ruled lines that whoever looks for tables never ends."""
    content = b"".join(b"0 %d m 600 %d l S " % (at % 842, at % 842) for at in range(lines))
    return one_page(stream(zlib.compress(content, 9), "/Filter /FlateDecode"))


def picture_bomb() -> bytes:
    """A picture of 60,000 by 60,000 pixels in a few kilobytes."""
    content = stream(b"q 500 0 0 500 0 0 cm /P Do Q")
    row = zlib.compress(zlib.compress(b"\x00" * (1 << 24), 9), 9)
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PICTURE_PAGE,
        content,
        stream(row, picture.decode() + "/Filter [/FlateDecode /FlateDecode]"),
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PICTURE_PAGE,
        stream(b"/P Do"),
        stream(
            b"/P Do /P Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 5 0 R >> >>"
        ),
    )


def deep_brackets() -> bytes:
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 200_000 + b" >>", b"<< /Type /Pages /Kids [] /Count 0 >>"
    )


def locked(user: str, owner: str) -> bytes:
    """The small letter, encrypted."""
    with pikepdf.open(io.BytesIO(LETTER)) as pdf:
        written = io.BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(user=user, owner=owner, R=6))
    return written.getvalue()


def calls_home(port: int) -> bytes:
    """The small letter with everything in it that could open a connection."""
    there = b"(http://127.0.0.1:%d/x)" % port
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI %s >> /AA << /WC << /S /SubmitForm /F %s >> >> "
        b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:%d')) >>] >> >> "
        b">>" % (there, there, port),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> "
        b"/XObject << /P 6 0 R >> >> /AA << /O << /S /Launch /F %s >> >> >>" % there,
        FONT.encode(),
        stream(words("You asked how many horses we keep. We hold none.").encode() + b"/P Do"),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 0 "
        b"/F << /FS /URL /F %s >> >>\nstream\n\nendstream" % there,
    )


def mutant(seed: int) -> bytes:
    """The small letter with some of its bytes changed, lost or doubled."""
    chance = random.Random(seed)  # noqa: S311  the same mutants in every run
    data = bytearray(locked("", "owner") if seed % 4 == 0 else LETTER)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case 2:
                data[at:at] = data[at : at + chance.randrange(60)]
            case _:
                data[at : at + 4] = chance.choice([b"9999", b"-1 0", b"null", b"<<<<", b"0 R ", b"(\\()"])
    return bytes(data)
