"""A page of the site made fit for plain files: no forms, no scripts, no link that leads nowhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from requests.management.exporting.addresses import Target, target_of

LINKING = {"a": "href", "link": "href", "img": "src", "image": "href"}
LINKED_DATA = "application/ld+json"
WITHOUT_FILTERS = ('class="cols"', 'class="cols cols-one"')  # a list, whose filters are a form
# Links that say what one gets there: they go as a whole, where a paragraph or an item of a list holds nothing else.
PROMISING = re.compile(r"/staff/|/feeds/search|/search/(?:follow/|\?)")
GONE = "<span data-gone>"
A_GONE = rf"{GONE}[^<]{{0,400}}</span>\s{{0,9}}"
ONLY_GONE = re.compile(rf"<p[^>]{{0,400}}>\s{{0,9}}(?:{A_GONE}){{1,9}}</p>|<li>\s{{0,9}}{A_GONE}</li>")


class Rewriter(HTMLParser):
    """One page. `targets`: what it leads to in the copy. `address`: the site's own; `base`: the page's path."""

    def __init__(self, base: str, place: str, address: str, *, relative: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.base, self.place, self.address, self.relative = base, place, address, relative
        self.targets: list[Target] = []
        self.pieces: list[str] = []
        self._left_out = ""  # the element that is being left out
        self._spans: list[bool] = []  # of the links that are open: whether each became plain words
        self._told = ""  # the linked data that is being read

    def rewritten(self, page: str) -> str:
        """The page as the copy has it."""
        self.feed(page)
        self.close()
        return ONLY_GONE.sub("", "".join(self.pieces)).replace(GONE, "<span>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out:
            return
        given = dict(attrs)
        if tag == "form" or (tag == "script" and given.get("type") != LINKED_DATA) or given.get("class") == "sort":
            self._left_out = tag
            return
        name = LINKING.get(tag)
        written = given.get(name or "")
        if name is None or written is None or not self._is_ours(written):
            self._spans += [False] if tag == "a" else []
            self.pieces.append((self.get_starttag_text() or "").replace(*WITHOUT_FILTERS))
            return
        target = target_of(self._path(written))
        if target is None:
            if tag == "a":
                self._spans.append(True)
                self.pieces.append(GONE if PROMISING.match(self._path(written)) else "<span>")
            return
        self._spans += [False] if tag == "a" else []
        self.targets.append(target)
        link = self._link(target, absolute="://" in written)
        is_closed = (self.get_starttag_text() or "").endswith("/>")
        self.pieces.append(_tag(tag, attrs, name, link, is_closed=is_closed))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out = "" if tag == self._left_out else self._left_out
            return
        if tag == "a" and self._spans and self._spans.pop():
            self.pieces.append("</span>")
            return
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            is_told = self.cdata_elem == "script"
            self.pieces.append(_without_search(data) if is_told else data)

    def handle_entityref(self, name: str) -> None:
        self.handle_piece(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_piece(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.handle_piece(f"<!{decl}>")

    def handle_piece(self, piece: str) -> None:
        """What is kept as it stands."""
        if not self._left_out:
            self.pieces.append(piece)

    def _is_ours(self, link: str) -> bool:
        whole = urlsplit(link)
        if whole.netloc:
            return f"{whole.scheme}://{whole.netloc}" == self.address
        return not whole.scheme and not link.startswith("#")

    def _path(self, link: str) -> str:
        return urljoin(self.base, link.removeprefix(self.address) or "/")

    def _link(self, target: Target, *, absolute: bool) -> str:
        if absolute:
            return self.address + target.address
        if not self.relative:
            return target.address
        from_here = posixpath.relpath(target.path, self.place) + ("/" if target.path.endswith("/") else "")
        return from_here + (f"#{target.fragment}" if target.fragment else "")


def links_of_style(style: str, base: str) -> Iterator[Target]:
    """What a style sheet takes along."""
    for piece in style.split("url(")[1:]:
        link = piece.partition(")")[0].strip("'\" ")
        if not link.startswith(("data:", "#", "http")) and (target := target_of(urljoin(base, link))):
            yield target


def _tag(tag: str, attrs: list[tuple[str, str | None]], name: str, link: str, *, is_closed: bool) -> str:
    said = [(key, link if key == name else value) for key, value in attrs]
    written = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in said)
    return f"<{tag}{written}{'/' if is_closed else ''}>"


def _without_search(data: str) -> str:
    """Linked data that does not promise a search."""
    try:
        told = json.loads(data)
    except ValueError:
        return data
    if not isinstance(told, dict) or told.pop("potentialAction", None) is None:
        return data
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
