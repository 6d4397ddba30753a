"""Whose site a web page is of, by its title and by the site's foot, neither of which is a part of the letter."""

from __future__ import annotations

import re
from html import unescape

FAR = 20_000  # characters looked at from each end
TITLE = re.compile(r"<title\b[^<>]{0,200}>(?P<named>[^<>]{3,300})<", re.I)
RIGHTS_OF = re.compile(r"(?:©|&copy;|\bcopyright)[^<>\w]{0,9}(?:\d{4})?(?P<named>[^<>]{3,120})", re.I)


def site_names(markup: str) -> tuple[str, ...]:
    """What the site calls itself, as many as four times."""
    named = (*TITLE.finditer(markup[:FAR]), *RIGHTS_OF.finditer(markup[-FAR:]))
    return tuple(" ".join(unescape(each["named"]).split()) for each in named[:4])
