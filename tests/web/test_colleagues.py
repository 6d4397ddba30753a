"""A question goes to a colleague by link, without who asked; they answer once, are reminded, and it is accepted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from requests.body_limits import FORM_MB, MIB
from requests.cases.acts import close
from requests.cases.consulting import take_up
from requests.cases.consulting_mail import send_consultations
from requests.cases.digest import digest_of
from requests.cases.split import confirm_split, proposed
from requests.errors import CannotChange
from requests.models import Consultation, ConsultationFile, ConsultationMessage, Cover, Person, SearchRecord
from tests import people
from tests.web.casework import NAME, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
ASKED = (
    f"1. I, {NAME}, of 12 Police Row, Northam NR3 4CD, ask what taxis cost. Ring me on 07700 900123.\n"
    "2. Who holds the horses?"
)
WHO = {"colleague": "Fay Finance", "email": "fay@office.example", "manager": "max@office.example"}
TOLD = {"reply": "answer", "words": "Taxis cost £12.\n\n<b>in all</b>", "searched": "The ledger", "minutes": "45"}


@pytest.fixture
def officer():
    return signed_in(people.officer())


@pytest.fixture
def case(officer):
    made = logged(text=ASKED, address="12 Police Row\nNortham NR3 4CD")
    confirm_split(made.pk, proposed(made.correspondence.get().text), 1, timezone.now(), people.officer())
    made.refresh_from_db()
    return made


def said(response):
    return words(parsed(response).one("main").text)


def question(case, number="1"):
    return f"/staff/cases/{case.pk}/answers/{case.foi_request.questions.get(number=number).pk}/"


def ask(officer, case, number="1", **changed):
    """Ask with the words that are proposed; the answer of the form, and the link."""
    address = f"{question(case, number)}colleague/" if number else f"/staff/cases/{case.pk}/press/"
    page = parsed(officer.get(address))
    proposed_words = {"text": page.one("textarea", id="id_text").text.strip()} if number else {}
    until = page.one("input", id="id_good_until")["value"]
    response = officer.post(address, {**WHO, **proposed_words, "good_until": until, **changed})
    made = Consultation.objects.order_by("asked_at").last()
    page = officer.get(f"{question(case, number)}" if number else address).content.decode()
    links = re.findall(r"/staff/questions/[\w:-]+/", page)
    return response, made, links[-1] if made and links else ""


def test_who_asked_is_taken_out_and_what_names_them_does_not_go(officer, case):
    response, made, link = ask(officer, case)
    assert response.status_code == 302
    assert made.text == "I, […], of […], […], ask what taxis cost. Ring me on […]."
    page = said(Client(headers={"host": "localhost"}).get(link))
    assert "ask what taxis cost" in page
    assert not any(word in page for word in ("Quillfeather", "Police Row", "900123", "horses"))
    named, _, _ = ask(officer, case, note=f"Ask {NAME} if unclear.")
    assert (named.status_code, Consultation.objects.count()) == (400, 1)
    assert "These words tell who asked" in said(named)


def test_a_colleague_answers_once_without_an_account_and_the_officer_accepts_it(officer, case):
    _, _, link = ask(officer, case)
    fay, again = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    assert fay.post(link, {"reply": "answer", "minutes": "1"}).status_code == 400
    assert fay.post(link, {"reply": "not held", "minutes": "1"}).status_code == 400
    assert "Your answer is with Olive Officer" in said(fay.post(link, TOLD))
    for late in (again.get(link), again.post(link, TOLD | {"words": "Other"})):
        assert late.status_code == 410
        assert "A link can be used once" in said(late)
    assert Consultation.objects.get().words == TOLD["words"]
    case.owner = people.officer()
    case.save()
    told = digest_of(people.officer(), timezone.localdate())
    assert [str(each) for each in told.replies] == ["question 1, to Fay Finance"]
    assert "Question 1: Fay Finance" in said(officer.get(f"/staff/cases/{case.pk}/handover/"))
    sheet = officer.get(question(case))
    assert "looked in: The ledger" in said(sheet)
    use = re.search(r'value="(reply [0-9a-f]{32})"', sheet.content.decode())[1]
    typed = {"a-TOTAL_FORMS": "1", "a-INITIAL_FORMS": "0", "a-0-outcome": "disclosed", "a-0-text": "Half", "use": use}
    for _ in range(2):
        form = officer.post(question(case), typed)
    areas = [parsed(form).one("textarea", id=f"id_a-{at}-text").text.strip() for at in (0, 1)]
    assert areas == ["Half", TOLD["words"]]
    assert not digest_of(people.officer(), timezone.localdate()).replies
    record = SearchRecord.objects.get()
    assert (record.who, record.where, record.minutes) == ("Fay Finance", "The ledger", 45)
    assert officer.post(question(case, "2"), typed).status_code == 200  # of another question: nothing is put in
    assert SearchRecord.objects.count() == 1
    with pytest.raises(CannotChange, match="being answered already"):
        confirm_split(case.pk, proposed(ASKED), case.version, timezone.now(), people.officer())


def test_a_colleague_who_does_not_say_where_they_looked_proves_no_search_and_their_table_keeps_its_columns(
    officer, case
):
    _, _, link = ask(officer, case)
    table = "\tMay\tJune\nTaxis\t1\t2"
    Client(headers={"host": "localhost"}).post(link, TOLD | {"searched": "", "words": table})
    asked = Consultation.objects.get()
    taken = take_up(case.pk, asked.question_id, asked.pk, timezone.now(), people.officer())
    assert (taken.taken_up_by, taken.words, SearchRecord.objects.exists()) == (people.officer(), table, False)


def test_files_that_a_colleague_sends_are_kept_with_the_case_and_the_officer_is_told_at_once(officer, case, post):
    olive, owen = people.officer(), people.second_officer()
    Person.objects.filter(pk=olive.pk).update(email="olive@office.example")
    Person.objects.filter(pk=owen.pk).update(email="owen@office.example")
    _, _, link = ask(officer, case)
    fay = Client(headers={"host": "localhost"})
    picture = SimpleUploadedFile("taxis.png", b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    refused = fay.post(link, TOLD | {"attached": [picture]})
    assert (refused.status_code, ConsultationFile.objects.count()) == (400, 0)
    assert "taxis.png: The file is a picture." in said(refused)
    assert "choose all files again" in said(refused)
    sent = [("../costs.csv", b"taxi,\xc2\xa312\n"), ("note.txt", b"What taxis cost." * 200_000), ("same.txt", b"x,y")]
    files = [SimpleUploadedFile(name, content) for name, content in [*sent, ("again.txt", b"x,y")]]
    assert len(sent[1][1]) > FORM_MB * MIB
    assert "with 3 files" in said(fay.post(link, TOLD | {"attached": files}))

    assert [send_consultations(timezone.now()), send_consultations(timezone.now())] == [1, 0]
    [told] = post.took
    assert (told["To"], told["Subject"]) == ("olive@office.example", f"Fay Finance has answered, {case}")
    words_told = told.get_payload(decode=True).decode()
    assert "has answered question 1" in words_told
    assert "3 files came with it" in words_told
    assert f"{question(case)}#colleagues" in words_told
    assert not any(word in words_told for word in ("£12", "Quillfeather"))
    ConsultationMessage.objects.all().delete()
    today = timezone.localdate()
    Cover.objects.create(
        absent=olive, cover=owen, starts_on=today, ends_on=today, made_at=timezone.now(), made_by=olive
    )
    send_consultations(timezone.now())
    assert post.took[-1]["To"] == "owen@office.example"

    page = officer.get(f"/staff/cases/{case.pk}/")
    assert re.search(r"costs\.csv from Fay Finance, .* for question 1", said(page))
    assert "costs.csv" in said(officer.get(question(case)))
    costs = ConsultationFile.objects.get(name="costs.csv")
    address = f"/staff/cases/{case.pk}/colleagues/{costs.pk}/"
    assert officer.get(address).content == sent[0][1]
    assert officer.get(address.replace(f"/{case.pk}/", f"/{case.pk + 1}/")).status_code == 404
    assert "It is Document 1 now." in said(officer.post(f"{address}document/", follow=True))
    assert "a document of this answer already" in said(officer.post(f"{address}document/", follow=True))
    document = case.documents.get()
    assert (document.file, document.title, str(document.question)) == (costs.letter, "costs", "question 1")


def test_a_link_leads_nowhere_once_its_case_ended_it_was_taken_back_or_its_day_is_over(officer, case):
    anybody = Client(headers={"host": "localhost"})
    assert anybody.get("/staff/questions/0123456789abcdef:x/").status_code == 404
    _, first, link = ask(officer, case)
    assert first.good_until == case.due_on or first.good_until == timezone.localdate() + timedelta(28)
    officer.post(f"/staff/cases/{case.pk}/links/{first.pk}/")
    assert "Olive Officer took this back" in said(anybody.get(link))
    _, second, link = ask(officer, case)
    Consultation.objects.filter(pk=second.pk).update(good_until="2026-06-02")
    assert "good until 2 June 2026" in said(anybody.post(link, TOLD))
    _, third, link = ask(officer, case)
    assert "With colleagues" in said(officer.get("/staff/cases/?queue=colleagues"))
    close(case.pk, "Withdrawn by them", timezone.localdate(), case.version, timezone.now(), people.officer())
    much = SimpleUploadedFile("much.txt", b"x" * (FORM_MB * MIB + 1))
    assert anybody.post(link, TOLD | {"attached": much}).status_code == 413  # nothing of it is read
    shut = anybody.post(link, TOLD)
    assert (shut.status_code, third.reply) == (410, "")
    assert "This request is dealt with" in said(shut)
    assert officer.get(f"{question(case)}colleague/").status_code == 200
    refused, _, _ = ask(officer, case)
    assert refused.status_code == 400
    assert "there is nothing to ask any more" in said(refused)


def test_the_press_office_reads_questions_and_date_and_nothing_else(officer, case):
    response, made, link = ask(officer, case, "")
    assert (response.status_code, made.question) == (302, None)
    anybody = Client(headers={"host": "localhost"})
    page = anybody.get(link)
    assert "Who holds the horses?" in said(page)
    assert f"{case.due_on:%-d %B %Y}" in said(page)
    assert not any(word in said(page) for word in ("Quillfeather", "Police Row", "Taxis and horses"))
    assert b"<form" not in page.content
    anybody.post(link, TOLD)
    made.refresh_from_db()
    assert made.reply == ""


def test_a_colleague_is_reminded_on_days_5_and_10_and_then_their_manager_is_told(officer, case, post, settings):
    _, made, _ = ask(officer, case)
    ask(officer, case, "")
    monday = datetime(2026, 9, 7, 9, 30, tzinfo=UTC)
    Consultation.objects.update(asked_at=monday, good_until="2026-12-31")
    assert [send_consultations(monday), send_consultations(monday)] == [2, 0]
    ConsultationMessage.objects.update(sent_at=monday)
    days = {
        day: [message["To"] for message in post.took[before:]]
        for day in range(1, 40)
        if (before := len(post.took), send_consultations(monday + timedelta(day)))[1]
    }
    # Monday 14 September is working day 5, the 21st day 10, the 23rd day 12.
    assert days == {7: ["fay@office.example"], 14: ["fay@office.example"], 16: ["max@office.example"]}
    question_mail = next(message for message in post.took if message["Subject"] == f"A question for you, {case}")
    text = question_mail.get_payload(decode=True).decode()
    assert "ask what taxis cost" in text
    assert f"{settings.FOI_ADDRESS}/staff/questions/" in text
    assert not any("Quillfeather" in each.get_payload(decode=True).decode() for each in post.took)
    assert "was asked this on 7 September 2026 and reminded twice" in post.took[-1].get_payload(decode=True).decode()
    made.messages.all().delete()
    post.answers["RCPT"] = "550 no such person"
    send_consultations(monday + timedelta(41))
    assert send_consultations(monday + timedelta(60)) == 0  # refused for good: not tried again, nobody reminded
    assert "the mail server would not take it" in said(officer.get(question(case)))
