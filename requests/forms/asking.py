"""The forms of a request on the public site, and the token that travels with them instead of a cookie.

Nothing of a third party's keeps programs out: a field that people do not see, a token that says when the form was
opened, and a limit on links. Whatever they refuse, what was typed stays in the form.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address

from requests.asking import Sender
from requests.models.asked_request import LONGEST

LONGEST_NAME, LONGEST_ADDRESS = 200, 1000
LEAST_TIME = timedelta(seconds=4)  # from opening the form to sending it
MOST_TIME = timedelta(hours=24)
MOST_LINKS = 5
MOST_TICKS = 500
LINK = re.compile(r"https?://|\bwww\.", re.I)
SALT = "requests.asking"
KEPT_SIGNS = "\n\t"
UNSEEN = {"Cc", "Cs", "Co", "Cn"}
TURNING = re.compile("[\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")  # they turn or hide what stands beside


def typed(text: object) -> str:
    """What was typed, with line ends of one kind and without signs that cannot be seen."""
    lines = str(text or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign in KEPT_SIGNS or unicodedata.category(sign) not in UNSEEN)
    return TURNING.sub("", kept)


class TypedField(forms.CharField):
    """Any text somebody may type; what cannot be seen is dropped, and nothing else is changed."""

    def clean(self, value: Any) -> Any:
        return super().clean(typed(value))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: browsers would cut what is pasted, and say nothing."""
        return {}


class MailAddressField(forms.EmailField):
    """An e-mail address that a message can be sent to: its domain can be written as mail servers write it."""

    def clean(self, value: Any) -> Any:
        address = super().clean(value)
        try:
            sanitize_address(address or "nobody@example.org", "utf-8")
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return address


def new_token(key: UUID | None = None) -> str:
    """A signed token: which form this is, and (by its signature) when it was opened."""
    return signing.TimestampSigner(salt=SALT).sign((key or uuid4()).hex)


class QuestionsForm(forms.Form):
    """What is asked."""

    text = TypedField(
        label="What would you like to know?",
        max_length=LONGEST,
        strip=True,
        help_text="Ask for information the office may have in writing: figures, documents, decisions, e-mails. Number"
        " your questions if there are several, and say which years you mean.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": "Write what you would like to know",
            "max_length": f"Shorten your request to {LONGEST:,} characters. It has %(show_value)d now",
        },
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""

    def clean_text(self) -> str:
        """Few links: who sends many seldom asks."""
        text = str(self.cleaned_data["text"])
        if len(LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(f"Name at most {MOST_LINKS} links. Say in words what the others show")
        return text


class SenderForm(forms.Form):
    """Who asks, and where the answer goes."""

    # FOIA s.8(1)(b): the name of the applicant and an address for correspondence.

    name = TypedField(
        label="Your name",
        max_length=LONGEST_NAME,
        help_text="Your real name: the law asks for it. You need not say who you are otherwise, or why you ask.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name"},
    )
    email = MailAddressField(
        label="E-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Enter an e-mail address such as name@example.org, or leave it empty"},
    )
    address = TypedField(
        label="Postal address",
        required=False,
        max_length=LONGEST_ADDRESS,
        help_text="If you would rather have the answer by post, or have no e-mail.",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""

    def clean_name(self) -> str:
        """On one line, with a letter in it."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not any(sign.isalpha() for sign in name):
            raise ValidationError("Enter your name in letters")
        return name

    def clean(self) -> dict[str, Any]:
        """There must be somewhere to answer to."""
        cleaned = super().clean() or {}
        if not self.errors.keys() & {"email", "address"} and not cleaned.get("email") and not cleaned.get("address"):
            self.add_error("email", "Enter an e-mail address or a postal address, so that the office can answer you")
        return cleaned

    @property
    def sender(self) -> Sender:
        """Who asks, once it is valid."""
        cleaned = self.cleaned_data
        return Sender(cleaned["name"], cleaned["email"] or "", cleaned["address"] or "")


class SendingForm(forms.Form):
    """What travels along unseen: the token, and the field that only programs fill in.

    `button` and `least_time` are the form's whose sending it is about.
    """

    button, least_time = "Send", LEAST_TIME
    token = forms.CharField(required=False, max_length=200)
    nickname = forms.CharField(required=False)

    @property
    def key(self) -> UUID | None:
        """Which form it is; None where the token is not ours or too old."""
        return _key(str(self["token"].value() or ""), MOST_TIME)

    @property
    def objection(self) -> str:
        """Why it is not sent as it is, and what to do; blank where nothing is in the way."""
        token, again = str(self["token"].value() or ""), f"Press “{self.button}” once more."
        look = f"Check what it says, and press “{self.button}” once more."
        if self["nickname"].value():
            return f"A field that nobody sees was filled in, as programs do. It is empty again. {again}"
        if self.key is None:
            return f"This page was open for more than a day. {look}"
        if _key(token, self.least_time) is not None:
            return f"That was quicker than anybody reads. {look}"
        return ""


def _key(token: str, at_most: timedelta) -> UUID | None:
    try:
        return UUID(hex=signing.TimestampSigner(salt=SALT).unsign(token, max_age=at_most))
    except (signing.BadSignature, ValueError):
        return None
