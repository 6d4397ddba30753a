"""Casework in the browser: logging, the split, the case, the queue, and what two people do at once."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents.intake import bytes_of
from requests.cases.clock import record_event
from requests.cases.drafts import draft_letter
from requests.cases.letters.ready import make_ready
from requests.cases.worksheet import WrittenPart
from requests.law.regimes import Regime
from requests.models import Authority, Case, ClockEvent, Cover, FOIRequest, Outgoing, RequesterOpening
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.acts.answering_by_hand import answered
from tests.web.asking import asked
from tests.web.casework import AT, EMAIL, MESSAGE, NAME, REQUEST, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return signed_in(people.officer())


def said(response):
    return words(parsed(response).one("main").text)


def typed(**changed):
    """The form that logs a request, as it is sent."""
    values = {"form": str(uuid4()), "kind": "request", "regime": "FOIA", "channel": "post", "text": REQUEST}
    return values | {"received_on": "1 June 2026", "name": NAME, "email": EMAIL} | changed


def message(content=MESSAGE, name="request.eml"):
    return SimpleUploadedFile(name, content)


def test_a_request_is_logged_split_and_confirmed(officer):
    answer = officer.post("/staff/cases/new/", typed(), follow=True)
    case = Case.objects.get()
    assert (answer.redirect_chain[-1][0], case.reference, case.due_on) == (
        f"/staff/cases/{case.pk}/questions/", "FOI 0001/26", date(2026, 6, 30),
    )  # fmt: skip
    page = said(answer)
    assert "section 99 of the Freedom of Information Act, which has 88 sections" in page
    assert "Question 2 asks for everything of a kind" in page
    assert "asks the same" in page
    roles = ["frame", "argument", "lead", "question", "question", "joins 3", "frame", "frame"]
    chosen = {f"role_{at}": role for at, role in enumerate(roles)} | {"version": 1}
    chosen |= {"words_3": "", "words_4": "How many horses are there?\n\nWhat do they cost?"}
    assert officer.post(f"/staff/cases/{case.pk}/questions/", chosen).status_code == 302
    case.refresh_from_db()
    questions = list(case.foi_request.questions.values_list("number", "text"))
    assert questions == [
        ("1", "The cost of taxis in 2025."), ("2", "How many horses are there?"), ("3", "What do they cost?"),
    ]  # fmt: skip
    assert case.stage == "answering"
    shown = said(officer.get(f"/staff/cases/{case.pk}/"))
    assert "Also asked as: “3. The costs of the taxis in 2025?”" in shown
    assert NAME not in case.foi_request.request_text
    assert case.split_by.username == "olive"
    assert RequesterOpening.objects.filter(case=case).latest("pk").what == "the request, to split it"


def test_a_message_says_who_when_and_what_itself_and_is_logged_once(officer):
    officer.post("/staff/cases/new/", typed(text="", received_on="", name="", email="", file=message()))
    case = Case.objects.get()
    came = case.correspondence.get()
    assert (case.received_on, case.requester.name, case.requester.email) == (date(2026, 5, 31), NAME, EMAIL)
    assert (case.asked_elsewhere, bytes_of(came.letter)) == (True, MESSAGE)
    again = officer.post("/staff/cases/new/", typed(text="", received_on="", file=message(MESSAGE + b"\n")))
    assert (again.status_code, Case.objects.count()) == (400, 1)
    assert "logged already, as FOI 0001/26" in said(again)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "Paste the request, or choose the file it came in"),
        ({"received_on": ""}, "Enter the day it was received"),
        ({"received_on": "31 December 2004"}, "before the Act came into force on 1 January 2005"),
        ({"received_on": "1 January 2099"}, "1 January 2099 has not come yet"),
        ({"email": ""}, "section 8(1)(b) asks for one"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ\x00")}, "program"),
    ],
)
def test_what_cannot_be_logged_is_said_and_nothing_typed_is_lost(officer, changed, sentence):
    answer = officer.post("/staff/cases/new/", typed(**changed))
    assert (answer.status_code, Case.objects.exists()) == (400, False)
    assert sentence in said(answer)
    assert parsed(answer).one("input", id="id_name")["value"] == NAME


def test_a_very_long_request_is_logged_whole_and_its_questions_are_put_together(officer):
    text = "\n".join(f"{number}. How many horses in place {number} after the flood?" for number in range(1, 206))
    officer.post("/staff/cases/new/", typed(text=text + "\n" + "A very long annex. " * 20_000, subject=""))
    case = Case.objects.get()
    came = case.correspondence.get()
    assert (case.foi_request.questions.count(), len(came.text) > 300_000) == (200, True)
    whole = "".join(came.text[each.start : each.end] for each in came.stretches.order_by("start"))
    assert "".join(whole.split()) == "".join(came.text.split())
    page = said(officer.get(f"/staff/cases/{case.pk}/questions/"))
    assert "It may ask for environmental information (“flood”)" in page
    assert "more characters, which stand in the request as it came" in page


def test_a_request_from_the_public_form_becomes_a_case_in_one_click(officer):
    found = asked()
    for _ in range(2):
        assert officer.post(f"/staff/asked/{found.pk}/log/").status_code == 302
    case = Case.objects.get()
    found.refresh_from_db()
    assert (case.asked_request, found.state, case.received_on) == (found, "done", found.received_on)


def test_subject_access_is_logged_with_its_due_date_and_no_way_into_the_archive(officer):
    officer.post("/staff/cases/new/", typed(kind="subject access", received_on="31 January 2026"))
    case = Case.objects.get()
    assert (case.reference, case.due_on, FOIRequest.objects.exists()) == ("SAR 0001/26", date(2026, 3, 2), False)
    officer.post(f"/staff/cases/{case.pk}/close/", {"version": 1, "outcome": "Given in full", "on": "1 March 2026"})
    assert "Given in full" in said(officer.get(f"/staff/cases/{case.pk}/"))


def test_the_clock_of_subject_access_waits_for_identity_and_is_extended_with_reasons(officer):
    officer.post("/staff/cases/new/", typed(kind="subject access", received_on="10 March 2026"))
    case = Case.objects.get()
    address = f"/staff/cases/{case.pk}/"
    assert "Last day to extend it10 April 2026" in said(officer.get(address))

    def happened(kind, on, **more):
        case.refresh_from_db()
        told = officer.post(f"{address}clock/", {"version": case.version, "kind": kind, "on": on, **more}, follow=True)
        case.refresh_from_db()
        return said(told)

    told = happened("identity asked", "11 March 2026")
    assert (case.due_on, case.stage) == (None, "clarification")
    assert "Waiting for proof of identity since 11 March 2026" in told
    happened("identity proved", "20 March 2026")
    assert (case.due_on, case.stage) == (date(2026, 4, 20), "answering")
    assert "Enter the reasons" in happened("more months", "1 April 2026")
    told = happened("more months", "1 April 2026", note="Mailboxes of four years.")
    assert case.due_on == date(2026, 6, 22)
    drafted = officer.post(f"{address}drafts/", {"version": case.version, "kind": "extension"}, follow=True).text
    assert "until 22 June 2026" in drafted
    assert "Mailboxes of four years." in drafted
    for sentence in (
        "Identity proved: counts from",
        "Had been due",
        "UK GDPR art. 12A",
        "20 June 2026, is no working day",
    ):
        assert sentence in told
    assert "Select a valid choice" in happened("fee asked", "1 April 2026")
    assert case.due_on == date(2026, 6, 22)


def test_who_asks_is_shown_to_those_who_need_it_and_each_opening_is_kept(officer):
    case = logged()
    reader, dpo = signed_in(people.reader()), signed_in(people.dpo())
    came = case.correspondence.get()
    for page in ("requester/", f"correspondence/{came.pk}/"):
        address = f"/staff/cases/{case.pk}/{page}"
        assert [each.get(address).status_code for each in (reader, officer, dpo)] == [404, 200, 200]
    assert RequesterOpening.objects.count() == 4
    pages = ["/staff/cases/?queue=open", f"/staff/cases/{case.pk}/", f"/staff/cases/{case.pk}/handover/"]
    assert [EMAIL in officer.get(page).text or NAME in officer.get(page).text for page in pages] == [False] * 3
    assert "1 case with" in said(officer.get("/staff/cases/?q=quillfeather"))
    assert "No case fits" in said(reader.get("/staff/cases/?q=quillfeather"))


def test_the_clock_is_restarted_extended_and_taken_back(officer):
    case = logged()
    address = f"/staff/cases/{case.pk}/clock/"
    day = date(2026, 6, 10)
    assert (
        officer.post(address, {"version": 1, "kind": "clarification asked", "on": f"{day:%d %B %Y}"}).status_code == 302
    )
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("clarification", None)
    waiting = said(officer.get(f"/staff/cases/{case.pk}/"))
    assert "Waiting for clarification since 10 June 2026" in waiting
    assert "Had been due30 June 2026" in waiting
    assert officer.post(address, {"version": 2, "kind": "clarified", "on": f"{day:%d %B %Y}"}).status_code == 302
    case.refresh_from_db()
    assert case.stage == "answering"
    page = officer.get(f"/staff/cases/{case.pk}/")
    assert "Clarified: counts as received" in said(page)
    wrong = officer.post(address, {"version": 3, "kind": "public interest", "on": f"{day:%d %B %Y}"})
    assert (wrong.status_code, "Enter the day the notice estimates" in said(wrong)) == (400, True)
    wrong = officer.post(address, {"version": 3, "kind": "complex", "on": f"{day:%d %B %Y}", "note": "Kept words"})
    assert "Select a valid choice" in said(wrong)  # the FOIA knows no such extension, so it is not offered
    assert "Kept words" in wrong.text
    event = case.clock_events.latest("pk")
    officer.post(f"{address}{event.pk}/take-back/", {"version": 3})
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("clarification", None)


def test_the_second_of_two_who_change_the_same_sees_both_versions(officer):
    case = logged()
    second = signed_in(people.second_officer())
    address = f"/staff/cases/{case.pk}/particulars/"
    mine = {"version": 1, "received_on": "1 June 2026", "subject": "Horses"}
    assert officer.post(address, mine).status_code == 302
    answer = second.post(address, mine | {"subject": "Ponies"})
    assert answer.status_code == 409
    assert all(part in said(answer) for part in ("Olive Officer saved this", "Horses", "Ponies"))
    again = parsed(answer).one("input", id="id_version")["value"]
    assert second.post(address, mine | {"subject": "Ponies", "version": again}).status_code == 302
    for act, more in [("owner", {"owner": ""}), ("stage", {"stage": "clearance"})]:
        late = officer.post(f"/staff/cases/{case.pk}/{act}/", {"version": 1, **more}, follow=True)
        assert "Owen Second changed this case after you opened it" in said(late)
    drafted = officer.post(f"/staff/cases/{case.pk}/drafts/", {"version": 3, "kind": "acknowledgement"})
    assert "by 30 June 2026 at the latest" in officer.get(drafted.url).text
    officer.post(drafted.url, {"version": 1, "text": "Mine"})
    both = second.post(drafted.url, {"version": 1, "text": "Yours"})
    assert (both.status_code, "Mine" in said(both), "Yours" in said(both)) == (409, True, True)


def test_a_clarification_is_drafted_from_the_doubtful_questions(officer):
    case = logged()
    address = officer.post(f"/staff/cases/{case.pk}/drafts/", {"version": 1, "kind": "clarification asked"}).url
    assert (
        "Question 2: “All information about horses.”" in parsed(officer.get(address)).one("textarea", id="id_text").text
    )


def test_a_clarification_dropped_on_the_case_restarts_the_clock(officer):
    case = logged()
    officer.post(f"/staff/cases/{case.pk}/clock/", {"version": 1, "kind": "clarification asked", "on": "2 June 2026"})
    later = MESSAGE.replace(b"Sat, 30 May 2026", b"Thu, 18 Jun 2026").replace(b"one@", b"two@")
    answer = officer.post(
        f"/staff/cases/{case.pk}/came/", {"version": 2, "kind": "clarification", "file": message(later)}, follow=True
    )
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("answering", date(2026, 7, 20)), said(answer)
    again = officer.post(
        f"/staff/cases/{case.pk}/came/", {"version": 3, "file": message(later), "kind": "other"}, follow=True
    )
    assert "This file is with the case already" in said(again)
    other = message(later.replace(b"two@", b"three@"))
    kept = officer.post(f"/staff/cases/{case.pk}/came/", {"version": 3, "file": other, "kind": "other"}, follow=True)
    assert "An e-mail came, kept with the case" in said(kept)


def test_the_queue_knows_whose_what_and_when(officer):
    olive, owen = people.officer(), people.second_officer()
    today = timezone.localdate()
    mine, theirs, nobodys = logged(by=olive), logged(by=owen, subject="Ponies"), logged(subject="Drones")
    Case.objects.filter(pk=theirs.pk).update(due_on=today + timedelta(2), received_on=today - timedelta(20))
    found = {tab: said(officer.get(f"/staff/cases/?queue={tab}")) for tab in ("mine", "unassigned", "late", "due-soon")}
    assert [case.reference in found["mine"] for case in (mine, theirs, nobodys)] == [True, False, False]
    assert (nobodys.reference in found["unassigned"], theirs.reference in found["due-soon"]) == (True, True)
    assert mine.reference in found["late"]
    Cover.objects.create(
        absent=owen, cover=olive, starts_on=today, ends_on=today, made_at=timezone.now(), made_by=olive
    )
    assert theirs.reference in said(officer.get("/staff/cases/"))
    assert "1 case with “ponies”" in said(officer.get("/staff/cases/?q=ponies"))
    assert officer.get("/staff/cases/?queue=nonsense&page=x&kind=y&owner=z").status_code == 200


def test_like_requests_of_the_same_person_are_shown_for_a_person_to_decide(officer):
    first, second = logged(), logged(name="Other", email="other@home.example")
    third = logged()
    shown = said(officer.get(f"/staff/cases/{third.pk}/"))
    assert "section 14(2) may apply" in shown
    assert "the cost may be added up under section 12" in shown
    assert "Somebody else asked much the same" in shown
    assert all(case.reference in shown for case in (first, second))
    environmental = logged(regime=Regime.EIR)
    shown = said(officer.get(f"/staff/cases/{environmental.pk}/"))
    assert "The same requester asked much the same" in shown
    assert "under section 12" not in shown  # the EIR know neither that nor section 14


def test_a_case_is_called_after_what_is_asked_and_not_after_what_leads_it_in():
    lead = "Please can I have, for the stables of the office:"
    case = logged(text=f"Hello,\n\n{lead}\na) the yearly costs of horses,\nb) how many there are.", subject="")
    assert (case.subject, case.foi_request.questions.first().label) == (
        "Costs of horses",
        "costs of horses",
    )


def test_a_title_that_the_letter_was_given_stays_and_whoever_looks_at_the_letter_learns_of_a_change(officer):
    case = logged()
    FOIRequest.objects.update(title="Cost of taxis", stage="filed", slug="0001-26", answered_on=AT.date())
    fields = {"version": 1, "subject": case.subject, "received_on": "1 June 2026", "late_reason": "A flood."}
    officer.post(f"/staff/cases/{case.pk}/particulars/", fields)
    filed = FOIRequest.objects.get()
    assert (filed.title, filed.late_reason, filed.version) == (
        "Cost of taxis",
        "A flood.",
        case.foi_request.version + 1,
    )


def test_an_acknowledgement_names_no_day_while_the_requester_is_waited_for(officer):
    case = logged(subject="")
    assert case.subject == "Cost of taxis"
    record_event(case.pk, ClockEvent(kind="clarification asked", on=AT.date()), 1, AT, people.officer())
    drafted = officer.post(f"/staff/cases/{case.pk}/drafts/", {"version": 2, "kind": "acknowledgement"}, follow=True)
    assert "2000. We will answer once we have what we asked you for." in drafted.text


def test_whoever_may_clear_a_letter_is_told_on_their_queue(officer):
    case = answered([("1", "How many horses are there?", [WrittenPart("disclosed", "There are 12.")])])
    Authority.objects.update(clears_letters=True)
    draft = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, case.version, AT, people.officer())
    Case.objects.update(stage="answering", owner=None)
    make_ready(draft.pk, timezone.now(), people.officer())
    told = [said(signed_in(person).get("/staff/cases/")) for person in (people.second_officer(), people.officer())]
    assert ["1 letter waits to be cleared" in page for page in told] == [True, False]
    assert "No case of yours is open" in told[0]
    second, out = signed_in(people.second_officer()), Outgoing.objects.get()
    act = f"/staff/cases/{case.pk}/letters/{draft.pk}/act/"
    back = {"do": "back", "made_of": out.made_of}
    assert "Say what has to be changed." in said(second.post(act, back, follow=True))
    second.post(act, back | {"why": "The date is wrong."})
    assert "Sent a letter back, Owen Second" in (page := said(officer.get(f"/staff/cases/{case.pk}/")))
    assert "The date is wrong." in page
    assert "1 letter waits to be cleared" not in said(second.get("/staff/cases/"))
    page = said(officer.get(f"/staff/cases/{case.pk}/letters/{draft.pk}/"))
    assert "Owen Second sent it back: The date is wrong." in page
    assert "changed since it was made ready" not in page


def test_a_closed_case_is_taken_up_again_and_none_is_edited(officer):
    case = logged()
    officer.post(f"/staff/cases/{case.pk}/close/", {"version": 1, "outcome": "Withdrawn", "on": "2 June 2026"})
    late = {"version": 2, "kind": "fee asked", "on": "2 June 2026"}
    refused = officer.post(f"/staff/cases/{case.pk}/clock/", late, follow=True)
    assert "is closed. Open it again first." in said(refused)
    officer.post(f"/staff/cases/{case.pk}/stage/", {"version": 2, "stage": "reopened"})
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("answering", date(2026, 6, 30))


def test_a_calendar_has_an_address_of_its_own_until_a_new_one_ends_it(officer, client):
    logged(by=people.officer(), subject="Taxis, horses; and more " * 4)
    page = officer.post("/staff/desk/calendar/")
    address = parsed(page).one("code").text.partition("/staff")[2]
    feed = client.get(f"/staff{address}", headers={"host": "localhost"})
    assert (feed.status_code, feed.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "DTSTART;VALUE=DATE:20260630" in feed.text
    assert "Taxis\\, horses\\;" in feed.text
    assert max(len(line.encode()) for line in feed.text.split("\r\n")) <= 75
    officer.post("/staff/desk/calendar/")
    assert client.get(f"/staff{address}", headers={"host": "localhost"}).status_code == 404
