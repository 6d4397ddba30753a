"""Tidying up, now and then: what a stop left behind is removed, and what the day changes is brought up to date."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from requests import bundle_files, handing_in, publication
from requests.cases.typing_kept import forget_typing
from requests.doctor.machines import forget_machines
from requests.erasing.acts import erase_due, settle
from requests.models import AskedRequest
from requests.models.asked_request import AskedState
from requests.publishing.shown_office import refresh_authority, refresh_lists

JOBS_KEPT = timedelta(days=30)  # after their end
DAYS_OF_A_MONTH = 365.25 / 12


def tidy(at: datetime) -> None:
    """Everything that is due. Doing it twice does no harm."""
    publication.sweep(at)
    erase_due(at)
    settle()
    handing_in.sweep(at)
    forget_asked(at)
    forget_typing(at)
    forget_machines(at)
    bundle_files.sweep(at - JOBS_KEPT)
    DBTaskResult.objects.filter(finished_at__lt=at - JOBS_KEPT).delete()
    refresh_authority(timezone.localdate(at))  # details that come into force today
    refresh_lists()


def forget_asked(at: datetime) -> int:
    """Delete what readers sent at /ask/ and staff dealt with long enough ago; how many.

    What is new or only seen stays until somebody deals with it, and what became a case is kept as long as the case.
    """
    before = at - timedelta(days=round(settings.FOI_KEEP_ASKED_MONTHS * DAYS_OF_A_MONTH))
    old = AskedRequest.objects.filter(state=AskedState.DONE, changed_at__lt=before, case__isnull=True)
    return old.delete()[1].get(AskedRequest._meta.label, 0)
