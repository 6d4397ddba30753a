"""`python -m tests.benchmarks.reading [-v]`: what reading PDF letters costs, against pdfplumber by itself.

All figures but R2 are of FOI 0008/24, twelve pages with tables; a long letter has its pages over and over. R1 and R4
are told of all demo letters too, R4 without a target: most are two pages with a colour profile in them, and making it
ready takes pdfium a fifth of the time for words, tables and links. With -v, every word and cell that is not as
pdfplumber has it is listed.
"""

from __future__ import annotations

import gc
import io
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile

import django
import pdfplumber
import pypdfium2

from documents.child.reading import collect_seldom
from documents.reading.formats.pdf import read_pages
from documents.reading.grids import cell_text, grids_of
from documents.reading.letters import read
from tests.benchmarks.measuring import Result, at_least, at_most, printed, seconds, side_by_side, told
from tests.benchmarks.reading_alike import compared

ROOT = Path(__file__).resolve().parents[2]
LETTERS = [(path.name, path.read_bytes()) for path in sorted((ROOT / "fixtures" / "letters").glob("*.pdf"))]
MODEL = next((name, letter) for name, letter in LETTERS if name == "foi-0008-24.pdf")
ROUNDS = 5
Letters = Sequence[tuple[str, bytes]]
LONG = 500  # pages
LENGTHS = (10, 100, 1000)
READINGS = 24  # in one go, by one worker and by two


def results() -> list[Result]:
    """Every figure with its target."""
    alike = compared(LETTERS)
    sooner, whole = _ratios([MODEL])
    sooner_all, whole_all = _ratios(LETTERS)
    two_to_one, by_the_clock = _two_to_one()
    return [
        at_most("R0", "FOI 0008/24 from PDF in its child process, best of three, seconds", _in_child(), 1.5),
        at_least("R1", "words, tables and links: pages a second / plain pdfplumber's", sooner, 10),
        at_least("R1", f"the same for all {len(LETTERS)} demo letters", sooner_all, 10),
        at_least("R2", f"words that are as pdfplumber has them, of {alike.words:,}, percent", alike.words_share, 100),
        at_least("R2", f"cells of tables that are, of {alike.cells:,}, percent", alike.cells_share, 100),
        at_most("R3", f"memory for {LONG} pages, MiB above the interpreter and its imports", _memory(LONG), 150),
        at_most("R4", "the whole reading / words, tables and links alone", whole, 1.5),
        told("R4", f"the same for all {len(LETTERS)} demo letters", whole_all),
        at_least("R5", "two workers / one, by a reading's processor time alone and beside another", two_to_one, 1.7),
        told("R5", "the same by the clock, which whatever else runs here slows down", by_the_clock),
        at_most("R6", f"growth exponent of time from {LENGTHS[0]} to {LENGTHS[-1]:,} pages", _growth(), 1.1),
    ]


@contextmanager
def _as_in_child() -> Iterator[None]:
    """Garbage is collected as where letters are read; afterwards as anybody's program does, pdfplumber's too."""
    usual = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)


def _ratios(letters: Letters) -> tuple[float, float]:
    """How much sooner words, tables and links are there than pdfplumber has them; how much longer all of it takes."""
    ways = {name: partial(way, letters) for name, way in (("whole", _whole), ("ours", _alone), ("plain", _plain))}
    taken = side_by_side(ways, ROUNDS, time.process_time)
    return taken["plain"] / taken["ours"], taken["whole"] / taken["ours"]


def _whole(letters: Letters) -> None:
    with _as_in_child():
        for name, letter in letters:
            read(name, letter)


def _alone(letters: Letters) -> None:
    with _as_in_child():
        for _, letter in letters:
            for page in read_pages(letter):
                _ = [[[cell_text(cell) for cell in row] for row in grid.cells] for grid in grids_of(page)]


def _plain(letters: Letters) -> None:
    """As anybody would ask for them."""
    for _, letter in letters:
        with pdfplumber.open(io.BytesIO(letter)) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                _ = page.hyperlinks


def _in_child() -> float:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
    django.setup()  # the sandbox belongs to the site
    from documents.sandbox import read_in_child

    return min(seconds(lambda: read_in_child(*MODEL)) for _ in range(3))


def long_letter(pages: int) -> bytes:
    """FOI 0008/24, its pages over and over until there are so many."""
    made, model = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(MODEL[1])
    for start in range(0, pages, len(model)):
        made.import_pages(model, list(range(min(len(model), pages - start))))
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _memory(pages: int) -> float:
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(long_letter(pages))
        file.flush()
        command = [sys.executable, "-m", "tests.benchmarks.reading_memory", file.name]
        return float(json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout))


def _two_to_one() -> tuple[float, float]:
    """How much sooner two workers are done, each time right after one: by processor time, and by the clock.

    Workers share nothing that one of them could wait for, so a reading that takes the processor no longer beside
    another is done in half the time. The clock says so too where nothing else runs on the machine.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        _read_by(one), _read_by(two)  # once unmeasured: they start
        rounds = [(_read_by(one), _read_by(two)) for _ in range(ROUNDS)]
    by_processor = [2 * alone[0] / beside[0] for alone, beside in rounds]
    return median(by_processor), median(alone[1] / beside[1] for alone, beside in rounds)


def _read_by(pool: ProcessPoolExecutor) -> tuple[float, float]:
    """Seconds of processor time in all, and seconds by the clock."""
    began = time.perf_counter()
    used = sum(pool.map(_read_model, range(READINGS)))
    return used, time.perf_counter() - began


def _read_model(_: int) -> float:
    return seconds(lambda: read(*MODEL), time.process_time)


def _growth() -> float:
    """The slope of time over pages, both as logarithms; the short ones the best of several."""
    shortest, *_, longest = LENGTHS
    taken = {}
    for pages in LENGTHS:
        letter = long_letter(pages)
        times = [seconds(partial(read, MODEL[0], letter), time.process_time) for _ in range(max(3, 100 // pages))]
        taken[pages] = min(times)
    print(
        {pages: round(each / pages * 1000, 2) for pages, each in taken.items()}, "milliseconds a page", file=sys.stderr
    )
    return math.log(taken[longest] / taken[shortest]) / math.log(longest / shortest)


def main(arguments: Sequence[str]) -> int:
    """0 where every target is met."""
    if "-v" in arguments:
        print("\n".join(compared(LETTERS).differences) or "All words and cells are as pdfplumber has them.")
    found = results()
    print(printed(found))
    return 0 if all(each.met is not False for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
