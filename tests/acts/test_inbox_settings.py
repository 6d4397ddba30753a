"""A mailbox is set up or not: half its settings are named, one by one. And what a message's head tells of its sort."""

from __future__ import annotations

import pytest

from requests.cases.inbox_heads import Sort, read_head
from requests.cases.inbox_settings import problems
from requests.cases.inbox_sign_on import xoauth2
from requests.checks import inbox_is_filled_in

WHOLE = {"HOST": "mail.example.org", "USER": "foi@example.org", "PASSWORD": "x"}
BY_TOKEN = WHOLE | {"PASSWORD": "", "TOKENS": "https://login.example.org/token", "CLIENT": "c", "SECRET": "s"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, []),
        (WHOLE, []),
        (BY_TOKEN, []),
        ({"HOST": "localhost", "USER": "me", "PASSWORD": "x", "SECURITY": "none"}, []),
        ({"USER": "foi@example.org", "SPAM": "Junk"}, ["FOI_INBOX_USER, FOI_INBOX_SPAM: set, but FOI_INBOX_HOST"]),
        ({"HOST": "mail.example.org"}, ["FOI_INBOX_USER does not say", "neither FOI_INBOX_PASSWORD nor FOI_INBOX_TOK"]),
        (BY_TOKEN | {"SECRET": ""}, ["FOI_INBOX_TOKENS is set, but FOI_INBOX_SECRET not"]),
        (BY_TOKEN | {"PASSWORD": "x"}, ["FOI_INBOX_PASSWORD and FOI_INBOX_TOKENS exclude each other"]),
        (BY_TOKEN | {"TOKENS": "http://login.example.org/"}, ["FOI_INBOX_TOKENS must begin with https://"]),
        (WHOLE | {"SECURITY": "none"}, ["for everybody to read"]),
        (WHOLE | {"CERTIFICATES": "/nowhere/at/all"}, ["a file that is not there"]),
        (WHOLE | {"FOLDER": 'a"b'}, ["FOI_INBOX_FOLDER must be a folder’s name"]),
        (WHOLE | {"LOGGED": "INBOX"}, ["FOI_INBOX_LOGGED must be a folder of its own"]),
    ],
)
def test_what_is_half_filled_in_is_named(settings, given, told):
    for name, value in given.items():
        setattr(settings, f"FOI_INBOX_{name}", value)
    found = problems()
    assert len(found) == len(told)
    assert all(words in sentence for words, sentence in zip(told, found, strict=True))
    assert [(each.id, each.msg) for each in inbox_is_filled_in(None)] == [("requests.W001", each) for each in found]


@pytest.mark.parametrize(
    ("head", "sort"),
    [
        ("From: a@b.example\nSubject: A request", Sort.USUAL),
        ("Auto-Submitted: no\nPrecedence: normal", Sort.USUAL),
        ("X-Spam-Status: No, score=0.1\nX-MS-Exchange-Organization-SCL: 1", Sort.USUAL),
        ("Auto-Submitted: auto-replied", Sort.AUTOMATIC),
        ("Subject: Away\nX-Autoreply: yes", Sort.AUTOMATIC),
        ("Content-Type: multipart/report;\n\treport-type=delivery-status", Sort.BOUNCE),
        ("From: MAILER-DAEMON@mx.example\nReturn-Path: < >", Sort.BOUNCE),
        ("x-ms-exchange-organization-scl: 6", Sort.SPAM),
        ("List-Unsubscribe: <https://news.example/>", Sort.LIST),
        ("\x00\xff: : :\n\n\nAuto-Submitted: auto-replied", Sort.USUAL),  # below the head it is the sender's words
    ],
)
def test_the_head_tells_what_sort_a_message_is(head, sort):
    assert read_head(f"{head}\n\nWords".replace("\n", "\r\n").encode("latin-1")).sort is sort


def test_a_head_is_read_as_people_read_it_and_bears_whatever_stands_in_it():
    folded = b"In-Reply-To: <b@x>\nReferences: <a@x>\n <b@x> nonsense <c@x\nSubject: =?utf-8?B?Zm9vw6Q=?= bar\n"
    head = read_head(folded + b'From: "a\x07" <a@b>\n\nIn-Reply-To: <z@x>')
    assert (head.answers, head.subject, head.sender) == (("<b@x>", "<a@x>"), "fooä bar", '"a " <a@b>')
    assert read_head(b"Subject: " + b"x" * 10_000_000).subject == "x" * 300
    assert read_head(b"Subject: =?nothing?Q?=00?=").subject == "=?nothing?Q?=00?="
    assert read_head(b"").sort is Sort.USUAL


def test_xoauth2_is_said_as_microsoft_and_google_write_it_down():
    assert xoauth2("a@b.example", "t0") == b"user=a@b.example\x01auth=Bearer t0\x01\x01"
