"""What stands in an address of a search, checked: the FilterSets that pages, feeds and the API build.

A FilterSet's form says what is wrong in plain sentences (answer 400 then); `query` is the search that was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cache, cached_property
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import Truncator

from requests.law.outcomes import Overall
from requests.models import SearchEntry
from requests.search.facets import SECTION_WORDS, SENT_WORDS
from requests.search.field_words import is_quarter, is_topic, is_year
from requests.search.query import By, SearchQuery, Sort
from requests.search.traits import YES, Has, Sent
from requests.search.words import bounded

MOST_VALUES = 20  # of a filter whose values are no closed list
LONGEST_PROBLEM = 300  # characters: it names what was typed
HIGHEST_PAGE = 10**12  # what any higher number of a page is taken for


class WordsField(forms.CharField):
    """Anything somebody may type: signs that cannot be seen are dropped, too many are cut, and nothing is refused."""

    default_validators: list[Any] = []

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = []  # Django refuses NUL; here it is dropped

    def to_python(self, value: Any) -> str:
        return bounded(str(value or ""))


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class OpenChoiceField(forms.MultipleChoiceField):
    """Values that are told by their form and not from a list, as many as were chosen."""

    def __init__(self, *, fits: Callable[[str], bool], several: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fits, self.several = fits, several

    def valid_value(self, value: Any) -> bool:
        return self.fits(str(value))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_VALUES:
            raise ValidationError(f"Choose at most {MOST_VALUES} {self.several}.")


class OpenChoiceFilter(django_filters.MultipleChoiceFilter):
    field_class = OpenChoiceField


def open_choice(fits: Callable[[str], bool], several: str, wrong: str) -> OpenChoiceFilter:
    return OpenChoiceFilter(choices=(), fits=fits, several=several, error_messages={"invalid_choice": wrong})


def quarters() -> OpenChoiceFilter:
    return open_choice(
        is_quarter, "quarters", "“%(value)s” is no quarter. Use a year and a quarter of it, such as 2024-q1."
    )


def only_if(what: str) -> django_filters.MultipleChoiceFilter:
    """A box to tick or leave."""
    return django_filters.MultipleChoiceFilter(
        choices=[(YES, YES)],
        error_messages={"invalid_choice": f"“%(value)s” makes no sense here. To see only answers {what}, use yes."},
    )


class FingerprintField(forms.RegexField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(regex=r"\A[0-9a-f]{16}\Z", **kwargs)


class FingerprintFilter(django_filters.Filter):
    field_class = FingerprintField


class PageField(forms.IntegerField):
    """The number of a page. However high it is, it is one: there is no such page, and the list says so."""

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        too_high = typed.isdecimal() and len(typed.lstrip("0")) > len(str(HIGHEST_PAGE))
        return HIGHEST_PAGE if too_high else super().to_python(value)


class PageFilter(django_filters.NumberFilter):
    field_class = PageField


class OrderField(django_filters.fields.ChoiceField):
    """An order of results. "date", as people write it into an address, is the date answered."""

    def to_python(self, value: Any) -> Any:
        return Sort.ANSWERED.value if value == "date" else super().to_python(value)


class OrderFilter(django_filters.ChoiceFilter):
    field_class = OrderField


class _Shared(dict[str, forms.Field]):
    """Fields that no form changes. Each form would copy them all, which takes longer than all its checks."""

    def __deepcopy__(self, memo: object) -> _Shared:
        return self


class BrowseFilter(django_filters.FilterSet):
    """The filters of the list of all responses."""

    year = open_choice(is_year, "years", "“%(value)s” is no year. Use four digits, such as 2024.")
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
    topic = open_choice(is_topic, "topics", "“%(value)s” is no topic. Topics are written as in road-safety.")
    late = only_if("that came late")
    review = only_if("after an internal review")
    kind = django_filters.MultipleChoiceFilter(
        choices=[(sent.value, SENT_WORDS[sent]) for sent in Sent],
        error_messages={"invalid_choice": f"“%(value)s” is none of {', '.join(Sent)}."},
    )
    received = quarters()
    answered = quarters()
    sort = OrderFilter(
        choices=[(sort.value, sort.value) for sort in Sort if sort is not Sort.RELEVANCE],
        error_messages={"invalid_choice": "“%(value)s” is no order. Responses come by answered or by published."},
    )
    page = PageFilter(
        min_value=1,
        error_messages=dict.fromkeys(("invalid", "min_value"), "The page is a whole number, 1 or more."),
    )

    class Meta:
        model = SearchEntry
        fields: list[str] = []

    def __init__(self, typed: QueryDict) -> None:
        """Only the form is wanted. django-filter would copy every filter here, and make the form's class anew."""
        self.data, self.is_bound = typed, True

    @cached_property
    def form(self) -> forms.Form:
        """With the fields that something was typed for: to ask the others takes longer than the rest of the checks."""
        made = self._form_class()(self.data)
        made.fields = {name: field for name, field in made.fields.items() if name in self.data}
        return made

    @classmethod
    @cache
    def _form_class(cls) -> type[forms.Form]:
        fields = {name: filter_.field for name, filter_ in deepcopy(cls.base_filters).items()}
        made: type[forms.Form] = type(f"{cls.__name__}Form", (forms.Form,), fields)
        made.base_fields = _Shared(made.base_fields)
        return made

    @classmethod
    @cache
    def _of_nothing(cls) -> dict[str, Any]:
        """What the fields make of nothing typed."""
        empty = cls._form_class()({})
        empty.full_clean()
        return empty.cleaned_data

    @property
    def problems(self) -> list[str]:
        """What is wrong with what was typed, in plain sentences; nothing, if all is well."""
        told = (str(problem) for problems in self.errors.values() for problem in problems)
        return list(dict.fromkeys(Truncator(each).chars(LONGEST_PROBLEM) for each in told))

    @property
    def query(self) -> SearchQuery:
        """The search that was meant. Only where there are no problems."""
        self.form.is_valid()
        found = self._of_nothing() | self.form.cleaned_data
        return SearchQuery(
            words=found.get("q") or "",
            years=tuple(sorted({int(year) for year in found["year"]})),
            outcomes=tuple(dict.fromkeys(Overall(value) for value in found["outcome"])),
            sections=_once(found["exemption"]),
            has=tuple(dict.fromkeys(Has(value) for value in found["has"])),
            topics=_once(found["topic"]),
            late=bool(found["late"]),
            review=bool(found["review"]),
            received=_once(found["received"]),
            answered=_once(found["answered"]),
            kinds=tuple(dict.fromkeys(Sent(value) for value in found["kind"])),
            like=found.get("like") or "",
            sort=Sort(found.get("sort") or Sort.RELEVANCE),
            by=By(found.get("by") or By.QUESTION),
            page=found["page"] or 1,
        )


class SearchFilter(BrowseFilter):
    """The filters of a search, with its words and order. `like`: the fingerprint that like answers share."""

    q = WordsFilter()
    like = FingerprintFilter(error_messages={"invalid": "“like” comes from the link of a result; it cannot be typed."})
    sort = OrderFilter(
        choices=[(sort.value, sort.value) for sort in Sort],
        error_messages={
            "invalid_choice": "“%(value)s” is no order. Results come by relevance, by answered or by published."
        },
    )
    by = django_filters.ChoiceFilter(
        choices=[(by.value, by.value) for by in By],
        error_messages={"invalid_choice": "“%(value)s” is neither question nor response."},
    )


def query_of(search: str) -> SearchQuery | None:
    """The search whose parameters these are, as in an address; None where this version does not know one of them."""
    typed = SearchFilter(QueryDict(search))
    return None if typed.problems else typed.query


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
