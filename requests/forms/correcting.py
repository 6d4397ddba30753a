"""Forms that correct the reading of a letter. Each field says from which value it was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from requests.correctable.answers import PartExemptions, PartOutcome, provisions_typed
from requests.correctable.kinds import UNTOLD, KindOfLetter, choices
from requests.correctable.places import places_of, words_of
from requests.correctable.questions import (
    NUMBER_LENGTH,
    QuestionNumber,
    QuestionParent,
    QuestionPlace,
    QuestionText,
    number_typed,
)
from requests.correctable.shapes import Correctable, fingerprint, spaced
from requests.correctable.tables import HEADER, TableCell
from requests.correcting import Change
from requests.errors import CannotCorrect
from requests.forms.question_choice import known_again
from requests.forms.stretches import StretchesField
from requests.law.outcomes import Outcome
from requests.models import AnswerPart, DataTable, Question
from requests.models.question import shown_number

LONGEST_QUESTION = 20_000
LONGEST_CELL = 5_000
NOT_YET = "not yet held"


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
    place = StretchesField(required=False)
    parent = forms.ChoiceField(label="Belongs to", required=False, help_text="The question whose words lead it in.")

    def __init__(self, *arguments: Any, question: Question, others: Sequence[Question], **named: Any) -> None:
        things: dict[str, Correctable] = {
            "text": QuestionText(question),
            "place": QuestionPlace(question),
            "number": QuestionNumber(question),
            "parent": QuestionParent(question),
        }
        initial = {"text": question.text, "number": question.shown_number, "parent": things["parent"].value}
        super().__init__(*arguments, things=things, initial=initial, **named)
        self.question = question
        known = [(each.number, known_again(each)) for each in others]
        self.fields["parent"].choices = [("", "No other question"), *known]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """As kept, where only the ends of its lines are a browser's own."""
        return as_kept(self.cleaned_data["text"], self.question.text)

    def clean_place(self) -> list[dict[str, Any]]:
        """The words chosen on a page; the place as it is, where none were."""
        thing, stretches = QuestionPlace(self.question), self.cleaned_data["place"]
        if stretches:
            chosen = words_of(self.question.foi_request, stretches)
            self.things = {**self.things, "place": QuestionPlace(self.question, places_of(chosen))}
            return [{"page": at.page, "words": spaced(words)} for words, [at] in chosen.items()]
        return thing.value

    def clean_number(self) -> str:
        """As a path; as kept, where it is shown so."""
        number = number_typed(str(self.cleaned_data["number"]))
        if not number:
            raise forms.ValidationError("Enter a number with letters or figures in it")
        return self.question.number if shown_number(number) == self.question.shown_number else number


def as_kept(typed: str, kept: str) -> str:
    """What was typed; what was kept, where they differ in spaces around it and a browser's ends of lines only."""
    words = typed.replace("\r\n", "\n")
    return kept if words == kept.strip() else words


class PartForm(CorrectionForm):
    """The outcome of a part of an answer, and the provisions it relies on."""

    outcome = forms.ChoiceField(label="Outcome")
    held_by = forms.CharField(
        label="Held by",
        max_length=200,
        required=False,
        help_text="The body the letter names, where another one holds it.",
    )
    exemptions = forms.CharField(
        label="Exemptions relied on",
        max_length=4000,
        required=False,
        help_text="One a line, as the letter writes it: Section 40(2).",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *arguments: Any, part: AnswerPart, **named: Any) -> None:
        things: dict[str, Correctable] = {"outcome": PartOutcome(part), "exemptions": PartExemptions(part)}
        self.part = part
        self.relied_on = PartExemptions(part).value
        initial = {
            "outcome": NOT_YET if part.not_yet else part.outcome,
            "held_by": part.held_by,
            "exemptions": "\n".join(each["as_written"] for each in self.relied_on),
        }
        super().__init__(*arguments, things=things, initial=initial, **named)
        words = [(each.value, each.word()) for each in Outcome]
        words.insert(words.index((Outcome.NOT_HELD.value, Outcome.NOT_HELD.word())) + 1, (NOT_YET, "Not yet held"))
        self.fields["outcome"].choices = words  # type: ignore[attr-defined]

    def clean_exemptions(self) -> list[dict[str, str]]:
        """As the law's catalogue has them."""
        try:
            return provisions_typed(self.cleaned_data["exemptions"], self.relied_on, self.part.question.foi_request)
        except CannotCorrect as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def after(self, name: str) -> Any:
        """The outcome with what belongs to it."""
        if name != "outcome":
            return super().after(name)
        chosen = self.cleaned_data["outcome"]
        may_name = chosen in (Outcome.HELD_BY_ANOTHER, self.part.outcome)
        held_by = self.cleaned_data["held_by"] if may_name else ""
        return {
            "outcome": Outcome.NOT_HELD.value if chosen == NOT_YET else chosen,
            "not_yet": chosen == NOT_YET,
            "held_by": held_by,
        }


class KindForm(CorrectionForm):
    """What kind of letter it is."""

    letter_kind = forms.ChoiceField(
        label="Kind of letter",
        error_messages={"required": "Choose the kind of letter"},
        help_text="The first four end the request on the day of the letter and can be published. The others answer "
        "nothing: they are kept for staff.",
    )

    def __init__(self, *arguments: Any, thing: KindOfLetter, **named: Any) -> None:
        super().__init__(*arguments, things={"letter_kind": thing}, initial={"letter_kind": thing.value}, **named)
        self.fields["letter_kind"].required = thing.value != UNTOLD
        self.fields["letter_kind"].choices = choices(thing)  # type: ignore[attr-defined]


class RowForm(CorrectionForm):
    """The cells of one row of a table, or of its header."""

    def __init__(self, *arguments: Any, table: DataTable, row: int, **named: Any) -> None:
        cells = {f"cell_{column}": TableCell(table, row, column) for column in range(len(table.header))}
        initial = {name: cell.value for name, cell in cells.items()}
        super().__init__(*arguments, things=cells, initial=initial, **named)
        for name, cell in cells.items():
            of = "" if row == HEADER else table.header[cell.column]["text"]
            self.fields[name] = forms.CharField(
                label=of or f"Column {cell.column + 1}",
                max_length=LONGEST_CELL,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def after(self, name: str) -> str:
        """As kept, where nothing but spaces was changed."""
        return as_kept(self.cleaned_data[name], str(self.initial[name]))
