"""What a letter warns of its tables: that figures are provisional, incomplete, not for comparison.

A warning belongs to a table by where it stands: in the paragraph before it, in the notes and paragraphs right after
it, in a row of it that is nothing but a note. One that speaks of the whole letter belongs to all its tables, wherever
it stands. What makes a sentence a warning is that it limits what figures may be used for, and is about figures: it says
so, names a column of the table, or is marked as a note.

    As at 31 March:                         before
    | Quarter | Received | Decided |
    | * 2023 is provisional            |    a row that is a note
    Reviews decided in a quarter were
    not always received in it.              after
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.shapes import Fact, Table
from documents.reading.words import Word, sentences_of, words_to_spans, words_to_text
from documents.reading.zones import Zones, closing_kind

AFTER, BEFORE = 4, 2  # blocks that still stand next to a table
MOST = 12  # warnings of one table: more would be the answer itself

LIMITS = re.compile(
    # comparison
    r"\bnot (?:[\w-]+ ){0,5}comparisons?\b"
    r"|\bnot (?:be |been |directly |strictly |necessarily |fully |always |to |safely |easily ){0,3}compar(?:ed?|able)\b"
    r"|\bcomparisons?\b[^.;]{0,60}\b(?:not|caution|mislead\w*|avoid\w*|unreliable)\b"
    r"|\b(?:caution|care)\b[^.;]{0,40}\bcompar"
    # not final
    r"|\bprovisional\b|\bunaudited\b|\bunvalidated\b|\bsubject to (?:\w+ ){0,3}(?:change|revision|audit|validation)\b"
    r"|\bnot (?:yet |been |fully |formally ){0,3}(?:validated|audited|verified|finali[sz]ed|weighted|quality.assured)\b"
    r"|\b(?:are|is) (?:\w+ ){0,2}(?:estimate[sd]?|approximat(?:e|ions?)|indicative)\b"
    r"|\bmay (?:\w+ ){0,2}(?:change|be revised|be amended|alter)\b"
    # taken at a moment
    r"|\blive (?:\w+ )?(?:system|database|data|records?)\b|\bsnapshot\b"
    r"|\b(?:time|date|day|point) of (?:the )?(?:extract|extraction|download|query|search)\b"
    # not whole, not exact
    r"|\b(?:may|might|could|cannot|is|are|was|were) (?:\w+ ){0,4}"
    r"(?:incomplete|inaccurate|unreliable|understated?|overstated?|under-?counted|double.counted)\b"
    r"|\b(?:not be|be not|is not|are not|was not|were not|not been) (?:\w+ ){0,3}"
    r"(?:complete|comprehensive|exhaustive|accurate|reliable|representative)\b"
    r"|\bunder-?(?:record|report|count)\w*|\bdouble.count\w*"
    r"|\bcounted (?:\w+ )?(?:more than once|twice|in (?:each|both))\b"
    r"|\bwith (?:\w+ )?(?:caution|care)\b|\bcannot be (?:relied|added|summed)\b|\bdata quality\b"
    r"|\brounded\b|\brounding\b|\bsuppressed\b|\bmay not (?:\w+ ){0,2}(?:sum|add|total|match|agree|reconcile)\b"
    # what is left out
    r"|\b(?:exclude[sd]?|do(?:es)? not (?:include|cover|count|reflect)|omits?)\b"
    r"|\bnot (?:always|necessarily)\b",
    re.I,
)
OF_FIGURES = re.compile(
    r"\b(?:figures?|data|numbers?|totals?|counts?|statistics|results|amounts?|percentages?|rates?|sums?|tables?|columns?"
    r"|rows?|values?|recorded|records)\b|^(?:these|all of these|they)\b",
    re.I,
)
NOTE = re.compile(r"(?:please )?note\b|n\.?b\.?\b|caveats?\b|[*†‡¹²³]|\(\w\) ", re.I)
OF_ALL = re.compile(
    r"\b(?=[aot])(?:(?:this|our|the|these) (?:[\w’']+ ){0,2}(?:response|letter|reply|disclosure|responses)"
    r"|(?:all|any) (?:of the )?(?:figures|data|statistics|numbers|tables))\b",
    re.I,
)
WORD = re.compile(r"[a-z]{4,}")


def with_caveats(
    tables: Sequence[Table], blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked], texts: Sequence[str]
) -> Iterator[Table]:
    """The tables, each with what the letter warns of it. Questions warn of nothing."""
    if not tables:
        return
    questions = {(word.page, word.start) for each in asked for word in (*each.words, *each.asked)}
    places = {block.table: at for at, block in enumerate(blocks) if block.table is not None}
    of_all = [
        sentence
        for block in blocks[zones.begin : zones.end]
        if OF_ALL.search(block.text) and LIMITS.search(block.text) and not _is_asked(block, questions)
        for sentence in sentences_of(block.words)
        if _warns_of_all(words_to_text(sentence))
    ]
    for number, table in enumerate(tables):
        at = places.get(number)
        near = list(_next_to(blocks, at, questions)) if at is not None else []
        found = [*_in_rows(table), *_warnings(near, table, texts), *_facts(of_all, texts)]
        yield replace(table, caveats=tuple({fact.value: fact for fact in found}.values())[:MOST])


def _is_asked(block: Block, questions: set[tuple[int, int]]) -> bool:
    return any((word.page, word.start) in questions for word in block.words)


def _next_to(blocks: Sequence[Block], at: int, questions: set[tuple[int, int]]) -> Iterator[Block]:
    """The paragraphs and notes before and after a table, as far as nothing else begins."""
    for places in (range(at - 1, at - 1 - BEFORE, -1), range(at + 1, at + 1 + AFTER)):
        for place in places:
            if not 0 <= place < len(blocks) or _ends(blocks[place], questions):
                break
            yield blocks[place]


def _ends(block: Block, questions: set[tuple[int, int]]) -> bool:
    """Whether a block is not of this table any more: a heading, another table, a question, a closing paragraph."""
    if block.kind in (BlockKind.TABLE, BlockKind.HEADING) or _is_asked(block, questions):
        return True
    return closing_kind(block.text) not in (None, "courtesy")


def _warnings(near: Iterable[Block], table: Table, texts: Sequence[str]) -> Iterator[Fact]:
    columns = {word for cell in table.header for word in WORD.findall(cell.text.lower())}
    for block in near:
        is_note = block.bullet is not None or NOTE.match(block.text) is not None
        told = [sentence for sentence in sentences_of(block.words) if _warns(sentence, columns, is_note)]
        yield from _facts(told, texts)


def _warns(sentence: Sequence[Word], columns: set[str], is_note: bool) -> bool:
    text = words_to_text(sentence)
    if text.endswith("?") or not LIMITS.search(text):
        return False
    return is_note or OF_FIGURES.search(text) is not None or bool(columns & set(WORD.findall(text.lower())))


def _warns_of_all(text: str) -> bool:
    """ "This response should not be used for comparison": what is compared are its figures."""
    is_of_figures = OF_FIGURES.search(text) is not None or "compar" in text.lower()
    return is_of_figures and OF_ALL.search(text) is not None and LIMITS.search(text) is not None


def _in_rows(table: Table) -> Iterator[Fact]:
    """Rows with one cell filled, which is a note."""
    for row in table.rows:
        filled = [cell for cell in row if cell.text.strip()]
        if len(row) > 1 and len(filled) == 1 and NOTE.match(filled[0].text.strip()):
            yield Fact(filled[0].text, filled[0].spans)


def _facts(sentences: Iterable[Sequence[Word]], texts: Sequence[str]) -> Iterator[Fact]:
    for sentence in sentences:
        yield Fact(words_to_text(sentence), words_to_spans(sentence, texts))
