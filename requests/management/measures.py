"""What Prometheus is told: what the web processes of this machine answered, and how the installation is."""

from __future__ import annotations

import math
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import accumulate

from django.conf import settings
from django.db import Error, connections
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from foiarchive import replica
from foiarchive.clocks import servers_time
from foiarchive.metrics import NUMBERS, SECONDS, Labels, counted_in
from foiarchive.replica import State
from requests.doctor.jobs import queue
from requests.doctor.machines import machines
from requests.doctor.upkeep import age
from requests.models import PublishedResponse
from requests.models.upkeep import UpkeepKind


class Answered(Collector):
    """What all web processes of this machine counted, those too that have ended."""

    def collect(self) -> Iterator[Metric]:
        requests, routes = counted()
        answered = CounterMetricFamily("foi_requests", "Requests answered.", labels=["route", "method", "status"])
        for labels, count in requests.items():
            answered.add_metric(labels, count)
        yield answered
        took = HistogramMetricFamily("foi_request_seconds", "How long it took to begin an answer.", labels=["route"])
        limits = [*map(str, SECONDS), "+Inf"]
        for route, (seconds, *times) in routes.items():
            took.add_metric([route], list(zip(limits, accumulate(times), strict=True)), seconds)
        yield took


def counted() -> tuple[dict[Labels, float], dict[str, list[float]]]:
    """How many requests were answered; and of each route the seconds, and how many took how long."""
    requests: dict[Labels, float] = defaultdict(float)
    routes: dict[str, list[float]] = defaultdict(lambda: [0.0] * NUMBERS)
    for file in sorted(settings.FOI_METRICS.glob("answered_*.db")):
        with suppress(OSError):
            for labels, (_, numbers) in counted_in(file).items():
                requests[labels] += sum(numbers[1:])
                routes[labels[0]] = [one + other for one, other in zip(routes[labels[0]], numbers, strict=True)]
    return requests, routes


class Measures(Collector):
    """Jobs, index, disk, backups, how much is published, asked anew at each look.

    While the database is away, it says that and what the disk has.
    """

    def collect(self) -> Iterator[Metric]:
        yield _one("foi_disk_free_bytes", "Room where FOI_VAR lies.", shutil.disk_usage(settings.FOI_VAR).free)
        try:
            found = list(_of_the_database(servers_time()))
        except Error:
            found = []
        finally:
            connections.close_all()
        yield _one("foi_database_up", "Whether the database answers.", bool(found))
        yield from found


def _of_the_database(at: datetime) -> Iterator[Metric]:
    if replica.is_set_up():
        state, lacks = replica.stands(replica.flushed())
        yield _one("foi_replica_usable", "Whether it follows.", state in (State.IN_STEP, State.BEHIND))
        yield _one("foi_replica_behind_bytes", "What of the primary's log it lacks.", lacks)
    stands = queue(at)
    yield _one("foi_jobs_waiting", "Jobs that wait for a worker.", stands.waiting)
    yield _one("foi_jobs_failed", "Jobs that failed in the last seven days.", stands.failed)
    yield _one("foi_jobs_oldest_seconds", "How long the first of the jobs has waited.", stands.oldest.total_seconds())
    yield _one("foi_published_responses", "Responses that the public can read.", PublishedResponse.objects.count())
    done = {kind.value: age(kind, at) for kind in UpkeepKind}
    ages = {kind: math.inf if time is None else time.total_seconds() for kind, time in done.items()}
    yield _each("foi_upkeep_age_seconds", "How long ago it was last done well; infinite if never.", "kind", ages)
    every = machines(at)
    heard = {each.machine.name: (at - each.machine.seen_at).total_seconds() for each in every}
    yield _each("foi_worker_silent_seconds", "How long nothing was heard of its worker.", "machine", heard)
    behind = {each.machine.name: each.behind for each in every if each.behind is not None}
    yield _each("foi_index_behind_changes", "Changes that its search index lacks.", "machine", behind)
    late = {each.machine.name: each.late.total_seconds() for each in every if each.behind is not None}
    yield _each("foi_index_behind_seconds", "Since when the first of them waits.", "machine", late)


def _one(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=value)


def _each(name: str, words: str, label: str, values: dict[str, float] | dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for of, value in values.items():
        family.add_metric([of], value)
    return family
