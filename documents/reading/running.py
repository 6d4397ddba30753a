"""Running heads and feet: lines that stand at the same height of page after page and say the same, but for its number.

    page 2  | Humbershire Police |      page 3  | Humbershire Police |     -> no part of what the letter says
            | …                  |              | …                  |
            | Page 2 of 3        |              | Page 3 of 3        |

On the first page a running head stays: it is the letterhead, and names the authority.

Questions that begin their pages may be alike too. What a question's number opens or a question mark ends, and what
stands further inside the page than that, is no running head:

    page 2  | Question 2: How many in 2022? |    page 3  | Question 3: How many in 2023? |     -> what the letter asks
            | None.                         |            | None.                         |     -> and answers
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from documents.reading.footnotes import footnotes
from documents.reading.heads import read_head, read_label
from documents.reading.lines import Line
from documents.reading.numbering import Role, parse_marker
from documents.reading.words import Page

PAGE_NUMBER = re.compile(
    r"(?:.{0,80}\|\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*|.{0,80}\bpage\s*\d{1,4}(?:\s*of\s*\d{1,4})?\s*",
    re.IGNORECASE,
)
EDGE = 9  # lines at the head or foot of a page that are looked at
TEXT_EDGE = 4  # the same of a page of plain text
MARGIN = 0.07  # share of the page's height in which no text is set
DASHES = ("-", "–", "—")  # after a page's number in a head: "2 - FOI response"
YEARS = range(1900, 2100)
SIGNS = re.compile(r"(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|yn gywir)\b", re.I)
OFTEN = 3  # pages from which on a number that never changes is no question's
FOOT = 0.88  # share of the page's height below which a lone page number is a foot

Places = dict[tuple[str, int], list[tuple[int, Line]]]  # what is said at which height: the pages and their lines


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
        kept = [line for line in lines[page.number] if id(line) not in found]
        found |= {id(line) for line in footnotes(kept)} if page.height else set()
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
    return found - {id(line) for line in own[0][:TEXT_EDGE]} - _signed(own) if own else found


def _signed(pages: Sequence[Sequence[Line]]) -> set[int]:
    """In pages of a text that are letters each, what stands under "Yours sincerely": alike, it is no foot."""
    below = [_below_sign_off(lines) for lines in pages]
    kept = [line for lines in below if len([each for each in below if each]) > 1 for line in lines]
    return {id(line) for line in kept if PAGE_NUMBER.fullmatch(line.text.strip()) is None}


def _below_sign_off(lines: Sequence[Line]) -> Sequence[Line]:
    at = next((at for at in range(len(lines)) if SIGNS.match(lines[at].text)), len(lines))
    return lines[at:]


def _may_run(line: Line) -> bool:
    """A numbered line asks or answers; a word or a number alone may, unless it is the page's or all in capitals."""
    text = line.text.strip()
    if text.endswith("?") or (parse_marker(text) is not None and PAGE_NUMBER.fullmatch(text) is None):
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
    edges = {page.number: _edge(page, lines[page.number], from_end) for page in pages}
    places: Places = defaultdict(list)
    for number, edge in edges.items():
        for line in edge:
            places[(_folded(line.text), round(line.top / 4))].append((number, line))
    most = len(pages)
    heights = {page.number: page.height for page in pages}
    inner = _from_questions(edges, places, heights)
    found = set()
    for alike in places.values():
        outer = [each for each in alike if id(each[1]) not in inner]
        if len(outer) < 2:
            continue
        same = outer if _count_pages(outer) else [each for each in outer if _is_in_margin(each[1], heights[each[0]])]
        counts = Counter(number for number, _ in same)
        if len(counts) >= 2 and len(counts) * 2 >= min(most, 6):
            found |= {id(line) for number, line in same if from_end or number != min(counts) or number > 1}
    return found


def _edge(page: Page, lines: Sequence[Line], from_end: bool) -> list[Line]:
    """The lines that may be a page's head, or its foot, from the very edge inwards: none of them past its middle."""
    middle = (page.height or 0.0) / 2
    edge = lines[: -EDGE - 1 : -1] if from_end else lines[:EDGE]
    return [line for line in edge if page.height and len(line.text) < 300 and (line.top > middle) is from_end]


def _from_questions(edges: dict[int, list[Line]], places: Places, heights: dict[int, float | None]) -> set[int]:
    """The ids of the lines that ask, and of those further inside their pages."""
    asking = {
        id(line)
        for alike in places.values()
        for number, line in alike
        if _asks(line, [each.text for _, each in alike], _is_in_margin(line, heights[number]))
    }
    found: set[int] = set()
    for edge in edges.values():
        first = next((at for at, line in enumerate(edge) if id(line) in asking), len(edge))
        found |= {id(line) for line in edge[first:]}
    return found


def _asks(line: Line, alike: Sequence[str], in_margin: bool) -> bool:
    """Whether a question's number opens it or a question mark ends it; a foot may ask the same on every page."""
    times = alike.count(line.text)
    if line.text.rstrip().endswith("?"):
        return not (times > 1 and in_margin)
    if line.marker is None or PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    if line.marker.role is Role.PLAIN:  # "P.O. Box 1" stays as it is; "2 - Our reference 12" is a page's number
        counts = len({text[: line.marker.length] for text in alike}) == len(alike)
        return counts and not (in_margin and line.marker.style.endswith(DASHES))
    return times == 1 or (times < OFTEN and not in_margin)  # "Request 12" over every page is the letter's number


def _count_pages(same: Sequence[tuple[int, Line]]) -> bool:
    """Whether the numbers in lines that are alike stay, or count on with the pages: a list's count on within a page.

    Years that count on are no page numbers: "Complaints in 2021", "Complaints in 2022".
    """
    numbers = [[(int(found), page) for found in re.findall(r"\d{1,9}", line.text)] for page, line in same]
    if len({len(each) for each in numbers}) > 1:
        return False
    columns = zip(*numbers, strict=True)
    return all(len({n for n, _ in each}) == 1 or _are_pages(each) for each in columns)


def _are_pages(column: Sequence[tuple[int, int]]) -> bool:
    return len({n - page for n, page in column}) == 1 and column[0][0] not in YEARS


def _is_in_margin(line: Line, height: float | None) -> bool:
    return height is not None and not MARGIN < line.bottom / height < 1 - MARGIN


def _folded(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _is_page_number(line: Line, height: float, lowest: float) -> bool:
    """Nothing stands under a page's number: an answer of "12", or one that ends in "page 4", may stand low too."""
    if line.top <= FOOT * height or line.bottom < lowest - 0.5 * line.height:
        return False
    if line.marker is not None and line.marker.role is Role.QUESTION:
        return False
    return len(line.text) < 120 and PAGE_NUMBER.fullmatch(line.text.strip()) is not None
