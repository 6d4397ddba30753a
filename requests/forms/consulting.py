"""The forms of asking a colleague: whom and with what words, and what they send back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from requests.cases.colleague_files import SentFile, checked_files
from requests.cases.consulting import Asking, Replied
from requests.errors import CannotChange
from requests.forms.cases import date_field
from requests.forms.taking_in import ManyFilesField, ManyFilesInput
from requests.forms.worksheet import SheetField
from requests.models.consultation import Reply

LONGEST, LONGEST_NOTE, MOST_MINUTES = 200_000, 2_000, 100_000


class AskForm(forms.Form):
    """Whom to ask, until when, and the words they see."""

    colleague = forms.CharField(label="Who is asked", max_length=120, help_text="A colleague or a team, by name.")
    email = forms.EmailField(label="Their e-mail address")
    manager = forms.EmailField(
        label="Their manager’s e-mail address",
        required=False,
        help_text="Told where no answer comes in 12 working days.",
    )
    text = forms.CharField(
        label="The question, as they see it", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What tells who asked is taken out already. Read it before it goes.",
    )  # fmt: skip
    note = forms.CharField(
        label="What you add", required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )
    good_until = date_field("The link works until")

    def __init__(self, *arguments: Any, for_press: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        if for_press:  # they read the questions and the date, and nothing else
            for name in ("text", "note", "manager"):
                del self.fields[name]

    def asking(self, text: str = "") -> Asking:
        """What was typed."""
        told = self.cleaned_data
        return Asking(
            told["colleague"], told["email"], told.get("text", text), told["good_until"],
            told.get("manager", ""), told.get("note", ""),
        )  # fmt: skip

    def clean_good_until(self) -> Any:
        """A day to come."""
        if self.cleaned_data["good_until"] < timezone.localdate():
            raise forms.ValidationError("This day is over")
        return self.cleaned_data["good_until"]


class ReplyForm(forms.Form):
    """What a colleague sends back, without an account."""

    reply = forms.ChoiceField(
        label="Your answer", choices=Reply.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what your answer is"},
    )  # fmt: skip
    words = SheetField(
        label="What you can say", required=False, max_length=LONGEST, rows=8,
        help_text="The answer itself; or who holds it, or who should be asked. A table can be pasted in.",
        error_messages={"max_length": f"This is longer than {LONGEST:,} characters. Send the rest by e-mail."},
    )  # fmt: skip
    searched = forms.CharField(label="Where you looked", required=False, max_length=300)
    minutes = forms.IntegerField(
        label="Minutes it took", required=False, min_value=0, max_value=MOST_MINUTES,
    )  # fmt: skip
    attached = ManyFilesField(
        label="Files", required=False, widget=ManyFilesInput(attrs={"multiple": True}),
        help_text="What answers it, as you hold it: PDF, Word, a spreadsheet (.xlsx), a table (.csv), e-mail or text.",
    )  # fmt: skip

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        """An answer has words, and not held says where one looked."""
        told = super().clean() or {}
        if told.get("reply") == Reply.ANSWER and not told.get("words"):
            self.add_error("words", "Write the answer")
        if told.get("reply") == Reply.NOT_HELD and not told.get("searched"):
            self.add_error("searched", "Say where you looked")
        if told.get("minutes") is None and told.get("reply") != Reply.NOT_MINE and "minutes" not in self.errors:
            self.add_error("minutes", "Say how many minutes it took; 0 where it took none")
        return told

    def clean_attached(self) -> list[SentFile]:
        """Files of kinds that are kept here. A browser forgets those it chose, so the refusal says so."""
        try:
            return checked_files([(file.name or "", file.read()) for file in self.cleaned_data["attached"]])
        except CannotChange as refusal:
            raise forms.ValidationError(f"{refusal} Then choose all files again.") from refusal

    @property
    def replied(self) -> Replied:
        """What was typed."""
        told = self.cleaned_data
        words = told["words"].replace("\r\n", "\n")
        return Replied(Reply(told["reply"]), words, told["searched"], told["minutes"] or 0)
