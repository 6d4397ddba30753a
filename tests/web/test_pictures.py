"""The pictures of a letter's pages: served through the published row, gone when that goes."""

from __future__ import annotations

import pytest
from django.conf import settings

from requests.models import PublishedPage
from tests.stored import by_permissions

PICTURE = "/foi/0008-24/letter/4.webp"


@pytest.mark.usefixtures("archive")
def test_a_picture_is_served_as_what_it_is(reader):
    response = reader.get(PICTURE)
    assert (response.headers["Content-Type"], response.content[8:12]) == ("image/webp", b"WEBP")


@pytest.mark.usefixtures("archive")
def test_a_browser_is_told_not_to_guess_and_to_ask_again_each_time(reader):
    headers = reader.get(PICTURE).headers
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-cache")


@pytest.mark.usefixtures("archive")
def test_a_picture_that_has_not_changed_is_not_sent_again(reader):
    etag = reader.get(PICTURE).headers["ETag"]
    response = reader.get(PICTURE, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response.headers["Cache-Control"]) == (304, b"", "no-cache")


@pytest.mark.usefixtures("own_archive")
def test_a_picture_whose_file_is_gone_is_not_found(reader):
    name = PublishedPage.objects.get(response__slug="0008-24", number=4).picture
    (settings.FOI_PUBLISHED / name).unlink()
    assert reader.get(PICTURE).status_code == 404


@pytest.mark.usefixtures("own_archive")
def test_of_a_picture_that_cannot_be_read_it_is_said_to_come_back_and_the_log_names_it(reader, caplog):
    name = PublishedPage.objects.get(response__slug="0008-24", number=4).picture
    (settings.FOI_PUBLISHED / name).chmod(0)
    with by_permissions():
        answer = reader.get(PICTURE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "15")
    told = [record for record in caplog.records if name in record.getMessage()]
    assert [record.getMessage() for record in told] == [f"published/{name} cannot be read: Permission denied."]
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address", ["/foi/0101-25/letter/1.webp", "/foi/0008-24/letter/99.webp", "/foi/no/letter/1.webp"]
)
def test_what_has_no_picture_is_not_found(reader, address):
    assert reader.get(address).status_code == 404
