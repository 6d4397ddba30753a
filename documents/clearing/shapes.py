"""What clearing hands on: plain, frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from documents.reading.spans import Box

PlacedWord = tuple[int, int, Box]  # where a word starts and ends in its page's text, and where it stands on the page


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a page's picture is painted over, and what is printed there; unpainted, its words only count as gone."""

    box: Box
    label: str = ""
    paints: bool = True


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of one page, drawn anew: a lossless WebP in 16 greys. Lengths are in points from the page's top.

    `cuts` are heights in the white gaps between printed lines, where a picture may be cut without cutting a line.
    `unseen_words` counts words of the file of which the picture shows too little, `unseen` are their boxes. `marks`
    counts notes, stamps and fields that somebody laid over the page and that the picture leaves out. `unread` says that
    the page shows what is no words of the file: a scan, or letters drawn as shapes. `png` is the same picture again,
    for the letter's file.
    """

    number: int
    width: float
    height: float
    webp: bytes
    cuts: tuple[float, ...]
    unseen_words: int = 0
    marks: int = 0
    unread: bool = False
    png: bytes = b""
    words: tuple[PlacedWord, ...] = ()
    unseen: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyPage:
    """One page of the public copy. `picture` is None for a letter that came as text. Sizes are in points."""

    number: int
    text: str
    width: float | None
    height: float | None
    picture: bytes | None
    cuts: tuple[float, ...]
    png: bytes = b""
    words: tuple[PlacedWord, ...] = ()
