"""Forms over one kept row. What was seen is sent along, so that nobody overwrites what another saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from django import forms
from django.db.models import Model
from django.forms import BoundField
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)
Differing = tuple[str, str, str]  # the field's label, what is kept, what was typed


class SeenForm(forms.ModelForm[Row]):
    """A form that carries the print of the row it was filled in from. Labels have no colon."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        self.print = print_of(self.initial)
        self.initial["seen"] = self.print

    @property
    def is_stale(self) -> bool:
        """Whether the row was changed after the form was shown."""
        return bool(self.is_bound and self.instance.pk and self.data.get("seen", "") != self.print)

    def differences(self) -> Iterator[Differing]:
        """Where what was typed is not what is kept now."""
        for field in self.visible_fields():
            kept, typed = self.initial.get(field.name), field.value()
            if field.field.has_changed(kept, field.data) and not isinstance(field.field.widget, forms.PasswordInput):
                yield str(field.label), _said(field, kept), _said(field, typed)

    def as_seen_now(self) -> SeenForm[Row]:
        """What was typed, as if it had been filled in from the row as it is now: sent again, it is meant so."""
        typed = cast(QueryDict, self.data).copy()
        typed["seen"] = self.print
        self.data = typed
        return self


def print_of(values: Mapping[str, Any]) -> str:
    """Alike for the same values, and different for others."""
    shown = sorted((name, str(value)) for name, value in values.items() if name != "seen")
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _said(field: BoundField, value: Any) -> str:
    """A value as people read it: a list with commas, a choice by its name."""
    names = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    values = value if isinstance(value, (list, tuple)) else [value]
    shown = [names.get(str(each), str(each)) for each in values if each not in (None, "", False)]
    return "yes" if shown == ["True"] or shown == ["on"] else ", ".join(shown)
