"""What stands in an address in the place of a number, a key or a period: which signs, and what is made of them."""

from __future__ import annotations

from django.urls import register_converter

from requests.quarters import Period


class PageNumber:
    """A page's number as it is written: no sign, no zero in front, nothing a database would choke on."""

    regex = "[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year(PageNumber):
    regex = "[0-9]{4}"


class Key(PageNumber):
    """A row's own number: never more than the database's."""

    regex = "[1-9][0-9]{0,17}"


class Row(PageNumber):
    """A row of a table; 0 is its header."""

    regex = "0|[1-9][0-9]{0,4}"


class PeriodCode:
    """A year of our century, or a quarter of it: "2024", "2024-q1"."""

    regex = "20[0-9]{2}(?:-q[1-4])?"

    def to_python(self, value: str) -> Period:
        year, _, number = value.partition("-q")
        return Period(int(year), int(number) if number else None)

    def to_url(self, value: Period) -> str:
        return value.code


register_converter(PageNumber, "page")
register_converter(Key, "key")
register_converter(Row, "row")
register_converter(Year, "year")
register_converter(PeriodCode, "period")
