"""The form of handing a request on to another authority."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.cases.transfers import Agreed
from requests.forms.cases import date_field
from requests.models import Case, Question

WHOLE = "whole"


class TransferForm(forms.Form):
    """What goes where, and what the requester agreed to."""

    question = forms.ChoiceField(label="What is handed on")
    to = forms.CharField(label="To which authority", max_length=200, widget=forms.TextInput(attrs={"list": "holders"}))
    contact = forms.CharField(
        label="Where it takes requests", required=False, max_length=300,
        help_text="An e-mail or postal address. Blank for those on the kept list.",
    )  # fmt: skip
    not_for_us = forms.CharField(
        label="How you know that they do not hold it on our behalf", max_length=300,
        help_text="Ask this first: what another body holds for us, we hold (section 3(2)).",
        error_messages={"required": "Say how you know that they do not hold it on our behalf"},
    )  # fmt: skip
    agreed_on = date_field("The day the requester agreed")
    agreed_how = forms.CharField(
        label="How they agreed", max_length=300, help_text="By e-mail, say; nothing is handed on without it.",
        error_messages={"required": "Say how they agreed: nothing is handed on without it"},
    )  # fmt: skip
    transferred_on = date_field("The day it was handed on", required=False, help_text="Blank where it was not yet.")

    def __init__(self, *arguments: Any, case: Case, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        questions = Question.objects.filter(foi_request=case.foi_request).order_by("order")
        choices = [(str(each.pk), f"Question {each.shown_number}: {each.label}") for each in questions]
        self.fields["question"] = forms.ChoiceField(
            label="What is handed on", choices=[(WHOLE, "The whole request"), *choices]
        )

    @property
    def agreed(self) -> Agreed:
        """What was typed."""
        told = self.cleaned_data
        names = ("to", "contact", "not_for_us", "agreed_on", "agreed_how", "transferred_on")
        question = None if told["question"] == WHOLE else int(told["question"])
        return Agreed(question, **{name: told[name] for name in names})


class HandedOnForm(forms.Form):
    """The day something went."""

    transferred_on = date_field("The day it was handed on")
