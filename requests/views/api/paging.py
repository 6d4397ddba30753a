"""Turning pages by a cursor: it names the last item that was seen, so that nothing is skipped or told twice.

Items come in an order of public facts that never change while they are published: those first published last come
first, then by address. Whatever is published meanwhile comes before the first page.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from requests.views.api.asking import BadRequest

Row = TypeVar("Row", bound=Model)
LONGEST = 300  # cursor of ours


class BadCursor(BadRequest):
    """The cursor is none of ours."""

    def __init__(self) -> None:
        super().__init__(["This cursor is none of ours. Leave it out to begin with the first page."])


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The items of a page, and the cursor of the next one."""

    rows: Sequence[Row]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """An order by a response's first publication and address, then by `below`: numbers that tell its items apart."""

    response: str = ""  # the way to the response, such as "question__response__"
    below: tuple[str, ...] = ()

    @property
    def newest(self) -> str:
        return f"{self.response}first_published_at"

    @property
    def rising(self) -> tuple[str, ...]:
        return (f"{self.response}slug", *self.below)

    def page(self, rows: QuerySet[Row], cursor: str, limit: int) -> Page[Row]:
        """One page of `rows`, after the item that the cursor names. One statement. Raises BadCursor."""
        if cursor:
            rows = rows.filter(self._after(cursor))
        found = list(rows.order_by(f"-{self.newest}", *self.rising)[: limit + 1])
        more = self._cursor(found[limit - 1]) if len(found) > limit else None
        return Page(found[:limit], more)

    def _cursor(self, row: Model) -> str:
        at, *rest = (attrgetter(name.replace("__", "."))(row) for name in (self.newest, *self.rising))
        key = json.dumps([at.isoformat(), *rest], separators=(",", ":"))
        return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")

    def _after(self, cursor: str) -> Q:
        at, *rest = self._key(cursor)
        wanted, same = Q((f"{self.newest}__lt", at)), Q((self.newest, at))
        for name, value in zip(self.rising, rest, strict=True):
            wanted |= same & Q((f"{name}__gt", value))
            same &= Q((name, value))
        return Q((f"{self.newest}__lte", at)) & wanted  # said first, where an index can use it

    def _key(self, cursor: str) -> list[Any]:
        if len(cursor) > LONGEST:
            raise BadCursor
        try:
            at, slug, *numbers = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_"))
            newest = datetime.fromisoformat(at)
        except (binascii.Error, ValueError, TypeError):
            raise BadCursor from None
        whole = all(type(number) is int and 0 <= number < 2**31 for number in numbers)
        is_slug = isinstance(slug, str) and re.fullmatch(r"[-\w]+", slug)
        if not (whole and is_slug and newest.tzinfo and len(numbers) == len(self.below)):
            raise BadCursor
        return [newest, slug, *numbers]
