"""Forms of internal reviews: opening one, whose it is, its time, its grounds, a decision, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from requests.cases.letters.reviewing import first_relied_on
from requests.forms.cases import date_field
from requests.forms.casework import VersionedForm
from requests.forms.letters import FileForm, PlainForm
from requests.law.exemptions import Certainty, resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import InternalReview, Person, ReviewDecision
from requests.models.review import CHANGES, Duty, Ground, ReviewReason, Verdict
from requests.reviews.ending import HowEnded
from requests.reviews.needed import Decided, lacks

LONGEST = 50_000
PROVISIONS = ("exemption", "exemption_2", "exemption_3")
LACKING = {"limb": "exemption"}  # beside which field it is said


def area(label: str, rows: int = 3, hint: str = "", *, required: bool = True) -> forms.CharField:
    """A field for several lines."""
    return forms.CharField(
        label=label, required=required, max_length=LONGEST, help_text=hint, widget=forms.Textarea(attrs={"rows": rows})
    )


def reviewing() -> QuerySet[Person]:
    """Anybody with an account: the act says who may."""
    return Person.objects.filter(is_active=True).order_by("first_name", "last_name", "username")


class ReviewerForm(VersionedForm):
    """Who reviews it."""

    person = forms.ModelChoiceField(Person.objects.none(), label="Who reviews it", empty_label=None)
    until = date_field("Until when they may open it", required=False, help_text="Of somebody without the role.")
    alone_because = area("Why there is nobody who had no hand in it", 2, "The letter says it.", required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        person: Any = self.fields["person"]
        person.queryset = reviewing()
        person.label_from_instance = lambda each: each.known_as


class ExtendForm(VersionedForm):
    """More time, as the requester is told."""

    until = date_field("New day")
    because = area("Why it takes longer", 2, "The requester is told.")


class EndForm(VersionedForm):
    """Ending it without a decision."""

    how = forms.ChoiceField(label="How it ends", choices=HowEnded.choices)
    words = area("How that is known", 2, "For example: her e-mail of 3 June. Name nobody.")


class GroundForm(PlainForm):
    """One thing the requester put forward."""

    about = forms.ModelChoiceField(
        ReviewDecision.objects.none(), label="About", required=False, empty_label="The whole answer"
    )
    ground = forms.ChoiceField(label="What", choices=Ground.choices)
    words = area("In a few words", 2, "Without the requester’s name.", required=False)

    def __init__(self, *arguments: Any, review: InternalReview, **named: Any) -> None:
        super().__init__(*arguments, **named)
        about: Any = self.fields["about"]
        about.queryset = review.decisions.all()


class FindingForm(PlainForm):
    """How a duty was kept. `seen`: which findings stood on the page where it was typed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    duty = forms.ChoiceField(label="Duty", choices=Duty.choices)
    is_met = forms.TypedChoiceField(
        label="Was it", choices=[("yes", "Yes"), ("no", "No")], coerce=lambda value: value == "yes"
    )
    words = area("What was found", 2, "The letter says it. Blank takes it out again.", required=False)


class DisclosureForm(FileForm):
    """A document that the new answer gives."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["file"].help_text = (
            "It goes out with the outcome and is filed with it: cleared page by page, of a spreadsheet what is chosen, "
            "and then shown in public."
        )


class DecisionForm(VersionedForm):
    """The fresh decision on one part."""

    verdict = forms.ChoiceField(
        label="Does the answer stand?", choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the answer stands"},
    )  # fmt: skip
    reason = forms.ChoiceField(label="Main reason", required=False, choices=[("", "Choose"), *ReviewReason.choices])
    why = area("Why, in words that the requester reads", 5, required=False)
    extent = area(
        "What of the answer stands, and what is set aside", 2, "Where it is changed in part. The letter says it.",
        required=False,
    )  # fmt: skip
    new_outcome = forms.ChoiceField(
        label="Outcome of the new answer",
        required=False,
        choices=[("", "Choose"), *((each.value, each.word()) for each in Outcome if each is not Outcome.UNCLEAR)],
        help_text="Where it is changed or replaced.",
    )
    new_text = area("New answer", 5, "As the letter gives it, with links. The old one stays beside it.", required=False)
    new_held_by = forms.CharField(label="Who holds it", required=False, max_length=200)
    exemption = forms.CharField(label="Exemption relied on after the review", required=False, max_length=200)
    exemption_2 = forms.CharField(label="And", required=False, max_length=200)
    exemption_3 = forms.CharField(label="And besides", required=False, max_length=200)
    applies = area(
        "Why the exemption applies",
        3,
        "Of what is kept back: the harm that release would do, or would be likely to do; of section 36 whose opinion "
        "it rests on.",
        required=False,
    )
    public_interest = area(
        "How the public interest was weighed",
        3,
        "Where the exemption is qualified: what speaks for giving it, what for keeping it back, and which weighs more.",
        required=False,
    )
    notes = area("Your own notes", 3, "Read by reviewers and administrators; in no letter.", required=False)
    lesson = area(
        "What officers should take from it",
        2,
        "They read it once the outcome has gone out, where they rely on the same exemption. Name nobody.",
        required=False,
    )

    def __init__(self, *arguments: Any, row: ReviewDecision, regime: Regime, with_notes: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.row, self.regime, self.with_notes = row, regime, with_notes
        if not with_notes:
            del self.fields["notes"]
        if any(not each.limb for each in first_relied_on(row)):
            self.fields["exemption"].help_text = "The letter left the limb open: name it, also where the answer stands."

    def clean(self) -> dict[str, Any]:
        """What each decision needs stands beside the field that lacks it."""
        told = super().clean() or {}
        verdict = told.get("verdict")
        if verdict and verdict != Verdict.UNDISPUTED:
            self._need(told, {"reason": "Choose the main reason", "why": "Write why, for the requester"})
        if verdict in CHANGES:
            self._need(
                told, {"new_outcome": "Choose the outcome of the new answer", "new_text": "Write the new answer"}
            )
        for name in PROVISIONS:
            words = " ".join((told.get(name) or "").split())
            if words and resolve(words, self.regime).certainty in (Certainty.UNKNOWN, Certainty.NO_EXEMPTION):
                self.add_error(name, f"“{words}” is no exemption in the catalogue. Write it as in “Section 31(1)(a)”")
        if verdict == Verdict.CHANGED:
            self._need(told, {"extent": "Write what stands, and what is set aside"})
        if not self.errors and verdict != Verdict.UNDISPUTED:
            for each in lacks(self.row, self.decided, self.regime):
                self.add_error(LACKING.get(each.what, each.what), each.words)
        return told

    def _need(self, told: dict[str, Any], lacking: dict[str, str]) -> None:
        for name, words in lacking.items():
            if not (told.get(name) or "").strip() and name not in self.errors:
                self.add_error(name, words)

    @property
    def decided(self) -> Decided:
        """As the act takes it."""
        told = self.cleaned_data
        typed = [" ".join(told[name].split()) for name in PROVISIONS]
        return Decided(
            told["verdict"],
            told["reason"],
            told["why"],
            told["new_outcome"],
            told["new_text"].replace("\r\n", "\n"),
            told["new_held_by"],
            tuple(dict.fromkeys(words for words in typed if words)),
            told.get("notes", ""),
            told["lesson"],
            told["extent"],
            told["applies"],
            told["public_interest"],
        )


def values_of(row: ReviewDecision) -> dict[str, Any]:
    """A decision as its form shows it."""
    names = (
        "version", "verdict", "reason", "why", "new_outcome", "new_text", "new_held_by", "notes", "lesson", "extent",
        "applies", "public_interest",
    )  # fmt: skip
    exemptions: Sequence[str] = row.new_provisions
    return {name: getattr(row, name) for name in names} | dict(zip(PROVISIONS, exemptions, strict=False))
