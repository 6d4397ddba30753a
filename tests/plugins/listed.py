"""Files of tests that are marked, and those that begin first.

`uncounted`: tests that try the same lines many times over; counting those for coverage takes as long as trying them.
So does every case of a test but its first, save where each case is another letter and takes its own way.
What takes longest begins first, so that at the end nobody waits for a last long file.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import documents
import requests

TESTS = Path(__file__).resolve().parents[1]
LISTED = {
    "uncounted": {
        "browser/test_accessible.py",
        "browser/test_asking.py",
        "browser/test_cases.py",
        "browser/test_choosing_words.py",
        "browser/test_finding.py",
        "browser/test_following.py",
        "browser/test_gate.py",
        "browser/test_journeys.py",
        "browser/test_privacy.py",
        "browser/test_reading.py",
        "browser/test_signing_in.py",
        "browser/test_staff_accessible.py",
        "browser/test_staff_letters.py",
        "browser/test_worksheet.py",
        "clearing/test_pictures.py",
        "clearing/test_unread_pages.py",
        "clearing/test_unseen.py",
        "hostile/test_files.py",
        "law/test_catalogue.py",
        "law/test_due_dates.py",
        "proof/test_proof.py",
        "reading/test_any_text.py",
        "reading/test_as_json.py",
        "reading/test_demo_letters.py",
        "reading/test_patterns_are_linear.py",
        "reading/test_recognition.py",
        "search/test_browse.py",
        "search/test_exactness.py",
        "search/test_filters.py",
        "search/test_results.py",
        "search/test_words.py",
        "test_privacy.py",
        "web/test_api.py",
        "web/test_feeds.py",
        "web/test_hostile_markup.py",
        "web/test_hostile_requests.py",
        "web/test_markup.py",
        "web/test_public_addresses.py",
        "web/test_sitemap.py",
        "web/test_staff_access.py",
        "web/test_statements.py",
        "web/test_statistics.py",
    },
}
ENTRIES = {"documents.sandbox_child"}  # does its work when imported
CASES_COUNTED = 1
EVERY_CASE_COUNTED = {"clearing/test_hiding.py", "law/test_case_clock.py", "reading/test_own_letters.py"}

LONGEST = (
    "hostile/test_files.py",
    "faults/test_demo.py",
    "search/test_worker.py",
    "browser/test_staff_letters.py",
    "browser/test_accessible.py",
    "browser/test_staff_accessible.py",
    "faults/test_embedded_server.py",
    "clearing/test_unseen.py",
    "records/test_preparing.py",
    "test_privacy.py",
    "proof/test_proof.py",
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "uncounted: what it and its fixtures run is not counted for coverage")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import our modules while their lines are counted; what pytest does to collect takes twice as long then."""
    if not hasattr(session.config, "workerinput"):
        return
    if _counting(session.config) is not None:
        _import_ours()
        _count(session.config, on=False)
    _import_tests(session.config)


def _import_ours() -> None:
    for package in (documents, requests):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name and found.name not in ENTRIES:
                importlib.import_module(found.name)


def _import_tests(config: Any) -> None:
    """Each process begins elsewhere, and so compiles a part of the tests, whose asserts pytest rewrites, for all."""
    places = [Path(place.partition("::")[0]).resolve() for place in config.args]
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("test_*.py")))]
    first = len(files) * int(config.workerinput["workerid"].removeprefix("gw")) // config.workerinput["workercount"]
    for file in files[first:] + files[:first]:
        importlib.import_module(".".join(file.relative_to(TESTS.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, and put the longest first."""
    cases: Counter[str] = Counter()
    for item in items:
        for mark, files in LISTED.items():
            if file_of(item) in files:
                item.add_marker(mark)
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        if cases[test] > CASES_COUNTED and file_of(item) not in EVERY_CASE_COUNTED:
            item.add_marker("uncounted")
    items.sort(key=lambda item: LONGEST.index(file_of(item)) if file_of(item) in LONGEST else len(LONGEST))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Stop counting before its fixtures, where many do most of their work: the mark of pytest-cov comes after them."""
    _count(item.config, on=item.get_closest_marker("uncounted") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """pytest-cov ends what must still be going on."""
    _count(session.config, on=True)


def _counting(config: pytest.Config) -> Any:
    """What pytest-cov counts with, if it does."""
    plugin = config.pluginmanager.get_plugin("_cov")
    return plugin.cov_controller if plugin else None


def _count(config: pytest.Config, *, on: bool) -> None:
    counting = _counting(config)
    if counting is not None and counting.started != on:
        (counting.resume if on else counting.pause)()


def file_of(item: pytest.Item) -> str:
    """Where it stands in the folder of tests."""
    return item.path.relative_to(TESTS).as_posix()


def pytest_collection_finish() -> None:
    """Thousands of tests and what they import stay to the end: the collector need not look at them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
