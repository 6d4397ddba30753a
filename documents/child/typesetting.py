"""Set one PDF. The only child that is given no letter: a template of ours, our own values, and pictures in a folder."""

from __future__ import annotations

import os
from typing import BinaryIO

import typst

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame

ACCESSIBLE: list[typst.PDFStandard] = ["ua-1"]
FREE: list[typst.PDFStandard] = []


def typeset(asked: Asked, template: bytes, answer: BinaryIO) -> None:
    """The PDF, the same bytes each time: to PDF/UA-1, unless a sign of its text is in none of the fonts it knows."""
    try:
        pdf = _set(asked, template, ACCESSIBLE)
    except typst.TypstError:
        pdf = _set(asked, template, FREE)
    write_frame(answer, BYTES, pdf)


def _set(asked: Asked, template: bytes, standards: list[typst.PDFStandard]) -> bytes:
    compiler = typst.Compiler(template, root=asked["folder"], ignore_system_fonts=True, sys_inputs=asked["inputs"])
    pdf = compiler.compile(format="pdf", pdf_standards=standards, timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError
    return pdf


if __name__ == "__main__":
    os.environ.update(RAYON_NUM_THREADS="2")  # its threads take memory, and memory is limited
    answer_with(typeset)
