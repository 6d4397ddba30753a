"""Markdown: the marks go, what they said stays. Whole letters are in tests/letters."""

from __future__ import annotations

import pytest

from documents.reading.formats.choosing import pages_of
from documents.reading.words import Page


def _page(said: str, name: str = "letter.md") -> Page:
    return pages_of(name, said.encode())[0]


MARKED = {
    "a heading": ("## Our response ##\nWe hold ten.", "Our response\n\nWe hold ten."),
    "a heading underlined": ("Our response\n============\n\nWe hold ten.", "Our response\n\nWe hold ten."),
    "a figure with a cross before it": ("#4 is the answer", "#4 is the answer"),
    "a rule": ("One\n\n* * *\n\nTwo", "One\n\nTwo"),
    "a quotation": ("> 1. How many?\n\nTen.", "1. How many?\n\nTen."),
    "a fence": ("```\nx = 1\n```", "x = 1"),
    "a line that ends on purpose": ("Ref: 1\\\nDate: 2", "Ref: 1\nDate: 2"),
    "underscores for emphasis": (
        "This is __all__ _we_ hold in my_file_name",
        "This is all we hold in my_file_name",
    ),
    "a sign by its name": ("Cats &amp; dogs", "Cats & dogs"),
    "markup": ("Ten<br>cats and <b>two</b> dogs, 3 < 4", "Ten cats and two dogs, 3 < 4"),
    "many blank lines": ("One\n\n\n\n\nTwo", "One\n\nTwo"),
}


@pytest.mark.parametrize(("said", "text"), MARKED.values(), ids=MARKED)
def test_marks_are_taken_out_of_the_text(said: str, text: str) -> None:
    assert _page(said).text.strip() == text


def test_headings_stand_out() -> None:
    assert [word.bold for word in _page("# Our response\nTen.").words] == [True, True, False]


def test_a_table_of_bars_is_a_table() -> None:
    grid = _page("| Year | Cats |\n|---|:-:|\n| 2023 | |\n| 2024 | 4 \\| 5 |\n").grids[0]
    assert [[" ".join(word.text for word in cell) for cell in row] for row in grid.rows] == [
        ["Year", "Cats"],
        ["2023", ""],
        ["2024", "4 | 5"],
    ]


@pytest.mark.parametrize(
    "said",
    [
        "[the plan](https://a.example/x)",
        '[the plan](https://a.example/x "The plan")',
        "[the plan][1]\n\n[1]: https://a.example/x",
        "[the plan][]\n\n[The Plan]: <https://a.example/x> 'A plan'",
    ],
)
def test_every_way_of_linking_leaves_the_label_and_keeps_the_target(said: str) -> None:
    page = _page(said)
    assert (page.text.strip(), page.links) == ("the plan", ("https://a.example/x",))


def test_an_address_between_brackets_is_a_link_to_itself() -> None:
    page = _page("See <https://a.example/x>.")
    assert (page.text, page.links) == ("See https://a.example/x.", ("https://a.example/x",))


def test_a_remark_is_left_out_and_noted() -> None:
    page = _page("Ten cats.<!-- AB:\nreally? -->")
    assert (page.text, len(page.unseen)) == ("Ten cats.", 1)


@pytest.mark.parametrize(
    "hiding",
    [
        "<span style='display:none'>{}</span>",
        '<span\nstyle="color:#fff">{}</span>',
        "<p hidden>{}</p>",
        "<font color=white><b>{}</b></font>",
        "<style>.q{{opacity:0}}</style><i class=q>{}</i>",
        "<div style='font-size:0'>\n\n{}\n\n</div>",
        "<details><summary>More</summary>{}</details>",
        "<template>{}</template>",
    ],
)
def test_words_that_markup_hides_are_left_out_and_noted(hiding: str) -> None:
    page = _page(f"Ten cats.\n\n{hiding.format('Marzipan')}\n\nTwo dogs.")
    assert ("Ten cats." in page.text, "Two dogs." in page.text, "Marzipan" in page.text) == (True, True, False)
    assert [each.why for each in page.unseen] == ["words that the text's markup hides"]


@pytest.mark.parametrize(
    "said", ["<span style='color:red'>Ten</span> cats", "<name> of <option> cats", "<u>Ten</u> cats"]
)
def test_words_that_markup_shows_stay(said: str) -> None:
    page = _page(said)
    assert ("cats" in page.text, page.unseen) == (True, ())


def test_a_plain_text_keeps_its_bars_and_crosses() -> None:
    assert _page("# | a | b |", "letter.txt").text == "# | a | b |"
