"""The form that asks for an internal review of a published response."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from requests.asking_reviews import ReviewAsked
from requests.forms.asking import SenderForm, TypedField
from requests.forms.grounds import OfGrounds, add_grounds, given, need_one
from requests.models import PublishedQuestion
from requests.models.asked_review import LONGEST_REVIEW


class ReviewForm(OfGrounds, SenderForm):
    """Which questions, what is wrong, and who asks: one page."""

    field_order = ("text", "name", "email", "address")

    text = TypedField(
        label="Say why",
        max_length=LONGEST_REVIEW,
        strip=True,
        help_text="A few sentences are enough.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Say why in a few words",
            "max_length": f"Shorten it to {LONGEST_REVIEW:,} characters. It has %(show_value)d now",
        },
    )

    def __init__(self, *arguments: Any, questions: list[PublishedQuestion], **named: Any) -> None:
        super().__init__(*arguments, **named)
        asked = [(each.anchor, f"Question {each.number}: {each.label}") for each in questions]
        add_grounds(self, asked, "What is wrong with the response")
        self.fields["name"].help_text = "The name the request was made in, if it was yours."

    def clean(self) -> dict[str, Any]:
        """At least one thing is complained of."""
        told = super().clean() or {}
        need_one(self)
        return told

    @property
    def others(self) -> list[BoundField]:
        """Why, and who asks."""
        return [self[name] for name in self.field_order]

    @property
    def asked(self) -> ReviewAsked:
        """As it is handed in."""
        told, sender = self.cleaned_data, self.sender
        grounds = [f"{question} {ground}".strip() for question, ground in given(self)]
        return ReviewAsked(grounds, told["text"], sender.name, sender.email, sender.address)
