"""What is complained of, question by question: a field for the whole answer, and one for each question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.forms import BoundField

from requests.models.review import Ground

WHOLE, OF = "of_whole", "of_question_"
NOTHING = "Tick what is wrong, at a question or for all of it"


def add_grounds(form: forms.Form, questions: Iterable[tuple[str, str]], whole: str) -> None:
    """Add the fields. `questions`: what each is known by, and its label; `whole`: the label of the first field."""
    form.fields[WHOLE] = _field(whole)
    for key, label in questions:
        form.fields[f"{OF}{key}"] = _field(label)


def _field(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=Ground.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose what is wrong from the list"},
    )


class OfGrounds(forms.Form):
    """A form with these fields, as its page shows them."""

    @property
    def whole(self) -> BoundField:
        """What is wrong with all of it."""
        return self[WHOLE]

    @property
    def of_questions(self) -> list[BoundField]:
        """And with one question each: each folded, open where something is ticked."""
        return [self[name] for name in self.fields if name.startswith(OF)]


def given(form: forms.Form) -> Sequence[tuple[str, Ground]]:
    """What was ticked: the question it is of, "" for the whole, and the ground."""
    told = form.cleaned_data
    names = [name for name in form.fields if name == WHOLE or name.startswith(OF)]
    return [
        ("" if name == WHOLE else name.removeprefix(OF), Ground(each)) for name in names for each in told.get(name, ())
    ]


def need_one(form: forms.Form) -> None:
    """Say so where nothing is ticked."""
    if not given(form) and not any(name == WHOLE or name.startswith(OF) for name in form.errors):
        form.add_error(WHOLE, NOTHING)
