"""A response page as a PDF: its words, on request, kept until the page changes or is withdrawn."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import timezone

from requests.models import FOIRequest, PublishedPart, PublishedResponse
from requests.publication import withdraw
from tests.pdf_files import told_of, words_of

FILE = "/foi/0008-24/response.pdf"


def kept():
    response = PublishedResponse.objects.get(slug="0008-24")
    return sorted(path.name for path in (settings.FOI_PUBLISHED / str(response.publication_id)).glob("page-*"))


@pytest.mark.usefixtures("archive")
def test_it_says_what_the_page_says_and_can_be_read_aloud(reader):
    answer = reader.get(FILE)
    told, said = told_of(answer.content), " ".join(words_of(answer.content))
    assert (told["language"], told["tagged"], told["accessible"], told["active"]) == ("en-GB", True, True, [])
    for words in (
        "http://localhost/foi/0008-24/",
        "answered 17 April 2024",
        "Question 1b",
        "We can confirm that we received all of the above allocated funding in full.",
        "Already public, Section 21",
        "absolute and class-based exemption",
        "Table 1. Commissioned services, by year",
        "https://www.gov.uk/",
        "by 14 June 2024",
    ):
        assert words in said, words


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", ["0101-25", "0033-23", "0045-25"])
def test_every_kind_of_response_has_one(reader, slug):
    answer = reader.get(f"/foi/{slug}/response.pdf")
    assert (answer.status_code, told_of(answer.content)["accessible"]) == (200, True)


@pytest.mark.usefixtures("archive")
def test_it_is_to_be_saved_and_runs_nothing(reader):
    headers = reader.get(FILE).headers
    assert headers["Content-Disposition"] == 'attachment; filename="foi-0008-24-page.pdf"'
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")


@pytest.mark.usefixtures("own_archive")
def test_it_is_made_once_and_made_anew_where_the_page_changed(reader):
    first = reader.get(FILE)
    [name] = kept()
    place = settings.FOI_PUBLISHED / str(PublishedResponse.objects.get(slug="0008-24").publication_id) / name
    made = place.stat().st_mtime_ns
    assert (reader.get(FILE).content, place.stat().st_mtime_ns) == (first.content, made)
    place.write_bytes(b"%PDF- of somebody else")
    assert reader.get(FILE).content == first.content
    assert reader.get(FILE, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    PublishedResponse.objects.filter(slug="0008-24").update(title="Another title")
    assert "Another title" in words_of(reader.get(FILE).content)[0]
    assert (len(kept()), kept() == [name]) == (1, False)


@pytest.mark.usefixtures("own_archive")
def test_withdrawn_it_is_gone_for_those_who_have_it_and_from_the_disk(reader):
    etag = reader.get(FILE).headers["ETag"]
    folder = settings.FOI_PUBLISHED / str(PublishedResponse.objects.get(slug="0008-24").publication_id)
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "A test.")
    assert reader.get(FILE, headers={"If-None-Match": etag}).status_code == 404
    assert not folder.exists()


@pytest.mark.usefixtures("own_archive")
def test_it_says_what_staff_set(reader):
    PublishedPart.objects.filter(question__response__slug="0008-24", question__number="1a").update(
        set_by_staff=["outcome"]
    )
    assert "Outcome set by staff; the letter’s own words follow." in " ".join(words_of(reader.get(FILE).content))
