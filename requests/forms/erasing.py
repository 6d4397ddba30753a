"""Forms for erasing what is kept of a request, and for saying that it is still needed."""

from __future__ import annotations

from django import forms

from requests.forms.publication_rules import PlainForm
from requests.models.erasure import ErasureReason, HoldKind


class EraseForm(PlainForm):
    """Why, and that whoever asks knows what it means."""

    why = forms.ChoiceField(
        label="Why",
        choices=[(each.value, each.label) for each in (ErasureReason.ASKED, ErasureReason.ORDER)],
        widget=forms.RadioSelect,
        error_messages={"required": "Say why it is erased"},
    )
    words = forms.CharField(
        label="In a few words",
        max_length=300,
        help_text="For the certificate: “Her e-mail of 3 June”. Without anybody’s name.",
        error_messages={"required": "Say in a few words what it goes by"},
    )
    sure = forms.BooleanField(
        label="I know that it cannot be brought back",
        error_messages={"required": "Tick that you know it cannot be brought back"},
    )


class RetentionHoldForm(PlainForm):
    """What something is still needed for."""

    kind = forms.ChoiceField(label="It is needed for", choices=HoldKind.choices)
    which = forms.CharField(
        required=False, max_length=300, label="Which one", help_text="Its reference: IC-123456. Without anybody’s name."
    )
