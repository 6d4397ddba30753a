"""Web pages of disclosure logs, and the HTML of e-mails: markup -> what a reader sees of it, set on paper.

Scripts, styles, forms, menus, heads and feet of the site are left out. What the page hides is noted and not kept.
Nothing a page points to is fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from documents.reading import refusals
from documents.reading.formats.counting import printed
from documents.reading.formats.flowing import Cell, Paper, Paragraph, Row, Run, cleaned
from documents.reading.formats.site_names import site_names
from documents.reading.formats.unended import that_ends
from documents.reading.formats.web_looks import Styled, Styles
from documents.reading.tint import tint_of
from documents.reading.words import Page

MOST_BYTES = 20_000_000
DEEPEST = 400
MOST_TAGS = 1_000_000
# Left out with all that stands in them.
DROPPED = frozenset(
    (
        *(
            "script",
            "style",
            "template",
            "noscript",
            "nav",
            "select",
            "button",
            "svg",
            "math",
            "iframe",
            "object",
            "head",
        ),
        *("textarea", "audio", "video", "canvas", "dialog", "footer", "aside", "menu", "map"),
        *("progress", "meter", "datalist", "noframes", "noembed"),
    )
)
VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track"))
PARTING = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "address", "blockquote", "pre", "figure", "figcaption"),
        *("form", "fieldset", "dl", "dt", "dd", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html"),
        *("hr", "details", "summary", "center"),
    )
)
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
ITALIC = frozenset(("i", "em", "cite"))
CELLS = frozenset(("td", "th"))
UNCLOSED = {"li": ("ul", "ol"), "td": ("tr", "table"), "th": ("tr", "table"), "tr": ("table",), "p": (), "option": ()}
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


def set_markup(paper: Paper, markup: str) -> None:
    """Set what a reader sees of the markup."""
    reader = _Reader(paper, Styles(markup), only_main=MAIN.search(markup) is not None)
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


@dataclass(slots=True)
class _Grid:
    """A table that is open."""

    rows: list[list[Cell]] = field(default_factory=list)
    cell: list[Paragraph] | None = None
    span: int = 1


class _Reader(HTMLParser):
    """Walks the markup, keeping what is open, and sets every paragraph as it ends."""

    def __init__(self, paper: Paper, styles: Styles, *, only_main: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._paper = paper
        self._styles = styles
        self._only_main = only_main  # where the page marks its main part, the rest is the site's, not the letter's
        self._open: list[_Open] = []
        self._runs: list[Run] = []
        self._label = ""
        self._grids: list[_Grid] = []
        self._dropped = 0  # how many elements that are left out are open
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
        if tag in VOID:
            return
        self._push(tag, said)

    def _push(self, tag: str, said: dict[str, str]) -> None:
        styled = self._styles.element(tag, said, [each.styled for each in self._open])
        style = STYLES.get(said.get("type", ""), "decimal") if tag == "ol" else ""
        start = said.get("start", "1")
        count = int(start) - 1 if start.isdigit() and len(start) < 6 else 0
        main = tag == "main" or said.get("role") == "main"
        url, tinted = said.get("href") if tag == "a" else None, tint_of(said, self._is_tinted())
        self._open.append(_Open(tag, styled, url, main, count, style, tinted))
        if tag in DROPPED:
            self._dropped += 1
        if tag == "li":
            self._label = self._next_label()
        if tag == "table":
            self._end_paragraph()
            self._grids.append(_Grid())
        elif tag == "tr" and self._grids:
            self._grids[-1].rows.append([])
        elif tag in CELLS and self._grids:
            wide = said.get("colspan", "1")
            self._grids[-1].span = min(int(wide), 50) if wide.isdigit() and len(wide) < 4 else 1
            self._grids[-1].cell = []

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
        self._end_paragraph()

    def _pop(self) -> _Open:
        closed = self._open.pop()
        if closed.tag in DROPPED:
            self._dropped -= 1
        if closed.tag in PARTING or closed.tag in CELLS:
            self._end_paragraph()
        if closed.tag == "li":
            self._label = ""  # an item without words, as in a menu that is left out
        if closed.tag in CELLS and self._grids and self._grids[-1].cell is not None:
            grid = self._grids[-1]
            if not grid.rows:
                grid.rows.append([])
            grid.rows[-1] += [tuple(grid.cell or ()), *[()] * (grid.span - 1)]
            grid.cell = None
        if closed.tag == "table" and self._grids:
            self._set_table(self._grids.pop())
        return closed

    def _set_table(self, grid: _Grid) -> None:
        self._end_paragraph()
        rows = [Row(tuple(row)) for row in grid.rows if any(row)]
        if self._grids and self._grids[-1].cell is not None:  # a table in a cell: its words are the cell's
            self._grids[-1].cell += [paragraph for row in rows for cell in row.cells for paragraph in cell]
        else:
            self._paper.table(rows, ruled=False)

    def _close_unclosed(self, tag: str) -> None:
        """A new item, cell or row closes the one before, which HTML lets stay open."""
        walls = UNCLOSED.get(tag)
        if tag in PARTING and any(each.tag == "p" for each in self._open[-1:]):
            self._pop()
        if walls is None:
            return
        alike = CELLS if tag in CELLS else {*CELLS, "tr"} if tag == "tr" else {tag}
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
        if self._open and re.search(r"\w", said) and self._open[-1].styled.hides(said):
            self._paper.hidden(MARKUP_HIDES)
            return
        url = next((each.url for each in reversed(self._open) if each.url), None)
        if said.isspace() and "\n" not in said and (not self._runs or self._runs[-1].text.endswith((" ", "\n"))):
            return
        bold, italic = (any(each.tag in tags for each in self._open) for tags in (BOLD, ITALIC))
        self._runs.append(Run(said, bold, italic, url, self._is_tinted()))

    def _is_tinted(self) -> bool:
        return bool(self._open) and self._open[-1].tinted

    def _end_paragraph(self) -> None:
        runs, self._runs = tuple(self._runs), []
        paragraph = Paragraph(_trimmed(runs), self._label)
        if paragraph.is_blank:
            return
        self._label = ""
        if self._grids and self._grids[-1].cell is not None:
            self._grids[-1].cell.append(paragraph)
        else:
            self._paper.paragraph(paragraph)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without the spaces that markup leaves at a paragraph's ends and twice within it."""
    kept: list[Run] = []
    for run in runs:
        text = run.text.lstrip(" ") if not kept or kept[-1].text.endswith((" ", "\n")) else run.text
        if text:
            kept.append(run.saying(text))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = kept[-1].saying(kept[-1].text.rstrip())
    return tuple(kept)
