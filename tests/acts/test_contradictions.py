"""Contradictions in the archive: what the worker finds, what a person says of it, and what ends it."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from requests.contradictions.finding import attend, filed_ones
from requests.contradictions.often import asked_often
from requests.contradictions.settling import settle
from requests.errors import CannotChange, ChangedMeanwhile
from requests.models import Authority, Contradiction, FOIRequest, PageElsewhere, Publication
from tests import people
from tests.acts.answered_before import answered

pytestmark = pytest.mark.django_db
TAXIS = "How much did the OPCC spend on taxis in 2022/23?"
TABLE = "See the table.\n\nYear\tTaxis (£)\n2021/22\t4,100\n2022/23\t4,900"
AT = timezone.now()


def found():
    return [(row.earlier.foi_request.reference, row.kind, row.differences) for row in filed_ones()]


def touched(question):
    question.foi_request.version += 1
    question.foi_request.save()


def test_two_letters_that_give_other_figures_are_listed_until_one_is_changed_or_withdrawn():
    first = answered(1, date(2023, 6, 1), TAXIS, "£4,512 was spent on taxis.")
    later = answered(2, date(2024, 6, 1), "What was spent on taxis in 2021/22 and 2022/23?", TABLE)
    answered(3, date(2024, 7, 1), TAXIS.replace("taxis", "hotels"), "£9,000")
    assert attend(AT) == 3
    told = [["£4,512 was spent on taxis.", "2022/23, Taxis (£): 4,900"]]
    assert found() == [("FOI 0001/23", "figure", told)]
    assert attend(AT) == 0
    Publication.objects.create(
        foi_request=later.foi_request, version=1, content_hash="0", published_at=AT, withdrawn_at=AT
    )
    assert attend(AT) == 1
    assert found() == []
    Publication.objects.update(withdrawn_at=None)
    assert attend(AT) == 1
    assert len(found()) == 1
    [part] = first.parts.all()
    part.said[0]["text"] = "£4,900 was spent on taxis."
    part.save()
    touched(first)
    assert attend(AT) == 1
    assert found() == []


def test_what_somebody_settled_stays_settled_while_it_is_the_same():
    first = answered(1, date(2023, 6, 1), TAXIS, "£4,512")
    later = answered(2, date(2024, 6, 1), TAXIS, "Refused.", "withheld", "43(2)")
    attend(AT)
    [row] = Contradiction.objects.all()
    assert (row.kind, row.differences) == ("exemption", [["Given", "Refused (43(2))"]])
    by = people.officer()
    with pytest.raises(CannotChange, match="Say why"):
        settle(row.pk, row.print, "  ", AT, by)
    with pytest.raises(ChangedMeanwhile):
        settle(row.pk, "another", "A contract.", AT, by)
    settle(row.pk, row.print, "The contract was let meanwhile.", AT, by)
    touched(later)
    Authority.objects.create(valid_from=date(2020, 1, 1), name="Northshire OPCC", short_name="N")  # other rules
    assert attend(AT) == 2
    assert Contradiction.objects.get().note == "The contract was let meanwhile."
    later.parts.get().exemptions.update(provision="40(2)")
    touched(later)
    attend(AT)
    row.refresh_from_db()
    assert (row.note, row.settled_at, row.differences) == ("", None, [["Given", "Refused (40(2))"]])
    first.delete()
    assert not Contradiction.objects.exists()


def test_what_was_asked_most_often_comes_first_whatever_year_it_asked_for():
    answered(1, date(2022, 6, 1), "How many bees are kept?", "4")
    for number, year in enumerate(("2021", "2022", "2023"), start=2):
        answered(number, date(2024, 6, number), f"Taxi costs in {year}", "£1")
    answered(5, date(2023, 6, 1), "How many bees are kept please", "4")
    wasps = [answered(number, date(2023, 6, 1), "How many wasps are kept", "4") for number in (6, 7)]
    FOIRequest.objects.filter(questions=wasps[1]).update(
        reference=wasps[0].foi_request.reference
    )  # one letter, taken in twice
    attend(AT)
    assert [(each.question.text, each.times) for each in asked_often()] == [
        ("Taxi costs in 2023", 3), ("How many bees are kept please", 2)
    ]  # fmt: skip
    PageElsewhere.objects.create(title="Bees", address="https://example.org/bees", words="bees", finds="Bees.")
    assert [[page.title for page in each.pages] for each in asked_often()] == [[], ["Bees"]]
