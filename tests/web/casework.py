"""Requests that came in, for tests of casework."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from requests.cases.log import CameAs, NewCase, log_case
from requests.law.regimes import Regime
from requests.models import Case, Person
from requests.models.case import CaseKind
from requests.models.correspondence import Channel

AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
REQUEST = """Dear Sir or Madam,

I am writing about the waste of money in your office. This is a disgrace.

Under section 99 of the Freedom of Information Act 2000 please send me:

1. The cost of taxis in 2025.
2. All information about horses.
3. The costs of the taxis in 2025?

Please reply by e-mail.

Yours faithfully,
Zyxanthe Quillfeather
12 Police Row, Northam NR3 4CD
"""
NAME, EMAIL = "Zyxanthe Quillfeather", "zyxanthe@home.example"
MESSAGE = f"""Received: from mx.office.example (mx.office.example [192.0.2.1])
 by mail.office.example with ESMTPS id 4; Sat, 30 May 2026 23:30:00 +0000
Received: from home.example by mx.office.example; Fri, 29 May 2026 10:00:00 +0100
From: {NAME} <{EMAIL}>
To: foi@office.example, foi@other.example
Subject: Taxis and horses
Date: Thu, 28 May 2026 10:00:00 +0100
Message-ID: <one@home.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{REQUEST}""".encode()


def logged(text: str = REQUEST, by: Person | None = None, file: CameAs | None = None, **changed: object) -> Case:
    """A request, logged."""
    values: dict[str, object] = {
        "kind": CaseKind.REQUEST,
        "regime": Regime.FOIA,
        "channel": Channel.EMAIL,
        "came_at": AT,
        "name": NAME,
        "email": EMAIL,
        "address": "",
        "text": text,
        "subject": "Taxis and horses",
    }
    new = NewCase(**{**values, **changed})  # type: ignore[arg-type]
    return log_case(new, uuid4(), max(AT, new.came_at), by, file)
