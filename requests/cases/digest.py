"""The daily digest: what is mine and due, by e-mail on working days, once a day and person. Sent by the worker alone.

A digest is claimed by the day in its person's row before it is handed over, and the claim given back only where the
server certainly did not take it. It names references and subjects, never who asked.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from requests.cases.queue import SOON, Queue, covered_by, covers_of, fits
from requests.cases.regulator_due import Deadline, deadlines_for
from requests.models import BankHoliday, Case, Consultation, DeskPost, Person
from requests.sending import Claim, composed, is_set_up, send_once

FROM = time(7)  # in London
LISTED = 30

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Digest:
    """What stands in one."""

    late: list[Case]
    soon: list[Case]
    others: int
    unassigned: int
    covered: list[Person]
    replies: list[Consultation]
    regulator: list[Deadline]

    @property
    def says_something(self) -> bool:
        told = self.late or self.soon or self.others or self.unassigned or self.replies or self.regulator
        return bool(told)


def digest_of(person: Person, today: date) -> Digest:
    """What this person should know of this day."""
    mine = Case.objects.filter(fits(Queue.MINE, person, today))
    late = list(mine.filter(fits(Queue.LATE, person, today)).order_by("due_on")[:LISTED])
    soon = list(mine.filter(fits(Queue.SOON, person, today)).order_by("due_on")[:LISTED])
    unassigned = Case.objects.filter(fits(Queue.UNASSIGNED, person, today)).count() if person.may_file else 0
    replies = Consultation.objects.to_take_up().filter(case__in=mine).select_related("case", "question")
    others = mine.count() - len(late) - len(soon)
    regulator = [each for each in deadlines_for(person, today) if each.on <= today + timedelta(SOON)]
    return Digest(late, soon, others, unassigned, covered_by(person, today), list(replies[:LISTED]), regulator[:LISTED])


def send_digests(at: datetime) -> int:
    """Send what is due; how many went out. While the mail server is away, all of it waits."""
    today, now = timezone.localdate(at), timezone.localtime(at).time()
    if not is_set_up() or now < FROM or not BankHoliday.objects.calendar().is_working_day(today):
        return 0
    sent = 0
    try:
        for person in Person.objects.filter(is_active=True).exclude(email="").order_by("pk"):
            sent += person.has_due_work and not covers_of(person, today) and _send_once(person, today)
    except (OSError, SMTPException) as problem:
        logger.warning("The mail server cannot be used (%s); digests wait.", type(problem).__name__)
    return sent


def _send_once(person: Person, today: date) -> bool:
    post, _ = DeskPost.objects.get_or_create(person=person)
    if not post.digest or post.digest_for == today:
        return False
    told = digest_of(person, today)
    if not told.says_something:
        return False
    words = render_to_string("mail/digest.txt", {"digest": told, "address": settings.FOI_ADDRESS, "today": today})
    message = composed(f"digest.{person.pk}.{today}", f"Requests on {today:%-d %B %Y}", words, person.email)
    row = DeskPost.objects.filter(pk=post.pk)

    def claim() -> Claim | None:
        if not row.filter(Q(digest_for=None) | ~Q(digest_for=today)).update(digest_for=today):
            return None
        return Claim(give_back=lambda: row.update(digest_for=post.digest_for), refuse=bool)

    return send_once(message, claim)
