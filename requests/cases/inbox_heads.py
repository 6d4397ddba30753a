"""The head of a message, read by no more than is needed to tell what sort it is; whatever stands in it, it is bearable.

What a message says is read in a process of its own (documents.arrivals). This here also serves messages that cannot be
read at all, or are too large to be fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from enum import StrEnum

LONGEST_HEAD, LONGEST_FIELD, MOST_IDS = 64 * 1024, 2_000, 50
END = re.compile(rb"\r?\n\r?\n")
FOLDED = re.compile(rb"\r?\n[ \t]+")
FIELD = re.compile(rb"^([A-Za-z0-9-]{1,60}):[ \t]*(.*)$", re.M)
IDENTIFIER = re.compile(r"<[^<>\s]{1,990}>")
BY_MACHINES = re.compile(r"(?:mailer-daemon|postmaster|mdaemon)@", re.I)
WRONG: tuple[type[Exception], ...] = (MessageError, ValueError, LookupError, UnicodeError, AttributeError, TypeError)


class Sort(StrEnum):
    """What sort of message it is by its head."""

    USUAL = "usual"
    BOUNCE = "bounce"  # something of ours came back
    AUTOMATIC = "automatic"  # written by a program: out of office, receipts
    LIST = "list"  # to many at once
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Head:
    """What is taken from it. `answers`: the identifiers of messages it answers, the nearest first."""

    sort: Sort
    answers: tuple[str, ...]
    has_way: bool  # whether a mail server wrote when it had it
    subject: str
    sender: str


def read_head(content: bytes) -> Head:
    """The head of a message, or of its beginning."""
    fields = _fields(content)
    answers = [*_identifiers(fields["in-reply-to"]), *reversed(_identifiers(fields["references"]))]
    return Head(
        sort=_sort(fields),
        answers=tuple(dict.fromkeys(answers))[:MOST_IDS],
        has_way=bool(fields["received"]),
        subject=_words(fields["subject"])[:300],
        sender=_words(fields["from"])[:460],
    )


def _fields(content: bytes) -> defaultdict[str, list[str]]:
    """Its fields by their names in small letters."""
    head = END.split(content[:LONGEST_HEAD], 1)[0]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in FIELD.findall(FOLDED.sub(b" ", head).replace(b"\r", b"")):
        found[name.decode("ascii").lower()].append(value[:LONGEST_FIELD].decode("utf-8", "replace").strip())
    return found


def _sort(fields: defaultdict[str, list[str]]) -> Sort:
    said = {name: " ".join(values).lower() for name, values in fields.items()}
    auto, precedence = said.get("auto-submitted", "no"), said.get("precedence", "")
    empty_way_back = said.get("return-path", "").replace(" ", "") == "<>"
    by_machine = bool(BY_MACHINES.search(said.get("from", "")))
    if said.get("content-type", "").startswith("multipart/report") or (by_machine and (empty_way_back or auto != "no")):
        return Sort.BOUNCE
    if _is_spam(said):
        return Sort.SPAM
    programs = {"x-autoreply", "x-autorespond", "x-auto-reply"}
    if (
        not auto.startswith("no")
        or empty_way_back
        or by_machine
        or programs & said.keys()
        or precedence == "auto_reply"
    ):
        return Sort.AUTOMATIC
    if "list-id" in said or "list-unsubscribe" in said or precedence in ("bulk", "list", "junk"):
        return Sort.LIST
    return Sort.USUAL


def _is_spam(said: dict[str, str]) -> bool:
    """Whether a mail server took it for spam, and let it through all the same."""
    level = said.get("x-ms-exchange-organization-scl", "")
    marked = said.get("x-spam-flag", "").startswith("yes") or said.get("x-spam-status", "").startswith("yes")
    return marked or (level.isascii() and level.isdigit() and int(level) >= 5)


def _identifiers(values: list[str]) -> list[str]:
    return IDENTIFIER.findall(" ".join(values))[:MOST_IDS]


def _words(values: list[str]) -> str:
    """A field as people read it; as it stands where its coding makes no sense."""
    text = values[0] if values else ""
    with suppress(*WRONG):
        text = str(make_header(decode_header(text)))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
