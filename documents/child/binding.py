"""Bind PDFs into one: their pages in an order, each with its number on it, and a contents page that leads to them.

Asked to "count", it says how many pages each has, 0 where one cannot be opened. Asked to "bind", the first part is what
was set for it: contents, then words, each piece of words marked in its outline. `order` has for each piece the part
whose pages it is, or null for the next piece of words.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.errors import Reason, UnreadableLetter

LEADS_TO = "https://page.invalid/"  # what the contents' links have before a page's number
SIZE, MARGIN, A_SIGN = 9, 14, 4.9  # points
# By how a page is turned: which way right and up lie on it as it is shown, and which corner is at the lower right.
TURNED = {0: (1, 0, 0, 1, 2, 1), 90: (0, 1, -1, 0, 2, 3), 180: (-1, 0, 0, -1, 0, 3), 270: (0, -1, 1, 0, 0, 1)}


def work(asked: Asked, parts: bytes, answer: BinaryIO) -> None:
    """Do what was asked with the parts, which follow one another, each as long as was said."""
    files, start = [], 0
    for length in asked["lengths"]:
        files.append(parts[start : start + length])
        start += length
    if asked["do"] == "count":
        write_json(answer, {"pages": [_pages_in(file) for file in files]})
    else:
        pages, whole = _bound(files, asked["order"], asked["titles"], asked["label"])
        write_json(answer, {"pages": pages})
        write_frame(answer, BYTES, whole)


def _pages_in(file: bytes) -> int:
    with suppress(pikepdf.PdfError, pikepdf.PasswordError), Pdf.open(io.BytesIO(file)) as opened:
        return len(opened.pages)
    return 0


def _bound(files: Sequence[bytes], order: Sequence[int | None], titles: Sequence[str], label: str) -> tuple[int, bytes]:
    try:
        opened = [Pdf.open(io.BytesIO(file)) for file in files]
        whole = Pdf.new()
        starts = list(_filled(whole, opened, order))
        _lead(whole, starts[0])
        for number, page in enumerate(whole.pages, start=1):
            _number(whole, page, f"{label}   Page {number} of {len(whole.pages)}")
        with whole.open_outline() as outline:
            outline.root.extend(
                OutlineItem(title, at) for title, at in zip(["Contents", *titles], starts[1:], strict=True)
            )
        whole.docinfo[Name.Title] = label
        whole.save(made := io.BytesIO())
    except (pikepdf.PdfError, pikepdf.PasswordError) as broken:
        raise UnreadableLetter(Reason.BROKEN_PDF) from broken
    return len(whole.pages), made.getvalue()


def _filled(whole: Pdf, opened: Sequence[Pdf], order: Sequence[int | None]) -> Iterator[int]:
    """Put all pages in: how many the contents have, then at which page, from 0, contents and each piece begin."""
    front = opened[0]
    marks = [*_marks(front), len(front.pages)]
    whole.pages.extend(front.pages[: marks[0]])
    yield marks[0]
    yield 0
    for other in opened[1:]:
        other.flatten_annotations("screen")
    words = 0
    for part in order:
        yield len(whole.pages)
        if part is None:
            whole.pages.extend(front.pages[marks[words] : marks[words + 1]])
            words += 1
            continue
        for page in opened[part].pages:
            whole.pages.append(page)
            _quiet(whole.pages[-1])


def _marks(front: Pdf) -> list[int]:
    """The pages, from 0, on which the pieces of words begin, by the outline."""
    by_key = {page.obj.objgen: at for at, page in enumerate(front.pages)}
    with front.open_outline() as outline:
        return [by_key[_target(front, item).objgen] for item in outline.root]


def _target(front: Pdf, item: OutlineItem) -> Object:
    """The page that an item of the outline leads to."""
    where = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
    assert isinstance(where, Array)  # noqa: S101  we set it ourselves
    return where[0]


def _quiet(page: Page) -> None:
    """Leave nothing on a page that acts by itself; links to the web stay."""
    for name in ("/AA", "/Thumb", "/Metadata", "/PieceInfo"):
        if name in page:
            del page[name]
    notes = page.obj.get("/Annots")
    if notes is not None:
        page.Annots = Array([note for note in notes if _is_link(note)])


def _is_link(note: Object) -> bool:
    return note.get("/Subtype") == Name.Link and note.get("/A", Dictionary()).get("/S") == Name.URI


def _lead(whole: Pdf, contents: int) -> None:
    """Have the contents' links lead to the pages whose numbers they hold."""
    for at in range(contents):
        for note in whole.pages[at].obj.get("/Annots", Array()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(LEADS_TO):
                del note["/A"]
                number = int(address.removeprefix(LEADS_TO))
                note["/Dest"] = Array([whole.pages[number - 1].obj, Name.Fit])


def _number(whole: Pdf, page: Page, words: str) -> None:
    """Print the words at the lower right of the page as it is shown, on white, whatever the page itself left behind."""
    font = page.add_resource(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding),
        Name.Font,
    )
    turned = int(page.obj.get("/Rotate", 0)) % 360
    right_x, right_y, up_x, up_y, x, y = TURNED.get(turned, TURNED[0])
    box = [float(side) for side in page.cropbox]
    wide = len(words) * A_SIGN * SIZE / 9 + 8
    said = words.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    page.contents_add(b"q\n", prepend=True)
    place = f"{right_x} {right_y} {up_x} {up_y} {box[x]} {box[y]} cm 1 0 0 1 {-wide - MARGIN} {MARGIN} cm"
    stamp = f"q {place} 1 g 0 0 {wide} {SIZE + 6} re f 0 g BT {font} {SIZE} Tf 4 4 Td ("
    page.contents_add(b"\n" + b"Q " * (1 + _left_open(page)) + stamp.encode() + said + b") Tj ET Q")


def _left_open(page: Page) -> int:
    """How many states the page's own content saved and never took back."""
    with suppress(pikepdf.PdfError):
        signs = [str(each.operator) for each in pikepdf.parse_content_stream(page, "q Q")]
        return max(signs.count("q") - signs.count("Q") - 1, 0)  # ours is not taken back yet
    return 0


if __name__ == "__main__":
    answer_with(work)
