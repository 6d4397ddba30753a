"""The letter as a file, as a browser is served it."""

from __future__ import annotations

import pytest

from requests.models import PublishedResponse
from tests.web.markup import parsed, words

FILE = "/foi/0008-24/letter.pdf"


@pytest.mark.usefixtures("archive")
def test_it_is_a_pdf_to_be_saved_under_a_telling_name(reader):
    headers = reader.get(FILE).headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == 'attachment; filename="foi-0008-24-letter.pdf"'


@pytest.mark.usefixtures("archive")
def test_a_browser_that_shows_it_all_the_same_runs_and_fetches_nothing(reader):
    headers = reader.get(FILE).headers
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.usefixtures("archive")
def test_unchanged_it_is_not_sent_again(reader):
    first = reader.get(FILE)
    again = reader.get(FILE, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.headers["Cache-Control"], again.status_code, again.content) == ("no-cache", 304, b"")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("piece", ["bytes=0-9", "bytes=5-", "bytes=9999999999-", "nonsense"])
def test_whoever_asks_for_a_piece_is_sent_the_whole(reader, piece):
    answer = reader.get(FILE, headers={"Range": piece})
    assert (answer.status_code, answer.content[:5], answer.headers["Accept-Ranges"]) == (200, b"%PDF-", "none")


@pytest.mark.usefixtures("own_archive")
def test_a_response_without_a_file_offers_none(reader):
    PublishedResponse.objects.filter(slug="0008-24").update(letter_file="", letter_bytes=0)
    assert reader.get(FILE).status_code == 404
    assert FILE not in {link["href"] for link in parsed(reader.get("/foi/0008-24/")).all("a")}


@pytest.mark.usefixtures("archive")
def test_the_response_names_it_at_the_top_with_its_size(reader):
    [link, *_] = [link for link in parsed(reader.get("/foi/0008-24/")).all("a") if link["href"] == FILE]
    assert words(link.text).startswith("The letter as a file (PDF, ")
    assert words(link.text).endswith(" KB)")
