"""The form that letters are handed in by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from documents.joining import joined_in_child
from requests.unpacking import is_wanted

NONE = "Choose at least one file or folder"
ONLY_PDFS = "Only PDFs can be joined. Save each part as a PDF, or take the files in without joining them"
PDF = b"%PDF-"
NO_ROOM = (
    "The server is out of space, or where it keeps files cannot be written. Nothing was taken in. Try again later."
)


def _is_pdf(file: UploadedFile[Any]) -> bool:
    head: bytes = file.read(len(PDF))
    file.seek(0)
    return head == PDF


class ManyFilesInput(forms.FileInput):
    """A field for any number of files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Yields the list of files. Empty ones are let through: each has its own line in the summary."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """All that was chosen."""
        return [file for file in data or [] if isinstance(file, UploadedFile)]


class TakingInForm(forms.Form):
    """Files, a folder, or both. Whether to publish is asked only of those who may."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    letters = ManyFilesField(
        required=False,
        label="Letters",
        help_text="PDF, Word (.docx), OpenDocument, e-mail (.eml or .msg, with what is attached), web page, "
        "Markdown or plain text, or a ZIP of such files.",
        widget=ManyFilesInput(attrs={"multiple": True}),
    )
    folder = ManyFilesField(
        required=False,
        label="Or a whole folder",
        help_text="Everything in it is taken in, folders inside it too.",
        widget=ManyFilesInput(attrs={"multiple": True, "webkitdirectory": True}),
    )
    one_letter = forms.BooleanField(
        required=False,
        label="These files are parts of one letter",
        help_text="PDFs only. They are joined by the page numbers they print, or else in the order chosen.",
    )
    publish = forms.BooleanField(
        required=False,
        label="Publish at once what can be published",
        help_text="A letter that names the requester, hides text or lacks something waits for you.",
    )

    def __init__(self, *arguments: Any, may_publish: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        if not may_publish:
            del self.fields["publish"]

    def clean(self) -> dict[str, Any]:
        """Something must have been chosen that is a file of somebody's own."""
        cleaned = super().clean() or {}
        if not any(is_wanted(file.name or "") for file in self.handed_in(cleaned)):
            self.add_error("letters", NONE)
        if cleaned.get("one_letter") and not all(_is_pdf(file) for file in self.handed_in(cleaned)):
            self.add_error("one_letter", ONLY_PDFS)
        return cleaned

    @staticmethod
    def handed_in(cleaned: dict[str, Any]) -> Iterable[UploadedFile[Any]]:
        """The files of both fields, in the order they were chosen."""
        return [*cleaned.get("letters", []), *cleaned.get("folder", [])]

    @classmethod
    def joined(cls, cleaned: dict[str, Any]) -> Iterable[UploadedFile[Any]]:
        """The files as one, named for all of them; raises UnreadableLetter."""
        files = list(cls.handed_in(cleaned))
        if len(files) < 2:
            return files
        whole = joined_in_child([file.read() for file in files])
        name = " and ".join((file.name or "").removesuffix(".pdf") for file in files)
        return [SimpleUploadedFile(f"{name}.pdf", whole)]

    @property
    def limits(self) -> str:
        """How much can be sent, in words."""
        return (
            f"Up to {settings.FOI_MAX_UPLOAD_MB} MB at once, {settings.FOI_MAX_LETTER_MB} MB a letter and "
            f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files."
        )
