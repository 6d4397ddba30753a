"""What somebody can do next: real dates, the regulator of the day the page is read, one folded line a question."""

from __future__ import annotations

from datetime import date

import pytest

from requests.models import PublishedAuthority, PublishedBankHoliday, PublishedRegulator, PublishedResponse, Regulator
from requests.regulators import refresh_regulators
from requests.views.review_steps import next_steps
from tests.web.markup import parsed, words

OFFICE = PublishedAuthority(name="The office", email="foi@office.example")
BEFORE, AFTER = date(2024, 5, 1), date(2026, 11, 25)


def steps(today=BEFORE, **changed):
    """The steps after an answer of 17 April 2024."""
    response = PublishedResponse(**{"slug": "0008-24", "regime": "FOIA", "answered_on": date(2024, 4, 17), **changed})
    return next_steps(response, OFFICE, today)


@pytest.mark.django_db
def test_the_review_is_to_be_asked_for_by_a_day():
    assert steps().in_short == "ask for an internal review by 14 June 2024"
    assert (steps().steps[0].address, steps().steps[0].reach) == ("/foi/0008-24/review/", OFFICE.email)
    PublishedBankHoliday.objects.create(date=date(2024, 6, 12), name="A day of thanks", nations=["ENG"])
    assert steps().in_short == "ask for an internal review by 17 June 2024"  # as the letter and the form reckon


@pytest.mark.django_db
def test_a_day_that_has_passed_says_so():
    assert "That date has passed; the office may still accept" in steps(AFTER).steps[0].words
    assert steps(AFTER).in_short == "the last day to ask for an internal review was 14 June 2024"


@pytest.mark.django_db
def test_the_complaint_s_date_is_worked_out_for_a_review_asked_for_last():
    complaint = steps().steps[1]
    assert (complaint.heading, complaint.when) == (
        "Complain to the Information Commissioner",
        "within six weeks of the review’s outcome",
    )
    assert "asked for on 14 June 2024 should be answered by 13 August 2024 at the latest" in complaint.words
    assert "six weeks from then is 24 September 2024" in complaint.words


@pytest.mark.django_db
def test_after_a_review_the_complaint_has_a_day_of_its_own():
    after = steps(kind="review outcome")
    assert after.in_short == "complain to the Information Commissioner by 29 May 2024"
    assert [step.heading for step in after.steps] == [
        "Complain to the Information Commissioner",
        "Make a request",
    ]


@pytest.mark.django_db
def test_a_letter_that_was_reviewed_counts_from_the_review():
    reviews = [{"slug": "0058-24-2", "answered_on": day} for day in ("2024-05-01", "2024-06-03")]
    assert steps(reviewed={"by": reviews}).in_short == "complain to the Information Commissioner by 15 July 2024"


@pytest.mark.django_db
def test_scottish_law_names_its_own_commissioner_and_limit():
    review, appeal, _ = steps(regime="FOISA").steps
    assert (review.heading, appeal.heading, appeal.when) == (
        "Ask for a review",
        "Appeal to the Scottish Information Commissioner",
        "within six months of the review’s outcome",
    )
    assert appeal.address == "https://www.foi.scot/appeal"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "post"),
    [(date(2026, 8, 31), "Wycliffe House"), (date(2026, 9, 1), "")],
)
def test_the_address_is_that_of_the_day_the_page_is_read(today, post):
    complaint = steps(today).steps[1]
    assert (post in complaint.post, bool(complaint.post)) == (True, bool(post))


@pytest.mark.django_db
def test_a_regulator_renamed_from_a_day_on_takes_over_on_it():
    Regulator.objects.create(
        regime="FOIA",
        valid_from=date(2027, 1, 1),
        name="Information Commission",
        complain_within=8,
        complain_unit="weeks",
    )
    refresh_regulators()
    headings = [steps(today).steps[1].heading for today in (date(2026, 12, 31), date(2027, 1, 1))]
    assert headings == ["Complain to the Information Commissioner", "Complain to the Information Commission"]
    assert steps(date(2027, 1, 1)).steps[1].when == "within eight weeks of the review’s outcome"


@pytest.mark.django_db
def test_where_no_regulator_is_kept_the_way_is_still_told():
    Regulator.objects.all().delete()
    refresh_regulators()
    assert not PublishedRegulator.objects.exists()
    assert steps().steps[1].heading == "Complain to the Information Commissioner"
    assert steps(kind="review outcome").in_short.startswith("complain to the Information Commissioner")


@pytest.mark.usefixtures("archive")
def test_a_refused_question_has_one_folded_line_with_the_day(reader):
    page = parsed(reader.get("/foi/0006-22/"))
    folds = [words(fold.text) for fold in page.all("details", class_="next-steps")]
    assert len(folds) == len({fold.partition("(question")[2] for fold in folds}) > 0
    assert all("the last day to ask for an internal review was 3 May 2022" in fold for fold in folds)


@pytest.mark.usefixtures("archive")
def test_a_question_that_was_answered_has_none(reader):
    assert not parsed(reader.get("/foi/0008-24/q1b/")).all("details", class_="next-steps")


@pytest.mark.usefixtures("archive")
def test_a_question_s_own_page_leads_to_all_of_it(reader):
    page = parsed(reader.get("/foi/0008-24/q4/"))
    assert page.all("details", class_="next-steps")
    assert "/foi/0008-24/#review" in {link["href"] for link in page.all("a")}
