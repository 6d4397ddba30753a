"""Join the PDFs that a letter came in: in the order of the page numbers they print, or as they were given."""

from __future__ import annotations

import io
from typing import BinaryIO

import pypdfium2

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame
from documents.errors import Reason, UnreadableLetter
from documents.reading.formats.page_numbers import printed_numbers
from documents.reading.formats.pdf import read_page


def join(asked: Asked, parts: bytes, answer: BinaryIO) -> None:
    """One PDF with the pages of all. The parts follow one another, each as long as was said."""
    opened, start = [], 0
    try:
        for length in asked["lengths"]:
            opened.append(pypdfium2.PdfDocument(parts[start : start + length]))
            start += length
        whole = pypdfium2.PdfDocument.new()
        for part in opened if asked["as_given"] else _in_order(opened):
            whole.import_pages(part)
        whole.save(made := io.BytesIO())
    except pypdfium2.PdfiumError as broken:
        raise UnreadableLetter(Reason.BROKEN_PDF) from broken
    write_frame(answer, BYTES, made.getvalue())


def _in_order(parts: list[pypdfium2.PdfDocument]) -> list[pypdfium2.PdfDocument]:
    printed = [printed_numbers([read_page(part, number) for number in sorted({1, len(part)})]) for part in parts]
    firsts = {at: each.numbers[0] for at, each in enumerate(printed) if each is not None}
    if len(set(firsts.values())) < len(parts):
        return parts
    return [parts[at] for at in sorted(firsts, key=firsts.__getitem__)]


if __name__ == "__main__":
    answer_with(join)
