"""The administrator's page: what is kept here, how much of it, what needs looking at, and where it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests.cases.letters.templates import template_of
from requests.law.written_dates import in_full
from requests.models import (
    Authority,
    BankHoliday,
    ExemptionNote,
    KeepingRule,
    LetterWording,
    NamedForCase,
    OtherBody,
    PageElsewhere,
    Person,
    Regulator,
    Topic,
)
from requests.views.administration_kept import LISTS
from requests.views.staff_frame import staff_page

SOON = 10  # the month from which next year's bank holidays should be there


@dataclass(frozen=True, slots=True)
class Kept:
    """A list that is kept: its name and where; how many are in it, or other words; what needs looking at."""

    name: str
    address: str
    words: str = ""
    count: int = 0
    noun: str = ""
    warning: str = ""


@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """Everything an administrator keeps."""
    return staff_page(request, "staff/administration.html", {"lists": list(_lists(timezone.localdate()))})


def _lists(today: date) -> Iterator[Kept]:
    yield _people()
    named = NamedForCase.objects.on(today).count()
    yield Kept("Named for one case", LISTS["named"].address, count=named, noun="person,people")
    yield _office(today)
    coming = Authority.objects.filter(valid_from__gt=today).exclude(passing="").first()
    words = f"{coming.name} takes over on {in_full(coming.valid_from)}" if coming else "No successor is entered"
    yield Kept("Succession", reverse("succession"), words)
    template = template_of(today)
    yield Kept("Letter template", reverse("letter_template"), str(template or "Ours is used").capitalize())
    own = LetterWording.objects.count()
    words = f"{own} in the office’s own words" if own else "The built-in words are used"
    yield Kept("Wording of letters", reverse("letter_wordings"), words)
    yield _holidays(today)
    yield Kept("Topics", LISTS["topics"].address, count=Topic.objects.count(), noun="topic")
    yield _pages(today)
    yield Kept("Other bodies", LISTS["bodies"].address, count=OtherBody.objects.count(), noun="body,bodies")
    yield Kept("Exemption notes", LISTS["notes"].address, count=ExemptionNote.objects.count(), noun="note")
    yield Kept("Regulators", LISTS["regulators"].address, count=Regulator.objects.count(), noun="entry,entries")
    yield Kept("How the system runs", reverse("system"), "Jobs, backups, machines, versions")
    rules = KeepingRule.objects.count()
    yield Kept("What is never published", reverse("publication_rules"), count=rules, noun="rule")


def _people() -> Kept:
    active = Person.objects.filter(is_active=True)
    sure = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values("user")
    without = active.exclude(pk__in=sure).exclude(roles=[]).count()
    warning = f"Without a second step yet: {without}" if without else ""
    return Kept("People and roles", LISTS["people"].address, count=active.count(), noun="account", warning=warning)


def _office(today: date) -> Kept:
    office = Authority.objects.as_of(today)
    words = f"{office.name}, since {in_full(office.valid_from)}" if office else "Nothing yet"
    warning = "" if office and office.email else "No e-mail address of the office is kept"
    return Kept("The authority’s details", LISTS["authority"].address, words, warning=warning)


def _holidays(today: date) -> Kept:
    last = BankHoliday.objects.order_by("date").last()
    words = f"Up to {in_full(last.date)}" if last else "The built-in list is used"
    wanted = today.year + (today.month >= SOON)
    warning = f"The days of {wanted} are not in it yet" if last and last.date.year < wanted else ""
    return Kept("Bank holidays", LISTS["bank-holidays"].address, words, warning=warning)


def _pages(today: date) -> Kept:
    old = PageElsewhere.objects.filter(review_on__lte=today).count()
    warning = f"Due to be looked at again: {old}" if old else ""
    count = PageElsewhere.objects.count()
    return Kept("Pages published elsewhere", LISTS["pages"].address, count=count, noun="page", warning=warning)
