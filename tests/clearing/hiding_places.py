# ruff: noqa: E501  a file a line, to be compared
"""Files made by hand, each hiding the same word in one place where a reader of its pages does not see it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from documents.clearing.hiding.places import Place
from tests.clearing.clean_mails import BODIES
from tests.clearing.hiding_looks import WORD_CLEAN, WORD_LOOKS
from tests.clearing.hiding_open_looks import OPEN_CLEAN, OPEN_LOOKS
from tests.clearing.hiding_sheets import CANARY, SPREADSHEETS, VISIBLE, File, book, looking, of_numbers
from tests.clearing.hiding_web import SEEN, WEB
from tests.clearing.hiding_web import page as web_page
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.message_files import msg, sheet
from tests.word_files import HEAD, W, docx, para, run
from tests.word_files import odt as odt_file

PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def photograph() -> bytes:
    """A JPEG that says who took it."""
    picture, written = Image.new("L", (4, 4), 200), io.BytesIO()
    exif = Image.Exif()
    exif[315] = CANARY
    picture.save(written, "JPEG", exif=exif)
    return written.getvalue()


def drawing() -> bytes:
    """A PNG that says in words who drew it."""
    words_in_it, written = PngInfo(), io.BytesIO()
    words_in_it.add_text("Author", CANARY)
    Image.new("L", (4, 4), 200).save(written, "PNG", pnginfo=words_in_it)
    return written.getvalue()


# --- Word


def letter(*more: str, **parts) -> File:
    return "letter.docx", docx(para(VISIBLE) + "".join(more), **parts)


def run_of(code: str) -> str:
    return f"<w:r>{code}</w:r>"


PROPERTIES = f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="dc"><dc:creator>{CANARY}</dc:creator></cp:coreProperties>'
WORD: dict[str, tuple[Place, File]] = {
    "hidden letters": (Place.HIDDEN_WORDS, letter(para(run(CANARY, "<w:vanish/>")))),
    "white letters": (Place.PALE_WORDS, letter(para(run(CANARY, '<w:color w:val="FFFFFF"/>')))),
    "white letters of the theme": (Place.PALE_WORDS, letter(para(run(CANARY, '<w:color w:val="auto" w:themeColor="background1"/>')))),
    "a black highlighter": (Place.PALE_WORDS, letter(para(run(CANARY, '<w:highlight w:val="black"/>')))),
    "black letters on black": (Place.PALE_WORDS, letter(para(run(CANARY, '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')))),
    "letters in a paragraph's colour": (Place.PALE_WORDS, letter('<w:p><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr>' + run(CANARY, '<w:color w:val="1F3864"/>') + "</w:p>")),
    "a line of a point": (Place.TINY_WORDS, letter(f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>{run(CANARY)}</w:p>')),
    "a frame off the page": (Place.OFF_PAGE, letter(f'<w:p><w:pPr><w:framePr w:x="-20000" w:y="-20000"/></w:pPr>{run(CANARY)}</w:p>')),
    "an indent off the page": (Place.OFF_PAGE, letter(f'<w:p><w:pPr><w:ind w:left="-20000"/></w:pPr>{run(CANARY)}</w:p>')),
    "a hidden row": (Place.HIDDEN_WORDS, letter(f'<w:tbl><w:tr><w:tc>{para("A")}</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{para(CANARY)}</w:tc></w:tr></w:tbl>')),
    "a hidden text box": (Place.HIDDEN_SHAPES, letter(f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="visibility:hidden"><v:textbox><w:txbxContent>{para(CANARY)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')),
    "tiny letters": (Place.TINY_WORDS, letter(para(run(CANARY, '<w:sz w:val="2"/>')))),
    "a deletion": (Place.CHANGES, letter(f'<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>{CANARY}</w:delText></w:r></w:del></w:p>')),
    "a remark": (Place.COMMENTS, letter(parts={"comments": f'<w:comments {W}><w:comment w:id="0"><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:comment></w:comments>'})),
    "a variable": (Place.VARIABLES, letter(parts={"settings": f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="{CANARY}"/></w:docVars></w:settings>'})),
    "a mail merge": (Place.MAIL_MERGE, letter(parts={"settings": f'<w:settings {W}><w:mailMerge><w:query w:val="{CANARY}"/></w:mailMerge></w:settings>'})),
    "a building block": (Place.GLOSSARY, letter(relations={"rIdG": ("glossaryDocument", "glossary/document.xml", False)}, more={"word/glossary/document.xml": f"{HEAD}<w:glossaryDocument {W}><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:glossaryDocument>"})),
    "a head no page shows": (Place.UNUSED_MARGINS, letter('<w:sectPr><w:headerReference w:type="first" r:id="rIdH"/></w:sectPr>', relations={"rIdH": ("header", "header1.xml", False)}, more={"word/header1.xml": f"{HEAD}<w:hdr {W}>{para(CANARY)}</w:hdr>"})),
    "a footnote nothing refers to": (Place.UNUSED_NOTES, letter(parts={"footnotes": f'<w:footnotes {W}><w:footnote w:id="2">{para(CANARY)}</w:footnote></w:footnotes>'})),
    "a file in the file": (Place.EMBEDDED, letter(relations={"rIdE": ("package", "embeddings/book.xlsx", False)}, more={"word/embeddings/book.xlsx": CANARY})),
    "a macro": (Place.MACROS, letter(relations={"rIdV": ("vbaProject", "vbaProject.bin", False)}, more={"word/vbaProject.bin": CANARY})),
    "a remote picture": (Place.ELSEWHERE, letter(relations={"rIdP": ("image", f"http://{CANARY}.example/p.png", True)})),
    "a field that fetches": (Place.ELSEWHERE, letter(f'<w:p><w:fldSimple w:instr="INCLUDETEXT {CANARY}.docx"/></w:p>')),
    "another program's records": (Place.CUSTOM_XML, letter(relations={"rIdC": ("customXml", "/customXml/item1.xml", False)}, more={"customXml/item1.xml": f"<case><officer>{CANARY}</officer></case>"})),
    "a part nothing refers to": (Place.STRAY_PART, letter(more={"word/old.xml": CANARY})),
    "its properties": (Place.PROPERTIES, letter(more={"docProps/core.xml": PROPERTIES})),
    "a field's code": (Place.FIELD_CODES, letter(f"<w:p>{run_of('<w:instrText> MERGE</w:instrText>')}{run_of(f'<w:instrText>FIELD {CANARY} </w:instrText>')}</w:p>")),
    "a hint in a link's code": (Place.FIELD_CODES, letter(f'<w:p><w:fldSimple w:instr=\' HYPERLINK "https://a.example" \\o "{CANARY}" \'/></w:p>')),
    "a hint beside a link": (Place.LINK_WORDS, letter(f'<w:p><w:hyperlink w:anchor="a" w:tooltip="{CANARY}">{run("A link")}</w:hyperlink></w:p>')),
    "a bookmark's name": (Place.PART_NAMES, letter(f'<w:p><w:bookmarkStart w:id="9" w:name="{CANARY}"/>{run("Kept")}</w:p>')),
    "a control's name": (Place.PART_NAMES, letter(f'<w:sdt><w:sdtPr><w:tag w:val="{CANARY}"/></w:sdtPr><w:sdtContent>{para("Chosen")}</w:sdtContent></w:sdt>')),
    "a list of choices": (Place.PART_NAMES, letter(f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{CANARY}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{para("Chosen")}</w:sdtContent></w:sdt>')),
    "words for older programs": (Place.OTHER_VERSION, letter(f'<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:t>Seen</w:t></mc:Choice><mc:Fallback><w:t>{CANARY}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>')),
    "a photograph's details": (Place.PICTURE_DETAILS, letter(relations={"rIdJ": ("image", "media/image1.jpg", False)}, more={"word/media/image1.jpg": photograph()})),
} | WORD_LOOKS  # fmt: skip

# --- PDF

PLAIN = PdfPage(words(VISIBLE, y=760))
BAR = "\nq 0 g 60 590 300 20 re f Q\n"


def page(*drawing: str, **more) -> PdfPage:
    return PdfPage("".join((words(VISIBLE, y=760), *drawing)), **more)


def pdf(*drawing: str, objects: tuple[str, ...] = (), catalogue: str = "", **more) -> File:
    return "letter.pdf", pdf_of(page(*drawing, **more), objects=objects, catalogue=catalogue)


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def revised(before: str = words(CANARY, y=600), after: str = "", times: int = 1) -> bytes:
    """A letter whose page was drawn anew at the end of the file, with something else beside what it says."""
    made = pdf_of(page(before))
    for _ in range(times):
        made = redrawn(made, words(VISIBLE) + after)
    return made


def redrawn(first: bytes, drawing: str) -> bytes:
    place = max(int(found) for found in re.findall(rb"(\d+) 0 obj", first))
    again = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (place, len(drawing), drawing.encode())
    at, previous = len(first), int(re.findall(rb"startxref\n(\d+)", first)[-1])
    return (
        first
        + again
        + b"xref\n%d 1\n%010d 00000 n \ntrailer << /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (place, at, place + 1, previous, at + len(again))
    )


def pictured(covered: bool) -> File:
    """A scan, with a bar drawn over a part of it."""
    grey = "80" * 100
    picture = stream(
        grey + ">",
        "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode",
    )
    return pdf(
        "\nq 400 0 0 400 50 200 cm /P Do Q\n" + (BAR.replace("590", "390") if covered else ""), objects=(picture,)
    )


def font_saying(said: Mapping[str, str]) -> tuple[str, str]:
    """A font of which some letters say they are others: the fourth object, and what it says of them, the fifth."""
    letters = "".join(f"<{ord(shown):02x}> <{word.encode('utf-16-be').hex()}>\n" for shown, word in said.items())
    told = stream(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(said)} beginbfchar\n{letters}endbfchar endcmap end"
    )
    return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>", told


def saying(said: Mapping[str, str], *drawing: str) -> File:
    """A letter with a second font, /Own, of which some letters say they are others."""
    return pdf(*(each.replace("F1", "Own") for each in drawing), objects=font_saying(said))


LAYER = "<< /Type /OCG /Name (Draft) >>"
SPOKEN = f"\n/Span << /ActualText ({CANARY}) >> BDC {words('14', y=600)} EMC\n"
PDFS: dict[str, tuple[Place, File]] = {
    "a box over words": (Place.COVERED, pdf(words(CANARY, y=595), BAR)),
    "white letters": (Place.PALE_WORDS, pdf(words(CANARY, y=600, before="1 g"))),
    "letters of a point": (Place.TINY_WORDS, pdf(words(CANARY, y=600, size=1))),
    "letters never drawn": (Place.NEVER_DRAWN, pdf(words(CANARY, y=600, before="3 Tr"))),
    "letters off the page": (Place.OFF_PAGE, pdf(words(CANARY, x=900))),
    "letters outside what is shown": (Place.OFF_PAGE, pdf(words(CANARY, y=30), more="/CropBox [0 100 595 842]")),
    "clipped letters": (Place.UNSEEN, pdf(f"\nq 0 0 5 5 re W n {words(CANARY, y=600)} Q\n")),
    "a layer switched off": (Place.LAYER, pdf(f"\n/OC /L BDC {words(CANARY, y=600)} EMC\n", objects=(LAYER,), catalogue="/OCProperties << /OCGs [4 0 R] /D << /OFF [4 0 R] >> >>")),
    "a layer shown while another is off": (Place.LAYER_RULES, pdf(f"\n/OC /L BDC {words(CANARY, y=600)} EMC\n", objects=("<< /Type /OCMD /OCGs 5 0 R /P /AllOff >>", LAYER), catalogue="/OCProperties << /OCGs [5 0 R] /D << >> >>")),
    "a note": (Place.COMMENTS, pdf(notes=(f"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents ({CANARY}) >>",))),
    "a stamp": (Place.NOTES, pdf(notes=(f"<< /Type /Annot /Subtype /Stamp /Rect [10 10 90 30] /Contents ({CANARY}) >>",))),
    "a redaction only marked": (Place.UNDONE, pdf(words(CANARY, y=595), notes=("<< /Type /Annot /Subtype /Redact /Rect [60 590 300 610] >>",))),
    "a filled-in field": (Place.FIELDS, pdf(objects=(f"<< /FT /Tx /T (a) /V ({CANARY}) /F 2 >>",), catalogue="/AcroForm << /Fields [4 0 R] >>")),
    "a second form": (Place.XFA, pdf(objects=(stream(CANARY),), catalogue="/AcroForm << /Fields [] /XFA 4 0 R >>")),
    "an earlier state": (Place.OLD_REVISION, ("letter.pdf", revised())),
    "a state long before": (Place.OLD_REVISION, ("letter.pdf", revised(times=9))),
    "an attached file": (Place.EMBEDDED, pdf(objects=("<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>", stream(CANARY, "/Type /EmbeddedFile")), catalogue="/Names << /EmbeddedFiles << /Names [(a.txt) 4 0 R] >> >>")),
    "words read out instead": (Place.SPOKEN_INSTEAD, pdf(SPOKEN)),
    "a bookmark": (Place.BOOKMARKS, pdf(objects=("<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>", f"<< /Title ({CANARY}) /Parent 4 0 R >>"), catalogue="/Outlines 4 0 R")),
    "a script": (Place.MACROS, pdf(objects=(f"<< /S /JavaScript /JS (app.alert\\('{CANARY}'\\)) >>",), catalogue="/OpenAction 4 0 R")),
    "content no page uses": (Place.LEFT_BEHIND, pdf(objects=("<< >>", stream(words(CANARY))))),
    "compressed content no page uses": (Place.LEFT_BEHIND, pdf(objects=("<< >>", stream(zlib.compress(words(CANARY).encode()).hex() + ">", "/Filter [/ASCIIHexDecode /FlateDecode]")))),
    "bytes after the end": (Place.OUTSIDE, ("letter.pdf", pdf()[1] + CANARY.encode() * 3)),
    "a few bytes after the end": (Place.OUTSIDE, ("letter.pdf", pdf()[1] + CANARY.encode())),
    "a remark between objects": (Place.FILE_REMARKS, ("letter.pdf", pdf()[1].replace(b"endobj\n2 0", f"endobj % {CANARY}\n2 0".encode()))),
    "words for a picture in what is drawn": (Place.PICTURE_WORDS, pdf(SPOKEN.replace("ActualText", "Alt"))),
    "words for a picture of no page": (Place.PICTURE_WORDS, pdf(objects=(f"<< /S /Figure /Alt ({CANARY}) >>",), catalogue="/StructTreeRoot << /K 4 0 R >>")),
    "words read out instead on no page": (Place.SPOKEN_INSTEAD, pdf(objects=(f"<< /S /Span /ActualText ({CANARY}) >>",), catalogue="/StructTreeRoot << /K 4 0 R >>")),
    "what a link is described as": (Place.LINK_WORDS, pdf(notes=(f"<< /Type /Annot /Subtype /Link /Rect [10 10 30 30] /Contents ({CANARY}) >>",))),
    "whom a link writes to": (Place.LINK_WORDS, pdf(notes=(f"<< /Type /Annot /Subtype /Link /Rect [10 10 30 30] /A << /S /URI /URI (mailto:{CANARY}@a.example) >> >>",))),
    "words before a page's number": (Place.PART_NAMES, pdf(catalogue=f"/PageLabels << /Nums [0 << /P ({CANARY}) >>] >>")),
    "the name of a place": (Place.PART_NAMES, pdf(catalogue=f"/Dests << /{CANARY} [6 0 R /Fit] >>")),
    "the name of a place in a tree": (Place.PART_NAMES, pdf(catalogue=f"/Names << /Dests << /Names [({CANARY}) [6 0 R /Fit]] >> >>")),
    "an entry of its own": (Place.OWN_PROPERTIES, pdf(catalogue=f"/{CANARY} ({CANARY})")),
    "letters that say another word": (Place.UNSEEN, saying(dict(zip("Gmrwyjohsczn", CANARY, strict=True)), words("Gmrwyjohsczn", y=600))),
    "a letter that says a whole word": (Place.UNSEEN, saying({"A": CANARY}, words("A", y=600))),
    "a bar over a scan": (Place.COVERED_PICTURE, pictured(covered=True)),
    "its properties": (Place.PROPERTIES, pdf(objects=(stream(CANARY, "/Type /Metadata /Subtype /XML"),), catalogue="/Metadata 4 0 R")),
    "a small picture of it": (Place.THUMBNAIL, pdf(objects=(stream("80>", "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode"),), more="/Thumb 4 0 R")),
}  # fmt: skip

# --- OpenDocument, messages, web pages, pictures


def odt(body: str, styles: str = "", more: Mapping[str, str] = {}) -> File:
    made = odt_file(f"<text:p>{VISIBLE}</text:p>{body}", styles)
    written = io.BytesIO(made)
    with zipfile.ZipFile(written, "a") as archive:
        for name, content in more.items():
            archive.writestr(name, content)
    return "letter.odt", written.getvalue()


def style(looks: str) -> str:
    return f'<style:style style:name="H" style:family="text"><style:text-properties {looks}/></style:style>'


def mail(changed: Callable[[EmailMessage], None], plain: str = VISIBLE) -> File:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "foi@force.example", "Pat <pat@home.example>", "FOI 0410/25"
    message["Message-ID"] = "<1@force.example>"
    message.set_content(plain)
    changed(message)
    return "letter.eml", message.as_bytes()


def with_epilogue(message: EmailMessage) -> None:
    message.add_attachment(b"Figures", maintype="text", subtype="csv", filename="figures.csv")
    message.epilogue = CANARY


def marked_up(body: str) -> Callable[[EmailMessage], None]:
    return lambda message: message.set_content(body, subtype="html")


OTHERS: dict[str, tuple[Place, File]] = OPEN_LOOKS | {
    "an ODT's hidden letters": (Place.HIDDEN_WORDS, odt(f'<text:p><text:span text:style-name="H">{CANARY}</text:span></text:p>', style('text:display="none"'))),
    "an ODT's white letters": (Place.PALE_WORDS, odt(f'<text:p><text:span text:style-name="H">{CANARY}</text:span></text:p>', style('fo:color="#ffffff"'))),
    "an ODT's black letters on black": (Place.PALE_WORDS, odt(f'<text:p><text:span text:style-name="H">{CANARY}</text:span></text:p>', style('fo:color="#000000" fo:background-color="#000000"'))),
    "an ODT's hidden paragraph": (Place.HIDDEN_WORDS, odt(f'<text:p><text:hidden-paragraph text:is-hidden="true"/>{CANARY}</text:p>')),
    "an ODT's hidden row": (Place.HIDDEN_WORDS, odt(f'<table:table><table:table-column/><table:table-row table:visibility="collapse"><table:table-cell><text:p>{CANARY}</text:p></table:table-cell></table:table-row></table:table>')),
    "an ODT's hidden column": (Place.HIDDEN_WORDS, odt(f'<table:table><table:table-column/><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>{CANARY}</text:p></table:table-cell></table:table-row></table:table>')),
    "an ODT's hidden section": (Place.HIDDEN_WORDS, odt(f'<text:section text:display="none"><text:p>{CANARY}</text:p></text:section>')),
    "an ODT's remark": (Place.COMMENTS, odt(f"<text:p>A<office:annotation><text:p>{CANARY}</text:p></office:annotation></text:p>")),
    "an ODT's deletion": (Place.CHANGES, odt(f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{CANARY}</text:p></text:deletion></text:changed-region></text:tracked-changes>")),
    "an ODT's earlier version": (Place.OLD_VERSIONS, odt("", more={"Versions/Version1": CANARY})),
    "an ODT's part nothing belongs to": (Place.STRAY_PART, odt("", more={"old.xml": CANARY})),
    "an ODT's entry that leads nowhere": (Place.PART_NAMES, odt("", more={"META-INF/manifest.xml": f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="{CANARY}.xml"/></m:manifest>'})),
    "an ODT's records": (Place.OWN_PROPERTIES, odt("", more={"manifest.rdf": f'<r:RDF xmlns:r="r"><r:Description r:about="{CANARY}"/></r:RDF>'})),
    "an ODT's bookmark": (Place.PART_NAMES, odt(f'<text:p><text:bookmark text:name="{CANARY}"/>A</text:p>')),
    "an ODT's frame": (Place.PART_NAMES, odt(f'<text:p><draw:frame draw:name="{CANARY}"/>A</text:p>')),
    "an ODT's words for a picture": (Place.PICTURE_WORDS, odt(f'<text:p><draw:frame xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><svg:desc>{CANARY}</svg:desc></draw:frame>A</text:p>')),
    "an ODT's properties": (Place.PROPERTIES, odt("", more={"meta.xml": CANARY})),
    "an e-mail's blind copy": (Place.BLIND_COPY, mail(lambda message: message.add_header("Bcc", f"{CANARY}@home.example"))),
    "an e-mail's headers": (Place.HEADERS, mail(lambda message: message.add_header("X-Originating-IP", CANARY))),
    "an e-mail's second version": (Place.OTHER_VERSION, mail(lambda message: message.add_alternative(f"<p>{VISIBLE} {CANARY}</p>", subtype="html"))),
    "words of an e-mail's plain version": (Place.PLAIN_VERSION, mail(lambda message: message.add_alternative(f"<p>{VISIBLE}</p>", subtype="html"), f"{VISIBLE} {CANARY}")),
    "a header of an e-mail's part": (Place.HEADERS, mail(lambda message: message.add_attachment(b"A", maintype="text", subtype="plain", filename="a.txt", headers=[f"Content-Description: {CANARY}"]))),
    "a drawing's words": (Place.PICTURE_DETAILS, ("a.png", drawing())),
    "an e-mail's epilogue": (Place.BETWEEN, mail(with_epilogue)),
    "an e-mail's hidden markup": (Place.HIDDEN_WORDS, mail(lambda message: message.add_alternative(f'<p>{VISIBLE}<span style="display:none">{CANARY}</span></p>', subtype="html"))),
    "an e-mail's spreadsheet": (Place.SHEET, mail(lambda message: message.add_attachment(SPREADSHEETS["a hidden sheet"][1][1], maintype="application", subtype="vnd.ms-excel", filename="a.xlsx"))),
    "an e-mail's spreadsheet without a name": (Place.SHEET, mail(lambda message: message.add_attachment(SPREADSHEETS["a hidden sheet"][1][1], maintype="application", subtype="octet-stream"))),
    "an Outlook message's message": (Place.EMBEDDED, ("a.msg", msg(VISIBLE, more={"__attach_version1.0_#00000000": {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": {"__properties_version1.0": bytes(24), "__substg1.0_1000001F": CANARY.encode("utf-16-le")}}}))),
    "an e-mail's photograph": (Place.PICTURE_DETAILS, mail(lambda message: message.add_attachment(photograph(), maintype="image", subtype="jpeg", filename="a.jpg"))),
    "an Outlook message's spreadsheet": (Place.SHEET, ("a.msg", msg(VISIBLE, [("a.xlsx", SPREADSHEETS["a hidden sheet"][1][1])]))),
    "an Outlook message's second version": (Place.OTHER_VERSION, ("a.msg", msg(VISIBLE, more={"__substg1.0_10130102": f"<p>{VISIBLE} {CANARY}</p>".encode()}))),
    "a web page's remark": (Place.REMARKS, ("a.html", f"<html><body><p>{VISIBLE}</p><!-- {CANARY} --></body></html>".encode())),
    "a web page's hidden words": (Place.HIDDEN_WORDS, ("a.html", f'<html><body><p>{VISIBLE}</p><p hidden>{CANARY}</p></body></html>'.encode())),
    "a web page's hidden field": (Place.FORM_VALUES, ("a.html", f'<html><body><p>{VISIBLE}</p><input type="hidden" value="{CANARY}"></body></html>'.encode())),
    "a Markdown link's title": (Place.LINK_WORDS, ("a.md", f"{VISIBLE}\n\n[//]: # ({CANARY})\n".encode())),
    "a Markdown text's remark": (Place.REMARKS, ("a.md", f"{VISIBLE}\n\n<!-- {CANARY} -->\n".encode())),
    "a photograph's details": (Place.PICTURE_DETAILS, ("a.jpg", photograph())),
    "a file nobody can open": (Place.UNSEARCHED, ("a.docx", docx("<w:p>"))),
}  # fmt: skip

HIDING: dict[str, tuple[Place, File]] = {
    **{f"spreadsheet: {name}": case for name, case in SPREADSHEETS.items()},
    **{f"Word: {name}": case for name, case in WORD.items()},
    **{f"PDF: {name}": case for name, case in PDFS.items()},
    **{f"web page: {name}": case for name, case in WEB.items()},
    **OTHERS,
}
CLEAN: dict[str, File] = {
    "a spreadsheet": book(sheet(["Year", "Grants"], [2023, 14], ["Total", "<c><f>SUM(B2:B2)</f><v>14</v></c>"])),
    "a spreadsheet with rules that say what its cells say": book(
        sheet(
            ["State", "Grants"],
            ["Paid late", 14],
            more='<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="Paid late"/></filters>'
            '</filterColumn></autoFilter><mergeCells><mergeCell ref="A3:B3"/></mergeCells>'
            '<conditionalFormatting sqref="A1"><cfRule type="containsText" text="late" dxfId="0" priority="1"/>'
            "</conditionalFormatting>",
        ),
        styles='<dxfs><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs>',
    ),
    "a spreadsheet with looks": looking(
        '_-* #,##0_-;[Red]-* #,##0_-;_-* "-"_-;_-@_-',
        '<color theme="0"/>',
        '<alignment indent="2" horizontal="left"/>',
        '<patternFill patternType="solid"><fgColor theme="4" tint="-0.25"/></patternFill>',
        "<r><rPr><b/><color rgb='FFFFFFFF'/></rPr><t>Paid</t></r><r><t>\n\nlate</t></r>",
    ),
    "a spreadsheet that shows no zeros": of_numbers("#,##0;-#,##0;[White]0;@", "0"),
    "a Word letter": letter(),
    "a Word letter with a dark table head": letter(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
        + para(run("Year", '<w:color w:val="FFFFFF"/>'))
        + para("Grants")
        + "</w:tc></w:tr></w:tbl>"
    ),
    "a Word letter that looks like others": WORD_CLEAN,
    "a PDF": pdf(),
    "a PDF that grew": ("letter.pdf", revised("", words("And one more.", y=600))),
    "a scan": pictured(covered=False),
    "an ODT": odt(""),
    "an ODT that looks like others": OPEN_CLEAN,
    "an e-mail": mail(lambda message: None),
    "an e-mail in two versions": mail(
        lambda message: message.add_alternative(
            f"<h1>Grants</h1><p>{VISIBLE.replace('14', '<b>14</b>')}</p><p><a href='https://a.example/b'>here</a></p>",
            subtype="html",
        ),
        f"GRANTS\n\n{VISIBLE.replace('14', '*14*')}\n\nhere<https://a.example/b>\n[image: A logo]\n",
    ),
    "an Outlook message": ("a.msg", msg(VISIBLE)),
    **{f"markup of {name}": mail(marked_up(body)) for name, body in BODIES.items()},
    **{f"a page with {each}": web_page(each % "Grants") for each in SEEN},
    "a web page": ("a.html", f"<html><body><p>{VISIBLE}</p></body></html>".encode()),
    "a Markdown text": ("a.md", VISIBLE.encode()),
    "a text": ("a.txt", VISIBLE.encode()),
}
