"""What of an answer staff set otherwise than its letter was read is told as such, to readers and to programs."""

from __future__ import annotations

import json

import pytest

from requests.correctable.answers import PartExemptions, PartOutcome, provisions_typed
from requests.correctable.parts import Answers, places_to_split, split
from requests.correcting import undo
from requests.gate.copying import content_hash_now
from requests.models import AnswerPart, PublishedPart
from requests.publication import publish
from tests import people
from tests.acts.correcting_by_hand import corrected, part
from tests.acts.publishing_by_hand import LATER, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
NOT_HELD = {"outcome": "not held", "not_yet": False, "held_by": ""}
FOLLOW = "set by staff; the letter’s own words follow."


@pytest.fixture
def case():
    return stored()


def relies_on(case, number, typed):
    thing = PartExemptions(part(case, number))
    return corrected(thing, provisions_typed(typed, thing.value, case))


def told(case):
    """What is public of each part that staff set anything of, by its question."""
    case.refresh_from_db()
    publish(case, LATER, None)
    rows = PublishedPart.objects.exclude(set_by_staff=[]).order_by("question__order")
    return [(row.question.number, row.set_by_staff) for row in rows]


def public(path="/"):
    return signed_in(people.officer()).get(f"/foi/0123-24{path}").text


def test_what_nobody_corrected_was_read(case):
    assert (told(case), FOLLOW in public()) == ([], False)


def test_an_outcome_that_staff_set_is_marked_at_its_part_until_that_is_undone(case):
    [made] = corrected(PartOutcome(part(case, "1.b")), NOT_HELD)
    assert told(case) == [("1b", ["outcome"])]
    for path in ("/", "/q1b/"):
        assert public(path).count(f"Outcome {FOLLOW}") == 1
    assert FOLLOW not in public("/q2/")
    undo(made.pk, LATER, people.officer())
    assert (told(case), FOLLOW in public()) == ([], False)


def test_exemptions_that_staff_took_away_or_put_in_are_marked(case):
    relies_on(case, "1.b", "")
    relies_on(case, "2", "Section 21\nSection 22")
    assert told(case) == [("1b", ["exemptions"]), ("2", ["exemptions"])]
    corrected(PartOutcome(part(case, "1.b")), NOT_HELD)
    told(case)
    assert (public().count(f"Exemptions {FOLLOW}"), public().count(f"Outcome and exemptions {FOLLOW}")) == (1, 1)


def test_an_exemption_that_the_words_of_the_answer_name_is_the_letters(case):
    row = part(case, "1.b")
    row.text += " So does section 41(1)."
    row.save()
    relies_on(case, "1.b", "Section 40(2)\nSection 41(1)")
    assert told(case) == []


def test_a_piece_of_an_answer_with_the_outcome_of_the_whole_is_as_read(case):
    thing = Answers((part(case, "1.a").question,))
    [parts] = thing.value
    corrected(thing, [split(parts, 0, places_to_split(parts[0])[0][0])])
    assert told(case) == []
    second = AnswerPart.objects.filter(question=thing.questions[0]).order_by("order")[1]
    corrected(PartOutcome(second), NOT_HELD)
    assert told(case) == [("1a", ["outcome"])]


def test_programs_are_told(case):
    corrected(PartOutcome(part(case, "1.b")), NOT_HELD)
    told(case)
    questions = {each["number"]: each for each in json.loads(public(".json"))["questions"]}
    marks = {number: [part["set_by_staff"] for part in each["parts"]] for number, each in questions.items()}
    assert marks == {"1": [], "1a": [[]], "1b": [["outcome"]], "2": [[]]}


def test_what_was_released_before_stays_released(case):
    """A release is of the letter's words and ours; that staff set an outcome is neither."""
    corrected(PartOutcome(part(case, "1.b")), NOT_HELD)
    filed = case.filed_letters.get()
    case.refresh_from_db()
    with_it = content_hash_now(case, filed)
    case.corrections.update(kind="question number")  # as if it had not been told: nothing of it is set any more
    assert content_hash_now(case, filed) == with_it
