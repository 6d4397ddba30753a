"""What clearing finds of people: what it is, where it stands, why it was taken for that, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from documents.reading.spans import Span


class Detail(StrEnum):
    """A kind of personal detail."""

    NAME = "name"
    EMAIL = "e-mail address"
    POST = "address"
    PHONE = "telephone number"
    INSURANCE = "National Insurance number"
    NHS = "NHS number"
    BIRTH = "date of birth"
    BANK = "bank account"
    COLLAR = "collar number"
    VEHICLE = "vehicle registration"
    SIGNATURE = "name under the letter"
    COPIED = "earlier e-mail, copied into it"


NUMBERS = frozenset(
    {Detail.PHONE, Detail.INSURANCE, Detail.NHS, Detail.BIRTH, Detail.BANK, Detail.COLLAR, Detail.VEHICLE}
)
IN_TYPED = NUMBERS | {Detail.EMAIL}
OF_REQUESTER = frozenset({Detail.NAME, Detail.EMAIL, Detail.POST, Detail.PHONE})


@dataclass(frozen=True, slots=True)
class PersonalDetail:
    """A personal detail on a page. `why` says what told of it, never the words; `sure` goes from 0.0 to 1.0.

    `told_by` is the part that tells whose it is, such as an address's postcode: the keep-list has to hold that too.
    """

    detail: Detail
    where: Span
    why: str
    sure: float = 0.9
    told_by: Span | None = None

    @property
    def sentence(self) -> str:
        """What is there, for staff, without a full stop."""
        if self.detail is Detail.COPIED:
            return f"The letter holds an {self.detail}"
        if self.detail in OF_REQUESTER:
            return f"The letter prints the requester's {self.detail}"
        return f"The letter prints {'an' if self.detail is Detail.NHS else 'a'} {self.detail}"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose details must not become public: the requester, or another private person in the case."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepList:
    """What is public already and asks nobody: the authority's own mailboxes and address, office holders, known staff.

    Each is a run of words; a detail that lies within one of them on the page, or is one, is kept.
    """

    words: tuple[str, ...] = field(default=())

    def holds(self, said: str) -> bool:
        """Whether these words are on the list, whatever their case and spaces."""
        asked = WORD.findall(said.casefold())
        return bool(asked) and any(_is_within(asked, WORD.findall(each.casefold())) for each in self.words)

    def holds_owner(self, box: str) -> bool:
        """Whether a mailbox is named after somebody on the list: "jo.bright", where "Jo Bright" is."""
        owner = box.replace("_", ".").replace(".", " ")
        return " " in owner.strip() and self.holds(owner)


NOTHING_KEPT = KeepList()
WORD = re.compile(r"\w{1,80}")


def _is_within(asked: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(asked)] == asked for at in range(len(words) - len(asked) + 1))
