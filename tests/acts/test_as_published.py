"""A published case is changed since only while it says otherwise than what is public."""

from __future__ import annotations

from datetime import timedelta

import pytest

from requests.correctable.answers import PartOutcome
from requests.correctable.questions import QuestionText
from requests.correcting import undo
from requests.filed_letters import OwnWords, change_words, say_checked
from requests.models import AnswerPart
from requests.publication import publish
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
CHANGED = "Changed since it was published"
SOON = LATER + timedelta(minutes=5)


@pytest.fixture
def case():
    found = stored()
    publish(found, LATER - timedelta(days=1), None)
    return found


def is_told(case):
    """Whether its page and the list of letters say that it was changed; both say the same."""
    officer = signed_in(people.officer())
    pages = (f"/staff/requests/{case.pk}/", "/staff/")
    [told] = {CHANGED in officer.get(page).text for page in pages}
    return told


def test_what_was_corrected_and_undone_is_as_it_was_published(case):
    [text] = corrected(QuestionText(of(case, "2")), "The policy, please.")
    part = AnswerPart.objects.get(question=of(case, "1.b"))
    [outcome] = corrected(PartOutcome(part), {"outcome": "not held", "not_yet": False, "held_by": ""})
    undo(text.pk, LATER, people.officer())
    assert is_told(case)
    undo(outcome.pk, LATER, people.officer())
    assert not is_told(case)


def test_what_was_corrected_back_by_hand_is_as_it_was_published(case):
    before = of(case, "2").text
    corrected(QuestionText(of(case, "2")), "The policy, please.")
    corrected(QuestionText(of(case, "2")), before)
    assert not is_told(case)


def test_our_words_changed_and_changed_back_are_as_they_were_published(case):
    own = OwnWords(case.title, case.in_short, {})
    changed = change_words(case.pk, OwnWords("Another title", case.in_short, {}), case.version, LATER, people.officer())
    assert is_told(case)
    change_words(case.pk, own, changed.version, LATER, people.officer())
    assert not is_told(case)


def test_what_is_said_to_be_checked_after_that_is_told(case):
    [made] = corrected(QuestionText(of(case, "2")), "The policy, please.")
    undo(made.pk, LATER, people.officer())
    case.refresh_from_db()
    say_checked(case.pk, case.version, SOON, people.officer(), checked=True)
    assert is_told(case)
