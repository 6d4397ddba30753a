"""The form to follow a search by e-mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from requests.forms.asking import MailAddressField, SendingForm

EXAMPLE = "Enter an e-mail address such as name@example.org"


class FollowForm(forms.Form):
    """Where news shall go."""

    email = MailAddressField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Enter your e-mail address", "invalid": EXAMPLE, "max_length": EXAMPLE},
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""

    def clean_email(self) -> str:
        """In small letters, so that one address is one however it is typed."""
        return str(self.cleaned_data["email"]).lower()


class FollowSendingForm(SendingForm):
    """A browser fills one address in quicker than anybody types a request."""

    button, least_time = "Follow by e-mail", timedelta(seconds=2)
