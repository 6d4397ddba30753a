"""What kind of letter it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from documents.reading.shapes import LetterKind
from requests.letter_kinds import is_told_apart, is_untold, keep_kind
from requests.models import FiledLetter, FOIRequest
from requests.models.correction import CorrectionKind

UNTOLD = ""
WORDS = {
    LetterKind.RESPONSE: "Response: gives some, or says it is not held",
    LetterKind.REFUSAL: "Refusal notice: refuses all",
    LetterKind.REVIEW: "Outcome of an internal review",
    LetterKind.TRANSFER: "Transfer: passes it on, which ends it here",
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement: it arrived",
    LetterKind.CLARIFICATION: "Clarification: it asks what is meant",
    LetterKind.FEES: "Fees notice: it asks for a fee first",
    LetterKind.EXTENSION: "Extension: more time is needed",
    LetterKind.SCHEDULE: "Schedule: it lists documents",
    LetterKind.OTHER: "Another letter that answers nothing",
}
NOT_KNOWN = "Not known yet"


@dataclass(frozen=True, slots=True)
class KindOfLetter:
    """The kind of a filed letter; blank where nothing tells it. Whether it answers its request follows."""

    filed: FiledLetter
    kind: ClassVar[CorrectionKind] = CorrectionKind.LETTER_KIND

    @property
    def of(self) -> dict[str, Any]:
        """Whether its questions were said to be told apart, which the kind of a letter that has none forgets."""
        return {"told_apart": True} if is_told_apart(self.filed.foi_request) else {}

    @property
    def value(self) -> str:
        return UNTOLD if is_untold(self.filed.kind, self.filed.kind_sure) else self.filed.kind

    @property
    def is_as_read(self) -> bool:
        """Whether it is what the reader says; else a person said so."""
        return (self.filed.kind, self.filed.kind_sure) == self._read

    def refresh(self) -> None:
        self.filed.refresh_from_db()

    def put(self, value: str) -> None:
        kind, sure = self._read
        if value != (UNTOLD if is_untold(kind, sure) else kind):
            kind, sure = value or LetterKind.OTHER.value, float(value != UNTOLD)
        keep_kind(self.filed, kind, sure)

    @property
    def _read(self) -> tuple[str, float]:
        content = self.filed.reading.content
        return content["kind"], content.get("kind_sure", 1.0)


def kind_of(foi_request: FOIRequest) -> KindOfLetter:
    """That of the letter that the request is filed from: one query."""
    return KindOfLetter(foi_request.filed_letters.select_related("reading").earliest("pk"))


def choices(thing: KindOfLetter) -> list[tuple[str, str]]:
    """What can be chosen; that nobody knows it only where nobody does."""
    every = [(kind.value, words) for kind, words in WORDS.items()]
    return [(UNTOLD, NOT_KNOWN), *every] if thing.value == UNTOLD else every
