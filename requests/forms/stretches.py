"""Words that were chosen on the letter's pages, as a form sends them: "2:306-452,3:0-80"."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from requests.correctable.places import Stretch

STRETCHES = re.compile(r"\d{1,5}:\d{1,9}-\d{1,9}(?:,\d{1,5}:\d{1,9}-\d{1,9}){0,39}")


class StretchesField(forms.CharField):
    """Pages, and which of their characters. Blank where nothing was chosen."""

    widget = forms.HiddenInput

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=1000, **{"initial": "", **named})

    def clean(self, value: Any) -> Any:
        """As stretches, in the order of the letter."""
        typed = super().clean(value)
        if typed and not STRETCHES.fullmatch(typed):
            raise forms.ValidationError("Choose the words on the page once more")
        return sorted(Stretch(*map(int, re.findall(r"\d+", each))) for each in typed.split(",") if each)
