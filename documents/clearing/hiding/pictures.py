"""What a picture's file holds besides the picture: where it was taken, with what, a smaller copy, remarks."""

from __future__ import annotations

from collections.abc import Iterator

JPEG, PNG, WEBP, TIFF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", (b"II*\x00", b"MM\x00*")
GIF, REMARK_OF_GIF = b"GIF8", b"\x21\xfe"  # an extension that holds a remark
DETAILS_OF_JPEG = frozenset({0xE1, 0xED, 0xFE})  # EXIF or XMP, IPTC, a remark
DETAILS_OF_PNG = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
DETAILS_OF_WEBP = frozenset({b"EXIF", b"XMP "})
MOST_CHUNKS = 5000
DETAIL_TAGS = frozenset({270, 305, 306, 315, 316, 33432, 33723, 34665, 34853, 700})  # TIFF: by whom, where, with what


def holds_details(picture: bytes) -> bool:
    """Whether the file says more than the picture: details, or bytes after its end."""
    if picture.startswith(JPEG):
        return _of_jpeg(picture)
    if picture.startswith(PNG):
        return any(kind in DETAILS_OF_PNG for kind in _png_chunks(picture))
    if picture.startswith(WEBP) and picture[8:12] == b"WEBP":
        return any(kind in DETAILS_OF_WEBP for kind in _webp_chunks(picture))
    if picture.startswith(GIF):
        return REMARK_OF_GIF in picture
    return picture.startswith(TIFF) and any(tag in DETAIL_TAGS for tag in _tiff_tags(picture))


def _of_jpeg(picture: bytes) -> bool:
    at = 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        kind, length = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4], "big")
        if kind in DETAILS_OF_JPEG:
            return True
        if kind == 0xDA:  # the picture itself follows, up to its end
            end = picture.rfind(b"\xff\xd9")
            return end >= 0 and len(picture[end + 2 :].strip(b"\x00\r\n ")) > 16
        at += 2 + max(length, 2)
    return False


def _png_chunks(picture: bytes) -> Iterator[bytes]:
    at = len(PNG)
    for _ in range(MOST_CHUNKS):
        if at + 8 > len(picture):
            return
        kind = picture[at + 4 : at + 8]
        yield kind
        at += 12 + int.from_bytes(picture[at : at + 4], "big")
        if kind == b"IEND":
            if picture[at:].strip(b"\x00\r\n "):
                yield b"tEXt"  # bytes after its end
            return


def _webp_chunks(picture: bytes) -> Iterator[bytes]:
    at = 12
    for _ in range(MOST_CHUNKS):
        if at + 8 > len(picture):
            return
        yield picture[at : at + 4]
        length = int.from_bytes(picture[at + 4 : at + 8], "little")
        at += 8 + length + length % 2


def _tiff_tags(picture: bytes) -> Iterator[int]:
    order = "little" if picture.startswith(b"II") else "big"
    place = int.from_bytes(picture[4:8], order)  # type: ignore[arg-type]
    count = int.from_bytes(picture[place : place + 2], order)  # type: ignore[arg-type]
    for at in range(min(count, 500)):
        start = place + 2 + 12 * at
        yield int.from_bytes(picture[start : start + 2], order)  # type: ignore[arg-type]
