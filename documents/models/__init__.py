"""What a letter says, and where: the letter as a file, its readings, their pages and passages."""

from documents.models.letter import Letter
from documents.models.page import LetterPage
from documents.models.passage import Passage
from documents.models.reading import LetterReading, ReadingFinding

__all__ = ["Letter", "LetterPage", "LetterReading", "Passage", "ReadingFinding"]
