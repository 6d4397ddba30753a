"""What people's corrections leave doubtful is to be checked as the reader's own doubts are, until they are undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.letters import read
from documents.reading.shapes import READER_VERSION
from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.arranging import add, merge, remove_with_answer
from requests.correctable.findings import FindingSettled
from requests.correctable.kinds import kind_of
from requests.correctable.order import QuestionOrder
from requests.correctable.parts import Answers, move, remove, split
from requests.correctable.places import located
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionText
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.models import AnswerPart
from requests.reading_again import keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
SOUND = """Our ref: FOI 0123/24
Date: 2 May 2024

I write further to your request received on 8 April 2024.

1. How many vans does the office own?

We own 14 vans.

2. Please provide the cost of each lease.

This information is exempt under section 43(2) of the Freedom of Information Act 2000. It would prejudice our interests.

3. Please provide the contracts.

We do not hold the contracts.

You may ask for a review.
"""
UNANSWERED = "Question 1 has no answer now."
UNSAID = "The words of the answer to question 2 rely on section 43(2), and it is not said to: one of the two is wrong."
SAID = (
    "The answer to question 2 is said to be “Not held”, and its words rely on section 43(2): one of the two is wrong."
)
NOT_HELD = {"outcome": "not held", "not_yet": False, "held_by": ""}
WITHHELD = {"outcome": "withheld", "not_yet": False, "held_by": ""}
UNCLEAR = {"outcome": "unclear", "not_yet": False, "held_by": ""}
PERSONAL = {"as_written": "Section 40(2)", "regime": "FOIA", "provision": "40(2)"}
COMMERCE = {"as_written": "section 43(2)", "regime": "FOIA", "provision": "43(2)"}
MORE = {"as_written": "section 43", "regime": "FOIA", "provision": "43"}


def sound():
    return read("letter.txt", SOUND.encode())


@pytest.fixture
def case():
    return stored(sound(), content=SOUND.encode())


def part(case, number):
    return AnswerPart.objects.get(question=of(case, number))


def done(case, wanted):
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in wanted]
    return correct(case.pk, changes, LATER, people.officer())


def findings(case):
    return case.filed_letters.get().reading.findings


def raised(case):
    """What is open and the reader did not say."""
    return set(findings(case).filter(since_corrected=True, is_settled=False).values_list("what", flat=True))


def removed(case, number):
    thing = Answers((of(case, number),))
    return corrected(thing, remove(thing.value[0], 0))


def moved(case, number, to):
    thing = Answers((of(case, number), of(case, to)))
    first, second = thing.value
    return corrected(thing, move(first, 0, second))


def cut(case, number):
    thing = Answers((of(case, number),))
    [parts] = thing.value
    return corrected(thing, [split(parts, 0, (0, parts[0]["said"][0]["text"].index("It would")))])


def out_of_line(case):
    """2 becomes 2a and belongs to 1."""
    return [*corrected(QuestionNumber(of(case, "2")), "2.a"), *corrected(QuestionParent(of(case, "2.a")), "1")]


def not_held(case):
    return [*corrected(PartOutcome(part(case, "2")), NOT_HELD), *corrected(PartExemptions(part(case, "2")), [])]


def added(case, number):
    return done(case, add(case, located(case, "You may ask for a review."), number, "", None))


def sub(case, number, parent):
    return [*corrected(QuestionNumber(of(case, number)), f"{parent}.a"),
            *corrected(QuestionParent(of(case, f"{parent}.a")), parent)]  # fmt: skip


CORRECTIONS = {
    "a number that leaves a gap": (
        lambda case: corrected(QuestionNumber(of(case, "2")), "7"),
        {
            "Question 7 comes after question 1: a number between them is missing.",
            "Question 3 comes after question 7: their numbers are not in order.",
        },
    ),
    "a number of another question": (
        out_of_line,
        {
            "Question 2a belongs to question 1, and its number is not one below that.",
            "Question 3 comes after question 1: a number between them is missing.",
        },
    ),
    "a number that goes on": (lambda case: corrected(QuestionNumber(of(case, "3")), "4"), {
        "Question 4 comes after question 2: a number between them is missing."}),
    "a part of the question before": (lambda case: sub(case, "3", "2"), set()),
    "a parent that comes later": (
        lambda case: corrected(QuestionParent(of(case, "1")), "3"),
        {"Question 1 belongs to question 3, which comes after it."},
    ),
    "a question moved before its own": (
        lambda case: [*sub(case, "3", "2"), *corrected(QuestionOrder(of(case, "2.a")), "")],
        {"Question 2a belongs to question 2, which comes after it."},
    ),
    "an answer removed": (lambda case: removed(case, "1"), {UNANSWERED}),
    "an answer moved": (lambda case: moved(case, "1", "2"), {UNANSWERED}),
    "a question removed": (lambda case: done(case, remove_with_answer(of(case, "2"))), set()),
    "two questions merged": (lambda case: done(case, merge(of(case, "1"), of(case, "2"))), set()),
    "a question added": (lambda case: added(case, "4"), {"Question 4 has no answer now."}),
    "a question added with a gap": (
        lambda case: added(case, "9"),
        {
            "Question 9 has no answer now.",
            "Question 9 comes after question 3: a number between them is missing.",
        },
    ),
    "an outcome beside its exemption": (
        lambda case: corrected(PartOutcome(part(case, "2")), NOT_HELD),
        {"The answer to question 2 is said to be “Not held” and to rely on section 43(2): one of the two is wrong."},
    ),
    "an exemption beside its outcome": (
        lambda case: corrected(PartExemptions(part(case, "1")), [PERSONAL]),
        {"The answer to question 1 is said to be “Given” and to rely on Section 40(2): one of the two is wrong."},
    ),
    "an outcome that the words contradict": (
        not_held,
        {SAID},
    ),
    "another exemption than the words have": (
        lambda case: corrected(PartExemptions(part(case, "2")), [PERSONAL]),
        {UNSAID},
    ),
    "the same exemption as a whole section": (
        lambda case: corrected(PartExemptions(part(case, "2")), [MORE]),
        set(),
    ),
    "one exemption more": (lambda case: corrected(PartExemptions(part(case, "2")), [PERSONAL, COMMERCE]), set()),
    "a refusal without an exemption": (
        lambda case: corrected(PartOutcome(part(case, "3")), WITHHELD),
        {"The answer to question 3 refuses something without naming a provision."},
    ),
    "an outcome that is unclear": (
        lambda case: corrected(PartOutcome(part(case, "3")), UNCLEAR),
        {"What the answer to question 3 gives is unclear."},
    ),
    "another outcome of one that relies on nothing": (
        lambda case: corrected(PartOutcome(part(case, "1")), NOT_HELD), set(),
    ),
    "the words of a question": (lambda case: corrected(QuestionText(of(case, "1")), "How many vans?"), set()),
    "a part split": (lambda case: cut(case, "2"), set()),
    "a part split whose words then rely on nothing that is said": (
        lambda case: [*cut(case, "2"), *corrected(PartExemptions(of(case, "2").parts.all()[0]), [])],
        {
            "The words of part 1 of the answer to question 2 rely on section 43(2), and it is not said to: "
            "one of the two is wrong.",
            "Part 1 of the answer to question 2 refuses something without naming a provision.",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_doubt_is_raised_by_what_makes_it_alone_stays_in_another_reading_and_goes_with_the_correction(case, name):
    make, due = CORRECTIONS[name]
    before = list(findings(case).values_list("what", flat=True))
    made = make(case)
    assert raised(case) == due
    became = keep_reading(case, replace(sound(), reader_version=READER_VERSION + 1), LATER)
    assert became.misfits == 0
    assert raised(case) == due
    for correction in reversed(made):
        undo(correction.pk, LATER, people.officer())
    assert sorted(findings(case).values_list("what", flat=True)) == sorted(before)


def test_a_question_renumbered_after_it_lost_its_answer_is_called_by_its_number_of_now(case):
    removed(case, "1")
    corrected(QuestionNumber(of(case, "1")), "0")
    page = " ".join(signed_in(people.officer()).get(f"/staff/requests/{case.pk}/").text.split())
    assert "Question 1 has no answer now (now question 0)." in page
    assert "Missing since it was corrected" in page


def test_a_doubt_has_the_place_of_what_it_is_of(case):
    not_held(case)
    finding = findings(case).get(since_corrected=True)
    assert SOUND[finding.start : finding.end].startswith("This information is exempt")
    assert (finding.page, finding.kind) == (1, "citation")


def settled(case, what):
    return corrected(FindingSettled(findings(case).get(what=what, since_corrected=True)), after=True)


def test_what_a_person_says_is_settled_stays_so_whatever_else_is_corrected_and_read_again(case):
    removed(case, "1")
    settled(case, UNANSWERED)
    corrected(QuestionText(of(case, "3")), "The contracts.")
    corrected(QuestionNumber(of(case, "1")), "0")
    assert UNANSWERED not in raised(case)
    became = keep_reading(case, replace(sound(), reader_version=READER_VERSION + 1), LATER)
    assert became.misfits == 0
    assert findings(case).get(what=UNANSWERED).is_settled


def test_saying_so_is_undone_and_opens_it_again(case):
    removed(case, "1")
    [said] = settled(case, UNANSWERED)
    undo(said.pk, LATER, people.officer())
    assert raised(case) == {UNANSWERED}


def test_that_it_was_settled_can_be_undone_when_it_is_there_no_more(case):
    [made] = removed(case, "1")
    [said] = settled(case, UNANSWERED)
    undo(made.pk, LATER, people.officer())
    assert not findings(case).filter(what=UNANSWERED).exists()
    undo(said.pk, LATER, people.officer())
    assert not case.corrections.filter(undone_at=None).exists()


def test_a_doubt_of_the_reader_is_not_told_twice(case):
    bare = SOUND.replace("We do not hold the contracts.", "")
    other = stored(read("letter.txt", bare.encode()), content=bare.encode())
    its = findings(other).filter(what="No answer to question 3 was found.")
    corrected(QuestionText(of(other, "3")), "The contracts.")
    assert (raised(other), its.get().is_settled) == (set(), False)
    moved(other, "1", "3")
    assert (raised(other), its.get().is_settled) == ({UNANSWERED}, True)
    moved(other, "3", "1")
    assert (raised(other), its.get().is_settled) == (set(), False)


def test_an_acknowledgement_has_no_answers_to_give(case):
    [made] = removed(case, "1")
    [last] = done(case, [(kind_of(case), "acknowledgement")])
    assert raised(case) == set()
    undo(last.pk, LATER, people.officer())
    assert raised(case) == {UNANSWERED}
    undo(made.pk, LATER, people.officer())
    assert raised(case) == set()
