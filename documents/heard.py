"""What a child says of how far it is, before it answers: a page, of how many. Never more often than is of use."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from documents.child.frames import HEAD, TOLD, TOLD_PAGES
from documents.errors import Reason, UnreadableLetter

Tell = Callable[[int, int], None]  # how many pages are done, of how many
SELDOM = 1.0  # seconds between two that are passed on, and before the first; the last follows any
MOST_PAGES = 2000
MOST_TOLD = 10_000  # of one child


def tell_nobody(done: int, pages: int) -> None:
    """For those who do not wait for a letter's pages one by one."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears how far a letter is: of each page that was read, and of each that is recognised in its picture."""

    read: Tell = tell_nobody
    recognised: Tell = tell_nobody


NOBODY = Hearing()


@dataclass(slots=True)
class Heard:
    """What one child said of its pages, taken from the beginning of its reply."""

    tell: Tell
    last: float = field(default_factory=time.monotonic)
    times: int = 0
    is_long: bool = False

    def taken_from(self, said: bytearray) -> None:
        """Take what is told off the reply, and pass it on. Raises UnreadableLetter where no sound child tells it."""
        size = HEAD.size + TOLD_PAGES.size
        while said.startswith(TOLD) and len(said) >= size:
            _, length = HEAD.unpack_from(said)
            if length != TOLD_PAGES.size:
                raise UnreadableLetter(Reason.NOT_TRUSTED)
            self._pass_on(*TOLD_PAGES.unpack_from(said, HEAD.size))
            del said[:size]

    def _pass_on(self, done: int, pages: int) -> None:
        self.times += 1
        if not 0 < done <= pages <= MOST_PAGES or self.times > MOST_TOLD:
            raise UnreadableLetter(Reason.NOT_TRUSTED)
        if time.monotonic() - self.last >= SELDOM or (self.is_long and done == pages):
            self.tell(done, pages)
            self.last, self.is_long = time.monotonic(), True
