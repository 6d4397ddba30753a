"""Every named kind of hostile file."""

from __future__ import annotations

from tests.hostile import (
    files,
    kinds_mail,
    kinds_office,
    kinds_other,
    kinds_pdf,
    kinds_pdf_pages,
    kinds_sheets,
    kinds_text,
)
from tests.hostile.shapes import Kinds

GROUPS: tuple[Kinds, ...] = (
    files.KINDS,
    kinds_pdf.STRUCTURE,
    kinds_pdf_pages.PAGES,
    kinds_pdf_pages.FONTS,
    kinds_pdf_pages.PICTURES,
    kinds_office.WORD,
    kinds_office.OPEN,
    kinds_mail.MAILS,
    kinds_sheets.SHEETS,
    kinds_mail.OUTLOOK,
    kinds_text.TEXTS,
    kinds_text.MARKDOWNS,
    kinds_text.WEB,
    kinds_other.OTHERS,
)
KINDS: Kinds = {name: kind for group in GROUPS for name, kind in group.items()}
assert len(KINDS) == sum(map(len, GROUPS)), "two kinds have one name"
# Read in half a second or more: for the long suite, as what is heavy is.
SLOW = frozenset(
    (
        *("a Word letter that lies about its sizes", "a Word letter with a word of a million letters"),
        *("a Word letter with a table of 10,000 columns", "a Word letter with an attribute of ten megabytes"),
        *("an e-mail of 10,000 messages below each other", "a text with a word of a million letters"),
        *("a text with ten thousand questions", "a text with ten thousand first questions"),
        *("a text with a link of a megabyte", "a text with a table of twenty thousand rows"),
        *("a text with thirty thousand dates", "a text with thirty thousand documents"),
        *("a text with brackets without end", "a text with ten thousand letters in it"),
        *("a Markdown text with a hundred thousand stars", "a web page with declarations that never end"),
        *("a web page with ten thousand paragraphs", "an archive of 66,000 members", "a font of a million widths"),
    )
)
LIGHT: Kinds = {name: kind for name, kind in KINDS.items() if not kind.heavy and name not in SLOW}
assert KINDS.keys() > SLOW, "a slow kind has another name now"
