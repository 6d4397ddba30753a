"""What is doubtful of a filed letter: kept, told to staff with its place, settled; sure once a person has set it."""

from __future__ import annotations

import pytest

from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.questions import QuestionText
from requests.correcting import undo
from requests.models import AnswerPart, Question
from tests import people
from tests.acts.correcting_by_hand import corrected
from tests.acts.publishing_by_hand import LATER, stored
from tests.reading.test_certainty import FAULTY, faulty
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


def of(case, number):
    return Question.objects.get(foi_request=case, number=number)


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
        *corrected(QuestionText(of(case, "4")), "Please provide the policy."),
        *corrected(PartOutcome(part(case, "5")), {"outcome": "not held", "not_yet": False, "held_by": ""}),
        *corrected(PartExemptions(part(case, "2")), [PERSONAL]),
    ]
    now = (of(case, "4"), part(case, "5"), part(case, "2").exemptions.get())
    assert {(each.sure, each.how) for each in now} == {(1.0, "set by a person")}
    for correction in made:
        undo(correction.pk, LATER, people.officer())
    again = (of(case, "4"), part(case, "5"), part(case, "2").exemptions.get())
    assert [(each.sure, each.how) for each in again] == as_read
