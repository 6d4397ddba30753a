"""The style sheets of a web page, read so that no rule that may match is missed: css -> rules, and which match.

    p.note > b {color: red}     b within .note within p: sure
    p:last-child, p + b {…}     p, b: perhaps, since nobody counts brothers here
    @media print, (hover) {…}   perhaps, under a condition of its own
    a:hover {…}                 never: it shows only while somebody points

What is perhaps so is kept under its condition, so that a look under it can be told from the look without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from documents.reading import refusals
from documents.reading.formats.web_values import unquoted

MOST_RULES = 50_000
LONGEST = 2000  # characters of a value or a selector that are looked at
TOO_LONG = "unknown()"
TOKEN = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|[{};()]|[^\"'{};()]++|.", re.S)
REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
WITHIN = ("@media", "@supports", "@layer", "@container", "@scope", "@starting-style", "@document", "@-moz-document")
PART = re.compile(
    r"(?P<combinator>\s*[>+~]\s*|\s+)|\.(?P<class>[-\w]+)|#(?P<id>[-\w]+)|\[(?P<attribute>[^\]]*)\]"
    r"|(?P<element>::?(?:before|after))|:{1,2}(?P<pseudo>[-\w]+)(?P<inside>\((?:[^()]|\([^()]*+\))*+\))?"
    r"|(?P<tag>[-\w]+|\*|&)|(?P<rest>.)",
    re.S,
)
ATTRIBUTE = re.compile(r"([-\w|]+)\s*+(?:([~|^$*]?)=(.*))?", re.S)
WHILE_POINTED = frozenset(("hover", "active", "focus", "focus-within", "focus-visible"))
ELSEWHERE = frozenset(
    ("selection", "placeholder", "marker", "backdrop", "file-selector-button", "cue", "grammar-error")
)
ONE_OF = frozenset(("is", "where", "matches", "-webkit-any", "-moz-any"))
IMPLIED = frozenset(("html", "body", "tbody", "head"))  # which markup may leave out
SURE, PERHAPS = 2, 1


@dataclass(slots=True)
class Element:
    """An element by which rules choose."""

    tag: str
    said: Mapping[str, str]
    classes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, tag: str, said: Mapping[str, str]) -> Element:
        """An element with its attributes."""
        return cls(tag, said, frozenset(said["class"].lower().split()) if "class" in said else frozenset())


@dataclass(slots=True)
class Compound:
    """What a selector asks of one element."""

    tag: str = ""
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    options: list[list[Compound]] = field(default_factory=list)  # of each, one
    loose: bool = False
    combinator: str = ""  # to the one before it

    def fits(self, element: Element) -> bool:
        """Whether the element is such a one, as far as can be told of it alone."""
        if self.tag and self.tag != element.tag:
            return False
        if self.classes and not element.classes.issuperset(self.classes):
            return False
        if self.ids and any(each != element.said.get("id", "").lower() for each in self.ids):
            return False
        if any(not any(each.fits(element) for each in options) for options in self.options):
            return False
        return all(_has(element, *each) for each in self.attributes)

    def key(self) -> str:
        """By what to find it again: the rarest of what it asks."""
        return f"#{self.ids[0]}" if self.ids else f".{self.classes[0]}" if self.classes else self.tag or "*"


def _has(element: Element, name: str, how: str, value: str) -> bool:
    if name not in element.said:
        return False
    said = element.said[name].lower()
    return value in said or (how in ("", "|") and not value)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One property as it is declared, and under which condition, if any. What ranks higher wins."""

    name: str
    value: str
    rank: tuple[bool, int, int, int]
    condition: str = ""


@dataclass(slots=True)
class Rule:
    """What is declared of all that one selector chooses."""

    compounds: list[Compound]  # the last first
    declared: Sequence[tuple[str, str, bool]]
    condition: str
    order: int
    beside: bool  # of what is drawn before or after the element's words
    selector: str

    @property
    def weight(self) -> int:
        """How particular it is."""
        ids = sum(len(each.ids) for each in self.compounds)
        classes = sum(len(each.classes) + len(each.attributes) + each.loose for each in self.compounds)
        return ids * 10_000 + classes * 100 + sum(bool(each.tag) for each in self.compounds)

    def matches(self, element: Element, around: Sequence[Element]) -> int:
        """SURE, PERHAPS or 0 of an element within others, the innermost last."""
        first, *others = self.compounds
        if not first.fits(element):
            return 0
        sure, at, combinator = not first.loose, len(around) - 1, first.combinator
        for compound in others:
            if combinator in ("+", "~"):
                sure = False
            else:
                found = next((place for place in range(at, -1, -1) if compound.fits(around[place])), None)
                if found is None and (compound.tag not in IMPLIED or compound.key() != compound.tag):
                    return 0
                sure = sure and found is not None and (combinator != ">" or found == at)
                at = at if found is None or combinator == ">" else found - 1
            sure, combinator = sure and not compound.loose, compound.combinator
        return SURE if sure else PERHAPS

    def declarations(self, sure: bool) -> Iterator[Declaration]:
        """What it declares of an element that it matches."""
        condition = self.condition or ("" if sure else self.selector)
        for name, value, important in self.declared:
            yield Declaration(name, value, (important, 0, self.weight, self.order), condition)


class Sheet:
    """All the rules of a page."""

    def __init__(self) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._count = 0
        self.named: dict[str, set[str]] = {}  # the values of "--own-properties"

    def add(self, css: str, condition: str = "") -> None:
        """Take in the rules of one style sheet."""
        contexts: list[tuple[str | None, str]] = [("", condition)]  # None: of what no element's look is told
        prelude, depth = [""], 0
        for found in TOKEN.finditer(_plain(css)):
            sign = found[0]
            if sign in "()":
                depth = max(depth + (1 if sign == "(" else -1), 0)
            if sign == "{":
                contexts.append(_inner("".join(prelude).strip(), *contexts[-1]))
                prelude, depth = [], 0
            elif sign == "}" or (sign == ";" and not depth):
                self._declare("".join(prelude), *contexts[-1])
                prelude, depth = [], 0
                if sign == "}" and len(contexts) > 1:
                    contexts.pop()
            else:
                prelude.append(sign)
        self._declare("".join(prelude), *contexts[-1])

    def note_named(self, declared: Sequence[tuple[str, str, bool]]) -> None:
        """Keep what own properties are said to be."""
        for name, value, _ in declared:
            if name.startswith("--"):
                self.named.setdefault(name, set()).add(value)

    def matching(self, element: Element, around: Sequence[Element]) -> Iterator[tuple[Rule, bool]]:
        """The rules that match or may match, and whether they do for sure."""
        keys = {"*", element.tag, *(f".{each}" for each in element.classes)}
        if "id" in element.said:
            keys.add("#" + element.said["id"].lower())
        for key in keys:
            for rule in self._rules.get(key, ()):
                how = rule.matches(element, around)
                if how:
                    yield rule, how == SURE

    def _declare(self, said: str, selectors: str | None, condition: str) -> None:
        declared = declarations_of(said) if selectors else ()
        self.note_named(declared)
        if not declared or condition == "@media print":
            return
        for selector in _split(selectors or "", ","):
            made = _compounds(selector)
            if made is None:
                continue
            self._count += 1
            if self._count > MOST_RULES:
                raise refusals.refuse(refusals.TOO_BIG_INSIDE)
            compounds, beside = made
            rule = Rule(compounds, declared, condition, self._count, beside, selector)
            self._rules.setdefault(compounds[0].key(), []).append(rule)


def _inner(prelude: str, selectors: str | None, condition: str) -> tuple[str | None, str]:
    """The context that an opening brace begins."""
    if selectors is None or not prelude.startswith("@"):
        nested = f"within {selectors} {condition}" if selectors else condition
        return (None if selectors is None else prelude.lower()), nested
    if prelude.lower().startswith(WITHIN):
        own = " ".join(prelude.lower().split())
        if re.fullmatch(r"@media (?:all|screen)", own):
            own = ""
        return selectors, f"{condition} {own}".strip()
    return None, condition


@lru_cache(maxsize=4096)
def declarations_of(style: str) -> Sequence[tuple[str, str, bool]]:
    """The properties of a style attribute or a rule, in small letters, in order, and whether they are pressed."""
    declared = []
    for each in _split(_plain(style), ";"):
        name, colon, value = each.partition(":")
        value = " ".join(value.lower().split()) if len(value) < LONGEST else TOO_LONG
        pressed = re.search(r"\s?!\s?important$", value)
        if colon and name.strip():
            declared.append((name.strip().lower(), value[: pressed.start()] if pressed else value, bool(pressed)))
    return tuple(declared)


def _plain(css: str) -> str:
    """Without remarks and escapes."""
    said = REMARK.sub(" ", css).replace("<!--", " ").replace("-->", " ")
    return ESCAPE.sub(lambda found: _sign(found[1]) if found[1] else found[2], said) if "\\" in said else said


def _sign(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if 31 < number < 0x110000 else " "


def _split(said: str, at: str) -> Iterator[str]:
    """The parts between signs that stand neither in brackets nor in quotes."""
    if "(" not in said and '"' not in said and "'" not in said:
        yield from (each for each in said.split(at) if each.strip())
        return
    depth, start = 0, 0
    for found in re.finditer(r"\"[^\"]*+\"|'[^']*+'|[()]|" + re.escape(at), said):
        if found[0] in "()":
            depth = max(depth + (1 if found[0] == "(" else -1), 0)
        elif found[0] == at and not depth:
            yield said[start : found.start()]
            start = found.end()
    if said[start:].strip():
        yield said[start:]


def _compounds(selector: str) -> tuple[list[Compound], bool] | None:
    """What a selector asks, the last element first; None where it never chooses words as they stand."""
    made, beside = [Compound()], False
    if len(selector) > LONGEST:
        return [Compound(loose=True)], beside
    for found in PART.finditer(selector.strip().lower()):
        last = made[-1]
        if found["combinator"]:
            made.append(Compound(combinator=found["combinator"].strip() or " "))
        elif found["class"]:
            last.classes.append(found["class"])
        elif found["id"]:
            last.ids.append(found["id"])
        elif found["attribute"] is not None:
            asked = ATTRIBUTE.fullmatch(found["attribute"].strip())
            last.attributes += [(asked[1], asked[2] or "", unquoted(asked[3] or ""))] if asked else []
            last.loose = True
        elif found["element"]:
            beside = True
        elif found["pseudo"]:
            if not _ask(last, found["pseudo"], found["inside"] or ""):
                return None
        elif found["tag"]:
            last.tag, last.loose = found["tag"].strip("*&"), last.loose or found["tag"] == "&"
        else:
            last.loose = True
    return made[::-1], beside


def _ask(last: Compound, pseudo: str, inside: str) -> bool:
    """Take in what a colon asks; whether it ever chooses words as they stand."""
    if pseudo in WHILE_POINTED or pseudo.removeprefix("-moz-") in ELSEWHERE or pseudo.startswith("-webkit-scrollbar"):
        return False
    if pseudo in ONE_OF and inside:
        options = [_compounds(each) for each in _split(inside[1:-1], ",")]
        last.options.append([option[0][0] for option in options if option is not None])
    last.tag = "html" if pseudo == "root" else last.tag
    last.loose = True
    return True
