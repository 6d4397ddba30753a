"""Files of tests that are marked, and those that begin first.

`no_cover`: tests that try the same lines many times over; counting those for coverage takes as long as trying them.
What takes longest begins first, so that at the end nobody waits for a last long file.
"""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
LISTED = {
    "no_cover": {
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
        "search/test_exactness.py",
        "search/test_filters.py",
        "search/test_words.py",
        "test_privacy.py",
        "web/test_hostile_markup.py",
        "web/test_hostile_requests.py",
        "web/test_markup.py",
        "web/test_public_addresses.py",
        "web/test_staff_access.py",
        "web/test_statements.py",
    },
}

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, and put the longest first."""
    for item in items:
        for mark, files in LISTED.items():
            if file_of(item) in files:
                item.add_marker(mark)
    items.sort(key=lambda item: LONGEST.index(file_of(item)) if file_of(item) in LONGEST else len(LONGEST))


def file_of(item: pytest.Item) -> str:
    """Where it stands in the folder of tests."""
    return item.path.relative_to(TESTS).as_posix()


def pytest_collection_finish() -> None:
    """Thousands of tests and what they import stay to the end: the collector need not look at them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
