"""Tables: ruled, stitched over page breaks, summed; layout grids are none."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading, SaidKind
from tests.reading import papers

SET = "#set page(width: 595pt, height: 842pt, margin: 60pt)\n#set text(size: 11pt)\n"
ROWS = "".join(f"[Item {number}], [{number}], []," for number in range(1, 61))


def _reading(markup: str) -> Reading:
    return read("letter.pdf", papers.typeset(SET + markup))


def test_a_table_over_a_page_break_is_one_table() -> None:
    reading = _reading(f"Some figures.\n#table(columns: 3, [Name], [Count], [Note], {ROWS} [Total], [1830], [])")
    assert [(len(table.rows), len(table.spans)) for table in reading.tables] == [(61, 2)]


def test_a_header_printed_again_on_the_next_page_is_no_row() -> None:
    reading = _reading(f"Figures.\n#table(columns: 3, table.header([Name], [Count], [Note]), {ROWS})")
    assert len(reading.tables[0].rows) == 60


def test_a_sum_of_figures_is_checked() -> None:
    reading = _reading(
        "Some.\n#table(columns: 2, [Year], [Cost], [2022], [£1,000.50], [2023], [£250], [Total], [£1,250.50])"
    )
    assert [(check.said, check.agrees) for check in reading.tables[0].checks] == [("£1,250.50", True)]


def test_two_tables_on_a_page_stay_two() -> None:
    one = "#table(columns: 2, [a], [b], [1], [2])"
    assert len(_reading(f"First.\n{one}\nSecond.\n{one}").tables) == 2


def test_a_box_around_running_text_is_no_table() -> None:
    long = "These are the many words of a paragraph that goes on and on. " * 8
    assert _reading(f"#table(columns: 2, [{long}], [{long}], [{long}], [{long}])").tables == ()


def test_figures_in_columns_without_rules_are_a_table_and_an_empty_cell_keeps_its_place() -> None:
    rows = "[Faculty], [2022], [2023], [2024], [Arts], [41], [38], [44], [Engineering], [60], [], [57],"
    reading = _reading(f"Who left.\n#table(stroke: none, columns: 4, {rows} [Total], [101], [38], [101])\nNo more.")
    (table,) = reading.tables
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["Faculty", "2022", "2023", "2024"],
        ["Arts", "41", "38", "44"],
        ["Engineering", "60", "", "57"],
        ["Total", "101", "38", "101"],
    ]
    assert [check.agrees for check in table.checks] == [True, True, True]


def test_a_list_of_things_with_a_figure_each_is_a_table_without_rules_over_a_page_break_too() -> None:
    heads = "[Paid on], [Invoice], [Home], [Amount (£)]"
    rows = "".join(f"[{day:02}/04/2024], [MR40{day:02}], [Old Rectory], [56,3{day:02}.67]," for day in range(1, 50))
    table = f"#table(stroke: none, columns: (1fr, 1fr, 1fr, auto), table.header({heads}), {rows} [Total], [], [], [1])"
    (found,) = _reading(f"Annex B: payments\n{table}").tables
    assert (len(found.spans), len(found.rows)) == (2, 50)
    assert [cell.text for cell in found.header] == ["Paid on", "Invoice", "Home", "Amount (£)"]
    assert [cell.text for cell in found.rows[7]] == ["08/04/2024", "MR4008", "Old Rectory", "56,308.67"]


def test_an_address_beside_telephones_in_three_columns_is_no_table() -> None:
    rows = "[Records], [Tel], [4410], [High Street], [Fax], [4411], [Fenmoor], [Room], [12], [FM1], [Floor], [3]"
    table = f"#table(stroke: none, columns: (1fr, 1fr, 1fr), {rows})"
    assert _reading(f"1. How many cats are kept?\n\nFourteen, who live here.\n{table}\nNo more.").tables == ()


def test_words_in_columns_and_numbered_figures_without_rules_are_no_table() -> None:
    letterhead = "[Records Office], [Tel 4410], [High Street], [Fax 4411], [Fenmoor], [Room 12], [FM1 2AB], [Floor 3],"
    answers = "[1.], [14], [2.], [£30], [3.], [22], [4.], [0], [5.], [9]"
    grid = "#table(stroke: none, columns: (1fr, 1fr),"
    assert _reading(f"{grid} {letterhead})\nOur answers.\n{grid} {answers})").tables == ()


def test_a_table_between_two_rules_is_told_from_the_numbered_paragraphs_beside_it() -> None:
    rows = "table.hline(), [Year], [Cost], [2022], [£1,000], [2023], [£250], [2024], [£30], table.hline()"
    before, after = (
        "#grid(columns: (2em, auto), [5.], [As for part two, the sums are these.])",
        "[They are final, as far as we know.]",
    )
    table = f"#v(-6pt)#table(stroke: none, columns: 2, {rows}, [Total], [£1,280])#v(-6pt)"
    reading = _reading(f"{before}\n{table}\n#grid(columns: (2em, auto), [6.], {after})")
    assert [[cell.text for cell in row] for row in reading.tables[0].rows][-1] == ["Total", "£1,280"]


def test_columns_of_a_plain_text_are_a_table_where_they_hold_figures() -> None:
    rows = "Year       Visits\n2022/23     4,118\n2023/24     4,560\nTotal       8,678\n"
    text = f"Dear Ms Reed\n\nVisits were made as follows.\n\n{rows}\nNo more.\n"
    (table,) = read("letter.txt", text.encode()).tables
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["Year", "Visits"],
        ["2022/23", "4,118"],
        ["2023/24", "4,560"],
        ["Total", "8,678"],
    ]
    assert [check.agrees for check in table.checks] == [True]
    head = (
        "Our ref:   FOI 12\nYour ref:  none\nDate:      3 May 2025\nTel:       01632 960 871\n\nDear Ms Reed\n\nNo.\n"
    )
    assert read("letter.txt", head.encode()).tables == ()


HEAD = "<table><tr><th>Reference</th><td>FOI 881/25</td></tr><tr><th>Date</th><td>4 June 2025</td></tr></table>"
PAIR = "<table><tr><td>Your request</td><td>{}</td></tr><tr><td>Our response</td><td>{}</td></tr></table>"
WARDENS = PAIR.format("How many wardens are employed?", "Fourteen.")
PAID = PAIR.format("What are they paid?", "They are paid £24,100.")
GRADES = "<table><tr><th>Grade</th><th>Pay</th></tr><tr><td>Warden</td><td>£24,100</td></tr></table>"
LISTED = f"<p>You asked:</p><p>1. What are they paid?</p><p>Our response:</p><p>1. This:</p>{GRADES}"
CLOSE = "<p>You may ask for an internal review.</p><p>Yours sincerely</p>"
TO_WHOM = "<table><tr><td>J Marsh</td><td>Officer</td></tr><tr><td>Tel 01233 000000</td><td>Ashford</td></tr></table>"


@pytest.mark.parametrize(
    ("body", "tables"),
    [
        (f"{HEAD}<p>Dear Mr Lowe</p>{LISTED}{CLOSE}", 1),
        (f"<p>Dear Mr Lowe</p>{WARDENS}{PAID}{CLOSE}", 0),
        (f"<p>Dear Mr Lowe</p>{LISTED}{CLOSE}{TO_WHOM}", 1),
        (f"<p>Dear Mr Lowe</p>{LISTED}{CLOSE}{GRADES}", 2),
    ],
    ids=["particulars at the head", "one question over its answer", "whom to write to", "figures after the close"],
)
def test_a_grid_that_only_sets_out_the_letter_is_no_table(body: str, tables: int) -> None:
    page = f"<!doctype html><html lang='en'><head><title>Response</title></head><body>{body}</body></html>"
    reading = read("letter.html", page.encode())
    assert len(reading.tables) == tables
    given = [run for question in reading.questions for part in question.parts for run in part.said]
    assert [run.table for run in given if run.kind is SaidKind.TABLE] == ([0] if GRADES in body else [])
