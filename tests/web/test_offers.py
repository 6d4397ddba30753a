"""An answer that was published, taken up again on a worksheet: with its addresses, without what every letter says."""

from __future__ import annotations

from datetime import date

import pytest

from requests.cases.letters.explaining import is_written_anew, letter_part
from requests.cases.worksheet import WrittenPart
from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import PublishedPart
from requests.views.worksheet_offers import age, offered_part


@pytest.mark.usefixtures("archive")
def test_what_is_published_elsewhere_keeps_its_addresses_and_leaves_the_law_to_the_letter():
    rows = PublishedPart.objects.filter(outcome=Outcome.ELSEWHERE.value)
    assert rows
    for row in rows:
        words = offered_part(f"part {row.pk}", None).text
        assert all(link["url"] in words for run in row.said for link in run["links"])
        assert "Section 21 – " not in words
        assert "class-based" not in words


def test_what_a_letter_writes_by_itself_is_known_again():
    part = WrittenPart("withheld", "The rota is kept back.", provisions=("Section 31(1)(a)",))
    blocks = letter_part(part, Regime.FOIA, None, {}).blocks
    said = [*(block.text for block in blocks), "Document 2 – Costs, attached."]
    found = [is_written_anew(words, [resolve("Section 31(1)(a)", Regime.FOIA)], Outcome.WITHHELD) for words in said]
    assert found == [False, *(True for _ in said[1:])]


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("2024-06-01", "2 years ago"),
        ("2023-07-01", "2 years 11 months ago"),
        ("2026-04-20", "1 month ago"),
        ("2026-05-31", "1 day ago"),
        ("2026-06-01", "today"),
    ],
)
def test_an_answer_is_as_old_as_it_is(then, said):
    assert age(date.fromisoformat(then), date(2026, 6, 1)) == said
