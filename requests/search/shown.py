"""What a search result shows of each part of an answer, and where in the letter that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from requests.law.regimes import Regime
from requests.law.shapes import label
from requests.models import PublishedExemption, PublishedPart, PublishedPassage, PublishedTable
from requests.models.publication import PassageRole

Tables = Mapping[int, PublishedTable]
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def part_shown(part: PublishedPart, passages: Sequence[PublishedPassage], tables: Tables) -> dict[str, Any]:
    """A part as SearchEntry.parts keeps it. `passages` are those of this part, in reading order."""
    numbers = [run["table"] for run in part.said if run["table"] in tables]
    return {
        "part": part.order,
        "outcome": part.outcome,
        "not_yet": part.not_yet,
        "held_by": part.held_by,
        "exemptions": [_exemption(exemption) for exemption in part.exemptions.all()],
        "table_rows": sum(_row_count(tables[number]) for number in numbers) if numbers else None,
        "runs": [_run(run, passages, tables) for run in part.said],
    }


def words_of_run(run: Mapping[str, Any], tables: Tables) -> str:
    """The words of one run of an answer; of a table its caption and cells, where the run has no words of its own."""
    table = tables.get(run["table"]) if run["table"] is not None else None
    text = str(run["text"])
    if table is not None and not text.strip():
        text = "\n".join("\t".join(cells) for cells in [[table.caption], table.header, *table.rows])
    return text.replace(SOFT_HYPHEN, "")


def _exemption(exemption: PublishedExemption) -> dict[str, str]:
    spoken = label(Regime(exemption.regime), exemption.provision) if exemption.provision else exemption.as_written
    return {"section": exemption.section, "label": spoken}


def _row_count(table: PublishedTable) -> int:
    return len(table.rows) - (table.total_row is not None)


def _run(run: Mapping[str, Any], passages: Sequence[PublishedPassage], tables: Tables) -> dict[str, Any]:
    text = words_of_run(run, tables)
    return {"text": text, **_place(_passage_of(run, text, passages))}


def _passage_of(run: Mapping[str, Any], text: str, passages: Sequence[PublishedPassage]) -> PublishedPassage | None:
    """The passage a run was taken from: the first that shares its words, else the first of its kind.

    Published runs do not name their passages, but both have the letter's words; white space may differ.
    """
    kind = PassageRole.ANSWER if run["table"] is None else PassageRole.TABLE
    alike = [passage for passage in passages if passage.role == kind]
    wanted = _squashed(text)
    for passage in alike:
        found = _squashed(passage.page.text[passage.start : passage.end])
        if found and wanted and (found in wanted or wanted in found):
            return passage
    return next(iter([*alike, *passages]), None)


def _place(passage: PublishedPassage | None) -> dict[str, Any]:
    """Page, number of the passage on it, the box around all its lines, the size of the page."""
    if passage is None:
        return {"page": None, "passage": None, "box": None, "page_size": None}
    page, boxes = passage.page, passage.boxes
    around = None
    if boxes:
        x0, top, x1, bottom = zip(*boxes, strict=True)
        around = [min(x0), min(top), max(x1), max(bottom)]
    size = [page.width, page.height] if page.width and page.height else None
    return {"page": page.number, "passage": passage.order, "box": around, "page_size": size}


def _squashed(text: str) -> str:
    return "".join(text.replace(SOFT_HYPHEN, "").split())
