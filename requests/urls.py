"""The addresses of the site."""

from __future__ import annotations

from django.urls import path, register_converter

from requests.views import archive, examples, letters, search


class PageNumber:
    """A page's number as it is written: no sign, no zero in front, nothing a database would choke on."""

    regex = "[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year(PageNumber):
    regex = "[0-9]{4}"


register_converter(PageNumber, "page")
register_converter(Year, "year")

urlpatterns = [
    # public
    path("", archive.home, name="home"),
    path("search/", search.search, name="search"),
    path("foi/", search.responses, name="responses"),
    path("foi/<year:year>/", search.responses, name="responses_year"),
    path("foi/<slug:slug>/", archive.response, name="response"),
    path("foi/<slug:slug>/letter/<page:number>/", letters.letter_page, name="letter_page"),
    path("foi/<slug:slug>/letter/<page:number>.webp", letters.picture, name="picture"),
    # for those who build pages
    path("components/", examples.components, name="examples"),
]
