# ruff: noqa: E501  a file a line, to be compared
"""Workbooks made by hand, each hiding the same word in one place where a reader of its cells does not see it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from documents.clearing.hiding.places import Place
from tests.message_files import S, sheet, xlsx
from tests.word_files import HEAD, zipped

CANARY = "Quillfeather"
VISIBLE = "We hold 14 marigold grants."
File = tuple[str, bytes]


def book(rows: str = "", **more) -> File:
    """A workbook with a visible table, and whatever else hides in it."""
    first = rows or sheet(["Grants", 14])
    return "grants.xlsx", xlsx({"Grants": first} | more.pop("sheets", {}), **more)


def with_part(name: str, content: str | bytes = CANARY, kind: str = "thing") -> File:
    """A workbook with one more part, which its only sheet belongs with."""
    related = {1: {"rIdX": (kind, f"/{name}", False)}}
    return book(relations=related, more={name: content})


def styled(cells: str) -> File:
    fonts = '<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor indexed="8"/></patternFill></fill></fills>'
    forms = '<numFmts><numFmt numFmtId="200" formatCode=";;;"/></numFmts>'
    looks = '<cellXfs><xf/><xf fontId="1" fillId="0"/><xf numFmtId="200"/><xf fillId="1"/><xf fontId="2"/></cellXfs>'
    return book(sheet(["Grants", cells]), styles=forms + fonts + looks)


def looking(
    form: str = "", font: str = "", look: str = "", fill: str = "", cell: str = "", strings: tuple[str, ...] = ()
) -> File:
    """A workbook with the word in a cell of this number format, font and look."""
    made = f'<numFmts><numFmt numFmtId="200" formatCode="{form.replace(chr(34), "&quot;") or "General"}"/></numFmts><fonts><font/><font>{font}</font></fonts><fills><fill><patternFill patternType="none"/></fill><fill>{fill}</fill></fills><cellXfs><xf/><xf numFmtId="200" fontId="1" fillId="{1 if fill else 0}">{look}</xf></cellXfs>'
    said = cell or f"<t>{CANARY}</t>"
    return book(
        sheet(["Grants", 14, said if said.startswith("<c") else f'<c s="1" t="inlineStr"><is>{said}</is></c>']),
        styles=made,
        strings=strings,
    )


def of_numbers(form: str, value: str) -> File:
    return looking(form, cell=f'<c s="1"><v>{value}</v></c>')


def sheet_with(more: str) -> File:
    return book(sheet(["Grants", 14], more=more))


def named(names: str) -> File:
    name, made = book()
    return name, altered(
        made,
        "xl/workbook.xml",
        lambda said: said.replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>"),
    )


def in_book(more: str) -> File:
    name, made = book()
    return name, altered(made, "xl/workbook.xml", lambda said: said.replace("</workbook>", f"{more}</workbook>"))


def altered(packed: bytes, part: str, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {part: change(members[part].decode())})


DRAWING = f'{HEAD}<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:cNvPr id="1" name="{CANARY}" hidden="1"/></xdr:wsDr>'
SPREADSHEETS: dict[str, tuple[Place, File]] = {
    "a hidden sheet": (Place.SHEET, book(sheets={"Staff": sheet([CANARY])}, states={"Staff": "hidden"})),
    "a very hidden sheet": (Place.VERY_HIDDEN_SHEET, book(sheets={"Staff": sheet([CANARY])}, states={"Staff": "veryHidden"})),
    "a hidden row": (Place.ROWS, book(sheet(["Grants", 14], [CANARY], hidden_rows=[2]))),
    "a filtered row": (Place.FILTERED_ROWS, book(sheet(["Grants", 14], [CANARY], hidden_rows=[2], more='<autoFilter ref="A1:B2"/>'))),
    "a hidden column": (Place.COLUMNS, book(sheet(["Grants", CANARY], columns='<cols><col min="2" max="2" hidden="1"/></cols>'))),
    "a column without width": (Place.NARROW, book(sheet(["Grants", CANARY], columns='<cols><col min="2" max="2" width="0"/></cols>'))),
    "a column of next to no width": (Place.NARROW, book(sheet(["Grants", CANARY], columns='<cols><col min="2" max="2" width="0.1"/></cols>'))),
    "columns narrow unless told": (Place.NARROW, book(sheet(["Grants", CANARY], columns='<sheetFormatPr defaultColWidth="0.1"/><cols><col min="1" max="1" width="9"/></cols>'))),
    "rows hidden unless told": (Place.ROWS, book(sheet(["Grants", 14], [CANARY], columns='<sheetFormatPr zeroHeight="1"/>').replace('<row r="1"', '<row ht="15" r="1"'))),
    "a row of a point": (Place.NARROW, book(sheet(["Grants", 14], [CANARY]).replace('<row r="2"', '<row ht="1" r="2"'))),
    "black letters on black": (Place.PALE_WORDS, styled(f'<c s="3" t="inlineStr"><is><t>{CANARY}</t></is></c>')),
    "tiny letters": (Place.TINY_WORDS, styled(f'<c s="4" t="inlineStr"><is><t>{CANARY}</t></is></c>')),
    "white letters": (Place.PALE_WORDS, styled(f'<c s="1" t="inlineStr"><is><t>{CANARY}</t></is></c>')),
    "a format that shows nothing": (Place.BLANKED_CELLS, styled('<c s="2"><v>14.5</v></c>')),
    "a format that shows no words": (Place.BLANKED_CELLS, looking("0;0;0;")),
    "a format that shows nothing of words": (Place.BLANKED_CELLS, looking(";;;")),
    "a format that shows another word": (Place.BLANKED_CELLS, looking('0;0;0;"Grant"')),
    "a format that shows white words": (Place.PALE_WORDS, looking("[White]General;[White]General;[White]General;[White]@")),
    "a format that shows words in a colour of the palette": (Place.PALE_WORDS, looking("[Color2]@")),
    "a format that shows black words on black": (Place.PALE_WORDS, looking("[Black]@", fill='<patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill>')),
    "a format that shows white numbers": (Place.PALE_WORDS, of_numbers("0;[White]-0", "-14")),
    "a white run": (Place.PALE_WORDS, looking(cell=f'<r><t>Paid </t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>{CANARY}</t></r>')),
    "a white run of a shared text": (Place.PALE_WORDS, looking(cell='<c s="1" t="s"><v>0</v></c>', strings=(f'<r><t>Paid </t></r><r><rPr><color theme="0"/></rPr><t>{CANARY}</t></r>',))),
    "a run of a point": (Place.TINY_WORDS, looking(cell=f'<r><rPr><sz val="1"/></rPr><t>{CANARY}</t></r>')),
    "a theme's black made white": (Place.PALE_WORDS, looking(font='<color theme="1" tint="0.99"/>')),
    "a colour next to white": (Place.PALE_WORDS, looking(font='<color indexed="26"/>')),
    "a wide indent": (Place.PUSHED, looking(look='<alignment indent="250"/>')),
    "blanks before a word": (Place.PUSHED, looking(cell=f'<t xml:space="preserve">Paid{" " * 400}{CANARY}</t>')),
    "empty lines before a word": (Place.PUSHED, looking(cell=f'<t xml:space="preserve">Paid{"&#10;" * 60}{CANARY}</t>')),
    "the last cell there is": (Place.REMOTE_CELLS, book(sheet(["Grants", 14]).replace("</sheetData>", f'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>{CANARY}</t></is></c></row></sheetData>'))),
    "a note": (Place.COMMENTS, with_part("xl/comments1.xml", kind="comments")),
    "a conversation": (Place.THREADED, with_part("xl/threadedComments/threadedComment1.xml", kind="threadedComment")),
    "a pivot table's figures": (Place.PIVOT_CACHE, with_part("xl/pivotCache/pivotCacheRecords1.xml")),
    "a pivot table's names": (Place.PIVOT_CACHE, with_part("xl/pivotCache/pivotCacheDefinition1.xml", f'<pivotCacheDefinition {S}><cacheFields><cacheField><sharedItems><s v="{CANARY}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>')),
    "another file's figures": (Place.EXTERNAL_CACHE, with_part("xl/externalLinks/externalLink1.xml")),
    "a data model": (Place.DATA_MODEL, with_part("xl/model/item.data")),
    "a connection": (Place.CONNECTION, with_part("xl/connections.xml")),
    "a hidden name": (Place.NAMES, named('<definedName name="x" hidden="1">Grants!$A$1</definedName>')),
    "a name with a value": (Place.NAMES, named(f'<definedName name="x">"{CANARY}"</definedName>')),
    "a list of allowed values": (Place.VALIDATION, sheet_with(f'<dataValidations><dataValidation sqref="A1"><formula1>"{CANARY},B"</formula1></dataValidation></dataValidations>')),
    "a scenario": (Place.SCENARIOS, sheet_with(f'<scenarios><scenario name="{CANARY}"/></scenarios>')),
    "a head on paper": (Place.MARGINS, sheet_with(f"<headerFooter><oddHeader>&amp;L{CANARY}</oddHeader></headerFooter>")),
    "a chart's figures": (Place.CHART_CACHE, with_part("xl/charts/chart1.xml", f'<c:chartSpace xmlns:c="c"><c:strCache><c:v>{CANARY}</c:v></c:strCache></c:chartSpace>', "chart")),
    "words no cell shows": (Place.UNUSED_STRINGS, book(strings=[f"<t>{CANARY}</t>"])),
    "how words are spoken": (Place.SPOKEN, book(sheet(['<c t="s"><v>0</v></c>']), strings=[f"<t>Grants</t><rPh sb=\"0\" eb=\"1\"><t>{CANARY}</t></rPh>"])),
    "a log of changes": (Place.REVISIONS, with_part("xl/revisions/revisionLog1.xml")),
    "a formula's words": (Place.FORMULA_WORDS, book(sheet(["Grants", f'<c><f>IF(A1="","{CANARY}",14)</f><v>14</v></c>']))),
    "a hidden shape": (Place.HIDDEN_SHAPES, with_part("xl/drawings/drawing1.xml", DRAWING, "drawing")),
    "a file in the file": (Place.EMBEDDED, with_part("xl/embeddings/Microsoft_Word1.docx", kind="package")),
    "a macro": (Place.MACROS, with_part("xl/vbaProject.bin", kind="vbaProject")),
    "another program's records": (Place.CUSTOM_XML, with_part("customXml/item1.xml", f"<staff><name>{CANARY}</name></staff>", "customXml")),
    "a part nothing refers to": (Place.STRAY_PART, book(more={"xl/old.xml": CANARY})),
    "bytes after the end": (Place.OUTSIDE, ("grants.xlsx", book()[1] + CANARY.encode())),
    "the name of a range": (Place.PART_NAMES, named(f'<definedName name="{CANARY}">Grants!$A$1</definedName>')),
    "the name of somebody's view": (Place.PART_NAMES, in_book(f'<customWorkbookViews><customWorkbookView name="{CANARY} - Personal View"/></customWorkbookViews>')),
    "the name of a range that is protected": (Place.PART_NAMES, sheet_with(f'<protectedRanges><protectedRange name="{CANARY}" sqref="A1"/></protectedRanges>')),
    "what a program calls a sheet": (Place.PART_NAMES, sheet_with(f'<sheetPr codeName="{CANARY}"/>')),
    "the name of a table": (Place.PART_NAMES, with_part("xl/tables/table1.xml", f'<table {S} displayName="{CANARY}"/>', "table")),
    "who locked it": (Place.PROPERTIES, in_book(f'<fileSharing userName="{CANARY}"/>')),
    "where it lay": (Place.FILE_PATHS, in_book(f'<x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\{CANARY}\\"/>')),
    "where a formula's file lay": (Place.FILE_PATHS, book(sheet(["Grants", f"<c><f>'C:\\Users\\{CANARY}\\[costs.xlsx]Sheet1'!A1</f><v>14</v></c>"]))),
    "a hint beside a link": (Place.LINK_WORDS, sheet_with(f'<hyperlinks><hyperlink ref="A1" location="Grants!B1" tooltip="{CANARY}"/></hyperlinks>')),
    "whom a link writes to": (Place.LINK_WORDS, book(relations={1: {"rIdX": ("hyperlink", f"mailto:{CANARY}@a.example", True)}})),
    "what a filter chooses by": (Place.FILTER_WORDS, sheet_with(f'<autoFilter ref="A1:A2"><filterColumn colId="0"><filters><filter val="{CANARY}"/></filters></filterColumn></autoFilter>')),
    "what a filter of a person's own leaves out": (Place.FILTER_WORDS, sheet_with(f'<autoFilter ref="A1:A2"><filterColumn colId="0"><customFilters><customFilter operator="notEqual" val="*{CANARY}*"/></customFilters></filterColumn></autoFilter>')),
    "an order by words": (Place.FILTER_WORDS, sheet_with(f'<sortState ref="A1:A2"><sortCondition ref="A1" customList="Grants,{CANARY}"/></sortState>')),
    "a rule for looks": (Place.RULE_WORDS, sheet_with(f'<conditionalFormatting sqref="A1"><cfRule type="containsText" text="{CANARY}" priority="1"/></conditionalFormatting>')),
    "the formula of a rule for looks": (Place.RULE_WORDS, sheet_with(f'<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="{CANARY}"</formula></cfRule></conditionalFormatting>')),
    "a rule that shows white letters": (Place.HIDING_RULES, book(sheet(["Grants", 14], more='<conditionalFormatting sqref="B1"><cfRule type="expression" dxfId="0" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'), styles='<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>')),
    "a message where something is typed": (Place.VALIDATION, sheet_with(f'<dataValidations><dataValidation sqref="A1" promptTitle="{CANARY}"><formula1>B1</formula1></dataValidation></dataValidations>')),
    "a list of a newer program": (Place.VALIDATION, sheet_with(f'<extLst><ext><x14:dataValidation xmlns:x14="x"><x14:formula1><xm:f xmlns:xm="m">"{CANARY},B"</xm:f></x14:formula1></x14:dataValidation></ext></extLst>')),
    "a cell that a merged one covers": (Place.MERGED_CELLS, book(sheet(["Grants", CANARY], [2023, 14], more='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))),
    "a slicer's names": (Place.PIVOT_CACHE, with_part("xl/slicerCaches/slicerCache1.xml", kind="slicerCache")),
}  # fmt: skip
