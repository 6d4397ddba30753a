"""E-mail to those who follow a search: one request to confirm, and then what is new, once a day at most.

Each message falls due at a time that stands in its row, and is claimed by putting that time off before it is handed
over. A request to confirm that was broken off is not sent again. News that was broken off is told again the next day:
better twice than never. Links come from FOI_ADDRESS.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Max
from django.template.loader import render_to_string
from django.utils.text import Truncator

from requests.filters import query_of
from requests.following import NEWS_EVERY, carry_out, confirming_token, stopping_token, valid_until
from requests.law.outcomes import Overall
from requests.models import FollowedSearch, PublishedAuthority, PublishedResponse, SearchChange, SearchEntry
from requests.reuse.addresses import Addresses
from requests.search.in_words import in_words
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import SearchQuery, Sort
from requests.sending import Claim, composed, is_set_up, send_once

SETTLED = timedelta(minutes=15)  # what is younger waits: it may be a mistake, and taken back
LATER = timedelta(hours=1)  # when the server put a message off
MOST_REFUSALS = 3  # one after another: then the address is given up
AT_ONCE = 100
LOOKED_THROUGH = 1000  # entries that match, the last published first
LISTED = 20
LONGEST_QUESTION, LONGEST_SUBJECT = 300, 60

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """One line of a message: a question with its answer, or a document that came with one."""

    asked: str
    outcome: str
    place: str
    row: SearchEntry
    address: str


def attend(at: datetime) -> int:
    """Carry out what people asked for, then send what is due; how many messages went out."""
    carry_out(at)
    if not is_set_up():
        return 0
    sent = 0
    try:
        for went_out in _each_due(at):
            sent += went_out
    except (OSError, SMTPException) as problem:
        logger.warning("The mail server cannot be used (%s); who follows a search waits.", type(problem).__name__)
    return sent


def _each_due(at: datetime) -> Iterator[bool]:
    """Send one after another."""
    due = FollowedSearch.objects.filter(due_at__lte=at).order_by("due_at", "pk")
    for followed in due.filter(confirmed_at=None)[:AT_ONCE]:
        yield _send_once(followed, _request_to_confirm(followed), None, at)
    if _index_knows_all():
        for followed in due.filter(confirmed_at__isnull=False)[:AT_ONCE]:
            yield _tell(followed, at)


def _index_knows_all() -> bool:
    """Whether everything published is in the index. While it is behind or being built, news waits."""
    try:
        progress = reader().progress
    except NoIndex:
        return False
    return progress.change >= (SearchChange.objects.aggregate(last=Max("pk"))["last"] or 0)


def _tell(followed: FollowedSearch, at: datetime) -> bool:
    """Whether a message with news went out. All that was published until now is done with, found or not."""
    until = at - SETTLED
    found = _news(followed, until)
    if found and not _send_once(followed, _message(followed, found), at + NEWS_EVERY, at):
        return False
    told = FollowedSearch.objects.filter(pk=followed.pk, told_until=followed.told_until)
    told.update(told_until=until, due_at=at + NEWS_EVERY, refusals=0 if found else F("refusals"))
    return bool(found)


def _news(followed: FollowedSearch, until: datetime) -> list[NewAnswer]:
    """What was published first since the last message and still is, the newest first."""
    after, query = followed.told_until, query_of(followed.search)
    lately = PublishedResponse.objects.filter(first_published_at__gt=after, first_published_at__lte=until)
    if query is None or not lately.exists():
        return []
    rows = SearchEntry.objects.filter(pk__in=reader().newest(query, LOOKED_THROUGH), response__in=lately)
    rows = rows.select_related("response").annotate(page_number=F("page__number")).defer("parts", "answered")
    return list(_answers(rows.order_by("-response__first_published_at", "pk")))


def _answers(rows: Iterable[SearchEntry]) -> Iterator[NewAnswer]:
    """A document is named once, however many of its pages match."""
    addresses, documents = Addresses(settings.FOI_ADDRESS), set()
    for row in rows:
        if row.page_id is None:
            place, address = f"question {row.number}", addresses.question(row.slug, row.anchor)
            yield NewAnswer(_on_one_line(row.asked), Overall(row.outcome).word(), place, row, address)
        elif (row.slug, row.document) not in documents:
            documents.add((row.slug, row.document))
            number: int = row.page_number  # type: ignore[attr-defined]  # annotated
            place, address = f"page {number}", addresses.letter_page(row.slug, number)
            asked = _on_one_line(f"{row.document}: {row.asked}" if row.asked else row.document)
            yield NewAnswer(asked, "Found in a document", place, row, address)


def _on_one_line(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST_QUESTION)


# --- messages --------------------------------------------------------------------------------------------------------


def _request_to_confirm(followed: FollowedSearch) -> EmailMessage:
    """The one message that goes to an address before it is confirmed. Nothing that was typed stands in it."""
    shown = {
        "office": PublishedAuthority.objects.first(),
        "address": Addresses(settings.FOI_ADDRESS).of("follow_confirm", confirming_token(followed)),
        "until": valid_until(followed),
    }
    words = render_to_string("mail/follow_confirm.txt", shown)
    return composed(f"confirm.{uuid4()}", "Please confirm: e-mail about new answers", words, followed.email)


def _message(followed: FollowedSearch, found: list[NewAnswer]) -> EmailMessage:
    addresses, query = Addresses(settings.FOI_ADDRESS), query_of(followed.search) or SearchQuery()
    stop = addresses.of("follow_stop", stopping_token(followed))
    shown = {
        "followed": followed,
        "what": _what(found),
        "search": in_words(query),
        "listed": found[:LISTED],
        "more": len(found) - LISTED,
        "search_address": f"{addresses.of('search')}?{urlencode(replace(query, sort=Sort.PUBLISHED).parameters)}",
        "stop": stop,
    }
    subject = f"New {shown['what']}{f': {in_words(query)}' if followed.search else ''}"
    return composed(
        f"news.{uuid4()}", Truncator(subject).chars(LONGEST_SUBJECT), render_to_string("mail/follow_news.txt", shown),
        followed.email,
        **{"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},  # RFC 8058
    )  # fmt: skip


def _what(found: list[NewAnswer]) -> str:
    """What came: answers, or letters where one of them answers nothing."""
    one = "answer" if all(each.row.response.ended == "answered" for each in found) else "letter"
    return one if len(found) == 1 else f"{one}s"


def _send_once(followed: FollowedSearch, message: EmailMessage, then: datetime | None, at: datetime) -> bool:
    """Whether it went out now. `then`: when the row's next message is due. Raises where the server cannot be used."""
    row = FollowedSearch.objects.filter(pk=followed.pk)

    def claim() -> Claim | None:
        if not row.filter(due_at=followed.due_at).update(due_at=then):
            return None  # another worker was faster, or it was stopped
        return Claim(
            give_back=lambda: row.update(due_at=followed.due_at),
            refuse=lambda: _refused(followed),
            put_off=lambda: row.update(due_at=at + LATER),
        )

    return send_once(message, claim)


def _refused(followed: FollowedSearch) -> None:
    """An address that is refused for good is not kept."""
    row = FollowedSearch.objects.filter(pk=followed.pk)
    if followed.confirmed_at is None or followed.refusals + 1 >= MOST_REFUSALS:
        row.delete()
    else:
        row.update(refusals=F("refusals") + 1)
