"""A page's dots as a child hands them back for text recognition: none that is not exactly a picture is believed."""

from __future__ import annotations

import io

import pytest

from documents.child.frames import BYTES, END, BadFrames, write_frame, write_json
from documents.reading.words import Rule
from documents.replies import one_page_of_dots

SOUND = {"pages": 3, "width": 4, "height": 2, "scale": 4.2, "rules": [[True, 1.0, 2.0, 3.0, 2.0]], "written": 5}


def sent(told: object, dots: bytes = bytes(8)) -> bytes:
    out = io.BytesIO()
    write_json(out, told)
    write_frame(out, BYTES, dots)
    write_frame(out, END)
    return out.getvalue()


def test_a_sound_page_is_a_plain_picture_and_its_rules():
    dots = one_page_of_dots(sent(SOUND))
    assert (dots.pages, dots.scale) == (3, 4.2)
    assert dots.picture == b"P5 4 2 255\n" + bytes(8)
    assert dots.rules == (Rule(True, 1.0, 2.0, 3.0, 2.0),)


UNSOUND = {
    "no pages": {"pages": 0},
    "more pages than a letter has": {"pages": 2001},
    "no width": {"width": 0},
    "a width below nothing": {"width": -4, "height": -2},
    "another size than its dots": {"width": 400},
    "a size that is no number": {"width": "4"},
    "a size that is a truth": {"width": True, "height": 8},
    "writing below nothing": {"written": -1},
    "no scale": {"scale": 0},
    "a scale that is no number": {"scale": "large"},
    "a scale beyond all": {"scale": 1e9},
    "rules that are no list": {"rules": "many"},
    "a rule of three sides": {"rules": [[True, 1.0, 2.0, 3.0]]},
    "a rule that is neither level nor upright": {"rules": [[2, 1.0, 2.0, 3.0, 2.0]]},
    "a rule that runs backwards": {"rules": [[True, 3.0, 2.0, 1.0, 2.0]]},
    "a rule that ends nowhere": {"rules": [[True, 1.0, 2.0, 1e300, 2.0]]},
    "more rules than a table has": {"rules": [[True, 1.0, 2.0, 3.0, 2.0]] * 4001},
}


@pytest.mark.parametrize("changed", UNSOUND.values(), ids=UNSOUND.keys())
def test_what_is_no_page_of_dots_is_not_believed(changed):
    with pytest.raises((BadFrames, KeyError, TypeError, ValueError)):
        one_page_of_dots(sent(SOUND | changed))


def test_a_page_without_its_dots_is_not_believed():
    out = io.BytesIO()
    write_json(out, SOUND)
    write_frame(out, END)
    with pytest.raises((BadFrames, ValueError)):
        one_page_of_dots(out.getvalue())
