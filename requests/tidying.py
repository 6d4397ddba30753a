"""Tidying up, now and then: what a stop left behind is removed, and what the day changes is brought up to date."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from requests import handing_in, publication

JOBS_KEPT = timedelta(days=30)  # after their end


def tidy(at: datetime) -> None:
    """Everything that is due. Doing it twice does no harm."""
    publication.sweep(at)
    handing_in.sweep(at)
    DBTaskResult.objects.filter(finished_at__lt=at - JOBS_KEPT).delete()
    publication.refresh_authority(timezone.localdate(at))  # details that come into force today
    publication.refresh_lists()
