"""Questions and answers as they are kept, made into what can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from requests.contradictions.comparing import Told, ToldPart
from requests.law.outcomes import Outcome
from requests.models import AnswerPart, Authority, DataTable, Question

RULES = 1  # to be raised with the rules, so that all is compared again
LONGEST = 20_000  # characters of an answer that are looked through
WITH_ANSWER = ("parts__exemptions", "foi_request__tables")


def office_names() -> tuple[str, ...]:
    """What the office is and was called, the longest first: names tell nothing in its own archive. One query."""
    named = Authority.objects.values_list("name", "short_name")
    return tuple(sorted({name for pair in named for name in pair if name}, key=lambda name: (-len(name), name)))


def rules_of(office: Sequence[str]) -> str:
    """Tells rules and names that a subject was made by."""
    return hashlib.blake2b("\0".join([str(RULES), *office]).encode(), digest_size=16).hexdigest()


def told(questions: Iterable[Question], office: tuple[str, ...], today: date) -> Iterator[Told]:
    """Each with its answer. `questions`: with WITH_ANSWER at hand. `today`: for what has not been answered."""
    for question in questions:
        tables = {table.pk: table for table in question.foi_request.tables.all()}
        parts = tuple(_part(part, tables) for part in question.parts.all())
        yield Told(question.pk, question.text, question.foi_request.answered_on or today, parts, office)


def _part(part: AnswerPart, tables: dict[int, DataTable]) -> ToldPart:
    said = [tables[run["table"]] for run in part.said if run["table"] in tables]
    return ToldPart(
        Outcome(part.outcome),
        "\n".join(run["text"] for run in part.said if not run["table"])[:LONGEST],
        tuple(dict.fromkeys(each.provision for each in part.exemptions.all() if each.provision)),
        tuple((_caption(table), [_cells(row) for row in [table.header, *table.rows]]) for table in said),
        part.not_yet,
    )


def _caption(table: DataTable) -> str:
    return " ".join([table.caption, *(cell["text"] for cell in table.caveats)])


def _cells(row: Iterable[dict[str, Any]]) -> list[str]:
    return [cell["text"] for cell in row]
