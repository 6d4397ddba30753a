"""Field words in the search box: exemption:21, year:2024, ref:0008/24, outcome:withheld, has:table, topic:budgets.

A value that makes no sense is left out of the search, with a sentence that says what would make sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from requests.law.outcomes import Overall
from requests.search.quarters import year_of
from requests.search.text import keys, words
from requests.search.traits import YES, Facet, Has, Sent, trait
from requests.sections import CODES, UNKNOWN

REFERENCE, PROVISION = "ref", "provision"
FIRST_YEAR, LAST_YEAR = 2005, 2100  # FOIA came into force on 1 January 2005
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_CITED = re.compile(
    r"(?P<unit>fs|s|section|r|reg|regulation)?\.?\s*(?P<number>\d{1,3}[a-z]?)(?P<limbs>(?:\(\w{1,4}\)|-\w{1,4})*)"
)
_KNOWN = frozenset(found[0] for code in CODES if (found := re.search(r"\d+[a-z]?", code.lower())))


class UnknownValue(Exception):
    """A field word whose value makes no sense. The message is a plain sentence on what would."""


def sought(name: str, value: str) -> tuple[str, ...]:
    """The terms of the index that `name:value` stands for, any of which will do. Raises UnknownValue."""
    return _READERS[name](" ".join(value.lower().split()))


def reference_terms(reference: str) -> set[str]:
    """The terms by which a reference is found: whole, and by its number in every form."""
    forms = {form for key in keys(reference) for form in key.forms}
    forms |= {form.lstrip("0") for form in forms} | {_whole(reference)}
    return {f"{REFERENCE} {form}" for form in forms if form}


def provision_terms(forms: set[str]) -> set[str]:
    """The terms by which a provision is found that is known by these forms: s40(2), 40(2), s40 and 40."""
    bare = {form[1:] for form in forms if form[:1] in {"s", "r"}}
    return {f"{PROVISION} {form}" for form in forms | bare}


def is_year(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) == 4 and FIRST_YEAR <= int(value) <= LAST_YEAR


def is_topic(value: str) -> bool:
    return _SLUG.fullmatch(value) is not None


def is_quarter(value: str) -> bool:
    return FIRST_YEAR <= (year_of(value) or 0) <= LAST_YEAR


def _reference(value: str) -> tuple[str, ...]:
    numbered = [form for key in keys(value) for form in key.forms]
    forms = numbered or [_whole(value)]
    if not forms[0]:
        raise UnknownValue("write it as ref:0008/24")
    return tuple(f"{REFERENCE} {form}" for form in forms)


def _whole(reference: str) -> str:
    return "".join(words(reference.lower()))


def _exemption(value: str) -> tuple[str, ...]:
    if value == UNKNOWN:
        return (trait(Facet.EXEMPTION, UNKNOWN),)
    found = _CITED.fullmatch(value)
    if found is None or found["number"] not in _KNOWN:
        raise UnknownValue("write section 21 as exemption:21, and regulation 12(4)(b) as exemption:r12(4)(b)")
    if found["unit"] == "fs":
        return (trait(Facet.EXEMPTION, f"fs{found['number']}"),)
    limbs = re.sub(r"-(\w+)", r"(\1)", found["limbs"])
    return (f"{PROVISION} {(found['unit'] or '')[:1]}{found['number']}{limbs}",)


def _year(value: str) -> tuple[str, ...]:
    if not is_year(value):
        raise UnknownValue("use four digits, such as year:2024")
    return (trait(Facet.YEAR, value),)


def _outcome(value: str) -> tuple[str, ...]:
    named = value.replace("-", " ")
    found = [outcome for outcome in Overall if named in {outcome.value, outcome.word().lower()}]
    if not found:
        known = ", ".join(f"outcome:{outcome.value.replace(' ', '-')}" for outcome in Overall)
        raise UnknownValue(f"use one of {known}")
    return (trait(Facet.OUTCOME, found[0].value),)


def _has(value: str) -> tuple[str, ...]:
    if value.rstrip("s") not in set(Has):
        raise UnknownValue("use has:table, has:document, has:link or has:notice")
    return (trait(Facet.HAS, value.rstrip("s")),)


def _kind(value: str) -> tuple[str, ...]:
    if value not in set(Sent):
        raise UnknownValue(f"use {', '.join(f'kind:{sent}' for sent in Sent)}")
    return (trait(Facet.KIND, value),)


def _topic(value: str) -> tuple[str, ...]:
    slug = value.replace(" ", "-")
    if not is_topic(slug):
        raise UnknownValue("write a topic as its address does, such as topic:road-safety")
    return (trait(Facet.TOPIC, slug),)


def _said_yes(facet: Facet) -> Callable[[str], tuple[str, ...]]:
    def read(value: str) -> tuple[str, ...]:
        if value != YES:
            raise UnknownValue(f"use {facet.value}:yes, or -{facet.value}:yes for the others")
        return (trait(facet, YES),)

    return read


def _quarter(facet: Facet) -> Callable[[str], tuple[str, ...]]:
    def read(value: str) -> tuple[str, ...]:
        if not is_quarter(value):
            raise UnknownValue(f"use a year and a quarter, such as {facet.value}:2024-q1")
        return (trait(facet, value),)

    return read


_READERS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "exemption": _exemption,
    "section": _exemption,
    "year": _year,
    "ref": _reference,
    "reference": _reference,
    "outcome": _outcome,
    "has": _has,
    "topic": _topic,
    "late": _said_yes(Facet.LATE),
    "review": _said_yes(Facet.REVIEW),
    "received": _quarter(Facet.RECEIVED),
    "answered": _quarter(Facet.ANSWERED),
    "kind": _kind,
}
FIELD_NAMES = frozenset(_READERS)
OFFERED = (
    "exemption:21, year:2024, ref:0008/24, outcome:refused, has:table, topic:…, late:yes, review:yes, kind:review, "
    "received:2024-q1, answered:2024-q1"
)
