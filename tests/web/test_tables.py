"""Tables as CSV files: what a spreadsheet runs, what programs read, what a person who is sent the file can check."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.models import PublishedResponse, PublishedTable
from requests.reuse.cells import NUMBER, safe_cell
from requests.views.table_files import file_name, table_csv

ADDRESS = "/foi/0008-24/tables/1.csv"
FIRST = set("=+-@＝＋－＠\t\r\n ")


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def file(archive, reader):
    return reader.get(ADDRESS)


@pytest.mark.parametrize(
    "dangerous",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1", "\u3000=1", "\u200b=1",
        "\ufeff=1", "＝1", "＋1", "－x", "＠x", "-2+3+cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "\x00=1",
        "\u00ad=1", "-", "+ 5 x",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_made_words(dangerous):
    assert safe_cell(dangerous).startswith("'")


@pytest.mark.parametrize("number", ["-35.5", "+5", "-£1,414,226", "-12%", "£35.50", "1,058,313", "-5"])
def test_a_number_stays_a_number(number):
    assert safe_cell(number) == number


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), max_size=4))
def test_whatever_a_letter_holds_no_cell_begins_like_a_formula(rows):
    read = rows_of(table_csv(rows, ["Source"]))
    cells = [cell for row in read for cell in row]
    assert [cell for cell in cells if cell and cell[0] in FIRST and not NUMBER.fullmatch(cell)] == []


@given(st.lists(st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=2), min_size=1, max_size=4))
def test_rows_stay_rows(rows):
    read = rows_of(table_csv(rows, ["Source"]))
    assert len(read) == len(rows) + 2
    assert all(len(row) == 2 for row in read[: len(rows)])


def test_the_rows_are_the_table_s(file):
    table = PublishedTable.objects.get(response__slug="0008-24", number=1)
    read = rows_of(file.content)
    assert [" ".join(cell.split()) for cell in table.header] == read[0]
    assert len(read) > len(table.rows)
    assert read[len(table.rows)][0] == "Total:"


def test_caption_check_and_source_stand_below(file):
    below = [row[0] for row in rows_of(file.content)[-4:]]
    assert below == [
        "Table 1. Commissioned services, by year",
        "Every total agrees with the rows of its column",
        "Source: FOI 0008/24, question 5, answered 17 April 2024, "
        "Office of the Police and Crime Commissioner for Leicester, Leicestershire & Rutland",
        "http://localhost/foi/0008-24/#q5",
    ]


def test_it_is_a_file_to_keep_named_after_its_letter_and_table(file):
    assert file.headers["Content-Disposition"] == (
        'attachment; filename="foi-0008-24-table-1-commissioned-services-by-year.csv"'
    )


def test_a_browser_is_told_what_it_is_and_not_to_guess(file):
    headers = file.headers
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == ("text/csv; charset=utf-8", "nosniff")


def test_excel_is_told_the_encoding(file):
    assert file.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ('Table 2. "x"; filename=y\r\nSet-Cookie: z', "foi-1-table-2-x-filenamey-set-cookie-z.csv"),
        ("Ταμείο", "foi-1-table-2.csv"),
        ("Table 2. " + "long " * 60, f"{'foi-1-table-2-' + 'long-' * 17}l.csv"),
        ("../../etc/passwd", "foi-1-table-2-etcpasswd.csv"),
    ],
)
def test_no_caption_breaks_the_file_s_name(caption, name):
    assert file_name("FOI 1", 2, caption) == name


@pytest.mark.usefixtures("own_archive")
def test_the_source_of_a_table_in_a_transfer_is_not_called_answered(reader):
    PublishedResponse.objects.update(kind="transfer")
    said = reader.get(ADDRESS).content.decode()
    assert [", transferred 17 April 2024" in said, ", answered" in said] == [True, False]
