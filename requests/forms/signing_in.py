"""The forms of signing in: name and password, the code of the second step, and what keeps both."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from requests.models import Person

WRONG = "This user name and password do not belong together. Check both and try again."


class SignInForm(AuthenticationForm):
    """Says the same whatever is wrong: nobody learns which names there are."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        self.fields["username"].label = "User name"
        for name, wrong in (("username", "Enter your user name"), ("password", "Enter your password")):
            self.fields[name].error_messages["required"] = wrong

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Somebody without a role, and named for nothing today, has no business here."""
        if not (isinstance(user, Person) and user.may_sign_in(timezone.localdate())):
            raise ValidationError(WRONG, code="invalid_login")

    @property
    def person(self) -> Person:
        """Whose password it was."""
        user = self.get_user()
        assert isinstance(user, Person)  # noqa: S101
        return user


class CodeForm(forms.Form):
    """The six figures of an app, or a recovery code."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="The six figures that your app shows now, or one of your recovery codes.",
        error_messages={"required": "Enter the code that your app shows"},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code", "spellcheck": "false"}
        ),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"label_suffix": "", **named})


class AppCodeForm(CodeForm):
    """The first code of an app that was just set up."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["code"].help_text = "The six figures that the app shows for it."


class PasskeyForm(forms.Form):
    """A passkey that the browser made."""

    name = forms.CharField(
        label="Name",
        max_length=60,
        help_text="So that you know it from others: “blue key”, “office laptop”.",
        error_messages={"required": "Give the passkey a name"},
    )
    credential = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"label_suffix": "", **named})


class NewPasswordForm(PasswordChangeForm):
    """Asks for the old one too."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        self.fields["old_password"].label = "Password until now"
        self.fields["new_password1"].help_text = "At least 12 characters: three or four words are easy to remember."
        self.fields["new_password2"].label = "New password again"
        self.fields["new_password2"].help_text = ""
