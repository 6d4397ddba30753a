"""What the looks of a web page may say without hiding a word. What is named nowhere here may hide some.

text-align: center                       never hides anything
position: relative; top: 2px             is harmless by its value
clip-path: inset(100%), rotate: 90deg    is not known to be harmless
"""

from __future__ import annotations

import re
from collections.abc import Mapping

HARMLESS_NAMES = (
    "accent-color align-content align-items align-self alt appearance backface-visibility background-attachment"
    " background-blend-mode background-clip background-origin background-position background-position-x"
    " background-position-y background-repeat background-repeat-x background-repeat-y background-size behavior"
    " border-collapse border-spacing box-decoration-break box-sizing break-after break-before break-inside"
    " caption-side caret-color clear color-adjust color-interpolation color-rendering column-count column-fill"
    " column-gap column-rule column-span column-width columns composition-fill-color composition-frame-color"
    " container container-name container-type counter-increment counter-reset counter-set cursor dashboard-region"
    " direction empty-cells fill fill-opacity fill-rule flex flex-basis flex-direction flex-flow flex-grow"
    " flex-shrink flex-wrap float font-display font-family font-feature-settings font-kerning"
    " font-language-override font-optical-sizing font-palette font-smooth font-smoothing font-stretch font-style"
    " font-synthesis font-variant font-variant-caps font-variant-east-asian font-variant-ligatures"
    " font-variant-numeric font-variation-settings font-weight forced-color-adjust gap grid grid-area"
    " grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap"
    " grid-column-start grid-gap grid-row grid-row-end grid-row-gap grid-row-start grid-template"
    " grid-template-areas grid-template-columns grid-template-rows hanging-punctuation high-contrast-adjust"
    " hyphenate-character hyphenate-limit-chars hyphens image-orientation image-rendering interpolation-mode"
    " isolation justify-content justify-items justify-self language layout-grid layout-grid-mode line-box-contain"
    " line-break locale math-style min-block-size min-height min-inline-size min-width nbsp-mode object-fit"
    " object-position order orphans osx-font-smoothing outline-color outline-style overflow-anchor"
    " overflow-scrolling overflow-wrap overscroll-behavior page page-break-after page-break-before"
    " page-break-inside paint-order perspective-origin place-content place-items place-self pointer-events"
    " print-color-adjust punctuation-wrap quotes resize row-gap rtl-ordering ruby-align ruby-position"
    " scroll-behavior scroll-margin scroll-margin-top scroll-padding scroll-snap-align scroll-snap-type"
    " scrollbar-color scrollbar-gutter scrollbar-width shape-rendering size speak stroke stroke-linecap"
    " stroke-linejoin stroke-width tab-interval tab-size tab-stops table-layout tap-highlight-color text-align"
    " text-align-last text-anchor text-autospace text-combine text-combine-upright text-decoration-color"
    " text-decoration-line text-decoration-skip text-decoration-skip-ink text-decoration-style"
    " text-decorations-in-effect text-effect text-emphasis-color text-emphasis-position text-justify text-kashida"
    " text-kashida-space text-line-through text-orientation text-overflow text-rendering text-shadow"
    " text-size-adjust text-spacing-trim text-transform text-underline text-underline-offset"
    " text-underline-position text-wrap text-wrap-mode text-wrap-style touch-action touch-callout transform-origin"
    " transform-style transition transition-delay transition-duration transition-property"
    " transition-timing-function user-drag user-select vector-effect white-space white-space-collapse widows"
    " will-change word-break word-wrap writing-mode"
)
HARMLESS = frozenset(HARMLESS_NAMES.split())
HARMLESS_KIND = re.compile(r"--|border(?!-image)|list-style|mso-(?!hide|text-raise|font-width)")
NOTHING_SAID = frozenset(("", "none", "normal", "auto", "initial", "inherit", "unset", "revert", "revert-layer"))
SIZE = re.compile(r"([-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))(px|pt|pc|r?em|ex|ch|in|cm|mm|q|[sld]?v[wh]|vmin|vmax|%)?")
PIXELS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
}
SHOWN_AS = re.compile(
    r"(?:-(?:webkit|moz|ms)-)?(?:block|inline|inline-block|(?:inline-)?(?:table|flex|flexbox|box|grid|inline-box)|contents"
    r"|list-item|flow-root|flow|run-in|math|ruby|ruby-text|inline-listitem"
    r"|table-(?:row|cell|caption|row-group|header-group|footer-group))"
    r"(?: (?:flow|flex|grid|table|ruby|list-item|flow-root))?"
)
PATTERNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "display": SHOWN_AS.pattern,
        "visibility": r"visible",
        "content-visibility": r"visible",
        "position": r"static|relative",
        "filter": r"(?:(?:progid:)?[\w.:]*alpha\(opacity=100\)|(?:grayscale|sepia)\([\d.]*%?\))",
        "transform": r"(?:(?:translate(?:3d|z|x|y)?\((?:[,\s]*0(?:px|%)?)+\)|rotate\(0(?:deg)?\)|scale\(1\))\s?)+",
        "scale": r"1",
        "zoom": r"1(?:\.\d{1,3})?|[5-9]\d%|1\d\d%",
        "z-index": r"\d{1,12}",
        "mix-blend-mode": r"(?!)",
        "unicode-bidi": r"embed|isolate|plaintext",
        "color-scheme": r"(?:only )?light(?: only| dark)?|dark light",
        "mso-hide": r"(?!)",
        "mso-text-raise": r"-?\d(?:\.\d{1,4})?(?:pt|px)",
        "mso-font-width": r"(?:[5-9]\d|1\d\d|0)(?:\.\d{1,4})?%",
        "text-stroke": r"0(?:px)?|0\.\d{1,3}(?:px|pt)(?: .{1,40})?",
        "text-stroke-width": r"0(?:px)?|0\.\d{1,3}(?:px|pt)",
        "text-fill-color": r"currentcolor",
        "content": r"\"[^\"]*\"|'[^']*'",
        "text-decoration": r"(?:#[\da-f]++|rgba?\([^()]*+\)|[a-z, -]++|[0-3](?:\.\d++)?p[xt])*+",
        "text-decoration-thickness": r"from-font|[0-3](?:\.\d{1,3})?px",
        "outline": r"(?:#[\da-f]++|rgba?\([^()]*+\)|[a-z, -]++|[0-3](?:p[xt])?(?![\w.]))*+",
        "outline-width": r"[0-3](?:px|pt)?|thin|medium",
        "box-shadow": r"(?!.*inset).*",
        "background-image": r"(?!)",
        "text-emphasis": r"(?!)",
        "animation": r"(?!)",
    }.items()
}
# How far, in pixels of 96 an inch, one may be from where it would be: from, to.
WITHIN: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("text-indent",), (-200.0, 400.0)),
    **dict.fromkeys(("left", "top", "right", "bottom", "inset"), (-40.0, 40.0)),
    **dict.fromkeys(("margin",), (-60.0, 700.0)),
    **dict.fromkeys(("padding",), (0.0, 700.0)),
    **dict.fromkeys(("letter-spacing", "word-spacing"), (-3.0, 30.0)),
    **dict.fromkeys(("vertical-align", "baseline-shift"), (-40.0, 40.0)),
    "outline-offset": (0.0, 40.0),
}
ALIGNED = frozenset(["baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"])
CLIPPED = re.compile(r"hidden|clip|scroll|auto|overlay")


def pixels(value: str, of: float = 0.0) -> float | None:
    """A size in pixels, `of` being what a part of it is a part of; None where it is none that is known."""
    found = SIZE.fullmatch(value)
    if found is None:
        return None
    number, unit = float(found[1]), found[2] or ""
    if unit in ("em", "%") and of:
        return number * of / (100 if unit == "%" else 1)
    if unit == "%" or unit.startswith(("v", "s", "l", "d")):
        return number * 10.0  # of a page a thousand wide
    return number * PIXELS[unit]


def base_name(name: str) -> str:
    """A property without its maker's prefix."""
    return re.sub(r"^-(?:webkit|moz|ms|o|khtml|apple)-|^[*_](?=\w)", "", name)


def is_harmless(name: str, value: str) -> bool:
    """Whether a declaration that is judged by itself hides nothing."""
    if name in HARMLESS or value in NOTHING_SAID - {"none"} or (value == "none" and name != "display"):
        return True
    if name == "content-visibility" or name in PATTERNS:
        return PATTERNS[name].fullmatch(value) is not None
    if name.startswith("animation"):
        return False
    family = re.sub(r"^(margin|padding|inset)-.*", r"\1", name)
    if family in WITHIN:
        least, most = WITHIN[family]
        return all(_is_within(each, least, most) for each in value.split())
    return HARMLESS_KIND.match(name) is not None


def _is_within(value: str, least: float, most: float) -> bool:
    if value in NOTHING_SAID or value in ALIGNED or value in ("hanging", "each-line", "max-content"):
        return True
    size = pixels(value)
    return size is not None and least <= size <= most


def cuts(own: Mapping[str, str]) -> bool:
    """Whether a box cuts off what does not fit, and may be too small for its words."""
    overflow = " ".join(own.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    if not CLIPPED.search(overflow):
        return False
    scrolls = not re.search(r"hidden|clip", overflow)
    for name in ("height", "max-height", "block-size", "max-block-size", "aspect-ratio"):
        value = own.get(name, "auto")
        if value not in NOTHING_SAID and value not in ("100%", "fit-content", "max-content"):
            size = pixels(value)
            if size is None or not scrolls or size < 14:
                return True
    for name in ("width", "max-width", "inline-size", "max-inline-size"):
        value = own.get(name, "auto")
        size = pixels(value)
        if value not in NOTHING_SAID and (size is None or size < 100) and "content" not in value:
            return True
    return not scrolls and own.get("white-space", "").startswith(("nowrap", "pre")) and "pre-" not in own["white-space"]


def unquoted(written: str) -> str:
    """A value without its quotes, and without the sign after them that tells whether capitals count."""
    value = written.strip()
    if value[-1:] in ("i", "s") and value[:-1].rstrip()[-1:] in ('"', "'"):
        value = value[:-1].rstrip()
    return value.strip("\"'")
