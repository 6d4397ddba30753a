"""The form by which an officer confirms how a request is split: a row a stretch, and none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField

from requests.cases.split import Piece
from requests.forms.casework import VersionedForm
from requests.models.correspondence import StretchRole

QUESTION, ARGUMENT, FRAME, JOINS = "question", "argument", "frame", "joins"
BLANK_LINE = re.compile(r"\n\s*\n")
BULLET = re.compile(r"[-–•*·o▪] (?=\S)")
LONGEST_QUESTION = 20_000
A_LINE = 60  # characters
OFFERED = 12  # earlier stretches that one can be the same as
LONGEST_SHOWN = 5_000  # characters of a stretch


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A stretch of the request with its two fields."""

    number: int
    said: str
    role: BoundField
    words: BoundField
    joins: int | None

    @property
    def shown(self) -> str:
        """Its words, or the first of very many."""
        return self.said[:LONGEST_SHOWN]

    @property
    def more(self) -> int:
        """How many characters are not shown here."""
        return max(0, len(self.said) - LONGEST_SHOWN)


class SplitForm(VersionedForm):
    """What each stretch is: `role_n`, and the words of its question, `words_n`."""

    def __init__(self, *arguments: Any, pieces: Sequence[Piece], text: str, version: int, **named: Any) -> None:
        super().__init__(*arguments, initial={"version": version}, **named)
        self.pieces, self.text = pieces, text
        for at, piece in enumerate(pieces):
            self.fields[f"role_{at}"] = forms.ChoiceField(
                label=f"Stretch {at + 1} is", choices=self._choices(at), initial=_chosen(piece)
            )
            self.fields[f"words_{at}"] = forms.CharField(
                label=f"Question in stretch {at + 1}",
                required=False,
                max_length=LONGEST_QUESTION,
                initial="\n\n".join(piece.questions),
                widget=forms.Textarea(attrs={"rows": _rows(piece)}),
            )

    def _choices(self, at: int) -> list[tuple[str, str]]:
        earlier = [place for place in range(at) if self.pieces[place].role == StretchRole.QUESTION]
        same = [(f"{JOINS} {place}", f"The same as in stretch {place + 1}") for place in earlier[-OFFERED:]]
        kept = self.pieces[at].joins
        if kept is not None and kept not in earlier[-OFFERED:]:
            same.insert(0, (f"{JOINS} {kept}", f"The same as in stretch {kept + 1}"))
        return [
            (QUESTION, "A question"),
            *same,
            ("lead", "Words that lead in a question"),
            (ARGUMENT, "Argument or background"),
            (FRAME, "Greeting, sign-off or contact details"),
        ]

    @property
    def rows(self) -> Iterator[SplitRow]:
        """The stretches in the order they stand."""
        for at, piece in enumerate(self.pieces):
            said = self.text[piece.start : piece.end]
            yield SplitRow(at + 1, said, self[f"role_{at}"], self[f"words_{at}"], piece.joins)

    @property
    def confirmed(self) -> list[Piece]:
        """The pieces as the officer has them. A blank line between two questions of a stretch makes them two.

        Words that were not taken for a lead and are said to be one go in front of the questions right after them.
        """
        made, lead = [], ""
        for at, piece in enumerate(self.pieces):
            found = self._confirmed(at, piece)
            if self.cleaned_data[f"role_{at}"] == "lead":
                lead = self._said(piece) if _chosen(piece) != "lead" else ""
            elif not found.questions:
                lead = "" if found.joins is None else lead
            elif lead and not any(lead in question for question in found.questions):
                found = replace(found, questions=tuple(f"{lead} {question}" for question in found.questions))
            made.append(found)
        return made

    def _said(self, piece: Piece) -> str:
        """Its words, without a sign before them."""
        return BULLET.sub("", " ".join(self.text[piece.start : piece.end].split()))

    def _confirmed(self, at: int, piece: Piece) -> Piece:
        role, typed = self.cleaned_data[f"role_{at}"], self.cleaned_data[f"words_{at}"].replace("\r\n", "\n")
        plain = replace(piece, questions=(), joins=None, role=StretchRole.QUESTION)
        if role in (ARGUMENT, FRAME):
            return replace(plain, role=StretchRole(role))
        if role == QUESTION:
            asked = [" ".join(each.split()) for each in BLANK_LINE.split(typed) if each.strip()]
            return replace(plain, questions=tuple(asked) or piece.questions or (self._said(piece),))
        return replace(plain, joins=int(role.split()[1])) if role.startswith(JOINS) else plain


def _rows(piece: Piece) -> int:
    """Lines that show the whole of most questions."""
    return min(8, max(2, sum(len(each) // A_LINE + 2 for each in piece.questions)))


def _chosen(piece: Piece) -> str:
    if piece.role != StretchRole.QUESTION:
        return piece.role.value
    if piece.joins is not None:
        return f"{JOINS} {piece.joins}"
    return QUESTION if piece.questions else "lead"
