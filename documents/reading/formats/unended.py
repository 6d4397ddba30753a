"""Markup in which something is opened and never closed, made such that it can be read in one go."""

from __future__ import annotations

import re

REMARK_ENDS = re.compile(r"--\s{0,99}+>")


def that_ends(markup: str) -> str:
    """The markup without what is opened and never closed: for each of those the parser would look on to the end.

    A remark without an end hides the rest, as in a browser, which also takes `<![` for a remark up to the next `>`.
    """
    ended = max((found.end() for found in REMARK_ENDS.finditer(markup)), default=0)
    markup = markup[:ended] + markup[ended:].partition("<!--")[0]
    ended = markup.rfind(">") + 1
    return (markup[:ended] + markup[ended:].replace("<", "&lt;")).replace("<![", "<! [")
