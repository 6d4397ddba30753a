"""Kinds of PDFs whose pages mean harm: their sizes, words, fonts and pictures."""

from __future__ import annotations

import zlib
from functools import partial

from documents.errors import Reason
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.hostile.made_pdfs import (
    BROKEN,
    NOTHING,
    SAID,
    forms,
    long_link,
    many_annotations,
    noise,
    page_of,
    picture,
    scan,
    shape,
    with_font,
    with_map,
)
from tests.hostile.pdfs import stream
from tests.hostile.shapes import READ, SAYS, Hostile, Kinds

TOO_MUCH = (Reason.TOO_BIG_INSIDE, Reason.TOO_SLOW, Reason.FAILED, Reason.NO_WORDS)
PAGES: Kinds = {
    **{
        f"a page of {what}": Hostile("letter.pdf", partial(page_of, box=box), (READ, *BROKEN, *NOTHING))
        for what, box in {
            "no size": "[0 0 0 0]",
            "a size below nothing": "[0 0 -595 -842]",
            "a size beyond all": "[0 0 1e30 1e30]",
            "a size of a million points": "[0 0 1000000 1000000]",
            "a size that is no number": "[(a) null /B 9]",
            "half a size": "[0 0]",
        }.items()
    },
    "a page in a unit of a million": Hostile("letter.pdf", partial(page_of, page="/UserUnit 1000000"), (READ,)),
    "a page turned by a little": Hostile("letter.pdf", partial(page_of, page="/Rotate 45"), (READ,)),
    "a page turned a million times": Hostile("letter.pdf", partial(page_of, page="/Rotate 999999999990"), (READ,)),
    "a hundred thousand notes": Hostile("letter.pdf", partial(many_annotations, 100_000, "/Text"), (READ,)),
    "a hundred thousand links to nowhere": Hostile("letter.pdf", partial(many_annotations, 100_000, "/Link"), (READ,)),
    "a link of a megabyte": Hostile("letter.pdf", long_link, (READ,)),
    "a hundred thousand states saved": Hostile("letter.pdf", partial(shape, b"q " * 100_000), (READ, *NOTHING)),
    "a hundred thousand texts begun": Hostile("letter.pdf", partial(shape, b"BT " * 100_000), (READ, *NOTHING)),
    "a thousand marks begun": Hostile("letter.pdf", partial(shape, b"/A BMC " * 1000), (READ, *NOTHING)),
    "a hundred thousand marks begun": Hostile(
        "letter.pdf", partial(shape, b"/A BMC " * 100_000), (READ, *NOTHING, *TOO_MUCH), heavy=True
    ),
    "brackets without end on a page": Hostile("letter.pdf", partial(shape, b"[" * 500_000), (READ, *NOTHING)),
    "dictionaries without end on a page": Hostile("letter.pdf", partial(shape, b"<<" * 200_000), (READ, *NOTHING)),
    "a picture within the page that never ends": Hostile(
        "letter.pdf",
        partial(shape, b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"x" * 10**6),
        (READ, *NOTHING, Reason.PICTURES_ONLY),
    ),
    "a page scaled to nothing": Hostile("letter.pdf", partial(shape, b"0 0 0 0 0 0 cm "), (READ, *NOTHING)),
    "a page scaled beyond all": Hostile("letter.pdf", partial(shape, b"1e20 0 0 1e20 0 0 cm "), (READ, *NOTHING)),
    "a clip that leaves nothing": Hostile("letter.pdf", partial(shape, b"0 0 0 0 re W n "), (READ, *NOTHING)),
    "forms that draw forms, ten times ten": Hostile("letter.pdf", partial(forms, 3, 10), (READ,)),
    "forms that draw forms, a billion": Hostile(
        "letter.pdf",
        partial(forms, 10, 10),
        (READ, *NOTHING, Reason.TOO_MUCH_TEXT, Reason.TOO_SLOW, Reason.TOO_BIG_INSIDE, Reason.FAILED),
        heavy=True,
    ),
    "a chain of a thousand forms": Hostile("letter.pdf", partial(forms, 1000, 1), (READ,)),
    "a layer that is its own condition": Hostile(
        "letter.pdf",
        lambda: page_of(
            b"/OC /L BDC " + SAID + b" EMC",
            b"<< /Type /OCMD /OCGs [6 0 R] /VE [/And 6 0 R [/Not 6 0 R]] >>",
            resources="/Properties << /L 6 0 R >>",
        ),
        (READ, *NOTHING),
    ),
    "words that nobody sees": Hostile("letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, before="3 Tr"))), NOTHING),
    "words in white": Hostile("letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, before="1 g"))), NOTHING),
    "words off the page": Hostile("letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, x=9000))), NOTHING),
    "words too small to see": Hostile("letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, size=0.01))), NOTHING),
    "words beyond all size": Hostile("letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, size=1e9))), (READ, *NOTHING)),
    "words stretched beyond all": Hostile(
        "letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, before="1e9 Tz 1e9 Tc 1e9 Tw"))), (READ, *NOTHING)
    ),
    "words of size minus twelve": Hostile(
        "letter.pdf", lambda: pdf_of(PdfPage(words(SAYS, size=-12))), (READ, *NOTHING)
    ),
}

FONTS: Kinds = {
    "a font that draws itself": Hostile(
        "letter.pdf",
        lambda: with_font(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /W 6 0 R >> "
            "/Encoding << /Differences [87 /W] >> /FirstChar 87 /LastChar 87 /Widths [9] "
            "/Resources << /Font << /F2 7 0 R >> >> >>",
            stream(b"9 0 d0 BT /F2 9 Tf (WWWW) Tj ET"),
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /W 6 0 R >> "
            b"/Encoding << /Differences [87 /W] >> /FirstChar 87 /LastChar 87 /Widths [9] "
            b"/Resources << /Font << /F2 7 0 R >> >> >>",
        ),
        (READ,),
    ),
    "a font of random bytes": Hostile(
        "letter.pdf",
        lambda: with_font(
            "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 255 "
            "/FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 6 0 R >> >>",
            stream(b"\x00\x01\x00\x00\xff\xff" + bytes(range(256)) * 40),
        ),
        (READ,),
    ),
    "a font of a million widths": Hostile(
        "letter.pdf",
        lambda: with_font(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 999999 /Widths [{'9 ' * 10**6}] >>"
        ),
        (READ,),
    ),
    "a font that descends from itself": Hostile(
        "letter.pdf",
        lambda: with_font(
            "6 0 R", b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
        ),
        (READ,),
    ),
    "letters that stand for sixteen million others": Hostile(
        "letter.pdf", lambda: with_map(b"1 beginbfrange <00000000> <00ffffff> <0041> endbfrange"), (READ,)
    ),
    "letters that stand for half a character": Hostile(
        "letter.pdf", lambda: with_map(b"1 beginbfrange <00> <ff> <d800> endbfrange"), (READ,)
    ),
    "letters that stand for nothing": Hostile(
        "letter.pdf", lambda: with_map(b"1 beginbfrange <00> <ff> <0000> endbfrange"), (READ,)
    ),
    "letters that each stand for a thousand": Hostile(
        "letter.pdf", lambda: with_map(b"1 beginbfchar <57> <%s> endbfchar" % (b"0041" * 1000)), (READ,)
    ),
    "letters that run backwards": Hostile(
        "letter.pdf", lambda: with_map(b"1 beginbfrange <00> <ff> <202e> endbfrange"), (READ,)
    ),
    "a table of letters that uses itself": Hostile("letter.pdf", lambda: with_map(b"/Self usecmap " * 1000), (READ,)),
}

GREY = "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray"
BOMB = zlib.compress(bytes(1 << 24), 9)
SCANNED = (READ, Reason.PICTURES_ONLY)

PICTURES: Kinds = {
    **{
        f"a picture {what}": Hostile("letter.pdf", partial(picture, entries), (READ,))
        for what, entries in {
            "of no size": "/Width 0 /Height 0 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            "of a size below nothing": "/Width -9 /Height -9 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            "of two billion dots in a row": "/Width 2147483647 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
            "of 99 bits a dot": "/Width 9 /Height 9 /BitsPerComponent 99 /ColorSpace /DeviceRGB",
            "of a colour nobody knows": "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /Nobody",
            "whose colours are in themselves": "/Width 9 /Height 9 /BitsPerComponent 8"
            " /ColorSpace [/Indexed 6 0 R 255 6 0 R]",
            "masked by itself": f"{GREY} /SMask 6 0 R",
            "with another in it, which is itself": f"{GREY} /Alternates [<< /Image 6 0 R /DefaultForPrinting true >>]",
            "in JPEG 2000 that is none": f"{GREY} /Filter /JPXDecode",
            "in JPEG that is none": f"{GREY} /Filter /DCTDecode",
            "in JBIG2 that is none": f"{GREY} /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 6 0 R >>",
            "of a fax without end": f"{GREY} /Filter /CCITTFaxDecode /DecodeParms << /K -1"
            f" /Columns 2147483647 /Rows 2147483647 >>",
            "predicted from two billion columns": f"{GREY} /Filter /FlateDecode /DecodeParms <<"
            f" /Predictor 15 /Columns 2147483647 >>",
            "with a profile of rubbish": "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace [/ICCBased 6 0 R]",
        }.items()
    },
    "a scan of 9,000 by 9,000 dots": Hostile(
        "letter.pdf",
        lambda: scan("/Width 9000 /Height 9000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode", BOMB),
        (*SCANNED, *TOO_MUCH),
        heavy=True,
    ),
    "a scan as large as a field": Hostile(
        "letter.pdf", lambda: scan(GREY, box="[0 0 14400 14400]"), (*SCANNED, *TOO_MUCH), heavy=True
    ),
    "a scan of a single dot": Hostile(
        "letter.pdf", lambda: scan(GREY, box="[0 0 1 1]"), (*SCANNED, *TOO_MUCH), heavy=True
    ),
    "a scan a mile long and a point wide": Hostile(
        "letter.pdf", lambda: scan(GREY, box="[0 0 1 99999]"), (Reason.NO_PAGES,), heavy=True
    ),
    "a scan of noise": Hostile("letter.pdf", noise, (*SCANNED, *TOO_MUCH), heavy=True),
    "a pattern that is painted with itself": Hostile(
        "letter.pdf",
        lambda: page_of(
            b"/Pattern cs /P1 scn 0 0 500 500 re f " + SAID,
            stream(
                b"/Pattern cs /P1 scn 0 0 9 9 re f",
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.001 /YStep 0.001 "
                "/Resources << /Pattern << /P1 6 0 R >> >>",
            ),
            resources="/Pattern << /P1 6 0 R >>",
        ),
        (READ, *NOTHING),
    ),
    "a shade whose function is itself": Hostile(
        "letter.pdf",
        lambda: page_of(
            b"/S1 sh " + SAID,
            b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 7 0 R >>",
            b"<< /FunctionType 3 /Domain [0 1] /Functions [7 0 R 7 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>",
            resources="/Shading << /S1 6 0 R >>",
        ),
        (READ,),
    ),
    "a transparency that is its own": Hostile(
        "letter.pdf",
        lambda: page_of(
            b"/G gs " + SAID,
            b"<< /SMask << /S /Luminosity /G 7 0 R >> >>",
            stream(
                b"/G gs 0 0 9 9 re f",
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
                "/Resources << /ExtGState << /G 6 0 R >> >>",
            ),
            resources="/ExtGState << /G 6 0 R >>",
        ),
        (READ, *NOTHING),
    ),
}
