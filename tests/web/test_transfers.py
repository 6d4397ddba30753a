"""A question or a request goes to another authority: only with the requester's agreement, and with both dates."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from requests.cases.split import confirm_split, proposed
from requests.errors import CannotChange
from requests.law.written_dates import in_full
from requests.models import AnswerPart, Case, OtherBody, RequesterOpening, Transfer
from tests import people
from tests.web.casework import EMAIL, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
FORCE = "Northam Constabulary"
TODAY = timezone.localdate()
AGREED = {
    "to": FORCE, "not_for_us": "The Force keeps its own stables.", "agreed_on": in_full(TODAY - timedelta(1)),
    "agreed_how": "By e-mail",
}  # fmt: skip


def said(response):
    return words(parsed(response).one("main").text)


@pytest.fixture
def officer():
    return signed_in(people.officer())


def test_a_question_is_handed_on_with_both_dates_and_the_letter_says_so(officer):
    OtherBody.objects.create(name=FORCE, contact="foi@northam.police.example")
    case = logged(text="1. What do taxis cost?\n2. Who holds the horses?")
    second = case.foi_request.questions.get(number="2")
    drafting = f"/staff/cases/{case.pk}/drafts/"
    early = officer.post(drafting, {"kind": "transfer", "version": case.version}, follow=True)
    assert "Write down first that the requester agreed" in said(early)
    page = f"/staff/cases/{case.pk}/transfers/"
    assert officer.post(page, AGREED | {"question": second.pk}).status_code == 302
    part = AnswerPart.objects.get()
    assert (part.question, part.outcome, part.held_by) == (second, "held by another body", FORCE)
    assert part.reasons.not_for_us
    transfer = Transfer.objects.get()
    assert (transfer.contact, transfer.transferred_on) == ("foi@northam.police.example", None)
    again = officer.post(page, AGREED | {"question": second.pk})
    assert (again.status_code, Transfer.objects.count()) == (400, 1)
    message = officer.get(f"{page}{transfer.pk}/").content.decode()
    assert "To: foi@northam.police.example" in message
    assert "X-Unsent: 1" in message
    assert ("Who holds the horses?" in message, EMAIL in message, "taxis" in message) == (True, True, False)
    assert RequesterOpening.objects.get().what == f"handed on to {FORCE}"
    early = officer.post(f"{page}{transfer.pk}/", {"transferred_on": in_full(TODAY - timedelta(2))}, follow=True)
    assert "It is handed on after they agreed" in said(early)
    assert officer.post(f"{page}{transfer.pk}/", {"transferred_on": in_full(TODAY)}).status_code == 302
    transfer.refresh_from_db()
    assert transfer.transferred_on == TODAY
    assert f"We passed it on to them on {in_full(TODAY)}." in AnswerPart.objects.get().text
    AnswerPart.objects.all().delete()
    case.refresh_from_db()
    with pytest.raises(CannotChange, match="the split stays as it is"):  # what was agreed to is of its question
        confirm_split(case.pk, proposed(case.correspondence.get().text), case.version, timezone.now(), people.officer())
    version = Case.objects.get(pk=case.pk).version
    draft = said(officer.post(drafting, {"kind": "transfer", "version": version}, follow=True))
    for each in ("in question 2. It is held by Northam Constabulary, and not on our behalf",
                 f"You agreed on {in_full(TODAY - timedelta(1))}", f"We did so on {in_full(TODAY)}"):  # fmt: skip
        assert each in draft


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agreed_how": ""}, "Say how they agreed: nothing is handed on without it"),
        ({"not_for_us": ""}, "Say how you know that they do not hold it on our behalf"),
        ({"agreed_on": in_full(TODAY + timedelta(1))}, "Nobody can have agreed"),
        ({"agreed_on": "31 May 2026"}, "Nobody can have agreed on 31 May 2026"),
        ({"transferred_on": in_full(TODAY - timedelta(2))}, "It is handed on after they agreed"),
        ({}, "Say where Northam Constabulary takes requests"),
    ],
)
def test_what_cannot_be_handed_on_is_said(officer, changed, sentence):
    case = logged()
    answer = officer.post(f"/staff/cases/{case.pk}/transfers/", AGREED | {"question": "whole"} | changed)
    assert (answer.status_code, Transfer.objects.exists(), AnswerPart.objects.exists()) == (400, False, False)
    assert sentence in said(answer)
