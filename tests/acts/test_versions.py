"""What the public learns of a change: what was different before, and nothing of what was withdrawn."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core import serializers

from requests.models import PublishedResponse, PublishedVersion
from requests.publication import publish, withdraw
from requests.publishing.versions import PublicWords, Reason, changes_between
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER, stored

pytestmark = pytest.mark.django_db
OLD = "Of these twelve, nine"


@pytest.fixture
def foi_request():
    foi_request = stored()
    publish(foi_request, AT, None)
    return foi_request


def change(foi_request, text: str):
    """One answer says something else than it did, as after a correction by staff."""
    part = foi_request.questions.get(number="1.a").parts.get()
    part.said[0]["text"] = text
    part.save()


def again(foi_request, **named):
    return publish(foi_request, LATER, None, **named).response


def test_a_first_version_claims_no_change(foi_request):
    version = PublishedVersion.objects.get()
    assert (version.number, version.changes, version.because) == (1, [], "")


def test_publishing_again_without_a_change_claims_none(foi_request):
    again(foi_request, checked=True, reason=Reason("Looked at again."))
    assert list(PublishedVersion.objects.values_list("number", "changes", "because")) == [(1, [], "")]


def test_a_change_is_told_with_its_place_its_words_and_its_reason(foi_request):
    before = foi_request.questions.get(number="1.a").parts.get().said[0]["text"]
    change(foi_request, "Thirteen.")
    newest = again(foi_request, reason=Reason("A figure was wrong.")).versions.get(number=2)
    assert newest.because == "A figure was wrong."
    assert {"anchor": "q1a", "number": "1a", "what": "Answer", "before": before, "after": "Thirteen."} in newest.changes
    assert {row["anchor"] for row in newest.changes} == {"q1a"}


def test_words_of_ours_count_too(foi_request):
    foi_request.title = "Grants"
    foi_request.save()
    (row,) = again(foi_request).versions.get(number=2).changes
    assert (row["anchor"], row["what"], row["after"]) == ("", "Title", "Grants")


def test_earlier_versions_stay_told(foi_request):
    change(foi_request, "Thirteen.")
    again(foi_request)
    change(foi_request, "Fourteen.")
    versions = publish(foi_request, LATER, None).response.versions.order_by("number")
    assert [version.number for version in versions] == [1, 2, 3]
    assert versions[0].published_at == AT


def test_what_was_withdrawn_is_told_of_nowhere(foi_request):
    before = foi_request.questions.get(number="1.a").parts.get().said[0]["text"]
    withdraw(foi_request, LATER, None, "A name had been left in.")
    foi_request.refresh_from_db()
    assert not PublishedVersion.objects.exists()
    change(foi_request, "Thirteen.")
    again(foi_request, reason=Reason("A name was taken out."))
    kept = serializers.serialize("json", PublishedVersion.objects.all())
    assert [row["fields"]["changes"] for row in json.loads(kept)] == [[]]
    assert before not in kept


def test_words_that_must_not_be_read_are_told_neither_before_nor_after_nor_earlier(foi_request):
    change(foi_request, "Thirteen, among them Zyxanthe Quillfeather.")
    again(foi_request)
    change(foi_request, "Thirteen.")
    response = again(foi_request, reason=Reason("A name was taken out.", hides_words=True))
    kept = serializers.serialize("json", response.versions.all())
    assert "Quillfeather" not in kept
    assert [len(version.changes) for version in response.versions.order_by("number")] == [0, 1, 1]


def test_of_a_long_table_only_the_rows_that_differ_are_kept():
    before = "\n".join(f"Row {number}" for number in range(15_000))
    after = before.replace("Row 7000", "Row seven thousand")
    place = ("q1", "Table 1")
    (row,) = changes_between({place: PublicWords("1", before, True)}, {place: PublicWords("1", after, True)})
    assert (row["before"], row["after"]) == ("Row 7000", "Row seven thousand")


def by_person(foi_request, at=LATER, **named):
    foi_request.refresh_from_db()
    return publish(foi_request, at, people.releaser(), **named)


def checks(foi_request) -> list[tuple[int, str]]:
    rows = PublishedVersion.objects.filter(response__slug=foi_request.slug).order_by("number")
    return [(row.number, str(row.checked_on)) for row in rows]


def test_that_a_version_was_checked_is_kept_when_the_next_was_not(foi_request):
    by_person(foi_request, checked=True)
    day = str(PublishedResponse.objects.get().checked_on)
    assert checks(foi_request) == [(1, day)]
    change(foi_request, "Thirteen.")
    by_person(foi_request, checked=False)
    assert checks(foi_request) == [(1, day), (3, "None")]  # the second had the words of the first
    change(foi_request, "Fourteen.")
    by_person(foi_request, LATER + timedelta(days=1), checked=True, reason=Reason("A slip.", hides_words=True))
    assert checks(foi_request) == [(1, day), (3, "None"), (4, str(PublishedResponse.objects.get().checked_on))]


def test_a_version_from_before_is_told_as_checked_when_its_words_are_replaced(foi_request):
    by_person(foi_request, checked=True)
    PublishedVersion.objects.update(checked_on=None)
    change(foi_request, "Thirteen.")
    by_person(foi_request, checked=False)
    assert [on for _, on in checks(foi_request)] == [str(LATER.date()), "None"]
