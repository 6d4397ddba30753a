"""Spreadsheets that come with a message: what a reader sees of them, as tables, and what they hide, as findings."""

from __future__ import annotations

from typing import Any

import pytest

from documents.errors import Reason, UnreadableLetter
from documents.reading.formats import spreadsheets
from documents.reading.formats.cell_formats import shown
from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind
from documents.reading.words import Page
from tests.hostile.offices import DOCTYPES
from tests.message_files import msg, sheet, xlsx
from tests.reading.test_email import SAID
from tests.word_files import HEAD

HORSES = sheet(["Year", "Horses"], [2023, 4], [2024, 5], ["Total", 9])
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
    '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills>'
    '<cellXfs><xf/><xf numFmtId="170"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/></cellXfs>'
)


def _page(made: str, **more: Any) -> Page:
    return spreadsheets.read_pages(xlsx({"Horses": made}, **more))[0]


def test_each_visible_sheet_is_a_table_of_the_letter() -> None:
    book = xlsx({"Horses": HORSES, "Blank": sheet(), "Dogs": sheet(["Year", "Dogs"], [2023, 1])})
    reading = read("letter.msg", msg(SAID, [("animals.xlsx", book)]))
    assert [[cell.text for cell in table.header] for table in reading.tables] == [["Year", "Horses"], ["Year", "Dogs"]]
    assert [(each.label, each.title, each.pages) for each in reading.documents] == [("Attachment 1", "Horses", (2, 3))]


def test_its_totals_are_tried_as_those_of_every_table() -> None:
    table = read("letter.msg", msg(SAID, [("animals.xlsx", xlsx({"Horses": HORSES}))])).tables[0]
    assert [(check.column, check.agrees) for check in table.checks] == [("Horses", True)]


def test_a_sheets_name_heads_its_table() -> None:
    assert _page(HORSES).text == "Horses\n\nYear\tHorses\n2023\t4\n2024\t5\nTotal\t9"


@pytest.mark.parametrize(
    "made",
    [
        sheet(["a", "b"], ["secret", "secret"], ["c", "d"], hidden_rows=[2]),
        sheet(["a", "secret", "b"], ["c", "", "d"], columns='<cols><col min="2" max="2" hidden="1"/></cols>'),
        sheet(["a", "secret", "b"], ["c", "", "d"], columns='<cols><col min="2" max="2" width="0"/></cols>'),
        sheet(["a", "b"], ["c", "d", '<c s="1"><v>5</v></c>']),
        sheet(["a", "b"], ["c", "d", '<c s="2" t="str"><v>secret</v></c>']),
    ],
    ids=["a row", "a column", "a column without width", "a format that shows nothing", "white on white"],
)
def test_what_is_hidden_is_left_out_and_noted(made: str) -> None:
    page = _page(made, styles=STYLES)
    assert (page.text, len(page.unseen)) == ("Horses\n\na\tb\nc\td", 1)


def test_white_on_a_colour_is_seen() -> None:
    assert "seen" in _page(sheet(["a", '<c s="3" t="str"><v>seen</v></c>'], ["b", "c"]), styles=STYLES).text


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_and_noted(state: str) -> None:
    book = xlsx({"Horses": HORSES, "Names": sheet(["secret"])}, states={"Names": state})
    findings = read("a.msg", msg(SAID, [("a.xlsx", book)])).findings
    assert [each.what for each in findings if each.kind is FindingKind.HIDDEN_TEXT] == [
        "There are words on page 2 that a reader does not see: a hidden sheet of the spreadsheet."
    ]


def test_a_remark_is_noted() -> None:
    book = xlsx({"Horses": HORSES}, relations={1: {"rId1": ("comments", "../comments1.xml", False)}})
    assert len(spreadsheets.read_pages(book)[0].comments) == 1


def test_a_link_keeps_its_target() -> None:
    more = '<hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks>'
    related = {1: {"rId1": ("hyperlink", "https://a.example/x", True)}}
    page = spreadsheets.read_pages(xlsx({"Horses": sheet(["Plan"], ["here"], more=more)}, relations=related))[0]
    assert page.links == ("https://a.example/x",)


def test_words_are_looked_up_without_how_they_are_spoken() -> None:
    strings = ["<r><t>two </t></r><r><t>runs</t></r><rPh><t>spoken</t></rPh>"]
    assert "two runs" in _page(sheet(['<c t="s"><v>0</v></c>', "x"], ["y"]), strings=strings).text


def test_truth_errors_and_results_are_shown() -> None:
    row = ['<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', "<c><f>1+1</f><v>2</v></c>"]
    assert _page(sheet(["a", "b", "c"], row)).text.endswith("TRUE\t#N/A\t2")


def test_a_formula_without_its_result_is_noted() -> None:
    page = _page(sheet(["a", "b"], ["c", "<c><f>1+1</f></c>"]))
    assert page.notices == ("The spreadsheet has formulas whose results were not kept with it.",)


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("1234567.891", "General", "1234567.891"),
        ("0.30000000000000004", "General", "0.3"),
        ("1234567", "#,##0", "1,234,567"),
        ("-99.5", "[$£-809]#,##0.00", "-£99.50"),
        ("-1234", "£#,##0;[Red]-£#,##0", "-£1,234"),
        ("0", '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', "£-"),
        ("0.256", "0%", "26%"),
        ("7", '0" horses"', "7 horses"),
        ("7", "000", "007"),
        ("1234567", "#,##0,", "1,235"),
        ("45292", "dd/mm/yyyy", "01/01/2024"),
        ("45292.75", "d mmmm yyyy h:mm AM/PM", "1 January 2024 6:00 pm"),
        ("45292.123", "yyyy-mm-dd hh:mm:ss", "2024-01-01 02:57:07"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.01", "mm:ss", "14:24"),
        ("5", ";;;", ""),
        ("9" * 40, "0", "9" * 40),
        ("1e400000000", "0", "1e400000000"),
        ("nonsense", "0.00", "nonsense"),
    ],
)
def test_a_number_is_shown_under_its_format(value: str, code: str, said: str) -> None:
    assert shown(value, code) == said


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    assert shown("0", "yyyy-mm-dd", epoch_1904=True) == "1904-01-01"


def test_a_spreadsheet_is_no_letter_by_itself() -> None:
    with pytest.raises(UnreadableLetter) as refused:
        pages_of("figures.xlsx", xlsx({"Horses": HORSES}))
    assert refused.value.reason == Reason.WORD


def test_a_cover_note_with_a_spreadsheet_alone_is_the_letter() -> None:
    reading = read("a.msg", msg("Please find the figures attached.", [("a.xlsx", xlsx({"Horses": HORSES}))]))
    assert [page.text.partition("\n")[0] for page in reading.pages] == ["Date: 20 May 2025", "Horses"]


def test_a_cell_far_from_all_others_is_not_shown_and_told_of() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    page = _page(HORSES.replace("</sheetData>", f"{far}</sheetData>"))
    assert page.text.endswith("Total\t9")
    assert [each.why for each in page.unseen] == ["cells of the spreadsheet far from all others"]


@pytest.mark.parametrize("declaration", DOCTYPES.values(), ids=DOCTYPES)
def test_a_sheet_that_declares_a_document_type_is_not_read(declaration: str) -> None:
    with pytest.raises(UnreadableLetter):
        _page(HORSES.replace(HEAD, HEAD + declaration))


def test_a_table_of_blanks_between_cells_far_apart_is_not_made() -> None:
    places = "".join(
        f'<row r="{at}"><c r="{chr(65 + at // 676)}{chr(65 + at // 26 % 26)}{chr(65 + at % 26)}{at}"><v>1</v></c></row>'
        for at in range(1, 2000)
    )
    with pytest.raises(UnreadableLetter):
        _page(sheet().replace("<sheetData>", f"<sheetData>{places}"))
