"""The forms of what an administrator keeps: the office's details, topics, pages elsewhere, regulators, notes."""

from __future__ import annotations

from django import forms

from requests.errors import NoAddress
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import Authority, ExemptionNote, PageElsewhere, Regulator, Topic
from requests.publishing.shown_office import SHOWN_OF_AUTHORITY
from requests.topics import free_topic_slug


class AuthorityForm(forms.ModelForm[Authority]):
    """Addresses may be typed without their scheme."""

    website = forms.URLField(assume_scheme="https", required=False)
    licence_url = forms.URLField(assume_scheme="https", required=False)
    force_website = forms.URLField(assume_scheme="https", required=False)

    class Meta:
        model = Authority
        fields = ("valid_from", *SHOWN_OF_AUTHORITY, "published_names", "clears_letters")


class TopicForm(forms.ModelForm[Topic]):
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


class RegulatorForm(forms.ModelForm[Regulator]):
    """The address may be typed without its scheme."""

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


class PageElsewhereForm(forms.ModelForm[PageElsewhere]):
    """Addresses may be typed without their scheme."""

    address = forms.URLField(assume_scheme="https")

    class Meta:
        model = PageElsewhere
        fields = ("title", "address", "words", "finds", "directions", "review_on")


class ExemptionNoteForm(forms.ModelForm[ExemptionNote]):
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
