"""Recognise the words of scans: tesseract, where it is installed, in one limited child process a page.

    a page of the PDF ──▶ child: draws its dots ──▶ child: becomes tesseract ──▶ words with boxes, checked, kept on disk

A page takes seconds, so what is done is kept until the letter is read: whoever is stopped goes on from there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.clearing.shapes import PlacedWord
from documents.errors import Reason, UnreadableLetter
from documents.heard import Tell, tell_nobody
from documents.reading.formats.scan import Seen, SeenPage, placed_words, seen_page, words_in
from documents.reading.recognised import DOUBTFUL, recognised_pages
from documents.reading.shapes import Reading
from documents.reading.turning import LONG_WORD, turned
from documents.replies import Dots, one_page_of_dots
from documents.unfinished import Unfinished
from documents.walls import hidden_places

DRAWING = Limits(reply=16 * MIB)
RECOGNISING = Limits(memory=512 * MIB, processor=40, wall=60.0, reply=8 * MIB)
KNOWN_LANGUAGES = ("eng", "cym")  # English and Welsh, as tesseract names them
MOST_PAGES = 500  # of one letter; the others stay unread
MOST_FAILURES = 3  # one after the other: then the rest is not tried
VERSION = 2  # of what is kept: another one is done anew

TURNS = (1, 3, 2)  # quarters to the left
A_WORD, A_LINE = 8, 400  # squares written on (`scan.Drawn`): with fewer there is no word, and no printed line
WELL_READ = 0.3  # of a page's words: of a page that lies as it should, three in five are long and sure


def tesseract() -> tuple[str, str] | None:
    """The program and the languages it is to know, as its `-l` takes them; None where it is not installed."""
    program = shutil.which("tesseract")
    languages = _languages(program) if program else ""
    return (program, languages) if program and languages else None


@cache
def _languages(program: str) -> str:
    """Those of ours that are installed. It is given no letter, so it needs no walls."""
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    installed = listed.stdout.split("\n")
    return "+".join(language for language in KNOWN_LANGUAGES if language in installed)


def recognise(name: str, letter: bytes, pages: Sequence[int], tell: Tell = tell_nobody) -> Seen:
    """The words in the pictures of these pages, or of every page where none is named.

    Of a message, the pages are those that `sheets_of` the files that came with it. Nothing where tesseract is missing.
    A page it cannot read is left out; raises UnreadableLetter where that is each.
    """
    with_what = tesseract()
    if with_what is None:
        return {}
    unfinished, file = _unfinished(letter), _File(name, letter)
    seen: dict[int, SeenPage] = {}
    failures: list[UnreadableLetter] = []
    wanted = list(pages) or list(range(1, file.dots(1).pages + 1))
    for done, number in enumerate(wanted[:MOST_PAGES]):
        tell(done, len(wanted))
        try:
            seen[number] = _kept(unfinished, number) or _keep(
                unfinished, number, _recognise_page(file, number, *with_what)
            )
            failures.clear()
        except UnreadableLetter as failure:
            failures.append(failure)
            if len(failures) == MOST_FAILURES:
                break
    if failures and not any(page.words for page in seen.values()):
        raise failures[-1]
    return seen


def forget_recognised(letter: bytes) -> None:
    """Remove what was kept of a letter that is read now, and of letters that nobody went on with."""
    _unfinished(letter).forget()


def places_in(reading: Reading, seen: Seen) -> dict[int, Sequence[PlacedWord]]:
    """Where the words stand that pages of this reading got from their pictures, by page.

    A message numbers its pages otherwise than the sheets that came with it; both are in the same order.
    """
    left = [placed_words(seen[number]) for number in sorted(seen)]
    places: dict[int, Sequence[PlacedWord]] = {}
    for number in recognised_pages(reading):
        text = next(page.text for page in reading.pages if page.number == number)
        at = next((at for at, (said, _) in enumerate(left) if said == text), None)
        if at is not None:
            places[number] = left[at][1]
            del left[: at + 1]
    return places


@dataclass(frozen=True, slots=True)
class _File:
    """What the pictures are in: a PDF, or a message with files."""

    name: str
    letter: bytes

    def dots(self, number: int, quarters: int = 0) -> Dots:
        """One of its pages, drawn in a child."""
        asked: dict[str, object] = {"name": self.name, "page": number, "quarters": quarters}
        said = run_child(Job("scanning", asked, self.letter, hidden_places(), DRAWING))
        try:
            return one_page_of_dots(said)
        except (BadFrames, KeyError, TypeError, ValueError) as wrong:
            raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong


def _recognise_page(file: _File, number: int, program: str, languages: str) -> SeenPage:
    """The words of a page. Where few are sure it may lie on its side: then the other three turns are tried too.

    An empty sheet is given to nobody, and one with hardly a line on it is taken as it lies.
    """
    dots = file.dots(number)
    if dots.written < A_WORD:
        return SeenPage([], dots.rules)
    seen = _as_it_lies(dots, 0, program, languages)
    if dots.written < A_LINE or (seen.words and _well_read(seen) >= WELL_READ * len(seen.words)):
        return seen
    for quarters in TURNS:
        with suppress(UnreadableLetter):  # what was read before stands
            turned_so = _as_it_lies(file.dots(number, quarters), quarters, program, languages)
            seen = max(seen, turned_so, key=_well_read)
    return seen


def _well_read(seen: SeenPage) -> int:
    """How many words of some length are sure."""
    return sum(len(word.text) >= LONG_WORD and word.sure >= DOUBTFUL for word in seen.words)


def _as_it_lies(dots: Dots, quarters: int, program: str, languages: str) -> SeenPage:
    """The words of a page that was turned so many quarters to the left; their boxes as it is shown."""
    asked: dict[str, object] = {"program": program, "languages": languages, "dots": round(72 * dots.scale)}
    table = run_child(Job("recognising", asked, dots.picture, hidden_places(), RECOGNISING))
    try:
        words = words_in(table, dots.scale)
    except ValueError as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    back = -quarters % 4
    return SeenPage([replace(each, box=turned(each.box, *dots.size, back)) for each in words], dots.rules)


def _unfinished(letter: bytes) -> Unfinished:
    return Unfinished("recognised", letter, VERSION)


def _kept(unfinished: Unfinished, number: int) -> SeenPage | None:
    """What was found on a page before; None where it was not tried, or what is there is no good."""
    try:
        return seen_page(json.loads(unfinished.part(f"{number}.json") or b""))
    except (ValueError, TypeError, KeyError):
        return None


def _keep(unfinished: Unfinished, number: int, page: SeenPage) -> SeenPage:
    """Keep what was found on a page."""
    unfinished.keep(f"{number}.json", json.dumps(asdict(page)).encode())
    return page
