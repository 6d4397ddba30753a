"""Where words stand in the letter: as a person chose them on its pages, and found again in another reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from documents.drawn_pages import passage_at
from documents.models import LetterPage, Passage
from requests.correctable.shapes import fingerprint, spaced
from requests.errors import CannotCorrect
from requests.models import FOIRequest

READ_AGAIN = "The letter was read again meanwhile. Choose the words once more."
Places = Mapping[str, Sequence[Sequence[int]]]  # by the fingerprint of the words: page, start and end of each stretch


class Stretch(NamedTuple):
    """Characters of one page's text, `end` excluded."""

    page: int
    start: int
    end: int


def pages_of(foi_request: FOIRequest) -> dict[int, LetterPage]:
    """The pages of the reading that the case is made from, by their numbers: two queries."""
    filed = foi_request.filed_letters.earliest("pk")
    pages = LetterPage.objects.filter(reading=filed.reading_id).select_related("reading__letter")
    return {page.number: page for page in pages}


def words_of(foi_request: FOIRequest, stretches: Sequence[Stretch]) -> dict[str, list[Stretch]]:
    """The words of each of these stretches. Raises CannotCorrect where the pages have no such."""
    pages = pages_of(foi_request)
    for page, start, end in stretches:
        if page not in pages or not start < end <= len(pages[page].text):
            raise CannotCorrect(READ_AGAIN)
    return {_words(pages, stretch): [stretch] for stretch in stretches}


def located(foi_request: FOIRequest, words: str) -> list[Stretch]:
    """Where these words stand in the letter, as a whole or line by line. Raises CannotCorrect where they do not."""
    pages = pages_of(foi_request)
    if whole := _found(pages, words, ()):
        return whole
    found = [_found(pages, line, ()) for line in words.splitlines() if line.strip()]
    if not all(found):
        raise CannotCorrect(
            "These words do not stand so in the letter, or more than once. Copy a whole sentence of it."
        )
    return sorted(stretch for each in found for stretch in each)


def places_of(said: Mapping[str, Sequence[Stretch]]) -> dict[str, list[list[int]]]:
    """The places of these words as a correction keeps them."""
    return {fingerprint(spaced(words)): [list(stretch) for stretch in at] for words, at in said.items()}


def standing(pages: Mapping[int, LetterPage], words: str, places: Places) -> list[Passage]:
    """The passages of these words: where they are said to stand, or where else they do. None where that is unsure."""
    told = [Stretch(*each) for each in places.get(fingerprint(spaced(words)), ())]
    if told and bare("".join(_words(pages, stretch) for stretch in told)) == bare(words):
        found = told
    else:
        found = _found(pages, words, told)
    return [passage_at(pages[stretch.page], stretch.start, stretch.end) for stretch in found]


def bare(text: str) -> str:
    """The signs of a text without spaces: how lines break makes no difference."""
    return "".join(text.split())


def signs(text: str) -> list[int]:
    """Where in a text its signs are, spaces aside."""
    return [at for at, sign in enumerate(text) if not sign.isspace()]


def _words(pages: Mapping[int, LetterPage], stretch: Stretch) -> str:
    page = pages.get(stretch.page)
    return page.text[stretch.start : stretch.end] if page else ""


def _found(pages: Mapping[int, LetterPage], words: str, told: Sequence[Stretch]) -> list[Stretch]:
    """The one place where these words are; of several, the nearest to where they stood on the same page."""
    everywhere = [stretch for page in pages.values() for stretch in _on(page, bare(words))]
    if len(everywhere) == 1:
        return everywhere
    near = [stretch for stretch in everywhere if told and stretch.page == told[0].page]
    return [min(near, key=lambda stretch: abs(stretch.start - told[0].start))] if near else []


def _on(page: LetterPage, wanted: str) -> Iterator[Stretch]:
    text, at = bare(page.text), signs(page.text)
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield Stretch(page.number, at[start], at[start + len(wanted) - 1] + 1)
        start = text.find(wanted, start + 1)
