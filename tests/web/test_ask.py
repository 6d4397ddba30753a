"""Making a request: step by step, nothing lost on the way, nothing kept before the end."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.reading.typed_requests import typed_questions
from requests.asking import key_of
from requests.law.clock import DayKind, due
from requests.management.commands.load_demo import load_authority, load_holidays
from requests.models import AskedRequest, BankHoliday, PublishedAuthority
from requests.publishing.shown_office import refresh_lists
from requests.search.asked_before import asked_before
from tests.web.asking import SENDER, TEXT, form, token
from tests.web.markup import parsed, words

ASK = "/ask/"
KEYS = [key_of(question) for question in typed_questions(TEXT)]


def hidden(page, name):
    return [field["value"] for field in page.all("input") if field["name"] == name]


def main(response):
    return words(parsed(response).one("main").text)


@pytest.mark.usefixtures("archive")
def test_first_it_is_asked_whose_business_it_is(reader):
    page = parsed(reader.get(ASK))
    assert [field["value"] for field in page.all("input") if field["type"] == "radio"] == ["police", "office"]


@pytest.mark.usefixtures("archive")
def test_police_operations_are_the_force_s_and_its_address_is_named(reader):
    page = parsed(reader.get(f"{ASK}?about=police"))
    assert "Ask Leicestershire Police" in page.one("h1").text
    assert "https://www.leics.police.uk/" in {link["href"] for link in page.all("a")}
    assert "Leicester LE19 2BX" in page.one("main").text


@pytest.mark.usefixtures("archive")
def test_a_parameter_of_somebody_else_s_is_passed_over(reader):
    assert "needs your attention" not in reader.get(f"{ASK}?utm_source=letter").text


@pytest.mark.usefixtures("archive")
def test_nothing_chosen_is_said(reader):
    assert "Choose whose business it is" in main(reader.get(f"{ASK}?about="))


@pytest.mark.usefixtures("own_database")
def test_an_office_without_a_force_begins_with_the_questions(reader):
    assert len(parsed(reader.get(ASK)).all("textarea")) == 1


@pytest.mark.usefixtures("searchable")
def test_each_question_stands_beside_what_was_answered_before(reader):
    page = parsed(reader.post(ASK, form("check")))
    said = words(page.one("main").text)
    assert "We found 3 questions" in said
    assert "FOI 0008/24, question 4 · answered 17 April 2024" in said
    assert any(link["href"].startswith("/foi/0008-24/letter/4/") for link in page.all("a"))
    assert "No published answer is like it" in said
    assert "Publication scheme of the office" in said
    assert [field["value"] for field in page.all("input") if field["type"] == "checkbox"] == [KEYS[0], KEYS[2]]


@pytest.mark.usefixtures("searchable")
def test_an_answer_is_not_offered_for_words_of_the_law_that_any_refusal_has():
    assert asked_before("Please send me the commercial interests of the Commissioner.") == []
    of_staff = [(hit.reference, hit.number) for hit in asked_before("How many staff are employed?")]
    assert of_staff[0] == ("FOI 0006/22", "3")  # the question says staff, and the answer that they are employed


@pytest.mark.usefixtures("searchable")
def test_links_of_a_step_open_beside_what_was_typed(reader):
    page = parsed(reader.post(ASK, form("check")))
    found = [link for link in page.all("a") if link["href"].startswith(("/foi/0", "https:"))]
    assert {link["target"] for link in found} == {"_blank"}


@pytest.mark.usefixtures("archive")
def test_without_an_index_every_question_is_sent(reader):
    assert "No published answer is like it" in main(reader.post(ASK, form("check")))


@pytest.mark.usefixtures("searchable")
def test_while_somebody_types_only_what_was_found_comes_back(reader):
    response = reader.post(ASK, {"step": "look", "text": TEXT})
    assert (response.text.lstrip().startswith("<h2>"), "<html" in response.text) == (True, False)
    assert reader.post(ASK, {"step": "look", "text": "zyxwvut"}).text.strip() == ""


@pytest.mark.usefixtures("searchable")
def test_what_is_ticked_is_left_out_visibly(reader):
    page = parsed(reader.post(ASK, form("preview", answered=[KEYS[0]])))
    sent = page.one("p", class_="asked-words").text
    assert ("VRU" in sent, "2. What was spent" in sent) == (False, True)
    assert "FOI 0008/24, question 4" in words(page.one("main").text)
    assert [each.text for each in page.all("del")] == ["How much funding did the VRU receive from the Home Office?"]


@pytest.mark.usefixtures("searchable")
def test_with_everything_ticked_nothing_is_left_to_send(reader):
    response = reader.post(ASK, form("preview", answered=KEYS))
    assert "Nothing is left to send" in main(response)


@pytest.mark.usefixtures("archive")
def test_who_asks_is_told_by_when_the_answer_is_due(reader):
    on = due(timezone.localdate()).due_on
    assert f"By {on:%-d %B %Y}" in main(reader.post(ASK, form("sender")))


WRONG = {
    "nothing asked": ({"text": " \n "}, "Write what you would like to know"),
    "too long": ({"text": "How? " * 5000}, "Shorten your request to 20,000 characters"),
    "many links": ({"text": "See https://a.example " * 6}, "Name at most 5 links"),
    "no name": ({"name": ""}, "Enter your name"),
    "a name of figures": ({"name": "123"}, "Enter your name in letters"),
    "no address": ({"email": ""}, "Enter an e-mail address or a postal address"),
    "no such address": ({"email": "zoe@"}, "Enter an e-mail address such as name@example.org"),
    "a domain no server knows": ({"email": f"a@{'ü' * 63}.example"}, "Enter an e-mail address such as"),
    "two addresses": ({"email": "a@b.example\nBcc: c@d.example"}, "Enter an e-mail address such as"),
}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("changed", "told"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("step", ["preview", "send"])
def test_what_is_wrong_is_told_and_what_was_typed_stays(reader, changed, told, step):
    sent = form(step, **changed)
    response = reader.post(ASK, sent)
    page = parsed(response)
    assert response.status_code == 400
    assert told in words(page.one("main").text)
    kept = {field["name"]: field["value"] for field in page.all("input")}
    kept |= {field["name"]: field.text for field in page.all("textarea")}
    assert words(kept["text"]) == words(sent["text"])
    assert words(kept["name"]) == words(sent["name"])


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"age": timedelta(0)}, "quicker than anybody reads"),
        ({"age": timedelta(hours=25)}, "open for more than a day"),
        ({"token": "forged"}, "open for more than a day"),
        ({"token": ""}, "open for more than a day"),
        ({"nickname": "Bob"}, "A field that nobody sees was filled in"),
    ],
)
def test_what_programs_do_is_not_sent_and_nothing_is_lost(reader, changed, told):
    response = reader.post(ASK, form("send", **changed))
    page = parsed(response)
    assert (response.status_code, told in response.text) == (409, True)
    assert words(hidden(page, "text")[0]) == words(TEXT)
    assert hidden(page, "nickname") == [""]


@pytest.mark.usefixtures("archive")
def test_a_page_that_was_open_too_long_can_be_sent_again_later(reader):
    fresh = hidden(parsed(reader.post(ASK, form("send", age=timedelta(hours=25)))), "token")[0]
    assert (fresh.split(":")[0], fresh == token()) == (token().split(":")[0], False)


@pytest.fixture
def office(own_database):
    """An office without a letter to its name."""
    load_authority()
    return PublishedAuthority.objects.get()


@pytest.fixture
def sent(office, reader):
    """The receipt of a request with one question left out; the staff's login took no part in it."""
    with CaptureQueriesContext(connections["default"]) as staff:
        response = reader.post(ASK, form("send", answered=[KEYS[0]]))
    assert staff.captured_queries == []
    return response


def test_what_remains_is_handed_in(sent):
    row = AskedRequest.objects.get()
    assert (row.name, row.email, row.state) == (SENDER["name"], SENDER["email"], "new")
    assert ("VRU" in row.text, "taxis" in row.text) == (False, True)
    assert [each["question"] for each in row.left_out] == ["How much funding did the VRU receive from the Home Office?"]
    assert row.due_on == due(row.received_on).due_on


def test_the_receipt_is_a_copy_with_a_reference_and_the_office_s_address(sent, office):
    row, said = AskedRequest.objects.get(), main(sent)
    assert re.fullmatch(r"ASK-[2-9A-Z]{4}-[2-9A-Z]{4}", row.reference)
    for told in (row.reference, row.text, row.name, row.email, office.email, f"{row.due_on:%-d %B %Y}"):
        assert words(told) in said
    assert all(line in said for line in office.address.splitlines())


def test_sent_twice_it_is_one_request_and_the_same_receipt_but_other_words_are_another(sent, reader):
    again = reader.post(ASK, form("send", answered=[KEYS[0]]))
    assert (AskedRequest.objects.count(), again.status_code) == (1, 200)
    assert AskedRequest.objects.get().reference in main(again)
    assert "It had been sent already" in main(again)
    reader.post(ASK, form("send", text="How many drones are there?"))
    assert AskedRequest.objects.count() == 2


def test_the_office_s_own_bank_holidays_count(own_database, reader):
    load_holidays()
    day = next(day for day in due(timezone.localdate()).days[3:] if day.kind is DayKind.COUNTED)
    BankHoliday.objects.create(date=day.on, name="A day of thanks", nations=["ENG"])
    refresh_lists()
    assert "A day of thanks" in main(reader.post(ASK, form("sender")))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_from_another_site_is_turned_away(headers, status):
    client = Client(headers={"host": "localhost", **headers}, enforce_csrf_checks=True)
    assert client.post(ASK, form("preview")).status_code == status


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("step", ["write", "look", "check", "sender", "preview", "nonsense"])
def test_no_step_sets_a_cookie_or_allows_a_foreign_script(reader, step):
    response = reader.post(ASK, form(step))
    assert (response.status_code, dict(reader.cookies)) == (200, {})
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "private, no-cache"


HOSTILE = [
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00\x1b[2J"),
    *("\u202egnp.exe", "{{ 7 }}", "’; DROP"),
]


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_shown_as_text(reader, typed):
    for step in ("write", "look", "check", "sender", "preview"):
        response = reader.post(ASK, form(step, text=f"How many {typed}?", name=f"A {typed}", address=typed))
        page = parsed(response)
        assert response.status_code == 200
        assert [e.name for e in page.elements if any(a.startswith("on") for a in e.attributes)] == []
        assert [s for s in page.all("script") if s.text.strip()] == []
        assert not {"\x00", "\x1b", "\u202e"} & set(response.text)
