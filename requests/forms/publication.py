"""Forms that confirm publishing and withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.forms.casework import VersionedForm
from requests.publishing.versions import Reason


class PublishForm(VersionedForm):
    """Carries the version that was looked at: what is released is what was seen."""

    checked = forms.BooleanField(
        required=False,
        label="I have compared the questions and answers with the letter",
        help_text="The public page then says that staff checked it, and when.",
    )
    because = forms.CharField(
        required=False,
        label="What is changed, and why",
        max_length=500,
        help_text="The public reads this beside what changed. It is dropped where nothing changed that they read.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hides_words = forms.BooleanField(
        required=False,
        label="Do not show what stood there before",
        help_text="Tick it where something was taken out that must not be read, such as a name.",
    )

    alone_because = forms.CharField(
        required=False,
        label="Why nobody else can release it",
        max_length=500,
        help_text="You took this letter in, so somebody else should. Kept with the case.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def reason(self) -> Reason:
        """What staff say of the change, once the form is valid."""
        return Reason(self.cleaned_data["because"], self.cleaned_data["hides_words"])


def notice_field() -> forms.CharField:
    """What stands at the address of a response that was withdrawn."""
    return forms.CharField(
        required=False,
        label="What the public reads in its place",
        max_length=500,
        help_text="With its reference and the day: “It is being corrected.” Left empty, nothing is there.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Why, for the record."""

    because = forms.CharField(
        label="Why it is withdrawn",
        max_length=500,
        help_text="Kept with the case. The public does not see it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is withdrawn"},
    )
    notice = notice_field()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
