"""Kinds of PDFs whose structure means harm: tables of contents, streams, locks, revisions, what happens on opening."""

from __future__ import annotations

from functools import partial

from documents.errors import Reason
from tests.hostile import pdfs
from tests.hostile.made_pdfs import (
    BROKEN,
    NOTHING,
    SAID,
    acts,
    cross_references,
    locked,
    of_many_pages,
    packed,
    page_of,
    replaced,
    revised,
    ring_of_bookmarks,
    run_lengths,
)
from tests.hostile.pdfs import stream
from tests.hostile.shapes import READ, Hostile, Kinds, home

SCRIPT = "<< /S /JavaScript /JS (while \\(true\\) app.alert\\(1\\)) >>"
FILE = "<< /Type /EmbeddedFile /Length 5 >>\nstream\nMZxxx\nendstream"

STRUCTURE: Kinds = {
    **{
        f"a PDF locked in the way of revision {number}": Hostile(
            "letter.pdf", partial(locked, number, "user"), (Reason.LOCKED,)
        )
        for number in (2, 3, 4)
    },
    **{
        f"a PDF that only its owner may change, revision {number}": Hostile(
            "letter.pdf", partial(locked, number, ""), (READ,)
        )
        for number in (2, 3, 4)
    },
    "a PDF locked by what nobody knows": Hostile(
        "letter.pdf",
        lambda: page_of().replace(b"trailer <<", b"trailer << /Encrypt << /Filter /Nobody /V 99 >> /ID [(a) (a)]"),
        (Reason.LOCKED, Reason.BROKEN_PDF, Reason.NO_WORDS, READ),
    ),
    "a revision that follows itself": Hostile("letter.pdf", revised, (READ, *BROKEN)),
    "a table of contents as wide as the sea": Hostile(
        "letter.pdf", lambda: cross_references("/W [2147483647 2147483647 9] /Size 9"), (READ, *BROKEN)
    ),
    "a table of contents of two billion": Hostile(
        "letter.pdf", lambda: cross_references("/W [1 2 1] /Size 2147483647 /Index [0 2147483647]"), (READ, *BROKEN)
    ),
    "a place of the contents that is below nothing": Hostile(
        "letter.pdf", lambda: page_of().rpartition(b"startxref")[0] + b"startxref\n-99999999999\n%%EOF", (READ, *BROKEN)
    ),
    "objects in an object that is in itself": Hostile(
        "letter.pdf",
        lambda: page_of(SAID, stream(b"6 0 7 0 ", "/Type /ObjStm /N 2 /First 8 /Extends 6 0 R")),
        (READ,),
    ),
    **{
        f"a stream whose length is {length}": Hostile(
            "letter.pdf", partial(replaced, b"/Length ", f"/Length {length} %".encode()), (READ, *BROKEN, *NOTHING)
        )
        for length in ("-1", "4294967295", "99999999999999999999", "5 0 R", "(x)", "null")
    },
    "a page that is its own parent": Hostile(
        "letter.pdf", partial(replaced, b"/Parent 2 0 R", b"/Parent 4 0 R"), (READ, *BROKEN)
    ),
    "a page for a catalogue": Hostile(
        "letter.pdf", lambda: pdfs.LETTER.replace(b"/Root 1 0 R", b"/Root 4 0 R"), (READ, *BROKEN)
    ),
    "a PDF of 2,001 pages": Hostile("letter.pdf", partial(of_many_pages, 2001), (Reason.TOO_MANY_PAGES,)),
    "a PDF of one page a million times": Hostile(
        "letter.pdf", partial(of_many_pages, 10**6), (Reason.TOO_MANY_PAGES, *BROKEN)
    ),
    "a PDF from the future": Hostile("letter.pdf", partial(replaced, b"%PDF-1.7", b"%PDF-9.9"), (READ,)),
    "a PDF with a megabyte of NULs behind it": Hostile("letter.pdf", lambda: pdfs.LETTER + bytes(1 << 20), (READ,)),
    "a PDF with a program behind it": Hostile("letter.pdf", lambda: pdfs.LETTER + b"MZ\x90\x00" * 99, (READ,)),
    "two PDFs in one": Hostile("letter.pdf", lambda: pdfs.LETTER + pdfs.LETTER, (READ,)),
    "a PDF of comments": Hostile("letter.pdf", lambda: b"%PDF-1.7\n" + b"% FOI 1/24\n" * 10**5, BROKEN),
    "bookmarks in a ring": Hostile("letter.pdf", ring_of_bookmarks, (READ,)),
    "names in a ring": Hostile(
        "letter.pdf",
        lambda: page_of(SAID, b"<< /Kids [6 0 R] /Limits [(a) (z)] >>", catalogue="/Names << /Dests 6 0 R >>"),
        (READ,),
    ),
    "numbers of pages in a ring": Hostile(
        "letter.pdf", lambda: page_of(SAID, b"<< /Kids [6 0 R 6 0 R] >>", catalogue="/PageLabels 6 0 R"), (READ,)
    ),
    "a content a hundred thousand times": Hostile(
        "letter.pdf",
        lambda: page_of().replace(b"/Contents 5 0 R", b"/Contents [%s]" % (b"5 0 R " * 100_000)),
        (READ, Reason.TOO_MUCH_TEXT),
        heavy=True,
    ),
    "a page packed thirty times": Hostile("letter.pdf", partial(packed, 30), (READ, *NOTHING)),
    "a page packed 10,000 times": Hostile(
        "letter.pdf",
        lambda: page_of().replace(stream(SAID), stream(SAID, f"/Filter [{'/FlateDecode ' * 10_000}]")),
        (READ, *NOTHING, *BROKEN),
    ),
    "a page packed in no known way": Hostile(
        "letter.pdf", lambda: page_of().replace(stream(SAID), stream(SAID, "/Filter /Zip9Decode")), (READ, *NOTHING)
    ),
    "64 MiB of run lengths": Hostile("letter.pdf", run_lengths, (*NOTHING, Reason.TOO_BIG_INSIDE), heavy=True),
    "a script when it is opened": Hostile("letter.pdf", lambda: acts(SCRIPT), (READ,)),
    "a program started when it is opened": Hostile(
        "letter.pdf", lambda: acts("<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> /F (/bin/sh) >>"), (READ,)
    ),
    "another file opened when it is opened": Hostile(
        "letter.pdf", lambda: acts(f"<< /S /GoToR /F << /FS /URL /F ({home()}/a.pdf) >> /D [0 /Fit] >>"), (READ,)
    ),
    "a form that is sent when it is opened": Hostile(
        "letter.pdf", lambda: acts(f"<< /S /SubmitForm /F ({home()}/a) /Fields [] >>"), (READ,)
    ),
    "a form of XML": Hostile(
        "letter.pdf",
        lambda: page_of(
            SAID,
            stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            catalogue="/AcroForm << /XFA 6 0 R >>",
        ),
        (READ,),
    ),
    "a program in it": Hostile(
        "letter.pdf",
        lambda: page_of(SAID, FILE.encode(), catalogue="/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>"),
        (READ,),
    ),
}
