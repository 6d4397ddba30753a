"""The cast: who works in the office, for tests. Each is made when a test asks for them."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.utils import timezone

from requests.accounts.second_step import code_at, keep_app
from requests.models import Person
from requests.models.person import Role

PASSWORD = "correct horse battery staple"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of everybody's app, where they have one


def officer() -> Person:
    """Takes letters in and files them."""
    return _person("olive", "Olive", "Officer", Role.OFFICER)


def second_officer() -> Person:
    """Another one who does."""
    return _person("owen", "Owen", "Second", Role.OFFICER)


def releaser() -> Person:
    """Publishes and withdraws."""
    return _person("rita", "Rita", "Releaser", Role.RELEASER)


def dpo() -> Person:
    """The Data Protection Officer: decides reviews."""
    return _person("dilip", "Dilip", "Protection", Role.DPO)


def administrator() -> Person:
    """Keeps accounts and settings."""
    return _person("ada", "Ada", "Administrator", Role.ADMINISTRATOR)


def reader() -> Person:
    """Looks and changes nothing."""
    return _person("ravi", "Ravi", "Reader", Role.READER)


def with_app(person: Person) -> Person:
    """The same person with an app that makes codes."""
    keep_app(person, SECRET)
    return person


def code(off: int = 0, secret: str = SECRET) -> str:
    """What everybody's app shows now, or `off` half minutes later."""
    return code_at(secret, timezone.now(), off)


class QuickHasher(PBKDF2PasswordHasher):
    """Takes a thousandth of what a guess costs on a real installation. What it made, any process reads."""

    iterations = 1_000


@cache
def hashed() -> str:
    """The password as it is kept."""
    return make_password(PASSWORD)


def _person(username: str, first_name: str, last_name: str, *roles: Role) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is not None:
        return found
    return Person.objects.create(
        username=username,
        password=hashed(),
        first_name=first_name,
        last_name=last_name,
        roles=[role.value for role in roles],
        is_staff=Role.ADMINISTRATOR in roles,
        is_superuser=Role.ADMINISTRATOR in roles,
    )
