"""An internal review and what it reviewed refer to each other while both are public; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from documents.reading.shapes import AnswerPart, Fact, LetterKind, Outcome, Said, SaidKind
from requests.correctable.kinds import kind_of
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.law.regimes import Regime
from requests.law.reviews import review_dates
from requests.models import (
    Case,
    FOIRequest,
    InternalReview,
    PublishedQuestion,
    PublishedResponse,
    SearchChange,
    SearchEntry,
)
from requests.models.correspondence import Channel
from requests.publication import publish, withdraw
from requests.reviews.opening import NewReview, open_review
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored
from tests.readings import reading, without_geometry

pytestmark = pytest.mark.django_db
REVIEWED_AT = datetime(2024, 7, 1, 12, 0, tzinfo=UTC)
PUT_OFF_TO = date(2024, 6, 30)


def review(words: str, outcome: Outcome = Outcome.DISCLOSED, **changed):
    """A review of question 1b, which was refused."""
    full = without_geometry(reading())
    asked = next(question for question in full.questions if question.number == "1.b")
    said = Said(SaidKind.PARAGRAPH, words, asked.parts[0].said[0].spans)
    again = replace(asked, parent=None, parts=(AnswerPart(outcome, (said,)),))
    answered = Fact("2024-06-20", ())
    decided = replace(full, kind=LetterKind.REVIEW, date_responded=answered, questions=(again,))
    return stored(decided, b"the text of a review", **changed)


@pytest.fixture
def first():
    foi_request = stored()
    publish(foi_request, AT, None)
    return foi_request


@pytest.fixture
def reviewed(first):
    publish(review("I do not uphold the decision. Ann and Bob applied."), REVIEWED_AT, None)
    return PublishedResponse.objects.get(publication__foi_request=first)


def test_each_names_the_other(reviewed):
    later = PublishedResponse.objects.exclude(pk=reviewed.pk).get()
    assert reviewed.reviewed["by"] == [{"slug": later.slug, "answered_on": "2024-06-20", "told": True}]
    assert later.reviewed["of"]["slug"] == reviewed.slug


def test_the_question_says_what_was_decided_and_what_the_answer_is_now(reviewed):
    told = reviewed.questions.get(anchor="q1b").reviewed["by"]
    assert (told["decision"], told["anchor"]) == ("replaced", "q1b")
    assert told["parts"][0]["said"][0]["text"] == "I do not uphold the decision. Ann and Bob applied."


def test_questions_that_were_not_looked_at_say_nothing(reviewed):
    assert set(reviewed.questions.exclude(anchor="q1b").values_list("reviewed", flat=True)) == {None}


def test_search_is_told_which_answers_changed(reviewed):
    changed = SearchEntry.objects.filter(response=reviewed, after_review=True)
    assert reviewed.after_review
    assert [entry.anchor for entry in changed] == ["q1b"]
    assert SearchChange.objects.filter(entry_id=changed.get().pk, removed=False).count() == 2  # added, then changed


def test_an_answer_that_stands_did_not_change(first):
    publish(review("I uphold the first response.", Outcome.WITHHELD), REVIEWED_AT, None)
    assert PublishedQuestion.objects.get(response__publication__foi_request=first, anchor="q1b").reviewed["by"][
        "decision"
    ] == ("stands")
    assert not SearchEntry.objects.filter(after_review=True).exists()


def test_where_no_question_is_the_same_only_the_letters_are_linked(first):
    other = replace(reading().questions[1], number="1", parent=None, text="Something else?", spans=(), asked_spans=())
    publish(review("I uphold the first response.", questions=(other,)), REVIEWED_AT, None)
    response = PublishedResponse.objects.get(publication__foi_request=first)
    assert response.reviewed["by"][0]["told"] is False
    assert not PublishedQuestion.objects.exclude(reviewed=None).exists()


def test_a_withdrawn_review_is_referred_to_no_more(first, reviewed):
    publish(first, REVIEWED_AT, None)  # publishing again keeps the links
    later = PublishedResponse.objects.exclude(publication__foi_request=first).get()
    withdraw(later.publication.foi_request, REVIEWED_AT, None, "It is being corrected.")
    response = PublishedResponse.objects.get()
    assert (response.reviewed, response.after_review) == ({}, False)
    assert not PublishedQuestion.objects.exclude(reviewed=None).exists()
    assert not SearchEntry.objects.filter(after_review=True).exists()


def test_the_page_of_what_was_reviewed_counts_as_changed(reviewed):
    assert reviewed.changed_at == REVIEWED_AT


def test_two_letters_of_one_reference_that_decide_no_review_are_not_linked(first):
    publish(stored(content=b"the same letter, scanned again"), REVIEWED_AT, None)
    assert set(PublishedResponse.objects.values_list("linked_at", flat=True)) == {None}


def test_a_review_is_published_with_the_time_its_law_sets():
    by_information_regulations = review("Ann and Bob applied.", regime="EIR")
    response = publish(by_information_regulations, REVIEWED_AT, None).response
    limit = review_dates(response.received_on, Regime.EIR).limit
    assert (by_information_regulations.due_on, response.due_on, response.working_days) == (limit, limit, 51)
    assert response.is_late


def put_off(first):
    """The outcome of a review that was put off to 30 June."""
    outcome = review("Ann and Bob applied.", date_received=Fact("2024-05-20", ()))
    asked = NewReview(outcome.received_on, Channel.EMAIL, "Please look again.", "Pat Poe")
    opened = open_review(first.pk, asked, uuid4(), REVIEWED_AT, people.dpo())
    InternalReview.objects.filter(pk=opened.pk).update(outcome=outcome)
    Case.objects.filter(pk=opened.case_id).update(due_on=PUT_OFF_TO)
    FOIRequest.objects.filter(pk=outcome.pk).update(due_on=PUT_OFF_TO)
    return outcome


def test_a_review_that_was_put_off_is_due_on_the_day_its_requester_was_told(first):
    response = publish(put_off(first), REVIEWED_AT, None).response
    assert (response.due_on, response.is_late) == (PUT_OFF_TO, False)


@pytest.mark.parametrize("kind", ["response", "extension"])
def test_said_to_be_no_review_and_undone_it_is_due_on_that_day_again(first, kind):
    outcome = put_off(first)
    thing = kind_of(outcome)
    [made] = correct(outcome.pk, [Change(thing, fingerprint(thing.value), kind)], REVIEWED_AT, people.dpo())
    outcome.refresh_from_db()
    assert outcome.due_on != PUT_OFF_TO
    undo(made.pk, REVIEWED_AT, people.dpo())
    outcome.refresh_from_db()
    assert outcome.due_on == PUT_OFF_TO
