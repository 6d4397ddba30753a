"""Private details never reach the public copy of a letter: canaries planted where letters print them.

A letter that shows one is refused. One that holds it in its file's properties or name only is published, and then the
canary is in no public table, page, file or picture's name. `tests/proof` crawls the whole site for others.
"""

from __future__ import annotations

import io
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
from tests import people
from tests.archive import AT
from tests.clearing.canaries import OFFICE, PRIVATE
from tests.proof.canaries import Detector

CANARY = "quillfeather"
CONTROL = "0045/25"
MODEL_SLUG = "0045-25"
MODEL = Path(settings.BASE_DIR) / "fixtures" / "letters" / "foi-0045-25.pdf"


def filed(name: str, content: bytes):
    return take_in_and_file(name, content, AT, people.officer()).foi_request


def with_properties() -> bytes:
    """A letter as a PDF whose properties name the person who asked."""
    written = io.BytesIO()
    with pikepdf.open(MODEL) as pdf:
        pdf.docinfo["/Title"] = f"Response to Zyxanthe {CANARY}"
        pdf.docinfo["/Author"] = CANARY
        with pdf.open_metadata() as properties:
            properties["dc:description"] = f"For {CANARY}"
        pdf.save(written)
    return written.getvalue()


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


def test_what_stands_in_properties_and_file_names_reaches_nothing_public(own_database):
    publish(filed(f"FOI reply Zyxanthe {CANARY}.pdf", with_properties()), AT, people.releaser())
    reader, sought = Client(headers={"host": "localhost"}), Detector(0)
    answers = [reader.get(f"/foi/{MODEL_SLUG}{name}") for name in ("/", ".json", "/response.pdf", "/letter.pdf")]
    assert {answer.status_code for answer in answers} == {200}
    assert [sought.found(answer.getvalue()) for answer in answers] == [[]] * 4
    rows, names = public_rows(), picture_names()
    assert (CONTROL in rows, ".webp" in names, sought.found(f"{rows} {names}".encode())) == (True, True, [])
