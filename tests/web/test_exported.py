"""A page as a copy of the site in plain files has it: what its links become, and where it lies."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from requests.management.exporting.addresses import target_of
from requests.management.exporting.markup import Rewriter

HERE = "https://foi.example.org"


@pytest.mark.parametrize(
    ("link", "address", "file"),
    [
        ("/", "/", "index.html"),
        ("/foi/0008-24/#q1b", "/foi/0008-24/#q1b", "foi/0008-24/index.html"),
        ("/foi/?page=2", "/foi/page-2/", "foi/page-2/index.html"),
        ("/foi/2024/?page=1", "/foi/2024/", "foi/2024/index.html"),
        ("/foi/?year=2024", "/foi/2024/", "foi/2024/index.html"),
        ("/foi/0008-24/letter/3/?passage=2#p2", "/foi/0008-24/letter/3/#p2", "foi/0008-24/letter/3/index.html"),
        ("/foi/0008-24/letter/3/?cell=1-1#cell", "/foi/0008-24/letter/3/", "foi/0008-24/letter/3/index.html"),
        ("/foi/0008-24.json", "/foi/0008-24.json", "foi/0008-24.json"),
        ("/foi/0008-24/review/", "/ask/", "ask/index.html"),
        ("/api/v1/schema", "/api/v1/schema", "api/v1/schema/index.html"),
        ("/search/2024/", "/search/2024/", "search/2024/index.html"),
    ],
)
def test_what_the_copy_has_lies_under_its_address(link, address, file):
    target = target_of(link)
    assert (target.address, str(target.file)) == (address, file)


@pytest.mark.parametrize(
    "link",
    [
        "/search/?q=taxis", "/foi/?outcome=disclosed", "/foi/?page=2&sort=published", "/feeds/search.atom?year=2024",
        "/search/follow/?q=taxis", "/staff/", "/admin/", "/api/v1/responses?limit=2", "/api/v1/docs", "/health/",
        "/search/suggestions/", "/foi/?page=0",
    ],
)  # fmt: skip
def test_what_needs_a_program_is_not_in_it(link):
    assert target_of(link) is None


PAGE = """<!doctype html><html><head><script src="/static/js/words.js" defer></script>
<link rel="canonical" href="https://foi.example.org/foi/0008-24/">
<link rel="alternate" href="/feeds/search.atom?year=1">
<script type="application/ld+json">{"@type": "WebSite", "potentialAction": {"target": "\\u003c"}}</script></head>
<body><form action="/search/"><input name="q"><button>Search</button></form>
<p class="sort">By <a href="?sort=x">x</a></p>
<p>R&amp;D: <a href="../0009-24/?a=b">9 &lt; 10</a>, <a href="/topics/?x&amp;y">all</a>, <a href="#q1">q1</a></p>
<ul><li><a href="/staff/">Staff</a></li><li><a href="/help/">Help</a></li></ul>
<svg viewBox="0 0 1 1"><image href="/foi/0008-24/letter/1.webp"/><use href="#g"/></svg>
<a href="https://elsewhere.example/foi/">elsewhere</a> <a href="mailto:foi@example.org">write</a></body></html>"""


def test_forms_scripts_and_promises_go_and_what_is_left_leads_somewhere():
    rewriter = Rewriter("/foi/0008-24/", "/foi/0008-24/", HERE, relative=True)
    page = rewriter.rewritten(PAGE)
    assert 'R&amp;D: <span>9 &lt; 10</span>, <span>all</span>, <a href="#q1">q1</a>' in page
    for gone in ("<form", "<button", "words.js", "/feeds/", "Staff", "potentialAction", "sort"):
        assert gone not in page
    for kept in (
        '<link rel="canonical" href="https://foi.example.org/foi/0008-24/">', '{"@type": "WebSite"}',
        '<li><a href="../../help/">Help</a></li>', '<image href="letter/1.webp"/><use href="#g"/>',
        '<a href="https://elsewhere.example/foi/">', '<a href="mailto:foi@example.org">', "<!doctype html>",
    ):  # fmt: skip
        assert kept in page
    assert [target.path for target in rewriter.targets] == ["/foi/0008-24/", "/help/", "/foi/0008-24/letter/1.webp"]


def test_a_folder_with_something_in_it_and_half_an_address_are_refused(tmp_path):
    (tmp_path / "kept.txt").write_text("kept")
    with pytest.raises(CommandError, match="is there already"):
        call_command("export_site", tmp_path)
    with pytest.raises(CommandError, match="is no address of a site"):
        call_command("export_site", tmp_path / "new", "--address", "foi.example.org")
    with pytest.raises(CommandError, match=r"could not be written to .*: File name too long"):
        call_command("export_site", tmp_path / ("x" * 300))
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_second_copy_into_the_same_folder_is_refused_and_the_first_ones_draft_stays(tmp_path):
    draft = tmp_path / "site.unfinished"
    draft.mkdir()
    (draft / "index.html").write_text("the first one's")
    with pytest.raises(CommandError, match=r"^Another copy is being written to .*site\.unfinished\. If none is"):
        call_command("export_site", tmp_path / "site")
    assert [path.name for path in draft.iterdir()] == ["index.html"]
