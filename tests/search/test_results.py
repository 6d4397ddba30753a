"""What a page of results shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foiarchive.database import PUBLIC, through
from requests.law.outcomes import Outcome
from requests.models import SearchEntry
from requests.search.hits import Hit, HitPart
from requests.search.query import LAST_PAGE, PAGE_SIZE, By, SearchQuery, Sort
from requests.search.rebuild import rebuild
from requests.search.results import search
from tests.search.invented import Asked, Invented, Part, one, published
from tests.search.test_words import SIGNS


def indexed(*responses: Invented) -> None:
    for response in responses:
        published(response)
    rebuild()


def hits(words: str, **more: object) -> tuple[Hit, ...]:
    return search(SearchQuery(words, **more)).hits  # type: ignore[arg-type]


def only_part(words: str) -> HitPart:
    [hit] = hits(words)
    [part] = hit.parts
    return part


def marked(part: HitPart) -> list[str]:
    return [text for text, is_marked in part.said if is_marked]


def shown(part: HitPart) -> str:
    return "".join(text for text, _ in part.said)


@pytest.mark.usefixtures("own_database")
class TestOfAFew:
    """On answers made for the test."""

    def test_a_hit_tells_where_it_is_from(self):
        indexed(one("None on taxis.", reference="FOI 0008/24", asked="How much on taxis?"))
        [hit] = hits("taxis")
        assert (hit.slug, hit.reference, hit.anchor) == ("0008-24", "FOI 0008/24", "q1")

    def test_every_form_of_a_word_is_marked(self):
        indexed(one("The fund was funded by funding."))
        assert marked(only_part("funds")) == ["fund", "funded", "funding"]

    def test_the_plural_of_an_abbreviation_is_that_abbreviation(self):
        indexed(one("Funding for VRUs is public."))
        assert marked(only_part("VRU funding")) == ["Funding", "VRUs"]

    def test_a_figure_is_marked_whole(self):
        indexed(one("We received £1,414,226 in 2022/23."))
        assert marked(only_part("1414226")) == ["1,414,226"]

    def test_a_financial_year_is_marked_as_the_letter_writes_it(self):
        indexed(one("We received £5 in 22/23."))
        assert marked(only_part("2022-23")) == ["22/23"]

    def test_a_provision_is_marked_as_the_letter_writes_it(self):
        indexed(one("This is exempt under Section 40(2) of the Act."))
        assert marked(only_part("s40")) == ["Section 40(2)"]

    def test_a_phrase_is_marked_as_one(self):
        indexed(one("Violence is up; violence reduction is funded."))
        assert marked(only_part('"violence reduction"')) == ["violence reduction"]

    def test_what_is_marked_and_what_is_not_is_the_text_again(self):
        indexed(one("The fund was <b>funded</b> by & for £1,000."))
        assert shown(only_part("funds 1000")) == "The fund was <b>funded</b> by & for £1,000."

    def test_a_long_passage_is_cut_around_the_marks(self):
        indexed(one("Before. " * 200 + "The taxi was late. " + "After. " * 200))
        part = only_part("taxi")
        assert (marked(part), shown(part)[:2], shown(part)[-2:], len(shown(part)) < 320) == (["taxi"], "… ", " …", True)

    def test_a_table_keeps_its_lines_and_the_tabs_between_its_cells(self):
        said = ("Fares of  taxis:", "Year\tSum\n2023\t\n2024\t£5 each", "None of buses.")
        indexed(Invented("FOI 1/24", (Asked("Q", (Part(said),)),)))
        assert shown(only_part("taxis")) == "Fares of taxis:\nYear\tSum\n2023\t\n2024\t£5 each\nNone of buses."

    def test_a_long_table_is_cut_between_cells(self):
        indexed(one("\n".join(f"Fare{number}\t£{number}00" for number in range(400))))
        cells = set(shown(only_part("fare200")).strip("… ").replace("\n", "\t").split("\t"))
        assert cells < {*(f"Fare{number}" for number in range(400)), *(f"£{number}00" for number in range(400))}

    def test_the_part_that_matches_is_the_one_shown(self):
        parts = (Part(("Nothing here.",)), Part(("About taxis.",), Outcome.WITHHELD, ("43(2)",)), Part(("Nor here.",)))
        indexed(Invented("FOI 1/24", (Asked("Q", parts),)))
        part = only_part("taxis")
        assert (part.order, part.outcome, part.sign, part.exemptions) == (
            2, "Refused", "refused", ({"section": "s43", "label": "Section 43(2)"},),
        )  # fmt: skip

    def test_at_most_two_parts_are_shown(self):
        indexed(Invented("FOI 1/24", (Asked("Q", tuple(Part((f"Taxi {n}.",)) for n in range(4))),)))
        assert [part.order for part in hits("taxi")[0].parts] == [1, 2]

    def test_the_first_part_is_shown_where_only_the_question_matches(self):
        indexed(one("None.", asked="How many taxis?"))
        assert shown(only_part("taxis")) == "None."

    def test_the_place_shown_is_that_of_the_run_with_the_marks(self):
        indexed(Invented("FOI 1/24", (Asked("Q", (Part(("Something.", "About taxis.")),)),)))
        place = only_part("taxis").place
        assert place is not None
        assert (place.page, place.passage, place.box) == (1, 2, (60.0, 200.0, 300.0, 228.0))

    def test_the_newest_come_first_when_asked_for(self):
        days = [date(2024, 1, 1), date(2026, 1, 1), date(2025, 1, 1)]
        indexed(*(Invented(f"FOI {n}/24", (Asked("Taxi?", (Part((f"{n}.",)),)),), day) for n, day in enumerate(days)))
        assert [hit.answered_on.year for hit in hits("taxi", sort=Sort.ANSWERED)] == [2026, 2025, 2024]

    def test_questions_of_one_response_stay_in_order_by_date(self):
        indexed(Invented("FOI 1/24", tuple(Asked(f"Taxi {n}?", (Part(("No.",)),)) for n in range(5))))
        assert [hit.number for hit in hits("taxi", sort=Sort.ANSWERED)] == ["1", "2", "3", "4", "5"]

    def test_a_word_in_the_question_weighs_more_than_one_in_the_answer(self):
        indexed(
            one("A taxi came.", reference="FOI 1/24", asked="A bus?"),
            one("A bus came.", reference="FOI 2/24", asked="A taxi?"),
        )
        assert [hit.reference for hit in hits("taxi")] == ["FOI 2/24", "FOI 1/24"]

    @pytest.mark.parametrize("typed", ["FOI 0008/24", "0008/24", "8/24", "foi 0008-24", '"FOI 0008/24"'])
    def test_a_response_is_found_by_its_reference(self, typed):
        indexed(one("None.", reference="FOI 0008/24"), one("None.", reference="FOI 0008/25"))
        assert [hit.reference for hit in hits(typed)] == ["FOI 0008/24"]

    @pytest.mark.parametrize("typed", ["01.FOI.24.034512", "01-FOI-24-034512"])
    def test_a_reference_of_another_shape_is_found_too(self, typed):
        indexed(one("None.", reference="01.FOI.24.034512"), one("None.", reference="01.FOI.24.034513"))
        assert [hit.reference for hit in hits(typed)] == ["01.FOI.24.034512"]

    @pytest.mark.parametrize("typed", ["£1.4m", "226", "414", "1,414", "14142266"])
    def test_a_figure_is_not_found_by_another_one(self, typed):
        indexed(one("We received £1,414,226."))
        assert hits(typed) == ()

    def test_a_misspelt_word_is_put_right(self):
        indexed(one("VRU funding came."))
        suggestion = search(SearchQuery("VRU fundng")).nearest.suggestion
        assert suggestion is not None
        assert (suggestion.words, suggestion.total) == ("VRU funding", 1)

    def test_no_more_than_three_misspelt_words_are_put_right(self):
        indexed(one("Funding of taxis, schools and bridges came."))
        assert search(SearchQuery("fundng taxs schols")).nearest.suggestion is not None
        assert search(SearchQuery("fundng taxs schols brdges")).nearest.suggestion is None

    def test_an_empty_result_tells_what_there_would_be_without_filters(self):
        indexed(one("About taxis."))
        results = search(SearchQuery("taxis", years=(2020,)))
        assert (results.total, results.nearest.without_filters) == (0, 1)

    def test_a_filter_that_finds_nothing_can_be_let_go_of(self):
        indexed(one("About taxis."))
        [years] = [each for each in search(SearchQuery("taxis", years=(2020,))).filters if each.name == "year"]
        assert [(choice.value, choice.count, choice.chosen) for choice in years.choices] == [
            ("2024", 1, False), ("2020", 0, True),
        ]  # fmt: skip


@pytest.mark.usefixtures("many_answers")
class TestOfMany:
    """On about three hundred answers."""

    def test_a_page_costs_two_statements_however_many_hits_it_has(self):
        with CaptureQueriesContext(connection) as statements:
            assert len(hits("funding OR audit")) == PAGE_SIZE
        assert len(statements) == 2

    def test_the_public_login_may_search(self):
        with through(PUBLIC):
            assert len(hits("funding")) == PAGE_SIZE

    def test_a_page_past_the_end_is_empty_and_says_so(self):
        results = search(SearchQuery("funding", page=LAST_PAGE))
        assert (results.hits, results.past_the_end, results.total > 0) == ((), True, True)

    def test_a_page_beyond_all_pages_is_empty_and_says_so(self):
        results = search(SearchQuery("funding", page=10**9))
        assert (results.hits, results.past_the_end) == ((), True)

    def test_without_words_everything_comes_the_newest_first(self):
        days = [hit.answered_on for hit in hits("")]
        assert days == sorted(days, reverse=True)

    def test_facets_have_words_for_their_values(self):
        words = [choice.words for each in search(SearchQuery()).filters for choice in each.choices]
        assert {"Given", "Refused", "21 – Already available", "2024", "A table"} <= set(words)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(SIGNS, st.sampled_from(Sort), st.integers(1, 10**9))
    def test_no_text_fails(self, typed, sort, page):
        results = search(SearchQuery(typed, sort=sort, page=page))
        assert not results.rebuilding
        assert results.total <= SearchEntry.objects.count()


@pytest.mark.usefixtures("own_database")
class TestOfGroups:
    """What stands together, and pages of documents."""

    def test_the_same_answer_to_the_same_question_is_one_result(self):
        indexed(
            one("None  were made.", reference="FOI 1/24", asked="How many taxi journeys?"),
            one("None were made", reference="FOI 2/24", asked="How many taxi journeys were there?"),
            one("None were made.", reference="FOI 3/24", asked="How many train journeys?"),
        )
        found = search(SearchQuery("journeys"))
        assert (found.total, sorted(hit.more for hit in found.hits)) == (3, [0, 1])
        [like] = [hit.like for hit in found.hits if hit.more]
        assert {hit.reference for hit in search(SearchQuery(like=like)).hits} <= {"FOI 1/24", "FOI 2/24"}

    def test_answers_with_other_figures_are_not_alike(self):
        indexed(*(one(f"{n} taxis.", reference=f"FOI {n}/24", asked="How many?") for n in (1, 2)))
        assert len(hits("taxis")) == 2

    def test_a_page_of_a_document_says_which_document_and_page(self):
        indexed(Invented("FOI 1/24", (Asked("Q", (Part(("See Document 1.",)),)),), documents=("About taxis.",)))
        results = search(SearchQuery("taxis"))
        [hit] = results.hits
        assert (hit.document, hit.asked, hit.page, hit.outcome) == ("Document 1", "Plan 1", 2, "")
        assert (results.answers, results.document_pages, marked(hit.parts[0])) == (0, 1, ["taxis"])

    def test_a_response_is_one_result_where_results_are_responses(self):
        indexed(Invented("FOI 1/24", tuple(Asked(f"Taxi {n}?", (Part((f"{n}.",)),)) for n in range(3))))
        [hit] = hits("taxi", by=By.RESPONSE)
        assert (hit.in_response, search(SearchQuery("taxi", by=By.RESPONSE)).pages) == (2, 1)

    @pytest.mark.parametrize("typed", ["£1.4m", "£1.4 million", "1.4m", "£1,400,000", "1400000"])
    def test_a_round_sum_is_found_however_it_is_written(self, typed):
        indexed(
            one("We spent £1.4m.", reference="FOI 1/24"),
            one("We spent £1.4 million.", reference="FOI 2/24"),
            one("1 of 4m, 4 of 1m, £14m.", reference="FOI 3/24"),
        )
        assert sorted(hit.reference for hit in hits(typed)) == ["FOI 1/24", "FOI 2/24"]

    def test_what_no_answer_has_is_found_with_fewer_words(self):
        indexed(one("About taxis."), one("About horses.", reference="FOI 2/24"))
        fewer = search(SearchQuery("taxis horses")).nearest.fewer
        assert [(each.words, each.dropped, each.total) for each in fewer] == [
            ("horses", "taxis", 1), ("taxis", "horses", 1),
        ]  # fmt: skip

    @pytest.mark.parametrize("typed", ["taxis colour:red", "taxis year:last", "taxis exemption:999"])
    def test_a_field_word_that_makes_no_sense_is_said(self, typed):
        indexed(one("About taxis."))
        assert search(SearchQuery(typed)).query.notes
