"""How the words of an answer are shown: its stored runs grouped into paragraphs, lists, sums and tables.

Word for word: nothing here changes the letter's text. Three things are added or moved, and all can be seen: a link's
site stands under its label, a table without a caption is given its number, and what the letter warns of a table stands
under it. Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any

from requests.views.shown_tables import ShownTable

LINKABLE = ("http://", "https://", "mailto:")
BULLETS = "•·▪◦‣–- \t"
# "22/23 £1,414,226", "Total: £90.50": a short label, then one sum of money and nothing after it.
SUM_OF_MONEY = re.compile(
    r"(?P<label>\S.{0,39}?)\s*(?P<sum>£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:million|billion|m|bn|k))?)", re.I
)


class BlockKind(StrEnum):
    """How a block is set."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    LINKS = "links"
    SUMS = "sums"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: plain words, or a link with the words that stand for it, its site, and the page named."""

    text: str
    url: str = ""
    site: str = ""
    page_hint: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an answer. Which of the fields are filled follows from the kind."""

    kind: BlockKind
    lines: tuple[tuple[Piece, ...], ...] = ()
    sums: tuple[Sum, ...] = ()
    table: ShownTable | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a part: what is read first, and the reasons that are folded under it."""

    blocks: tuple[Block, ...]
    reasons: tuple[Block, ...]
    quotation: str = field(default="")


def said_of(runs: Sequence[Mapping[str, Any]], tables: Mapping[int, ShownTable]) -> Said:
    """The stored runs of a part as blocks. Where a part is nothing but reasons, they are not folded."""
    reasons = [run for run in runs if run["kind"] == "reasons"]
    words = [run for run in runs if run["kind"] != "reasons"]
    if not words:
        words, reasons = reasons, []
    quotation = " ".join(run["text"].strip() for run in words if run["kind"] != "table")
    shown = [run for run in words if not _stands_at_its_table(run, words, tables)]
    return Said(tuple(_blocks(shown, tables)), tuple(_blocks(reasons, tables)), quotation)


def _stands_at_its_table(
    run: Mapping[str, Any], runs: Sequence[Mapping[str, Any]], tables: Mapping[int, ShownTable]
) -> bool:
    """Whether a paragraph is nothing but what is said under a table of the same part: it would be there twice."""
    if run["kind"] not in ("paragraph", "list item") or run.get("links"):
        return False
    rest = run["text"]
    for table in (tables.get(other.get("table") or 0) for other in runs):
        for caveat in table.caveats if table else ():
            rest = rest.replace(caveat, "")
    return not rest.strip(BULLETS)


def _blocks(runs: Iterable[Mapping[str, Any]], tables: Mapping[int, ShownTable]) -> Iterator[Block]:
    for kind, group in groupby(runs, key=lambda run: run["kind"]):
        same = list(group)
        if kind == "list item":
            yield from _list(same)
        elif kind == "table":
            yield from (_table(run, tables) for run in same)
        else:
            shown = BlockKind.HEADING if kind == "heading" else BlockKind.PARAGRAPH
            yield from (Block(shown, (pieces_of(run),)) for run in same)


def _list(items: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    sums = [None if item.get("links") else sum_of(item["text"]) for item in items]
    if len(items) > 1 and all(sums):
        yield Block(BlockKind.SUMS, sums=tuple(found for found in sums if found))
        return
    lines = tuple(pieces_of(item) for item in items)
    has_links = any(piece.url for line in lines for piece in line)
    yield Block(BlockKind.LINKS if has_links else BlockKind.LIST, lines)


def _table(run: Mapping[str, Any], tables: Mapping[int, ShownTable]) -> Block:
    found = tables.get(run["table"]) if run.get("table") is not None else None
    if found is None:
        return Block(BlockKind.PARAGRAPH, (pieces_of(run),))
    return Block(BlockKind.TABLE, table=found.with_links(run.get("links") or []))


def sum_of(text: str) -> Sum | None:
    """A list item that is a label and a sum of money, or None."""
    found = SUM_OF_MONEY.fullmatch(text.strip(BULLETS))
    return Sum(found["label"].strip(), found["sum"]) if found else None


def pieces_of(run: Mapping[str, Any]) -> tuple[Piece, ...]:
    """A run's text cut at its links. A link without a place of its own in the text follows it, under its label."""
    text = run["text"]
    offset = len(text) - len(text.lstrip(BULLETS)) if run["kind"] == "list item" else 0
    pieces: list[Piece] = []
    placeless: list[Piece] = []
    for link in sorted(run.get("links") or [], key=lambda link: link.get("start") or 0):
        start, end = link.get("start"), link.get("end")
        if start is None or end is None or start < offset:
            placeless += [Piece(" "), _link(link, link["label"] or link["url"])] if safe_url(link["url"]) else []
            continue
        pieces += [Piece(text[offset:start]), _link(link, text[start:end])]
        offset = end
    pieces += [Piece(text[offset:]), *placeless]
    return tuple(piece for piece in pieces if piece.text)


def _link(link: Mapping[str, Any], words: str) -> Piece:
    """The link as the letter words it, but for its site in brackets at the end: that stands under it."""
    url, site = safe_url(link.get("url")), link.get("site") or ""
    bare = re.sub(rf"\s*\((?:www\.)?{re.escape(site)}\)$", "", words) if url and site else words
    return Piece(bare or words, url, site if url else "", (link.get("page_hint") or "") if url else "")


def safe_url(url: str | None) -> str:
    """The address if a browser may be sent there; an address of another kind is shown as words."""
    return url if url and url.lower().startswith(LINKABLE) else ""
