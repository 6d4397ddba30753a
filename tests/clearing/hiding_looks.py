# ruff: noqa: E501  a file a line, to be compared
"""Word letters that hide the same word by how it looks, by what stands around it, or under what lies over it."""

from __future__ import annotations

from documents.clearing.hiding.places import Place
from tests.clearing.hiding_sheets import CANARY, VISIBLE, File
from tests.word_files import W, docx, listed, numbering, para, run

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


def styled_table(looks: str) -> File:
    """A letter with a table of a style that hides its words."""
    style = f'<w:styles {W}><w:style w:type="table" w:styleId="T"><w:rPr>{looks}</w:rPr></w:style></w:styles>'
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>{para(CANARY)}</w:tc></w:tr></w:tbl>'
    return "letter.docx", docx(para(VISIBLE) + table, parts={"styles": style})


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
    "a line indented off the page": (Place.OFF_PAGE, letter(f'<w:p><w:pPr><w:ind w:firstLine="30000"/></w:pPr>{run(CANARY)}</w:p>')),
    "a table's style of white letters": (Place.PALE_WORDS, styled_table('<w:color w:val="FFFFFF"/>')),
    "a table's style of hidden letters": (Place.HIDDEN_WORDS, styled_table("<w:vanish/>")),
    "black letters on a black page": (Place.PALE_WORDS, ("letter.docx", docx(f"{para(VISIBLE)}{para(run(CANARY, BLACK))}</w:body>" + '<w:background w:color="000000"/><w:body>'))),
    "words of a formula": (Place.UNTOLD, letter(f'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:phant><m:e><m:r><m:t>{CANARY}</m:t></m:r></m:e></m:phant></m:oMath></w:p>')),
    "words beside others": (Place.UNTOLD, letter(f"<w:p><w:r><w:ruby><w:rt>{run(CANARY)}</w:rt><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r></w:p>")),
    "words in something new": (Place.UNTOLD, letter(f'<w:p><w:r><n:new xmlns:n="urn:new">{CANARY}</n:new></w:r></w:p>')),
    "a bullet of a word": (Place.UNTOLD, ("letter.docx", docx(para(VISIBLE) + listed("Kept"), parts={"numbering": numbering((("bullet", CANARY),))}))),
    "a web page set into it": (Place.EMBEDDED, ("letter.docx", docx(para(VISIBLE) + '<w:altChunk r:id="rIdC"/>', relations={"rIdC": ("aFChunk", "chunk.html", False)}, more={"word/chunk.html": CANARY}))),
    "a document it is made of": (Place.ELSEWHERE, letter('<w:p><w:subDoc r:id="rIdS"/></w:p>')),
}  # fmt: skip

THICK, LEVEL = '<a:ln w="200000"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>', 'cx="2000000" cy="0"'
BLACKENED = 'fillcolor="black"'
OVER = f"{run('Paid to')}{run(CANARY)}"
VML = '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;width:200pt;height:16pt" {}/></w:pict></w:r>'
# Letters with a shape over the line that says the word.
COVERED: dict[str, File] = {
    "a black shape": letter(f"<w:p>{shape(filled('000000'))}{OVER}</w:p>", para("Kept")),
    "a white one": letter(f"<w:p>{shape(filled('FFFFFF'))}{OVER}</w:p>"),
    "one in an older form": letter(f"<w:p>{VML.format(BLACKENED)}{OVER}</w:p>"),
    "one that says why": letter(f"<w:p>{shape(filled('FFFFFF'), para('Section 40(2)'))}{OVER}</w:p>"),
    "one from the line above": letter(f"<w:p>{shape(filled('000000'), at='200000')}</w:p><w:p>{OVER}</w:p>"),
    "one from the line below": letter(
        f"<w:p>{OVER}</w:p><w:p>{shape(filled('000000'), at='-300000')}{run('Kept')}</w:p>"
    ),
    "one by the page's edge": letter(
        f"<w:p>{shape(filled('000000')).replace('paragraph', 'page')}</w:p><w:p>{OVER}</w:p>"
    ),
    "a thick line": letter(f"<w:p>{shape(THICK, size=LEVEL).replace('rect', 'line')}{OVER}</w:p>"),
    "one in a table": letter(f"<w:tbl><w:tr><w:tc><w:p>{shape(filled('000000'))}{OVER}</w:p></w:tc></w:tr></w:tbl>"),
}
# Shapes that lie over nothing.
BESIDE = {
    "a frame without a fill": shape("<a:noFill/>"),
    "one behind the words": shape(filled("000000")).replace('behindDoc="0"', 'behindDoc="1"'),
    "one that words flow around": shape(filled("000000"), wrap="Square"),
    "a rule": shape(filled("000000"), size='cx="5000000" cy="12700"'),
    "a highlighter": shape('<a:solidFill><a:srgbClr val="FFFF00"><a:alpha val="40000"/></a:srgbClr></a:solidFill>'),
    "a box of words": shape(filled("FFFFFF"), para("Your rights are set out here, and whom to ask about them")),
    "a frame in an older form": VML.format('filled="f"'),
}

# Light words in a dark box, a heading set close, a low row, a merged cell without words.
WORD_CLEAN = letter(
    "<w:p>" + shape(filled("1F3864"), para(run("Note", '<w:color w:val="FFFFFF"/>')), wrap="Square") + "</w:p>",
    para(run("GRANTS", '<w:spacing w:val="-20"/><w:w w:val="66"/><w:position w:val="6"/><w:fitText w:val="1400"/>')),
    '<w:tbl><w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/>'
    f"</w:tc><w:tc>{para('A')}</w:tc></w:tr></w:tbl>",
)
