"""Private details never reach the public copy: canaries planted where letters print them, and looked for everywhere.

A letter that shows one is refused. One that holds it in its file's properties or name only is published, and then the
canary is in no public table, address, page, header or picture's name, and search does not find it. The word "marigold",
which the letter does say, is found by the same search, so the search is not blind.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.test import Client

from requests.errors import CannotPublish
from requests.filing import take_in_and_file
from requests.models import PublishedResponse, SearchEntry
from requests.publication import publish
from requests.search.rebuild import rebuild
from tests import people
from tests.archive import AT
from tests.clearing.canaries import OFFICE, PRIVATE, letter
from tests.pdf_files import told_of, words_of

CANARY = "quillfeather"
CONTROL = "marigold"
MODEL = Path(settings.BASE_DIR) / "fixtures" / "letters" / "foi-0008-24.pdf"
LINK = re.compile(r'(?:href|src|srcset)="(/[^"#\s]*)')
ASKED = ["/", "/foi/", "/exemptions/", "/sitemap.xml", "/robots.txt", f"/search/?q={CONTROL}", f"/search/?q={CANARY}"]


def filed(name: str, content: bytes):
    return take_in_and_file(name, content, AT, people.officer()).foi_request


def with_properties() -> bytes:
    """FOI 0008/24 as a PDF whose properties name the person who asked."""
    written = io.BytesIO()
    with pikepdf.open(MODEL) as pdf:
        pdf.docinfo["/Title"] = f"Response to Zyxanthe {CANARY}"
        pdf.docinfo["/Author"] = CANARY
        with pdf.open_metadata() as properties:
            properties["dc:description"] = f"For {CANARY}"
        pdf.save(written)
    return written.getvalue()


def crawled() -> str:
    """Every public answer that can be reached by links, its headers and address, in small letters."""
    reader, left, seen = Client(headers={"host": "localhost"}), list(ASKED), {}
    while left:
        address = left.pop().replace("&amp;", "&")
        if address in seen or address.startswith(("/static/", "/staff/")):
            continue
        answer = reader.get(address)
        body = answer.getvalue()
        # what was searched for is repeated by the page; that is the visitor's word, not ours
        is_pdf = answer.headers.get("Content-Type") == "application/pdf"
        said = (f"{words_of(body)} {told_of(body)}" if is_pdf else body.decode("utf-8", "replace")).lower()
        seen[address] = "" if CANARY in address else f"{address} {dict(answer.headers)} {said}".lower()
        if "html" in answer.headers.get("Content-Type", "") and CANARY not in address and len(seen) < 150:
            left += LINK.findall(body.decode())
    return "\n".join(seen.values())


def public_rows() -> str:
    models = [model for model in apps.get_models() if model.__name__.startswith("Published")]
    rows = [row for model in models for row in model._default_manager.all()] + list(SearchEntry.objects.all())
    return str(serializers.serialize("json", rows, ensure_ascii=False)).lower()


def picture_names() -> str:
    return "\n".join(str(path) for path in Path(settings.FOI_PUBLISHED).rglob("*")).lower()


@pytest.mark.django_db
@pytest.mark.parametrize("content", PRIVATE.values(), ids=PRIVATE.keys())
def test_a_letter_that_shows_private_details_is_refused_and_the_refusal_repeats_none(content):
    foi_request = filed("letter.txt", content)
    with pytest.raises(CannotPublish) as refusal:
        publish(foi_request, AT, people.releaser())
    said = " ".join(refusal.value.reasons).lower()
    assert "letter" in said
    assert not [word for word in ("zyxanthe", CANARY, "canary", "acacia", "07700", "1067123") if word in said]
    assert not PublishedResponse.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("content", OFFICE.values(), ids=OFFICE.keys())
def test_a_letter_that_shows_the_offices_own_details_is_published(content):
    publish(filed("letter.txt", content), AT, people.releaser())
    assert PublishedResponse.objects.count() == 1


@pytest.fixture
def published(own_database):
    """Two letters whose canary is in the file's properties and in the files' names, and the search index."""
    publish(filed(f"FOI reply Zyxanthe {CANARY}.txt", letter()), AT, people.releaser())
    publish(filed(f"{CANARY}.pdf", with_properties()), AT, people.releaser())
    rebuild(even_if_usable=False)


def test_what_stands_in_properties_and_file_names_reaches_nothing_public(published):
    pages, rows, names = crawled(), public_rows(), picture_names()
    assert (CONTROL in pages, CONTROL in rows, ".webp" in names) == (True, True, True)
    assert (CANARY in pages, CANARY in rows, CANARY in names) == (False, False, False)


def test_what_it_says_is_found_by_searching_and_what_it_does_not_say_is_not(published):
    reader = Client(headers={"host": "localhost"})
    found = [reader.get(f"/search/?q={word}").content.count(b"/foi/0123-24/") for word in (CONTROL, CANARY)]
    assert found[0] > 0
    assert found[1] == 0
