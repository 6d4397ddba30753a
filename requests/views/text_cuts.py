"""The source of a letter that came as text: its own words with the passages marked in them. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from requests.views.text_blocks import TextBlock, TextRun, blocks_of


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where something stands in a page's text. `key` names what it is: for a question's viewer, its part's number."""

    page: int
    key: int
    start: int
    end: int
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class TextCut:
    """A stretch of one page's text, and what the torn edge above it says."""

    page: int
    runs: tuple[TextRun, ...]
    tear: str = ""

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """Its words, and its tables as tables."""
        return blocks_of(self.runs)


def runs_of(text: str, places: Iterable[TextPlace], start: int = 0, end: int | None = None) -> tuple[TextRun, ...]:
    """The text from `start` to `end` in runs. Where passages overlap, the one that starts later has the words."""
    end = len(text) if end is None else min(end, len(text))
    here = sorted((place for place in places if place.end > start and place.start < end), key=lambda p: p.start)
    edges = sorted({start, end, *(min(max(edge, start), end) for p in here for edge in (p.start, p.end))})
    owned = [(a, b, _owner(here, a)) for a, b in pairwise(edges)]
    runs: list[TextRun] = []
    opened: set[int] = set()
    for owner, stretch in groupby(owned, key=lambda found: found[2]):
        parts = list(stretch)
        words = text[parts[0][0] : parts[-1][1]]
        key = owner.key if owner else 0
        runs.append(TextRun(words, key, key not in opened, bool(owner and owner.is_table)))
        opened.add(key)
    return tuple(runs)


def _owner(places: Sequence[TextPlace], at: int) -> TextPlace | None:
    covering = [place for place in places if place.start <= at < place.end]
    return covering[-1] if covering else None


def text_cuts_for(places: Iterable[TextPlace], texts: Mapping[int, str]) -> tuple[TextCut, ...]:
    """The stretches of text that show a question (key 0) and its answer, whole lines, page by page."""
    known = sorted((place for place in places if place.page in texts), key=lambda p: (p.page, p.start))
    answered = {place.page for place in known if place.key} or {place.page for place in known}
    cuts: list[TextCut] = []
    for page, on_page in groupby((p for p in known if p.page in answered), key=lambda p: p.page):
        here = list(on_page)
        text = texts[page]
        start = text.rfind("\n", 0, here[0].start) + 1
        after = text.find("\n", max(place.end for place in here))
        end = len(text) if after < 0 else after
        marked = [place for place in here if place.key]
        cuts.append(TextCut(page, runs_of(text, marked, start, end), f"Page {page} begins" if cuts else ""))
    return tuple(cuts)
