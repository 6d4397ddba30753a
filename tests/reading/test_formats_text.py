"""Plain text and Markdown: pages, markup, tables."""

from __future__ import annotations

import pytest

from documents.errors import UnreadableLetter
from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.words import Page, running, words_to_text


def _pages(text: str) -> list[Page]:
    return pages_of("letter.txt", text.encode())


def test_a_form_feed_ends_a_page() -> None:
    assert [page.text for page in _pages("one\n\ftwo")] == ["one", "two"]


def test_three_blank_lines_end_a_page_where_there_are_no_form_feeds() -> None:
    assert [page.text for page in _pages("one\n\n\n\ntwo")] == ["one", "two"]


def test_three_blank_lines_end_nothing_where_there_are_form_feeds() -> None:
    assert len(_pages("one\n\n\n\ntwo\n\fthree")) == 2


LINES = "Send the documents/\nevidence, the co-\noperation plan, short-\nand long-term, cats and/\nor dogs -\nall"
ON_ONE_LINE = "Send the documents/evidence, the co-operation plan, short- and long-term, cats and/or dogs - all"


def test_a_line_that_ends_in_a_slash_or_a_hyphen_after_a_letter_goes_on() -> None:
    assert words_to_text(_pages(LINES)[0].words) == ON_ONE_LINE


def test_the_text_of_a_page_can_be_run_together_by_the_same_rule() -> None:
    assert running(LINES) == ON_ONE_LINE


def test_emphasis_is_taken_out_of_the_text_and_kept_on_the_words() -> None:
    page = _pages("**Bold** and *slanted*")[0]
    assert (page.text, page.words[0].bold, page.words[2].italic) == ("Bold and slanted", True, True)


def test_a_link_leaves_its_label_in_the_text_and_its_target_beside_it() -> None:
    page = _pages("See [the page \\(new\\)](https://a.example/x) now")[0]
    assert (page.text, page.links) == ("See the page (new) now", ("https://a.example/x",))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("See walesfoi.gov.uk/log now.", ["https://walesfoi.gov.uk/log"]),
        ("Write to foi@a.gov.uk or look on GOV.UK for more.", []),
        ("At www.a.example.", ["https://www.a.example"]),
    ],
)
def test_a_host_written_out_is_a_link_and_the_name_of_a_site_is_none(said: str, told: list[str]) -> None:
    assert [link.url for link in read("letter.txt", f"1. What is it?\n{said}\n".encode()).links] == told


def test_a_star_alone_is_a_star() -> None:
    assert _pages("[x](https://a.example) 2 * 3 = 6")[0].text == "x 2 * 3 = 6"


def test_a_bullet_before_a_number_gives_way_to_it() -> None:
    assert _pages(" - a. the cost")[0].text.split() == ["a.", "the", "cost"]


def test_cells_between_tabs_make_a_grid_blank_ones_too() -> None:
    grid = _pages("Name\t2022\t2023\nCats\t\t4")[0].grids[0]
    assert [[" ".join(word.text for word in cell) for cell in row] for row in grid.rows] == [
        ["Name", "2022", "2023"],
        ["Cats", "", "4"],
    ]


def test_text_in_an_older_encoding_is_read() -> None:
    assert pages_of("letter.txt", "It cost £5 – no more".encode("cp1252"))[0].text == "It cost £5 – no more"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"PK\x03\x04rest", b"\x89PNG\r\n", b"   \n\n "])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableLetter):
        pages_of("letter.txt", data)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("See pages 4 to 6 of the report at https://a.example/b.pdf", "pages 4 to 6"),
        ("It is in the report (pp. 4-6): https://a.example/b.pdf", "pp. 4-6"),
        ("It is at https://a.example/b.pdf (page 7).", "page 7"),
        ("It is at https://a.example/b.pdf. Section 21 applies.", None),
        ("Of the 12 pages 4 are blank: https://a.example/b.pdf", None),
    ],
)
def test_an_address_is_told_with_the_pages_said_before_or_after_it(said: str, hint: str | None) -> None:
    assert [link.page_hint for link in read("letter.txt", f"Dear Ms Lee\n\n{said}\n".encode()).links] == [hint]


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("| Year | Fires |\n|---|---|\n| 2023 | 4 |", 2),
        ("+------+---+\n| Year | No |\n+------+---+\n| 2023 | 4 |\n+------+---+", 2),
        ("Year | Fires | Floods\n2023 | 4 | 1\n2024 | 5 | 2", 3),
        ("Town Hall | High Street\nTel 01632 960000 | Fax 01632 960001", 0),
        ("Our ref 4 | Your ref 5", 0),
    ],
)
def test_strokes_part_the_cells_of_a_table_and_words_at_a_letters_head(said: str, columns: int) -> None:
    tables = read("letter.txt", f"Dear Ms Lee\n\nHere you are:\n\n{said}\n\nYours sincerely\n".encode()).tables
    assert [len(table.header) for table in tables] == ([columns] if columns else [])
