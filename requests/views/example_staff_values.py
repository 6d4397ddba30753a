"""Invented values for what staff work with on the examples page: rows of the desk and of files handed in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from requests.views.desk_list import DeskRow
from requests.views.taking_in_page import FileRow

NO_CASE = 1  # the rows lead where no case need be: the page shows how they look


class ExampleTick(forms.Form):
    """A box to tick."""

    checked = forms.BooleanField(label="I have looked at every page", help_text="Pictures and signatures too")


def desk_rows() -> list[DeskRow]:
    """A draft, a letter that waits and one that is published."""
    answered, received = date(2024, 4, 17), date(2024, 3, 18)
    filed = ("Funding of the reduction unit", "FOI 0008/24", 6)
    return [
        DeskRow(NO_CASE, "letter.pdf", "No reference", 2, "Draft", "bad", "The date is missing", None, None, "",
                False, "Complete the draft", "?"),
        DeskRow(NO_CASE, *filed, "Filed", "now", "", answered, received, "On time", False, "Publish", "?"),
        DeskRow(NO_CASE, *filed, "Published", "good", "", answered, received, "2 working days late",
                False, "Look at it", "?"),
    ]  # fmt: skip


def file_rows() -> list[FileRow]:
    """A file that was filed, one that was held already, and one that was refused."""
    locked = "The file is a PDF that asks for a password. Save a copy without one and try again."
    return [
        FileRow("foi-0008-24.pdf", "Filed", "good", False, True, NO_CASE, "FOI 0008/24", 6, ""),
        FileRow("draft.docx", "Filed", "good", True, False, NO_CASE, "No reference", 2, "The date is missing."),
        FileRow("locked.pdf", "Refused", "bad", False, False, None, "", None, locked),
    ]


def staff_values() -> dict[str, Any]:
    """All of it, under the names the template uses."""
    buttons = [
        {"words": "Change our words", "address": "?", "is_main": False},
        {"words": "Publish", "address": "?", "is_main": True},
    ]
    return {"desk_rows": desk_rows(), "file_rows": file_rows(), "buttons": buttons, "tick": ExampleTick()["checked"]}
