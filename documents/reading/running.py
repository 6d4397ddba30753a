"""Running heads and feet: lines that stand at the same height of page after page and say the same, but for its number.

    page 2  | Humbershire Police |      page 3  | Humbershire Police |     -> no part of what the letter says
            | …                  |              | …                  |
            | Page 2 of 3        |              | Page 3 of 3        |

On the first page a running head stays: it is the letterhead, and names the authority.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from documents.reading.heads import read_head, read_label
from documents.reading.lines import Line
from documents.reading.numbering import parse_marker
from documents.reading.words import Page

PAGE_NUMBER = re.compile(
    r"(?:.{0,80}\|\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*|.{0,80}\bpage\s*\d{1,4}(?:\s*of\s*\d{1,4})?\s*",
    re.IGNORECASE,
)
EDGE = 9  # lines at the head or foot of a page that are looked at
TEXT_EDGE = 4  # the same of a page of plain text
MARGIN = 0.07  # share of the page's height in which no text is set
FOOT = 0.88  # share of the page's height below which a lone page number is a foot


def running_lines(pages: Sequence[Page], lines: dict[int, list[Line]]) -> set[int]:
    """The ids of the lines that are running heads and feet."""
    found = {
        id(line)
        for page in pages
        for line in lines[page.number]
        if page.apart and all(word.start in page.apart for word in line.words)
    }
    found |= _of_text(pages, lines)
    repeated = _repeated(pages, lines, from_end=False) | _repeated(pages, lines, from_end=True)
    found |= _in_margins(pages, lines, repeated) if _is_headed(lines) else repeated
    for page in pages:
        if page.height and lines[page.number]:
            lowest = max(line.bottom for line in lines[page.number])
            feet = [line for line in lines[page.number] if _is_page_number(line, page.height, lowest)]
            found |= {id(line) for line in lines[page.number] if any(_beside(line, foot) for foot in feet)}
    return found


def _of_text(pages: Sequence[Page], lines: dict[int, list[Line]]) -> set[int]:
    """In a text's pages, which have no heights: the lines at the very head or foot that the pages have in common."""
    own = [lines[page.number] for page in pages if page.height is None and lines[page.number]]
    found: set[int] = set()
    for edge in ([each[:TEXT_EDGE] for each in own], [each[: -TEXT_EDGE - 1 : -1] for each in own]):
        counts = Counter((at, _folded(line.text)) for each in edge for at, line in enumerate(each))
        for each in edge:
            common = (
                2 <= counts[at, _folded(line.text)] >= len(own) / 2 and _may_run(line) for at, line in enumerate(each)
            )
            found |= {id(line) for line in each[: next((at for at, runs in enumerate(common) if not runs), len(each))]}
    return found - {id(line) for line in own[0][:TEXT_EDGE]} if own else found


def _may_run(line: Line) -> bool:
    """A numbered line asks or answers; a word or a number alone may, unless it is the page's or all in capitals."""
    text = line.text.strip()
    if parse_marker(text) is not None and PAGE_NUMBER.fullmatch(text) is None:
        return False
    return " " in text or (text.isupper() and len(text) > 3) or text.strip("-. ") == str(line.page)


def _is_headed(lines: dict[int, list[Line]]) -> bool:
    """Whether questions and answers have heads of their own, as `headed` reads them: these stand on every page."""
    texts = [line.text for of_page in lines.values() for line in of_page if line.bold]
    return any(read_label(text) for text in texts) and any(read_head(text) for text in texts)


def _in_margins(pages: Sequence[Page], lines: dict[int, list[Line]], repeated: set[int]) -> set[int]:
    """Those of the repeated lines that stand at the very head or foot of a page."""
    return {
        id(line)
        for page in pages
        for line in lines[page.number]
        if id(line) in repeated and _is_in_margin(line, page.height)
    }


def _beside(line: Line, foot: Line) -> bool:
    """The foot itself, and what stands at its height."""
    return line.top < foot.bottom and foot.top < line.bottom


def _repeated(pages: Sequence[Page], lines: dict[int, list[Line]], from_end: bool) -> set[int]:
    places: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for page in pages:
        edge = lines[page.number][-EDGE:] if from_end else lines[page.number][:EDGE]
        for line in edge:
            if page.height and len(line.text) < 300:
                places[(_folded(line.text), round(line.top / 4))].append((page.number, line))
    most = len(pages)
    heights = {page.number: page.height for page in pages}
    found = set()
    for alike in places.values():
        if len(alike) < 2:
            continue
        same = alike if _count_pages(alike) else [each for each in alike if _is_in_margin(each[1], heights[each[0]])]
        counts = Counter(number for number, _ in same)
        if len(counts) >= 2 and len(counts) * 2 >= min(most, 6):
            found |= {id(line) for number, line in same if from_end or number != min(counts) or number > 1}
    return found


def _count_pages(same: Sequence[tuple[int, Line]]) -> bool:
    """Whether the numbers in lines that are alike stay, or count on with the pages: a list's count on within a page."""
    numbers = [[(int(found), page) for found in re.findall(r"\d{1,9}", line.text)] for page, line in same]
    if len({len(each) for each in numbers}) > 1:
        return False
    columns = zip(*numbers, strict=True)
    return all(len({n for n, _ in each}) == 1 or len({n - page for n, page in each}) == 1 for each in columns)


def _is_in_margin(line: Line, height: float | None) -> bool:
    return height is not None and not MARGIN < line.bottom / height < 1 - MARGIN


def _folded(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _is_page_number(line: Line, height: float, lowest: float) -> bool:
    """Nothing stands under a page's number: an answer of "12", or one that ends in "page 4", may stand low too."""
    if line.top <= FOOT * height or line.bottom < lowest - 0.5 * line.height:
        return False
    return len(line.text) < 120 and PAGE_NUMBER.fullmatch(line.text.strip()) is not None
