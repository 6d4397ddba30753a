"""The gate: nothing of what was found becomes public before somebody decides, and then only what they left."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.db import DatabaseError, transaction
from django.test import Client

from requests.errors import CannotPublish
from requests.gate import deciding
from requests.gate.pictures import look_at_pictures
from requests.models import FOIRequest, GateFinding, Publication, PublishedPassage, PublishedResponse, SearchEntry
from requests.models.public import PUBLIC_MODELS
from requests.publication import publish, release
from requests.search.rebuild import rebuild
from tests import people
from tests.acts.gated_letters import CANARIES, gated
from tests.acts.publishing_by_hand import LATER
from tests.pdf_files import words_of

MARK = "[redacted: section 40(2)]"


def open_findings(case: FOIRequest):
    return GateFinding.objects.filter(filed_letter__foi_request=case).undecided()


def now(case: FOIRequest) -> tuple[int, int]:
    """The key of a case and the version it has now, as acts take them."""
    return case.pk, FOIRequest.objects.values_list("version", flat=True).get(pk=case.pk)


def public_words() -> str:
    """All that the public login can read in the database."""
    rows = [row for model in PUBLIC_MODELS for row in model._default_manager.all()]
    return str(serializers.serialize("json", rows, ensure_ascii=False)).lower()


def none_of_them(said: str) -> bool:
    return not [canary for canary in CANARIES if canary in re.sub(r"\s", "", said.lower())]


def test_who_asked_is_nowhere_in_public_once_all_that_was_proposed_is_taken_out(own_database, ocr):
    case = gated()
    assert {row.kind for row in open_findings(case)} == {"name", "e-mail address"}
    with pytest.raises(CannotPublish, match="requester's name, on page 1"):
        publish(case, LATER, people.releaser())
    with pytest.raises(DatabaseError, match="finding is open"), transaction.atomic():
        Publication.objects.create(foi_request=case, version=1, content_hash="0", published_at=LATER)
    deciding.accept_all(case.pk, case.version, LATER, people.officer())
    assert not open_findings(case).exists()
    case.refresh_from_db()
    look_at_pictures(LATER)
    given = release(case, LATER, people.releaser())  # whose hash is of the same content before its pages are drawn
    publication = publish(case, LATER, people.releaser())
    assert publication.release == given
    rebuild(even_if_usable=False)

    said = public_words()
    assert none_of_them(said)
    response = PublishedResponse.objects.get()
    question = response.questions.get()
    assert question.text == f"How many grants did {MARK} get in 2023?"
    assert question.parts.get().said[0]["text"] == f"We awarded 14 grants in 2023, and told {MARK} of two others."
    for passage in PublishedPassage.objects.select_related("page"):
        assert MARK in passage.page.text[passage.start : passage.end] or "review" in passage.page.text
    folder = Path(settings.FOI_PUBLISHED) / publication.folder
    recognised = subprocess.run(
        ["tesseract", folder / "1.webp", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert none_of_them(recognised)
    assert "We awarded 14 grants in 2023" in recognised
    assert "section 40(2)" in recognised
    letter = " ".join(words_of((folder / "letter.pdf").read_bytes()))
    assert none_of_them(letter)
    assert MARK in letter
    reader = Client(headers={"host": "localhost"})
    for address in ("/foi/0123-24/", "/foi/0123-24/letter/1/", "/api/v1/responses/0123-24", "/search/?q=grants"):
        page = reader.get(address)
        assert page.status_code == 200, address
        assert none_of_them(page.content.decode()), address
    assert SearchEntry.objects.get().answered.startswith("We awarded 14 grants")
