"""Publishing a letter with pictures, where other connections can see it: what is there before and after a fault."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import IntegrityError, connections

from requests.filing import take_in_and_file
from requests.models import Publication, PublishedPage, PublishedResponse
from requests.publication import publish, withdraw
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER
from tests.archive import DEMO


@pytest.fixture
def foi_request(own_database):
    path = DEMO / "foi-0066-23.pdf"
    return take_in_and_file(path.name, path.read_bytes(), AT, None).foi_request


def folders():
    return sorted(folder.name for folder in settings.FOI_PUBLISHED.glob("*"))


def test_every_picture_lies_where_its_page_says(foi_request):
    publication = publish(foi_request, AT, None)
    for page in PublishedPage.objects.all():
        assert (settings.FOI_PUBLISHED / page.picture).read_bytes().startswith(b"RIFF")
    assert folders() == [publication.folder]


def test_nothing_is_left_where_publishing_fails_half_way(foi_request):
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE requests_searchentry ADD CONSTRAINT nothing_more CHECK (false)")
    with pytest.raises(IntegrityError):
        publish(foi_request, AT, None)
    assert not Publication.objects.exists()
    assert not PublishedResponse.objects.exists()
    assert folders() == []


def test_publishing_again_leaves_the_new_pictures_only(foi_request):
    publish(foi_request, AT, None)
    second = publish(foi_request, LATER, None)
    assert folders() == [second.folder]


def test_withdrawing_deletes_the_pictures(foi_request):
    publish(foi_request, AT, None)
    withdraw(foi_request, LATER, None, "It is being corrected.")
    assert folders() == []
