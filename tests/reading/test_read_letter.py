"""`manage.py read_letter`: what it prints, and that it needs no database."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from django.core.management import call_command

LETTERS = Path(__file__).parents[2] / "fixtures" / "letters"


def _json(*paths: Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("read_letter", "--json", *(str(path) for path in paths), stdout=out)
    made: list[dict[str, Any]] = json.loads(out.getvalue())
    return made


def test_it_prints_one_object_a_file_in_the_order_given() -> None:
    names = ["foi-0008-24.pdf", "foi-0008-24.txt"]
    assert [each["file"] for each in _json(*(LETTERS / name for name in names))] == names


def test_each_part_has_its_spans_with_boxes() -> None:
    part = _json(LETTERS / "foi-0008-24.pdf")[0]["questions"][1]["parts"][0]
    assert {len(box) for span in part["spans"] for box in span["boxes"]} == {4}


def test_an_unreadable_file_is_an_error_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    found = _json(tmp_path / "empty.pdf")[0]
    assert (found["status"], found["warnings"]) == (
        "error",
        ["The file is empty. Check that it was saved or copied whole and try again."],
    )


def test_what_never_ends_is_read_no_further_than_it_takes_to_refuse_it(settings):
    settings.FOI_MAX_LETTER_MB = 1
    (found,) = _json(Path("/dev/zero"))
    assert found["warnings"][0].startswith("The file is larger than this archive takes.")


def test_a_file_that_is_not_there_is_an_error_and_stops_nothing(tmp_path: Path) -> None:
    found = _json(tmp_path / "gone.pdf", LETTERS / "foi-0008-24.txt")
    assert [each["status"] for each in found] == ["error", "ok"]


def test_without_json_it_prints_a_summary_to_read() -> None:
    out = io.StringIO()
    call_command("read_letter", str(LETTERS / "foi-0008-24.txt"), stdout=out)
    assert "accessible elsewhere (21)" in out.getvalue()
