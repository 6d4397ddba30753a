"""What kind of document some bytes are, where that is not plain from how they begin."""

from __future__ import annotations

from documents.reading.formats.package import member_names

DOCX, ODT = "docx", "odt"
WORD_MAIN = "word/document.xml"
OPEN_MAIN = "content.xml"


def office_kind(packed: bytes) -> str | None:
    """DOCX or ODT for a ZIP that is one; None for every other ZIP."""
    names = member_names(packed)
    if WORD_MAIN in names:
        return DOCX
    if OPEN_MAIN in names and b"application/vnd.oasis.opendocument.text" in packed[:200]:
        return ODT
    return None
