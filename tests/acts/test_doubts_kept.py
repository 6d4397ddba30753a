"""What is doubtful of a filed letter: kept, told to staff with its place, settled; sure once a person has set it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.certainty import say_how
from documents.reading.shapes import Outcome
from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.questions import QuestionNumber, QuestionText
from requests.correcting import undo
from requests.models import AnswerPart
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.reading.test_certainty import FAULTY, faulty
from tests.readings import reading, without_geometry
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
UNKNOWN = "The answer to question 2 cites section 40(9), which is not in the catalogue of exemptions."
FAULTS = (
    "Question 4 comes after question 2: a number between them is missing.",
    "No answer to question 6 was found.",
    "Table 1, 2022: the total says 6, the rows come to 5.",
    "this link or file name has no target in the letter.",
    "Document 3: The letter names this document, but no page after the letter shows it.",
    f"{UNKNOWN} Compare it with the letter.",
)
PERSONAL = {"as_written": "Section 40(2)", "regime": "FOIA", "provision": "40(2)"}


@pytest.fixture
def case():
    return stored(faulty(), content=FAULTY.encode())


def part(case, number):
    return AnswerPart.objects.get(question=of(case, number))


def test_every_fault_is_on_the_letters_page_with_its_place_and_can_be_settled_and_opened_again(case):
    officer = signed_in(people.officer())
    page = f"/staff/requests/{case.pk}/"
    findings = case.filed_letters.get().reading.findings
    text = officer.get(page).text
    for fault in FAULTS:
        row = findings.get(what__endswith=fault)
        assert fault in text
        assert (row.page, row.start is not None) == (1, True)
        officer.post(f"{page}findings/{row.pk}/settle/")
    assert findings.filter(is_settled=True).count() == len(FAULTS)
    for correction in case.corrections.all():
        officer.post(f"{page}corrections/{correction.pk}/undo/")
    assert not findings.filter(is_settled=True).exists()


def test_doubt_stands_in_words_beside_what_is_doubtful(case):
    text = " ".join(signed_in(people.officer()).get(f"/staff/requests/{case.pk}/").text.split())
    for doubt in ("its number does not follow question 2.", "It refuses without naming a provision."):
        assert doubt in text
    assert text.count(">Doubtful</span>") == 3
    assert "Outcome told by the table it gives." in text


def test_what_a_person_set_is_sure_until_that_is_undone(case):
    as_read = [(each.sure, each.how) for each in (of(case, "4"), part(case, "5"), part(case, "2").exemptions.get())]
    assert [sure for sure, _ in as_read] == [0.7, 0.6, 0.5]
    made = [
        *corrected(QuestionNumber(of(case, "4")), "3"),
        *corrected(PartOutcome(part(case, "5")), {"outcome": "not held", "not_yet": False, "held_by": ""}),
        *corrected(PartExemptions(part(case, "2")), [PERSONAL]),
    ]
    now = (of(case, "3"), part(case, "5"), part(case, "2").exemptions.get())
    assert {(each.sure, each.how) for each in now} == {(1.0, "set by a person")}
    for correction in made:
        undo(correction.pk, LATER, people.officer())
    again = (of(case, "4"), part(case, "5"), part(case, "2").exemptions.get())
    assert [(each.sure, each.how) for each in again] == as_read


def test_a_provision_that_is_given_settles_that_none_was_named(case):
    assert part(case, "5").how == "it refuses without naming a provision"
    [made] = corrected(PartExemptions(part(case, "5")), [PERSONAL])
    assert (part(case, "5").sure, part(case, "5").how) == (1.0, "set by a person")
    undo(made.pk, LATER, people.officer())
    assert (part(case, "5").sure, part(case, "5").how) == (0.6, "it refuses without naming a provision")


def test_another_value_leaves_the_doubt_of_this_one(case):
    corrected(QuestionText(of(case, "4")), "Please provide the policy.")
    corrected(PartExemptions(part(case, "4")), [PERSONAL])
    doubts = (of(case, "4"), part(case, "4"))
    assert [each.sure for each in doubts] == [0.7, 0.7]
    assert [each.how.rpartition("; ")[2] for each in doubts] == [
        "its number does not follow question 2",
        "which question it answers is not certain",
    ]


def test_a_provision_is_no_more_doubtful_than_the_outcome_that_a_person_set():
    full = without_geometry(reading())
    one, asked, withheld, other = full.questions
    unclear = replace(withheld.parts[0], outcome=Outcome.UNCLEAR)
    questions = (one, asked, replace(withheld, parts=(unclear,)), other)
    case = stored(say_how(replace(full, questions=questions)))
    assert [each.sure for each in (part(case, "1.b"), part(case, "1.b").exemptions.get())] == [0.5, 0.5]
    [made] = corrected(PartOutcome(part(case, "1.b")), {"outcome": "withheld", "not_yet": False, "held_by": ""})
    assert [each.sure for each in (part(case, "1.b"), part(case, "1.b").exemptions.get())] == [1.0, 1.0]
    undo(made.pk, LATER, people.officer())
    assert [each.sure for each in (part(case, "1.b"), part(case, "1.b").exemptions.get())] == [0.5, 0.5]
