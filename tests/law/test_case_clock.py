"""The clock of a case, whatever happened to it. `vectors_cases.csv` was counted apart from the code.

The tables of restarts, fees and extensions that the law's own tests hold are run through it too.
"""

from __future__ import annotations

from datetime import date

import pytest

from requests.law.case_clock import case_clock
from requests.law.clock_events import Event, EventKind, Waiting
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.other_kinds import complaint_due, reuse_due
from requests.law.regimes import Regime
from requests.law.subject_access import subject_access_clock, subject_access_due
from requests.law.validity import is_a_name, validity
from tests.law.tables import day, rows

CASES = rows("vectors_cases.csv")


def happened(written):
    """ "fee asked@2024-03-25; public interest@2024-04-12 2024-05-10; regime@2024-03-25 EIR"."""
    for each in filter(None, written.split("; ")):
        kind, _, rest = each.partition("@")
        on, _, more = rest.partition(" ")
        until = day(more) if more[:1].isdigit() else None
        yield Event(EventKind(kind), day(on), until, Regime(more) if more and until is None else None)


def clock(received, *events, law=Regime.FOIA):
    return case_clock(day(received), law, events)


@pytest.mark.parametrize("row", CASES, ids=[row["why"] for row in CASES])
def test_the_clock_of_a_case(row):
    found = case_clock(day(row["received"]), Regime(row["law"]), happened(row["events"]))
    assert (str(found.first_due), str(found.due_on or "")) == (row["first_due"], row["due"])
    assert bool(found.warnings) is (row["warns"] == "yes"), found.warnings
    assert found.steps[0].on == day(row["received"])
    assert all(step.provision for step in found.steps if not step.words.startswith("Handled under"))


def test_the_tables_of_the_law_hold_for_cases():
    for row in rows("vectors_clarification.csv"):
        asked, came = (Event(EventKind(kind), day(row[at])) for kind, at in
                       [("clarification asked", "asked"), ("clarified", "clarified")])  # fmt: skip
        found = clock(row["received"], asked, came)
        assert (str(found.due_on), str(found.first_due)) == (row["due"], row["due_if_not_asked"])
    for row in rows("vectors_fees.csv"):
        asked, paid = (Event(EventKind(kind), day(row[at])) for kind, at in
                       [("fee asked", "notice_given"), ("fee paid", "fee_received")])  # fmt: skip
        assert str(clock(row["received"], asked, paid).due_on) == row["due"]
        assert str(clock(row["received"], asked).pay_by) == row["last_day_to_pay"]
    for row in rows("vectors_public_interest.csv"):
        found = clock(row["received"])
        assert (str(found.notice_due), str(found.usual_limit)) == (row["notice_due"], row["usual_limit"])
    for row in rows("vectors.csv"):
        found = clock(row["received"])
        code = found.due_on_code_reading or found.due_on
        assert (str(found.due_on), str(code)) == (row["due_act_ico"], row["due_code_4_2"])


def test_waiting_says_for_what_since_when_and_until_when():
    asked, fee = Event(EventKind.CLARIFICATION_ASKED, day("2024-03-20")), Event(EventKind.FEE_ASKED, day("2024-03-25"))
    assert (clock("2024-03-18", asked).waiting, clock("2024-03-18", asked).waiting_since) == (
        Waiting.CLARIFICATION, day("2024-03-20"),
    )  # fmt: skip
    assert (clock("2024-03-18", fee).waiting, clock("2024-03-18", fee).pay_by) == (Waiting.FEE, day("2024-06-24"))
    assert clock("2024-03-18", fee, law=Regime.EIR).pay_by == day("2024-06-21")
    assert clock("2024-03-16", asked).due_on_code_reading is None


@pytest.mark.parametrize(
    ("refusal", "law", "events"),
    [
        (ImpossibleDate, "FOIA", "clarified@2024-03-25"),
        (ImpossibleDate, "FOIA", "fee paid@2024-03-25"),
        (ImpossibleDate, "FOIA", "clarification asked@2024-03-17"),
        (ImpossibleDate, "FOIA", "clarification asked@2024-03-19; clarification asked@2024-03-20"),
        (ImpossibleDate, "FOIA", "fee asked@2024-03-19; fee asked@2024-03-20"),
        (ImpossibleDate, "FOIA", "public interest@2024-04-12"),
        (ImpossibleDate, "FOIA", "public interest@2024-04-12 2024-04-11"),
        (ImpossibleDate, "FOIA", "regime@2024-04-12"),
        (NoSuchExtension, "EIR", "public interest@2024-04-12 2024-05-10"),
        (NoSuchExtension, "FOISA", "public interest@2024-04-12 2024-05-10"),
        (NoSuchExtension, "FOIA", "complex@2024-04-12"),
    ],
)
def test_what_makes_no_sense_is_refused(refusal, law, events):
    with pytest.raises(refusal):
        case_clock(date(2024, 3, 18), Regime(law), happened(events))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2024-01-31", "2024-02-29"),  # a leap year's February
        ("2025-01-31", "2025-02-28"),
        ("2024-03-18", "2024-04-18"),
        ("2024-03-06", "2024-04-08"),  # 6 April is a Saturday
        ("2023-11-25", "2023-12-27"),  # 25 and 26 December
        ("2024-02-29", "2024-04-02"),  # 29 March is Good Friday, 1 April Easter Monday
    ],
)
def test_subject_access_is_due_in_a_month_on_a_working_day(received, due):
    assert subject_access_due(day(received)) == day(due)


IDENTITY, PROVED = EventKind.IDENTITY_ASKED, EventKind.IDENTITY_PROVED
ASKED, ANSWERED, MORE = EventKind.CLARIFICATION_ASKED, EventKind.CLARIFIED, EventKind.MORE_MONTHS


@pytest.mark.parametrize(
    ("events", "due", "notice_by"),
    [
        ([], "2026-04-10", "2026-04-10"),  # received on 10 March
        ([(IDENTITY, "2026-03-11")], None, "2026-04-10"),
        ([(IDENTITY, "2026-03-11"), (PROVED, "2026-03-20")], "2026-04-20", "2026-04-20"),
        # 16 to 18 March do not count; 13 April is a Monday
        ([(ASKED, "2026-03-16"), (ANSWERED, "2026-03-18")], "2026-04-13", "2026-04-13"),
        ([(ASKED, "2026-03-10"), (ANSWERED, "2026-03-12")], "2026-04-13", "2026-04-12"),  # day 0 counts for nothing
        ([(MORE, "2026-04-10")], "2026-06-10", "2026-04-10"),
        ([(MORE, "2026-04-11")], "2026-06-10", "2026-04-10"),  # too late, and said
        ([(ASKED, "2026-03-16"), (ANSWERED, "2026-03-18"), (MORE, "2026-04-13")], "2026-06-16", "2026-04-13"),
        # asked before the identity was proved: days before the new day 0 are none of the time
        ([(IDENTITY, "2026-03-11"), (ASKED, "2026-03-11"), (PROVED, "2026-03-20"), (ANSWERED, "2026-03-23")],
         "2026-04-23", "2026-04-23"),
        ([(ASKED, "2026-03-16"), (ANSWERED, "2026-03-18"), (ASKED, "2026-03-18"), (ANSWERED, "2026-03-19")],
         "2026-04-14", "2026-04-14"),
    ],
)  # fmt: skip
def test_subject_access_waits_for_identity_pauses_and_is_extended_once(events, due, notice_by):
    clock = subject_access_clock(day("2026-03-10"), [Event(kind, day(on)) for kind, on in events])
    assert (clock.due_on, clock.notice_by) == (day(due) if due else None, day(notice_by))
    assert any("after its last day" in each for each in clock.warnings) == ((MORE, "2026-04-11") in events)
    assert [step.on for step in clock.steps] == sorted(step.on for step in clock.steps)


@pytest.mark.parametrize(
    "events",
    [
        [(PROVED, "2026-03-20")],
        [(ANSWERED, "2026-03-20")],
        [(ASKED, "2026-03-09")],
        [(ASKED, "2026-03-11"), (ASKED, "2026-03-12")],
        [(IDENTITY, "2026-03-11"), (IDENTITY, "2026-03-12")],
        [(MORE, "2026-03-11"), (MORE, "2026-03-12")],
        [(EventKind.FEE_ASKED, "2026-03-11")],
    ],
)
def test_what_cannot_happen_to_subject_access_is_refused(events):
    with pytest.raises(ImpossibleDate):
        subject_access_clock(day("2026-03-10"), [Event(kind, day(on)) for kind, on in events])


def test_what_is_asked_after_the_time_has_ended_does_not_make_subject_access_timely():
    asked = [Event(EventKind.CLARIFICATION_ASKED, day("2026-04-20")), Event(EventKind.CLARIFIED, day("2026-04-25"))]
    clock = subject_access_clock(day("2026-03-10"), asked)
    assert clock.due_on == day("2026-04-10")
    assert "after the time ended on 10 April 2026" in clock.warnings[0]


def test_subject_access_before_article_12a_says_what_is_not_sure():
    assert "was not looked up" in subject_access_clock(day("2026-02-04")).warnings[-1]
    assert "1998 gave 40 days" in subject_access_clock(day("2018-05-24")).warnings[-1]
    assert not subject_access_clock(day("2026-02-05")).warnings


def test_re_use_and_complaints_have_twenty_working_days():
    assert reuse_due(day("2024-03-18")) == complaint_due(day("2024-03-18")) == day("2024-04-17")


def test_a_valid_request_has_writing_name_address_and_a_description():
    told = {"in_writing": True, "name": "Jo Bloggs", "address": "jo@home.example", "text": "How many horses?"}
    assert all(point.is_met for point in validity(Regime.FOIA, **told))
    for lacking, value in [("in_writing", False), ("name", "taxpayer99"), ("address", " "), ("text", "")]:
        points = validity(Regime.FOIA, **{**told, lacking: value})
        assert [point.is_met for point in points].count(False) == 1
    assert all(point.is_met for point in validity(Regime.EIR, **{**told, "in_writing": False, "name": ""}))
    assert [is_a_name(name) for name in ("J. Bloggs", "Ms Bloggs", "Bloggs", "A B", "user 99")] == [
        True, True, False, False, False,
    ]  # fmt: skip
