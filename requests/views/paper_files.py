"""PDFs made on request, kept beside the publication's other files and gone with them.

A file is found by what it was made of: template and values. One is made at a time on a machine, in limited time, so
that nobody can keep it busy by asking.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from documents.children import MIB, Limits
from documents.errors import NotTypeset
from documents.typesetting import TEMPLATES, typeset
from requests.models.publication import PublishedResponse
from requests.publishing.published_files import MADE, published, remove_folder

PAGE = "response.typ"
PROOF = 32  # bytes before a kept file, by which it is known as ours
LIMITS = Limits(memory=1024 * MIB, processor=15, wall=20.0, threads=True)
TURN_WITHIN, ASKED_EVERY = 10.0, 0.05  # seconds


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A page's PDF: what it is made of, its tag, and in which publication's folder it is kept once it is made."""

    values: Mapping[str, object]
    tag: str
    publication: int

    def content(self) -> bytes:
        """The file, made now unless it is kept; raises NotTypeset."""
        if (kept := self._kept()) is not None:
            return kept
        with _turn():
            kept = self._kept()  # somebody else may have made it meanwhile
            return kept if kept is not None else self._make()

    def _kept(self) -> bytes | None:
        try:
            kept = published().read(self._name)
        except FileNotFoundError:
            return None
        return kept[PROOF:] if _proof(kept[PROOF:]) == kept[:PROOF] else None  # damaged: it is made again

    def _make(self) -> bytes:
        made = typeset(PAGE, self.values, limits=LIMITS)
        with suppress(OSError):  # no room: it can be made again
            self._keep(made)
        return made

    def _keep(self, made: bytes) -> None:
        """Keep it, and remove what was made of the page before; and both where the page was withdrawn meanwhile."""
        published().keep(self._name, [_proof(made), made])
        for other in published().files(f"{self.publication}/{MADE}"):
            if other.name != self._name:
                published().remove(other.name)
        if not PublishedResponse.objects.filter(publication_id=self.publication).exists():
            remove_folder(str(self.publication))

    @property
    def _name(self) -> str:
        return f"{self.publication}/{MADE}{self.tag}.pdf"


def _proof(made: bytes) -> bytes:
    return salted_hmac(PAGE, made, algorithm="sha256").digest()


def paper_file(response: PublishedResponse, values: Mapping[str, object]) -> PaperFile:
    """The file for these values."""
    made_of = [(TEMPLATES / PAGE).read_text(), json.dumps(values, sort_keys=True, default=str)]
    tag = hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:32]
    return PaperFile(values, tag, response.publication_id)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for others on this machine; raises NotTypeset where that takes too long."""
    until = time.monotonic() + TURN_WITHIN
    settings.FOI_VAR.mkdir(parents=True, exist_ok=True)
    with (settings.FOI_VAR / "typesetting.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise NotTypeset(PAGE) from None
                time.sleep(ASKED_EVERY)
        yield
