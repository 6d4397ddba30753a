"""The forms that open an internal review: of what came, and of what was asked for on the public site."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.forms import BoundField
from django.utils import timezone

from requests.cases.log import CameAs
from requests.errors import CannotChange
from requests.forms.cases import date_field
from requests.forms.grounds import OfGrounds, add_grounds, given, need_one
from requests.forms.letters import PlainForm
from requests.forms.reviews import area
from requests.models import Correspondence, FOIRequest
from requests.models.correspondence import Channel
from requests.reviews.opening import GroundGiven, NewReview

AT_ONCE = "Acknowledge it by e-mail at once, with the day it is due"
CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.FORM]
FROM_MAIL = "For example, 17 April 2026. Left blank, it is the day that the e-mail gives."


class OpenForm(OfGrounds, PlainForm):
    """What came in, and what is complained of."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    asked_on = date_field("The day it was received", required=False, help_text=FROM_MAIL)
    channel = forms.ChoiceField(label="How it came", choices=CHANNELS, initial=Channel.EMAIL)
    file = forms.FileField(
        label="E-mail or file it came in",
        required=False,
        help_text="An e-mail (.eml, .msg), PDF, Word or text. It is kept as it came, and says what they wrote.",
    )
    text = area("Or what they wrote", 8, "Word for word. It is shown to those who may see who asks.", required=False)
    late_because = area(
        "Why it is accepted although it came late", 2, "Only after the 40 working days.", required=False
    )
    name = forms.CharField(label="Name, if it is not whoever made the request", required=False, max_length=200)
    email = forms.EmailField(label="Their e-mail address", required=False, max_length=254)
    address = area("Or their postal address", 2, required=False)
    at_once = forms.BooleanField(label=AT_ONCE, required=False, initial=True)

    def __init__(
        self, *arguments: Any, foi_request: FOIRequest, piece: Correspondence | None = None, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.piece = piece
        if piece is not None:
            del self.fields["file"], self.fields["text"]
            self.initial.update(asked_on=timezone.localdate(piece.happened_at), channel=piece.channel)
        if foi_request.answered_on is None:  # then no time to ask for it has begun
            del self.fields["late_because"]
        questions = foi_request.questions.order_by("order")
        asked = [(each.number, f"Question {each.shown_number}: {each.label}") for each in questions]
        add_grounds(self, asked, "What is wrong with the whole answer")

    @property
    def came(self) -> list[BoundField]:
        """When and how it came, and what they wrote."""
        return [self[name] for name in ("asked_on", "channel", "file", "text") if name in self.fields]

    @property
    def others(self) -> list[BoundField]:
        """What stands after what is complained of."""
        return [self[name] for name in ("late_because", "name", "email", "address") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Words, or a file that has some."""
        told = super().clean() or {}
        need_one(self)
        if not self.errors and not told.get("asked_on") and not told.get("file"):
            self.add_error("asked_on", "Enter the day it was received")
        if not self.errors and not self.piece and not told.get("file") and not (told.get("text") or "").strip():
            self.add_error("text", "Write down what they wrote, or choose the file it came in")
        return told

    def new(self, file: CameAs | None) -> NewReview:
        """As the act takes it. What was not typed is taken from the file. Raises CannotChange."""
        told = self.cleaned_data
        received = file.arrived.received if file else None
        asked_on = told["asked_on"] or (timezone.localdate(received) if received else None)
        if asked_on is None:
            raise CannotChange("The file does not say when it came: enter the day it was received.")
        return NewReview(
            asked_on,
            Channel(told["channel"]),
            told.get("text", "").strip() or (file.arrived.text if file else self.piece.text if self.piece else ""),
            told["name"],
            told["email"],
            told["address"],
            told.get("late_because", ""),
            [GroundGiven(ground, question=question) for question, ground in given(self)],
            file,
            self.piece,
        )


class AcceptForm(PlainForm):
    """Opening what was asked for on the public site."""

    late_because = area("Why it is accepted although it came late, or why it is not", 2, required=False)
    at_once = forms.BooleanField(label=AT_ONCE, required=False, initial=True)
