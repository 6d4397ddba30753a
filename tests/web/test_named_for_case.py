"""Somebody named for one case between two days: that case alone, and who asks only where it was said."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import LetterFormat
from documents.reading.arrivals import Arrived
from requests.cases.drafts import draft_letter
from requests.cases.log import CameAs
from requests.forms.signing_in import WRONG
from requests.models import Case, CaseNote, FOIRequest, InternalReview, NamedForCase, Person, RequesterOpening
from requests.models.correspondence import Channel, CorrespondenceKind
from requests.reviews.deciding import give_review
from requests.reviews.opening import NewReview, open_review
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.web.casework import AT, NAME, logged
from tests.web.staff import signed_in
from tests.web.staff_addresses import GETS, POSTS
from tests.web.test_staff_access import keys  # noqa: F401


@pytest.fixture
def nia(db):
    """An account without any role."""
    person = Person.objects.create(username="nia", first_name="Nia", last_name="Named")
    person.set_password(people.PASSWORD)
    person.save()
    return person


def named(case: Case, person: Person, **more: object) -> NamedForCase:
    today = timezone.localdate()
    return NamedForCase.objects.create(case=case, person=person, **{"starts_on": today, "ends_on": today, **more})


def test_they_see_and_work_that_case_alone(nia, keys):  # noqa: F811
    other, case = logged(text="1. The cost of horses in 2024."), Case.objects.get(pk=keys["case"])
    letter = draft_letter(other.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, AT, people.officer())
    question = case.foi_request.questions.earliest("order")
    mine = keys | {"case": case.pk, "question": question.pk}
    client = signed_in(nia)
    named(case, nia)

    def shown() -> set[str]:
        got = {address: client.get(address.format(**mine)).status_code for address in GETS}
        return {address for address, status in got.items() if status not in (404, 405)}

    work = {f"/staff/cases/{{case}}/{end}" for end in ("", "handover/", "answers/", "answers/{question}/", "press/")}
    work |= {f"/staff/cases/{{case}}/{end}" for end in ("cost/", "answers/{question}/colleague/")}
    own = {address for address in GETS if address.startswith("/staff/account/")} | {"/staff/", "/staff/cases/"}
    assert shown() - own == work
    refused = {address: client.post(address.format(**mine)).status_code for address in POSTS}
    theirs = ("answers", "otherwise", "press", "cost", "stage", "clock", "notes", "colleagues", "links", "documents/1")
    ended = rf"/staff/cases/{{case}}/(({'|'.join(theirs)})/.*)?|/staff/account/.*"
    assert [one for one, status in refused.items() if status != 404 and not re.fullmatch(ended, one)] == [
        "/staff/", "/staff/cases/", "/staff/cases/{case}/handover/",
    ]  # fmt: skip
    assert client.get("/staff/").url == client.get("/staff/cases/").url == f"/staff/cases/{case.pk}/"
    page = client.get(f"/staff/cases/{case.pk}/")
    assert not re.search(r'href="/staff/(publication|asked|letters|reviews|administration)', page.text)
    links = set(re.findall(r'href="(/staff/[^"#?]*)"', page.text + client.get(f"/staff/cases/{case.pk}/answers/").text))
    assert [link for link in links if client.get(link).status_code == 404] == []
    assert (other.reference in page.text, NAME in page.text, "staff-seek" in page.text) == (False, False, False)
    assert client.post(f"/staff/cases/{case.pk}/notes/", {"text": "I looked."}).status_code == 302
    assert CaseNote.objects.get().written_by == nia

    never = client.get("/staff/never-was/").content
    for beyond in (f"/staff/cases/{other.pk}/", f"/staff/cases/{case.pk}/requester/", "/staff/publication/"):
        response = client.get(beyond)
        assert (response.status_code, response.content) == (404, never), beyond
    NamedForCase.objects.update(sees_requester=True)
    assert NAME in client.get(f"/staff/cases/{case.pk}/requester/").text
    assert RequesterOpening.objects.get(person=nia).case == case
    assert client.get(f"/staff/cases/{other.pk}/drafts/{letter.pk}/").status_code == 404
    assert client.get(f"/staff/cases/{case.pk}/drafts/{letter.pk}/").status_code == 404  # of another case
    yesterday = timezone.localdate() - timedelta(1)
    NamedForCase.objects.update(starts_on=yesterday, ends_on=yesterday)
    assert shown() == set()
    assert client.get("/staff/").status_code == 404


def test_somebody_with_a_role_that_only_reads_works_the_case_they_are_named_for(db):
    case, ravi = logged(), people.reader()
    client, here = signed_in(ravi), f"/staff/cases/{case.pk}/"
    assert ("Add the note" in client.get(here).text, client.get(f"{here}requester/").status_code) == (False, 404)
    named(case, ravi, sees_requester=True)
    assert ("Add the note" in client.get(here).text, client.get(f"{here}requester/").status_code) == (True, 200)


def test_whoever_is_named_for_reviews_alone_finds_all_that_their_pages_lead_to(nia):
    at, today, dpo = timezone.now(), timezone.localdate(), people.dpo()
    mail = CameAs("again.eml", b"Subject: Again", LetterFormat.EMAIL, Arrived("Look again.", subject="Again"))
    came = CameAs("first.eml", b"Subject: First", LetterFormat.EMAIL, Arrived("Horses?", subject="First"))
    late, other, letter = logged(file=came), logged(), stored()
    FOIRequest.objects.filter(pk=letter.pk).update(answered_on=today)
    reviews = []
    for foi_request in (late.foi_request, letter):
        new = NewReview(today, Channel.EMAIL, "Look again.", file=mail)
        made = open_review(foi_request.pk, new, uuid4(), at, dpo)
        reviews.append(give_review(made.pk, nia, today, "", made.case.version, at, dpo))
    client = signed_in(nia)
    pages = [f"/staff/reviews/{each.pk}/{end}" for each in reviews for end in ("", "asker/")]
    on_letter = reviews[1].decisions.filter(part__passages__isnull=False).first()
    pages.append(f"/staff/reviews/{reviews[1].pk}/parts/{on_letter.pk}/")
    [piece] = late.correspondence.all()
    pages += [f"/staff/cases/{late.pk}/correspondence/{piece.pk}/", f"/staff/requests/{letter.pk}/letter/1/"]
    leads = {
        link for page in pages for link in re.findall(r'(?:href|data-words)="(/staff/[^"#?]*)"', client.get(page).text)
    }
    assert {link for link in leads if client.get(link).status_code == 404} == set()
    wanted = (f"/staff/requests/{letter.pk}/letter/1/words.json", f"/staff/requests/{letter.pk}/original/")
    files = (f"{pages[1]}{reviews[0].case.correspondence.get().pk}/file/", f"{pages[-2]}file/")
    assert leads >= {*wanted, *files}
    [theirs] = other.correspondence.all()
    beyond = [
        f"/staff/cases/{other.pk}/correspondence/{theirs.pk}/",
        f"/staff/cases/{late.pk}/",
        f"/staff/requests/{letter.pk}/",
    ]
    assert {client.get(page).status_code for page in beyond} == {404}
    InternalReview.objects.update(named_until=today - timedelta(1))
    assert {client.get(page).status_code for page in (*pages, *leads)} == {404}


def test_they_sign_in_with_both_steps_while_it_holds(nia):
    case, typed = logged(), {"username": "nia", "password": people.PASSWORD}
    client = Client(headers={"host": "localhost"})
    assert WRONG in client.post("/staff/sign-in/", typed).text
    today = timezone.localdate()
    naming = named(case, nia, starts_on=today + timedelta(1), ends_on=today + timedelta(2))
    assert WRONG in client.post("/staff/sign-in/", typed).text
    NamedForCase.objects.filter(pk=naming.pk).update(starts_on=today)
    assert client.post("/staff/sign-in/", typed).url.startswith(reverse("first_app"))


def test_whoever_the_case_is_given_to_or_an_administrator_names_them(nia):
    case, today = logged(by=people.officer()), timezone.localdate()
    page, owner = f"/staff/cases/{case.pk}/people/", signed_in(people.officer())
    assert signed_in(people.second_officer()).get(page).status_code == 404
    typed = {"person": nia.pk, "starts_on": f"{today:%d/%m/%Y}", "ends_on": f"{today:%d/%m/%Y}"}
    earlier = {**typed, "ends_on": f"{today - timedelta(1):%d/%m/%Y}"}
    assert "The last day is over" in owner.post(page, earlier).text
    assert "Select a valid choice" in owner.post(page, {**typed, "person": people.officer().pk}).text
    assert owner.post(page, typed).status_code == 302
    assert "is named for it already" in owner.post(page, typed).text
    shown = owner.get(f"/staff/cases/{case.pk}/").text
    assert "Named for it, Olive Officer" in re.sub(r"<[^>]+>", "", shown)

    administrator = signed_in(people.administrator())
    kept = "/staff/administration/named/"
    assert f"Nia Named, for {case}" in administrator.get(kept).text
    assert f"named for {case} until" in administrator.get("/staff/administration/people/").text
    found = NamedForCase.objects.get()
    assert administrator.get(f"{kept}{found.pk}/remove/").status_code == 200
    assert owner.post(f"{page}{found.pk}/end/").status_code == 302
    assert not NamedForCase.objects.exists()
    assert "There is no case of that reference" in administrator.post(f"{kept}new/", {**typed, "reference": "X"}).text
    assert administrator.post(f"{kept}new/", {**typed, "reference": case.reference}).status_code == 302
    assert [act.get_did_display() for act in case.acts.all()][1:] == [
        "Named for it",
        "Named no more for it",
        "Named for it",
    ]
