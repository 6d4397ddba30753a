"""A title over an answer in some of its question's own words: "Length of stay" for "The length of stay in nights"."""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.likeness import tokens

FEWEST, FEW, MOST = 2, 4, 20  # words: of a paragraph, of a line right over its answer, of either
LONGEST_TOPIC = 60  # characters
ENDS = (".", ",", ";", "?", "!")


def titled(block: Block, asked: Sequence[Asked], free: Sequence[int]) -> tuple[int, int] | None:
    """Which of the free questions, and no other, has all the words of the block or of its first line, in their order;
    and how many words of the block are title."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or block.marker is not None:
        return None
    found = _named(block.text, asked, free, FEWEST)
    if found is not None:
        return found, len(block.words)
    first, *more = block.lines
    if not more or not more[0].text[:1].isupper():
        return None
    found = _named(first.text, asked, free, FEW)
    is_most = found is not None and 2 * len(tokens(first.text)) > len(tokens(asked[found].text))
    return (found, len(first.words)) if found is not None and is_most else None


def _named(text: str, asked: Sequence[Asked], free: Sequence[int], fewest: int) -> int | None:
    said = tokens(text)
    if not fewest <= len(said) <= MOST or text.rstrip()[-1:] in ENDS:
        return None
    found = [at for at in free if _in_order(said, tokens(asked[at].text))]
    return found[0] if len(found) == 1 else None


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    left = iter(many)
    return all(token in left for token in few)


def is_topic(head: Block, question: Asked) -> bool:
    """Whether what stands after a number says only what the question is about: "Question 1 (dismissals)", or a heading
    "Request 2 - minutes" of words that the question has."""
    said = head.said
    in_brackets = said[:1] == "(" and said[-1:] == ")"
    its_words = head.kind is BlockKind.HEADING and set(tokens(said)) <= set(tokens(question.text))
    return len(said) < LONGEST_TOPIC and (in_brackets or its_words)
