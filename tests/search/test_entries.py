"""A published question becomes an entry that can be found and shown."""

from __future__ import annotations

from datetime import date

import pytest

from requests.law.outcomes import Outcome
from requests.models import SearchChange, SearchEntry
from tests.search.invented import AT, Asked, Invented, Part, one, published, withdrawn

pytestmark = pytest.mark.django_db


def entry(response: Invented) -> SearchEntry:
    return published(response).search_entries.get()


def test_an_entry_holds_the_question_with_the_words_above_it():
    response = Invented("FOI 1/24", (Asked("In 2023?", (Part(("None.",)),), lead="How many taxis:"),))
    assert entry(response).asked == "How many taxis: In 2023?"


def test_an_entry_holds_every_run_of_the_answer():
    response = Invented("FOI 1/24", (Asked("Q", (Part(("One.", "Two.")), Part(("Three.",)))),))
    assert entry(response).answered == "One.\nTwo.\nThree."


def test_an_entry_holds_the_cells_of_a_table():
    response = Invented(
        "FOI 1/24", (Asked("Q", (Part(("See.",), table=1),)),), tables={1: [["Year", "Sum"], ["2023", "£5"]]}
    )
    assert "2023\t£5" in entry(response).answered


def test_a_question_that_only_leads_has_no_entry():
    response = Invented("FOI 1/24", (Asked("Lead", only_leads=True), Asked("Q", (Part(("None.",)),))))
    assert [row.asked for row in published(response).search_entries.all()] == ["Q"]


def test_an_entry_has_the_outcome_of_the_question_and_of_its_parts():
    parts = (Part(("Given.",)), Part(("Refused.",), Outcome.WITHHELD, ("43(2)",)))
    row = entry(Invented("FOI 1/24", (Asked("Q", parts),)))
    assert (row.outcome, row.outcomes) == ("given in part", ["given in part", "disclosed", "withheld"])


def test_an_entry_has_the_codes_of_the_provisions_relied_on():
    assert entry(one("Refused.", outcome=Outcome.WITHHELD, provisions=("43(2)", "40(2)"))).sections == ["s40", "s43"]


def test_an_entry_has_the_year_of_the_answer():
    assert entry(Invented("FOI 1/24", (Asked("Q", (Part(("A",)),)),), date(2025, 1, 2))).year == 2025


@pytest.mark.parametrize(
    ("part", "has"),
    [
        (Part(("See.",)), (False, False, False)),
        (Part(("See.",), table=1), (True, False, False)),
        (Part(("See document  1 below.",)), (False, True, False)),
        (Part(("See Document 11.",)), (False, False, False)),
        (Part(("See.",), link="https://example.org/"), (False, False, True)),
    ],
)
def test_an_entry_says_what_the_answer_comes_with(part, has):
    response = Invented(
        "FOI 1/24", (Asked("Q", (part,)),), attachments=("Document 1",), tables={1: [["Year"], ["2023"]]}
    )
    row = entry(response)
    assert (row.has_table, row.has_document, row.has_link) == has


def test_each_run_is_shown_with_the_place_it_was_taken_from():
    row = entry(Invented("FOI 1/24", (Asked("Q", (Part(("First.", "Second.")),)),)))
    assert row.parts[0]["runs"][1] == {
        "text": "Second.", "page": 1, "passage": 2, "box": [60.0, 200.0, 300.0, 228.0], "page_size": [595.0, 842.0],
    }  # fmt: skip


def test_a_part_is_shown_with_its_provisions_in_words():
    row = entry(one("Refused.", outcome=Outcome.WITHHELD, provisions=("40(2)",)))
    assert row.parts[0]["exemptions"] == [{"section": "s40", "label": "Section 40(2)"}]


def test_a_part_is_shown_with_the_number_of_its_tables_rows():
    response = Invented(
        "FOI 1/24", (Asked("Q", (Part(("See.",), table=1),)),), tables={1: [["Year"], ["2022"], ["2023"]]}
    )
    assert entry(response).parts[0]["table_rows"] == 2


def test_publishing_is_logged_entry_by_entry():
    row = entry(one("None."))
    assert list(SearchChange.objects.values_list("entry_id", "removed", "made_at")) == [(row.pk, False, AT)]


def test_withdrawing_is_logged_and_leaves_no_entry():
    response = published(one("None."))
    withdrawn(response)
    log = list(SearchChange.objects.values_list("removed", flat=True))
    assert (log, SearchEntry.objects.count()) == ([False, True], 0)
