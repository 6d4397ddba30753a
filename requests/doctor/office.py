"""What people set up: settings, mail, who may sign in, the authority, the bank holidays."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from requests import sending
from requests.doctor.findings import Finding, bad, good, weak
from requests.models import Authority, BankHoliday, Person
from requests.models.person import Role

SETTINGS, MAIL, PEOPLE, OFFICE, HOLIDAYS = "Settings", "E-mail", "People", "Authority", "Bank holidays"
LOCAL = {"localhost", "127.0.0.1", "[::1]"}
DEMO_PASSWORD = "a demonstration only"  # noqa: S105  of accounts that no real installation has
SHORTEST_SECRET = 40
MAIL_SECONDS = 5
AHEAD = timedelta(days=90)


def settings_examined() -> Iterator[Finding]:
    """What needs no database."""
    if settings.DEBUG:
        yield bad(SETTINGS, "DEBUG is on: errors show the site's insides to everybody.", "Unset DEBUG.")
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        sentence = "SECRET_KEY is short: who guesses it signs in as anybody and knows the logins' passwords."
        yield bad(SETTINGS, sentence, f"Unset it, and one is made; or set {SHORTEST_SECRET} random characters or more.")
    if settings.FOI_DEMO:
        yield weak(SETTINGS, "This is the demo (FOI_DEMO).", "Unset FOI_DEMO where real letters are kept.")
    if not settings.HTTPS:
        yield weak(SETTINGS, "Readers reach the site without https.", "Set HTTPS=1 behind a proxy that ends https.")
    if set(settings.ALLOWED_HOSTS) <= LOCAL:
        yield weak(SETTINGS, "The site answers to this machine's own names only.", "Set ALLOWED_HOSTS.")
    if not settings.FOI_TWO_STEPS:
        yield weak(SETTINGS, "Staff are let in by their password alone.", "Unset FOI_TWO_STEPS.")
    if not settings.FOI_LIMITS:
        yield weak(SETTINGS, "One address may search and send without limit.", "Unset FOI_LIMITS.")
    if not settings.FOI_ERASE_AFTER_MONTHS:
        yield weak(
            SETTINGS, "Who asked is kept until somebody erases it.", "Set FOI_ERASE_AFTER_MONTHS by your policy."
        )
    yield _mail()


def _mail() -> Finding:
    if not sending.is_set_up():
        return weak(MAIL, "No e-mail is sent: no receipts, no followed searches.", "Set EMAIL_HOST if that is wanted.")
    try:
        connection = get_connection(timeout=MAIL_SECONDS)
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as failed:
        sentence = f"The mail server {settings.EMAIL_HOST} does not let us in: {str(failed) or type(failed).__name__}."
        return bad(MAIL, sentence, "Check EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER and EMAIL_HOST_PASSWORD.")
    return good(MAIL, f"The mail server {settings.EMAIL_HOST} lets us in.")


def examined(*, thoroughly: bool) -> Iterator[Finding]:
    """What lies in the database. `thoroughly`: everybody's password is tried too, which takes half a second each."""
    yield from _people(thoroughly=thoroughly)
    yield _authority()
    yield _holidays()


def _people(*, thoroughly: bool) -> Iterator[Finding]:
    active = Person.objects.filter(is_active=True)
    if not active.filter(roles__contains=[Role.ADMINISTRATOR.value]).exists():
        yield bad(PEOPLE, "Nobody may sign in as administrator.", "Make one: manage.py createsuperuser")
    tried = active if thoroughly and not settings.FOI_DEMO else ()
    if open_to_all := [person.username for person in tried if person.check_password(DEMO_PASSWORD)]:
        sentence = f"Everybody knows the password of {', '.join(open_to_all)}: it is the demo's."
        yield bad(PEOPLE, sentence, "Change it, or close these accounts.")
    yield good(PEOPLE, f"Accounts that may sign in: {active.count()}.")


def _authority() -> Finding:
    office = Authority.objects.as_of(timezone.localdate())
    if office is None:
        return bad(OFFICE, "The site does not know whose it is.", "Add the authority under /staff/administration/.")
    if not (office.address or office.email):
        return weak(OFFICE, f"{office.name} has neither address nor e-mail.", "Add them under /staff/administration/.")
    return good(OFFICE, f"{office.name}.")


def _holidays() -> Finding:
    ahead = timezone.localdate() + AHEAD
    if not BankHoliday.objects.filter(date__gte=ahead).exists():
        sentence = f"No bank holiday is listed after {ahead:%d %B %Y}, so due dates may come out too early."
        return weak(HOLIDAYS, sentence, "Add the coming ones under /staff/administration/.")
    return good(HOLIDAYS, "The coming bank holidays are listed.")
