"""The elements of web pages: which have no end, which part paragraphs, how they look, what closes what."""

from __future__ import annotations

VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track"))
PARTING = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "address", "blockquote", "pre", "figure", "figcaption"),
        *("form", "fieldset", "dl", "dt", "dd", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html"),
        *("hr", "details", "summary", "center"),
    )
)
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "summary", "button"))
ITALIC = frozenset(("i", "em", "cite"))
CELLS = frozenset(("td", "th"))
# What a new one of its kind closes, as far as one of these stands between them.
UNCLOSED = {
    "li": ("ul", "ol"),
    "td": ("tr", "table"),
    "th": ("tr", "table"),
    "tr": ("table",),
    "dt": ("dl",),
    "dd": ("dl",),
    "p": (),
    "option": (),
}
TERMS = frozenset(("dt", "dd"))


def closed_by(tag: str) -> frozenset[str]:
    """The kinds of element that a new one of this kind closes."""
    return CELLS if tag in CELLS else TERMS if tag in TERMS else CELLS | {"tr"} if tag == "tr" else frozenset((tag,))
