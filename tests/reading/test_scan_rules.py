"""Ruling lines in pictures: what is long, thin and dark, and nothing else."""

from __future__ import annotations

from PIL import Image, ImageDraw

from documents.reading.formats.scan_rules import rules_in
from tests.scans import note

SCALE = 4.0  # dots a point


def drawn(*lines: tuple[int, int, int, int], wide: int = 4) -> Image.Image:
    """A sheet of 200 by 100 points with lines between these places, in dots."""
    sheet = Image.new("L", (800, 400), 255)
    brush = ImageDraw.Draw(sheet)
    for line in lines:
        brush.line(line, fill=40, width=wide)
    return sheet


def test_a_level_and_an_upright_line_are_rules():
    level, upright = rules_in(drawn((40, 80, 640, 80), (400, 200, 400, 360)), SCALE)
    assert (level.level, round(level.x0), round(level.x1), round(level.top)) == (True, 10, 160, 20)
    assert (upright.level, round(upright.x0), round(upright.top), round(upright.bottom)) == (False, 100, 50, 90)


def test_a_line_a_little_askew_is_one_rule():
    (rule,) = rules_in(drawn((40, 80, 640, 88)), SCALE)
    assert rule.level
    assert abs(rule.top - 21) < 1


def test_a_short_stroke_a_pale_line_and_a_bar_are_none():
    sheet = drawn((40, 80, 100, 80), (40, 200, 80, 200))
    ImageDraw.Draw(sheet).line((40, 120, 640, 120), fill=200, width=4)
    ImageDraw.Draw(sheet).rectangle((40, 250, 640, 300), fill=0)
    assert rules_in(sheet, SCALE) == []


def test_printed_words_are_no_rules():
    assert rules_in(note("Lilliputian tilt, illimitable: HHHH ---- ____"), SCALE) == []


def test_a_photograph_has_none():
    assert rules_in(Image.effect_noise((800, 400), 200), SCALE) == []


def test_a_sheet_that_is_black_has_none():
    assert rules_in(Image.new("L", (800, 400), 0), SCALE) == []


def test_more_lines_than_a_table_has_are_a_drawing():
    comb = Image.new("L", (8200, 80), 255)
    brush = ImageDraw.Draw(comb)
    for at in range(0, 8200, 2):
        brush.line((at, 0, at, 79), fill=0)
    assert rules_in(comb, SCALE) == []
