"""Where another letter begins in the same file: somebody is greeted again, under another reference or date, after the
first letter was signed.

… Yours sincerely, Orla Quill            the first letter closes
Our reference: FOI 2025-0327             the other one's head: another reference, or another day
18 March 2025
Dear Mr Voss                             and its greeting

A letter within an annex, a request copied under its answer and a mail that is quoted are none; nor is the letter that a
short note covers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from documents.reading.dates import find_dates
from documents.reading.particulars import NOT_LETTER_DATE
from documents.reading.references import OURS, YOURS
from documents.reading.shapes import Finding, FindingKind, Reading
from documents.reading.spans import Span
from documents.reading.words import Page
from documents.reading.zones import GREETING, SIGN_OFF, YOU_ASKED

ANNEX = re.compile(r"(?:annexe?|appendix|attachment|enclosure|schedule)[ \t]{0,3}(?:[A-Z]|\d{1,2})?(?![\w’'])", re.I)
COPIED = re.compile(  # what heads a letter that stands in this one: an annex, a document given, the request itself
    r"(?:documents?|exhibits?|item|copy of|copies of|letters?|(?:your |the )?(?:original |initial |earlier |previous )?"
    r"(?:request|response|reply|letter|correspondence|enquiry))\b[^.]{0,40}",
    re.I,
)
QUOTED = re.compile(r"(?:>|(?:from|sent|to|cc|subject) ?:|-{2,40}|on .{5,200}\bwrote:?|begin forwarded)", re.I)
OFFICE = re.compile(  # greeted by whoever asks: "Dear FOI Team"
    r"\b(?:team|officer|office|unit|department|council|police|constabulary|authority|trust|constable|foi|freedom"
    r"|information|manager|commissioner)\b",
    re.I,
)
OF_A_REQUEST = re.compile(
    r"\bfreedom of information\b|\benvironmental information\b|\b(?:information|foi|eir) (?:request|act)\b"
    r"|\brequest for (?:\w+ )?information\b|\byour (?:\w+ ){0,2}request\b|\b(?:FOIA?|FOISA|EIRs?)\b",
    re.I,
)
COVERS = re.compile(r"\b(?:attach\w*|enclos\w*|accompan\w*|see (?:the )?(?:letter|response|reply) below)\b", re.I)
LONGEST_NOTE = 600  # characters of a note that covers a letter
LONGEST_LINE = 80  # characters of a line that greets, signs, or heads a letter
LONGEST_HEAD = 14  # lines over a greeting
OPENING = 12  # lines under a greeting in which a letter says that it is about a request
SUBJECT = 3  # lines under a greeting that may give the reference
DAY_ALONE = 30  # characters beside a date on its line
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Further:
    """Another letter in the file: where it begins, and what tells it from the one before."""

    where: Span  # from where on a page's words are of this letter, to its greeting
    reference: str  # blank where only its day is another


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    start: int
    text: str


class _Known:
    """On which lines each day and each reference stands. Looked up once: a long file may greet hundreds of times."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines

    def has(self, day: date, among: range) -> bool:
        return _any_in(self._days.get(day, ()), among)

    def codes(self, among: range) -> list[str]:
        return [code for code, at in self._codes.items() if _any_in(at, among)]

    @cached_property
    def _days(self) -> Mapping[date, Sequence[int]]:
        found: defaultdict[date, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            for day, _, _ in find_dates(line.text):
                found[day].append(at)
        return found

    @cached_property
    def _codes(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            if code := _reference(line.text):
                found[code].append(at)
        return found


def _any_in(places: Sequence[int], among: range) -> bool:
    """Whether one of these rising places is among them."""
    at = bisect_left(places, among.start)
    return at < len(places) and places[at] < among.stop


def find_further(pages: Sequence[Page]) -> list[Further]:
    """The letters after the first, in their order. What came as files of their own is not looked at."""
    lines = _lines(pages)
    known = _Known(lines)
    found: list[Further] = []
    begin, greeted, signed = 0, -1, -1  # the letter's first line, its greeting, its sign-off
    for at, line in enumerate(lines):
        if len(line.text) >= LONGEST_LINE:
            continue
        if SIGN_OFF.match(line.text):
            signed = at if greeted >= 0 else -1
        elif GREETING.match(line.text):
            if greeted < 0 or (signed >= 0 and _is_note(lines[greeted : signed + 1])):
                greeted, signed = at, -1  # a note covers the letter that begins here
                continue
            if any(QUOTED.match(each.text) for each in _above(lines, at, max(signed, greeted))):
                greeted, signed = at, -1  # the mail that is quoted ends with its own sign-off
                continue
            further = _further(lines, known, begin, at, signed)
            if further is not None:
                found.append(further)
                begin, greeted, signed = _begin(lines, at, further), at, -1
    return found


def _begin(lines: Sequence[_Line], greeted: int, further: Further) -> int:
    """The first line of its head, over its greeting: the letter after it is known by another reference, or day."""
    head = range(max(0, greeted - LONGEST_HEAD), greeted)
    own = (at for at in head if (lines[at].page, lines[at].start) >= (further.where.page, further.where.start))
    return next(own, greeted)


def of_the_first(pages: Sequence[Page], further: Sequence[Further]) -> list[Page]:
    """The pages with the words of the first letter alone, and those of files that came with it."""
    if not further:
        return list(pages)
    after = further[0].where.page, further[0].where.start
    return [page if page.attached else _before(page, *after) for page in pages]


def _before(page: Page, number: int, start: int) -> Page:
    if page.number < number:
        return page
    if page.number > number:
        return replace(page, words=(), rules=(), grids=())
    words = tuple(word for word in page.words if word.start < start)
    return replace(page, words=words, grids=tuple(grid for grid in page.grids if grid.after < start))


def with_further(reading: Reading, further: Sequence[Further]) -> Reading:
    """The reading of the first letter, with a finding for each of the others."""
    findings = []
    for each in further:
        named = f" ({each.reference})" if each.reference else ""
        what = (
            f"Another letter seems to begin on page {each.where.page}{named}: only the first was read. Save each as a "
            "file of its own and hand them in. Until somebody has decided at the gate about the other letter’s pages, "
            "this file is not published."
        )
        findings.append(Finding(FindingKind.ANOTHER, what, each.where, SURE))
    return replace(reading, findings=(*findings, *reading.findings)) if findings else reading


def _lines(pages: Sequence[Page]) -> list[_Line]:
    return [
        _Line(page.number, line.start(), line.group().strip())
        for page in pages
        if not page.attached
        for line in re.finditer(r"\S[^\n]*", page.text)
    ]


def _is_note(lines: Sequence[_Line]) -> bool:
    said = " ".join(line.text for line in lines)
    return len(said) < LONGEST_NOTE and COVERS.search(said) is not None


def _above(lines: Sequence[_Line], at: int, after: int) -> Sequence[_Line]:
    return lines[max(after + 1, at - LONGEST_HEAD) : at]


def _further(lines: Sequence[_Line], known: _Known, begin: int, at: int, signed: int) -> Further | None:
    """The letter that begins with this greeting, where one does. `begin`: the first line of the letter before it.

    `signed`: where that was signed; -1 where it was not, and only both, reference and day, tell of another.
    """
    head = [line for line in _above(lines, at, max(signed, begin)) if line.page == lines[at].page or signed < 0]
    opening = lines[at + 1 : at + 1 + OPENING]
    about = " ".join(line.text for line in (*head, *opening))
    if OFFICE.search(lines[at].text) or not (OF_A_REQUEST.search(about) or YOU_ASKED.search(about)):
        return None
    told = [*head, *opening[:SUBJECT]]
    earlier = range(begin, signed if signed >= 0 else at - len(head))
    codes = known.codes(earlier)
    reference, day = _other_reference(told, codes), _other_day(head, known, earlier)
    copied = _copied(lines[max(signed, begin) + 1 : at])
    if not (reference or day) or (copied and not _is_alike(reference, codes)):
        return None
    if signed < 0 and not (reference and day and lines[at].page > lines[begin].page):
        return None
    first = _first(head, lines[at], lines[signed].page if signed >= 0 else lines[begin].page)
    end = lines[at].start + len(lines[at].text)
    return Further(Span(lines[at].page, first, end), reference)


def _first(head: Sequence[_Line], greeting: _Line, page_before: int) -> int:
    """Where its words begin: with its page, or below the other's signature with the line that names it."""
    if greeting.page > page_before:
        return 0
    names = (line.start for line in head if _reference(line.text) or find_dates(line.text))
    return next(names, greeting.start)


def _copied(between: Sequence[_Line]) -> bool:
    """Whether what follows is headed as something that only stands in this letter."""
    return any(
        len(line.text) < LONGEST_LINE and (ANNEX.match(line.text) or COPIED.fullmatch(line.text)) for line in between
    )


def _reference(text: str) -> str:
    code = OURS.search(text) if len(text) < 120 else None
    return code["code"].strip(" .,-–/") if code and not YOURS.search(text[: code.start("code")]) else ""


def _references(lines: Sequence[_Line]) -> list[str]:
    return [code for line in lines if (code := _reference(line.text))]


def _other_reference(told: Sequence[_Line], earlier: Sequence[str]) -> str:
    """A reference of the authority's own that is none of those of the letter before."""
    known = [_plain(code) for code in earlier]
    for code in _references(told):
        if known and not any(_plain(code) in each or each in _plain(code) for each in known):
            return code
    return ""


def _other_day(head: Sequence[_Line], known: _Known, earlier: range) -> date | None:
    """A date alone on its line, or labelled, that is none of the dates of the letter before."""
    for line in head:
        for day, start, end in find_dates(line.text):
            rest = line.text[:start] + line.text[end:]
            if not known.has(day, earlier) and len(rest) < DAY_ALONE and not NOT_LETTER_DATE.search(rest):
                return day
    return None


def _is_alike(reference: str, earlier: Sequence[str]) -> bool:
    """Whether a reference is built as those of the letter before are: FOI 42/25, FOI 43/25."""
    shape = re.sub(r"\d+", "9", reference)
    return bool(reference) and any(re.sub(r"\d+", "9", code) == shape for code in earlier)


def _plain(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", code.lower())
