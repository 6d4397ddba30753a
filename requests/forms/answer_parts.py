"""Forms that split a part of an answer, merge it with the next one or the one before, move or remove it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from requests.correctable.parts import Part, Place, merge, move, places_to_split, remove, split
from requests.forms.question_choice import QuestionField, beginning
from requests.forms.stretches import StretchesField
from requests.law.outcomes import Outcome
from requests.models import Question


class PartsForm(forms.Form):
    """Says which answer was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, typed: QueryDict | None, *, parts: Sequence[Part], index: int, seen: str) -> None:
        super().__init__(typed, initial={"seen": seen}, auto_id=f"id_{type(self).__name__.lower()}_%s")
        self.label_suffix = ""
        self.parts = parts
        self.index = index

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to choose."""
        return True

    @property
    def answers(self) -> list[list[Part]]:
        """The answer as it would be."""
        return [list(self.parts)]


class SplitForm(PartsForm):
    """Where the second of the two begins."""

    place = forms.ChoiceField(
        label="The new part begins with", error_messages={"required": "Choose where the new part begins"}
    )

    def __init__(self, typed: QueryDict | None, **named: Any) -> None:
        super().__init__(typed, **named)
        places = places_to_split(self.parts[self.index])
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (f"{at}-{start}", beginning(words)) for (at, start), words in places
        ]

    @property
    def is_possible(self) -> bool:
        """Whether there is more than one sentence to part."""
        return bool(self.fields["place"].choices)  # type: ignore[attr-defined]

    @property
    def answers(self) -> list[list[Part]]:
        """The answer as it would be."""
        at, start = (int(number) for number in self.cleaned_data["place"].split("-"))
        place: Place = (at, start)
        return [split(self.parts, self.index, place)]


class MergeForm(PartsForm):
    """Nothing to choose: the next part is the one."""

    def clean(self) -> dict[str, Any]:
        """Only where there is one."""
        if not self.is_possible:
            raise forms.ValidationError("No part follows this one")
        return super().clean() or {}

    @property
    def is_possible(self) -> bool:
        """Whether there is a next part."""
        return self.index + 1 < len(self.parts)

    @property
    def answers(self) -> list[list[Part]]:
        """The answer as it would be."""
        return [merge(self.parts, self.index)]


class MergeBeforeForm(PartsForm):
    """Nothing to choose: the part before is the one."""

    def clean(self) -> dict[str, Any]:
        """Only where there is one."""
        if not self.is_possible:
            raise forms.ValidationError("No part stands before this one")
        return super().clean() or {}

    @property
    def is_possible(self) -> bool:
        """Whether there is a part before."""
        return self.index > 0

    @property
    def answers(self) -> list[list[Part]]:
        """The answer as it would be."""
        return [merge(self.parts, self.index - 1)]


class MoveForm(PartsForm):
    """The question it is really an answer to."""

    to = QuestionField(label="It answers", error_messages={"required": "Choose the question it answers"})

    def __init__(self, typed: QueryDict | None, *, others: QuerySet[Question], **named: Any) -> None:
        super().__init__(typed, **named)
        self.fields["to"].queryset = others.order_by("order")  # type: ignore[attr-defined]

    @property
    def is_possible(self) -> bool:
        """Whether there is another question."""
        return self.fields["to"].queryset.exists()  # type: ignore[attr-defined,no-any-return]

    def moved(self, to: Sequence[Part]) -> list[list[Part]]:
        """Both answers as they would be."""
        return move(self.parts, self.index, to)


class RemoveForm(PartsForm):
    """Nothing to choose: it is no answer."""

    @property
    def answers(self) -> list[list[Part]]:
        """The answer as it would be."""
        return remove(self.parts, self.index)


class ChosenForm(PartsForm):
    """Words chosen on the letter's pages: a part of their own, all of this part, or the answer to another question."""

    chosen = StretchesField(error_messages={"required": "Choose words on the page"})
    to = QuestionField(label="They answer", required=False)

    def __init__(self, typed: QueryDict | None, *, others: QuerySet[Question], **named: Any) -> None:
        super().__init__(typed, **named)
        self.act = typed["act"] if typed else ""
        self.fields["to"].queryset = others.order_by("order")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Moving needs a question to move to."""
        cleaned = super().clean() or {}
        if self.act == "carry" and not cleaned.get("to"):
            raise forms.ValidationError("Choose the question they answer")
        return cleaned


class AnswerForm(forms.Form):
    """An answer that was not found in the letter: its words and its outcome."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    words = forms.CharField(
        label="Words of the answer",
        max_length=20_000,
        help_text="As they stand in the letter: whole sentences, copied from its page.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter the words of the answer"},
    )
    chosen = StretchesField(required=False)
    outcome = forms.ChoiceField(label="Outcome", choices=[(each.value, each.word()) for each in Outcome])

    def __init__(self, typed: QueryDict | None, *, seen: str) -> None:
        super().__init__(typed, initial={"seen": seen, "outcome": Outcome.DISCLOSED.value})
        self.label_suffix = ""
