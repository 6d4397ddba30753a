"""A day as somebody writes it at a terminal."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from requests.forms.casework import DATE_FORMATS


def day_written(written: str) -> date:
    """In whichever way the pages take it too. Raises ArgumentTypeError, of which the parser makes a sentence."""
    try:
        day: date = forms.DateField(input_formats=DATE_FORMATS).clean(written)
    except ValidationError:
        raise ArgumentTypeError(f"“{written}” is no day. Write it as 8 May 2028 or 2028-05-08.") from None
    return day
