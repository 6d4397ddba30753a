"""Questions and answers in a table, side by side:

| No. | Question              | Response |        | 1. How many …? | 15 |
| 1   | How many …?           | 15       |        | 2. What …?     | 4% |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.exemptions import citations_in
from documents.reading.inline_items import inline_items
from documents.reading.lines import Line
from documents.reading.numbering import Role, parse_marker
from documents.reading.table_heads import heads_answers, heads_questions
from documents.reading.tables import FoundTable
from documents.reading.words import Word, words_to_text
from documents.reading.zones import REQUEST_HEADING, RESPONSE_HEADING

LONGEST_HEAD = 30  # characters
LONG_ROW = 5  # words of a numbered row that may ask
MOST_ASKING = 0.5  # share of the rows
ASKING = 0.75  # the same, where no head tells which column asks
LONG_ASKED = 4  # words of what asks there
FEWEST_ROWS = 2
UNHEADED = 0.8  # sure
LONGEST_NUMBER = 14  # characters
SHARED = 0.75  # sure, where the answers beside a list of questions are not numbered
IN_PART = re.compile(
    r"(?P<part>[A-H])[.-]?(?P<number>\d{1,2})(?P<below>[a-z]?)[.:)]?"
)  # "A1", "B2", in a request of parts
Row = Sequence[tuple[Word, ...]]


def questions_in_tables(tables: Sequence[FoundTable]) -> list[Asked]:
    """The questions of every table that has them beside their answers."""
    asked = _in_two_tables(tables)
    for found in tables if not asked else ():
        told = _under_labels(found, len(asked))
        asked += told
        headed = _columns(found) if not told else None
        columns = headed or (_by_what_they_say(found) if not told else None)
        if columns is None:
            continue
        question, answer, begin = columns
        for row in found.cells[begin:]:
            if row[question] and is_question_row(row, question):
                more = _several(row, question, answer) or [_asked(row, question, answer, len(asked) + 1)]
                asked += more if headed else [replace(each, sure=min(each.sure, UNHEADED)) for each in more]
    return asked


def _several(row: Row, question: int, answer: int) -> list[Asked]:
    """The questions of a cell that holds a numbered list, with the answers of the cell beside it."""
    asks = inline_items(row[question])
    told = tuple(word for each in row[answer:] for word in each)
    tells = inline_items(told)
    if len(asks) < 2 or not told:
        return []
    whole = (Stretch(_block(told), told),)
    if list(asks) != list(tells):
        return [Asked((number,), number, words, whole, shared=True, sure=SHARED) for number, words in asks.items()]
    return [
        Asked((number,), number, words, (Stretch(_block(tells[number]), tells[number]),))
        for number, words in asks.items()
    ]


def _in_two_tables(tables: Sequence[FoundTable]) -> list[Asked]:
    """The questions of a table with a number in front of each row, answered in the next by the same numbers."""
    for one, other in pairwise(tables):
        asks, tells = _numbered(one), _numbered(other)
        asking = sum(is_asking(words_to_text(words)) for words in asks.values())
        if len(asks) > 1 and list(asks) == list(tells) and 2 * asking >= len(asks):
            return [
                Asked(path, ".".join(path), words, (Stretch(_block(tells[path]), tells[path]),))
                for path, words in asks.items()
            ]
    return []


def _numbered(found: FoundTable) -> dict[tuple[str, ...], tuple[Word, ...]]:
    """What stands beside each number of a table of two columns, or nothing where a row has none."""
    rows = {}
    for row in found.cells:
        label = words_to_text(row[0])
        marker = parse_marker(label) or parse_marker(label + ".")
        if len(row) != 2 or marker is None or marker.length < len(label) or not row[1]:
            return {}
        rows[marker.path] = row[1]
    return rows


def _block(words: tuple[Word, ...]) -> Block:
    return Block(BlockKind.PARAGRAPH, _lines(words), words[0].page)


def _under_labels(found: FoundTable, before: int) -> list[Asked]:
    """The questions of a table with a label in front of each row: "Question 1 | …" over "Response | …"."""
    rows = [row for row in found.cells if any(row)]
    labels = [words_to_text(row[0]).strip(" :") for row in rows]
    asks, tells = rows[::2], rows[1::2]
    if len(asks) != len(tells) or any(len(row) < 2 or not row[1] for row in rows):
        return []
    if not all(_labels_question(label) for label in labels[::2]) or not all(map(_labels_answer, labels[1::2])):
        return []
    asked = []
    for number, (ask, tell) in enumerate(zip(asks, tells, strict=True), before + 1):
        marker = parse_marker(words_to_text(ask[0]))
        words = tuple(word for cell in tell[1:] for word in cell)
        answer = (Stretch(_block(words), words),)
        path = marker.path if marker else (str(number),)
        asked.append(
            Asked(path, marker.printed if marker else None, tuple(word for cell in ask[1:] for word in cell), answer)
        )
    return asked


def _labels_question(label: str) -> bool:
    marker = parse_marker(label)
    whole = marker is not None and marker.role is Role.QUESTION and marker.length >= len(label)
    return whole or REQUEST_HEADING.fullmatch(label) is not None


def _labels_answer(label: str) -> bool:
    marker = parse_marker(label)
    whole = marker is not None and marker.role is Role.ANSWER and marker.length >= len(label)
    return whole or RESPONSE_HEADING.fullmatch(label) is not None


def is_question_row(row: Row, question: int) -> bool:
    """A row without an answer and without a question mark is a heading within the table."""
    filled = [at for at, cell in enumerate(row) if cell and at != question]
    return bool(filled) or words_to_text(row[question]).endswith("?")


def _columns(found: FoundTable) -> tuple[int, int, int] | None:
    """Which column asks, which answers, and where the rows begin."""
    header = [words_to_text(cell).strip(" :") for cell in found.cells[0]]
    question = next((at for at, text in enumerate(header) if heads_questions(text)), None)
    answer = next((at for at, text in enumerate(header) if heads_answers(text)), None)
    if question is not None and answer is not None and question < answer and len(found.cells) > 1:
        has_text = sum(len(row[question]) > 2 for row in found.cells[1:])
        if not has_text and question + 1 < answer:
            question += 1
        return question, answer, 1
    beside = _beside(found, question, answer)
    if beside is not None:
        return beside
    if _counted(found):
        return 0, 1, 1
    begin = int(question is not None)  # the heads of the other columns say what each is of: a year, a place
    for column in range(len(header) - 1):
        texts = [words_to_text(row[column]) for row in found.cells[begin:] if row[column]]
        if texts and sum(_looks_asked(text) for text in texts) >= 0.75 * len(texts) and len(texts) >= 2:
            return column, column + 1, begin
    return None


def _by_what_they_say(found: FoundTable) -> tuple[int, int, int] | None:
    """Two columns under heads that do not tell, or under none: in one nearly all asks, in the next hardly anything.

    | Point | Position |      | 1 | How many …?         | 15 |      numbers that count the rows make up for
    | How … | 15       |      | 2 | A copy of the plan. | …  |      question marks that are missing
    """
    for begin in (0, 1):
        rows = found.cells[begin:]
        counted = _counts([words_to_text(row[0]) for row in rows])
        column = int(counted)
        if len(rows) < FEWEST_ROWS or len(rows[0]) < column + 2:
            continue
        asks = [words_to_text(row[column]) for row in rows]
        tells = [words_to_text(row[column + 1]) for row in rows]
        marked = sum(text.endswith("?") for text in asks)
        asking = sum(is_asking(text) and len(text.split()) >= LONG_ASKED for text in asks)
        asking_beside = sum(is_asking(text) and len(text.split()) >= LONG_ASKED for text in tells)
        least = 1 if counted else MOST_ASKING * len(rows)
        if marked >= least and asking >= ASKING * len(rows) and asking_beside <= (1 - ASKING) * len(rows):
            return column, column + 1, begin
    return None


def _counts(labels: Sequence[str]) -> bool:
    """Whether nothing but a number stands in front of each row, 1, 2, 3 …"""
    return [_number_beside(label) for label in labels] == [(str(at),) for at in range(1, len(labels) + 1)]


def _counted(found: FoundTable) -> bool:
    """Whether the rows are numbered requests under heads that say only what each column is of: "| | 2023 | 2024 |"."""
    first, *rows = found.cells
    labels = [words_to_text(row[0]) for row in rows]
    markers = [parse_marker(label) for label in labels]
    counted = [marker.path for marker in markers if marker] == [(str(at),) for at in range(1, len(rows) + 1)]
    long = sum(len(label.split()) >= LONG_ROW for label in labels)
    return not first[0] and any(first) and len(rows) > 1 and counted and 2 * long > len(rows)


def _beside(found: FoundTable, question: int | None, answer: int | None) -> tuple[int, int, int] | None:
    """The last two columns, of which one head says what it is, and what stands in the first of them asks."""
    wide = len(found.cells[0])
    if (question, answer) not in ((wide - 2, None), (None, wide - 1)) or len(found.cells) < 2 or wide < 2:
        return None
    other = words_to_text(found.cells[0][wide - 1 if answer is None else wide - 2])
    texts = [words_to_text(row[wide - 2]) for row in found.cells[1:]]
    asking = sum(is_asking(text[marker.length if (marker := parse_marker(text)) else 0 :].strip()) for text in texts)
    is_head = 0 < len(other) < LONGEST_HEAD and not any(sign.isdigit() for sign in other)
    return (wide - 2, wide - 1, 1) if is_head and asking >= MOST_ASKING * len(texts) else None


def _looks_asked(text: str) -> bool:
    marker = parse_marker(text)
    if text.endswith("?") and len(text.split()) > 3:
        return True
    return marker is not None and len(text.split()) > 4 and is_asking(text[marker.length :].strip())


def _asked(row: Row, question: int, answer: int, ordinal: int) -> Asked:
    cell = row[question]
    text = words_to_text(cell)
    marker = parse_marker(text)
    printed: str | None = None
    path: tuple[str, ...] = (str(ordinal),)
    if marker and len(text) > marker.length:
        printed, path = marker.printed, marker.path
        cell = Block(BlockKind.PARAGRAPH, _lines(cell), cell[0].page, marker).rest
    else:
        numbered = words_to_text(row[question - 1]) if question else ""
        beside = _number_beside(numbered)
        if beside:
            printed, path = numbered, beside
    words = tuple(word for each in row[answer:] for word in each)
    cited = tuple(word for each in row[question + 1 : answer] if citations_in(each) for word in each)
    told = tuple(Stretch(_block(each), each) for each in (words, cited) if each)
    return Asked(path, printed, cell, told)


def _number_beside(text: str) -> tuple[str, ...]:
    """The number that a cell beside a question holds; nothing where it holds more, or none."""
    in_part = IN_PART.fullmatch(text)
    if in_part:
        return tuple(filter(None, in_part.group("part", "number", "below")))
    number = parse_marker(text) or parse_marker(text + ".") if 0 < len(text) < LONGEST_NUMBER else None
    return number.path if number else ()


def _lines(words: tuple[Word, ...]) -> tuple[Line, ...]:
    return (Line(words, 0, 0, 0, 0),)
