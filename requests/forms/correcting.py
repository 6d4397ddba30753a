"""Forms that correct the reading of a letter. Each field says from which value it was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from requests.correctable import (
    NUMBER_LENGTH,
    Correctable,
    QuestionNumber,
    QuestionParent,
    QuestionText,
    fingerprint,
    number_typed,
)
from requests.correcting import Change
from requests.models import Question
from requests.models.question import shown_number

LONGEST_QUESTION = 20_000


class CorrectionForm(forms.Form):
    """A field a thing. Hidden beside each: the fingerprint of its value, so that nobody overwrites another's."""

    def __init__(self, *arguments: Any, things: Mapping[str, Correctable], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        self.things = things
        for name, thing in things.items():
            self.fields[f"seen_{name}"] = forms.CharField(
                widget=forms.HiddenInput, max_length=64, initial=fingerprint(thing.value)
            )

    def after(self, name: str) -> Any:
        """What was typed for a thing, as its value."""
        return self.cleaned_data[name]

    @property
    def changes(self) -> list[Change]:
        """What was typed, once it is valid."""
        return [
            Change(thing, self.cleaned_data[f"seen_{name}"], self.after(name)) for name, thing in self.things.items()
        ]

    def seen_now(self, fresh: CorrectionForm) -> None:
        """What was typed stays; from now on it is said over what another form was filled in from."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        for name in self.things:
            typed[f"seen_{name}"] = fresh[f"seen_{name}"].value()
        self.data = typed


class QuestionForm(CorrectionForm):
    """The words of a question, its number, and the question it belongs to."""

    text = forms.CharField(
        label="Words of the question",
        max_length=LONGEST_QUESTION,
        help_text="As they stand in the letter.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter the words of the question"},
    )
    number = forms.CharField(
        label="Number",
        max_length=NUMBER_LENGTH,
        help_text="For example 3 or 1b. The questions numbered below it follow.",
        error_messages={"required": "Enter the number of the question"},
    )
    parent = forms.ChoiceField(label="Belongs to", required=False, help_text="The question whose words lead it in.")

    def __init__(self, *arguments: Any, question: Question, others: Sequence[Question], **named: Any) -> None:
        things: dict[str, Correctable] = {
            "text": QuestionText(question),
            "number": QuestionNumber(question),
            "parent": QuestionParent(question),
        }
        initial = {name: thing.value for name, thing in things.items()} | {"number": question.shown_number}
        super().__init__(*arguments, things=things, initial=initial, **named)
        self.question = question
        self.fields["parent"].choices = [("", "No other question"), *((each.number, str(each)) for each in others)]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """As kept, where only the ends of its lines are a browser's own."""
        typed = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        kept = self.question.text
        return kept if typed == kept.strip() else typed

    def clean_number(self) -> str:
        """As a path; as kept, where it is shown so."""
        number = number_typed(str(self.cleaned_data["number"]))
        if not number:
            raise forms.ValidationError("Enter a number with letters or figures in it")
        return self.question.number if shown_number(number) == self.question.shown_number else number
