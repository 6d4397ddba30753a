"""Web pages of disclosure logs, and the HTML of e-mails: markup -> what a reader sees of it, set on paper.

Scripts, styles, forms, menus, heads and feet of the site are left out. What the page hides is noted and not kept.
Nothing a page points to is fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from documents.reading import refusals
from documents.reading.formats.counting import printed
from documents.reading.formats.flowing import Paper, Run, cleaned
from documents.reading.formats.site_names import site_names
from documents.reading.formats.unended import that_ends
from documents.reading.formats.web_elements import BOLD, CELLS, ITALIC, PARTING, UNCLOSED, VOID, closed_by
from documents.reading.formats.web_landmarks import is_left_out
from documents.reading.formats.web_looks import Styled, Styles
from documents.reading.formats.web_panels import (
    HEADS,
    PANELS,
    controlled,
    heads_a_panel,
    is_closed,
    opened,
)
from documents.reading.formats.web_setting import Setting
from documents.reading.tint import tint_of
from documents.reading.words import Page

MOST_BYTES = 20_000_000
DEEPEST = 400
MOST_TAGS = 1_000_000
MAIN = re.compile(r"<main\b|\brole=[\"']?main\b", re.I)
MARKUP_HIDES = "hidden by the page's markup"
DECLARED = re.compile(r"<meta[^>]{1,300}?charset\s{0,9}+=\s{0,9}+[\"']?([\w-]{1,40})", re.I | re.A)
STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_pages(markup: bytes) -> list[Page]:
    """The page of a web page, as one."""
    paper, source = Paper(), decoded(markup)
    set_markup(paper, source)
    first, *more = paper.pages()
    return [replace(first, issuer=site_names(source)), *more]


def decoded(markup: bytes) -> str:
    """The markup as text, in the encoding it declares."""
    if len(markup) > MOST_BYTES:
        raise refusals.refuse(refusals.TOO_MUCH_TEXT)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if markup.startswith(mark):
            return markup.decode(encoding, "replace")
    declared = DECLARED.search(markup[:4096].decode("latin-1"))
    if declared is None:
        try:
            return markup.decode("utf-8")
        except UnicodeDecodeError:
            return markup.decode("cp1252", "replace")
    try:
        return markup.decode(declared[1], "replace")
    except (LookupError, UnicodeError, ValueError):
        return markup.decode("utf-8", "replace")


def set_markup(paper: Paper, markup: str, *, of_site: bool = True) -> None:
    """Set what a reader sees of the markup. `of_site`: it is a page of a site, not a message."""
    reader = _Reader(paper, markup, of_site=of_site)
    reader.feed(that_ends(markup))
    reader.close()
    reader.finish()


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    styled: Styled
    url: str | None = None
    main: bool = False
    count: int = 0  # of a list's items
    style: str = ""  # of a list's numbers
    tinted: bool = False  # whether its letters are coloured
    left_out: bool = False
    said: bool = False  # whether words that are seen stand in it
    controls: frozenset[str] = frozenset()  # the names of what it opens


class _Reader(HTMLParser):
    """Walks the markup, keeping what is open, and sets every paragraph as it ends."""

    def __init__(self, paper: Paper, markup: str, *, of_site: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._of_site = of_site
        self._paper = paper
        self._set = Setting(paper)
        self._styles = Styles(markup)
        self._panels: set[str] = set()  # the names of what opens at a click on words that were said
        # Where the page marks its main part, the rest is the site's, not the letter's.
        self._only_main = MAIN.search(markup) is not None
        self._heads: set[str] = set()  # the names of headings that were said: they may open what they label
        self._open: list[_Open] = []
        self._dropped = 0  # how many elements that are left out are open
        self._button: list[Run] | None = None  # what stands on a button that may open something
        self._opens = False  # whether what just ended may open what begins
        self._tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self._tags > MOST_TAGS or len(self._open) > DEEPEST:
            raise refusals.refuse(refusals.TOO_BIG_INSIDE)
        said = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._say("\n")
        if tag == "img":
            self._paper.picture()
        self._close_unclosed(tag)
        if tag in PARTING or tag in CELLS or tag == "tr":
            self._end_paragraph()
        if tag not in VOID:
            self._push(tag, said)

    def _push(self, tag: str, said: dict[str, str]) -> None:
        styled = self._looks_of(tag, said)
        style = STYLES.get(said.get("type", ""), "decimal") if tag == "ol" else ""
        start = said.get("start", "1")
        count = int(start) - 1 if start.isdigit() and len(start) < 6 else 0
        main = tag == "main" or said.get("role") == "main"
        url, tinted = _target(tag, said), tint_of(said, self._is_tinted())
        left_out = is_left_out(tag, said, of_site=self._of_site)
        if tag == "button" and not self._dropped:
            left_out = False
            if heads_a_panel(said, [each.tag for each in self._open]):
                self._end_paragraph()
            else:
                self._button = []
        self._open.append(_Open(tag, styled, url, main, count, style, tinted, left_out, controls=controlled(said)))
        self._dropped += left_out
        self._begin(tag, said)

    def _looks_of(self, tag: str, said: dict[str, str]) -> Styled:
        """How it looks: open, where it opens at a click on words that are seen."""
        styled = self._styles.element(tag, said, [each.styled for each in self._open])
        around = self._open[-1].styled if self._open else None
        named = said.get("id", "\n") in self._panels or said.get("aria-labelledby", "\n") in self._heads
        is_panel = named or (self._opens and tag in PANELS)
        if is_panel and is_closed(styled):
            styled = opened(styled, around)
            self._set_button()
        self._opens, self._button = False, None
        return styled

    def _set_button(self) -> None:
        """What stands on a button is the head of what it opens."""
        for run in self._button or ():
            self._set.say(run)
        self._set.end(opens=True)

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        if tag == "li":
            self._set.label = self._next_label()
        elif tag == "table":
            self._set.open_table()
        elif tag == "tr":
            self._set.open_row()
        elif tag in CELLS:
            self._set.open_cell(said.get("colspan", "1"))

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self._open):
            while self._pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        said = data if any(each.tag == "pre" for each in self._open) else re.sub(r"\s++", " ", data)
        self._say(said)

    def finish(self) -> None:
        """The markup is at its end, whether or not what was opened was closed."""
        while self._open:
            self._pop()
        self._set.finish()

    def _pop(self) -> _Open:
        closed = self._open[-1]
        if closed.tag in PARTING or closed.tag in CELLS or closed.tag == "button":
            self._end_paragraph()
        self._open.pop()
        self._dropped -= closed.left_out
        if closed.tag == "li":
            self._set.label = ""  # an item without words, as in a menu that is left out
        elif closed.tag in CELLS:
            self._set.close_cell()
        elif closed.tag == "table":
            self._set.close_table()
        elif closed.tag == "dl":
            self._set.finish()
        self._note_opening(closed)
        return closed

    def _note_opening(self, closed: _Open) -> None:
        """Whether what was closed opens what it is the head of, or what comes next."""
        if closed.tag == "summary" and closed.said and self._open and self._open[-1].tag == "details":
            around = self._open[-2].styled if len(self._open) > 1 else None
            self._open[-1].styled = opened(self._open[-1].styled, around)
        self._panels |= closed.controls if closed.said else frozenset()
        if closed.said and closed.tag in HEADS and "id" in closed.styled.said:
            self._heads.add(closed.styled.said["id"])
        self._opens = closed.said and (closed.tag == "button" or (closed.tag in HEADS and self._opens))

    def _close_unclosed(self, tag: str) -> None:
        """A new item, cell or row closes the one before, which HTML lets stay open."""
        walls = UNCLOSED.get(tag)
        if tag in PARTING and any(each.tag == "p" for each in self._open[-1:]):
            self._pop()
        if walls is None:
            return
        alike = closed_by(tag)
        inner = self._innermost({*alike, *walls})
        while inner is not None and self._open[inner].tag in alike:
            while len(self._open) > inner:
                self._pop()
            inner = next(
                (at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag in {*alike, *walls}), None
            )

    def _innermost(self, tags: set[str]) -> int | None:
        """Which of the open elements is the last of these."""
        return next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag in tags), None)

    def _next_label(self) -> str:
        listed = next((each for each in reversed(self._open) if each.tag in ("ol", "ul")), None)
        if listed is None or listed.tag == "ul":
            return "•"
        listed.count += 1
        return f"{printed(listed.count, listed.style)}."

    def _say(self, said: str) -> None:
        said = cleaned(said)
        if self._dropped or not said or (self._only_main and not any(each.main for each in self._open)):
            return
        if re.search(r"\w", said):
            if self._open and self._open[-1].styled.hides(said):
                self._paper.hidden(MARKUP_HIDES)
                return
            self._note_said()
        url = next((each.url for each in reversed(self._open) if each.url), None)
        if said.isspace() and "\n" not in said and not (self._button or self._set.may_space):
            return
        bold, italic = (any(each.tag in tags for each in self._open) for tags in (BOLD, ITALIC))
        run = Run(said, bold, italic, url, self._is_tinted())
        if self._button is None:
            self._set.say(run)
        else:
            self._button.append(run)

    def _note_said(self) -> None:
        """Words that are seen stand in all that is open."""
        for each in reversed(self._open):
            if each.said:
                break
            each.said = True

    def _is_tinted(self) -> bool:
        return bool(self._open) and self._open[-1].tinted

    def _end_paragraph(self) -> None:
        if self._set.is_empty:
            return
        of = next((each.tag for each in reversed(self._open) if each.tag in ("dt", "dd")), "")
        opens = self._opens or any(each.tag == "button" for each in self._open)
        self._set.end(of, opens=opens, quoted=any(each.tag == "blockquote" for each in self._open))


def _target(tag: str, said: dict[str, str]) -> str | None:
    """Where a link leads; nowhere, if it only opens something on the page."""
    url = said.get("href") if tag == "a" else None
    return None if url is not None and url.removeprefix("#") in controlled(said) else url
