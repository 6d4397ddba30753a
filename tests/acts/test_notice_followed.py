"""What a letter lacks as a notice is told of its questions and answers as people corrected them."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from requests.correctable.answers import PartExemptions
from requests.correctable.questions import QuestionNumber
from requests.correcting import undo
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.acts.test_doubts_raised import COMMERCE, SOUND, moved, part, removed
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
BARE = SOUND.replace("exempt under section 43(2) of the Freedom of Information Act 2000", "withheld")
WHICH = "Which exemption is relied on"


def lacks(case, number):
    """Whether the page says that the letter does not name an exemption for this question."""
    page = signed_in(people.officer()).get(f"/staff/requests/{case.pk}/").text
    notice = " ".join(page.partition('id="notice"')[2].partition("</section>")[0].split())
    return f"{WHICH}, question {number}<" in notice.partition("What is there")[0]


def test_what_a_notice_lacks_is_told_of_the_answers_there_are_now():
    case = stored(read("letter.txt", BARE.encode()), content=BARE.encode())
    assert lacks(case, "2")
    [made] = removed(case, "2")
    assert not lacks(case, "2")
    undo(made.pk, LATER, people.officer())
    assert lacks(case, "2")
    moved(case, "2", "1")
    assert (lacks(case, "1"), lacks(case, "2")) == (True, False)


def test_an_exemption_that_a_person_read_is_one_that_the_letter_names():
    case = stored(read("letter.txt", BARE.encode()), content=BARE.encode())
    corrected(PartExemptions(part(case, "2")), [COMMERCE])
    assert not lacks(case, "2")


def test_a_question_is_called_by_its_number_of_now():
    case = stored(read("letter.txt", BARE.encode()), content=BARE.encode())
    corrected(QuestionNumber(of(case, "2")), "7")
    assert (lacks(case, "7"), lacks(case, "2")) == (True, False)
