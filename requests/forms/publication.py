"""Forms that confirm publishing and withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.forms.casework import VersionedForm


class PublishForm(VersionedForm):
    """Carries the version that was looked at: what is released is what was seen."""

    checked = forms.BooleanField(
        required=False,
        label="I have compared the questions and answers with the letter",
        help_text="The public page then says that staff checked it, and when.",
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

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
