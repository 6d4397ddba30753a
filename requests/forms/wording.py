"""The wording of a letter, as plain text with placeholders."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.cases.letters.wording import Worded, problems


class WordingForm(forms.Form):
    """Checks the placeholders. `version`: of what was seen, 0 for the built-in words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    words = forms.CharField(
        label="Words",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Plain text. A blank line begins a paragraph; … marks a gap that has to be filled before it leaves.",
        error_messages={"required": "Write the words, or use the built-in ones"},
    )

    def __init__(self, *arguments: Any, worded: Worded, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix, self.worded = "", worded

    def clean_words(self) -> str:
        """With placeholders that this letter has."""
        words = str(self.cleaned_data["words"]).replace("\r\n", "\n")
        if wrong := list(problems(self.worded, words)):
            raise forms.ValidationError(wrong)
        return words
