"""Naming somebody from outside for one review: a chief executive, somebody of another office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from requests.errors import CannotChange
from requests.models import InternalReview, Person
from requests.reviews.deciding import give_review


@dataclass(frozen=True, slots=True)
class Outsider:
    """Who it is, and the password they sign in with first."""

    name: str
    email: str
    password: str


@transaction.atomic
def give_to_outsider(
    key: int, outsider: Outsider, until: date, version: int, at: datetime, by: Person
) -> InternalReview:
    """Make them an account without a role and give them this review until a day. Raises as `give_review`.

    The account opens what they are named for, and nothing from the day after.
    """
    email = outsider.email.strip().lower()
    if Person.objects.filter(Q(username__iexact=email) | Q(email__iexact=email)).exists():
        raise CannotChange(f"There is an account with {email} already: choose it under “Who reviews it”.")
    first, _, last = outsider.name.strip().partition(" ")
    person = Person.objects.create_user(
        email, email, outsider.password, first_name=first[:150], last_name=last.strip()[:150]
    )
    return give_review(key, person, until, "", version, at, by)
