"""What the page of a response says of its versions and of an internal review."""

from __future__ import annotations

import pytest
from django.utils import timezone

from requests.models import PublishedQuestion, PublishedResponse, PublishedVersion
from requests.views.history import stretches, versions_of
from tests.web.published import published_response

CHANGE = {"anchor": "q1", "number": "1", "what": "Answer", "before": "Twelve came.", "after": "Thirteen came."}
FIRST = {"number": 1, "published_at": "2026-03-02T10:00:00+00:00", "because": "", "changes": []}
SECOND = {"number": 2, "published_at": "2026-03-03T10:00:00+00:00", "because": "A slip.", "changes": [CHANGE]}
LETTER = {"slug": "review", "answered_on": "2024-06-20", "told": True}
PART = {
    "outcome": "disclosed", "not_yet": False, "held_by": "", "exemptions": [], "page": 2,
    "said": [{"kind": "paragraph", "text": "It is £62.", "table": None, "links": []}],
}  # fmt: skip


def test_only_what_differs_is_marked():
    before, after = stretches("Twelve came.", "Thirteen came.")
    assert [(each.words, each.is_unlike) for each in before] == [("Twelve ", True), ("came.", False)]
    assert [(each.words, each.is_unlike) for each in after] == [("Thirteen ", True), ("came.", False)]


def test_a_response_that_never_changed_has_no_history_to_show():
    assert versions_of([FIRST]) == ()


def test_the_newest_version_comes_first_and_names_the_place():
    newest, first = versions_of([SECOND, FIRST])
    assert (newest.number, newest.changes[0].what, first.changes) == (2, "Question 1: answer", ())


@pytest.fixture
def response(own_database):
    response = published_response("first", 2)
    published_response("review", 1)
    return response


def page(reader) -> str:
    return " ".join(reader.get("/foi/first/").content.decode().split())


def test_the_history_is_folded_with_both_words_and_the_reason(reader, response):
    at = timezone.now()
    PublishedVersion.objects.create(response=response, number=1, published_at=at)
    PublishedVersion.objects.create(response=response, number=2, published_at=at, because="A slip.", changes=[CHANGE])
    shown = page(reader)
    assert "<summary>Version 2, changed on" in shown
    assert "A slip." in shown
    assert "<del>Twelve </del>" in shown
    assert "<ins>Thirteen </ins>" in shown


def test_words_that_are_kept_out_are_said_not_to_be_shown(reader, response):
    hidden = {**CHANGE, "before": "", "after": ""}
    PublishedVersion.objects.create(response=response, number=2, published_at=timezone.now(), changes=[hidden])
    assert "The words are not shown." in page(reader)


def test_a_new_answer_stands_before_the_refusal_it_replaces_both_dated(reader, response):
    PublishedResponse.objects.filter(pk=response.pk).update(reviewed={"by": [LETTER]})
    place = {"anchor": "q1", "number": "1", "decision": "replaced", "parts": [PART]}
    PublishedQuestion.objects.filter(response=response, anchor="q1").update(reviewed={"by": {**LETTER, **place}})
    shown = page(reader)
    assert "An internal review was answered on 20 June 2024." in shown
    new, old = shown.index("Answer on review, 20 June 2024"), shown.index("First answer, 17 April 2024")
    assert new < shown.index("It is £62.") < old
    assert "Replaced on internal review. Decided on 20 June 2024." in shown


def test_where_it_cannot_be_told_which_question_only_the_letter_is_named(reader, response):
    PublishedResponse.objects.filter(pk=response.pk).update(reviewed={"by": [{**LETTER, "told": False}]})
    shown = page(reader)
    assert "An internal review was answered on 20 June 2024." in shown
    assert "on internal review." not in shown
