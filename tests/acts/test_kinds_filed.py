"""Letters that answer nothing: filed as what they are, kept from the public, and said to be of another kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from documents.reading.shapes import Finding, FindingKind, LetterKind
from requests.contradictions.finding import answered
from requests.correctable.kinds import kind_of
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.errors import CannotPublish
from requests.filed_letters import Completion, complete
from requests.law.regimes import Regime
from requests.law.reviews import review_dates
from requests.models import Case, Correction, FOIRequest
from requests.models.foi_request import Stage
from requests.publication import publish
from requests.reading_again import keep_reading
from tests import people
from tests.acts.filing_by_hand import AT, filed
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import reading

pytestmark = pytest.mark.django_db

ON_THE_WAY = ["acknowledgement", "clarification", "fees notice", "extension", "schedule"]
ANSWERS = ["response", "refusal notice", "review outcome", "transfer"]
DATED = date(2024, 5, 2)


def stands(case: FOIRequest) -> tuple[str, date | None, str | None, bool]:
    now = FOIRequest.objects.get(pk=case.pk)
    return now.stage, now.answered_on, now.slug, now.due_on is not None


def is_now(case: FOIRequest, kind: str) -> Correction:
    thing = kind_of(FOIRequest.objects.get(pk=case.pk))
    [made] = correct(case.pk, [Change(thing, fingerprint(thing.value), kind)], LATER, people.officer())
    return made


@pytest.mark.parametrize("kind", ON_THE_WAY)
def test_a_letter_on_the_way_answers_nothing(kind):
    case = filed(kind=LetterKind(kind))
    assert stands(case) == (Stage.UNANSWERED, None, None, False)
    assert (case.missing, case.filed_letters.get().dated_on) == ([], DATED)
    assert not answered().filter(pk=case.pk).exists()


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_letter_that_ends_the_request_answers_it_on_its_day(kind):
    assert stands(filed(kind=LetterKind(kind))) == (Stage.FILED, DATED, "0123-24", True)


def test_a_letter_of_which_nothing_tells_the_kind_is_a_draft_that_asks_for_it():
    case = filed(kind=LetterKind.OTHER, kind_sure=0.5)
    assert stands(case)[:2] == (Stage.DRAFT, None)
    assert case.missing == ["what kind of letter it is"]


def test_an_answer_takes_the_address_that_its_acknowledgement_left_free():
    filed("first", kind=LetterKind.ACKNOWLEDGEMENT)
    assert filed("second").slug == "0123-24"


def test_what_answers_nothing_is_not_published():
    case = stored(kind=LetterKind.CLARIFICATION)
    with pytest.raises(CannotPublish, match="answer the request: it asks for clarification"):
        publish(case, AT, people.releaser())


def test_said_to_be_a_response_it_is_answered_and_can_be_published():
    case = stored(kind=LetterKind.ACKNOWLEDGEMENT)
    is_now(case, "response")
    assert stands(case) == (Stage.FILED, DATED, "0123-24", True)
    assert publish(FOIRequest.objects.get(pk=case.pk), LATER, people.releaser()).response.answered_on == DATED


def test_said_to_be_no_response_it_is_not_answered_any_more():
    case = stored()
    is_now(case, "extension")
    assert stands(case) == (Stage.UNANSWERED, None, None, False)
    with pytest.raises(CannotPublish, match="the answer takes longer"):
        publish(FOIRequest.objects.get(pk=case.pk), LATER, people.releaser())


def test_another_kind_of_answer_changes_nothing_else():
    case = stored()
    before = stands(case)
    is_now(case, "refusal notice")
    assert (stands(case), case.filed_letters.get().kind) == (before, "refusal notice")


def test_a_correction_of_the_kind_is_kept_and_undone():
    case = stored()
    before = stands(case)
    made = is_now(case, "fees notice")
    assert (made.before, made.after, made.made_by.known_as, made.made_at) == (
        "response",
        "fees notice",
        people.officer().known_as,
        LATER,
    )
    undo(made.pk, LATER, people.officer())
    assert (stands(case), case.filed_letters.get().kind) == (before, "response")


@pytest.mark.parametrize("read", ["response", "acknowledgement", "clarification", "other"])
def test_a_correction_of_the_kind_survives_a_newer_reader_whatever_that_takes_it_for(read):
    case = stored(kind=LetterKind.ACKNOWLEDGEMENT)
    made = is_now(case, "response")
    newer = replace(reading(), kind=LetterKind(read), review=None)
    assert keep_reading(case, newer, LATER).misfits == 0
    assert (stands(case), case.filed_letters.get().kind) == ((Stage.FILED, DATED, "0123-24", True), "response")
    undo(made.pk, LATER, people.officer())
    assert case.filed_letters.get().kind == "acknowledgement"


def test_a_newer_reader_that_takes_it_for_another_kind_says_so():
    case = stored()
    keep_reading(case, replace(reading(), kind=LetterKind.EXTENSION), LATER)
    told = "The letter was read again, and its kind is now: extension. It was: response."
    assert stands(case) == (Stage.UNANSWERED, None, None, False)
    assert case.filed_letters.get().reading.findings.filter(what=told).exists()


def test_a_doubt_about_the_kind_is_settled_by_whoever_says_which():
    doubt = Finding(FindingKind.DOUBTFUL, "What kind of letter this is, its words do not tell.", None, 0.5)
    case = filed(kind=LetterKind.OTHER, kind_sure=0.5, findings=(doubt,))
    made = is_now(case, "other")
    finding = case.filed_letters.get().reading.findings.get()
    assert (finding.is_settled, stands(case)[0]) == (True, Stage.UNANSWERED)
    undo(made.pk, LATER, people.officer())
    finding.refresh_from_db()
    assert (finding.is_settled, stands(case)[0]) == (False, Stage.DRAFT)


def test_the_day_that_a_person_gave_is_the_day_of_the_answer_once_it_is_one():
    case = filed(kind=LetterKind.OTHER, kind_sure=0.5, date_responded=None)
    given = Completion(case.reference, case.received_on, date(2024, 5, 7), questions_are_right=False)
    done = complete(case.pk, given, case.version, LATER, people.officer())
    assert (done.missing, done.answered_on) == (["what kind of letter it is"], None)
    is_now(case, "response")
    assert stands(case)[:2] == (Stage.FILED, date(2024, 5, 7))


def test_what_an_answer_needs_is_missing_once_it_is_said_to_be_one():
    case = filed(kind=LetterKind.ACKNOWLEDGEMENT, date_responded=None)
    is_now(case, "response")
    assert FOIRequest.objects.get(pk=case.pk).missing == ["the date of the answer"]


def test_one_that_turns_out_to_be_of_a_review_is_due_when_a_review_is():
    case = filed(regime="EIR")
    before = case.due_on
    made = is_now(case, "review outcome")
    case.refresh_from_db()
    assert case.due_on == review_dates(case.received_on, Regime.EIR).limit
    undo(made.pk, LATER, people.officer())
    case.refresh_from_db()
    assert case.due_on == before


def test_undone_the_questions_are_told_apart_as_a_person_said():
    asked = tuple(replace(each, printed="", number=str(at)) for at, each in enumerate(reading().questions, start=1))
    case = filed(questions=asked)
    assert case.stage == Stage.DRAFT
    given = Completion(case.reference, case.received_on, DATED, questions_are_right=True)
    complete(case.pk, given, case.version, LATER, people.officer())
    before = stands(case)
    made = is_now(case, "extension")
    undo(made.pk, LATER, people.officer())
    assert (stands(case), before[0]) == (before, Stage.FILED)


def test_undone_an_answer_that_left_here_is_of_the_day_it_left():
    case, left = filed(), date(2024, 5, 6)
    logged = {"reference": "R1", "kind": "request", "subject": "Vans", "form": uuid4()}
    days = {"received_on": case.received_on, "logged_at": LATER, "due_on": case.due_on, "ended_on": left}
    Case.objects.create(foi_request=case, stage="sent", **logged, **days)
    FOIRequest.objects.filter(pk=case.pk).update(answered_on=left)
    undo(is_now(case, "extension").pk, LATER, people.officer())
    assert stands(case)[1] == left
