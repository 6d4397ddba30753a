"""The form of an account: who somebody is, what they may do, and a first password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from requests.forms.seen import SeenForm
from requests.models import Person
from requests.models.person import Role

NOBODY_LEFT = "Nobody would be administrator any more. Make somebody else one first."


class PersonForm(SeenForm[Person]):
    """Roles as boxes to tick. A password that is left blank stays as it is."""

    roles = forms.MultipleChoiceField(
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="None for somebody who only works a case that they are named for.",
    )
    new_password = forms.CharField(
        required=False,
        strip=False,
        label="New password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Tell it to them alone; they change it under Account.",
    )

    class Meta:
        model = Person
        fields = ("username", "first_name", "last_name", "email", "roles")
        labels = {"username": "User name", "email": "E-mail address"}
        help_texts = {"username": "What they sign in with: letters, figures and @ . + - _"}
        error_messages = {"username": {"unique": "There is an account of this user name already"}}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        password = self.fields["new_password"]
        password.required = self.instance.pk is None
        password.error_messages["required"] = "Enter a first password"

    def clean_roles(self) -> list[str]:
        """Somebody has to be left who keeps the accounts."""
        roles: list[str] = self.cleaned_data["roles"]
        if Role.ADMINISTRATOR not in roles and is_last_administrator(self.instance):
            raise forms.ValidationError(NOBODY_LEFT)
        return roles

    def clean_new_password(self) -> str:
        """One that cannot be guessed."""
        password: str = self.cleaned_data["new_password"]
        if password:
            validate_password(password, self.instance)
        return password

    def save(self, commit: bool = True) -> Person:
        """With the password, where one was typed; what they had open ends then."""
        if self.cleaned_data["new_password"]:
            self.instance.set_password(self.cleaned_data["new_password"])
        self.instance.is_staff = Role.ADMINISTRATOR in self.cleaned_data["roles"]
        saved: Person = super().save(commit)
        return saved


def is_last_administrator(person: Person) -> bool:
    """Whether nobody else keeps the accounts: one query."""
    others = Person.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR.value]).exclude(pk=person.pk)
    kept = Person.objects.filter(pk=person.pk, is_active=True, roles__contains=[Role.ADMINISTRATOR.value])
    return bool(person.pk) and kept.exists() and not others.exists()
