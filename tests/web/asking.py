"""A request as a browser sends it from the form on the public site, and as the staff find it, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.core import signing
from django.utils import timezone

from requests.forms.asking import SALT
from requests.models import AskedRequest
from tests.archive import AT

TEXT = """Please provide:

1. How much funding did the VRU receive from the Home Office?
2. What was spent on taxis in 2024?
3. What gifts and hospitality were accepted?

Yours faithfully"""
SENDER = {"name": "Zoë Quillfeather", "email": "zoe@example.org", "address": ""}
FORM = UUID(int=7)
USUAL = timedelta(minutes=2)


def token(age=USUAL):
    """The token of a form that was opened so long ago."""
    signer = signing.TimestampSigner(salt=SALT)
    opened = signing.b62_encode(int((timezone.now() - age).timestamp()))
    stamped = f"{FORM.hex}{signer.sep}{opened}"
    return f"{stamped}{signer.sep}{signer.signature(stamped)}"


def form(step, age=USUAL, **changed):
    """What is sent with a button of that step; the whole form, as the preview sends it."""
    return {"step": step, "text": TEXT, "token": token(age), "nickname": "", **SENDER, **changed}


def asked(**changed):
    """A request that was handed in."""
    given = {
        "reference": "ASK-2345-6789",
        "sent_at": AT,
        "received_on": date(2026, 3, 2),
        "due_on": date(2026, 3, 31),
        "regime": "FOIA",
        "text": TEXT,
        "left_out": [{"question": "Who owns the drones?", "shown": ["FOI 0047/23, question 1"]}],
        **SENDER,
    }
    return AskedRequest.objects.create(**given | changed)
