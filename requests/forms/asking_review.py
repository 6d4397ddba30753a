"""The form that asks for an internal review of a published response."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.asking_reviews import ReviewAsked
from requests.forms.asking import SenderForm, TypedField
from requests.models import PublishedQuestion
from requests.models.asked_review import LONGEST_REVIEW
from requests.models.review import Ground


class ReviewForm(SenderForm):
    """Which questions, what is wrong, and who asks: one page."""

    field_order = ("about", "grounds", "text", "name", "email", "address")

    about = forms.MultipleChoiceField(
        label="Which answers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: the whole response.",
        error_messages={"invalid_choice": "Choose among the questions of this response"},
    )
    grounds = forms.MultipleChoiceField(
        label="What is wrong",
        choices=Ground.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what is wrong", "invalid_choice": "Choose what is wrong from the list"},
    )
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
        about: Any = self.fields["about"]
        about.choices = [(each.anchor, f"{each.number}. {each.label}") for each in questions]
        self.fields["name"].help_text = "The name the request was made in, if it was yours."

    @property
    def asked(self) -> ReviewAsked:
        """As it is handed in."""
        told, sender = self.cleaned_data, self.sender
        return ReviewAsked(told["about"], told["grounds"], told["text"], sender.name, sender.email, sender.address)
