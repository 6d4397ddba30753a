"""Forms of complaints to the regulator: particulars, letters, the notice part by part, an appeal, what a bundle has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.forms import BoundField

from requests.forms.cases import date_field
from requests.forms.casework import VersionedForm
from requests.forms.letters import PlainForm
from requests.forms.reviews import area
from requests.models import NoticePart, Person, RegulatorCase
from requests.models.correspondence import Direction
from requests.models.evidence_bundle import BundlePart
from requests.models.person import Role
from requests.models.regulator_case import AppealEnding, Appellant, Ending, Held, Ruling
from requests.regulator_cases.deciding import Appeal, Notice
from requests.regulator_cases.letters import NewLetter
from requests.regulator_cases.opening import Particulars

NOT_DECIDED = [("", "Not decided"), *Held.choices]
INNER = (BundlePart.COLLEAGUES, BundlePart.NOTES)  # written for nobody outside: ticked by whoever wants them in
OTHERWISE = [choice for choice in Ending.choices if choice[0] != Ending.NOTICE]


def web_field(label: str) -> forms.URLField:
    """The address of a page elsewhere."""
    return forms.URLField(
        label=label,
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )


class CaseFields(forms.Form):
    """What is written down of a complaint."""

    reference = forms.CharField(label="Regulator’s reference", max_length=60, help_text="For example, IC-123456-A1B2")
    received_on = date_field("The day it was received")
    officer = forms.CharField(
        label="Case officer there", max_length=120, required=False, help_text="Name, and how they are reached."
    )
    owner = forms.ModelChoiceField(Person.objects.none(), label="Who deals with it here", empty_label=None)
    note = area("Notes", 3, "Read by the Data Protection Officer and administrators; in no letter.", required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        owner: Any = self.fields["owner"]
        roles = [Role.DPO.value, Role.ADMINISTRATOR.value]
        owner.queryset = Person.objects.filter(is_active=True, roles__overlap=roles).order_by("username")
        owner.label_from_instance = lambda each: each.known_as

    @property
    def particulars(self) -> Particulars:
        """As the act takes them."""
        told = self.cleaned_data
        return Particulars(told["reference"], told["received_on"], told["officer"], told["owner"], told["note"])


class OpenForm(CaseFields):
    """A complaint that came."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ChangeForm(CaseFields, VersionedForm):
    """Its particulars, corrected."""


class LetterForm(VersionedForm):
    """A letter of the regulator's or ours."""

    direction = forms.ChoiceField(
        label="Whose letter", choices=[(Direction.IN, "The regulator’s"), (Direction.OUT, "Ours")]
    )
    happened_on = date_field("Its date")
    words = forms.CharField(label="What it is, in a few words", max_length=300)
    file = forms.FileField(
        label="Its file",
        required=False,
        help_text="Kept as it is. A bundle has the pages of a PDF, and of other files the words and tables.",
    )
    due_on = date_field("By when it wants our reply", required=False, help_text="Of a letter of the regulator’s.")
    answers = forms.TypedChoiceField(
        label="Which letter it replies to",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Of a letter of ours.",
    )

    def __init__(self, *arguments: Any, found: RegulatorCase, **named: Any) -> None:
        super().__init__(*arguments, **named)
        asking = found.letters.filter(direction=Direction.IN)
        answers: Any = self.fields["answers"]
        answers.choices = [("", "None"), *((each.pk, f"{each.happened_on:%-d %B %Y}, {each.words}") for each in asking)]

    def new(self) -> NewLetter:
        """As the act takes it, with the file's bytes."""
        told, file = self.cleaned_data, self.cleaned_data["file"]
        return NewLetter(
            Direction(told["direction"]),
            told["happened_on"],
            told["words"],
            told["due_on"],
            told["answers"],
            (file.name or "letter") if file else "",
            file.read() if file else b"",
        )


class PutOffForm(VersionedForm):
    """Another day for a reply."""

    letter = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    due_on = date_field("New day", required=False, help_text="Blank: it wants no reply.")


class EndForm(VersionedForm):
    """An end without a notice."""

    how = forms.ChoiceField(label="How it ended", choices=OTHERWISE)
    on = date_field("On which day")


class NoticeForm(VersionedForm):
    """The decision notice: a choice and a provision for each part of the answer."""

    dated = date_field("Date of the decision notice")
    steps = area("Steps it requires", 3, "In the notice’s words.", required=False)
    steps_by = date_field("By which day they are to be taken", required=False)
    steps_done_on = date_field("The day they were taken", required=False)
    published_url = web_field("Where the regulator publishes it")
    is_shown = forms.BooleanField(
        label="Published by the regulator: show outcome, reference and link on our public page",
        required=False,
        help_text="Nothing else of the complaint is ever public. Without the tick nothing of it is.",
    )

    def __init__(self, *arguments: Any, rows: Sequence[NoticePart], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.rows = rows
        for row in rows:
            self.fields[f"held_{row.pk}"] = forms.ChoiceField(
                label=f"What it decides of {row}", required=False, choices=NOT_DECIDED, initial=row.held
            )
            self.fields[f"provision_{row.pk}"] = forms.CharField(
                label=f"Provision, {row}", required=False, max_length=120, initial=row.provision,
                widget=forms.TextInput(attrs={"placeholder": "Provision"}),
            )  # fmt: skip

    @property
    def of_parts(self) -> list[tuple[NoticePart, BoundField, BoundField]]:
        """Each part with its two fields."""
        return [(row, self[f"held_{row.pk}"], self[f"provision_{row.pk}"]) for row in self.rows]

    @property
    def others(self) -> list[BoundField]:
        """The fields about the notice as a whole, after its date."""
        return [self[name] for name in ("steps", "steps_by", "steps_done_on", "published_url")]

    @property
    def notice(self) -> Notice:
        """As the act takes it."""
        told = self.cleaned_data
        parts = {row.pk: (told[f"held_{row.pk}"], told[f"provision_{row.pk}"].strip()) for row in self.rows}
        names = ("steps", "steps_by", "steps_done_on", "published_url", "is_shown")
        return Notice(told["dated"], parts, **{name: told[name] for name in names})


class AppealForm(VersionedForm):
    """An appeal to the Tribunal, and what it rules of each part that the notice decided."""

    by_whom = forms.ChoiceField(label="Who appeals", choices=Appellant.choices)
    reference = forms.CharField(label="Tribunal’s reference", max_length=60, help_text="For example, EA/2024/0123")
    lodged_on = date_field("The day it was lodged")
    heard_on = date_field("Day of the hearing", required=False)
    ended_how = forms.ChoiceField(
        label="How it ended", required=False, choices=[("", "Not yet"), *AppealEnding.choices]
    )
    ended_on = date_field("On which day", required=False)
    decision_url = web_field("Where its decision is published")

    def __init__(self, *arguments: Any, rows: Sequence[NoticePart], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.rows = [row for row in rows if row.held]
        for row in self.rows:
            self.fields[f"ruling_{row.pk}"] = forms.ChoiceField(
                label=f"{str(row)[:1].upper()}{str(row)[1:]}: {row.get_held_display().lower()}",
                required=False, choices=[("", "Not decided"), *Ruling.choices], initial=row.ruling,
            )  # fmt: skip

    @property
    def appeal(self) -> Appeal:
        """As the act takes it."""
        told = self.cleaned_data
        names = ("by_whom", "reference", "lodged_on", "heard_on", "ended_how", "ended_on", "decision_url")
        rulings = {row.pk: told[f"ruling_{row.pk}"] for row in self.rows}
        return Appeal(rulings=rulings, **{name: told[name] for name in names})


class BundleForm(PlainForm):
    """What comes into an evidence bundle."""

    parts = forms.MultipleChoiceField(
        label="What comes into it",
        choices=BundlePart.choices,
        initial=[part.value for part in BundlePart if part not in INNER],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one"},
    )
    with_requester = forms.BooleanField(
        label="With the requester’s details: letters and files exactly as they came and left",
        required=False,
        help_text="Without it the words of each stand there, and what tells who asked is taken out.",
    )
    with_staff = forms.BooleanField(
        label="With the names of colleagues in searches, replies, notes and audit",
        required=False,
        help_text="Without it they are told apart by a number.",
    )
