"""Forms for logging a case, splitting it, and what is done with it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from requests.forms.casework import DATE_FORMATS, WRITTEN, VersionedForm
from requests.law.clock_events import EventKind
from requests.law.regimes import Regime
from requests.models import Case, Person, Requester
from requests.models.case import LOGGED_KINDS, CaseKind
from requests.models.correspondence import Channel
from requests.models.person import Role

NOON = time(12)
OF_ACCESS = (  # what can happen to the clock of a subject access request
    EventKind.CLARIFICATION_ASKED,
    EventKind.CLARIFIED,
    EventKind.IDENTITY_ASKED,
    EventKind.IDENTITY_PROVED,
    EventKind.MORE_MONTHS,
)
OF_REQUESTS = [kind for kind in EventKind if kind not in (*OF_ACCESS[2:], EventKind.HOLIDAYS)]
DATE_HELP = "For example, 17 April 2026"


def date_field(label: str, *, required: bool = True, help_text: str = DATE_HELP) -> forms.DateField:
    """A day as people write it."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DATE_FORMATS,
        help_text=help_text,
        widget=forms.DateInput(format=WRITTEN),
        error_messages={"invalid": f"{label}: write the day as 17 April 2026", "required": f"Enter {label.lower()}"},
    )


class LogForm(forms.Form):
    """What came in. A message says most of it itself: what is left blank is taken from the file."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        required=False,
        label="E-mail or file it came in",
        help_text="Drop it here or choose it: an e-mail (.eml, .msg), PDF, Word or text. An e-mail fills in the rest.",
    )
    text = forms.CharField(
        required=False,
        label="Or the words of the request",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="As they were sent, with everything around the questions. They are split on the next page.",
    )
    kind = forms.ChoiceField(
        label="What it is", choices=[(kind.value, kind.label) for kind in LOGGED_KINDS], initial=CaseKind.REQUEST
    )
    regime = forms.ChoiceField(
        label="Law it is handled under",
        choices=[(regime.value, regime.full_name) for regime in Regime],
        initial=Regime.FOIA.value,
        help_text="Of requests for information. It can be changed later.",
    )
    channel = forms.ChoiceField(label="How it came", choices=Channel.choices, initial=Channel.EMAIL)
    received_on = date_field(
        "The day it was received",
        required=False,
        help_text="Blank for an e-mail: the day the mail server had it, weekend or not. For example, 17 April 2026",
    )
    subject = forms.CharField(
        required=False,
        max_length=200,
        label="In a few words",
        help_text="Ours, for lists. Without anybody’s name.",
    )
    name = forms.CharField(required=False, max_length=200, label="Name of whoever asks")
    email = forms.EmailField(required=False, max_length=254, label="Their e-mail address")
    address = forms.CharField(
        required=False, max_length=1000, label="Or their postal address", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        """Words or a file; without a message, the day and who asks."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file"):
            if not cleaned.get("text"):
                self.add_error("text", "Paste the request, or choose the file it came in")
            self.ask_for_rest(cleaned)
        return cleaned

    def ask_for_rest(self, known: dict[str, Any]) -> None:
        """What has to be known of a case, and is not."""
        if not known.get("received_on"):
            self.add_error("received_on", "Enter the day it was received")
        if not known.get("email") and not known.get("address") and known.get("kind") == CaseKind.REQUEST:
            self.add_error("email", "Enter an e-mail or postal address: section 8(1)(b) asks for one")


def moment_of(day: date, at: datetime) -> datetime:
    """A moment on that day for what came at no known time: noon in London, or now where that has not come."""
    noon = timezone.make_aware(datetime.combine(day, NOON))
    return min(noon, at) if timezone.localdate(at) == day else noon


def answering() -> QuerySet[Person]:
    """Those who answer requests."""
    roles = [Role.OFFICER.value, Role.RELEASER.value, Role.ADMINISTRATOR.value]
    return Person.objects.filter(is_active=True, roles__overlap=roles).order_by("first_name", "last_name", "username")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the type checker alone
    """One of those who answer requests."""

    def __init__(self, **named: Any) -> None:
        super().__init__(Person.objects.none(), **named)

    def __deepcopy__(self, memo: dict[int, Any]) -> PersonField:
        copied: PersonField = super().__deepcopy__(memo)
        copied.queryset = answering()  # asked anew with every form
        return copied

    def label_from_instance(self, obj: Person) -> str:
        return obj.known_as


class OwnerForm(VersionedForm):
    """Whose case it is."""

    owner = PersonField(required=False, label="Whose it is", empty_label="Nobody yet")


class EventForm(VersionedForm):
    """What happened to the clock."""

    kind = forms.ChoiceField(label="What happened")
    on = date_field("On which day")
    until = date_field(
        "Estimated day", required=False, help_text="Of an extension for the public interest: section 17(2) asks for it"
    )
    regime = forms.ChoiceField(
        label="Law from then on",
        required=False,
        choices=[("", "As before"), *[(regime.value, regime.full_name) for regime in Regime]],
        help_text="Only where it is handled under another law.",
    )
    note = forms.CharField(label="Note", required=False, max_length=300)

    def __init__(self, *arguments: Any, of: Case, **named: Any) -> None:
        super().__init__(*arguments, initial={"version": of.version}, **named)
        kinds = _of_law(Regime(of.foi_request.regime)) if of.foi_request else OF_ACCESS
        self.fields["kind"].choices = [(kind.value, kind.words) for kind in kinds]  # type: ignore[attr-defined]
        if EventKind.PUBLIC_INTEREST not in kinds:
            del self.fields["until"]
        if not of.is_request:
            del self.fields["regime"]
            self.fields["note"].help_text = "Of an extension: the reasons, which the notice has to state."

    def clean(self) -> dict[str, Any]:
        """Each kind with what it needs, and without what it does not."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == EventKind.PUBLIC_INTEREST.value and not cleaned.get("until"):
            self.add_error("until", "Enter the day the notice estimates")
        if kind == EventKind.REGIME.value and not cleaned.get("regime"):
            self.add_error("regime", "Choose the law it is handled under from then on")
        if kind == EventKind.MORE_MONTHS.value and not cleaned.get("note"):
            self.add_error("note", "Enter the reasons: the requester has to be told them within the first month")
        if kind != EventKind.PUBLIC_INTEREST.value:
            cleaned["until"] = None
        if kind != EventKind.REGIME.value:
            cleaned["regime"] = ""
        return cleaned


def _of_law(regime: Regime) -> list[EventKind]:
    """What can happen to the clock of a request under that law: each has an extension of its own, or none."""
    others = {EventKind.PUBLIC_INTEREST: Regime.FOIA, EventKind.COMPLEX: Regime.EIR}
    return [kind for kind in OF_REQUESTS if others.get(kind, regime) is regime]


class ParticularsForm(VersionedForm):
    """What of a case can be put right."""

    subject = forms.CharField(max_length=200, label="In a few words", help_text="Without the requester’s name.")
    received_on = date_field("The day it was received")
    due_on = date_field("The day it is due", required=False)
    asked_elsewhere = forms.BooleanField(required=False, label="Other offices were asked the same")
    late_reason = forms.CharField(
        required=False,
        max_length=600,
        label="Why it is late",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The public reads it beside the dates once the answer is published. Name nobody.",
    )

    def __init__(self, *arguments: Any, case: Case, **named: Any) -> None:
        late_reason = case.foi_request.late_reason if case.foi_request else ""
        initial = {
            "version": case.version,
            "subject": case.subject,
            "received_on": case.received_on,
            "due_on": case.due_on,
            "asked_elsewhere": case.asked_elsewhere,
            "late_reason": late_reason,
        }
        super().__init__(*arguments, initial=initial, **named)
        if case.has_clock:
            del self.fields["due_on"]  # the law says
        if not case.is_request:
            del self.fields["late_reason"]


class KindForm(VersionedForm):
    """What a case is."""

    kind = forms.ChoiceField(label="It is a", choices=[(kind.value, kind.label) for kind in LOGGED_KINDS])

    def __init__(self, *arguments: Any, case: Case, **named: Any) -> None:
        super().__init__(*arguments, initial={"version": case.version, "kind": case.kind}, **named)


class RequesterForm(VersionedForm):
    """Who asks."""

    name = forms.CharField(required=False, max_length=200, label="Name")
    email = forms.EmailField(required=False, max_length=254, label="E-mail address")
    address = forms.CharField(
        required=False, max_length=1000, label="Or a postal address", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *arguments: Any, case: Case, who: Requester | None, **named: Any) -> None:
        known = {"name": who.name, "email": who.email, "address": who.address} if who else {}
        super().__init__(*arguments, initial={"version": case.version} | known, **named)

    @property
    def who(self) -> Requester:
        """As it was typed, not saved."""
        told = self.cleaned_data
        return Requester(name=told["name"], email=told["email"], address=told["address"])


class CloseForm(VersionedForm):
    """How a case ended that no letter of ours answers."""

    outcome = forms.CharField(
        max_length=300,
        label="How it ended",
        help_text="For example: withdrawn; no clarification came.",
    )
    on = date_field("On which day")


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(label="Note", max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""


class DraftForm(VersionedForm):
    """The words of a draft."""

    text = forms.CharField(label="Words", max_length=200_000, widget=forms.Textarea(attrs={"rows": 18}))


class CameForm(VersionedForm):
    """A message or file that belongs to a case."""

    file = forms.FileField(label="E-mail or file", help_text="Drop it here or choose it: .eml, .msg, PDF, Word, text.")
    kind = forms.ChoiceField(
        label="What it is",
        choices=[
            ("clarification", "Clarification: the clock starts again"),
            ("sent", "What we sent: it proves what left"),
            ("review", "It asks for an internal review"),
            ("other", "Anything else"),
        ],
        initial="other",
    )
