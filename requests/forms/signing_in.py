"""The sign-in form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from requests.models import Person
from requests.models.person import Role

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
        """Somebody without a role has no business here."""
        if not (isinstance(user, Person) and user.has_role(*Role)):
            raise ValidationError(WRONG, code="invalid_login")
