"""Followers of a search, and what was sent to them, for tests."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from django.http import QueryDict
from django.utils import timezone

from requests.filters import query_of
from requests.follow_mail import SETTLED
from requests.following import ask_to_follow, carry_out
from requests.models import FollowedSearch

READER = "zoe@example.org"


def wish(email=READER, search="q=funding", at=None):
    """Somebody asks to follow a search; nobody has carried it out yet."""
    assert urlencode(QueryDict(search)) == search
    ask_to_follow(uuid4(), email, query_of(search), at or timezone.now())


def wished(email=READER, search="q=funding", at=None):
    """A row that is not confirmed."""
    wish(email, search, at)
    carry_out(at or timezone.now())
    return FollowedSearch.objects.get(email=email, search=search)


def follower(email=READER, search="q=funding", since=timedelta(days=1)):
    """A row that was confirmed so long ago, and is due now: all that was published since is news."""
    at = timezone.now()
    return FollowedSearch.objects.create(
        email=email, search=search, asked_at=at - since, confirmed_at=at - since, told_until=at - since, due_at=at
    )


def recently():
    """A time that is past, and settled."""
    return timezone.now() - SETTLED - timedelta(minutes=5)


def said(message):
    """The words of a message."""
    return message.get_payload(decode=True).decode().replace("\r\n", "\n")


def link(message, name):
    """The path of the one link in a message to the page to confirm or to stop."""
    [address] = re.findall(rf"^(http\S+/search/follow/{name}/\S+)$", said(message), re.M)
    return urlsplit(address).path
