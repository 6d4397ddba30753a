"""What the worker does by itself now and then, beside the jobs that are handed to it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import connection, connections, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foiarchive.clocks import agreed_time
from foiarchive.database import AWAY
from foiarchive.logs import DATABASE_FULL, DATABASES_DISK
from foiarchive.stores.shapes import StoreAway
from requests import follow_mail, limits, link_checking
from requests.cases.consulting_mail import send_consultations
from requests.cases.digest import send_digests
from requests.cases.inbox import fetch_inbox
from requests.cases.letters.filed import file_sent
from requests.cases.letters.filed_outcomes import file_outcomes
from requests.cases.letters.posting import send_letters
from requests.contradictions import finding
from requests.doctor.machines import is_heard, report
from requests.gate.pictures import look_at_pictures
from requests.mail import send_due
from requests.management.gone import GoneMachines
from requests.planning import publish_due
from requests.publishing.older_rules import TodaysRules
from requests.reuse.downloads import is_due
from requests.tasks import make_downloads
from requests.tidying import tidy

AFTER_A_FAILURE = timedelta(hours=1)
ORDERING = 0x464F494F  # PostgreSQL advisory lock

Chores = dict[str, tuple[Callable[[datetime], object], float]]  # what is done, every how many seconds

logger = logging.getLogger(__name__)


@transaction.atomic
def order_downloads(at: datetime) -> None:
    """Have the archive's files made where they are due: daily, and soon after something was withdrawn.

    Workers of several machines take turns, so that it is ordered once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDERING])
    job = DBTaskResult.objects.filter(task_path=make_downloads.module_path)
    under_way = Q(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    failed = Q(status=TaskResultStatus.FAILED, finished_at__gt=at - AFTER_A_FAILURE)
    if is_due(at) and not job.filter(under_way | failed).exists():
        make_downloads.enqueue()


def file_left(at: datetime) -> None:
    """File the answers and the outcomes of reviews that have left."""
    file_sent(at)
    file_outcomes(at)


CHORES: Chores = {
    "telling of this machine": (report, 15.0),
    "jobs of machines that are gone": (GoneMachines().look, 60.0),
    "tidying": (tidy, 3600.0),
    "what earlier versions published": (TodaysRules().follow, 60.0),
    "keys of the limits": (limits.sweep, 600.0),
    "pictures at the gate": (look_at_pictures, 3.0),
    "planned publications": (publish_due, 20.0),
    "downloads": (order_downloads, 15.0),
    "e-mail": (send_due, 20.0),
    "letters": (send_letters, 10.0),
    "letters that left": (file_left, 30.0),
    "questions to colleagues": (send_consultations, 20.0),
    "digests": (send_digests, 300.0),
    "inbox": (fetch_inbox, 60.0),
    "cited addresses": (link_checking.attend, 600.0),
    "contradictions": (finding.attend, 60.0),
    "followed searches": (follow_mail.attend, 20.0),
}


# Of a second worker on a machine, which does jobs only.
JOBS_ONLY: Chores = {"telling of this machine": (is_heard, 15.0)}


def chores_until(ended: threading.Event, chores: Chores = CHORES) -> Iterator[threading.Thread]:
    """A thread for each chore, to be started."""
    for name, (chore, seconds) in chores.items():
        yield threading.Thread(target=do_until, args=[ended, name, chore, seconds], name=name, daemon=True)


def do_until(ended: threading.Event, name: str, chore: Callable[[datetime], object], seconds: float) -> None:
    """Do it at the start and every so many seconds. What fails is tried again at its next time."""
    while not ended.is_set():
        try:
            chore(agreed_time(timezone.now()))
        except AWAY as problem:
            is_full = getattr(problem.__cause__, "sqlstate", None) == DATABASE_FULL
            what = DATABASES_DISK if is_full else "the database is away"
            logger.warning("%s; %s waits for its next time.", f"{what[0].upper()}{what[1:]}", name)
        except StoreAway:
            logger.warning("The store of files is away; %s waits for its next time.", name)
        except Exception:
            logger.exception("%s failed", name.capitalize())
        finally:
            connections.close_all()
        ended.wait(seconds)
