"""The addresses of the site."""

from __future__ import annotations

from django.urls import path, register_converter

from requests.quarters import Period
from requests.views import (
    about,
    accounts,
    answer_parts,
    archive,
    ask,
    asked,
    casework,
    correcting,
    examples,
    exemptions,
    feeds,
    follow,
    health,
    letters,
    publication,
    questions,
    search,
    similar,
    sitemaps,
    staff,
    statistics,
    tables,
    taking_in,
    topics,
    whole_archive,
)
from requests.views.api import api_docs, documents
from requests.views.api.site import api


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

urlpatterns = [
    # public
    path("", archive.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("search/follow/", follow.follow, name="follow"),
    path("search/follow/confirm/<str:token>/", follow.follow_confirm, name="follow_confirm"),
    path("search/follow/stop/<str:token>/", follow.follow_stop, name="follow_stop"),
    path("foi/", search.responses, name="responses"),
    path("foi/<year:year>/", search.responses, name="responses_year"),
    path("foi/<slug:slug>/", archive.response, name="response"),
    path("foi/<slug:slug>/response.pdf", archive.response_file, name="response_file"),
    path("foi/<slug:slug>/letter.pdf", letters.letter_file, name="letter_file"),
    path("foi/<slug:slug>/letter/<page:number>/", letters.letter_page, name="letter_page"),
    path("foi/<slug:slug>/letter/<page:number>.webp", letters.picture, name="picture"),
    path("foi/<slug:slug>/tables/<page:number>.csv", tables.table, name="table"),
    path("foi/<slug:slug>/similar/", similar.similar, name="similar"),
    path("foi/<slug:slug>/<str:anchor>/", questions.question, name="question"),
    path("exemptions/", exemptions.exemptions, name="exemptions"),
    path("exemptions/<slug:code>/", exemptions.exemption, name="exemption"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics/<slug:table>.csv", statistics.statistics_table, name="statistics_table"),
    path("statistics/<period:period>/", statistics.statistics, name="statistics_period"),
    path("statistics/<period:period>/<slug:table>.csv", statistics.statistics_table, name="statistics_period_table"),
    path("ask/", ask.ask, name="ask"),
    path("foi/<slug:slug>.json", documents.foi_json, name="foi_json"),
    path("api/v1/openapi.json", documents.openapi, name="openapi"),
    path("api/v1/schema.json", documents.foi_json_schema, name="foi_json_schema"),
    path("api/v1/docs", api_docs.api_docs, name="api_docs"),
    path("api/v1/schema", api_docs.foi_json_fields, name="foi_json_fields"),
    path("api/v1/", api.urls),
    path("downloads/", whole_archive.downloads, name="downloads"),
    path("downloads/<str:name>", whole_archive.download, name="download"),
    path("feeds/responses.atom", feeds.responses_feed, name="responses_feed"),
    path("feeds/search.atom", feeds.search_feed, name="search_feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap_section"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("health/", health.health, name="health"),
    # staff
    path("staff/", staff.staff_desk, name="staff_desk"),
    path("staff/sign-in/", accounts.sign_in, name="sign_in"),
    path("staff/sign-out/", accounts.sign_out, name="sign_out"),
    path("staff/letters/new/", taking_in.upload, name="upload"),
    path("staff/letters/taken-in/<key:key>/", taking_in.taking_in, name="taking_in"),
    path("staff/letters/taken-in/<key:key>/again/", taking_in.taking_in_again, name="taking_in_again"),
    path("staff/asked/", asked.asked, name="asked"),
    path("staff/asked/<uuid:key>/", asked.asked_request, name="asked_request"),
    path("staff/asked/<uuid:key>/state/", asked.asked_state, name="asked_state"),
    path("staff/asked/<uuid:key>/delete/", asked.asked_delete, name="asked_delete"),
    path("staff/requests/<key:key>/", casework.staff_request, name="staff_request"),
    path("staff/requests/<key:key>/letter/<page:number>/", casework.staff_letter, name="staff_letter"),
    path("staff/requests/<key:key>/original/", casework.original, name="original"),
    path("staff/requests/<key:key>/words/", casework.change_own_words, name="change_words"),
    path("staff/requests/<key:key>/topics/", casework.confirm_case_topics, name="confirm_topics"),
    path("staff/requests/<key:key>/particulars/", casework.particulars, name="particulars"),
    path("staff/requests/<key:key>/questions/<key:question>/", correcting.correct_question, name="correct_question"),
    path("staff/requests/<key:key>/parts/<key:part>/", correcting.correct_part, name="correct_part"),
    path("staff/requests/<key:key>/parts/<key:part>/divide/", answer_parts.divide_part, name="divide_part"),
    path("staff/requests/<key:key>/tables/<page:number>/", correcting.correct_table, name="correct_table"),
    path("staff/requests/<key:key>/tables/<page:number>/rows/<row:row>/", correcting.correct_row, name="correct_row"),
    path("staff/requests/<key:key>/findings/<key:finding>/settle/", correcting.settle_finding, name="settle_finding"),
    path(
        "staff/requests/<key:key>/corrections/<key:correction>/undo/",
        correcting.undo_correction,
        name="undo_correction",
    ),
    path("staff/requests/<key:key>/checked/", correcting.case_checked, name="say_checked"),
    path("staff/requests/<key:key>/publish/", publication.publish, name="publish"),
    path("staff/requests/<key:key>/withdraw/", publication.withdraw, name="withdraw"),
    # for those who build pages
    path("components/", examples.components, name="examples"),
]
