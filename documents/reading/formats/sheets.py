"""Printed sheets among the files that came with a message: pages of PDFs, and pictures, each made a PDF of its own.

    scan.pdf, 2 pages of pictures      sheets to be recognised 1 and 2
    photograph.jpg                     sheet 3: a picture as high as a page of A4
    letter.pdf, words on every page    none

What was recognised is known by these numbers, since where a page stands in the letter may depend on what it says.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress

from PIL import Image, ImageOps, ImageSequence

from documents.errors import UnreadableLetter
from documents.reading import refusals
from documents.reading.formats import pdf
from documents.reading.formats.scan import Seen, SeenPage
from documents.reading.spans import Leaf

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
PDF = b"%PDF-"
HIGH = 842 / 72  # inches: A4, which a photograph is taken to be of
SCANNED = 100, 1200  # dots an inch that a scanner says; a camera says 72
LEAST_DOTS, MOST_DOTS = 200_000, 60_000_000  # in one picture: what is smaller is a logo
MOST_FRAMES = 50  # of a picture of several pages, as fax machines send them
BROKEN = (OSError, ValueError, TypeError, LookupError, SyntaxError, EOFError, Image.DecompressionBombError)


def is_printed(content: bytes) -> bool:
    """Whether a file shows printed pages: a PDF or a picture."""
    return content.startswith((PDF, *PICTURES))


def as_pdf(content: bytes) -> bytes:
    """A PDF as it is; of a picture, a PDF that shows it. Raises UnreadableLetter."""
    if not content.startswith(PICTURES):
        return content
    try:
        with Image.open(io.BytesIO(content)) as picture:
            _frames(picture)
            said = picture.info.get("dpi", (0,))[0]
            first, *others = [_in_greys(frame) for frame in ImageSequence.Iterator(picture)]
    except BROKEN as broken:
        raise refusals.refuse(refusals.NOT_A_LETTER) from broken
    made = io.BytesIO()
    inch = float(said) if SCANNED[0] <= said <= SCANNED[1] else max(first.size) / HIGH
    first.save(made, "PDF", save_all=True, append_images=others, resolution=inch, quality=90)
    return made.getvalue()


def _frames(picture: Image.Image) -> int:
    """How many pages it shows, without drawing any. Raises UnreadableLetter where it is none to read."""
    dots, frames = picture.width * picture.height, getattr(picture, "n_frames", 1)
    if not LEAST_DOTS <= dots <= MOST_DOTS or frames > MOST_FRAMES:
        raise refusals.refuse(refusals.NO_WORDS if dots < LEAST_DOTS else refusals.TOO_BIG_INSIDE)
    return frames


def _in_greys(frame: Image.Image) -> Image.Image:
    """The picture as it is looked at: the way up its camera says, on white paper."""
    upright = ImageOps.exif_transpose(frame)
    if "A" not in upright.getbands() and "transparency" not in upright.info:
        return upright.convert("L")
    seen_through = upright.convert("RGBA")
    paper = Image.new("L", upright.size, 255)
    paper.paste(seen_through.convert("L"), mask=seen_through.getchannel("A"))
    return paper


def sheets_of(files: Sequence[bytes]) -> list[Leaf]:
    """The sheets whose words are only in their pictures, file by file."""
    return [Leaf(at, page) for at, content in enumerate(files) for page in _pictured(content)]


def _pictured(content: bytes) -> Iterator[int]:
    """The pages of a file that are pictures. Asked anew for each page that is recognised: none is drawn here."""
    with suppress(UnreadableLetter, *BROKEN):  # nothing of it can be shown
        if content.startswith(PICTURES):
            with Image.open(io.BytesIO(content)) as picture:
                yield from range(1, _frames(picture) + 1)
        elif is_printed(content):
            yield from pdf.pictured(content)


def seen_by_file(files: Sequence[bytes], seen: Seen) -> dict[int, dict[int, SeenPage]]:
    """What was recognised, by file and its page."""
    found: dict[int, dict[int, SeenPage]] = {}
    for number, leaf in enumerate(sheets_of(files) if seen else (), 1):
        if number in seen:
            found.setdefault(leaf.file, {})[leaf.page] = seen[number]
    return found
