"""Counting requests for Prometheus, by route and status, over all web processes of a machine.

Each process counts in a file of its own under FOI_VAR (prometheus_client's way for several processes); `manage.py
metrics` adds them up. Nothing that a visitor sent becomes a label.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

from foiarchive.logs import method_of
from foiarchive.request_log import route_or_static

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

answered = Counter("foi_requests", "Requests answered.", ["route", "method", "status"])
took = Histogram("foi_request_seconds", "How long it took to begin an answer.", ["route"], buckets=SECONDS)


class MetricsMiddleware:
    """In use only where FOI_METRICS_PORT is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        route = route_or_static(request)
        answered.labels(route, method_of(request), str(response.status_code)).inc()
        took.labels(route).observe(time.perf_counter() - began)
        return response
