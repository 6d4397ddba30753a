"""The style sheets that a web page itself holds. None is fetched."""

from __future__ import annotations

import re
from base64 import b64decode
from html.parser import HTMLParser
from urllib.parse import unquote

from documents.reading.formats.unended import that_ends
from documents.reading.formats.web_rules import Sheet

HELD = re.compile(r"<style|stylesheet", re.I)
IN_ADDRESS = re.compile(r"data:text/css[^,]{0,100}?(?P<base64>;base64)?,(?P<css>.*)", re.I | re.S)
ASIDE = frozenset(("template", "noscript", "svg"))  # where a style sheet may not hold


def sheet_of(markup: str) -> Sheet:
    """All the rules that the markup holds."""
    sheet = Sheet()
    if HELD.search(markup):
        finder = _Finder(sheet)
        finder.feed(that_ends(markup))
        finder.close()
        finder.end_sheet()
    return sheet


class _Finder(HTMLParser):
    """Walks the markup for its style sheets, since one may stand below the words that it is about."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(convert_charrefs=True)
        self._sheet = sheet
        self._held: str | None = None  # the condition of the style sheet that is open
        self._css: list[str] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._aside += tag in ASIDE
        said = {name: (value or "") for name, value in attrs}
        if tag == "style":
            self._held = self._condition(said)
        elif tag == "link" and "stylesheet" in said.get("rel", "").lower():
            found = IN_ADDRESS.match(said.get("href", "").strip())
            if found:
                self._sheet.add(_content(found), self._condition(said))

    def handle_endtag(self, tag: str) -> None:
        self._aside = max(self._aside - (tag in ASIDE), 0)
        if tag == "style":
            self.end_sheet()

    def handle_data(self, data: str) -> None:
        if self._held is not None:
            self._css.append(data)

    def end_sheet(self) -> None:
        """Take in the style sheet that is open, also where the markup ends within it."""
        if self._held is not None:
            self._sheet.add("".join(self._css), self._held)
        self._held, self._css = None, []

    def _condition(self, said: dict[str, str]) -> str:
        media = " ".join(said.get("media", "").lower().split())
        usual = said.get("type", "text/css").lower().strip() in ("text/css", "")
        own = "" if media in ("", "all", "screen") else f"@media {media}"
        return f"{own}{'' if usual else ' of another kind'}{' aside' if self._aside else ''}".strip()


def _content(found: re.Match[str]) -> str:
    css = unquote(found["css"])
    if not found["base64"]:
        return css
    try:
        return b64decode(css, validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""
