"""How the words of a web page look, as far as that says whether a reader sees them.

Only looks that are known to be harmless are: everything else that is declared of an element, or that may be declared
of it, makes its words such as a reader may not see. What holds under a condition (a small screen, the last of its
kind) is looked at by itself and together with all other conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from documents.reading.formats.web_colours import BLACK, NOTHING, WHITE, Colour, colour, is_told
from documents.reading.formats.web_rules import Declaration, Element, declarations_of
from documents.reading.formats.web_sheets import sheet_of
from documents.reading.formats.web_values import NOTHING_SAID, base_name, cuts, is_harmless, pixels

LEAST_SIZE, MOST_SIZE, LEAST_LINE, LEAST_OPACITY = 3.3, 400.0, 0.4, 0.3
MOST_CONDITIONS, MOST_GROUNDS, DEEPEST_NAMES = 60, 8, 5
ALWAYS, TOGETHER = "", "all at once"
CUT_BY = frozenset(
    (
        *("overflow", "overflow-x", "overflow-y", "height", "max-height", "block-size", "max-block-size"),
        *("aspect-ratio", "width", "max-width", "inline-size", "max-inline-size"),
    )
)
TYPE_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
FONT = re.compile(
    r"(?:^|\s)(?P<size>[\d.]+(?:[a-z]{1,4}|%)|xx?-small|small|medium|large|xx?x?-large)(?:\s?/\s?(?P<line>[\d.]+(?:[a-z]{1,4}|%)?|normal))?\s"
)
GROUND_TOKEN = re.compile(r"[-\w]*\((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+\)|[^\s,/]+")
GROUND_WORDS = re.compile(
    r"none|(?:no-)?repeat(?:-[xy])?|round|space|scroll|fixed|local|left|right|top|bottom|center|cover|contain|auto"
    r"|(?:border|padding|content)-box|text|initial|unset|inherit|revert|[-+]?[\d.]+(?:px|pt|%|r?em|cm|mm|in)?"
)
IN_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|(?<![-\w])[a-z]{3,22}(?![-\w(])")
SYMBOLS = re.compile(r"[\"']?(?:wingdings|webdings|symbol|zapf ?dingbats|marlett)\b", re.I)
NAMED = re.compile(r"var\(\s?(--[-\w]+)\s?(?:,([^()]*+(?:\([^()]*+\)[^()]*+)*+))?\)")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look under one condition."""

    ink: Colour | None = BLACK  # None: not known
    grounds: tuple[Colour, ...] | None = (WHITE,)
    size: float = 16.0
    line: float = 1.2  # of the size
    opacity: float = 1.0
    symbols: bool = False
    hidden: bool = False

    def hides(self, words: str) -> bool:
        """Whether such words may not be seen."""
        if self.hidden or not LEAST_SIZE <= self.size <= MOST_SIZE or self.line < LEAST_LINE:
            return True
        if self.opacity < LEAST_OPACITY or (self.symbols and re.search(r"\w{3}", words) is not None):
            return True
        if self.ink is None or self.grounds is None:
            return True
        ink = self.ink
        return not all(is_told(ink, ground) for ground in self.grounds)


Looks = Mapping[str, Look]  # by condition
PLAIN: Looks = {ALWAYS: Look()}


@dataclass(slots=True)
class Styled(Element):
    """An element and how its words look."""

    looks: Looks = field(default_factory=lambda: PLAIN)

    def hides(self, words: str) -> bool:
        """Whether a reader may not see words that stand right in it."""
        return any(look.hides(words) for look in self.looks.values())


class Styles:
    """The looks of a page's elements, from its style sheets and their own attributes."""

    def __init__(self, markup: str) -> None:
        self._sheet = sheet_of(markup)

    def element(self, tag: str, said: Mapping[str, str], around: Sequence[Styled]) -> Styled:
        """An element within others, the innermost last."""
        made = Element.of(tag, said)
        styled = Styled(tag, said, made.classes, around[-1].looks if around else PLAIN)
        if tag == "summary" and around and around[-1].tag == "details":
            styled.looks = around[-2].looks if len(around) > 1 else PLAIN
        declared = sorted(self._declared(styled, around), key=lambda each: each.rank)
        if declared:
            styled.looks = self._looks(styled.looks, declared)
        return styled

    def _declared(self, element: Element, around: Sequence[Element]) -> Iterator[Declaration]:
        for number, (name, value) in enumerate(_of_attributes(element, around)):
            yield Declaration(name, value, (False, -1, 0, number))
        for rule, sure in self._sheet.matching(element, around):
            if not rule.beside:
                yield from rule.declarations(sure)
        if "style" in element.said:
            own = declarations_of(element.said["style"])
            self._sheet.note_named(own)
            for number, (name, value, pressed) in enumerate(own):
                yield Declaration(name, value, (pressed, 1, 0, number))

    def _looks(self, around: Looks, declared: Sequence[Declaration]) -> Looks:
        """The looks under each condition that holds for what is around or for the element itself."""
        own = dict.fromkeys(each.condition for each in declared if each.condition)
        conditions = {**dict.fromkeys(around), ALWAYS: None, **own}
        if own:
            conditions[TOGETHER] = None
        usual = around[ALWAYS]
        if len(conditions) > MOST_CONDITIONS:
            return {ALWAYS: replace(usual, hidden=True)}  # more than can be followed
        looks: dict[str, Look] = {}
        for each in conditions:
            chosen = [
                (base_name(said.name), self._resolved(said.value))
                for said in declared
                if said.condition in (ALWAYS, each) or each == TOGETHER
            ]
            parent = around.get(each, usual)
            look = _look(parent, tuple(chosen))
            if each == ALWAYS or look != looks.get(ALWAYS):
                looks[each] = look
        return looks

    def _resolved(self, value: str) -> str:
        """With what own properties are, where that is the same everywhere."""
        for _ in range(DEEPEST_NAMES):
            if "var(" not in value:
                return value
            value = NAMED.sub(self._named, value)[:2000]
        return value

    def _named(self, found: re.Match[str]) -> str:
        values = self._sheet.named.get(found[1], set()) or ({found[2].strip()} if found[2] else set())
        return next(iter(values)) if len(values) == 1 else "unknown()"


def _of_attributes(element: Element, around: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """What the attributes and the name of an element say of its looks."""
    tag, said = element.tag, element.said
    if tag == "a" and "href" in said:
        body = next((each for each in around if each.tag == "body"), element)
        yield "color", body.said.get("link", "#00e").lower()
    elif tag == "mark":
        yield from (("background-color", "yellow"), ("color", "black"))
    elif tag == "rp" or (tag == "details" and "open" not in said):
        yield "display", "none"
    if "hidden" in said or "popover" in said:
        yield "display", "none"
    if "bgcolor" in said:
        yield "background-color", _old(said["bgcolor"])
    if "background" in said and said["background"].strip():
        yield "background-image", "url()"
    if tag in ("font", "basefont") and "color" in said:
        yield "color", _old(said["color"])
    if tag == "body" and "text" in said:
        yield "color", _old(said["text"])


def _old(said: str) -> str:
    """A colour as attributes say it, where the sign for digits may be missing."""
    said = said.strip().lower()
    return f"#{said}" if colour(said) is None and colour(f"#{said}") is not None else said


@lru_cache(maxsize=8192)
def _look(look: Look, declared: tuple[tuple[str, str], ...]) -> Look:
    """How words look within what looks so, by what is declared, in order: the last of a kind counts."""
    last: dict[str, str] = {}
    around = look
    for name, value in declared:
        last.pop(name, None)
        last[name] = value
        for part in (
            ("-top", "-right", "-bottom", "-left", "-x", "-y") if name in ("margin", "padding", "overflow") else ()
        ):
            last.pop(name + part, None)
    for name, value in last.items():
        look = _changed(look, around, name, value, last)
    return replace(look, hidden=True) if cuts(last) else look


def _changed(look: Look, around: Look, name: str, value: str, last: Mapping[str, str]) -> Look:
    """The look with one property more."""
    if name == "color":
        return replace(look, ink=_ink(value, around))
    if name in ("background", "background-color"):
        return replace(look, grounds=_grounds(value, around, last))
    if name == "font":
        return _font(look, around, value)
    if name == "font-size":
        return replace(look, size=_size(value, around))
    if name == "line-height":
        return replace(look, line=_line(value, look, around))
    if name == "opacity":
        return replace(look, opacity=around.opacity * _share(value))
    if name == "font-family":
        return replace(look, symbols=SYMBOLS.match(value) is not None)
    if name == "background-image":
        return replace(look, grounds=_grounds(value, replace(around, grounds=look.grounds), last))
    if name == "mask" or name.startswith("mask-"):
        return replace(look, hidden=look.hidden or value not in NOTHING_SAID)
    if name not in CUT_BY and not is_harmless(name, value):
        return replace(look, hidden=True)
    return look


def _ink(value: str, around: Look) -> Colour | None:
    if value in ("inherit", "currentcolor", "unset", "revert"):
        return around.ink
    return BLACK if value == "initial" else colour(value)


def _grounds(value: str, around: Look, declared: Mapping[str, str]) -> tuple[Colour, ...] | None:
    """The colours that may lie behind the words; None where that is not known."""
    if "background-clip" in declared and "text" in declared["background-clip"]:
        return None
    found: list[Colour] = []
    for token in GROUND_TOKEN.findall(value):
        if "gradient(" in token:
            tints = [colour(each) for each in IN_COLOUR.findall(token)]
            found += [each for each in tints if each is not None]
        elif (tint := colour(token)) is not None:
            found.append(tint)
        elif not GROUND_WORDS.fullmatch(token):
            return None
    behind = around.grounds
    if not found or all(each == NOTHING for each in found):
        return behind
    if behind is None:
        return tuple(found) if all(each.alpha == 1 for each in found) else None
    return tuple(dict.fromkeys(each.over(under) for each in found for under in behind))[:MOST_GROUNDS]


def _font(look: Look, around: Look, value: str) -> Look:
    found = FONT.search(f"{value} ")
    if found is None:
        return look if value in NOTHING_SAID or re.fullmatch(r"[a-z -]+", value) else replace(look, hidden=True)
    family = value[found.end() - 1 :].strip()
    look = replace(look, size=_size(found["size"], around), symbols=SYMBOLS.match(family) is not None)
    return replace(look, line=_line(found["line"] or "normal", look, around))


def _size(value: str, around: Look) -> float:
    """The letters' height; 0 where it is not known."""
    if value in TYPE_SIZES:
        return TYPE_SIZES[value]
    if value in ("inherit", "unset", "smaller", "larger", "revert"):
        return around.size
    if value in ("initial", "auto"):
        return 16.0
    inside = re.fullmatch(r"(?:clamp|min|max|calc)\((.*)\)", value)
    sizes = [pixels(each, around.size) for each in re.findall(r"[\d.]+[a-z%]+", inside[1])] if inside else []
    size = min((each for each in sizes if each is not None), default=0.0) if inside else pixels(value, around.size)
    return size if size is not None else 0.0


def _line(value: str, look: Look, around: Look) -> float:
    if value in NOTHING_SAID:
        return around.line if value in ("inherit", "unset") else 1.2
    bare = re.fullmatch(r"\d*\.?\d+", value)
    size = float(value) * look.size if bare else pixels(value, look.size)
    return size / look.size if size is not None and look.size else 0.0


def _share(value: str) -> float:
    """Of an opacity, as a part of 1."""
    if value in NOTHING_SAID:
        return 1.0
    found = re.fullmatch(r"(\d*\.?\d+)(%)?", value)
    return min(float(found[1]) / (100 if found[2] else 1), 1.0) if found else 0.0
