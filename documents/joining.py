"""Make one file of a letter that came in several, in a limited child process."""

from __future__ import annotations

from collections.abc import Sequence

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.errors import Reason, UnreadableLetter
from documents.replies import one_file
from documents.walls import hidden_places

PDF = b"%PDF-"
JOINING = Limits(reply=256 * MIB, file=256 * MIB)


def joined_in_child(parts: Sequence[bytes], *, as_given: bool = False) -> bytes:
    """The pages of all these PDFs as one, in the order of the numbers they print unless `as_given`; raises
    UnreadableLetter."""
    if not all(part.startswith(PDF) for part in parts):
        raise UnreadableLetter(Reason.NOT_PDF)
    asked: dict[str, object] = {"lengths": [len(part) for part in parts], "as_given": as_given}
    said = run_child(Job("joining", asked, b"".join(parts), hidden_places(), JOINING))
    try:
        whole = one_file(said)
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if not whole.startswith(PDF):
        raise UnreadableLetter(Reason.NOT_TRUSTED)
    return whole
