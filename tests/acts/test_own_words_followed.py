"""Our own words for a case (title, "in short", labels) follow what is corrected, unless somebody chose them."""

from __future__ import annotations

import pytest

from requests.correctable.answers import PartOutcome
from requests.correctable.arranging import BOTH, cuts, split
from requests.correctable.questions import QuestionNumber, QuestionText
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.filed_letters import OwnWords, change_words
from requests.reading_again import keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of, part
from tests.acts.publishing_by_hand import LATER, stored
from tests.acts.test_reading_again import newer

pytestmark = pytest.mark.django_db
UNICORNS = "Please provide a list of unicorns."


@pytest.fixture
def case():
    return stored()


def own_words(case):
    case.refresh_from_db()
    return case.title, case.in_short, [each.label for each in case.questions.order_by("order")]


def test_in_short_tells_what_was_corrected_unless_somebody_wrote_it(case):
    before = case.in_short
    [made] = corrected(PartOutcome(part(case, "1.a")), {"outcome": "not held", "not_yet": False, "held_by": ""})
    case.refresh_from_db()
    [was], [now] = ([words for heading, words in row if "(1a)" in words] for row in (before, case.in_short))
    assert ([now] in [[words] for heading, words in case.in_short if heading == "Not held"], was != now) == (True, True)
    undo(made.pk, LATER, people.officer())
    case.refresh_from_db()
    assert case.in_short == before
    own = OwnWords(case.title, [("Asked", "For grants.")], {})
    change_words(case.pk, own, case.version, LATER, people.officer())
    corrected(QuestionNumber(of(case, "2")), "3")
    case.refresh_from_db()
    assert case.in_short == [["Asked", "For grants."]]


def test_what_was_proposed_before_parts_were_counted_follows_too(case):
    [heading, words], *others = case.in_short
    case.in_short = [[heading, words.replace("Two questions in three parts", "Two questions")], *others]
    case.save()
    assert case.in_short[0][1] != words
    corrected(QuestionText(of(case, "2")), UNICORNS)
    assert "unicorns" in own_words(case)[1][0][1]


def test_title_and_label_follow_a_corrected_wording_and_its_undoing(case):
    before = own_words(case)
    [made] = corrected(QuestionText(of(case, "2")), UNICORNS)
    title, _, labels = own_words(case)
    assert ("unicorns" in title.lower(), labels[:3], labels[3]) == (True, before[2][:3], "Unicorns")
    undo(made.pk, LATER, people.officer())
    assert own_words(case) == before


def test_a_title_and_a_label_that_somebody_chose_stay_as_they_are(case):
    chosen = OwnWords("Grants, as we call them", case.in_short, {of(case, "2").pk: "The policy"})
    change_words(case.pk, chosen, case.version, LATER, people.officer())
    corrected(QuestionText(of(case, "2")), UNICORNS)
    title, in_short, labels = own_words(case)
    assert (title, labels[3], "unicorns" in str(in_short)) == ("Grants, as we call them", "The policy", True)


def test_a_question_that_was_split_is_labelled_by_the_words_it_keeps(case):
    before = own_words(case)
    [worded] = corrected(QuestionText(of(case, "2")), f"{UNICORNS} Please provide the map of rivers.")
    row = of(case, "2")
    wanted = split(row, cuts(row)[-1][0], "3", [BOTH] * row.parts.count())
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in wanted]
    [halved] = correct(case.pk, changes, LATER, people.officer())
    assert own_words(case)[2][3:] == ["Unicorns", "Map of rivers"]
    for made in (halved, worded):
        undo(made.pk, LATER, people.officer())
    assert own_words(case) == before


def test_a_title_nobody_chose_follows_a_newer_reading(case):
    corrected(QuestionText(of(case, "2")), UNICORNS)
    keep_reading(case, newer(), LATER)
    title, _, labels = own_words(case)
    assert ("unicorns" in title.lower(), labels[3]) == (True, "Unicorns")
