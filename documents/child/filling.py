"""Fill one Word template with values. A template may be anybody's, so its expressions run in jinja2's sandbox.

What a template finds: names and lists of names as `requests.cases.letters.shapes` gives them. Of a block, `words` is
made here of its lines, and `cells` of its rows: rich text, in which addresses of the web lead there.
"""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO

from docxtpl import DocxTemplate, RichText
from jinja2.sandbox import SandboxedEnvironment

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame

LINK_COLOUR = "0B4FA8"
UNSET = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")  # no XML may hold them


def fill(asked: Asked, template: bytes, answer: BinaryIO) -> None:
    """The filled document, without a trace of whoever made the template."""
    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    values = _bare(asked["values"])
    for blocks in ("blocks", "after"):
        values[blocks] = [_block(document, block) for block in values.get(blocks, [])]
    document.render(values, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    about = document.docx.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = about.subject = ""
    about.title = str(values.get("title", ""))[:250]
    written = io.BytesIO()
    document.save(written)
    write_frame(answer, BYTES, written.getvalue())


def _block(document: DocxTemplate, block: dict[str, Any]) -> dict[str, Any]:
    rows = [[_rich(document, cell) for cell in row] for row in block["rows"]]
    return block | {"words": _rich(document, block["lines"]), "head": rows[0] if rows else [], "cells": rows[1:]}


def _rich(document: DocxTemplate, lines: list[list[dict[str, str]]]) -> RichText:
    words = RichText()
    for at, line in enumerate(lines):
        if at:
            words.xml += "<w:r><w:br/></w:r>"
        for piece in line:
            if piece["url"]:
                link = document.build_url_id(piece["url"])
                words.add(piece["text"], url_id=link, color=LINK_COLOUR, underline=True)
            else:
                words.add(piece["text"])
    return words


def _bare(value: Any) -> Any:
    """The value without signs that no XML may hold."""
    if isinstance(value, str):
        return UNSET.sub("", value)
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    return [_bare(each) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    answer_with(fill)
