"""Every field and attribute that the public can read is declared in docs/public.md; whatever is not turns this red."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import models
from django.test import Client

from requests.models import PUBLIC_MODELS
from requests.models.tally import Fact
from requests.reuse.heads import Item
from requests.reuse.sheets import SHEETS
from requests.views.statistics_tables import TABLES

DOC = (settings.BASE_DIR / "docs" / "public.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| (\w+) \| ([^|]+) \|$", re.M)
A_PROVISION = re.compile(r"^(?:Section|Regulation|Other) .*")
KINDS = {"letter", "ours", "facts", "office", "count", "place"}
PAGES = ("/", "/foi/0008-24/", "/foi/0008-24/q1b/")
FEEDS = ("/feeds/responses.atom",)  # that of a search is written by the same class
Names = dict[str, set[str]]


def declared() -> Names:
    found: Names = defaultdict(set)
    for where, kind, names in ROW.findall(DOC):
        if kind in KINDS:
            new = set(names.split(", "))
            assert not new & found[where], f"{where} says twice what {new & found[where]} is"
            found[where] |= new
    return found


def fields() -> Names:
    return {
        model.__name__: {field.name for field in model._meta.concrete_fields if not field.primary_key}
        for model in PUBLIC_MODELS
    }


def inside() -> Names:
    """The names within the fields that have a structure, as the rows of the archive have them."""
    found: Names = defaultdict(set)
    for model in PUBLIC_MODELS:
        structured = [field.name for field in model._meta.concrete_fields if isinstance(field, models.JSONField)]
        for values in model._default_manager.values_list(*structured) if structured else ():
            for name, value in zip(structured, values, strict=True):
                for key in keys(value):
                    found[f"{model.__name__}.{name}"].add(key)
    return found


def keys(value: object) -> Iterator[str]:
    """The names in it, however deep."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from keys(each)


def items(base: type[Item] = Item) -> Names:
    found: Names = {}
    for item in base.__subclasses__():
        found[item.__name__] = set(item.__annotations__)
        found |= items(item)
    return found


def files(reader: Client) -> Names:
    found = {sheet.name: set(sheet.columns) for sheet in SHEETS}
    for name in TABLES:
        content = reader.get(f"/statistics/{name}.csv").content.decode("utf-8-sig")
        heads = next(csv.reader(io.StringIO(content)))
        found[f"statistics {name}"] = {A_PROVISION.sub("a provision", head.replace(",", "")) for head in heads}
    return found


def told_to_programs(reader: Client) -> Names:
    """Names of schema.org in pages, by the kind of thing, and elements of the feeds."""
    found: Names = defaultdict(set)

    def note(thing: object) -> None:
        if isinstance(thing, list):
            for each in thing:
                note(each)
        elif isinstance(thing, dict):
            found[f"schema.org {thing['@type']}"] |= {name for name in thing if not name.startswith("@")}
            note(list(thing.values()))

    for page in PAGES:
        for told in re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', reader.get(page).text, re.S):
            note(json.loads(told))
    for feed in FEEDS:
        for element in ElementTree.fromstring(reader.get(feed).content).iter():  # noqa: S314  our own
            found["feeds"].add(element.tag.rpartition("}")[2])
    return found


def test_every_field_and_attribute_that_the_public_reads_is_declared(archive, reader):
    found = fields() | inside() | items() | files(reader) | told_to_programs(reader)
    said = declared()
    undeclared = {where: sorted(names - said[where]) for where, names in found.items() if names - said[where]}
    stale = {where: sorted(names - found.get(where, set())) for where, names in said.items()}
    assert undeclared == {}
    assert {where: names for where, names in stale.items() if names} == {}


def test_whatever_is_counted_is_declared_with_what_it_counts():
    counted = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", DOC, re.M))
    assert set(counted) == {fact.value for fact in Fact}
    assert not [what for what in counted.values() if not what.startswith("published responses")]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_field_is_explained(kind):
    assert re.search(rf"^\| {kind} \| [^|]{{20,}} \|$", DOC, re.M)
