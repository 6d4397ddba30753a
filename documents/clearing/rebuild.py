"""The public copy of a letter's pages: the picture of each, and the text that stays.

Nothing of the letter's file goes into it. Pictures are drawn anew and texts come from the reading, which keeps no word
that is hidden on the page; that is checked here once more against the pictures, and what does not hold stops the copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents.clearing.removal import UNPLACED, Cut, Shifts, without
from documents.clearing.shapes import CopyPage, PagePicture, PlacedWord
from documents.errors import NotCleared
from documents.reading.shapes import PageText, Reading


def rebuild(
    reading: Reading, pictures: Sequence[PagePicture], cuts: Mapping[int, Sequence[Cut]] = {}
) -> tuple[CopyPage, ...]:
    """The pages of the public copy; raises NotCleared where pictures and texts do not belong together.

    The pictures were drawn under their bars; `cuts` are the words of each page that leave its text.
    """
    drawn = {picture.number: picture for picture in pictures}
    printed = [page.number for page in reading.pages if page.leaf] or [page.number for page in reading.pages]
    if pictures and sorted(drawn) != printed:
        raise NotCleared("The pictures of the pages do not match the pages that were read. Read the letter again.")
    if any(picture.unseen_words for picture in pictures):
        raise NotCleared("A page's text holds words that cannot be seen on it, so it was not copied.")
    return tuple(_page(page, drawn.get(page.number), cuts.get(page.number, ())) for page in reading.pages)


def _page(page: PageText, picture: PagePicture | None, cuts: Sequence[Cut]) -> CopyPage:
    text = without(page.text, cuts)
    if picture is None:
        return CopyPage(page.number, text, page.width, page.height, None, ())
    words = placed_words(page, picture)
    if cuts and not words:
        raise NotCleared(UNPLACED.format(page.number))
    size = picture.width, picture.height
    kept = _words_left(words, cuts)
    return CopyPage(page.number, text, *size, picture.webp, picture.cuts, picture.png, kept)


def placed_words(page: PageText, picture: PagePicture) -> tuple[PlacedWord, ...]:
    """Where the page's words stand on its picture; none where that is not known."""
    return picture.words if are_of(page.text, picture.words) else ()


def _words_left(words: Sequence[PlacedWord], cuts: Sequence[Cut]) -> tuple[PlacedWord, ...]:
    """The words that stay, and in place of those that do not what is put there."""
    shifts = Shifts(cuts)
    left = [(*shifts.moved(start, end), box) for start, end, box in words if not shifts.near(start, end)]
    left += [(*shifts.moved(cut.start, cut.end), cut.boxes[0]) for cut in cuts if cut.boxes]
    return tuple(sorted(left))


def are_of(text: str, words: Sequence[PlacedWord]) -> bool:
    """Whether these are the words of that text. The file is read anew for their places, perhaps by a newer reader."""
    reached = 0
    for start, end, _ in words:
        if not reached <= start < end <= len(text) or text[reached:start].strip() or text[start:end].split() == []:
            return False
        reached = end
    return not text[reached:].strip()
