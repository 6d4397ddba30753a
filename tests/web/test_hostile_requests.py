"""What somebody may send who means harm: no answer lacks its headers, nothing breaks, nothing leads away or leaks."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from tests.web.hostile import FILTERS, ask

LARGE = 3 * 1024 * 1024
POLICY = ("default-src 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
SAME = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def assert_has_its_headers(answer, resources="same-origin"):
    policy = answer.headers["Content-Security-Policy"]
    assert [part for part in POLICY if part not in policy] == []
    assert "unsafe" not in policy
    assert {name: answer.headers.get(name) for name in SAME} == SAME
    assert answer.headers["Cross-Origin-Resource-Policy"] == resources


# --- headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize(
    ("address", "status", "sent"),
    [
        ("/", 200, {}),
        ("/static/css/base.css", 200, {}),
        ("/static/img/mark.svg", 200, {}),
        ("/static/css/none.css", 404, {}),
        ("/foi/0008-24/letter/4.webp", 200, {}),
        ("/foi/0008-24/letter.pdf", 200, {}),
        ("/foi/0008-24/tables/1.csv", 200, {}),
        ("/feeds/responses.atom", 200, {}),
        ("/search/suggestions/?q=fund", 200, {}),
        ("/robots.txt", 200, {}),
        ("/sitemap.xml", 200, {}),
        ("/health/", 200, {}),
        ("/foi/0008-24", 301, {}),
        ("/staff/", 302, {}),
        ("/search/?outcome=nonsense", 400, {}),
        ("/", 400, {"host": "evil.example"}),
        ("/nowhere/", 404, {}),
        ("/", 405, {"method": "post"}),
        ("/", 405, {"method": "trace"}),
        ("/", 413, {"method": "post", "CONTENT_LENGTH": str(LARGE), "wsgi.input": io.BytesIO(b"a" * LARGE)}),
        ("/staff/sign-in/", 200, {}),
    ],
)
def test_every_kind_of_answer_has_every_header(address, status, sent):
    answer = ask(address, **sent)
    assert answer.status_code == status
    assert_has_its_headers(answer)
    answer.close()


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ["/foi/0008-24.json", "/api/v1/openapi.json", "/api/v1/nowhere"])
def test_what_programs_get_has_them_too_and_may_be_read_by_any_site(address):
    assert_has_its_headers(ask(address), resources="cross-origin")


@pytest.mark.usefixtures("archive")
def test_a_page_that_broke_has_them_and_says_nothing_of_why(settings):
    settings.FOI_LIMITS, settings.FOI_COUNTERS = True, None  # no folder to count in: a mistake of ours
    answer = ask("/search/")
    assert answer.status_code == 500
    assert_has_its_headers(answer)
    assert [word for word in ("Traceback", "TypeError", "limits.py", "NoneType") if word in answer.text] == []


@pytest.mark.usefixtures("archive")
def test_an_answer_that_asks_to_come_back_has_them(settings, tmp_path):
    settings.FOI_SEARCH = tmp_path
    answer = ask("/feeds/search.atom")
    assert answer.status_code == 503
    assert_has_its_headers(answer)


@pytest.mark.parametrize(("host", "status"), [("localhost", 301), ("evil.example", 400)])
def test_behind_https_what_is_turned_away_at_the_door_has_them(settings, host, status):
    settings.SECURE_SSL_REDIRECT = True
    answer = ask("/foi/", host=host)
    assert answer.status_code == status
    assert_has_its_headers(answer)
    assert answer.headers.get("Location", "https://localhost/foi/") == "https://localhost/foi/"


# --- where it leads --------------------------------------------------------------------------------------------------

HOSTS = [
    "evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "localhost:80:80",
    "localhost:x", "[::1", "localhost/evil", "localhost, evil.example", "localhost\tevil", "loc alhost", "*",
    ".localhost",
    "localhost#evil", "localhost\\evil.example", "127.0.0.1.evil.example", "0x7f000001", "\u0131ocalhost", "-",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused(host):
    answer = ask("/foi", host=host)
    assert (answer.status_code, "evil" in answer.text, "Location" in answer.headers) == (400, False, False)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Forwarded-Server", "Forwarded", "X-Host", "X-Original-URL", "X-Rewrite-URL"]
)
def test_no_header_of_a_visitor_changes_an_address(header):
    for value in ("evil.example", "host=evil.example", "/staff/evil"):
        answer = ask("/foi/0008-24/", headers={header: value, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "99"})
        assert (answer.status_code, "evil" in answer.text, "https://localhost" in answer.text) == (200, False, False)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "path",
    ["//evil.example/foi", "///evil.example", "/\\evil.example", "/%5cevil.example", "/foi//evil.example", "/.//x"],
)
def test_no_address_is_sent_on_to_another_site(path):
    answer = ask("/", PATH_INFO=path)
    assert answer.status_code in {301, 404}
    assert not answer.headers.get("Location", "/").startswith(("//", "/\\", "http"))


TRAVERSALS = [
    "/static/../manage.py", "/static/../../etc/passwd", "/static/css/../../manage.py", "/static//etc/passwd",
    "/static/css/\0", "/static/..\\manage.py", "/static/%2e%2e/manage.py", "/static/....//manage.py", "/static/",
    "/static/css", "/foi/../../etc/passwd/letter/1.webp", "/foi/0008-24/letter/../1.webp",
    "/foi/0008-24/letter/-1.webp",
    "/foi/0008-24/letter/01.webp", "/foi/0008-24/letter/4.webp/", "/foi/0008-24/letter/4.pdf",
    "/foi/0008-24/../letter.pdf",
    "/downloads/../secret_key", "/downloads/..", "/downloads/\0", "/downloads//etc/passwd", "/downloads/..\\secret_key",
    "/downloads/.", "/var/secret_key", "/.git/config", "/.env", "/manage.py", "/foiarchive/settings.py", "/media/x",
    "/letters/x", "/published/x", "/server-status", "/debug/", "/__debug__/",
]  # fmt: skip


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("path", TRAVERSALS, ids=range(len(TRAVERSALS)))
def test_no_address_leads_to_a_file_that_is_not_meant(path):
    assert ask("/", PATH_INFO=path).status_code in {301, 404}


# --- what is searched for --------------------------------------------------------------------------------------------

INJECTIONS = [
    "'", "''", '"', "';--", "' OR '1'='1", "1; DROP TABLE requests_publishedresponse;--", "') UNION SELECT 1--", "%",
    "%%s",
    "%(x)s", "{x}", "\\", "\\'", "$$", "E'\\x27'", "/**/", "pg_sleep(9)", "'||pg_sleep(9)||'", "\x00", "\x1f", "\u2028",
]  # fmt: skip
TYPED = [
    *INJECTIONS, "*", "**", "a*", "-", "--", "-*", '"" ""', '"', '"a', ":*", "a:*", "(((", ")))", "AND", "OR",
    "NOT NOT",
    "a OR", "exemption:", "year:9999", "year:x", "ref:", "outcome:'", "has:", "q:q:q", "£", "£1.4m", "1e999", "9" * 400,
    "\u202e", "\ud7ff", "\ufffe", "\U0010ffff", "a" * 5000, "a " * 5000, "-a " * 500, '"' * 999, "(" * 999, "é" * 300,
    "~2", "^", "[a TO z]", "{* TO *}", "/a|b/", ".*.*.*.*", "field\\:", "İı", "ﬁ", "<b>",
]  # fmt: skip


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ["/search/", "/feeds/search.atom", "/search/suggestions/"])
def test_whatever_is_searched_for_is_answered(address):
    assert len(TYPED) >= 60
    found = {typed[:30]: ask(f"{address}?{urlencode({'q': typed})}").status_code for typed in TYPED}
    assert {typed: status for typed, status in found.items() if status not in {200, 400}} == {}


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ["/search/", "/foi/", "/feeds/search.atom"])
@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_hands_on_what_it_does_not_know(address, name):
    found = {ask(f"{address}?{urlencode({name: value})}").status_code for value in [*INJECTIONS[:9], "9" * 50, "-1"]}
    assert found <= {200, 400}


@pytest.mark.usefixtures("searchable")
def test_nothing_that_is_typed_into_all_filters_at_once_breaks_a_page():
    words = st.text(max_size=30) | st.sampled_from([*INJECTIONS, "s21", "2024", "table", "yes", "answered", "1"])

    @tries(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.dictionaries(st.sampled_from([*FILTERS, "q", "__class", "\x00"]), st.lists(words, max_size=3)))
    def answered(typed):
        asked = urlencode([(n, v.encode("utf-8", "replace")) for n, values in typed.items() for v in values])
        assert ask(f"/search/?{asked}").status_code in {200, 400}

    answered()


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ["/search/", "/feeds/search.atom", "/search/follow/", "/api/v1/search"])
def test_ten_thousand_words_come_back_as_the_few_that_were_searched(address):
    typed = " ".join(f"funding{number}" for number in range(10_000))
    found, refused = (ask(f"{address}?{urlencode({'q': typed, **more})}") for more in ({}, {"year": typed}))
    assert (found.status_code, refused.status_code) == (200, 400)
    assert max(len(found.content), len(refused.content)) < 12_000
    assert "feed" in address or "follow" in address or "Only the first 20 words were searched." in found.text


def test_the_site_is_no_debugger():
    assert settings.DEBUG is False
