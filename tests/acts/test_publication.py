"""Publishing: what of a case becomes public, and what stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from documents.models import Letter
from documents.reading.shapes import Fact, Finding, FindingKind, Requester
from requests.errors import CannotPublish, ChangedMeanwhile
from requests.filed_letters import CHANGED, publish_case
from requests.models import (
    Authority,
    BankHoliday,
    FOIRequest,
    Publication,
    PublishedAuthority,
    PublishedExemption,
    PublishedPart,
    PublishedPassage,
    PublishedResponse,
    SearchEntry,
)
from requests.publication import publish, reasons_against
from requests.publishing.shown_office import refresh_authority
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER, published, stored
from tests.readings import reading, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    return published().response


def test_the_record_says_who_published_it_and_when():
    publication = publish(stored(), AT, people.releaser())
    assert (publication.published_by.username, publication.published_at, publication.version) == ("rita", AT, 1)


def test_the_particulars_are_public(response):
    assert (response.slug, response.reference, response.answered_on) == ("0123-24", "FOI 0123/24", date(2024, 5, 2))


def test_the_time_taken_is_counted_with_the_days_it_rests_on(response):
    assert (response.due_on, response.working_days, response.is_late) == (date(2024, 5, 7), 18, False)
    assert response.clock[0] == {"on": "2024-04-08", "kind": "receipt", "number": 0, "holiday": "", "kept_in": ""}
    assert [day["holiday"] for day in response.clock if day["kind"] == "holiday"] == ["Early May bank holiday"]


def test_a_late_answer_is_said_to_be_late():
    late = published(date_responded=Fact("2024-05-10", ())).response
    assert (late.is_late, late.working_days) == (True, 23)
    assert late.clock[-1]["on"] == "2024-05-10"


def test_holidays_the_office_keeps_count():
    BankHoliday.objects.create(date=date(2024, 4, 29), name="A day of celebration", nations=["ENG"])
    assert published().response.due_on == date(2024, 5, 8)


def test_questions_are_public_with_the_words_above_them(response):
    question = response.questions.get(anchor="q1b")
    assert (question.number, question.text) == ("1b", "The names of the people who applied.")
    assert question.lead == "How many grants did the office award in 2023? Please provide:"


def test_a_question_that_only_leads_others_in_has_no_outcome(response):
    outcomes = response.questions.values_list("outcome", flat=True)
    assert list(outcomes) == ["", "disclosed", "withheld", "accessible elsewhere"]


def test_a_run_of_reasons_stays_one():
    part = PublishedPart.objects.get(question__response=published().response, outcome="withheld")
    assert [run["kind"] for run in part.said] == ["reasons", "paragraph"]


def test_a_link_is_placed_in_the_words_and_says_its_site(response):
    run = PublishedPart.objects.get(question__response=response, outcome="accessible elsewhere").said[0]
    [link] = run["links"]
    assert run["text"][link["start"] : link["end"]] == "Grants policy (www.example.org)"
    assert (link["site"], link["page_hint"]) == ("example.org", "page 3")


def test_a_link_of_a_kind_that_is_not_safe_keeps_its_words_only():
    links = (replace(reading().links[0], url="javascript:alert(1)"),)
    part = PublishedPart.objects.get(question__response=published(links=links).response, outcome="accessible elsewhere")
    assert part.said[0]["links"][0]["url"] == ""


def test_a_table_is_public_with_a_caption_of_ours(response):
    table = response.tables.get()
    assert (table.caption, table.header, table.total_row) == ("Table 1. Areas, by year", ["Area", "2022", "2023"], 1)
    assert table.rows == [["North", "3", "4"], ["Total", "3", "4"]]


def test_a_run_names_its_table_by_number(response):
    part = PublishedPart.objects.get(question__response=response, outcome="disclosed")
    assert [run["table"] for run in part.said] == [None, 1]


def test_a_provision_has_the_code_that_filters_count(response):
    sections = PublishedExemption.objects.filter(part__question__response=response)
    assert set(sections.values_list("section", "provision")) == {("s40", "40(2)"), ("s21", "21")}


def test_passages_are_numbered_in_reading_order_on_each_page(response):
    first = PublishedPassage.objects.filter(page__response=response, page__number=1)
    assert [passage.order for passage in first] == list(range(1, len(first) + 1))
    assert [passage.start for passage in first] == sorted(passage.start for passage in first)


def test_a_passage_knows_what_it_is_the_source_of(response):
    passage = PublishedPassage.objects.get(page__response=response, role="table")
    assert (passage.question.anchor, passage.part.order) == ("q1a", 1)


def test_the_review_and_copyright_paragraphs_are_passages(response):
    roles = PublishedPassage.objects.filter(page__response=response, question=None).values_list("role", flat=True)
    assert list(roles) == ["review", "copyright"]


def test_an_answer_to_two_questions_is_a_passage_of_each():
    shared = reading().questions[3].parts
    questions = tuple(replace(q, parts=shared) if q.number in ("1.b", "2") else q for q in reading().questions)
    response = published(questions=questions).response
    passages = PublishedPassage.objects.filter(page__response=response, start=span(1, "It can be found").start)
    assert {passage.question.anchor for passage in passages} == {"q1b", "q2"}


def test_a_letter_that_came_as_text_has_its_pages_as_text(response):
    assert not response.is_picture
    assert [page.picture for page in response.pages.all()] == ["", ""]
    assert response.pages.first().text.startswith("Our ref: FOI 0123/24")


def test_what_is_published_can_be_found(response):
    assert set(SearchEntry.objects.values_list("anchor", flat=True)) == {"q1a", "q1b", "q2"}


def test_the_hash_is_the_same_for_the_same_content():
    foi_request = stored()
    first = publish(foi_request, AT, None).content_hash
    assert publish(foi_request, LATER, None).content_hash == first


def test_the_hash_changes_with_the_content():
    foi_request = stored()
    first = publish(foi_request, AT, None).content_hash
    foi_request.questions.filter(number="2").update(label="Another label")
    assert publish(foi_request, LATER, None).content_hash != first


def test_publishing_again_replaces_what_was_public():
    foi_request = stored()
    publish(foi_request, AT, None)
    second = publish(foi_request, LATER, None)
    assert PublishedResponse.objects.get().publication == second
    assert Publication.objects.get(version=1).withdrawn_because == "Replaced by version 2."


def test_a_draft_is_not_published():
    with pytest.raises(CannotPublish) as refusal:
        published(reference=None)
    assert refusal.value.reasons == ["It is a draft. Missing: a reference."]


@pytest.mark.parametrize(
    "kind", [FindingKind.HIDDEN_TEXT, FindingKind.TRACKED_CHANGES, FindingKind.COMMENTS, FindingKind.REQUESTER]
)
def test_what_a_reader_does_not_see_stops_it(kind):
    finding = Finding(kind, "something", span(2, "You may ask for a review."))
    [reason] = reasons_against(stored(findings=(finding,)))
    assert reason.endswith("on page 2.")


def test_a_named_requester_stops_it_without_being_named_again():
    foi_request = stored(requester=Requester(name=Fact("Jo Bloggs", (span(1, "Our ref"),))))
    [reason] = reasons_against(foi_request)
    assert "requester's name" in reason
    assert "Bloggs" not in reason


def test_a_lost_letter_is_not_published(settings, tmp_path):
    foi_request = stored()
    settings.FOI_LETTERS = tmp_path
    with pytest.raises(Exception, match="missing from the store"):
        publish(foi_request, AT, None)
    assert Letter.objects.exists()


def test_the_public_sees_the_office_as_it_is_on_the_day():
    Authority.objects.create(valid_from=date(2020, 1, 1), name="The Old Office", short_name="Old")
    Authority.objects.create(valid_from=date(2024, 5, 9), name="The New Office", short_name="New")
    refresh_authority(date(2024, 5, 8))
    assert PublishedAuthority.objects.get().name == "The Old Office"
    refresh_authority(date(2024, 5, 9))
    assert PublishedAuthority.objects.get().name == "The New Office"


def test_what_was_changed_since_it_was_looked_at_is_not_released():
    foi_request = stored()
    FOIRequest.objects.update(version=2)
    with pytest.raises(ChangedMeanwhile):
        publish(foi_request, AT, None)
    assert not Publication.objects.exists()


def test_what_a_colleague_changes_while_its_pages_are_drawn_is_not_released():
    foi_request = stored()
    with connection.execute_wrapper(changed_before_it_is_locked):
        assert publish_case(foi_request.pk, foi_request.version, AT, people.releaser()) == [CHANGED]
    assert not Publication.objects.exists()


def changed_before_it_is_locked(execute, sql, params, many, context):
    if sql.endswith("FOR UPDATE"):
        execute("UPDATE requests_foirequest SET version = version + 1", None, False, context)
    return execute(sql, params, many, context)
