"""Column charts: every bar in its place, from zero, whatever the numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from requests.views.charts import BASE, TOP, WIDTH, Column, column_chart


def chart_of(*values, late=0, mark=None):
    columns = [Column(f"Q{place}", "2024", value, late, "/foi/") for place, value in enumerate(values, start=1)]
    return column_chart("test", "A chart", "It shows.", columns, mark)


@pytest.mark.parametrize("values", [(), (7,), (0, 0)])
def test_a_lone_column_or_nothing_is_no_chart(values):
    assert chart_of(*values) is None


@pytest.mark.parametrize("highest", [1, 4, 5, 29, 30, 999, 250_000, 17.5])
def test_the_grid_has_few_lines_and_reaches_over_the_highest(highest):
    chart = chart_of(1, highest)
    heights = [float(line.at) for line in chart.grid]
    assert 1 <= len(heights) <= 4
    assert min(heights) == TOP
    assert float(chart.bars[1].top) >= TOP


def test_bars_stand_on_the_base_line_and_are_as_high_as_their_values():
    small, large = chart_of(5, 10).bars
    assert float(large.height) == pytest.approx(2 * float(small.height), abs=0.2)
    assert [float(bar.top) + float(bar.height) for bar in (small, large)] == pytest.approx([BASE, BASE], abs=0.2)


def test_what_was_late_is_the_upper_end_of_a_bar():
    bar, _ = chart_of(10, 10, late=4).bars
    assert float(bar.late_top) + float(bar.late_height) <= float(bar.top)
    assert float(bar.top) - float(bar.late_top) == pytest.approx(0.4 * (BASE - TOP), abs=2)


@pytest.mark.parametrize("count", [2, 12, 30])
def test_bars_do_not_touch_and_stay_on_the_paper(count):
    columns = [Column("Q1", str(2000 + place // 4), 3, 1, "/foi/") for place in range(count)]
    chart = column_chart("test", "A chart", "It shows.", columns)
    ends = [(float(bar.x), float(bar.x) + float(bar.width)) for bar in chart.bars]
    assert chart.left <= ends[0][0]
    assert ends[-1][1] <= WIDTH
    assert all(end < begin for (_, end), (begin, _) in pairwise(ends))


def test_a_group_is_named_once_under_its_first():
    columns = [Column("Q1", group, 3, 0, "/foi/") for group in ("2023", "2023", "2024")]
    assert [bar.group for bar in column_chart("test", "A chart", "It shows.", columns).bars] == ["2023", "", "2024"]


def test_a_mark_higher_than_every_bar_is_on_the_paper():
    chart = chart_of(3, 4, mark=(20, "20 working days"))
    assert float(chart.mark.at) == TOP


@pytest.mark.parametrize("value", [17, 18, 18.5, 19, 19.5, 20, 20.5, 21])
def test_the_mark_runs_through_no_value(value):
    chart = chart_of(value, 3, mark=(20, "20 working days"))
    above_foot = float(chart.bars[0].value_at) - float(chart.mark.at)
    assert not -4 < above_foot < 14  # figures are 10 high, with 2.5 of white around them
    assert float(chart.bars[1].value_at) < float(chart.bars[1].top)
