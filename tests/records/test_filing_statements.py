"""How many statements filing and publishing take: as many for a long letter as for a short one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests.publication import publish
from tests.acts.filing_by_hand import AT, filed
from tests.acts.publishing_by_hand import stored
from tests.readings import question, reading, without_geometry

pytestmark = pytest.mark.django_db


def long_reading():
    """The small letter with fifty more questions, each with an answer of three parts."""
    full = reading()
    parts = tuple(part for each in full.questions for part in each.parts)
    more = tuple(question(str(number), None, f"How many grants in {number}?", *parts) for number in range(3, 53))
    return replace(full, questions=full.questions + more)


def statements(act):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    return len(captured)


def test_filing_a_long_letter_takes_as_many_statements_as_a_short_one():
    short = statements(filed)
    long = replace(long_reading(), reference=replace(reading().reference, value="FOI 2/24"))
    assert statements(lambda: filed("a long letter", full=long)) == short
    assert short <= 30


def test_publishing_a_long_letter_takes_as_many_statements_as_a_short_one():
    short = stored(reference=replace(reading().reference, value="FOI 1/24"))
    long = stored(without_geometry(long_reading()), content=b"a long letter")
    assert statements(lambda: publish(long, AT, None)) == statements(lambda: publish(short, AT, None))
