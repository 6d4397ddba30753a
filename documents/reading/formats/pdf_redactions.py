"""Redactions that somebody marked in a PDF and never carried out: the words are still there, under a frame at most.

They are carried out on the open page, before anything is read from it or drawn: what they mark lies under black bars
then, and is told of as any other words under a bar. The file is left as it is. pdfium tells only the box around all
lines of a redaction, so that is covered whole.
"""

from __future__ import annotations

import ctypes

import pypdfium2
from pypdfium2 import raw

MOST = 2_000


def carry_out_redactions(page: pypdfium2.PdfPage) -> None:
    """Lay a black bar over all that is marked to be redacted."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST)):
        mark = raw.FPDFPage_GetAnnot(page.raw, at)
        rect = raw.FS_RECTF()
        if mark and raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_REDACT:
            raw.FPDFAnnot_GetRect(mark, ctypes.byref(rect))
            low, high = sorted((rect.bottom, rect.top))
            left, right = sorted((rect.left, rect.right))
            bar = raw.FPDFPageObj_CreateNewRect(left, low, right - left, high - low)
            raw.FPDFPageObj_SetFillColor(bar, 0, 0, 0, 255)
            raw.FPDFPath_SetDrawMode(bar, raw.FPDF_FILLMODE_WINDING, False)
            raw.FPDFPage_InsertObject(page.raw, bar)
        raw.FPDFPage_CloseAnnot(mark)
