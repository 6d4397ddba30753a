"""Check what a child handed back: whatever is not exactly what a sound child sends is not believed."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from documents.child.frames import BYTES, JSON, BadFrames, read_frames, read_json
from documents.clearing.shapes import PagePicture
from documents.errors import Reason, UnreadableLetter

MOST_PAGES = 2000
MOST_VALUES = 3_000_000  # commas and brackets in a value: what bounds the memory it takes when it is unpacked
MOST_CUTS = 5000
LARGEST_SIDE = 20_000.0  # points
WEBP = struct.Struct("<4sI4s4sI")
Frame = tuple[bytes, memoryview]


def one_value(said: bytes, name: str) -> Any:
    """The one value a reply consists of."""
    frames = list(_frames(said))
    if len(frames) != 1:
        raise BadFrames
    value = _value(frames[0])
    if name not in value:
        raise BadFrames
    return value[name]


def batch_of_pictures(said: bytes, before: int, at_most: int) -> tuple[int, list[PagePicture]]:
    """How many pages the letter has, and the pictures of those that follow the first `before`."""
    frames = list(_frames(said))
    pages = _value(frames[0])["pages"] if frames else None
    if not isinstance(pages, int) or not before < pages <= MOST_PAGES:
        raise BadFrames
    told, drawn = frames[1::2], frames[2::2]
    if len(told) != len(drawn) or len(drawn) != min(pages - before, at_most):
        raise BadFrames
    return pages, [_picture(number, _value(each), webp) for number, each, webp in _numbered(before, told, drawn)]


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


def _numbered(before: int, told: Iterable[Frame], drawn: Iterable[Frame]) -> Iterator[tuple[int, Frame, bytes]]:
    for number, (each, (kind, picture)) in enumerate(zip(told, drawn, strict=True), before + 1):
        if kind != BYTES:
            raise BadFrames
        yield number, each, bytes(picture)


def _picture(number: int, told: dict[str, Any], webp: bytes) -> PagePicture:
    width, height = _length(told["width"], LARGEST_SIDE), _length(told["height"], LARGEST_SIDE)
    cuts = told["cuts"]
    if told["number"] != number or not isinstance(cuts, list) or len(cuts) > MOST_CUTS or not _is_plain_webp(webp):
        raise BadFrames
    heights = tuple(_length(cut, height) for cut in cuts)
    unseen, marks, unread = _count(told["unseen_words"]), _count(told["marks"]), told["unread"]
    if not isinstance(unread, bool):
        raise BadFrames
    return PagePicture(number, width, height, webp, heights, unseen, marks, unread)


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
