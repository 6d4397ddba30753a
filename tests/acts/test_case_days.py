"""What the days do to open cases: a holiday is proclaimed, a digest goes out, two people work at once."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from requests.cases import acts
from requests.cases.acts import Particulars, change_particulars, note
from requests.cases.clock import record_event
from requests.cases.digest import send_digests
from requests.errors import ChangedMeanwhile
from requests.law.written_dates import in_full
from requests.models import BankHoliday, Case, ClockEvent, Cover
from requests.models.case import CaseKind
from tests import people
from tests.web.casework import AT, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 6, 29, 7, 30, tzinfo=UTC)  # a Monday, the day before the first is due


def test_a_proclaimed_holiday_counts_open_cases_again_and_says_what_changed():
    running, waiting, closed = logged(), logged(text="How many ponies?"), logged(text="How many drones?")
    record_event(waiting.pk, ClockEvent(kind="clarification asked", on=AT.date()), 1, AT, people.officer())
    Case.objects.filter(pk=closed.pk).update(stage="closed", ended_on=AT.date(), outcome="Withdrawn")
    reuse, given = logged(kind=CaseKind.REUSE), logged(kind=CaseKind.COMPLAINT)
    own = acts.Particulars(given.subject, given.received_on, date(2026, 7, 10), asked_elsewhere=False, late_reason="")
    acts.change_particulars(given.pk, own, 1, AT, people.officer())
    day = {"date": "2026-06-19", "name": "A day of mourning", "nations": ["ENG"], "source": "", "note": ""}
    answer = signed_in(people.administrator()).post("/staff/administration/bank-holidays/new/", day, follow=True)
    assert "FOI 0001/26: due on 1 July 2026, had been 30 June 2026." in words(parsed(answer).one("main").text)
    before, after = reuse.due_on, Case.objects.get(pk=reuse.pk).due_on
    assert after == before + timedelta(days=1)
    assert Case.objects.get(pk=given.pk).due_on == date(2026, 7, 10)  # the office's own day
    days = [case.due_on for case in Case.objects.order_by("pk")[:3]]
    assert days == [date(2026, 7, 1), None, date(2026, 6, 30)]
    event = running.clock_events.get()
    assert (event.due_before, event.due_after) == (date(2026, 6, 30), date(2026, 7, 1))
    client = signed_in(people.officer())
    for each in (running, reuse):
        page = words(parsed(client.get(f"/staff/cases/{each.pk}/")).one("main").text)
        told = "due 1 July 2026, had been 30 June 2026" if each is running else f"not on {in_full(before)}"
        assert told in page
    BankHoliday.objects.get(date=date(2026, 6, 19)).delete()


def test_shortly_after_midnight_it_is_the_day_in_london():
    case, at = logged(), datetime(2026, 6, 3, 23, 30, tzinfo=UTC)
    record_event(case.pk, ClockEvent(kind="clarification asked", on=date(2026, 6, 4)), 1, at, people.officer())
    assert case.clock_events.get().on == date(2026, 6, 4)


def test_a_digest_goes_out_once_a_working_day_to_whoever_works(post):
    olive, owen = people.officer(), people.second_officer()
    for person in (olive, owen):
        person.email = f"{person.username}@office.example"
        person.save()
    logged(by=olive), logged(by=owen, subject="Ponies", text="How many ponies?")
    Case.objects.filter(subject="Ponies").update(due_on=date(2026, 6, 26))
    Cover.objects.create(absent=owen, cover=olive, starts_on=MORNING, ends_on=MORNING, made_at=MORNING, made_by=olive)
    assert send_digests(MORNING - timedelta(days=1)) == 0  # a Sunday
    assert [send_digests(MORNING), send_digests(MORNING + timedelta(hours=1))] == [1, 0]
    [message] = post.took
    said = message.get_payload(decode=True).decode()
    assert message["To"] == "olive@office.example"
    assert "You cover for Owen Second" in said
    assert "FOI 0002/26, Ponies: was due on 26 June 2026" in said
    assert "FOI 0001/26, Taxis and horses: due on 30 June 2026" in said
    assert "Quillfeather" not in said
    post.answers["MAIL"] = "550 who are you"  # our settings are wrong: it is sent as soon as they are right
    assert send_digests(MORNING + timedelta(days=1)) == 0
    post.answers.clear()
    assert send_digests(MORNING + timedelta(days=1)) == 2


def test_of_150_interleavings_none_loses_what_somebody_saved():
    """Two people open, type and save in any order: what is kept is always what somebody saw last, and was told."""
    case, order = logged(), random.Random(4)  # noqa: S311
    both = (people.officer(), people.second_officer())
    seen, saved, refused = dict.fromkeys(both, 1), ["Taxis and horses"], 0
    for step in range(150):
        person = order.choice(both)
        if order.random() < 0.5:
            seen[person] = Case.objects.get(pk=case.pk).version
            continue
        given = Particulars(f"Version {step}", case.received_on, None, False, "")
        try:
            change_particulars(case.pk, given, seen[person], AT, person)
            saved.append(given.subject)
        except ChangedMeanwhile:
            refused += 1
        note(case, f"Note {step}", AT, person)
        now = Case.objects.get(pk=case.pk)
        assert (now.subject, now.version) == (saved[-1], len(saved))
    assert refused > 10
    assert case.notes.count() > 50
    assert case.acts.filter(did="changed").count() == len(saved) - 1
