"""The form that names somebody from outside for one review."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password

from requests.forms.cases import date_field
from requests.forms.casework import VersionedForm
from requests.models import Person
from requests.reviews.outsiders import Outsider


class OutsiderForm(VersionedForm):
    """Who they are, their last day, and a first password."""

    name = forms.CharField(label="Name", max_length=200)
    email = forms.EmailField(label="E-mail address", max_length=150, help_text="They sign in with it.")
    until = date_field("Last day on which they may open it")
    new_password = forms.CharField(
        label="First password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Tell it to them alone; they change it under Account, and set up an app.",
    )

    def clean_email(self) -> str:
        """One that can be a user name."""
        email: str = self.cleaned_data["email"]
        Person.username_validator(email)
        return email

    def clean_new_password(self) -> str:
        """One that cannot be guessed."""
        password: str = self.cleaned_data["new_password"]
        validate_password(password)
        return password

    @property
    def outsider(self) -> Outsider:
        """As the act takes it."""
        told = self.cleaned_data
        return Outsider(told["name"], told["email"], told["new_password"])
