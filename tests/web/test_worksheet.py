"""Answering question by question in the browser: saving, two at once, bad input, what was answered before, the cost."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from requests.cases.split import confirm_split, proposed
from requests.cases.typing_kept import forget_typing
from requests.cases.worksheet import written_answers
from requests.models import (
    AnswerPart,
    CostEstimate,
    DataTable,
    ExemptionNote,
    KeptTyping,
    PageElsewhere,
    PartReasons,
    SearchRecord,
)
from tests import people
from tests.web.casework import logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
ASKED = "1. How many taxis were hired in 2025?\n2. Why were the routes of patrols changed?\n3. Who holds the horses?"


@pytest.fixture
def officer():
    return signed_in(people.officer())


@pytest.fixture
def case(officer):
    made = logged(text=ASKED)
    confirm_split(made.pk, proposed(made.correspondence.get().text), 1, timezone.now(), people.officer())
    made.refresh_from_db()
    return made


def said(response):
    return words(parsed(response).one("main").text)


def seen(response):
    return re.search(r'name="seen" value="([0-9a-f]+)"', response.content.decode())[1]


def address(case, number=1):
    return f"/staff/cases/{case.pk}/answers/{case.foi_request.questions.get(number=str(number)).pk}/"


def typed(of, *parts, **more):
    values = {"a-TOTAL_FORMS": str(len(parts)), "a-INITIAL_FORMS": "0", "seen": of}
    values |= {f"a-{at}-{name}": value for at, part in enumerate(parts) for name, value in part.items()}
    return values | more


TABLE = "The table gives the number.\n\nYear\tTaxis\n2025\t=SUM(A1:A9)\n2024\t<b>12</b>\n\n- one\n- -2 two"


def test_answers_are_saved_in_the_parts_the_archive_publishes_and_the_law_warns(officer, case):
    sheet = officer.get(f"/staff/cases/{case.pk}/answers/")
    assert "3 questions without an answer" in said(sheet)
    given = {"outcome": "disclosed", "text": TABLE}
    kept = {"outcome": "withheld", "text": "The rest is refused.", "exemption": "Section 31(1)(a)", "degree": "would"}
    answer = officer.post(address(case), typed(seen(sheet), given, kept), follow=True)
    assert answer.redirect_chain[-1][0] == f"{address(case, 2)}#q2"
    first, second = AnswerPart.objects.order_by("order")
    assert [run["kind"] for run in first.said] == ["paragraph", "table", "list item", "list item"]
    assert first.said[3]["text"] == "-2 two"
    table = DataTable.objects.get()
    assert [[cell["text"] for cell in row] for row in table.rows] == [["2025", "=SUM(A1:A9)"], ["2024", "<b>12</b>"]]
    exemption = second.exemptions.get()
    assert (exemption.provision, exemption.regime, exemption.known) == ("31(1)(a)", "FOIA", True)
    ExemptionNote.objects.create(regime="FOIA", provision="31", text="Ask the Force first.")
    assert "Our note on FOIA 31" in said(officer.get(address(case)))
    page = said(answer)
    assert "Section 31(1)(a): the public interest is not weighed yet" in page
    assert "say what the harm is" in page
    assert "<b>12</b>" in page
    again = officer.get(address(case))
    assert parsed(again).one("textarea", id="id_a-0-text").text.strip() == TABLE
    weighed = kept | {"harm": "Offenders would learn them", "for_giving": "a", "for_keeping": "b", "balance": "c"}
    officer.post(address(case), typed(seen(again), given, weighed))
    assert PartReasons.objects.get().harm == "Offenders would learn them"
    assert DataTable.objects.count() == 1
    assert "not weighed yet" not in said(officer.get(f"/staff/cases/{case.pk}/answers/"))


def test_typing_is_kept_for_whoever_types_until_it_is_saved_or_thrown_away(officer, case):
    before = seen(officer.get(address(case)))
    typing = typed(before, {"outcome": "withheld", "text": "Half a sentence", "exemption": "S", "not_for_us": "on"})
    assert officer.post(address(case), typing | {"typing": "keep"}).status_code == 204
    assert officer.post(address(case), typing | {"typing": "keep", "a-0-text": "Half a sentence of"}).status_code == 204
    assert AnswerPart.objects.count() == 0
    again = signed_in(people.officer()).get(f"/staff/cases/{case.pk}/answers/")
    assert parsed(again).one("textarea", id="id_a-0-text").text.strip() == "Half a sentence of"
    assert "and did not save" in said(again)
    assert re.search(r'name="a-0-not_for_us"[^>]*checked', again.content.decode())
    other = signed_in(people.second_officer())
    assert "Half a sentence" not in said(other.get(address(case)))
    other.post(address(case), typed(before, {"outcome": "not held", "text": "There were none."}))
    both = officer.get(address(case))
    assert "Somebody else saved this answer" in said(both)
    assert all(each in said(both) for each in ("There were none.", "Half a sentence of"))
    officer.post(address(case), typed(seen(both), {"outcome": "disclosed", "text": "Half a sentence of mine"}))
    assert (AnswerPart.objects.get().text, KeptTyping.objects.count()) == ("Half a sentence of mine", 0)
    officer.post(address(case), typing | {"typing": "keep"})
    assert officer.post(address(case), typing | {"typing": "drop"}).status_code == 302
    assert "did not save" not in said(officer.get(address(case)))
    officer.post(address(case), typing | {"typing": "keep"})
    case.stage, case.outcome, case.ended_on = "closed", "Withdrawn", case.received_on
    case.save()
    assert officer.post(address(case), typing | {"typing": "keep"}).status_code == 409
    forget_typing(timezone.now())
    assert not KeptTyping.objects.exists()


def test_what_is_sent_to_be_kept_after_it_was_saved_is_nobody_elses_change(officer, case):
    form = typed(seen(officer.get(address(case))), {"outcome": "disclosed", "text": "£12."})
    officer.post(address(case), form)
    assert officer.post(address(case), form | {"typing": "keep"}).status_code == 204
    assert "Somebody else saved" not in said(officer.get(address(case)))
    case.stage, case.ended_on = "sent", case.received_on
    case.save()
    sheet = officer.get(address(case), follow=True)
    assert "textarea" not in sheet.text  # what was sent stays as it is, and no form is offered
    late = officer.post(address(case), typed(form["seen"], {"outcome": "disclosed", "text": "£13."}))
    assert "is sent: what was answered stays as it is" in said(late)
    assert officer.get(f"/staff/cases/{case.pk}/questions/").url == f"/staff/cases/{case.pk}/"


def test_two_at_once_lose_nothing(officer, case):
    before = seen(officer.get(address(case)))
    officer.post(address(case), typed(before, {"outcome": "disclosed", "text": "There were twelve."}))
    late = officer.post(address(case), typed(before, {"outcome": "not held", "text": "There were none."}))
    assert (late.status_code, AnswerPart.objects.get().text) == (409, "There were twelve.")
    page = said(late)
    assert "Somebody else saved this answer" in page
    assert "There were twelve." in page
    assert "There were none." in page
    officer.post(address(case), typed(seen(late), {"outcome": "not held", "text": "There were none."}))
    assert AnswerPart.objects.get().text == "There were none."
    assert officer.post(address(case, 2), typed(before, {"outcome": "disclosed", "text": "Other"})).status_code == 302


@pytest.mark.parametrize("table", ["\tMay\tJune\nNorth\t1\t2\nSouth\t\t", "Year\tNumber\tCost\n2024\t\t\n\t\t£3"])
def test_a_table_keeps_its_columns_however_often_it_is_edited(officer, case, table):
    for _ in range(2):
        [before] = written_answers(case, case.foi_request, case.foi_request.questions.get(number="1").pk)
        form = typed(before.seen, {"outcome": "disclosed", "text": f"{table}\n"})
        assert officer.post(address(case), form).status_code == 302
        assert AnswerPart.objects.get().said[0]["kind"] == "table"
    kept = DataTable.objects.get()
    assert [[cell["text"] for cell in row] for row in (kept.header, *kept.rows)] == [
        row.split("\t") for row in table.split("\n")
    ]


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"text": "No outcome"}, "Choose the outcome of this part"),
        ({"outcome": "withheld", "exemption": "Section 98"}, "“Section 98” is not in the catalogue"),
        ({"outcome": "withheld", "exemption": "the law"}, "“the law” is not in the catalogue"),
        ({"outcome": "disclosed", "text": "a" * 200_001}, "longer than 200,000 characters"),
        ({"outcome": "given", "text": "x"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_saved_is_said_and_stays_typed(officer, case, part, sentence):
    answer = officer.post(address(case), typed(seen(officer.get(address(case))), part))
    assert (answer.status_code, AnswerPart.objects.exists()) == (400, False)
    assert sentence in said(answer)
    assert part.get("text", "") in parsed(answer).one("textarea", id="id_a-0-text").text


def test_empty_answers_closed_cases_and_half_a_form_do_no_harm(officer, case):
    of = seen(officer.get(address(case)))
    assert officer.post(address(case), typed(of, {"outcome": "", "text": ""})).status_code == 302
    assert officer.post(address(case), {"seen": of}).status_code == 400
    assert officer.post(address(case), typed(of, {"outcome": "withheld"})).status_code == 302
    assert "A refusal has to say which exemption" in said(officer.get(address(case)))
    case.stage, case.outcome, case.ended_on = "closed", "Withdrawn", case.received_on
    case.save()
    late = officer.post(address(case), typed(of, {"outcome": "disclosed", "text": "Late words"}))
    assert late.status_code == 400
    assert "Open it again first" in late.content.decode()
    assert "Late words" in said(late)


def test_a_search_and_a_page_elsewhere_write_their_sentences_and_nothing_typed_is_lost(officer, case):
    page = PageElsewhere.objects.create(
        title="Taxi journeys", address="https://office.example/taxis", words="taxis", finds="Every journey by month.",
        directions="the second table",
    )  # fmt: skip
    search = {"who": "Finance", "where": "Ledger", "words": "taxi", "on": "1 June 2026", "minutes": "45"}
    assert officer.post(f"{address(case)}search/", search | {"on": "1 June 2099"}).status_code == 400
    assert officer.post(f"{address(case)}search/", search).status_code == 302
    assert SearchRecord.objects.get().recorded_by.username == "olive"
    of = seen(officer.get(address(case)))
    typing = {"outcome": "disclosed", "text": "Half a sentence"}
    offered = officer.post(address(case), typed(of, typing, use="search"))
    areas = [parsed(offered).one("textarea", id=f"id_a-{at}-text").text.strip() for at in (0, 1)]
    assert areas == ["Half a sentence", "We do not hold this information. We searched Ledger, for “taxi”."]
    offered = officer.post(address(case), typed(of, use=f"page {page.pk}"))
    paragraph = parsed(offered).one("textarea", id="id_a-0-text").text
    assert "under “Taxi journeys”, at https://office.example/taxis. There, see the second table." in paragraph
    assert "It tells: every journey by month." in paragraph
    named = {"outcome": "held by another body", "held_by": "Northam Stables", "text": ""}
    held = officer.post(address(case), typed(seen(offered), named, use="held"))
    assert "Northam Stables may hold it" in parsed(held).one("textarea", id="id_a-0-text").text
    assert parsed(offered).one("input", id="id_a-0-exemption")["value"] == "Section 21"
    assert not AnswerPart.objects.exists()
    for nonsense in ("part 0", "page ²", "part 99999999999999999999", "x"):
        assert officer.post(address(case), typed(of, typing, use=nonsense)).status_code == 200


def test_the_cost_is_reckoned_and_an_older_estimate_overwrites_none(officer, case):
    here = f"/staff/cases/{case.pk}/cost/"
    values = {
        "determining": "60",
        "locating": "300",
        "retrieving": "300",
        "extracting": "421",
        "seen": seen(officer.get(here)),
    }
    answer = officer.post(here, values, follow=True)
    assert "£450.42 at £25 an hour: more than the limit" in said(answer)
    assert officer.post(here, values | {"locating": "1"}).status_code == 409
    assert officer.post(here, values | {"locating": "-1"}).status_code == 400
    assert CostEstimate.objects.get().locating == 300


def test_two_hundred_questions_stand_on_one_page(officer, django_assert_max_num_queries):
    many = logged(text="\n".join(f"{n}. How many horses are there in stable {n}?" for n in range(1, 201)))
    with django_assert_max_num_queries(40):
        page = officer.get(f"/staff/cases/{many.pk}/answers/")
    assert len(parsed(page).all("h2")) >= 200
    assert len(page.content) < 500_000
