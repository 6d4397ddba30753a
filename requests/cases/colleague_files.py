"""Files that a colleague sends with an answer: kept byte for byte, and numbered for the letter only by an officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from documents.errors import UnreadableLetter
from documents.intake import bytes_of, clean_name, store
from documents.models import LetterFormat
from requests.cases.letters.documents import NewDocument, attach, kind_of
from requests.errors import CannotChange
from requests.models import CaseDocument, Consultation, ConsultationFile, Person

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, checked to be one that can be kept."""

    name: str
    content: bytes
    kind: LetterFormat


def checked_files(sent: Sequence[tuple[str, bytes]]) -> list[SentFile]:
    """What a colleague chose, of the kinds and sizes that an officer may attach. Raises CannotChange."""
    if len(sent) > MOST_FILES:
        raise CannotChange(f"At most {MOST_FILES} files can be sent at once. Put some together.")
    return [_checked(clean_name(name), content) for name, content in sent]


def _checked(name: str, content: bytes) -> SentFile:
    try:
        return SentFile(name, content, kind_of(name, content))
    except UnreadableLetter as refusal:
        raise CannotChange(f"{name}: {refusal.reason}") from refusal


def keep_files(consultation: Consultation, files: Iterable[SentFile], at: datetime) -> int:
    """Keep them with the answer, the same bytes once; how many. Inside the caller's transaction."""
    kept = 0
    for file in files:
        letter = store(file.name, file.content, file.kind, at)
        named = {"name": file.name, "came_at": at}
        _, is_new = ConsultationFile.objects.get_or_create(consultation=consultation, letter=letter, defaults=named)
        kept += is_new
    return kept


def number_file(file: ConsultationFile, at: datetime, by: Person) -> CaseDocument:
    """Make it the next document of the answer, looked through for what it hides.

    Raises CannotChange, UnreadableLetter, LostLetter and DamagedLetter.
    """
    asked = file.consultation
    if CaseDocument.objects.filter(case=asked.case_id, file=file.letter_id).exists():
        raise CannotChange(f"{file.name} is a document of this answer already.")
    return attach(asked.case_id, NewDocument(file.name, bytes_of(file.letter), "", asked.question_id), at, by)
