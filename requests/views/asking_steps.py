"""The steps of making a request, and what travels from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from django.core import signing
from django.http import QueryDict

from requests.forms.asking import MOST_TICKS, SALT, new_token, typed
from requests.law.clock import TimeForCompliance
from requests.law.written_dates import in_full
from requests.particulars import listed

ABOUT = ("office", "police")
LONGEST_CARRIED = 100_000  # characters of one field: too long a text is shown again whole, to be shortened
KEY_LENGTH = 16


class Step(Enum):
    """The pages, by the names of their templates."""

    START = "start"
    FORCE = "force"
    WRITE = "write"
    LOOK = "look"
    CHECK = "check"
    SENDER = "sender"
    PREVIEW = "preview"
    SEND = "sent"

    @classmethod
    def wanted(cls, name: str) -> Step:
        """By the value of the button that was pressed; anything else begins with the questions."""
        named = {"look": cls.LOOK, "check": cls.CHECK, "sender": cls.SENDER, "preview": cls.PREVIEW, "send": cls.SEND}
        return named.get(name, cls.WRITE)

    @property
    def number(self) -> int:
        """Of the four that people count."""
        return {Step.WRITE: 1, Step.CHECK: 2, Step.SENDER: 3, Step.PREVIEW: 4}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Typed:
    """All that was typed and ticked so far, as it was."""

    text: str = ""
    answered: tuple[str, ...] = ()
    name: str = ""
    email: str = ""
    address: str = ""
    token: str = ""

    @classmethod
    def of(cls, post: QueryDict) -> Typed:
        """From the form that was sent."""
        said = {name: typed(post.get(name, ""))[:LONGEST_CARRIED] for name in ("text", "name", "email", "address")}
        ticks = [tick for tick in post.getlist("answered")[:MOST_TICKS] if len(tick) == KEY_LENGTH and tick.isalnum()]
        return cls(answered=tuple(dict.fromkeys(ticks)), token=post.get("token", "")[:200], **said)

    @property
    def sender(self) -> dict[str, str]:
        """Who asks, as far as it was typed."""
        return {"name": self.name, "email": self.email, "address": self.address}

    @property
    def beside_ticks(self) -> list[tuple[str, str]]:
        """What travels along unseen on the page of ticks."""
        return [("text", self.text), *self.sender.items()]

    @property
    def beside_text(self) -> list[tuple[str, str]]:
        """What travels along unseen on the page of the questions."""
        return [*self.ticks, *self.sender.items()]

    @property
    def of_questions(self) -> list[tuple[str, str]]:
        """What travels along unseen on the page of who asks."""
        return [("text", self.text), *self.ticks]

    @property
    def everything(self) -> list[tuple[str, str]]:
        """What travels along unseen on the page that shows it all."""
        return [*self.of_questions, *self.sender.items()]

    @property
    def ticks(self) -> list[tuple[str, str]]:
        """The questions that are answered already."""
        return [("answered", tick) for tick in self.answered]

    def renewed(self) -> Typed:
        """With a token of today; the same form, if the old one was ours."""
        try:
            return replace(self, token=new_token(UUID(hex=signing.TimestampSigner(salt=SALT).unsign(self.token))))
        except (signing.BadSignature, ValueError):
            return replace(self, token=new_token())


def counted_days(time: TimeForCompliance) -> str:
    """The bank holidays that do not count, in words; blank where there is none."""
    return listed(list(dict.fromkeys(_named(time))))


def _named(time: TimeForCompliance) -> Iterator[str]:
    for day in time.skipped:
        if day.holiday:
            yield f"{day.holiday.name} ({in_full(day.on)})"
