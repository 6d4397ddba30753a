"""Set PDFs with typst, in a child process that may take so much time and memory and no more.

The child is limited and not shut away: it reads no letter, only a template of ours, values, and pictures that were
checked when they were drawn; and it has to see the folder these lie in.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.clearing.letter_file import shown
from documents.errors import NotTypeset, UnreadableLetter
from documents.replies import one_file

TEMPLATES = settings.BASE_DIR / "templates" / "pdf"
LIMITS = Limits(memory=2048 * MIB, processor=60, wall=60.0, reply=192 * MIB, threads=True)


def typeset(
    template: str, values: Mapping[str, object], pictures: Mapping[str, bytes] = {}, limits: Limits = LIMITS
) -> bytes:
    """A PDF of these values, which the template reads from `sys.inputs.values`; raises NotTypeset."""
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in pictures.items():
            (Path(folder) / name).write_bytes(picture)
        inputs = {"values": json.dumps(_settable(values), ensure_ascii=False, default=str)}
        asked: dict[str, object] = {"folder": folder, "inputs": inputs}
        job = Job("typesetting", asked, (TEMPLATES / template).read_bytes(), None, limits)
        try:
            return one_file(run_child(job))
        except (UnreadableLetter, BadFrames) as failed:
            raise NotTypeset(template) from failed


def _settable(value: object) -> object:
    """The value without signs that no PDF may hold."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: _settable(each) for key, each in value.items()}
    return [_settable(each) for each in value] if isinstance(value, list | tuple) else value
