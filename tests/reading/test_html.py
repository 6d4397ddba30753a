"""Web pages: what a reader sees of them, without the site around it."""

from __future__ import annotations

from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind
from documents.reading.words import words_to_text

LOG = """<!DOCTYPE html><html><head><title>Log</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><script>alert(1)</script>
<main><h1>FOI 0410/25</h1><p>Response date: 20 May 2025<p>You asked for the following:
<ol><li>How many horses does the force keep?<li>What do they cost?</ol>
<h2>Our response</h2><ol><li>We hold 14 horses.</li><li>It costs &pound;200 a week.</li></ol>
</main><footer>Cookies</footer></body></html>"""


def _text(markup: str) -> str:
    return pages_of("page.html", f"<html><body>{markup}".encode())[0].text


def test_a_page_of_a_disclosure_log_is_read() -> None:
    reading = read("page.html", LOG.encode())
    assert [(each.number, each.text, each.parts[0].text) for each in reading.questions] == [
        ("1", "How many horses does the force keep?", "We hold 14 horses."),
        ("2", "What do they cost?", "It costs £200 a week."),
    ]


def test_scripts_menus_and_the_sites_foot_are_left_out() -> None:
    said = read("page.html", LOG.encode()).pages[0].text
    assert not {"alert", "Home", "Cookies", "Log"} & set(said.split())


def test_an_authority_that_only_the_pages_title_names_is_known_and_not_sure() -> None:
    found = read("page.html", LOG.replace("<title>Log", "<title>Police horses | Glenorran Council").encode()).authority
    assert found is not None
    assert (found.value, found.spans, found.sure) == ("Glenorran Council", (), 0.8)


def test_a_menu_that_is_left_out_leaves_no_bullet_behind() -> None:
    assert _text("<ul><li><nav>Home</nav></li></ul><h1>Taxis</h1>") == "Taxis"


def test_only_the_main_part_is_read_where_one_is_marked() -> None:
    assert _text("<div>Menu</div><div role='main'><p>We hold 14.</p></div>") == "We hold 14."


def test_lists_are_numbered_as_they_are_shown() -> None:
    assert _text("<ol type='a' start='3'><li>x<li>y</ol>") == "c. x\n\nd. y"


def test_a_table_keeps_its_cells() -> None:
    markup = "<html><table><tr><th>Year<th>Horses<tr><td>2023<td>12<tr><td>2024<td>14</table>"
    rows = pages_of("page.html", markup.encode())[0].grids[0].rows
    assert [[words_to_text(cell) for cell in row] for row in rows] == [
        ["Year", "Horses"],
        ["2023", "12"],
        ["2024", "14"],
    ]


def test_a_link_has_its_label_and_its_target() -> None:
    page = pages_of("page.html", b"<html><p>See <a href='https://a.example/x'>the register</a>.")[0]
    assert (page.text, page.links, page.words[1].link) == ("See the register.", ("https://a.example/x",), 0)


def test_what_the_markup_hides_is_left_out_and_said() -> None:
    reading = read("page.html", LOG.replace("<p>You", "<p style='display: none'>a secret</p><p>You").encode())
    kinds = {finding.kind for finding in reading.findings}
    assert (FindingKind.HIDDEN_TEXT in kinds, "secret" in str(reading)) == (True, False)


def test_headings_and_emphasis_are_kept_on_the_words() -> None:
    page = pages_of("page.html", b"<html><h2>Answer</h2><p>We <em>do</em> hold it.")[0]
    assert [(word.bold, word.italic) for word in page.words[:3]] == [(True, False), (False, False), (False, True)]


def test_markup_that_is_never_closed_is_read_to_its_end() -> None:
    assert _text("<div><p>One<p>Two<table><tr><td>Three") == "One\n\nTwo\n\nThree"


def test_a_remark_hides_what_it_hides_in_a_browser() -> None:
    assert (
        _text("<p>One<!-- not this -- > two<![if !mso]> three<![endif]> 4 < 5<!-- nor > this").strip()
        == "One two three 4 < 5"
    )


def test_an_encoding_that_is_declared_is_heeded() -> None:
    assert pages_of("a.html", b"<html><meta charset=iso-8859-1><p>It was \xa35.")[0].text == "It was £5."


def test_what_opens_at_a_click_is_read_under_what_opens_it() -> None:
    assert _text("<details><summary>1. How many?</summary><p>Nine.</details>") == "1. How many?\n\nNine."


def test_the_words_that_only_say_how_to_open_a_part_are_left_out() -> None:
    head = "<h2><button aria-controls=a><span>How many?</span> <span>Show this section</span></button></h2>"
    assert _text(f"{head}<div id=a hidden>Nine.</div>") == "How many?\n\nNine."


def test_a_button_is_a_heading_only_where_it_opens_something() -> None:
    assert _text("<form>Find <button>Search</button></form><p>Nine.") == "Find\n\nNine."
    assert _text("<button>How many?</button><div style='display:none'>Nine.</div>") == "How many?\n\nNine."


def test_a_link_that_only_opens_a_part_of_the_page_leads_nowhere() -> None:
    markup = "<html><h4><a href='#c' data-target='#c'>How many?</a></h4><div id=c hidden>Nine.</div>"
    assert pages_of("page.html", markup.encode())[0].links == ()


def test_menus_told_by_their_role_or_by_the_names_of_templates_are_left_out() -> None:
    menus = "<div role=navigation>Home</div><div class='gov-breadcrumbs'>FOI</div><p class=skip-link>Skip</p>"
    assert _text(f"{menus}<p>Nine.<div id=page-footer><div>Cookies</div>Terms</div>") == "Nine."


def test_a_short_term_and_its_fact_are_one_line_and_a_question_is_a_paragraph() -> None:
    terms = "<dl><dt>Received<dd>4 May 2025<dt>How many?<dd>Nine.<dt>Notes<dt>Ref:<dd>FOI 12</dl>"
    assert _text(terms) == "Received: 4 May 2025\n\nHow many?\n\nNine.\n\nNotes\n\nRef: FOI 12"


def test_terms_that_are_never_closed_close_each_other() -> None:
    many = "<dl>" + "<dt>Received<dd>4 May 2025" * 500 + "</dl>"
    assert _text(many).split("\n\n") == ["Received: 4 May 2025"] * 500
