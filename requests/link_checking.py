"""Keeping an eye on the pages that letters and the kept list point to, a few at a time.

A page is called gone only where that was found on two days, or where its site has not answered for a week: one that is
down for an evening is not dead. What a site refuses to programs tells nothing. Where no site at all answers, nor one
that did before, it is this machine that has no way out, and nothing is written down.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from requests.errors import NoWayOut
from requests.models import CitedAddress, Link, PageElsewhere
from requests.publishing.dead_links import tell_public
from requests.visits.places import LONGEST
from requests.visits.visiting import INTERNET, Network, Verdict, Visit, visit

logger = logging.getLogger(__name__)

NO_WAY_OUT = (
    "No site answers, so nothing is said of any page. See whether this machine may reach the internet, and knows names."
)
AGAIN = timedelta(days=30)  # what works, or tells nothing
SOON = timedelta(days=1)  # what went wrong
GONE_AFTER, SILENT_AFTER = timedelta(hours=20), timedelta(days=7)
AT_ONCE = 20  # visits of one go: the worker's other chores have threads of their own


def attend(at: datetime) -> int:
    """The chore: visit what is due, where this is wanted at all; how many were."""
    if not settings.FOI_CHECK_LINKS:
        return 0
    try:
        return len(list(check_due(at, AT_ONCE)))
    except NoWayOut as found:
        logger.warning("Links: %s", found)
        return 0


def check_due(at: datetime, most: int | None = None, network: Network = INTERNET) -> Iterator[CitedAddress]:
    """Visit the addresses whose time has come, the longest unvisited first, and write down what came of each.

    Raises NoWayOut.
    """
    know_all()
    due = CitedAddress.objects.filter(Q(next_visit_at=None) | Q(next_visit_at__lte=at)).defer("page")
    rows = iter(due.order_by(F("next_visit_at").asc(nulls_first=True), "url")[:most])
    while some := list(islice(rows, AT_ONCE)):
        visits = [(address, visit(address.url, _agent(), network)) for address in some]
        if _has_no_way_out(visits, network):
            raise NoWayOut(NO_WAY_OUT)
        for address, seen in visits:
            keep_visit(address, seen, at)
            yield address


def _agent() -> str:
    return f"FOI Archive link check ({settings.FOI_ADDRESS})"


def _has_no_way_out(visits: Sequence[tuple[CitedAddress, Visit]], network: Network) -> bool:
    """Whether none answers, nor one that did at its last visit, if any ever did: then nothing is known of any."""
    if not all(seen.verdict is Verdict.FAILED for _, seen in visits):
        return False
    others = CitedAddress.objects.exclude(pk__in=[address.pk for address, _ in visits])
    works = others.filter(verdict=Verdict.WORKS.value).order_by("-visited_at").first()
    if works is None:
        return len(visits) > 1  # of one that was never reached it may be the site
    return visit(works.url, _agent(), network).verdict is Verdict.FAILED


def all_are_due() -> None:
    """Whenever they were visited last."""
    CitedAddress.objects.update(next_visit_at=None)


def know_all() -> None:
    """Have a row for each address that is pointed to, and none for any other."""
    wanted = {url for url in _pointed_to() if len(url.encode()) <= LONGEST}
    CitedAddress.objects.exclude(url__in=wanted).delete()
    known = set(CitedAddress.objects.values_list("url", flat=True))
    CitedAddress.objects.bulk_create([CitedAddress(url=url) for url in sorted(wanted - known)], ignore_conflicts=True)


def _pointed_to() -> Iterator[str]:
    yield from Link.objects.filter(url__istartswith="http").values_list("url", flat=True).distinct()
    yield from PageElsewhere.objects.values_list("address", flat=True)


def keep_visit(address: CitedAddress, seen: Visit, at: datetime) -> None:
    """Write down what came of a visit, unless nothing points to the address any more."""
    was_dead = address.is_dead
    _write_down(address, seen, at)
    with transaction.atomic():
        if not CitedAddress.objects.select_for_update().filter(pk=address.pk).exists():
            return
        address.save()
        if address.is_dead or was_dead:  # each time: a letter may have been published while it was visited
            tell_public(address.url, at)


def _write_down(address: CitedAddress, seen: Visit, at: datetime) -> None:
    is_gone = seen.verdict is Verdict.GONE and address.verdict == Verdict.GONE  # on two visits
    address.visited_at, address.verdict, address.why, address.ended_at = at, seen.verdict.value, seen.why, seen.ended_at
    if seen.verdict.is_bad:
        address.bad_since = address.bad_since or at
        since = at - address.bad_since
        address.is_dead = since >= (GONE_AFTER if is_gone else SILENT_AFTER)
    else:
        address.bad_since, address.is_dead = None, False
    if seen.page:
        address.page, address.kind, address.page_at = seen.page, seen.kind, at
    address.next_visit_at = at + (SOON if seen.verdict.is_bad and not address.is_dead else AGAIN)
