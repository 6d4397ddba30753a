"""Small PDFs written by hand, so that a test says in its own words what lies on the page."""

from __future__ import annotations

from dataclasses import dataclass

A4 = "[0 0 595 842]"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@dataclass(frozen=True)
class PdfPage:
    """A page's drawing operators, and whatever else its dictionary holds."""

    drawing: str
    more: str = ""  # such as "/Rotate 90"
    notes: tuple[str, ...] = ()  # annotation dictionaries
    box: str = A4


def words(said: str, x: float = 72, y: float = 700, size: float = 12, before: str = "0 g") -> str:
    """Operators that print words at a place; `before` sets a colour or a mode."""
    return f"\nq {before} BT /F1 {size} Tf {x} {y} Td ({said}) Tj ET Q\n"


def pdf_of(*pages: PdfPage, objects: tuple[str, ...] = (), catalogue: str = "") -> bytes:
    """A whole file. `objects` are numbered on from 4; pages follow after them."""
    first = 4 + len(objects)
    kids: list[str] = []
    bodies = [FONT, *objects]
    for page in pages:
        number = first + len(bodies) - 1 - len(objects)
        kids.append(f"{number} 0 R")
        notes = " ".join(page.notes)
        stream = page.drawing.encode("latin-1")
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {page.box} /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R /Own 4 0 R >> /Properties << /L 4 0 R >> /XObject << /P 4 0 R >> "
            f"/ExtGState << /Half << /ca 0.85 >> >> >> "
            f"/Annots [{notes}] {page.more} >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{page.drawing}\nendstream")
    head = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>",
    ]
    return _file([*head, *bodies])


def _file(bodies: list[str]) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    written += f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)
