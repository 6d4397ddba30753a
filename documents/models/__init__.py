"""What a letter says, and where: the letter as a file, its readings, their pages and passages."""

from documents.models.letter import Letter, LetterFormat
from documents.models.page import LetterPage, RecognisedWords
from documents.models.passage import Passage
from documents.models.reading import LetterReading, ReadingFinding

__all__ = ["Letter", "LetterFormat", "LetterPage", "LetterReading", "Passage", "ReadingFinding", "RecognisedWords"]
