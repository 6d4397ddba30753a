"""The forms of what an administrator keeps: the office's details, bank holidays, topics, other lists, notes."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.errors import NoAddress
from requests.forms.cases import date_field
from requests.forms.seen import SeenForm
from requests.law.exemptions import resolve
from requests.law.nations import Nation
from requests.law.regimes import Regime
from requests.models import Authority, BankHoliday, ExemptionNote, OtherBody, PageElsewhere, Regulator, Topic
from requests.models.bank_holiday import NATIONS
from requests.publishing.shown_office import SHOWN_OF_AUTHORITY
from requests.topics import free_topic_slug


class AuthorityForm(SeenForm[Authority]):
    """Addresses may be typed without their scheme."""

    valid_from = date_field("Valid from", help_text="Letters of an earlier day keep the details of their day.")
    website = forms.URLField(assume_scheme="https", required=False)
    licence_url = forms.URLField(
        label="Address of the licence",
        assume_scheme="https",
        required=False,
        help_text="Where its words can be read.",
    )
    force_website = forms.URLField(
        label="Website of the force",
        assume_scheme="https",
        required=False,
        help_text="Its page on Freedom of Information.",
    )

    class Meta:
        model = Authority
        fields = ("valid_from", *SHOWN_OF_AUTHORITY, "published_names", "clears_letters", "passing")
        labels = {
            "email": "E-mail",
            "licence_name": "Name of the licence",
            "force_name": "Name of the force",
            "force_email": "E-mail of the force",
            "force_address": "Postal address of the force",
            "regime": "Law it answers under",
        }


class SuccessorForm(forms.Form):
    """Who takes over, and from which day."""

    on = date_field("From", help_text="The first day of the successor. For example, 8 May 2028")
    name = forms.CharField(label="Name of the successor", max_length=200)
    short_name = forms.CharField(max_length=80, help_text="As shown beside the site’s name.")
    address = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    email = forms.EmailField(label="E-mail", required=False)
    website = forms.URLField(assume_scheme="https", required=False)
    passing = forms.CharField(
        label="What letters say of it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A paragraph for those who asked before this day and hear from the successor after it. Left blank, "
        "it says who took over from whom and when, and that the time for answering stays as it was.",
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""


class TopicForm(SeenForm[Topic]):
    """A name that an address can be made of, and the words that tell of it."""

    class Meta:
        model = Topic
        fields = ("name", "words", "order")
        help_texts = {
            "words": "A word or phrase on each line. Each is found in its usual forms: grant finds grants and granted. "
            "A star finds all that begins so: recruit*. One in capitals, such as IT, is found in capitals only.",
            "order": "Where it stands in the list: lower numbers first.",
        }

    def clean_name(self) -> str:
        """With a letter or figure in it."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        try:
            free_topic_slug(name)
        except NoAddress as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return name


class RegulatorForm(SeenForm[Regulator]):
    """The address may be typed without its scheme."""

    valid_from = date_field("Valid from", help_text="What changes gets a row of its own, which takes over on its day.")
    complaint_url = forms.URLField(assume_scheme="https", required=False, help_text="Where a complaint is made.")

    class Meta:
        model = Regulator
        fields = (
            "regime",
            "valid_from",
            "name",
            "address",
            "email",
            "phone",
            "complaint_url",
            "complain_within",
            "complain_unit",
            "limit_basis",
            "note",
        )


class PageElsewhereForm(SeenForm[PageElsewhere]):
    """Addresses may be typed without their scheme."""

    address = forms.URLField(assume_scheme="https")
    review_on = date_field("Look at it again on", required=False)

    class Meta:
        model = PageElsewhere
        fields = ("title", "address", "words", "finds", "directions", "review_on")


class OtherBodyForm(SeenForm[OtherBody]):
    """Addresses may be typed without their scheme."""

    log_address = forms.URLField(
        label="Disclosure log", assume_scheme="https", required=False, help_text="Its page, if it has one."
    )

    class Meta:
        model = OtherBody
        fields = ("name", "contact", "log_address")


class BankHolidayForm(SeenForm[BankHoliday]):
    """Nations as boxes to tick."""

    date = date_field("Date", help_text="For example, 15 June 2026")
    nations = forms.MultipleChoiceField(
        choices=[(nation, Nation(nation).full_name) for nation in NATIONS],
        widget=forms.CheckboxSelectMultiple,
        help_text="A bank holiday in any of them stops the count (section 10(6)).",
        error_messages={"required": "Tick at least one nation"},
    )

    class Meta:
        model = BankHoliday
        fields = ("date", "name", "nations", "source", "note")


class ExemptionNoteForm(SeenForm[ExemptionNote]):
    """A provision that the catalogue has, written as the catalogue does."""

    class Meta:
        model = ExemptionNote
        fields = ("regime", "provision", "text")

    def clean(self) -> dict[str, object]:
        """One that may be relied on."""
        told = super().clean() or {}
        found = resolve(str(told.get("provision", "")), Regime(told.get("regime", Regime.FOIA)))
        if found.section is None or found.regime != told.get("regime"):
            self.add_error("provision", "The catalogue has no such exemption. Write it as 31, 36(2)(b) or 12(4)(d).")
        told["provision"] = found.provision
        return told
