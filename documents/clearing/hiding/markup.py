"""What web pages and plain texts hide: words out of sight, remarks, hidden fields, scripts, signs that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from documents.clearing.hiding.places import HiddenData, Place
from documents.reading.formats.flowing import Paper
from documents.reading.formats.html import DEEPEST, decoded, set_markup
from documents.reading.formats.unended import that_ends
from documents.reading.formats.web_elements import VOID
from documents.reading.formats.web_landmarks import is_left_out

REMARK_OPENS, REMARK_ENDS = "<!--", "-->"
ASKED = (
    r"\[if(?:[\s!()&|.\d]|\b(?:[gl]te?|mso|ie|vml|true|iemobile|support[a-z]{1,30})\b)*\]"  # what a browser is asked
)
FOR_ONE_PROGRAM = re.compile(rf"\s*{ASKED}(?:>(?P<said>.*))?", re.S | re.I)
TITLED = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]{1,9}\S{1,1000}[ \t]{1,9}[\"'(]\w", re.M)
END_OF_ASKED = re.compile(r"(?:<! ?)?\[endif\]", re.I)
NO_WORDS = re.compile(r"<(?:xml|style)\b.*?</(?:xml|style)\b|<[^<>]{0,4000}>|&\w{1,10};", re.S | re.I)
UNSHOWN = frozenset(("script", "style"))
PROPERTIES = (["head"], ["head", "title"])
HINTS = frozenset(("title", "aria-label", "aria-description", "placeholder", "summary", "content", "srcdoc", "label"))
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]")
# A mark at the start, joiners in emoji and a few marks of direction are what programs leave.
FEW_INVISIBLE = 8


def of_web_page(content: bytes) -> Iterator[HiddenData]:
    """What a web page holds and does not show."""
    yield from of_markup(decoded(content))


def of_markup(text: str) -> Iterator[HiddenData]:
    """What markup holds and does not show."""
    looker = _Looker()
    if _says(text[text.rfind(REMARK_ENDS) + 1 :].partition(REMARK_OPENS)[2]):  # never ends: it hides the rest
        looker.found.add(Place.REMARKS)
    looker.feed(that_ends(text))
    looker.close()
    if _hides_words(text):
        looker.found.add(Place.HIDDEN_WORDS)
    for place in sorted(looker.found):
        yield HiddenData(place)
    yield from of_text(text)


class _Noting(Paper):
    """Paper that only notes whether anything on it is hidden."""

    hides = False

    def hidden(self, why: str) -> None:
        self.hides = True


def _hides_words(markup: str) -> bool:
    """Whether it has words that a reader may not see."""
    paper = _Noting()
    set_markup(paper, markup)
    return paper.hides


class _Looker(HTMLParser):
    """Walks the markup for what the reader of it leaves out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[Place] = set()
        self._dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value for name, value in attrs if value}
        if tag == "script":
            self.found.add(Place.MACROS)
        elif tag == "meta":
            self.found.add(Place.PROPERTIES)
        elif tag == "input" and "value" in said:
            self.found.add(Place.FORM_VALUES if said.get("type", "").lower() == "hidden" else Place.LEFT_OUT)
        elif tag in ("img", "iframe", "object", "embed") and any("://" in value for value in said.values()):
            self.found.add(Place.ELSEWHERE)
        if _says(said.get("alt", "")):
            self.found.add(Place.PICTURE_WORDS)
        if tag != "meta" and any(_says(said.get(name, "")) for name in HINTS):
            self.found.add(Place.LEFT_OUT)
        left_out = is_left_out(tag, {name: value or "" for name, value in attrs})
        if (left_out or self._dropped) and tag not in VOID and len(self._dropped) < DEEPEST:
            self._dropped.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropped:
            del self._dropped[len(self._dropped) - 1 - self._dropped[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._dropped and self._dropped[-1] not in UNSHOWN and _says(data):
            self.found.add(Place.PROPERTIES if self._dropped in PROPERTIES else Place.LEFT_OUT)

    def handle_comment(self, data: str) -> None:
        asked = FOR_ONE_PROGRAM.fullmatch(data)
        if asked and _says(NO_WORDS.sub(" ", asked["said"] or "")):
            self.found.add(Place.LEFT_OUT)
        elif not asked and not END_OF_ASKED.fullmatch(data.strip()) and _says(data):
            self.found.add(Place.REMARKS)


def _says(said: str) -> bool:
    return re.search(r"\w", said) is not None


def of_markdown(content: bytes) -> Iterator[HiddenData]:
    """What a Markdown text holds and does not show."""
    text = content.decode("utf-8", "replace")
    if any(re.search(r"\w", said) for said in _remarks(text)):
        yield HiddenData(Place.REMARKS)
    if TITLED.search(text):
        yield HiddenData(Place.LINK_WORDS)
    yield from of_text(text)


def _remarks(text: str) -> Iterator[str]:
    """What the remarks say. One that never ends hides the rest from whoever looks at the page."""
    at = 0
    while (start := text.find(REMARK_OPENS, at)) >= 0:
        at = start + len(REMARK_OPENS)
        end = text.find(REMARK_ENDS, at)
        if end < 0:
            yield text[at:]
            return
        yield text[at:end]
        at = end + len(REMARK_ENDS)


def of_text(text: str) -> Iterator[HiddenData]:
    """Signs in a text that nobody sees, where there are enough to say something."""
    if len(INVISIBLE.findall(text)) > FEW_INVISIBLE:
        yield HiddenData(Place.INVISIBLE_SIGNS)
