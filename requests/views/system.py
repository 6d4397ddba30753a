"""How the system runs, for administrators: what is wrong and what to do, jobs, machines, versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from foiarchive.clocks import servers_time
from requests.doctor.examination import examined
from requests.doctor.findings import Finding, State
from requests.doctor.jobs import failed_jobs, queue, try_again
from requests.doctor.machine import GIB
from requests.doctor.machines import Stands, machines
from requests.doctor.versions import versions
from requests.views.staff_frame import staff_page

NOW = timedelta(seconds=2)  # an index follows within that
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


@dataclass(frozen=True, slots=True)
class MachineRow:
    """A machine in words."""

    name: str
    heard: datetime
    is_silent: bool
    version: str
    index: str
    index_is_late: bool
    free: str
    trouble: str


@require_GET
def system(request: HttpRequest) -> HttpResponse:
    """What `manage.py doctor` finds, but for what takes long, and what only a page can offer."""
    at = servers_time()
    found = list(examined(thoroughly=False))
    stands = queue(at)
    shown = {
        "at": at,
        "bad": [each for each in found if each.state is State.BAD],
        "weak": [each for each in found if each.state is State.WEAK],
        "good": list(_together(found)),
        "queue": stands,
        "oldest": spoken(stands.oldest),
        "failed": failed_jobs(at),
        "machines": [_row(each) for each in machines(at)],
        "versions": list(versions()),
    }
    return staff_page(request, "staff/system.html", shown)


@require_POST
def job_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have a failed job done once more."""
    if not try_again(key):
        raise Http404
    messages.success(request, "It waits to be done again.")
    return redirect("system")


def spoken(time: timedelta) -> str:
    """The largest unit of it: "3 minutes"."""
    seconds = int(time.total_seconds())
    for size, unit in UNITS:
        if count := seconds // size:
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    return "less than a second"


def _together(found: list[Finding]) -> Iterator[tuple[str, list[str]]]:
    """What is well: all sentences about a thing in one row."""
    well = [each for each in found if each.state is State.GOOD]
    for about in dict.fromkeys(each.about for each in well):
        yield about, [each.sentence for each in well if each.about == about]


def _row(stands: Stands) -> MachineRow:
    machine = stands.machine
    if stands.behind is None:
        index = "None yet: the worker builds it"
    elif stands.behind and stands.late > NOW:
        index = f"{stands.behind:,} change{'' if stands.behind == 1 else 's'} behind, for {spoken(stands.late)}"
    else:
        index = "Follows"
    return MachineRow(
        name=machine.name,
        heard=machine.seen_at,
        is_silent=stands.is_silent,
        version=machine.version,
        index=index,
        index_is_late=index != "Follows",
        free=f"{machine.free / GIB:,.1f} GiB",
        trouble=machine.trouble,
    )
