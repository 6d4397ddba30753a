"""Which questions a letter asks: added, removed, split, merged, moved; undone; read again. No answer is ever lost."""

from __future__ import annotations

import pytest
from django.db import transaction

from requests.correctable.answers import PartOutcome
from requests.correctable.arranging import (
    BOTH,
    FIRST,
    SECOND,
    Cut,
    add,
    cut_at,
    cuts,
    merge,
    remove,
    remove_with_answer,
    split,
)
from requests.correctable.order import QuestionOrder
from requests.correctable.parts import Answers
from requests.correctable.places import Stretch, located
from requests.correctable.questions import QuestionNumber, QuestionText
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.errors import CannotCorrect, ChangedMeanwhile
from requests.models import AnswerPart, Question
from requests.reading_again import keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.acts.test_reading_again import newer, questions, told

pytestmark = pytest.mark.django_db
REVIEW = "You may ask for a review."
POLICY, NAMES = "Please provide a copy of the grants policy.", "The names of the people who applied."
REASONS = "Section 40(2) – Personal information.\nThe names are withheld."
HERE = "It can be found here: Grants policy (www.example.org) (page 3)"
AS_READ = [
    ("1", "", []),
    ("1.a", "1", [("disclosed", "We awarded 14 grants.\nArea\t2022\t2023\nNorth\t3\t4\nTotal\t3\t4")]),
    ("1.b", "1", [("withheld", REASONS)]),
    ("2", "", [("accessible elsewhere", HERE)]),
]


@pytest.fixture
def case():
    return stored()


def shape(case):
    """Every question in its order: number, what it belongs to, and the parts of its answer."""
    rows = Question.objects.filter(foi_request=case).select_related("parent").order_by("order")
    assert [row.order for row in rows] == list(range(1, len(rows) + 1))
    return [
        (
            row.number,
            row.parent.number if row.parent else "",
            [(p.outcome, p.text) for p in row.parts.order_by("order")],
        )
        for row in rows
    ]


def everything(case):
    """What a case holds, to compare it with itself after something was undone."""
    parts = AnswerPart.objects.filter(question__foi_request=case).order_by("question__order", "order")
    said = [(run["kind"], run["text"], run["table"], run["links"], run["passages"]) for p in parts for run in p.said]
    relied = [[(e.as_written, [each.text for each in e.passages.all()]) for e in p.exemptions.all()] for p in parts]
    rows = Question.objects.filter(foi_request=case).order_by("order")
    asked = [(row.text, row.label, row.printed, sorted(each.pk for each in row.passages.all())) for row in rows]
    return shape(case), asked, said, relied


def done(case, wanted):
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in wanted]
    return correct(case.pk, changes, LATER, people.officer())


def undone(made):
    for correction in reversed(made):
        undo(correction.pk, LATER, people.officer())


def added(case, number="3", parent="", follows=None):
    return done(case, add(case, located(case, REVIEW), number, parent, follows))


def test_a_question_that_was_missed_is_added_at_its_place_and_taken_back(case):
    before = everything(case)
    made = added(case)
    row = of(case, "3")
    assert (row.text, row.label, [each.text for each in row.passages.all()]) == (REVIEW, "You may ask", [REVIEW])
    assert shape(case)[-1] == ("3", "", [])
    undone(made)
    assert everything(case) == before
    undone(added(case, "1.c", "1", "1.b"))
    undone(added(case, "0", "", ""))
    assert everything(case) == before
    added(case, "1.c", "1", "1.b")
    assert [number for number, _, _ in shape(case)] == ["1", "1.a", "1.b", "1.c", "2"]


@pytest.mark.parametrize(("number", "parent"), [("2", ""), ("1a", ""), ("3", "7")])
def test_what_cannot_be_added_is_refused(case, number, parent):
    with pytest.raises(CannotCorrect):
        added(case, number, parent)
    assert shape(case) == AS_READ


def test_an_added_question_with_an_answer_goes_only_when_the_answer_has_gone(case):
    [made] = added(case)
    thing = Answers((of(case, "2"), of(case, "3")))
    [moved] = corrected(thing, [[], thing.value[0]])
    with pytest.raises(CannotCorrect, match="Question 3 has an answer now"):
        undo(made.pk, LATER, people.officer())
    undone([made, moved])
    assert shape(case) == AS_READ


def test_a_removed_question_gives_its_answer_to_the_one_that_was_named(case):
    before, seen = everything(case), QuestionText(of(case, "1.b"))
    made = done(case, remove(of(case, "1.b"), of(case, "2")))
    with pytest.raises(ChangedMeanwhile):
        correct(case.pk, [Change(seen, fingerprint(seen.value), "Mine.")], LATER, people.second_officer())
    assert shape(case)[2] == ("2", "", [*AS_READ[3][2], *AS_READ[2][2]])
    assert len(shape(case)) == 3
    relied = AnswerPart.objects.get(question=of(case, "2"), order=2).exemptions.get()
    assert relied.as_written == "Section 40(2)"
    undone(made)
    assert everything(case) == before


def test_an_answer_is_not_removed_without_naming_where_it_goes(case):
    with pytest.raises(CannotCorrect, match="Choose the question that its answer goes to"):
        remove(of(case, "2"), None)


def test_a_question_that_is_none_is_removed_with_the_answer_that_is_none_and_both_come_back(case):
    before = everything(case)
    undone(done(case, remove_with_answer(of(case, "1.b"))))
    assert everything(case) == before
    done(case, remove_with_answer(of(case, "1.b")))
    keep_reading(case, newer(), LATER)
    assert shape(case) == [*AS_READ[:2], AS_READ[3]]


def test_what_belongs_to_a_removed_question_goes_a_step_up_and_comes_back(case):
    before = everything(case)
    made = done(case, remove(of(case, "1"), None))
    assert [(number, parent) for number, parent, _ in shape(case)] == [("1.a", ""), ("1.b", ""), ("2", "")]
    undone(made)
    assert everything(case) == before


def test_two_questions_are_merged_with_the_words_and_answers_of_both(case):
    before = everything(case)
    made = done(case, merge(of(case, "1.b"), of(case, "2")))
    assert of(case, "1.b").text == f"{NAMES}\n{POLICY}"
    assert [each.text for each in of(case, "1.b").passages.order_by("start")] == [NAMES, POLICY]
    assert shape(case)[2:] == [("1.b", "1", [*AS_READ[2][2], *AS_READ[3][2]])]
    undone(made)
    assert everything(case) == before


def test_an_answer_that_was_given_for_both_stands_once_in_the_merged_one(case):
    thing = Answers((of(case, "1.b"), of(case, "2")))
    corrected(thing, [[*thing.value[1]], thing.value[1]])
    before = everything(case)
    made = done(case, merge(of(case, "1.b"), of(case, "2")))
    assert shape(case)[2][2] == AS_READ[3][2]
    undone(made)
    assert everything(case) == before


def test_what_belonged_to_the_second_of_two_belongs_to_the_merged_one(case):
    done(case, merge(of(case, "1"), of(case, "1.a")))
    assert [(number, parent) for number, parent, _ in shape(case)] == [("1", ""), ("1.b", "1"), ("2", "")]
    assert shape(case)[0][2] == AS_READ[1][2]


@pytest.mark.parametrize(("to", "first", "second"), [(SECOND, 0, 1), (BOTH, 1, 1)])
def test_a_question_is_split_in_two_and_its_answer_goes_where_it_is_said_to(case, to, first, second):
    before = everything(case)
    row = of(case, "2")
    start = POLICY.index("of the")
    made = done(case, split(row, Cut(start, len(POLICY)), "3", [to]))
    assert [of(case, number).text for number in ("2", "3")] == ["Please provide a copy", "of the grants policy."]
    assert [[each.text for each in of(case, n).passages.all()] for n in ("2", "3")] == [
        ["Please provide a copy"],
        ["of the grants policy."],
    ]
    assert [len(parts) for _, _, parts in shape(case)[3:]] == [first, second]
    undone(made)
    assert everything(case) == before


def test_words_in_the_middle_become_a_question_of_their_own(case):
    row = of(case, "1.b")
    [[page, start, _]] = located(case, NAMES)
    at = start + NAMES.index("of the people")
    cut = cut_at(row, [Stretch(page, at, at + len("of the people"))])
    done(case, split(row, cut, "1.c", [FIRST]))
    assert [of(case, number).text for number in ("1.b", "1.c")] == ["The names who applied.", "of the people"]
    assert [number for number, _, _ in shape(case)] == ["1", "1.a", "1.b", "1.c", "2"]
    with pytest.raises(CannotCorrect, match="Choose words of this question"):
        cut_at(row, located(case, REVIEW))


def test_a_second_question_may_begin_after_a_clause_a_line_or_a_mark():
    row = Question(text="How many, and why? (b) What cost\nSince when")
    assert [words.split()[0] for _, words in cuts(row)] == ["and", "(b)", "Since"]


def test_of_a_very_long_question_only_the_first_words_of_each_piece_are_told(case):
    row = of(case, "2")
    row.text = "the plan, and a map; " * 2000
    told = cuts(row)
    assert len(told) == 3999
    assert sum(len(words) for _, words in told) < 20 * len(row.text)
    assert all(row.text[cut.start :].startswith(words) for cut, words in told)


def test_a_question_is_moved_with_what_belongs_to_it(case):
    [made] = corrected(QuestionOrder(of(case, "1")), "2")
    assert [number for number, _, _ in shape(case)] == ["2", "1", "1.a", "1.b"]
    undo(made.pk, LATER, people.officer())
    assert shape(case) == AS_READ
    for nonsense in ("1.a", "7"):
        with pytest.raises(CannotCorrect), transaction.atomic():
            corrected(QuestionOrder(of(case, "1")), nonsense)


def test_they_are_undone_in_any_order_that_makes_sense(case):
    before = everything(case)
    first, second = [*added(case)], [*done(case, merge(of(case, "1.a"), of(case, "1.b")))]
    [number] = corrected(QuestionNumber(of(case, "2")), "5")
    undone(first)
    undone(second)
    undone([number])
    assert everything(case) == before
    [split_off] = done(case, split(of(case, "2"), Cut(7, len(POLICY)), "3", [SECOND]))
    corrected(PartOutcome(of(case, "3").parts.get()), {"outcome": "not held", "not_yet": False, "held_by": ""})
    with pytest.raises(CannotCorrect, match="Undo the later correction first"):
        undo(split_off.pk, LATER, people.officer())


# --- read again ------------------------------------------------------------------------------------------------------


def test_all_of_it_survives_a_newer_reader_and_can_be_undone_then(case):
    as_read = shape(case)
    made = [
        *added(case),
        *done(case, split(of(case, "2"), Cut(7, len(POLICY)), "4", [SECOND])),
        *corrected(QuestionOrder(of(case, "3")), "1.b"),
        *done(case, merge(of(case, "1.a"), of(case, "1.b"))),
        *done(case, remove(of(case, "1"), None)),
    ]
    arranged = shape(case)
    became = keep_reading(case, newer(), LATER)
    assert (became.made, became.misfits, shape(case)) == (len(made), 0, arranged)
    undone(made)
    assert shape(case) == as_read


def test_what_a_newer_reader_finds_by_itself_fits(case):
    added(case)
    full = newer().questions
    found = newer(questions=(*full, questions()[3].__class__("3", "3.", REVIEW, None, (), full[0].spans[:0])))
    became = keep_reading(case, found, LATER)
    assert (became.made, became.misfits, [number for number, _, _ in shape(case)][-1]) == (1, 0, "3")


def test_what_a_newer_reader_reads_otherwise_is_told_and_nothing_is_lost(case):
    removed = done(case, remove(of(case, "2"), of(case, "1.b")))
    became = keep_reading(case, newer(questions=questions((3, {"text": "Please provide a copy"}))), LATER)
    assert (became.misfits, shape(case)) == (1, AS_READ)
    [sentence] = told(case)
    assert "a correction of question 2 (removed), made by Olive Officer on 3 June 2024, has no place" in sentence
    undone(removed)
    assert shape(case) == AS_READ
