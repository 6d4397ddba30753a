"""What somebody typed into the search box, taken apart. No text fails: what makes no sense is left out, and said.

taxi fares             both words, in any form (fare, fares)
"taxi fares"           these words in this order, exactly
taxi OR cab fares      fares, and one of the two
fares -taxi            not with taxi (NOT taxi is the same)
commission*            words that begin so
0008/24  £1,414,226  section 40(2)  2022/23   as one thing, however they are written
exemption:21 -year:2024 outcome:"not held"    filters in words: requests.search.field_words
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from requests.search.field_words import FIELD_NAMES, OFFERED, UnknownValue, sought
from requests.search.text import PROVISIONS, SUM, keys, words

MOST_CHARACTERS = 200
MOST_LOOKED_AT = 10_000  # of signs, blanks among them
MOST_TERMS = 20
SHORTEST_PREFIX = 2

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+")
_TERM = re.compile(
    rf'(?P<minus>-(?=[\w£"]))?(?:(?P<field>[a-z]{{2,12}}):(?!//)(?P<value>"[^"]*"?|[^\s"]+)'
    rf'|"(?P<quoted>[^"]*)"?|(?P<joint>{PROVISIONS}|{SUM})(?=[\s")]|$)|(?P<typed>[^\s"]+))',
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
# Words that carry no subject: "how much was spent on taxis" is about spent and taxis.
_FUNCTION_WORDS = (
    "a about am an and any are as at be been by can could did do does for from had has have how i if in into is it its"
    " many me much my of on or our please should so some such than that the their them then there these they this those"
    " to us was we were what when where which who why will with would you your"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


class Kind(StrEnum):
    """How a term is matched."""

    WORD = "word"  # in any form, by its stem
    EXACT = "exact"  # these words in this order
    PREFIX = "prefix"  # as EXACT, and the last word may go on
    KEY = "key"  # a reference, a figure, a year, a provision
    FIELD = "field"  # a filter in words: never marked, and of no weight


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for. `words` as typed; `keys` the forms of a KEY or FIELD, any of which will do."""

    kind: Kind
    words: tuple[str, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms that all have to be met (of each inner tuple one), terms that must not, terms that only add weight."""

    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    welcome: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.required or self.excluded or self.welcome)

    @property
    def shown(self) -> tuple[Term, ...]:
        """The terms to mark in what is found."""
        every = (term for alternatives in self.required for term in alternatives)
        return tuple(term for term in every if term.kind is not Kind.FIELD)

    @property
    def ranks(self) -> bool:
        """Whether there is anything to be relevant to."""
        return bool(self.shown)


def clean(typed: str) -> str:
    """What was typed, without signs that cannot be seen."""
    return " ".join(_UNPRINTED.sub(" ", typed).split())


def bounded(typed: str) -> str:
    """What is kept of what was typed, however long that is: a sign more than is searched, so that it tells."""
    return clean(typed[:MOST_LOOKED_AT])[: MOST_CHARACTERS + 1]


def wanted(typed: str) -> Wanted:
    """Take apart what was typed, as far as it is not too long."""
    text = clean(typed).translate(_QUOTES)
    cut = _cut(text)
    read = [_found(match) for match in _TERM.finditer(cut)]
    found = [each for each in read if each.joiner or each.term]
    notes = [each.note for each in read[:MOST_TERMS] if each.note]
    kept = found[:MOST_TERMS]
    if len(kept) < len(found):
        notes.append(f"Only the first {MOST_TERMS} words were searched.")
    elif len(cut) < len(text):
        notes.append(f"Only the first {MOST_CHARACTERS} characters were searched.")
    return _arranged(kept, tuple(dict.fromkeys(notes)))


def pieces(typed: str) -> Iterator[str]:
    """What was typed, term by term, each as it stands there."""
    return (match[0] for match in _TERM.finditer(clean(typed).translate(_QUOTES)))


def _cut(text: str) -> str:
    """At most MOST_CHARACTERS, ending with a whole word where there is one."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[: MOST_CHARACTERS + 1].rpartition(" ")[0] or text[:MOST_CHARACTERS]


class _Found(NamedTuple):
    """One piece of what was typed: a word that joins, or a term; or nothing that can be used, and why."""

    joiner: str
    minus: bool
    term: Term | None
    note: str = ""


def _found(match: re.Match[str]) -> _Found:
    joiner, minus = _joiner(match), bool(match["minus"])
    if not match["field"]:
        return _Found(joiner, minus, _term(match))
    name, value = match["field"].lower(), match["value"].strip('"')
    if name not in FIELD_NAMES:
        note = f"“{name}:” is no field here, so it was searched as a word. Fields are {OFFERED}."
        return _Found(joiner, minus, _plain(f"{match['field']} {value}"), note)
    try:
        return _Found(joiner, minus, Term(Kind.FIELD, (f"{name}:{value}",), sought(name, value)))
    except UnknownValue as problem:
        return _Found(joiner, minus, None, f"“{name}:{value}” was left out: {problem}.")


def _joiner(match: re.Match[str]) -> str:
    return match["typed"] if match["typed"] in {"OR", "NOT", "AND"} else ""


def _arranged(found: list[_Found], notes: tuple[str, ...]) -> Wanted:
    """Sort the terms by what has to be done with them."""
    required: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    welcome: list[Term] = []
    before = ""
    for joiner, minus, term, _ in found:
        if term is None or joiner:
            before = joiner
            continue
        if minus or before == "NOT":
            excluded.append(term)
        elif before == "OR" and required:
            required[-1] = (*required[-1], term)
        elif term.kind is Kind.WORD and term.words[0].lower() in FUNCTION_WORDS:
            welcome.append(term)
        else:
            required.append((term,))
        before = ""
    if not required and welcome:  # nothing but such words: then they are what is looked for
        required, welcome = [(term,) for term in welcome], []
    once = tuple(dict.fromkeys(required))
    return Wanted(once, tuple(dict.fromkeys(excluded)), tuple(dict.fromkeys(welcome)), notes)


def _term(match: re.Match[str]) -> Term | None:
    """The term of one match of _TERM; None where there is nothing to look for in it."""
    if match["quoted"] is not None:
        return _exact(match["quoted"])
    typed = match["joint"] or match["typed"].strip(",;:!?")
    found = list(keys(typed))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(typed.strip("."))):
        return Term(Kind.KEY, tuple(words(typed)), found[0].forms)
    if typed.endswith("*"):
        return _prefix(typed)
    return _plain(_POSSESSIVE.sub("", typed))


def _exact(text: str) -> Term | None:
    found = tuple(words(text))
    return Term(Kind.EXACT, found) if found else None


def _prefix(text: str) -> Term | None:
    found = tuple(words(text))
    if not found:
        return None
    return Term(Kind.PREFIX if len(found[-1]) >= SHORTEST_PREFIX else Kind.EXACT, found)


def _plain(text: str) -> Term | None:
    """A word; or several in a row where signs stand between them: "co-operate", "18/03/2024"."""
    found = tuple(words(text))
    if not found:
        return None
    return Term(Kind.WORD if len(found) == 1 else Kind.EXACT, found)
