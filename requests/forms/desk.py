"""What the list of letters is narrowed by. Nothing typed here can be wrong: what makes no sense is left out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from django.http import QueryDict

MOST_WORDS = 10
LONGEST = 200


class Stage(StrEnum):
    """The tabs of the desk."""

    ALL = ""
    DRAFT = "drafts"
    UNPUBLISHED = "not-published"
    UNANSWERED = "no-answer"
    PUBLISHED = "published"

    @property
    def words(self) -> str:
        return "All" if self is Stage.ALL else self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which letters are wanted."""

    typed: str
    stage: Stage
    page: int

    @property
    def words(self) -> list[str]:
        """Each has to be found somewhere in a case."""
        return self.typed.split()[:MOST_WORDS]


def narrowed(typed: QueryDict) -> Narrowed:
    """From the address: unknown stages and pages are as if not given."""
    said = "".join(sign for sign in typed.get("q", "")[:LONGEST] if unicodedata.category(sign) not in {"Cc", "Cs"})
    stage, page = typed.get("stage", ""), typed.get("page", "")
    return Narrowed(
        typed=said.strip(),
        stage=Stage(stage) if stage in list(Stage) else Stage.ALL,
        page=int(page) if page.isdecimal() and len(page) < 7 else 1,
    )
