"""What is logged as something else than it is, or beside the case it belongs to, is said, and put right."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from requests.cases.clock import record_event
from requests.cases.drafts import draft_letter
from requests.cases.log import asked_others
from requests.cases.worksheet import WrittenPart
from requests.law.clock_events import EventKind
from requests.models import Authority, Case, ClockEvent, FOIRequest, InboxMessage
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.acts.answering_by_hand import answer_anew
from tests.web.casework import AT, EMAIL, NAME, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
OFFICE = Authority(email="office@opcc.example", website="https://www.northam.example/foi")
OWN_DATA = (
    "Dear Data Protection Officer,\n\nPlease send me a copy of all personal data you hold about me.\n\nRegards,\nJo"
)
REPLY = f"""Received: from a by b; Mon, 1 Jun 2026 09:00:00 +0100
From: {NAME} <{EMAIL}>
To: foi@office.example
Subject: Re: your message
Message-ID: <reply@home.example>

I mean the minutes of May."""


@pytest.fixture
def officer():
    return signed_in(people.officer())


def said(response):
    return words(parsed(response).one("main").text)


@pytest.mark.parametrize(
    ("addressed", "is_so"),
    [
        (("foi@northam.example",), False),  # an address of ours that is kept nowhere
        (("foi@elsewhere.example",), False),
        (("office@opcc.example", "foi@elsewhere.example"), True),
        (("foi@one.example", "foi@two.example"), True),
        (("foi@one.example", "jo@home.example"), False),
    ],
)
def test_a_message_that_came_to_us_alone_was_not_sent_to_other_offices_too(addressed, is_so):
    assert asked_others(addressed, OFFICE) is is_so


def test_a_request_for_ones_own_data_is_told_and_becomes_subject_access(officer):
    case = logged(OWN_DATA, subject="", by=people.officer())
    page = said(officer.get(f"/staff/cases/{case.pk}/questions/"))
    assert "“personal data you hold about me”" in page
    assert "It is a" in said(officer.get(f"/staff/cases/{case.pk}/particulars/"))

    def say(kind, version):
        return officer.post(f"/staff/cases/{case.pk}/kind/", {"kind": kind, "version": version}, follow=True)

    draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, AT, people.officer())
    say("subject access", 1)
    case.refresh_from_db()
    assert "Freedom of Information" not in case.correspondence.get(direction="out").text
    assert (case.kind, case.reference, case.due_on) == ("subject access", "FOI 0001/26", date(2026, 7, 1))
    assert (case.foi_request, FOIRequest.objects.exists()) == (None, False)
    assert "changed this case after you opened it" in said(say("request", 1))
    say("request", 2)
    case.refresh_from_db()
    assert (case.kind, case.due_on) == ("request", date(2026, 6, 30))
    assert case.foi_request.questions.get().text == "Please send me a copy of all personal data you hold about me."
    answer_anew(case, [("1", "How many?", [WrittenPart("disclosed", "12.")])])
    case.refresh_from_db()
    assert "being answered already" in said(say("subject access", case.version))
    assert Case.objects.get().kind == "request"


def test_who_asks_is_put_right_by_those_who_answer(officer):
    case = logged(by=people.officer())
    address = f"/staff/cases/{case.pk}/requester/"
    wrong = {"version": 1, "name": "Jo Reader", "email": "", "address": ""}
    assert "section 8(1)(b) asks for one" in said(officer.post(address, wrong))
    assert signed_in(people.dpo()).post(address, wrong).status_code == 404
    assert "Jo Reader" in said(officer.post(address, wrong | {"email": "jo@home.example"}, follow=True))
    case.refresh_from_db()
    assert (case.requester.email, case.version) == ("jo@home.example", 2)
    assert "Nothing of yours is saved" in said(officer.post(address, wrong | {"email": "x@home.example"}))


def test_a_case_that_rules_named_is_named_after_the_first_question_that_is_confirmed(officer):
    case = logged("Dear Sir,\n\nPlease send the files of old.\n\nPlease send the cost of taxis in 2025.", subject="")
    before = case.subject
    assert "Files" in before
    roles = {"role_0": "frame", "role_1": "argument", "role_2": "question", "words_2": "", "version": 1}
    officer.post(f"/staff/cases/{case.pk}/questions/", roles)
    case.refresh_from_db()
    assert (case.subject, case.foi_request.title) == (case.foi_request.title, case.subject)
    assert "taxis" in case.subject


def test_what_an_officer_says_is_a_lead_goes_in_front_of_the_questions_after_it(officer):
    case = logged("Please send:\n\nExpenses of 2025\n\n- for the Mayor\n- for the Deputy\n\nThank you.", subject="")
    page = parsed(officer.get(f"/staff/cases/{case.pk}/questions/"))
    count = len([each for each in page.all("select") if each["name"].startswith("role_")])
    said_so = {f"role_{at}": "question" for at in range(count)} | {f"words_{at}": "" for at in range(count)}
    roles = {"role_0": "frame", "role_1": "lead", f"role_{count - 1}": "frame", "version": 1}
    officer.post(f"/staff/cases/{case.pk}/questions/", said_so | roles)
    texts = list(case.foi_request.questions.values_list("text", flat=True))
    assert texts == ["Expenses of 2025 for the Mayor", "Expenses of 2025 for the Deputy"]


def test_a_message_dropped_that_a_case_waits_for_is_not_logged_before_somebody_says_what_it_is(officer):
    case = logged(by=people.officer())
    event = ClockEvent(kind=EventKind.CLARIFICATION_ASKED.value, on=date(2026, 6, 1))
    record_event(case.pk, event, case.version, AT, people.officer())

    def drop(content):
        form = {"form": str(uuid4()), "kind": "request", "regime": "FOIA", "channel": "email"}
        return officer.post(
            "/staff/cases/new/", form | {"file": SimpleUploadedFile("a.eml", content.encode())}, follow=True
        )

    page = drop(REPLY)
    message = InboxMessage.objects.get()
    assert (page.redirect_chain[-1][0], Case.objects.count()) == (f"/staff/inbox/{message.pk}/", 1)
    assert "FOI 0001/26 waits for whoever sent it" in said(page)
    assert "It stays in the mailbox" not in said(page)
    assert drop(REPLY).redirect_chain[-1][0] == f"/staff/inbox/{message.pk}/"
    assert "1 message of the inbox needs a look" in said(officer.get("/staff/cases/"))
    act = {"act": "clarifies", "reference": "FOI 0001/26"}
    officer.post(f"/staff/inbox/{message.pk}/act/", act)
    case.refresh_from_db()
    assert (case.stage, case.due_on, case.correspondence.count()) == ("answering", date(2026, 6, 30), 2)
    assert "I mean the minutes of May." in said(officer.get(f"/staff/cases/{case.pk}/questions/"))
    again = drop(REPLY.replace("<reply@", "<again@"))  # it waits no more, but they reply
    assert "It came from who asked FOI 0001/26, and may belong there" in said(again)
    drop(REPLY.replace(EMAIL, "other@home.example").replace("<reply@", "<other@"))
    drop(REPLY.replace("Re: your message", "Another thing").replace("<reply@", "<new@"))
    assert Case.objects.count() == 3
