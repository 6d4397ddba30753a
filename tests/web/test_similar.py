"""Answers of other responses to questions like those of this one."""

from __future__ import annotations

import pytest
from django.utils import timezone

from requests.publication import publish
from requests.search.rebuild import rebuild
from tests.archive import DEMO, filed
from tests.web.markup import parsed


def similar(reader, slug):
    """The addresses of the questions listed."""
    links = parsed(reader.get(f"/foi/{slug}/similar/")).all("a", class_="quiet-link")
    return [link["href"] for link in links if "#q" in link["href"] and not link["href"].startswith(f"/foi/{slug}/")]


@pytest.mark.usefixtures("own_archive")
def test_a_response_to_the_same_questions_is_listed_once_and_the_response_itself_never(reader):
    publish(filed(DEMO / "foi-0058-24-review.pdf"), timezone.now(), None)
    rebuild()
    slugs = [address.split("/")[2] for address in similar(reader, "0058-24")]
    assert slugs[0] == "0058-24-2"
    assert len(slugs) == len(set(slugs)) <= 5


@pytest.mark.usefixtures("searchable")
def test_the_response_leads_there(reader):
    assert "/foi/0008-24/similar/" in [link["href"] for link in parsed(reader.get("/foi/0008-24/")).all("a")]


@pytest.mark.usefixtures("archive")
def test_a_response_that_never_was_has_none(reader):
    assert reader.get("/foi/never-was/similar/").status_code == 404
