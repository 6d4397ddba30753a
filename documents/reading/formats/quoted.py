"""A message that answers between the lines of the one it quotes.

> 1. How many claims were made?     quoted: asked
633                                 own words: answered
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

QUOTE_MARK = ">"


def answers_between_quotes(lines: Sequence[str]) -> int:
    """The last line from which on own words follow after two quoted stretches; -1 where there is none."""
    filled = [(at, is_quoted(line)) for at, line in enumerate(lines) if line.strip(" >")]
    turns = [at for (at, quoted), (_, after) in pairwise(filled) if quoted and not after]
    return turns[-2] if len(turns) > 1 else -1


def is_quoted(line: str) -> bool:
    """Whether a line is marked as quoted."""
    return line.startswith(QUOTE_MARK)


def without_marks(lines: Sequence[str]) -> str:
    """The lines without their marks: an empty line parts what is quoted from what is not."""
    stretches = ("\n".join(_bare(line) for line in own).strip("\n") for _, own in groupby(lines, is_quoted))
    return "\n\n".join(stretch for stretch in stretches if stretch.strip())


def _bare(line: str) -> str:
    return line.lstrip("> ") if is_quoted(line) else line
