"""Publishing a letter with pictures, where other connections can see it: what is there before and after a fault."""

from __future__ import annotations

import os
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, connections, transaction

from documents.models import LetterReading
from requests.filed_letters import publish_case
from requests.filing import take_in_and_file
from requests.models import Publication, PublishedPage, PublishedResponse
from requests.publication import publish, sweep, withdraw
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER
from tests.archive import DEMO
from tests.stored import place_of


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


def test_what_cannot_be_rebuilt_is_not_published_and_says_why(foi_request):
    filed, rita = foi_request.filed_letters.get(), people.releaser()
    stored, pages = place_of(filed.letter.sha256), filed.reading.content["pages"]
    publishing = partial(publish_case, foi_request.pk, foi_request.version, AT, rita, checked=True)
    another = {**pages[-1], "number": len(pages) + 1}
    LetterReading.objects.update(content=filed.reading.content | {"pages": [*pages, another]})
    assert publishing() == ["The pictures of the pages do not match the pages that were read. Read the letter again."]
    LetterReading.objects.update(content=filed.reading.content)
    sound = stored.read_bytes()
    stored.chmod(0o600)
    stored.write_bytes(sound[:-1] + b"?")
    assert "has changed since it was taken in. Restore it from a backup." in publishing()[0]
    stored.unlink()
    assert "is missing from the store. Restore it from a backup." in publishing()[0]
    assert (Publication.objects.exists(), folders()) == (False, [])
    stored.write_bytes(sound)
    assert publishing() == []


def test_publishing_again_leaves_the_new_pictures_only(foi_request):
    publish(foi_request, AT, None)
    second = publish(foi_request, LATER, None)
    assert folders() == [second.folder]


def test_withdrawing_deletes_the_pictures(foi_request):
    publish(foi_request, AT, None)
    withdraw(foi_request, LATER, None, "It is being corrected.")
    assert folders() == []


def test_a_stop_just_after_the_commit_leaves_the_pictures_of_what_is_public(foi_request):
    def stopping_after_the_commit(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "requests_searchentry" in sql:
            transaction.on_commit(stop)
        return execute(sql, params, many, context)

    def stop():
        raise KeyboardInterrupt

    with connection.execute_wrapper(stopping_after_the_commit), pytest.raises(KeyboardInterrupt):
        publish(foi_request, AT, None)
    assert folders() == [PublishedResponse.objects.get().publication.folder]


def test_pictures_a_stop_left_behind_are_swept_out_and_those_of_what_is_public_stay(foi_request):
    withdrawn, live = (publish(foi_request, moment, None).folder for moment in (AT, LATER))
    left(withdrawn, live, "writing-abc", "something else")
    assert sweep(LATER) == 2
    assert folders() == sorted([live, "something else"])


def test_pictures_that_were_just_made_are_not_swept_out(foi_request):
    withdrawn, live = (publish(foi_request, moment, None).folder for moment in (AT, LATER))
    left(withdrawn, live, made=LATER)
    assert sweep(LATER + timedelta(minutes=5)) == 0


def test_a_database_that_knows_nothing_of_them_sweeps_no_pictures_out(own_database):
    left("1", "2")
    assert sweep(LATER) == 0


def left(*names, made=AT):
    """These folders, as they were left at that moment."""
    for name in names:
        (settings.FOI_PUBLISHED / name).mkdir(parents=True, exist_ok=True)
        os.utime(settings.FOI_PUBLISHED / name, (made.timestamp(), made.timestamp()))
