"""Lines -> blocks: headings, paragraphs, list items, and the places where tables stand.

1. Please confirm how often the        one item: it begins with a number, its second line hangs
   plan was reviewed.
                                       (space) starts a new block
Section 21 - Information which …       one heading: bold, and short
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from documents.reading.line_kinds import UNDERLINE, heads_and_feet, is_foot, lines_that_count
from documents.reading.lines import Line, lines_to_text
from documents.reading.numbering import Marker, follows, parse_marker
from documents.reading.once import once
from documents.reading.tables import Sheet
from documents.reading.tolerances import USUAL, Tolerances
from documents.reading.words import Word, words_to_text

BULLETS = "•▪‣●○◦·➢➤*-–—o"
LABEL = re.compile(r"(?:Question|Request|Answer|Response|Reply|QUESTION|REQUEST|ANSWER|RESPONSE|REPLY) ?:(?= |$)")
ENDED = re.compile(r"[.?!:;][)\]”\"'’]?$")


class BlockKind(StrEnum):
    """What a block is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    TABLE = "table"


@dataclass(frozen=True, eq=False)
class Block:
    """A heading, paragraph, list item or the place of a table. Its words and text are worked out once."""

    kind: BlockKind
    lines: tuple[Line, ...]
    page: int
    marker: Marker | None = None
    bullet: str | None = None
    table: int | None = None

    @once
    def words(self) -> tuple[Word, ...]:
        """Its words, without the bullet, with a printed number."""
        words = tuple(word for line in self.lines for word in line.words)
        return words[1:] if self.bullet else words

    @once
    def text(self) -> str:
        return _text(self.lines, self.bullet)

    @once
    def rest(self) -> tuple[Word, ...]:
        """Its words after the printed number."""
        if self.marker is None:
            return self.words
        left, kept = self.marker.length, list(self.words)
        said = 0
        while kept and said + len(kept[0].text) <= left:
            said += len(kept.pop(0).text) + 1
        if kept and said < left:  # "1.Please": the number and the first word were typed together
            kept[0] = _cut(kept[0], left - said)
        return tuple(kept)

    @once
    def said(self) -> str:
        """Its text after the printed number."""
        return self.text if self.marker is None else words_to_text(self.rest)

    @property
    def bold(self) -> bool:
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return bool(self.lines) and all(line.italic for line in self.lines)

    @property
    def tinted(self) -> bool:
        """Most of it is in a colour: a number in front may be black."""
        return 2 * sum([word.tinted for word in self.words]) > len(self.words)

    @property
    def left(self) -> float:
        return self.lines[0].x0 if self.lines else 0.0


def _text(lines: Sequence[Line], bullet: str | None) -> str:
    return lines_to_text(lines)[len(bullet or "") :].removeprefix(" ")


def _cut(word: Word, at: int) -> Word:
    return word._replace(text=word.text[at:], start=word.start + at, joined=False)


SAME_PITCH = 1.06  # of the usual step from line to line: a longer one may part paragraphs


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the letter is set: its usual space between lines, its right margin, whether lines were wrapped at all."""

    gap: float
    right: float
    wrapped: bool
    room: float  # a word's room that must be left over for a line end to be meant
    pitch: float = 0.0  # from the top of a line to that of the next, where words were wrapped


def lines_to_blocks(sheets: Sequence[Sheet], near: Tolerances = USUAL) -> list[Block]:
    """The blocks of a letter in reading order, then those of each file that came with it: each has its own setting."""
    return [
        block for _, own in groupby(sheets, lambda sheet: sheet.page.attached) for block in _of_file(list(own), near)
    ]


def _of_file(sheets: Sequence[Sheet], near: Tolerances) -> list[Block]:
    lines = [item for sheet in sheets for item in sheet.flow if isinstance(item, Line)]
    setting = _setting(lines, max((sheet.page.width or 0.0 for sheet in sheets), default=0.0))
    blocks: list[Block] = []
    for sheet in sheets:
        first = True
        for block in _of_sheet(sheet, setting, near):
            if first and blocks and _runs_on(blocks[-1], block, setting):
                blocks[-1] = made((*blocks[-1].lines, *block.lines))
            else:
                blocks.append(block)
            first = False
    return blocks


def running_blocks(sheets: Sequence[Sheet]) -> list[Block]:
    """The running heads and feet, each line a block: they name the authority."""
    return [made((line,)) for sheet in sheets for line in sheet.running]


def _setting(lines: list[Line], width: float) -> _Setting:
    if not lines:
        return _Setting(0.0, 0.0, False, 0.0)
    plain = lines[0].words[0].box is None
    rights = sorted(line.x1 for line in lines)
    right = rights[int(0.97 * (len(rights) - 1))]
    if right < 0.75 * width:  # a letter of short lines only: its margins are taken to be alike
        right = width - min(line.x0 for line in lines)
    room = 2.0 if plain else 10.0
    setting = _Setting(0.0, right, not plain or rights[-1] <= 110, room)
    if plain:
        return setting
    every = sorted(
        (line.top - above.bottom) / line.height
        for above, line in pairwise(lines)
        if line.page == above.page and above.top < line.top - 0.7 * line.height
    )
    steps = sorted(
        ((line.top - above.bottom) / line.height, line.top - above.top)
        for above, line in pairwise(lines)
        if line.page == above.page and above.top < line.top and _was_wrapped(above, line, setting)
    )
    within = [step for step in steps if step[0] < 1.3]  # the lines of one paragraph: where the next word had no room
    least = every[len(every) // 10] if every else 0.0  # a letter of short paragraphs shows few lines that were wrapped
    if not within:
        return setting
    pitches = sorted(pitch for _, pitch in within)
    gap = min(within[len(within) // 4][0], least)
    return _Setting(gap, right, setting.wrapped, room, pitches[len(pitches) // 4])


def _was_wrapped(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether a line goes on on the next because it was full: no sentence ends with it."""
    return not _is_meant(above, line, setting, 0.0) and not ENDED.search(above.text)


def _of_sheet(sheet: Sheet, setting: _Setting, near: Tolerances) -> Iterable[Block]:
    run: list[Line] = []
    heads, counted = heads_and_feet(sheet), lines_that_count(sheet)
    turned = False  # a page ended after the last line that was kept
    for item in sheet.flow:
        if isinstance(item, Line) and (id(item) in heads or is_foot(item)):
            turned = True
            continue
        if isinstance(item, int):
            if run:
                yield made(tuple(run))
            run = []
            yield Block(BlockKind.TABLE, (), sheet.page.number, table=item)
            continue
        goes_on = turned and run and _runs_on(made(tuple(run)), made((item,)), setting)
        if run and not goes_on and (id(item) in counted or _starts_block(run, item, setting, near)):
            yield made(tuple(run))
            run = []
        run.append(item)
        turned = False
    if run:
        yield made(tuple(run))


def _starts_block(run: list[Line], line: Line, setting: _Setting, near: Tolerances) -> bool:
    above = run[-1]
    if line.top < above.bottom - 0.5 * line.height:
        return True  # another column at the same height
    if not setting.wrapped or UNDERLINE.fullmatch(line.text) or UNDERLINE.fullmatch(above.text):
        return True
    spaced = (line.top - above.bottom) / line.height - setting.gap > near.paragraph_gap
    spaced = spaced and line.top - above.top > SAME_PITCH * setting.pitch  # no tail of a letter hangs below "2022."
    if spaced or LABEL.match(line.text) or _bullet(line) or line.bold != above.bold:
        return True
    if {line.tint, above.tint} == {True, False} and not line.text[0].islower():
        return True
    ended = ENDED.search(above.text) is not None
    if line.marker and (
        ended or _counts_on(run[0], line) or _stands_out(run, line) or _is_meant(above, line, setting, 0.0)
    ):
        return True
    if len(run) == 1 and above.marker and len(above.words) <= 3 and above.x1 < 0.5 * setting.right:
        return _is_meant(above, line, setting, 0.0)
    opens = line.words[0].box is None and not line.text[0].islower()  # plain text is wrapped where no more words fit
    return _is_meant(above, line, setting, 0.0 if ended or opens else 0.12) or _indent_changes(run, line, near)


def _counts_on(first: Line, line: Line) -> bool:
    """ "1) …" over "2) …": a list, however full its lines are."""
    one, other = first.marker, line.marker
    return one is not None and other is not None and one.style == other.style and follows(one.token, other.token)


def _is_meant(above: Line, line: Line, setting: _Setting, share: float) -> bool:
    """Whether a line was ended on purpose: the next word would have had room on it."""
    first = line.words[0]
    width = first.box.x1 - first.box.x0 if first.box else len(first.text)
    return above.x1 + width + setting.room * 1.5 < setting.right * (1 - share)


def _stands_out(run: list[Line], line: Line) -> bool:
    return line.x0 < run[-1].x0 - 3 or (len(run) > 1 and line.x0 > run[-1].x0 + 8)


def _indent_changes(run: list[Line], line: Line, near: Tolerances) -> bool:
    if line.words[0].box is None:
        return False
    if len(run) == 1:
        return line.x0 > run[0].x0 + 90 or (line.x0 < run[0].x0 - near.indent and not _is_centred(run[0], line))
    return abs(line.x0 - run[-1].x0) > near.indent and not _is_centred(run[-1], line)


def _is_centred(one: Line, other: Line) -> bool:
    return abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 6


def _bullet(line: Line) -> str | None:
    first = line.words[0].text
    if (
        len(line.words) > 1
        and (first in BULLETS or first in "\uf0b7\uf0a7\uf06f\u2022\u2012\u2212")
        and len(first) == 1
    ):
        return first
    return None


def made(lines: tuple[Line, ...]) -> Block:
    """The block that these lines are."""
    bullet = _bullet(lines[0])
    text = _text(lines, bullet)
    marker = lines[0].marker if len(lines) == 1 and not bullet else parse_marker(text)
    if bullet and marker and marker.style in ("#.#", "##"):
        marker = None
    kind = BlockKind.ITEM if bullet or marker else BlockKind.PARAGRAPH
    if kind is BlockKind.PARAGRAPH and _is_heading(lines, text):
        kind = BlockKind.HEADING
    return Block(kind, lines, lines[0].page, marker, bullet)


def _is_heading(lines: tuple[Line, ...], text: str) -> bool:
    if len(text) > 160 or (text.endswith((".", ",", ";")) and not all(line.bold for line in lines)):
        return False
    return (text.isupper() and len(text) > 3) or all(line.bold for line in lines)


def _runs_on(block: Block, after: Block, setting: _Setting) -> bool:
    """Whether a page's first block is the rest of the last one on the page before."""
    if BlockKind.TABLE in (block.kind, after.kind) or after.bullet or after.marker or block.bold != after.bold:
        return False
    if not block.lines or not after.lines or ENDED.search(block.text):
        return False
    opens_small = after.text[:1].islower()
    return opens_small or (setting.wrapped and not _is_meant(block.lines[-1], after.lines[0], setting, 0.05))
