"""What the public pages cost at one size: `make bench-pages`."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests.models import PublishedResponse
from requests.search.rebuild import rebuild
from tests.benchmarks.measuring import middle, seconds

VISITS = 15
ASSET = re.compile(r'(?:src|href)="/static/([^"?]+)"')


def measured(rows: int) -> dict[str, float]:
    """Medians in milliseconds, statements, and the weight of the home page."""
    rebuild(even_if_usable=False)
    reader = Client(headers={"host": "localhost"})
    slug = PublishedResponse.objects.order_by("pk")[rows // 8 :].values_list("slug", flat=True)[0]
    addresses = {
        "home": "/",
        "response": f"/foi/{slug}/",
        "letter page": f"/foi/{slug}/letter/2/",
        "question": f"/foi/{slug}/q2/",
        "statistics": "/statistics/",
        "results": "/search/?q=information",
        "list of responses": "/foi/",
    }
    figures: dict[str, float] = {}
    for name, address in addresses.items():
        figures[f"statements, {name}"] = _statements(reader, address)
        figures[f"page, {name}"] = middle(seconds(partial(reader.get, address)) for _ in range(VISITS))
    return figures | {"home KB": _weight(reader) / 1000}


def _statements(reader: Client, address: str) -> int:
    with CaptureQueriesContext(connections["public"]) as caught:
        status = reader.get(address).status_code
    if status != 200:
        raise SystemExit(f"{address} answers {status}.")
    return len(caught)


def _weight(reader: Client) -> int:
    """Bytes of the home page and of all that it names of ours, not compressed: over the wire it is less."""
    page = reader.get("/").content
    names = sorted(set(ASSET.findall(page.decode())))
    files = [finders.find(name) for name in names]
    return len(page) + sum(Path(path).stat().st_size for path in files if path)
