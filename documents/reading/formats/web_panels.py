"""Parts of a web page that open at a click, each under the words that one clicks: a reader sees them.

    <details><summary>1. How many?</summary>Nine.</details>                    closed, and not hidden
    <h3><button aria-controls="a">1. How many?</button></h3><div id="a" hidden>Nine.</div>
    <button>1. How many?</button><div style="display:none">Nine.</div>         right below what opens it
    <h3 id="b">1. How many?</h3><div aria-labelledby="b" hidden>Nine.</div>    labelled by it

What is opened by words that nobody sees, or by none, stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from documents.reading.formats.flowing import Run
from documents.reading.formats.web_looks import ALWAYS, Styled

CONTROLS = ("aria-controls", "data-target", "data-bs-target")
HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"))
PANELS = frozenset(("div", "section", "article", "dd", "ul", "ol", "p", "table"))
NAMED = re.compile(
    r"(?:[a-z]{1,20}[-_]{1,2}){0,4}(?:accordions?|collaps\w{1,5}|expand\w{0,5}|disclosure|toggle\w?|faqs?)"
    r"(?:[-_]{1,2}[a-z]{1,20}){0,4}",
    re.I,
)
OPENS_ONLY = re.compile(  # the words of a head that say how to open it: "Show this section"
    r"\W*(?:(?:show|hide|open|close|expand|collapse|view)(?: (?:this|the|more|less|all))?(?: (?:sections?"
    r"|answers?|details))?)?\W*",
    re.I,
)


def controlled(said: Mapping[str, str]) -> frozenset[str]:
    """The names of what an element opens."""
    return frozenset(name.removeprefix("#") for each in CONTROLS for name in said.get(each, "")[:400].split())


def opened(panel: Styled, around: Styled | None) -> Styled:
    """The panel as it looks once it is opened: out of sight only where what is around it is."""
    looks = {}
    for name, look in panel.looks.items():
        outer = around.looks.get(name, around.looks[ALWAYS]) if around else None
        looks[name] = replace(
            look, hidden=outer is not None and outer.hidden, opacity=outer.opacity if outer is not None else 1.0
        )
    return Styled(panel.tag, panel.said, panel.classes, looks)


def is_closed(element: Styled) -> bool:
    """Whether it is out of sight until something is done."""
    return element.looks[ALWAYS].hidden


def heads_a_panel(said: Mapping[str, str], tags: Sequence[str]) -> bool:
    """Whether a button within such elements is the head of a panel, and not a button of a form or menu."""
    return (
        any(tag in HEADS for tag in tags)
        or bool(controlled(said))
        or any(NAMED.fullmatch(each) for each in said.get("class", "")[:400].split())
    )


def without_openers(runs: Sequence[Run]) -> list[Run]:
    """The words of a head without those that only say how to open it."""
    kept = list(runs)
    while kept and OPENS_ONLY.fullmatch(kept[-1].text):
        kept.pop()
    return kept
