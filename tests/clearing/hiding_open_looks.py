# ruff: noqa: E501  a file a line, to be compared
"""OpenDocument texts that hide the same word by how it looks, by what stands around it, or under what lies over it."""

from __future__ import annotations

from documents.clearing.hiding.places import Place
from tests.clearing.hiding_sheets import CANARY, VISIBLE, File
from tests.word_files import odt

SAID = f"<text:p>{CANARY}</text:p>"
BLACKENED = 'draw:fill="solid" draw:fill-color="#000000"'
RECT = '<draw:rect draw:style-name="S" svg:x="0cm" svg:y="{}" svg:width="10cm" svg:height="1cm"{}/>'


def style(family: str, of: str, looks: str, more: str = "") -> str:
    return f'<style:style style:name="S" style:family="{family}"><style:{of}-properties {looks}/>{more}</style:style>'


def text(body: str, styles: str = "") -> File:
    return "letter.odt", odt(f"<text:p>{VISIBLE}</text:p>{body}", styles)


def span(looks: str) -> File:
    return text(f'<text:p><text:span text:style-name="S">{CANARY}</text:span></text:p>', style("text", "text", looks))


def paragraph(looks: str) -> File:
    return text(f'<text:p text:style-name="S">{CANARY}</text:p>', style("paragraph", "paragraph", looks))


def table(of: str = "", styles: str = "", cell: str = "table-cell", said: str = SAID) -> File:
    """A table of one cell; `of` has the style."""
    named = {part: ' table:style-name="S"' if part == of else "" for part in ("table", "table-row", "table-cell")}
    return text(
        f"<table:table{named['table']}><table:table-column/><table:table-row{named['table-row']}>"
        f"<table:{cell}{named['table-cell']}>{said}</table:{cell}></table:table-row></table:table>",
        styles,
    )


def frame(looks: str) -> File:
    return text(f"<text:p><draw:frame {looks}><draw:text-box>{SAID}</draw:text-box></draw:frame></text:p>")


OPEN_LOOKS: dict[str, tuple[Place, File]] = {
    "an ODT's letters of a hundredth of their width": (Place.TINY_WORDS, span('style:text-scale="1%"')),
    "an ODT's letters on top of each other": (Place.TINY_WORDS, span('fo:letter-spacing="-10cm"')),
    "an ODT's letters of a share of their size": (Place.TINY_WORDS, span('fo:font-size="2%"')),
    "an ODT's letters lowered off the page": (Place.TINY_WORDS, span('style:text-position="-5000% 1%"')),
    "an ODT's nearly black letters on black": (Place.PALE_WORDS, span('fo:color="#000033" fo:background-color="#000000"')),
    "an ODT's see-through letters": (Place.PALE_WORDS, span('fo:color="#000000" xmlns:l="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" l:opacity="0%"')),
    "an ODT's line of no height": (Place.TINY_WORDS, paragraph('fo:line-height="0.01cm"')),
    "an ODT's paragraph off the page": (Place.OFF_PAGE, paragraph('fo:margin-left="-90cm"')),
    "an ODT's row of no height": (Place.TINY_WORDS, table("table-row", style("table-row", "table-row", 'style:row-height="0.001cm"'))),
    "an ODT's table off the page": (Place.OFF_PAGE, table("table", style("table", "table", 'fo:margin-left="-90cm"'))),
    "an ODT's black letters in a black cell": (Place.PALE_WORDS, table("table-cell", style("table-cell", "table-cell", 'fo:background-color="#000000"') + style("text", "text", 'fo:color="#000000"'), said=f'<text:p><text:span text:style-name="S">{CANARY}</text:span></text:p>')),
    "an ODT's cell that another covers": (Place.HIDDEN_WORDS, table(cell="covered-table-cell")),
    "an ODT's frame that is not shown": (Place.HIDDEN_WORDS, frame('draw:display="none"')),
    "an ODT's frame off the page": (Place.OFF_PAGE, frame('svg:x="-90cm"')),
    "an ODT's frame of no size": (Place.TINY_WORDS, frame('svg:width="0.001cm" svg:height="0.001cm"')),
    "an ODT's section hidden by a condition": (Place.HIDDEN_WORDS, text(f'<text:section text:display="condition" text:is-hidden="true">{SAID}</text:section>')),
    "an ODT's variable that is set and not shown": (Place.HIDDEN_WORDS, text(f'<text:p><text:variable-set text:display="none">{CANARY}</text:variable-set>A</text:p>')),
    "an ODT's words in something new": (Place.UNTOLD, text(f'<text:p><n:new xmlns:n="urn:new">{CANARY}</n:new>A</text:p>')),
}  # fmt: skip

ON_PAGE = ' text:anchor-type="page"'
FILLED = style("graphic", "graphic", BLACKENED)
OPEN_COVERED: dict[str, File] = {
    "an ODT's black shape": text(f"<text:p>{RECT.format('0cm', '')}{CANARY}</text:p>", FILLED),
    "an ODT's shape by the page's edge": text(f"<text:p>{RECT.format('5cm', ON_PAGE)}</text:p>{SAID}", FILLED),
}
AS_USUAL = 'style:use-window-font-color="true" xmlns:l="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" l:opacity="0%"'
OPEN_CLEAN = text(
    "".join(
        f"<text:p>{shape}Seen</text:p>"
        for shape in (
            RECT.format("0cm", ' text:anchor-type="as-char"'),
            RECT.format("0cm", "").replace("1cm", "0.02cm"),
            RECT.format("0cm", "").replace('"S"', '"C"'),
            RECT.format("0cm", "").replace('"S"', '"B"'),
            '<draw:frame draw:style-name="S" svg:width="3cm" svg:height="1cm"><draw:text-box><text:p>Whom to ask about '
            "what we hold and what not</text:p></draw:text-box></draw:frame>",
        )
    ),
    FILLED
    + f'<style:default-style style:family="paragraph"><style:text-properties {AS_USUAL}/></style:default-style>'
    + style("graphic", "graphic", 'draw:fill="none"').replace('"S"', '"C"')
    + style("graphic", "graphic", f'{BLACKENED} style:run-through="background"').replace('"S"', '"B"'),
)
