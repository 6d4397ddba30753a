"""What ranges of a sheet leave of its page: typed as spreadsheets name cells, or refused with a reason."""

from __future__ import annotations

import pytest

from documents.clearing.removal import Cut, without
from documents.clearing.sheet_ranges import WrongRanges, left_out, of_columns, ranges_in
from documents.reading.formats.spreadsheets import read_pages
from documents.reading.shapes import PageText
from tests.message_files import sheet, xlsx

ROWS = (["Year", "Grants", "", "Paid to", "Note"], ["2022", 9, "", "North", ""], ["2023", "", "", "South", "late"])


def page_of(*rows, **more) -> PageText:
    (page,) = read_pages(xlsx({"Grants paid": sheet(*rows, **more)}))
    return PageText(page.number, page.text, sheet=page.sheet)


TABLE = page_of(*ROWS)
LONG = page_of(["no grants " * 60, "Why"], ["there were none " * 50, "told " * 60])  # set as paragraphs, cell by cell


def kept(page, typed):
    stretches = left_out(page, ranges_in(typed, page.sheet))
    return without(page.text, [Cut(*each, instead="") for each in stretches])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A1:E3", "Year\tGrants\tPaid to\tNote\n2022\t9\tNorth\t\n2023\t\tSouth\tlate"),
        ("a1:b3", "Year\tGrants\n2022\t9\n2023\t"),
        ("A1:A3, D1:D3", "Year\tPaid to\n2022\tNorth\n2023\tSouth"),
        ("$B$1:$B$2; E:E", "Grants\tNote\n9\t\n\tlate"),
        ("1:1, D3", "Year\tGrants\tPaid to\tNote\n\t\tSouth\t"),
        ("B2", "9"),
        ("B", "Grants\n9"),
        ("E3", "late"),
        ("A2:D2", "2022\t9\tNorth"),
    ],
)
def test_the_page_is_left_with_the_cells_of_the_ranges_alone(typed, said):
    assert kept(TABLE, typed) == f"Grants paid\n\n{said}"


def test_cells_that_are_set_as_paragraphs_go_too():
    assert LONG.text.count("\t") == 0
    assert kept(LONG, "B:B") == f"Grants paid\n\nWhy\n\n{('told ' * 60).strip()}"
    assert kept(LONG, "A2") == f"Grants paid\n\n{('there were none ' * 50).strip()}"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Name the ranges to publish, such as A1:D20, F1:F20."),
        (" , ;", "Name the ranges to publish, such as A1:D20, F1:F20."),
        ("A1:", "“A1:” is no range."),
        ("7", "“7” is no range."),
        ("A1:C", "“A1:C” is no range."),
        ("columns A to C", "“columns A to C” is no range."),
        ("A0", "“A0” is no range."),
        ("D3:A1", "D3:A1 runs backwards. Write A1:D3."),
        ("A3:B1", "A3:B1 runs backwards. Write A1:B3."),
        ("G1:H2", "G1:H2 lies off the sheet, which shows A1:E3."),
        ("ZZZ9999999", "ZZZ9999999 lies off the sheet"),
        ("A1:E9", "A1:E9 reaches off the sheet, which shows A1:E3."),
        ("A1:B2, B2:D3", "A1:B2 and B2:D3 overlap. Name each cell once."),
        ("A1, A1", "A1 and A1 overlap."),
        ("A1, C1:C3", "C1:C3 holds no cell that shows anything."),
        (",".join(["A1"] * 201), "These are more than 200 ranges."),
    ],
)
def test_what_names_no_ranges_is_refused_in_plain_words(typed, why):
    with pytest.raises(WrongRanges, match=f"^{why.replace('.', '[.]')}"):
        ranges_in(typed, TABLE.sheet)


def test_columns_beside_each_other_are_one_range_and_hidden_ones_keep_their_names():
    assert [str(each) for each in of_columns([1, 2, 4], TABLE.sheet)] == ["A1:B3", "D1:D3"]
    hidden = page_of(["A", "B", "C"], ["a", "b", "c"], columns='<cols><col min="2" max="2" hidden="1"/></cols>')
    assert kept(hidden, "C:C") == "Grants paid\n\nC\nc"
    with pytest.raises(WrongRanges, match="B1:B2 holds no cell"):
        ranges_in("B1:B2", hidden.sheet)
