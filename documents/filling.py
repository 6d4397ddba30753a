"""Fill Word templates in a child process that may take so much time and memory and no more.

Our own template is trusted as our own code is; one that was handed in is filled shut away, as letters are read.
"""

from __future__ import annotations

from collections.abc import Mapping

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.errors import NotTypeset, UnreadableLetter
from documents.replies import one_file
from documents.walls import hidden_places

LIMITS = Limits(processor=60, wall=90.0, reply=64 * MIB)


def fill_template(template: bytes, values: Mapping[str, object], *, is_ours: bool, limits: Limits = LIMITS) -> bytes:
    """The Word document that the template makes of these values. Raises NotTypeset."""
    asked: dict[str, object] = {"values": dict(values)}
    try:
        return one_file(run_child(Job("filling", asked, template, None if is_ours else hidden_places(), limits)))
    except (UnreadableLetter, BadFrames) as failed:
        raise NotTypeset("the Word template") from failed
