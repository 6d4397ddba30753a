"""Withdrawing: what is public is gone at once, and the record of it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from requests.errors import CannotChange, CannotPublish, NotPublished
from requests.models import (
    PlannedPublication,
    Publication,
    PublishedNotice,
    PublishedPage,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    Requester,
    SearchChange,
    SearchEntry,
)
from requests.planning import on_a_day, plan_publication, publish_due
from requests.publication import change_notice, publish, withdraw
from requests.publishing.published_files import remove_folder, write_folder
from requests.publishing.versions import Reason
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn():
    foi_request = stored()
    publish(foi_request, AT, None)
    withdraw(foi_request, LATER, people.releaser(), "A name had been left in.")
    foi_request.refresh_from_db()
    return foi_request


@pytest.mark.parametrize("model", [PublishedResponse, PublishedQuestion, PublishedPage, PublishedPassage, SearchEntry])
def test_nothing_of_it_stays_public(withdrawn, model):
    assert not model.objects.exists()


def test_the_record_says_who_withdrew_it_when_and_why(withdrawn):
    record = Publication.objects.get()
    assert (record.withdrawn_by.username, record.withdrawn_at) == ("rita", LATER)
    assert record.withdrawn_because == "A name had been left in."


def test_search_is_told_of_every_entry_that_went(withdrawn):
    changes = SearchChange.objects.all()
    added = {change.entry_id for change in changes if not change.removed}
    assert {change.entry_id for change in changes if change.removed} == added


def test_the_case_stays(withdrawn):
    withdrawn.refresh_from_db()
    assert withdrawn.questions.count() == 4


def test_it_can_be_published_again_as_the_next_version_and_its_notice_goes(withdrawn):
    change_notice(withdrawn, LATER.date(), "It is being corrected.")
    change_notice(withdrawn, LATER.date(), "It names somebody.")
    assert PublishedNotice.objects.get().because == "It names somebody."
    assert publish(withdrawn, LATER, None).version == 2
    assert not PublishedNotice.objects.exists()


def test_what_the_public_is_to_read_of_it_names_nobody_who_asked(withdrawn):
    Requester.objects.create(foi_request=withdrawn, name="Zyxanthe Quillfeather")
    with pytest.raises(CannotChange, match="names whoever asked"):
        change_notice(withdrawn, LATER.date(), "Ms Quillfeather complained.")
    for words in (
        "Call 07700 900999.",
        "Write to ann.hart1971@gmail.com.",
        "It said that she was born on 3 March 1975.",
    ):
        with pytest.raises(CannotChange, match="tells a number or mailbox"):
            change_notice(withdrawn, LATER.date(), words)
    told = Reason("It named Z. Quillfeather.")
    with pytest.raises(CannotPublish, match="names whoever asked"):
        publish(withdrawn, LATER, None, reason=told)
    when = on_a_day(LATER.date() + timedelta(days=1))
    with pytest.raises(CannotPublish, match="names whoever asked"):
        plan_publication(withdrawn.pk, withdrawn.version, when, LATER, people.releaser(), reason=told)
    live = publish(withdrawn, LATER, None)
    with pytest.raises(CannotChange, match="names whoever asked"):
        withdraw(withdrawn, LATER, None, "A name had been left in.", "Ms Quillfeather complained.")
    live.refresh_from_db()
    assert live.withdrawn_at is None


def test_what_was_planned_before_does_not_put_it_back(withdrawn):
    rita = people.releaser()
    publish(withdrawn, LATER, rita)
    plan_publication(withdrawn.pk, withdrawn.version, on_a_day(LATER.date() + timedelta(days=1)), LATER, rita)
    withdraw(withdrawn, LATER, rita, "A name had been left in.")
    assert publish_due(LATER + timedelta(days=2)) == 0
    assert PlannedPublication.objects.get().ended == "cancelled"


def test_what_is_not_published_cannot_be_withdrawn(withdrawn):
    with pytest.raises(NotPublished):
        withdraw(withdrawn, LATER, None, "Twice.")


def test_its_files_are_deleted_when_that_is_certain(django_capture_on_commit_callbacks):
    foi_request = stored()
    publication = publish(foi_request, AT, None)
    assert (settings.FOI_PUBLISHED / publication.folder).exists()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(foi_request, LATER, None, "A name had been left in.")
    assert not (settings.FOI_PUBLISHED / publication.folder).exists()


def test_files_are_written_whole_or_not_at_all():
    with pytest.raises(FileNotFoundError):
        write_folder("of-no-release", {"1.webp": b"a picture", "no/such/folder": b"a picture"})
    assert not (settings.FOI_PUBLISHED / "of-no-release").exists()
    assert not list(settings.FOI_PUBLISHED.glob("writing-*"))


def test_removing_files_that_are_not_there_is_no_fault():
    remove_folder("of-no-release")
