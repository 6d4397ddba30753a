"""Filing: what a reading becomes as a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from documents.models import ReadingFinding
from documents.reading.shapes import Citation, Fact, Requester
from requests.models import AnswerPart, AppliedExemption, FiledLetter, FOIRequest
from requests.models import Requester as RequesterRow
from requests.models.foi_request import Stage
from tests.acts.filing_by_hand import filed
from tests.readings import reading, span

pytestmark = pytest.mark.django_db


def test_a_whole_letter_is_filed():
    assert filed().stage == Stage.FILED


def test_the_address_is_the_reference_without_foi():
    assert filed().slug == "0123-24"


def test_the_due_date_is_counted_by_the_law():
    assert filed().due_on == date(2024, 5, 7)  # 6 May 2024 is a bank holiday


def test_every_question_is_kept_once_in_order():
    numbers = filed().questions.order_by("order").values_list("number", flat=True)
    assert list(numbers) == ["1", "1.a", "1.b", "2"]


def test_a_sub_question_knows_the_question_above_it():
    assert filed().questions.get(number="1.b").parent.number == "1"


def test_the_parts_of_an_answer_keep_their_outcomes():
    foi_request = filed()
    outcomes = AnswerPart.objects.filter(question__foi_request=foi_request).order_by("question__order")
    assert [part.outcome for part in outcomes] == ["disclosed", "withheld", "accessible elsewhere"]


def test_an_answer_points_to_the_words_it_was_taken_from():
    part = AnswerPart.objects.get(question__foi_request=filed(), outcome="accessible elsewhere")
    assert [passage.text for passage in part.passages.all()] == [part.text]


def test_a_run_names_its_passages_its_table_and_its_links():
    foi_request = filed()
    counted = AnswerPart.objects.get(question__foi_request=foi_request, outcome="disclosed")
    policy = AnswerPart.objects.get(question__foi_request=foi_request, outcome="accessible elsewhere")
    assert counted.said[1]["table"] == foi_request.tables.get().pk
    assert policy.said[0]["links"] == [foi_request.links.get().pk]
    assert policy.said[0]["passages"] == [passage.pk for passage in policy.passages.all()]


def test_a_provision_is_resolved_by_the_catalogue():
    exemption = AppliedExemption.objects.get(part__question__foi_request=filed(), provision="40(2)")
    assert (exemption.regime, exemption.known, exemption.as_written) == ("FOIA", True, "Section 40(2)")


def test_an_unknown_provision_is_kept_and_marked():
    full = reading()
    *before, policy = full.questions
    strange = replace(policy.parts[0], citations=(Citation("99(7)", "Section 99(7)", ()),))
    foi_request = filed(questions=(*before, replace(policy, parts=(strange,))))
    exemption = AppliedExemption.objects.get(part__question__foi_request=foi_request, as_written="Section 99(7)")
    assert not exemption.known


def test_a_provision_cited_twice_in_one_part_is_relied_on_once():
    full = reading()
    *before, policy = full.questions
    twice = replace(policy.parts[0], citations=(Citation("21", "Section 21", ()), Citation("21", "s.21", ())))
    foi_request = filed(questions=(*before, replace(policy, parts=(twice,))))
    assert AppliedExemption.objects.filter(part__question__foi_request=foi_request, provision="21").count() == 1


def test_a_table_keeps_its_cells_and_its_checks():
    table = filed().tables.get()
    assert [cell["text"] for cell in table.rows[1]] == ["Total", "3", "4"]
    assert table.checks[1] == {"column": "2023", "said": "4", "found": "4", "agrees": True}


def test_a_particular_points_to_where_it_stands():
    filed_letter = FiledLetter.objects.get(foi_request=filed())
    assert filed_letter.particulars.get(particular="reference").passage.text == "FOI 0123/24"


def test_blank_requester_fields_make_no_row():
    assert not RequesterRow.objects.filter(foi_request=filed()).exists()


def test_a_requester_who_is_named_is_kept_apart():
    foi_request = filed(requester=Requester(name=Fact("Jo Bloggs", ())))
    assert foi_request.requester.name == "Jo Bloggs"


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("reference", "a reference"),
        ("date_received", "the date the request was received"),
        ("date_responded", "the date of the answer"),
    ],
)
def test_what_is_missing_makes_a_draft_that_names_it(field, named):
    foi_request = filed(**{field: None})
    assert (foi_request.stage, foi_request.missing) == (Stage.DRAFT, [named])


def test_a_letter_without_questions_is_a_draft():
    assert filed(questions=()).missing == ["a numbered question"]


def test_a_question_without_a_number_makes_a_draft_that_says_so():
    unnumbered = replace(reading().questions[3], printed=None)
    foi_request = filed(questions=(unnumbered,))
    assert foi_request.stage == Stage.DRAFT
    assert foi_request.missing == ["a numbered question (what it asks was found, but without a number)"]


def test_a_month_is_not_a_date_of_the_answer():
    foi_request = filed(date_responded=Fact("2024-05", ()))
    assert foi_request.missing == ["the date of the answer (the letter says only May 2024)"]


def test_dates_that_contradict_each_other_make_a_draft():
    foi_request = filed(date_received=Fact("2024-06-08", (span(1, "8 April 2024"),)))
    assert foi_request.received_on is None
    assert foi_request.missing == [
        "dates that agree (it is dated 2 May 2024, before 8 June 2024, when it says the request was received)"
    ]


def test_a_date_before_the_act_makes_a_draft():
    foi_request = filed(date_received=Fact("1924-04-08", ()))
    assert foi_request.missing == ["the date the request was received (8 April 1924 cannot be right)"]
    assert foi_request.due_on is None


def test_a_second_letter_with_the_reference_gets_an_address_of_its_own():
    filed()
    assert filed("another form of it").slug == "0123-24-2"


def test_a_second_letter_with_the_reference_is_said_to_look_like_the_first():
    filed()
    second = filed("another form of it")
    finding = ReadingFinding.objects.get(reading__letter__filed__foi_request=second)
    assert finding.what == (
        "This looks like FOI 0123/24, answered on 2 May 2024, which is held already. "
        "A person decides whether the two belong together."
    )


def test_a_number_the_letter_has_twice_is_kept_twice():
    first, *_, last = reading().questions
    foi_request = filed(questions=(first, replace(last, number="1")))
    assert [question.number for question in foi_request.questions.all()] == ["1", "1.again"]


def test_two_drafts_without_a_reference_do_not_clash():
    filed(reference=None)
    filed("another", reference=None)
    assert FOIRequest.objects.drafts().count() == 2
