"""What stands on a web page and is the site's, not the letter's: menus, heads and feet of the site, what is no text."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Left out with all that stands in them.
DROPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "nav", "select", "button", "svg", "math", "iframe", "object"),
        *("head", "textarea", "audio", "video", "canvas", "dialog", "footer", "aside", "menu", "map"),
        *("progress", "meter", "datalist", "noframes", "noembed"),
    )
)
ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"),
        *("toolbar", "tooltip"),
    )
)
WRAPS = frozenset(("div", "section", "ul", "ol", "p", "span", "a", "header"))
NAMED = re.compile(  # how templates without landmarks name them, whatever prefix they have: "govuk-breadcrumbs"
    r"(?:[a-z]{1,12}-){0,3}(?:breadcrumbs?|skip-?(?:link|nav|to-content)|cookie-?(?:banner|consent|notice|bar|message)"
    r"|(?:site|page|global)-?(?:footer|nav|navigation|menu)|footer|navbar|side-?(?:bar|nav)|back-?to-?top"
    r"|(?:social|share)-?(?:links|buttons|media|bar|icons)|(?:page-)feedback|pagination)",
    re.I,
)


def is_left_out(tag: str, said: Mapping[str, str], *, of_site: bool = True) -> bool:
    """Whether an element is such a one, by its tag, its role or, on a site's page, how templates name it."""
    if tag in DROPPED or said.get("role", "").lower() in ROLES:
        return True
    named = f"{said.get('class', '')} {said.get('id', '')}"[:400].split()
    return of_site and tag in WRAPS and any(NAMED.fullmatch(each) for each in named)
