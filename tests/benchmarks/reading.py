"""`python -m tests.benchmarks.reading`: what reading the demo letters' PDFs costs, against pdfplumber by itself."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pdfplumber

from documents.reading import read
from documents.sandbox import read_in_child
from tests.benchmarks.measuring import Result, at_least, at_most, printed, seconds, side_by_side

LETTERS = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "letters").glob("*.pdf"))
MODEL = next(path for path in LETTERS if path.stem == "foi-0008-24")
ROUNDS = 3


def results() -> list[Result]:
    """The model letter in its child process; then all of them by either reader."""
    letter = MODEL.read_bytes()
    in_child = min(seconds(lambda: read_in_child(MODEL.name, letter)) for _ in range(ROUNDS))
    taken = side_by_side({"ours": _by_us, "plain": _by_pdfplumber}, ROUNDS)
    return [
        at_most("R0", "FOI 0008/24 from PDF in its child process, best of three, seconds", in_child, 1.5),
        at_least("R1", "pages a second, against plain pdfplumber's", taken["plain"] / taken["ours"], 10),
    ]


def _by_us() -> None:
    for path in LETTERS:
        read(path.name, path.read_bytes())


def _by_pdfplumber() -> None:
    """Words, tables and links, as anybody would ask for them."""
    for path in LETTERS:
        with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                _ = page.hyperlinks


if __name__ == "__main__":
    found = results()
    print(printed(found))
    sys.exit(0 if all(each.met for each in found) else 1)
