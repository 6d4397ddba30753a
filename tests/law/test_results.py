"""What a response comes to as a whole, and how good a share in time is."""

from __future__ import annotations

import pytest

from requests.law.outcomes import Outcome
from requests.law.results import Band, Result, band, result, share

GIVEN, ELSEWHERE, REFUSED, ABSENT = Outcome.DISCLOSED, Outcome.ELSEWHERE, Outcome.WITHHELD, Outcome.NOT_HELD


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([GIVEN], Result.GRANTED),
        ([GIVEN, GIVEN], Result.GRANTED),
        ([ELSEWHERE], Result.ELSEWHERE),
        ([GIVEN, ELSEWHERE], Result.ELSEWHERE),
        ([ELSEWHERE, ABSENT], Result.ELSEWHERE),
        ([GIVEN, REFUSED], Result.PART_REFUSED),
        ([GIVEN, Outcome.COST_LIMIT, ABSENT], Result.PART_REFUSED),
        ([GIVEN, ABSENT], Result.PART_NOT_HELD),
        ([GIVEN, Outcome.HELD_BY_ANOTHER], Result.PART_NOT_HELD),
        ([ABSENT], Result.NOT_HELD),
        ([ABSENT, Outcome.HELD_BY_ANOTHER], Result.NOT_HELD),
        ([REFUSED], Result.REFUSED),
        ([Outcome.NEITHER], Result.REFUSED),
        ([Outcome.VEXATIOUS], Result.REFUSED),
        ([REFUSED, ABSENT], Result.REFUSED),
        ([REFUSED, ELSEWHERE], Result.REFUSED),
        ([Outcome.UNCLEAR, GIVEN], Result.UNCLEAR),
        ([Outcome.UNCLEAR, REFUSED, GIVEN], Result.PART_REFUSED),
        ([], Result.UNCLEAR),
    ],
)
def test_the_parts_tell_what_the_whole_comes_to(outcomes, expected):
    assert result(outcomes) is expected


@pytest.mark.parametrize(
    ("in_time", "answered", "expected"),
    [
        (19, 20, Band.GOOD),
        (1, 1, Band.GOOD),
        (949, 1000, Band.ADEQUATE),
        (9, 10, Band.ADEQUATE),
        (899, 1000, Band.UNSATISFACTORY),
        (0, 4, Band.UNSATISFACTORY),
    ],
)
def test_the_commissioner_s_bands(in_time, answered, expected):
    assert band(in_time, answered) is expected


@pytest.mark.parametrize(
    ("in_time", "answered", "printed"),
    [
        (7, 9, "77.8"),
        (2, 3, "66.7"),
        (30, 33, "90.9"),
        (1, 16, "6.3"),
        (19, 20, "95"),
        (0, 3, "0"),
        (3, 3, "100"),
        (8998, 10000, "89.98"),  # not 90: it is not adequate
        (94999, 100000, "94.999"),
        (9999, 10000, "99.99"),
    ],
)
def test_a_share_is_what_a_reader_reckons_and_never_reaches_a_band_by_rounding(in_time, answered, printed):
    assert str(share(in_time, answered)) == printed
