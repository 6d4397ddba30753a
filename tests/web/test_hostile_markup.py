"""What somebody types, and what a letter says, never becomes markup of a page."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest

from requests.models import (
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
    SearchEntry,
)
from requests.models.public import PUBLIC_MODELS
from requests.search.rebuild import rebuild
from tests.web.hostile import FILTERS, ask, spoilt
from tests.web.markup import parsed

OPENINGS = ["", '"', "'", "'>", '">', "</title>", "</textarea>", "</script>", "]]>", "-->"]
MARKUP = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe srcdoc='<b>'>",
    "<a href=javascript:alert(1)>x</a>", " onmouseover=alert(1) x=",
]  # fmt: skip
PAYLOADS = [opening + markup for opening in OPENINGS for markup in MARKUP]
RUNS = re.compile(r"\s*(j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|\s*d\s*a\s*t\s*a\s*:", re.IGNORECASE)
HARM = " ".join(['"><b onclick=alert(1)><script>x</script>', *PAYLOADS[::3]])
NEVER = {"iframe", "object", "embed", "base", "frame", "applet", "math"}


def assert_is_ours(answer):
    """No element, attribute or address that a payload brought."""
    for element in parsed(answer).elements:
        assert element.name not in NEVER
        assert [name for name in element.attributes if name.startswith("on") or name in {"srcdoc", "style"}] == []
        said = [element[name] for name in ("href", "src", "action", "formaction")]
        assert [address for address in said if RUNS.match(address)] == []
        assert not element["src"] or element["src"].startswith("/")
        if element.name == "script":
            assert element["src"].startswith("/static/") or element["type"] == "application/ld+json"


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_is_typed_never_becomes_markup(payload):
    assert_is_ours(ask(f"/search/?{urlencode({'q': payload})}"))


@pytest.mark.usefixtures("searchable")
def test_what_is_refused_is_repeated_without_becoming_markup():
    everything = " ".join(PAYLOADS)[:900]
    for name in FILTERS:
        assert_is_ours(ask(f"/search/?{urlencode({name: everything})}"))
    assert_is_ours(ask(f"/foi/{quote(everything, safe='')}/"))


@pytest.mark.usefixtures("own_archive")
def test_what_a_letter_says_never_becomes_markup():
    everything = " ".join(PAYLOADS)
    assert len(spoilt(PUBLIC_MODELS, HARM)) >= 20
    SearchEntry.objects.update(asked=everything, answered=everything)
    PublishedResponse.objects.update(
        title=everything[:200],
        authority_name=everything[:100],
        in_short=[["Asked", everything], ["Given", everything]],
        copyright_text=everything,
        review_text=everything,
        late_reason=everything,
        attachments=[{"label": everything[:90], "title": everything, "pages": [], "note": everything}],
    )
    for part in PublishedPart.objects.all():
        part.said = [run | {"text": everything, "links": []} for run in part.said]
        part.held_by = everything[:200]
        part.save()
    PublishedPage.objects.update(text=everything)
    PublishedExemption.objects.update(as_written=everything[:200])
    PublishedQuestion.objects.update(text=everything)
    PublishedTable.objects.update(caption=everything[:200], header=[everything], rows=[[everything]])
    rebuild(even_if_usable=True)
    pages = ["/", "/foi/", "/search/?q=alert", "/foi/0008-24/", "/foi/0008-24/q1b/", "/foi/0008-24/letter/4/"]
    pages += ["/topics/", "/exemptions/", "/help/", "/privacy/", "/ask/?about=office", "/foi/0033-23/"]
    pages += ["/exemptions/s21/", "/statistics/", "/foi/0008-24/similar/", "/topics/violence-reduction/"]
    for address in pages:
        answer = ask(address)
        assert answer.status_code == 200
        assert_is_ours(answer)
        for held in parsed(answer).all("script", type="application/ld+json"):
            json.loads(held.text)
    for address in ("/feeds/responses.atom", "/feeds/search.atom"):
        assert {element.tag.rpartition("}")[2] for element in ET.fromstring(ask(address).content).iter()} <= ATOM  # noqa: S314
    assert json.loads(ask("/foi/0008-24.json").content)
    assert not ask("/foi/0008-24/tables/1.csv").content.startswith((b"=", b"+", b"-", b"@"))


ATOM = {"feed", "title", "link", "id", "updated", "author", "name", "entry", "published", "summary", "subtitle"}
