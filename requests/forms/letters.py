"""Forms for letters that go out: documents numbered, findings settled, files handed back."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.forms.cases import date_field
from requests.models import FOIRequest


class PlainForm(forms.Form):
    """Labels without a colon."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""


class FileForm(PlainForm):
    """A file that is to leave."""

    file = forms.FileField(
        label="File",
        help_text="PDF, Word, a spreadsheet (.xlsx) or table (.csv), e-mail or text. It is looked through for what it "
        "hides.",
    )
    title = forms.CharField(label="What it is", max_length=200, required=False, help_text="As the letter names it.")
    kept_because = forms.CharField(
        label="Why a spreadsheet has to leave as it is",
        max_length=300,
        required=False,
        help_text="Without a reason it leaves as a plain table (CSV) of what can be seen in it.",
    )


class DocumentForm(FileForm):
    """A file for the answer."""

    field_order = ("file", "title", "question", "kept_because")

    question = forms.TypedChoiceField(label="Question it answers", required=False, coerce=int, empty_value=None)

    def __init__(self, *arguments: Any, foi_request: FOIRequest | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        questions = foi_request.questions.all() if foi_request else []
        asked: Any = self.fields["question"]
        asked.choices = [("", "None of them"), *((each.pk, f"Question {each.shown_number}") for each in questions)]


class SettleForm(PlainForm):
    """Why something hidden may leave."""

    why = forms.CharField(label="Why it may leave all the same", max_length=300)


class WordForm(PlainForm):
    """A Word file handed back, or a template."""

    file = forms.FileField(label="Word file (.docx)")


class SentForm(PlainForm):
    """The message that left with a mail program."""

    file = forms.FileField(
        label="The message as it was sent", help_text="An e-mail (.eml, .msg) that carries the letter."
    )


class TemplateForm(WordForm):
    """A template, and the first day of its letterhead."""

    valid_from = date_field(
        "Use it from",
        required=False,
        help_text="Left blank: at once. For example, 8 May 2028, when the office changes.",
    )


class PostedForm(PlainForm):
    """The day a letter was posted."""

    on = date_field("The day it was posted")
