"""Words that a person chose on the letter's pages and that are not of the answer: nothing stays behind in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.text import Truncator

from documents.models import LetterPage
from requests.correctable.places import Stretch
from requests.correctable.shapes import spaced
from requests.errors import CannotCorrect

NOT_OF_IT = "“{}” is not in this part of the answer. Choose the words without that."
NO_ANSWER = "“{}” stands after the answer and is no words of one. Choose the words without that."
Pages = Mapping[int, LetterPage]


def gaps(stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """What of the stretches is not taken."""
    for page, start, end in stretches:
        for _, first, last in sorted(each for each in taken if each.page == page):
            if start < first < end:
                yield Stretch(page, start, first)
            start = max(start, last)
        if start < end:
            yield Stretch(page, start, end)


def refuse_around(pages: Pages, stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> None:
    """Refuse a choice that reaches over the words of a part, before or after them."""
    for gap, words in _words_left(pages, stretches, taken):
        if taken and not min(taken) < gap < max(taken):
            raise CannotCorrect(NOT_OF_IT.format(words))


def refuse_after(pages: Pages, stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> None:
    """Refuse a choice of which the end, such as the number of the next question, is no answer."""
    for gap, words in _words_left(pages, stretches, taken):
        if gap > max(taken):
            raise CannotCorrect(NO_ANSWER.format(words))


def left_between(pages: Pages, stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> list[str]:
    """The chosen words between those of a part that are not of it, such as the foot of a page."""
    return [words for _, words in _words_left(pages, stretches, taken)]


def _words_left(pages: Pages, stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> Iterator[tuple[Stretch, str]]:
    """What of the choice is not taken, a bullet or a dash aside."""
    for gap in gaps(stretches, taken):
        words = spaced(pages[gap.page].text[gap.start : gap.end])
        if any(sign.isalnum() for sign in words):
            yield gap, Truncator(words).words(12)
