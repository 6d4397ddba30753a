"""A page's markup taken apart, for tests: its elements with their attributes, and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "wbr", "meta", "link", "input", "image", "img", "hr"}


@dataclass
class Element:
    """An element: its name, its attributes, and all the words inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass
class Page(HTMLParser):
    """All elements of a page in order, each with its words."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, name: str, **wanted: str) -> list[Element]:
        """Every element of that name; `wanted` are words its attributes hold ("class_" for class)."""
        return [
            element
            for element in self.elements
            if element.name == name
            and all(value in element[key.rstrip("_").replace("_", "-")].split() for key, value in wanted.items())
        ]

    def one(self, name: str, **wanted: str) -> Element:
        [element] = self.all(name, **wanted)
        return element


def parsed(response) -> Page:
    """The page of a response of Django's test client."""
    page = Page()
    page.feed(response.content.decode())
    page.close()
    return page


def words(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())
