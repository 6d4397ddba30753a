"""Kinds of spreadsheets that mean harm, each attached to an e-mail with a letter in it."""

from __future__ import annotations

from functools import partial

from tests.hostile.kinds_mail import HUGE, attaching
from tests.hostile.shapes import READ, Hostile, Kinds, home
from tests.message_files import R, S, sheet, xlsx
from tests.word_files import HEAD, rels

ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
VALUES = ("1e308", "-1e308", "45292.99999999", "NaN")


def workbook(content: str, **more: object) -> bytes:
    """A message with a workbook of this sheet."""
    return attaching("figures.xlsx", xlsx({"Figures": content}, **more))  # type: ignore[arg-type]


def cells(made: str, more: str = "") -> str:
    return f"{HEAD}<worksheet {S} {R}><sheetData>{made}</sheetData>{more}</worksheet>"


def with_strings(content: str) -> bytes:
    shown = cells(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>99</v></c></row>'
    )
    return workbook(shown, more={"xl/sharedStrings.xml": content})


def with_formats(code: str) -> bytes:
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
    row = "".join(f'<c r="{column}1" s="0"><v>{value}</v></c>' for column, value in zip("ABCD", VALUES, strict=True))
    return workbook(cells(f'<row r="1">{row}</row><row r="2">{row}</row>'), styles=styles)


SHEETS: Kinds = {
    **{
        f"a spreadsheet with {what}": Hostile("letter.eml", partial(workbook, cells(made, more)), (READ,))
        for what, made, more in (
            (
                "a cell at its far end",
                '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
                "",
            ),
            (
                "a row of no known number",
                f'<row r="{HUGE}"><c r="A{HUGE}"><v>1</v></c></row><row r="-4"><c r="é"><v>x</v></c></row>',
                "",
            ),
            ("a column beyond all", f'<row r="1"><c r="{"Z" * 400}1"><v>1</v></c><c r="A1"><v>1</v></c></row>', ""),
            (
                "all its cells merged",
                '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>',
                '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            ),
            (
                "ten thousand cells merged with all",
                '<row r="1"><c r="A1"><v>1</v></c></row>',
                f"<mergeCells>{'<mergeCell ref=' + chr(34) + 'A1:XFD1048576' + chr(34) + '/>'}</mergeCells>" * 100,
            ),
            (
                "a formula that starts a program",
                '<row r="1"><c r="A1" t="str"><f>cmd|\'/c calc\'!A0</f><v>=cmd|x</v></c></row>',
                "",
            ),
            (
                "a cell of no known kind",
                '<row r="1"><c r="A1" t="zz" s="-9"><v>x</v></c><c t="s"><v>1e9</v></c><c t="b"/></row>',
                "",
            ),
            (
                "columns without end",
                '<row r="1"><c r="A1"><v>1</v></c></row>',
                '<cols><col min="-9" max="999999999999" hidden="1"/></cols>',
            ),
        )
    },
    "a spreadsheet of 16,384 columns and 50 rows": Hostile(
        "letter.eml",
        lambda: workbook(
            sheet(*[[1] * 26] * 20, more="").replace(
                "</sheetData>", '<row r="60"><c r="XFD60"><v>1</v></c></row></sheetData>'
            )
        ),
        (READ,),
    ),
    "a spreadsheet whose texts declare an entity": Hostile(
        "letter.eml", lambda: with_strings(f"{ENTITY}<sst>&e;</sst>"), (READ,)
    ),
    "a spreadsheet whose texts are missing": Hostile("letter.eml", lambda: with_strings(f"{HEAD}<sst {S}/>"), (READ,)),
    "a spreadsheet whose texts are no XML": Hostile("letter.eml", lambda: with_strings("<"), (READ,)),
    "a spreadsheet of mad numbers": Hostile("letter.eml", lambda: with_formats("0." + "0" * 9999), (READ,)),
    "a spreadsheet of mad dates": Hostile(
        "letter.eml", lambda: with_formats("yyyy-mm-dd [hhhhhhhh]:mm" * 999), (READ,)
    ),
    "a spreadsheet of mad formats": Hostile(
        "letter.eml", lambda: with_formats("[$&amp;&quot;];;;_)*x\\" * 999), (READ,)
    ),
    "a spreadsheet with sheets on a server": Hostile(
        "letter.eml",
        lambda: workbook(
            sheet([1, 2]), more={"xl/_rels/workbook.xml.rels": rels({"rId1": ("worksheet", f"{home()}/s.xml", True)})}
        ),
        (READ,),
    ),
    "a spreadsheet whose sheet is itself": Hostile(
        "letter.eml",
        lambda: workbook(
            sheet([1, 2]), more={"xl/_rels/workbook.xml.rels": rels({"rId1": ("worksheet", "workbook.xml", False)})}
        ),
        (READ,),
    ),
    "a spreadsheet of a thousand sheets": Hostile(
        "letter.eml", lambda: attaching("a.xlsx", xlsx({f"S{at}": sheet([1, 2]) for at in range(1000)})), (READ,)
    ),
}
