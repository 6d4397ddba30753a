"""Check what a child handed back: whatever is not exactly what a sound child sends is not believed."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from documents.child.frames import BYTES, JSON, BadFrames, read_frames, read_json
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.shapes import PagePicture, PlacedWord
from documents.errors import Reason, UnreadableLetter
from documents.reading.spans import Box
from documents.reading.words import Rule

MOST_PAGES = 2000
MOST_VALUES = 3_000_000  # commas and brackets in a value: what bounds the memory it takes when it is unpacked
MOST_CUTS = 5000
LARGEST_SIDE = 20_000.0  # points
LARGEST_SCALE = 10.0  # dots a point
MOST_WORDS = 60_000
MOST_CHUNKS = 5000
MOST_RULES = 4000
MOST_HIDDEN, LONGEST_PLACE = 20_000, 200
WEBP = struct.Struct("<4sI4s4sI")
PNG_START, PNG_CHUNK = b"\x89PNG\r\n\x1a\n", struct.Struct(">I4s")
Frame = tuple[bytes, memoryview]


def one_value(said: bytes, name: str) -> Any:
    """The value of that name in the one answer a reply consists of."""
    answer = one_answer(said)
    if name not in answer:
        raise BadFrames
    return answer[name]


def one_answer(said: bytes) -> dict[str, Any]:
    """The one answer a reply consists of."""
    frames = list(_frames(said))
    if len(frames) != 1:
        raise BadFrames
    return _value(frames[0])


def batch_of_pictures(said: bytes, before: int, at_most: int) -> tuple[int, list[PagePicture]]:
    """How many pages the letter has, and the pictures of those that follow the first `before`."""
    frames = list(_frames(said))
    pages = _value(frames[0])["pages"] if frames else None
    if not isinstance(pages, int) or not before < pages <= MOST_PAGES:
        raise BadFrames
    if len(frames) - 1 != 3 * min(pages - before, at_most):
        raise BadFrames
    of_pages = enumerate(zip(frames[1::3], frames[2::3], frames[3::3], strict=True), before + 1)
    return pages, [
        replace(_picture(number, _value(told), _bytes(webp)), png=_plain_png(_bytes(png)))
        for number, (told, webp, png) in of_pages
    ]


def one_file(said: bytes) -> bytes:
    """The one file that a reply consists of."""
    frames = list(_frames(said))
    if len(frames) != 1:
        raise BadFrames
    return _bytes(frames[0])


def value_and_file(said: bytes) -> tuple[dict[str, Any], bytes]:
    """What is told of a file, and the file, that a reply consists of."""
    frames = list(_frames(said))
    if len(frames) != 2:
        raise BadFrames
    return _value(frames[0]), _bytes(frames[1])


def hidden_of(told: object) -> tuple[HiddenData, ...]:
    """What a file holds and does not show, as a child told it."""
    if not isinstance(told, list) or len(told) > MOST_HIDDEN:
        raise BadFrames
    return tuple(_hidden(*each) for each in told)


def _hidden(place: object, where: object, page: object) -> HiddenData:
    if not isinstance(place, str) or not isinstance(where, str) or len(where) > LONGEST_PLACE:
        raise BadFrames
    return HiddenData(Place(place), where, _count(page) if page is not None else None)


@dataclass(frozen=True, slots=True)
class Dots:
    """A page as text recognition takes it: a plain picture of 256 greys (PGM), and how many dots are a point."""

    pages: int  # of the whole letter
    scale: float
    size: tuple[float, float]  # width and height in points
    picture: bytes
    rules: tuple[Rule, ...]
    written: int  # how many small squares strokes run through


def one_page_of_dots(said: bytes) -> Dots:
    """One page's dots. The picture's head is written here, so that it holds the dots and nothing besides."""
    told, drawn = _frames(said)
    value, dots = _value(told), _bytes(drawn)
    width, height, pages = (_count(value[name]) for name in ("width", "height", "pages"))
    if not 0 < pages <= MOST_PAGES or not 0 < width * height == len(dots):
        raise BadFrames
    scale = _length(value["scale"], LARGEST_SCALE)
    return Dots(
        pages,
        scale,
        (width / scale, height / scale),
        b"P5 %d %d 255\n" % (width, height) + dots,
        _rules(value["rules"]),
        _count(value["written"]),
    )


def _rules(told: object) -> tuple[Rule, ...]:
    if not isinstance(told, list) or len(told) > MOST_RULES:
        raise BadFrames
    return tuple(_rule(*each) for each in told)


def _rule(level: object, *sides: object) -> Rule:
    if not isinstance(level, bool):
        raise BadFrames
    rule = Rule(level, *(_side(side) for side in sides))
    if rule.x0 > rule.x1 or rule.top > rule.bottom:
        raise BadFrames
    return rule


def _frames(said: bytes) -> Iterator[Frame]:
    """The frames of a reply; raises UnreadableLetter where one of them gives a reason."""
    for kind, payload in read_frames(memoryview(said)):
        if kind == JSON and bytes(payload[:12]).startswith(b'{"refused":'):
            raise UnreadableLetter(_reason(_value((kind, payload))["refused"]))
        yield kind, payload


def _reason(given: object) -> Reason:
    """The child may choose among the fixed sentences; it has none of its own shown."""
    return next((reason for reason in Reason if reason == given), Reason.NOT_TRUSTED)


def _value(frame: Frame) -> dict[str, Any]:
    kind, payload = frame
    if kind != JSON:
        raise BadFrames
    value = read_json(payload, MOST_VALUES)
    if not isinstance(value, dict):
        raise BadFrames
    return value


def _bytes(frame: Frame) -> bytes:
    kind, payload = frame
    if kind != BYTES:
        raise BadFrames
    return bytes(payload)


def _picture(number: int, told: dict[str, Any], webp: bytes) -> PagePicture:
    width, height = _length(told["width"], LARGEST_SIDE), _length(told["height"], LARGEST_SIDE)
    cuts = told["cuts"]
    if told["number"] != number or not isinstance(cuts, list) or len(cuts) > MOST_CUTS or not _is_plain_webp(webp):
        raise BadFrames
    heights = tuple(_length(cut, height) for cut in cuts)
    unseen, marks, unread = _count(told["unseen_words"]), _count(told["marks"]), told["unread"]
    if not isinstance(unread, bool):
        raise BadFrames
    hidden = tuple(box for _, _, box in _words([[0, 0, *each] for each in told["unseen"]]))
    if len(hidden) != unseen:
        raise BadFrames
    placed = _words(told["words"])
    return PagePicture(number, width, height, webp, heights, unseen, marks, unread, words=placed, unseen=hidden)


def _words(told: object) -> tuple[PlacedWord, ...]:
    if not isinstance(told, list) or len(told) > MOST_WORDS:
        raise BadFrames
    return tuple(_word(*each) for each in told)


def _word(start: object, end: object, *sides: object) -> PlacedWord:
    box = Box(*(_side(side) for side in sides))
    if box.x0 > box.x1 or box.top > box.bottom:
        raise BadFrames
    return _count(start), _count(end), box


def _side(value: object) -> float:
    """A word may stand a little outside its page."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST_SIDE:
        raise BadFrames
    return float(value)


def _length(value: object, most: float) -> float:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not math.isfinite(value)
        or not 0 < value <= most
    ):
        raise BadFrames
    return float(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadFrames
    return value


def _is_plain_webp(webp: bytes) -> bool:
    """One lossless picture and nothing besides: no metadata, no second picture, nothing after its end."""
    if len(webp) < WEBP.size:
        return False
    riff, whole, form, chunk, length = WEBP.unpack_from(webp)
    padded = length + length % 2
    return (riff, form, chunk) == (b"RIFF", b"WEBP", b"VP8L") and whole + 8 == len(webp) == padded + WEBP.size


def _plain_png(png: bytes) -> bytes:
    """A picture and nothing besides: no metadata, no profile, nothing after its end."""
    at = len(PNG_START)
    kinds: list[bytes] = []
    while at + PNG_CHUNK.size <= len(png) and len(kinds) < MOST_CHUNKS:
        length, kind = PNG_CHUNK.unpack_from(png, at)
        kinds.append(kind)
        at += PNG_CHUNK.size + length + 4  # its checksum
    if not png.startswith(PNG_START) or at != len(png) or [*dict.fromkeys(kinds)] != [b"IHDR", b"IDAT", b"IEND"]:
        raise BadFrames
    return png
