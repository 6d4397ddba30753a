"""What the database itself refuses of cases, whoever writes; and that they stay out of the archive."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from documents.models import Letter
from requests.gate.candidates import OUR_WORDS
from requests.models import Case, Cover, FOIRequest, Requester
from requests.publication import NOT_ANSWERED, reasons_against
from tests import people
from tests.acts.publishing_by_hand import stored

pytestmark = pytest.mark.django_db

AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
DAY = date(2026, 6, 1)


def case(reference="FOI 0001/26", **changed):
    """A case as it is just logged."""
    if "foi_request" not in changed and changed.get("kind", "request") == "request":
        changed["foi_request"] = FOIRequest.objects.create(stage="open", title="Taxis", filed_at=AT)
    values = {"reference": reference, "subject": "Taxis", "received_on": DAY, "due_on": date(2026, 6, 30)}
    return Case.objects.create(logged_at=AT, form=uuid4(), **{**values, **changed})


@pytest.mark.parametrize(
    ("constraint", "changed"),
    [
        ("only_requests_come_into_the_archive", {"foi_request": None}),
        ("case_that_ended_says_when", {"stage": "sent"}),
        ("case_that_ended_says_when", {"ended_on": DAY}),
        ("case_that_ended_says_when", {"stage": "sent", "ended_on": DAY - timedelta(1)}),
        ("closed_case_says_why", {"stage": "closed", "ended_on": DAY}),
        ("running_case_is_due_some_day", {"due_on": None}),
        ("running_case_is_due_some_day", {"due_on": DAY - timedelta(1)}),
        ("case_came_under_the_act", {"received_on": date(2004, 12, 31)}),
        ("split_is_confirmed_by_somebody", {"split_at": AT}),
    ],
)
def test_a_case_makes_sense(constraint, changed):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        case(**changed)


def test_a_subject_access_request_has_no_way_into_the_archive():
    foi_request = FOIRequest.objects.create(stage="open", title="Taxis", filed_at=AT)
    with pytest.raises(IntegrityError, match="only_requests_come_into_the_archive"), transaction.atomic():
        case(kind="subject access", foi_request=foi_request)
    case(kind="subject access")


def test_one_message_makes_one_case_and_one_file_stands_once_in_each():
    kept = Letter.objects.create(sha256="0" * 64, name="a.eml", format="email", size=1, taken_in_at=AT)
    values = {"direction": "in", "channel": "email", "happened_at": AT, "recorded_at": AT, "text": "?"}
    first, second = case(), case("FOI 0002/26")
    first.correspondence.create(kind="request", letter=kept, message_key="1", **values)
    for constraint, here, more in [
        ("one_case_for_a_request_file", second, {"kind": "request", "letter": kept}),
        ("one_case_for_a_request_message", second, {"kind": "request", "message_key": "1"}),
        ("file_once_a_case", first, {"kind": "other", "letter": kept}),
        ("correspondence_says_something", first, {"kind": "other", "text": ""}),
        ("what_came_in_came_some_time", first, {"kind": "other", "happened_at": None}),
    ]:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            here.correspondence.create(**{**values, **more})
    second.correspondence.create(kind="clarification", letter=kept, **values)


def test_a_clock_event_says_what_it_needs():
    values = {"on": DAY, "recorded_at": AT}
    for number, (constraint, more) in enumerate(
        [
            ("extension_says_until_when", {"kind": "public interest"}),
            ("extension_says_until_when", {"kind": "public interest", "until": DAY - timedelta(1)}),
            ("change_of_law_names_it", {"kind": "regime"}),
            ("change_of_law_names_it", {"kind": "clarified", "regime": "EIR"}),
            ("event_is_taken_back_by_somebody", {"kind": "clarified", "undone_at": AT}),
        ]
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            case(f"FOI {number}").clock_events.create(**values, **more)


def test_a_requester_is_of_a_letter_or_of_a_case_and_what_a_case_knows_holds_nothing_back():
    of = case()
    with pytest.raises(IntegrityError, match="requester_of_a_letter_or_a_case"), transaction.atomic():
        Requester.objects.create(name="Jo Bloggs")
    Requester.objects.create(case=of, name="Jo Bloggs")
    assert not hasattr(of.foi_request, "requester")


def test_nobody_covers_for_themselves_or_backwards():
    olive, owen = people.officer(), people.second_officer()
    values = {"absent": olive, "starts_on": DAY, "made_at": AT, "made_by": olive}
    for constraint, more in [
        ("nobody_covers_for_themselves", {"cover": olive, "ends_on": DAY}),
        ("cover_ends_after_it_starts", {"cover": owen, "ends_on": DAY - timedelta(1)}),
    ]:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Cover.objects.create(**values, **more)
    Cover.objects.create(cover=owen, ends_on=DAY, **values)
    assert Cover.objects.on(DAY).exists()
    assert not Cover.objects.on(DAY + timedelta(1)).exists()


def test_an_open_case_is_not_published_and_not_among_the_letters():
    of = case()
    assert reasons_against(of.foi_request) == [NOT_ANSWERED]
    assert not FOIRequest.objects.letters().exists()


def test_whoever_a_case_knows_is_not_named_by_what_is_published():
    filed = stored()
    of = case(foi_request=filed)
    Requester.objects.create(case=of, name="Zyxanthe Quill", email="zyx@home.example")
    assert reasons_against(filed) == []
    filed.questions.filter(order=1).update(text="Who is ZYX-anthe\nQuill (zyx@home.example)?")
    assert reasons_against(filed) == [f"{OUR_WORDS}."]
    Requester.objects.update(name="You may ask", email="")
    assert reasons_against(filed)[0] == "The letter prints the requester's name, on page 2."


def test_a_case_that_waits_is_not_late():
    late, waiting = case(due_on=DAY), case("FOI 0002/26", stage="clarification", due_on=None)
    at = DAY + timedelta(1)
    assert (late.is_late(at), waiting.is_late(at), list(Case.objects.late(at))) == (True, False, [late])
