"""Words that were taken out of a letter's pages are taken out of all that is made of those pages.

    questions, answers, cells    by the places on the pages they were taken from, word by word
    everything, ours too         each word that was taken out and stands nowhere in what is left of the pages

The second catches what the first cannot place: a title that quotes a question, a name somebody typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import unquote

from documents.clearing.names import JOINED, known_people
from documents.clearing.personal import KnownPerson
from documents.clearing.removal import REMOVED, Cut, Shifts, without
from documents.reading.shapes import PageText
from documents.reading.spans import Box
from requests.models import Link
from requests.publishing.public_links import links_in_text

TOKEN = re.compile(r"\w+|[^\w\s]")
CELL = re.compile(r"[^\t\n]+")
TELEPHONE = re.compile(r"\(?\+?\d+(?:(?:[ .–-]| ?[()] ?)\d+){0,9}")
DIGITS = 9  # a number as long as that is whole in our words, or gone
SURE = 0.9
LONGEST = 6  # words: a longer run that is quoted whole has words that stand nowhere else
LETTERS = 5
Place = tuple[int, int, int]  # page, start, end
Stretch = tuple[int, int, str]  # start, end, and what stands there instead
Whole = Mapping[tuple[str, ...], str]  # words in a row, and what stands there instead


@dataclass(frozen=True, slots=True)
class Redacting:
    """What is taken out of a letter, and where each of its passages stands. Empty, it changes nothing.

    `texts` are the pages as they were read. `people` are those whose names were taken out: none of our own words names
    them.
    """

    texts: Mapping[int, str] = field(default_factory=dict)
    cuts: Mapping[int, Sequence[Cut]] = field(default_factory=dict)
    shifts: Mapping[int, Shifts] = field(default_factory=dict)  # of those cuts
    bars: Mapping[int, Sequence[Box]] = field(default_factory=dict)  # that lie over their words
    places: Mapping[int, Place] = field(default_factory=dict)  # of passages, by their key
    people: Sequence[KnownPerson] = ()
    secret: frozenset[str] = frozenset()
    whole: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    typed: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    exact: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    is_empty: bool = True

    def moved(self, page: int, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of a page stands in what is left of it."""
        return self.shifts[page].moved(start, end) if page in self.shifts else (start, end)

    def leaves_out(self, passages: Iterable[int]) -> bool:
        """Whether nothing that stands at these passages was chosen to be published."""
        keys = [key for key in passages if key in self.places]
        return bool(keys) and all(self._is_left_out(*self.places[key]) for key in keys)

    def leaves_page_out(self, page: int) -> bool:
        """Whether nothing of a page was chosen to be published."""
        return bool(self.texts.get(page)) and self._is_left_out(page, 0, len(self.texts[page]))

    def _is_left_out(self, page: int, start: int, end: int) -> bool:
        near = self.shifts[page].near(start, end) if page in self.shifts else ()
        return any(cut.instead is not None and cut.start <= start and end <= cut.end for cut in near)

    def boxes(self, page: int, boxes: Sequence[Sequence[float]]) -> list[list[float]]:
        """Boxes of lines. One in which something was taken out is as wide as the bar: it tells no width of words."""
        bars = self.bars.get(page, ())
        return [_over(list(box), bars) for box in boxes]

    def words(self, text: str) -> str:
        """Words of nobody's place: a title, a label, a note."""
        return text if self.is_empty else _put(text, self._told(text, self.whole, self.people))

    def taken(self, text: str, passages: Iterable[int]) -> str:
        """Words that were taken from these passages."""
        return text if self.is_empty else _put(text, self._all(text, passages))

    def run(self, text: str, passages: Iterable[int], links: Sequence[Link]) -> tuple[str, list[dict[str, object]]]:
        """A run of an answer and its links. A link in whose label or address something was taken out leads nowhere."""
        placed = links_in_text(text, links)
        if self.is_empty:
            return text, placed
        gone = self._all(text, passages)
        kept = []
        for link, told in zip(links, placed, strict=True):
            shown = _shown_in(gone, told["start"], told["end"])
            if shown == "":
                continue  # it was not chosen to be published
            label = shown or self.words(link.label)
            is_whole = label == link.label and not self._is_telling(link.url)
            kept.append(Link(label=label, url=link.url if is_whole else "", page_hint=link.page_hint))
        text = _put(text, gone)
        return text, links_in_text(text, kept)

    def cell(self, cell: Mapping[str, Any]) -> str:
        """A cell of a table."""
        return self.taken(cell["text"], cell["passages"])

    def _all(self, text: str, passages: Iterable[int]) -> list[Stretch]:
        keys = [key for key in passages if key in self.places]
        if not keys:  # nobody knows where in the letter it stands: then by its words alone
            all_of_it = tuple(_plain(found) for found in TOKEN.findall(text))
            told = [(0, len(text), self.exact[all_of_it])] if all_of_it in self.exact else []
            return _joined([*told, *self._told(text, self.whole, self.people)])
        return _joined([*self._placed(text, keys), *self._told(text, self.typed)])

    def _placed(self, text: str, passages: Sequence[int]) -> Iterator[Stretch]:
        """The stretches of a text that stand, on the pages it was taken from, where something was taken out."""
        source: list[tuple[str, Cut | None]] = []
        for page, start, end in (self.places[key] for key in passages):
            near = self.shifts[page].near(start, end) if page in self.shifts else ()
            for found in TOKEN.finditer(self.texts[page], start, end):
                cut = next((each for each in near if each.start < found.end() and found.start() < each.end), None)
                source.append((found[0].casefold(), cut))
        if not any(cut for _, cut in source):
            return
        own = list(TOKEN.finditer(text))
        same = SequenceMatcher(None, [word for word, _ in source], [found[0].casefold() for found in own], False)
        for kind, from_, to, start, end in same.get_opcodes():
            cuts = [cut for _, cut in source[from_:to]]
            if kind == "equal":
                for found, cut in zip(own[start:end], cuts, strict=True):
                    if cut:
                        yield found.start(), found.end(), cut.shown
            elif kind == "replace" and (cut := next(filter(None, cuts), None)):
                yield own[start].start(), own[end - 1].end(), cut.shown

    def _told(self, text: str, whole: Whole, people: Sequence[KnownPerson] = ()) -> list[Stretch]:
        """The stretches of a text that would tell what was taken out."""
        shown = next(iter(self.whole.values()), f"[{REMOVED}]")
        gone = [
            (found.start(), found.end(), shown) for found in TOKEN.finditer(text) if _plain(found[0]) in self.secret
        ]
        gone += [(*found.span(), shown) for found in _telephones(text) if any(map(_within(found), gone))]
        gone += _quoted(text, whole)
        if people:
            named = known_people([PageText(1, text)], people)
            gone += ((each.where.start, each.where.end, shown) for each in named if each.sure >= SURE)
        return _joined(gone)

    def _is_telling(self, url: str) -> bool:
        said = unquote(url)
        plain = "".join(_plain(found) for found in TOKEN.findall(said))
        if any(len(word) >= LETTERS and word in plain for word in self.secret):
            return True
        mailboxes = ("".join(run) for run in (*self.exact, *self.typed) if "@" in run)
        return any(box in plain for box in mailboxes) or any(
            found.sure >= SURE for found in known_people([PageText(1, said)], self.people)
        )


def _telephones(text: str) -> Iterator[re.Match[str]]:
    """Numbers as long as a telephone's: of one of which a part was taken out, the rest would tell as much as a half."""
    return (found for found in TELEPHONE.finditer(text) if sum(map(str.isdigit, found[0])) >= DIGITS)


def _within(found: re.Match[str]) -> Callable[[Stretch], bool]:
    return lambda stretch: stretch[0] < found.end() and found.start() < stretch[1]


def _quoted(text: str, whole: Whole) -> Iterator[Stretch]:
    own = list(TOKEN.finditer(text)) if whole else []
    for at, run in _runs([_plain(found[0]) for found in own], whole):
        yield own[at].start(), own[at + len(run) - 1].end(), whole[run]


def _runs(said: Sequence[str], whole: Whole) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where such words in a row stand. There may be thousands."""
    for at in range(len(said)):
        for many in range(1, min(LONGEST, len(said) - at) + 1):
            if (run := tuple(said[at : at + many])) in whole:
                yield at, run


NOTHING = Redacting()


def redacting(
    texts: Mapping[int, str],
    cuts: Mapping[int, Sequence[Cut]],
    places: Mapping[int, Place],
    people: Sequence[KnownPerson],
    typed: Sequence[tuple[str, str]],
) -> Redacting:
    """`typed`: words that were taken out of what people wrote, and what stands in their place."""
    if not any(cuts.values()) and not typed and not people:
        return NOTHING
    every = [(page, cut) for page, some in cuts.items() for cut in some]
    told = [(texts[page][cut.start : cut.end], cut.shown) for page, cut in every if cut.instead is None]
    unchosen = [texts[page][cut.start : cut.end] for page, cut in every if cut.instead is not None]
    left = {word for page, text in texts.items() for word in _words(without(text, cuts.get(page, ())))}
    gone = {word for words in (*unchosen, *(said for said, _ in (*told, *typed))) for word in _words(words)}
    secret = frozenset(word for word in gone - left if len(word) > 1 or word.isdigit())
    exact, wrote = _in_a_row(told), _telling(_in_a_row(typed))
    whole = {**_telling(exact), **wrote, **_only_in(unchosen, texts, cuts)}
    shifts = {page: Shifts(some) for page, some in cuts.items() if some}
    bars = {page: [bar for cut in some for bar in cut.boxes] for page, some in cuts.items()}
    return Redacting(texts, cuts, shifts, bars, places, people, secret, whole, wrote, exact, is_empty=False)


def _in_a_row(told: Sequence[tuple[str, str]]) -> Whole:
    return {tuple(_plain(found) for found in TOKEN.findall(words)): shown for words, shown in told}


def _only_in(unchosen: Sequence[str], texts: Mapping[int, str], cuts: Mapping[int, Sequence[Cut]]) -> Whole:
    """What cells that were not chosen say and nothing that is left does, each short enough to be quoted whole."""
    cells = [(cell, f"[{REMOVED}]") for words in unchosen for cell in CELL.findall(words)]
    runs = dict(_telling(_in_a_row(cells)))
    for page, text in texts.items() if runs else ():
        left = [_plain(found) for found in TOKEN.findall(without(text, cuts.get(page, ())))]
        for run in {run for _, run in _runs(left, runs)}:
            del runs[run]
    return runs


def _telling(runs: Whole) -> Whole:
    """Those that are short enough to be quoted whole, and long enough to be told from other words."""
    return {run: shown for run, shown in runs.items() if len(run) <= LONGEST and sum(map(len, run)) >= LETTERS}


def _words(text: str) -> set[str]:
    """The words of a text, one that a line breaks in as one word too."""
    return {_plain(word) for said in (text, JOINED.sub("", text)) for word in re.findall(r"\w+", said)}


def _plain(said: str) -> str:
    return unicodedata.normalize("NFKC", said).casefold()


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order; those that overlap, or have nothing but blanks between them and say the same, are one."""
    joined: list[Stretch] = []
    for start, end, shown in sorted(stretches):
        if joined and (start < joined[-1][1] or (start - joined[-1][1] <= 1 and shown == joined[-1][2])):
            before = joined.pop()
            start, end, shown = before[0], max(before[1], end), before[2]
        joined.append((start, end, shown))
    return joined


def _over(box: list[float], bars: Sequence[Box]) -> list[float]:
    for bar in bars:
        on_its_line = min(bar.bottom, box[3]) - max(bar.top, box[1]) > 0.5 * (bar.bottom - bar.top)
        if on_its_line and bar.x0 < box[2] and box[0] < bar.x1:
            box = [min(box[0], bar.x0), box[1], max(box[2], bar.x1), box[3]]
    return box


def _shown_in(stretches: Sequence[Stretch], start: object, end: object) -> str | None:
    """What stands where something was taken out between these two; None where nothing was."""
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    return next((shown for before, after, shown in stretches if before < end and start < after), None)


def _put(text: str, stretches: Sequence[Stretch]) -> str:
    said, reached = [], 0
    for start, end, shown in stretches:
        said += [text[reached : max(start, reached)], shown]
        reached = max(end, reached)
    return "".join(said) + text[reached:]
