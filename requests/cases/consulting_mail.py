"""E-mail to colleagues who were asked: the question, two reminders, then word to their manager; and to the officer, at
once, when one has answered. By the worker alone.

Each message goes out once: it is claimed by a row of its own before it is handed over, and the claim given back only
where the mail server certainly did not take it. None says who asked. Of reminders that fell due while the worker was
away, the latest alone is sent.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from requests.cases.consulting import link_token
from requests.cases.queue import covers_of
from requests.law.working_days import Calendar
from requests.models import Authority, BankHoliday, Consultation, ConsultationMessage, Person
from requests.models.case import ENDED
from requests.models.consultation import ConsultationMail
from requests.sending import claimed_by_row, composed, is_set_up, send_once

CHASED = {5: ConsultationMail.CHASED, 10: ConsultationMail.CHASED_AGAIN, 12: ConsultationMail.MANAGER}  # working days
FROM = time(7)  # in London: nobody is reminded at night
AT_ONCE = 50
FRESH = timedelta(days=2)  # where e-mail is set up later, nobody is told of answers they have long read
SUBJECTS = {
    ConsultationMail.ASKED: "A question for you, {}",
    ConsultationMail.CHASED: "Reminder: a question for you, {}",
    ConsultationMail.CHASED_AGAIN: "Second reminder: a question for you, {}",
    ConsultationMail.MANAGER: "No answer yet from {}, {}",
    ConsultationMail.REPLIED: "{} has answered, {}",
}
FOR_PRESS = "Questions of a request, {}"

logger = logging.getLogger(__name__)


def send_consultations(at: datetime) -> int:
    """Send what is due; how many messages went out. While the mail server is away, all of it waits."""
    if not is_set_up():
        return 0
    sent = 0
    try:
        for consultation, kind in list(_due(at)):
            sent += _send_once(consultation, kind, at)
    except (OSError, SMTPException) as problem:
        logger.warning("The mail server cannot be used (%s); questions wait.", type(problem).__name__)
    return sent


def chased_on(asked_on: date, today: date, calendar: Calendar) -> ConsultationMail | None:
    """The latest reminder that is due by then of what was asked that day; none on a day that is no working day."""
    if not calendar.is_working_day(today):
        return None
    passed = calendar.working_days_between(asked_on, today)
    return next((kind for days, kind in sorted(CHASED.items(), reverse=True) if passed >= days), None)


def _due(at: datetime) -> Iterator[tuple[Consultation, ConsultationMail]]:
    """Every message that nobody has claimed, at most so many at a time."""
    today, calendar = timezone.localdate(at), BankHoliday.objects.calendar()
    good = Consultation.objects.filter(reply="", taken_back_at=None, good_until__gte=today)
    good = good.exclude(case__stage__in=ENDED).select_related("case", "question", "asked_by")
    yield from (
        (each, ConsultationMail.ASKED) for each in good.exclude(messages__kind=ConsultationMail.ASKED)[:AT_ONCE]
    )
    yield from ((each, ConsultationMail.REPLIED) for each in _answered(at))
    if timezone.localtime(at).time() < FROM:
        return
    sent = good.filter(question__isnull=False, messages__kind=ConsultationMail.ASKED, messages__refused=False)
    for each in sent.prefetch_related("messages"):
        claimed = {message.kind: message for message in each.messages.all()}
        first = claimed[ConsultationMail.ASKED].sent_at
        kind = chased_on(timezone.localdate(first), today, calendar) if first else None
        if kind is ConsultationMail.MANAGER and not each.manager:
            kind = ConsultationMail.CHASED_AGAIN
        if kind and kind not in claimed:
            yield each, kind


def _answered(at: datetime) -> Iterator[Consultation]:
    """Those answered of which nobody was told: an officer, or who covers for them, with an address."""
    fresh = Consultation.objects.filter(replied_at__gte=at - FRESH).exclude(messages__kind=ConsultationMail.REPLIED)
    for each in fresh.select_related("case__owner", "question", "asked_by")[:AT_ONCE]:
        if officer_of(each, timezone.localdate(at)) is not None:
            yield each


def officer_of(consultation: Consultation, today: date) -> Person | None:
    """Whom an answer concerns that day: whose case it is, or who asked; where they are away, who covers for them."""
    owner = consultation.case.owner or consultation.asked_by
    told = [person for person in (*covers_of(owner, today), owner, consultation.asked_by) if person.is_active]
    return next((person for person in told if person.email), None)


def _send_once(consultation: Consultation, kind: ConsultationMail, at: datetime) -> bool:
    """Whether this message went out now. Raises what says that the server cannot be used."""
    message = word_of(consultation, at) if kind is ConsultationMail.REPLIED else message_of(consultation, kind)
    return send_once(message, claimed_by_row(ConsultationMessage, at, consultation=consultation, kind=kind))


def word_of(consultation: Consultation, at: datetime) -> EmailMessage:
    """Word to the officer: who answered what, and where to read it. What was answered does not stand in it."""
    officer = officer_of(consultation, timezone.localdate(at))
    sheet = reverse("case_answer", args=[consultation.case_id, consultation.question_id])
    shown = {
        "consultation": consultation,
        "files": consultation.files.count(),
        "address": f"{settings.FOI_ADDRESS}{sheet}#colleagues",
    }
    name = f"{ConsultationMail.REPLIED.value}.{consultation.pk.hex}"
    subject = SUBJECTS[ConsultationMail.REPLIED].format(consultation.colleague, consultation.case.reference)
    words = render_to_string("mail/colleague_replied.txt", shown)
    return composed(name, " ".join(subject.split()), words, officer.email if officer else "")


def message_of(consultation: Consultation, kind: ConsultationMail) -> EmailMessage:
    """The message, with the link."""
    office = Authority.objects.as_of(timezone.localdate(consultation.asked_at))
    to_manager = kind is ConsultationMail.MANAGER
    words = render_to_string(
        "mail/colleague.txt",
        {
            "consultation": consultation,
            "address": link_address(consultation),
            "is_reminder": kind in (ConsultationMail.CHASED, ConsultationMail.CHASED_AGAIN),
            "is_last": kind is ConsultationMail.CHASED_AGAIN and consultation.manager,
            "to_manager": to_manager,
            "office": office,
        },
    )
    named = [consultation.colleague] if to_manager else []
    subject = FOR_PRESS if consultation.is_for_press else SUBJECTS[kind]
    subject = " ".join(subject.format(*named, consultation.case.reference).split())
    return composed(
        f"{kind.name.lower()}.{consultation.pk.hex}", subject, words,
        consultation.manager if to_manager else consultation.email, reply_to=consultation.asked_by.email,
    )  # fmt: skip


def link_address(consultation: Consultation) -> str:
    """The whole address of the link."""
    return f"{settings.FOI_ADDRESS}{reverse('colleague', args=[link_token(consultation)])}"
