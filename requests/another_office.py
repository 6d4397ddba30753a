"""A letter that another authority wrote: told by what stands at its edges, beside what this office is called.

Nothing is said where the letter's edges name this office too, in any form or language, nor of a body that is only
spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.models import ReadingFinding
from documents.reading.body_names import BODY
from documents.reading.both_tongues import is_other_tongue
from documents.reading.edges import Edges, edges_of
from documents.reading.hosts import HOST, JOINTS, is_of
from documents.reading.shapes import FindingKind, Reading
from documents.recording import Recorded
from requests.models import Authority

OF_ANOTHER = "This letter looks like one of {}, not of us: that is whose name stands at its head, foot or signature."
SURE = 0.9  # of the reader, which letter it is: less where two bodies are named nearly as much
SIGNS = frozenset({"first", "signed", "running"})  # below its first line a head may be the address of whoever asked
PLACES = 2  # of a name that is of whoever writes, where ours is spoken of too


def mark_of_another(recorded: Recorded, reading: Reading) -> None:
    """Say so on a letter that another authority wrote: one query. Nothing where this office has no name yet."""
    if reading.authority is None or not (name := another_office(reading, list(Authority.objects.all()))):
        return
    where = next(iter(reading.authority.spans), None)
    place = {"page": where.page, "start": where.start, "end": where.end} if where else {}
    ReadingFinding.objects.create(
        reading=recorded.reading, kind=FindingKind.DOUBTFUL.value, what=OF_ANOTHER.format(name), **place
    )


def another_office(reading: Reading, offices: Sequence[Authority]) -> str:
    """The other authority whose letter it is; blank where it is ours, or nothing tells. `offices`: ours, at any day."""
    told = reading.authority
    if told is None or told.sure < SURE or not offices:
        return ""
    names = [form for office in offices for form in (office.name, office.short_name) if form]
    if any(_is_same(said, own) for said in _tongues(told.value) for own in names):
        return ""
    if all(map(is_other_tongue, _tongues(told.value))) and not any(map(is_other_tongue, names)):
        return ""  # it may be what we are called in that language
    edges = edges_of(reading)
    is_force = any(office.force_name and _is_same(told.value, office.force_name) for office in offices)
    if _names_us(edges, names) or _has_address(edges, offices, by_host=not is_force):
        return ""
    address = reading.requester.address
    if address is not None and _stands(told.value, address.value):
        return ""
    places = list(_places(told.value, edges))
    speaks_of_us = any(_stands(own, edges.text) for own in names)
    is_whose = len(places) >= PLACES or (bool(SIGNS & set(places)) and not speaks_of_us)
    return told.value if is_whose else ""


def _places(name: str, edges: Edges) -> Iterator[str]:
    """Where the name stands at the edges, and whether the letter's addresses are of it."""
    below = edges.head.removeprefix(edges.first)
    at = {"first": edges.first, "head": below, "signed": edges.signed, "running": edges.running}
    yield from (place for place, text in at.items() if any(_stands(said, text) for said in _tongues(name)))
    if is_of(name, edges.hosts):
        yield "host"


def _names_us(edges: Edges, names: Sequence[str]) -> bool:
    """Whether anything at the edges is a name of ours."""
    around = "\n".join((edges.head, edges.signed, edges.running))
    found = [body.group() for line in around.splitlines() for body in BODY.finditer(line)]
    return any(_is_same(said, own) for said in found for own in names) or any(_stands(own, around) for own in names)


def _has_address(edges: Edges, offices: Sequence[Authority], *, by_host: bool) -> bool:
    """Whether it gives an e-mail address of ours; or, `by_host`, any of the same host, or of our website's."""
    text = edges.text.lower()
    if any(office.email and office.email.lower() in text for office in offices):
        return True
    ours = {
        host
        for office in offices
        for said in (f"@{office.email.partition('@')[2]}", office.website)
        for host in _hosts(said)
    }
    return by_host and bool(ours & set(_hosts(edges.text)))


def _hosts(text: str) -> list[str]:
    return [found["host"].lower().removeprefix("www.") for found in HOST.finditer(text)]


def _is_same(one: str, other: str) -> bool:
    """Whether two names may be of one body: each word of the shorter is in the longer. A commissioner is no force."""
    some, more = sorted((_words(one), _words(other)), key=len)
    is_alike = bool(some) and some <= more and ("commissioner" in some) == ("commissioner" in more)
    initials = {"".join(word[0] for word in re.findall(r"[a-z]+", name.lower())) for name in (one, other)}
    return is_alike or bool(initials & {one.lower(), other.lower()})


def _words(name: str) -> frozenset[str]:
    said = re.findall(r"[^\W_]+", name.lower().replace("’s", "").replace("'s", ""))
    return frozenset(word for word in said if not JOINTS.fullmatch(word) and word != "office")


def _stands(name: str, text: str) -> bool:
    """Whether the name stands in the text, word for word, spaces, signs and capitals aside."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", name)]
    return (
        bool(words) and re.search(r"\b" + r"[\W_]{1,4}(?:and[\W_]{1,4})?".join(words) + r"\b", text, re.I) is not None
    )


def _tongues(name: str) -> list[str]:
    """A name in two languages is two."""
    return [said for each in name.split(" / ") if (said := each.strip())]
