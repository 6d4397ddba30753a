# ruff: noqa: E501  a file a line, to be compared
"""Word letters that hide the same word by how it looks, by what stands around it, or under what lies over it."""

from __future__ import annotations

from documents.clearing.hiding.places import Place
from tests.clearing.hiding_sheets import CANARY, VISIBLE, File
from tests.word_files import docx, para, run

SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
BLACK = '<w:color w:val="000000"/>'
SIZE = 'cx="2000000" cy="300000"'


def letter(*more: str) -> File:
    return "letter.docx", docx(para(VISIBLE) + "".join(more))


def looking(looks: str) -> File:
    """A letter whose word looks so."""
    return letter(para(run(CANARY, looks)))


def in_table(row: str = "", cell: str = "", table: str = "", looks: str = "") -> File:
    """A letter with a table of one cell that hides its word."""
    said = para(run(CANARY, looks))
    return letter(
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{said}</w:tc></w:tr></w:tbl>"
    )


def shape(fill: str = "", words: str = "", at: str = "0", size: str = SIZE, more: str = "", wrap: str = "None") -> str:
    """A run with a shape that lies on the page, in front of its words."""
    box = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
    across = '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    down = f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{at}</wp:posOffset></wp:positionV>'
    drawn = f'<wps:wsp><wps:spPr><a:prstGeom prst="rect"/>{fill}</wps:spPr>{box}</wps:wsp>'
    return (
        f'<w:r><w:drawing><wp:anchor {SPACES} behindDoc="0" {more}>{across}{down}<wp:extent {size}/><wp:wrap{wrap}/>'
        f"<a:graphic><a:graphicData>{drawn}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def boxed(**how: str) -> File:
    """A letter with a box of the word."""
    return letter(f"<w:p>{shape(**({'words': para(CANARY)} | how))}</w:p>")


def filled_letters(how: str) -> File:
    return looking(
        f'<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{how}</w14:textFill>'
    )


CLEAR = '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'
WORD_LOOKS: dict[str, tuple[Place, File]] = {
    "letters filled with nothing": (Place.PALE_WORDS, filled_letters("<w14:noFill/>")),
    "letters that are see-through": (Place.PALE_WORDS, filled_letters(CLEAR)),
    "letters of a hundredth of their width": (Place.TINY_WORDS, looking('<w:w w:val="1"/>')),
    "letters on top of each other": (Place.TINY_WORDS, looking('<w:spacing w:val="-400"/>')),
    "words fitted into nothing": (Place.TINY_WORDS, looking('<w:fitText w:val="1"/>')),
    "letters of another script's size": (Place.TINY_WORDS, looking('<w:rtl/><w:szCs w:val="2"/>')),
    "letters in a font of signs": (Place.HIDDEN_WORDS, looking('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    "letters lowered off the page": (Place.OFF_PAGE, looking('<w:position w:val="-3000"/>')),
    "near-black letters on black": (Place.PALE_WORDS, looking('<w:color w:val="000033"/><w:highlight w:val="black"/>')),
    "letters in the theme's colour on it": (Place.PALE_WORDS, looking('<w:color w:val="FFFFFF" w:themeColor="text1"/><w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>')),
    "a frame of no height": (Place.TINY_WORDS, letter(f'<w:p><w:pPr><w:framePr w:w="200" w:h="5" w:hRule="exact"/></w:pPr>{run(CANARY)}</w:p>')),
    "a row of no height": (Place.TINY_WORDS, in_table(row='<w:trHeight w:val="2" w:hRule="exact"/>')),
    "a table off the page": (Place.OFF_PAGE, in_table(table='<w:tblInd w:w="-20000" w:type="dxa"/>')),
    "black letters in a black table": (Place.PALE_WORDS, in_table(table='<w:shd w:val="clear" w:fill="000000"/>', looks=BLACK)),
    "a cell that another covers": (Place.HIDDEN_WORDS, in_table(cell="<w:vMerge/>")),
    "black letters in a black box": (Place.PALE_WORDS, boxed(fill=filled("000000"), words=para(run(CANARY, BLACK)))),
    "a box off the page": (Place.OFF_PAGE, boxed(at="-90000000")),
    "a box of no size": (Place.TINY_WORDS, boxed(size='cx="10" cy="10"')),
    "a box whose anchor is hidden": (Place.HIDDEN_WORDS, boxed(more='hidden="1"')),
}  # fmt: skip

# Light words in a dark box, a heading set close, a low row, a merged cell without words.
WORD_CLEAN = letter(
    "<w:p>" + shape(filled("1F3864"), para(run("Note", '<w:color w:val="FFFFFF"/>')), wrap="Square") + "</w:p>",
    para(run("GRANTS", '<w:spacing w:val="-20"/><w:w w:val="66"/><w:position w:val="6"/><w:fitText w:val="1400"/>')),
    '<w:tbl><w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/>'
    f"</w:tc><w:tc>{para('A')}</w:tc></w:tr></w:tbl>",
)
