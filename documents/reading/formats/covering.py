"""Which words of a page that flows a shape may lie over: told in paragraphs, since its lines are not set here."""

from __future__ import annotations

LONG_LINE = 110  # signs


def lines_beyond(down: int, signs: int) -> int:
    """How many lines below a paragraph of so many signs a shape reaches that reaches so many below its top."""
    return max(down - (signs // LONG_LINE + 1 if signs > 0 else 0), 0)


def covered(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """From where to where in a page's text words may be covered: these, and so many paragraphs before and after."""
    if start == end and not before and not after:  # it hangs from an empty line
        before = after = 1
    start, end = min(start, len(text)), min(end, len(text))
    for _ in range(before):
        start = max(text.rfind("\n", 0, len(text[:start].rstrip())), 0)
    for _ in range(after):
        begins = end + len(text[end:]) - len(text[end:].lstrip())
        found = text.find("\n", begins)
        end = found if found >= 0 else len(text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, max(start, start + len(text[start:end].rstrip()))
