"""Letters of which everything is decided, published together: chosen on a page, confirmed on the next.

The worker publishes each as it was seen when it was chosen. What was withdrawn is published on its own page only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from documents.clearing.found import HIDDEN_KINDS
from documents.models import ReadingFinding
from requests.letter_parts import LIKENESS
from requests.models import FOIRequest, Gate, GateFinding, Person, PlannedPublication, PublishingHold
from requests.models.foi_request import Stage
from requests.publishing.standing_against import kept_back_each
from requests.tasks import publish_letter, turn_of
from requests.views.publishing_job import PublishingJob, jobs_of
from requests.views.staff_frame import person_of, staff_page

MOST = 200  # on one page
NONE_CHOSEN = "Tick the letters that are to be published."
CHANGED = "Some of them were changed or published after you opened this page. Look at these, and choose again."


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter that may be published as far as is known, and what the worker made of it. `seen` is its very version."""

    foi_request: FOIRequest
    job: PublishingJob | None

    @property
    def seen(self) -> str:
        """What its box says when it is ticked."""
        return f"{self.foi_request.pk}-{self.foi_request.version}"

    @property
    def is_under_way(self) -> bool:
        """Whether the worker has it already."""
        return self.job is not None and self.job.is_under_way


@require_http_methods(["GET", "POST"])
def publish_together(request: HttpRequest) -> HttpResponse:
    """Choose, confirm, and leave it to the worker."""
    rows, person = list(islice(ready(person_of(request)), MOST + 1)), person_of(request)
    held = PublishingHold.objects.on(localdate())
    can_go_on = not held and not all(row.is_under_way for row in rows)
    shown = {"rows": rows[:MOST], "has_more": len(rows) > MOST, "most": MOST, "held": held, "can_go_on": can_go_on}
    if request.method == "GET":
        return _page(request, shown)
    sent = set(request.POST.getlist("letter"))
    chosen = [row for row in rows if row.seen in sent and not row.is_under_way]
    if held or len(chosen) < len(sent) or not chosen:
        problem = CHANGED if len(chosen) < len(sent) else "" if held else NONE_CHOSEN
        return _page(request, shown | {"problem": problem, "sent": sent}, status=409 if held or sent else 400)
    if "sure" not in request.POST:
        return _page(request, shown | {"chosen": chosen})
    for nth, row in enumerate(chosen):
        publish_letter.using(priority=turn_of(nth)).enqueue(row.foi_request.pk, row.foi_request.version, person.pk)
    many = f"{len(chosen)} letters" if len(chosen) > 1 else "1 letter"
    messages.info(request, f"The worker publishes {many}. This page says which are left, and why.")
    return redirect("publish_together")


def ready(person: Person) -> Iterator[Ready]:
    """The letters that this person may publish as they are, the oldest first. Six queries for each two hundred."""
    letters, at = _ready(person), 0
    while rows := list(letters[at : at + MOST]):
        kept, jobs = kept_back_each(rows), jobs_of(rows)
        yield from (Ready(row, jobs.get(row.pk)) for row in rows if not kept[row.pk])
        at += len(rows)


def _ready(person: Person) -> QuerySet[FOIRequest]:
    """Filed, never public, looked through to the last page, everything decided, nothing planned, nothing in doubt."""
    own = {"filed_letter__foi_request": OuterRef("pk")}
    findings = GateFinding.objects.filter(**own)
    alike = ReadingFinding.objects.filter(reading__letter__filed__foi_request=OuterRef("pk"), is_settled=False)
    seen = Gate.objects.filter(**own, is_looked_through=True)
    needs_two = Q(Exists(seen.filter(Q(has_spreadsheet=True) | ~Q(flagged_because=""))))
    needs_two |= Q(Exists(findings.filter(kind__in=HIDDEN_KINDS)))
    return (
        FOIRequest.objects.filter(Exists(seen), ~Exists(findings.undecided()), stage=Stage.FILED, publications=None)
        .exclude(Exists(alike.filter(what__startswith=LIKENESS)))
        .exclude(Exists(PlannedPublication.objects.open().filter(foi_request=OuterRef("pk"))))
        .exclude(Q(needs_two, filed_by=person))
        .order_by("answered_on", "pk")
    )


def _page(request: HttpRequest, shown: Mapping[str, object], status: int = 200) -> HttpResponse:
    return staff_page(request, "staff/publish_together.html", shown, status=status)
