"""Markdown (.md): the marks that lines begin with are made into what a text letter has; `text` sets what comes of it.

# Heading, or underlined with === or ---      a line in bold
| cell | cell |                               a row of cells parted by tabs; the rule below the head is left out
[label][name]   [name]: https://…             a link with its target beside it
> quoted   ```   ---   <!-- remark -->        without their marks; remarks and markup are left out and noted
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.formats import text
from documents.reading.formats.web_looks import Styled, Styles
from documents.reading.words import Page, Unseen

HEADING = re.compile(r" {0,3}#{1,6}[ \t]++(?P<said>\S.*)")
CLOSING_MARKS = re.compile(r"(?<=\s)#{1,20}$")
UNDERLINE = re.compile(r" {0,3}(?:={3,200}|-{3,200}) {0,80}")
BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]{0,9}){3,80}|(?:-[ \t]{0,9}){3,80}|(?:_[ \t]{0,9}){3,80})")
FENCE = re.compile(r" {0,3}(?:`{3,80}|~{3,80})[^`]{0,80}")
QUOTE = re.compile(r" {0,3}(?:> ?){1,9}")
TABLE_RULE = re.compile(
    r"[ \t]{0,9}\|?(?:[ \t]{0,9}:?-{1,200}:?[ \t]{0,9}\|){1,99}(?:[ \t]{0,9}:?-{1,200}:?)?[ \t]{0,9}"
)
ITEM = re.compile(r"[ \t]{0,80}(?:[-*+]|\d{1,9}[.)])[ \t]")
REMARK_OPENS, REMARK_ENDS = "<!--", "-->"
TAG = re.compile(r"<(?P<ends>/?)(?P<tag>[a-z][a-z0-9]{0,20})(?P<said>[\s/][^<>]{0,2000})?>", re.I)
ATTRIBUTE = re.compile(r"(?P<name>[-\w]{1,40})(?:[ \t]?=[ \t]?(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
DEEPEST = 100  # elements within each other
ALONE = frozenset(
    ("br", "hr", "img", "input", "wbr", "col", "area", "base", "link", "meta", "source", "track", "embed")
)
UNSHOWN = frozenset(
    ("style", "script", "template", "noscript", "dialog", "details", "select", "option", "textarea", "title", "object")
)
LINE_END = re.compile(r"<br[ \t]{0,9}/?>", re.I)
AUTOLINK = re.compile(r"<(?P<url>(?:https?://|mailto:)[^\s<>]{1,1000})>", re.I)
TARGET = re.compile(r" {0,3}\[(?P<name>[^\[\]]{1,200})\]:[ \t]{1,9}<?(?P<url>[^\s<>]{1,1000})>?(?:[ \t].{0,200})?")
REFERRED = re.compile(r"\[(?P<label>[^\[\]\n]{1,400})\]\[(?P<name>[^\[\]\n]{0,200})\]")
TITLED = re.compile(r"(?P<link>\]\([^()\s]{1,1000})[ \t]{1,9}\"[^\"\n]{0,300}\"\)")
PICTURE = re.compile(r"!(?=\[[^\[\]\n]{0,400}\]\()")
UNDERSCORED = re.compile(r"(?<![\w\\])(?P<marks>_{1,2})(?=[^\s_])(?P<said>[^_\n]{1,400})(?<![\s\\])(?P=marks)(?!\w)")
SAFE = re.compile(r"[\"\\*\[\]_`]")
BLANK_LINES = re.compile(r"\n(?:[ \t]*+\n){2,}+")  # more of them mean no more than one, and no new page
REMARKS = "a remark in the text's markup"
HIDDEN = "words that the text's markup hides"


def read_pages(data: bytes) -> list[Page]:
    """The pages of a Markdown letter."""
    source = text.decoded(data)
    said = _without_remarks(source)
    kept = _without_hidden(said)
    targets = {found["name"].lower(): found["url"] for line in kept.split("\n") if (found := TARGET.fullmatch(line))}
    lines = [_inline(line, targets) for line in _lines(kept.split("\n")) if not TARGET.fullmatch(line)]
    pages = text.set_text(BLANK_LINES.sub("\n\n", "\n".join(lines)), has_marks=True)
    unseen = [Unseen(REMARKS, 0, ())] if said != source else []
    unseen += [Unseen(HIDDEN, 0, ())] if kept != said else []
    return [replace(pages[0], unseen=tuple(unseen)), *pages[1:]] if unseen else pages


def _without_remarks(source: str) -> str:
    """The text without its remarks; one that never ends is none."""
    kept: list[str] = []
    at = 0
    while (start := source.find(REMARK_OPENS, at)) >= 0 and (end := source.find(REMARK_ENDS, start)) >= 0:
        kept.append(source[at:start])
        at = end + len(REMARK_ENDS)
    return "".join(kept) + source[at:]


def _without_hidden(source: str) -> str:
    """The text without the words that its markup hides, looked at as those of a web page are."""
    if not TAG.search(source):
        return source
    styles, closed = Styles(source), frozenset(each["tag"].lower() for each in TAG.finditer(source) if each["ends"])
    kept: list[str] = []
    at = 0
    around: list[tuple[str, Styled]] = []
    for tag in TAG.finditer(source):
        kept += [_seen(source[at : tag.start()], around), tag.group()]
        at, name = tag.end(), tag["tag"].lower()
        if tag["ends"]:
            opened = [number for number, (each, _) in enumerate(around) if each == name]
            del around[opened[-1] if opened else len(around) :]
        elif name not in ALONE and len(around) < DEEPEST and (name in closed or name not in UNSHOWN):
            attributes = {each["name"].lower(): (each["value"] or "").strip("\"'") for each in _said(tag["said"])}
            around.append((name, styles.element(name, attributes, [each for _, each in around])))
    return "".join([*kept, _seen(source[at:], around)])


def _said(attributes: str | None) -> Iterator[re.Match[str]]:
    return ATTRIBUTE.finditer(attributes or "")


def _seen(words: str, around: Sequence[tuple[str, Styled]]) -> str:
    """What a reader sees of words within these elements: all, or their line ends alone."""
    if not words.strip() or not around:
        return words
    is_hidden = any(name in UNSHOWN for name, _ in around) or around[-1][1].hides(words)
    return "\n" * words.count("\n") if is_hidden else words


def _lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines without the marks that they begin with."""
    in_table = False
    for at, raw in enumerate(lines):
        line = QUOTE.sub("", raw, count=1) if QUOTE.match(raw) else raw
        after = lines[at + 1] if at + 1 < len(lines) else ""
        before = lines[at - 1] if at else ""
        heading = HEADING.fullmatch(line)
        if TABLE_RULE.fullmatch(line) and "|" in before:
            in_table = True
        elif (in_table and "|" in line) or ("|" in line and TABLE_RULE.fullmatch(after)):
            yield "\t".join(_cells(line))
        elif heading is not None:
            yield from ("", _bold(CLOSING_MARKS.sub("", heading["said"].rstrip())), "")
        elif _is_underlined(line, after):
            yield from ("", _bold(line.strip()), "")
        elif BREAK.fullmatch(line) or FENCE.fullmatch(line) or (UNDERLINE.fullmatch(line) and before.strip()):
            yield ""
        else:
            in_table = in_table and "|" in line
            yield line.removesuffix("\\")


def _is_underlined(line: str, after: str) -> bool:
    return bool(line.strip()) and UNDERLINE.fullmatch(after) is not None and not ITEM.match(line) and "|" not in line


def _bold(said: str) -> str:
    return f"**{said.replace('**', '').strip()}**"


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") or " " for cell in re.split(r"(?<!\\)\|", inside)]


def _inline(line: str, targets: dict[str, str]) -> str:
    """The line with every link and emphasis in the one form that `text` knows, and no markup."""

    def linked(found: re.Match[str]) -> str:
        url = targets.get((found["name"] or found["label"]).lower())
        return f"[{found['label']}]({url})" if url else found.group()

    line = AUTOLINK.sub(lambda found: f"[{found['url'].removeprefix('mailto:')}]({found['url']})", line)
    line = TAG.sub("", LINE_END.sub(" ", line))
    line = TITLED.sub(r"\g<link>)", REFERRED.sub(linked, PICTURE.sub("", line)))
    line = UNDERSCORED.sub(lambda found: "*" * len(found["marks"]) + found["said"] + "*" * len(found["marks"]), line)
    return html.unescape(line.replace("`", ""))
