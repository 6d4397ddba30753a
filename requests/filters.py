"""What stands in an address of a search, checked: the FilterSets that pages, feeds and the API build.

A FilterSet's form says what is wrong in plain sentences (answer 400 then); `query` is the search that was meant.
"""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from requests.law.outcomes import Overall
from requests.models import SearchEntry
from requests.search.facets import SECTION_WORDS
from requests.search.query import Has, SearchQuery, Sort
from requests.search.words import clean

FIRST_YEAR, LAST_YEAR = 2005, 2100  # FOIA came into force on 1 January 2005
MOST_YEARS = 20
HIGHEST_PAGE = 10**12  # whoever types a higher number is not turning pages


class WordsField(forms.CharField):
    """Anything somebody may type: signs that cannot be seen are dropped, and nothing is refused."""

    default_validators: list[Any] = []

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = []  # Django refuses NUL; here it is dropped

    def to_python(self, value: Any) -> str:
        return clean(str(value or ""))


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class YearsField(forms.MultipleChoiceField):
    """Years, as many as were chosen."""

    def valid_value(self, value: Any) -> bool:
        text = str(value)
        return text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_YEARS:
            raise ValidationError(f"Choose at most {MOST_YEARS} years.")


class YearsFilter(django_filters.MultipleChoiceFilter):
    field_class = YearsField


class PageFilter(django_filters.NumberFilter):
    field_class = forms.IntegerField


class BrowseFilter(django_filters.FilterSet):
    """The filters of the list of all responses."""

    year = YearsFilter(
        choices=(), error_messages={"invalid_choice": "“%(value)s” is no year. Use four digits, such as 2024."}
    )
    outcome = django_filters.MultipleChoiceFilter(
        choices=[(outcome.value, outcome.word()) for outcome in Overall],
        error_messages={"invalid_choice": "“%(value)s” is no outcome this archive knows."},
    )
    exemption = django_filters.MultipleChoiceFilter(
        choices=list(SECTION_WORDS.items()),
        error_messages={
            "invalid_choice": "“%(value)s” is no exemption this archive knows. Section 21 is written s21 here."
        },
    )
    has = django_filters.MultipleChoiceFilter(
        choices=[(has.value, has.value) for has in Has],
        error_messages={"invalid_choice": "“%(value)s” is none of table, document and link."},
    )
    page = PageFilter(
        min_value=1,
        max_value=HIGHEST_PAGE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "The page is a whole number, 1 or more."),
    )

    class Meta:
        model = SearchEntry
        fields: list[str] = []

    def __init__(self, typed: QueryDict) -> None:
        super().__init__(typed, queryset=SearchEntry.objects.none())

    @property
    def problems(self) -> list[str]:
        """What is wrong with what was typed, in plain sentences; nothing, if all is well."""
        return list(dict.fromkeys(str(problem) for problems in self.errors.values() for problem in problems))

    @property
    def query(self) -> SearchQuery:
        """The search that was meant. Only where there are no problems."""
        self.form.is_valid()
        found = self.form.cleaned_data
        return SearchQuery(
            words=found.get("q") or "",
            years=tuple(sorted({int(year) for year in found["year"]})),
            outcomes=tuple(dict.fromkeys(Overall(value) for value in found["outcome"])),
            sections=tuple(dict.fromkeys(found["exemption"])),
            has=tuple(dict.fromkeys(Has(value) for value in found["has"])),
            sort=Sort(found.get("sort") or Sort.RELEVANCE),
            page=found["page"] or 1,
        )


class SearchFilter(BrowseFilter):
    """The filters of a search, with its words and order."""

    q = WordsFilter()
    sort = django_filters.ChoiceFilter(
        choices=[(sort.value, sort.value) for sort in Sort],
        error_messages={"invalid_choice": "“%(value)s” is no order. Results come by relevance or by date."},
    )
