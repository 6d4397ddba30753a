"""Worksheets of every sort, made up, and what the reader of letters has to find in the letter that is made of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from documents.reading.letters import read
from documents.reading.shapes import AnswerPart
from requests.cases.letters.shapes import Block, Kind, OutgoingLetter
from requests.cases.worksheet import WrittenPart
from requests.law.catalogue import LIMBS
from requests.law.exemptions import resolve
from requests.law.outcomes import REFUSING, Outcome
from requests.law.regimes import Regime
from requests.models.question import shown_number

LABELS = sorted({limb.label for limb in LIMBS if limb.regime is Regime.FOIA})
# Words that lead a reader of letters astray where it has to guess.
SENTENCES = (
    "We do not hold this information.",
    "Section 40(2) does not apply to the figures.",
    "The names are withheld under section 40(2) of the Act.",
    "1. How many officers were there?",
    "Question 1",
    "Given",
    "Refused – Section 12(1)",
    "Yours sincerely",
    "You have the right to ask for an internal review of this decision.",
    "We need further time to respond, and have transferred your request.",
    "Copyright of the enclosed documents stays with their owners.",
    "Document 1 – The strategy of 2023-2024/2025, page 4",
    "It can be found at https://office.example/a/very-long-address/which-goes-on/and-on/report_2024-25.pdf (page 26).",
    "From: somebody\nSent: Monday\nTo: us",
    "=SUM(A1:A9)",
    "<b>Bold</b> & {{ 7*7 }} {% if x %} #strong[x] $x$ \\ * _ ` ~ @ref",
    "(a) twelve",
    "£1,414,226.50, at -3% a year; the sub-contractors’ “well-known” costs",
    "Zażółć gęślą jaźń, naïve façade, Ελληνικά, Привет",
    "Dear Sir or Madam, please find our response below:",
)
WORDS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
CELLS = ("2024", "Total", "12", "Given", "a longer cell of words", "=1+1", "-5", "")
HEADS = ["Year", "Given", "Not held", "Number of “patrols”"]
TABLE = st.integers(2, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.sampled_from(CELLS), min_size=wide - 1, max_size=wide - 1), min_size=1, max_size=5
    ).map(lambda rows: [HEADS[:wide], *([f"row {at}", *row] for at, row in enumerate(rows))])
)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part as it has to be read."""

    outcome: str
    not_yet: bool
    held_by: str
    relied_on: frozenset[tuple[str, str]]
    words: str


Read = list[tuple[str, str, list[ReadPart]]]


@st.composite
def texts(draw) -> str:
    """What an officer may type."""
    pieces = draw(WORDS)
    if draw(st.booleans()):
        pieces.insert(draw(st.integers(0, len(pieces))), "\n".join("\t".join(row) for row in draw(TABLE)))
    if draw(st.booleans()):
        pieces.append("\n".join(f"- {each}" for each in draw(WORDS) if "\n" not in each))
    return "\n\n".join(pieces)


@st.composite
def parts(draw) -> WrittenPart:
    """A part with any outcome and whatever goes with it."""
    outcome = draw(st.sampled_from([each for each in Outcome if each is not Outcome.UNCLEAR]))
    least = 1 if outcome in REFUSING else 0
    provisions = draw(st.lists(st.sampled_from(LABELS), min_size=least, max_size=3, unique=True))
    reasons = {"degree": "would", "harm": draw(st.sampled_from(SENTENCES))} if draw(st.booleans()) else {}
    if draw(st.booleans()):
        reasons |= {"for_giving": draw(texts()), "for_keeping": "Fear – of it.", "balance": "Kept back."}
    holder = draw(st.sampled_from(("Northam Police", "the Sub-Regional Office for Well-being – North", "Section 21")))
    return WrittenPart(
        outcome=outcome.value,
        text=draw(texts()),
        not_yet=outcome is Outcome.NOT_HELD and draw(st.booleans()),
        held_by=holder if outcome is Outcome.HELD_BY_ANOTHER else "",
        provisions=tuple(provisions),
        reasons=reasons,
    )


@st.composite
def worksheets(draw) -> list[tuple[str, str, list[WrittenPart]]]:
    """Questions with their answers; some have sub-questions and no answer of their own."""
    asked: list[tuple[str, str, list[WrittenPart]]] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        text = draw(st.sampled_from(SENTENCES)) + f" And how many in year {number}?"
        children = draw(st.integers(0, 2))
        asked.append((str(number), text, [] if children else draw(st.lists(parts(), min_size=1, max_size=3))))
        asked += [(f"{number}.{child}", draw(st.sampled_from(SENTENCES)), [draw(parts())]) for child in "ab"[:children]]
    return asked


def expected(asked: Sequence[tuple[str, str, Sequence[WrittenPart]]], letter: OutgoingLetter, regime: Regime) -> Read:
    """What the letter has to be read as: the worksheet, and the words that the letter has of each part."""
    read_as: Read = []
    for (number, text, written), composed in zip(asked, letter.questions, strict=True):
        told = [
            ReadPart(part.outcome, part.not_yet, part.held_by,
                     frozenset((found.regime.value, found.provision) for found in
                               (resolve(words, regime) for words in part.provisions)),
                     squeezed(" ".join(_words(block) for block in of.blocks)))
            for part, of in zip(written, composed.parts, strict=True)
        ]  # fmt: skip
        read_as.append((shown_number(number), squeezed(text), told))
    return read_as


def read_back(name: str, letter: bytes, regime: Regime) -> Read:
    """What the reader of letters finds in the file."""
    questions = read(name, letter).questions
    return [(shown_number(q.number), squeezed(q.text), [_read(part, regime) for part in q.parts]) for q in questions]


def _read(part: AnswerPart, regime: Regime) -> ReadPart:
    cited = [resolve(each.provision, regime, as_written=each.as_written) for each in part.citations]
    relied_on = frozenset((found.regime.value, found.provision) for found in cited)
    return ReadPart(part.outcome.value, part.not_yet, part.held_by or "", relied_on, squeezed(part.text))


def _words(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return " ".join(cell for row in block.rows for cell in row)
    return block.said


def squeezed(text: str) -> str:
    """Words without the blanks between them: where a line ends is the paper's business."""
    return re.sub(r"\s+", "", text)
