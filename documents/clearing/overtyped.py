"""Words that stand in the text layer whole and that nobody can read on the page: overtyped, or pressed together.

overtyped    letters, figures or blocks printed over a word's own letters: XXXXXXX over a name, ████ typed over it
pressed      letters set upon each other, or each drawn so narrow that it is a stroke

Of the words of 149 real and made letters none is either. Words printed twice, for bold or as a shadow, are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.clearing.letter_forms import Sides

Signs = list[tuple[str, Sides]]  # of a word: each sign with its box
NARROW = frozenset("iIlj1tfrJ")
STROKE = 0.12  # of its height: no font's letter is that narrow
UPON = 0.5  # of the narrower letter's width that lies upon its neighbour
COVERED = 0.6  # of a letter's box, by another word's signs
FEWEST = 3  # letters


def illegible(words: Sequence[Signs], turned: Sequence[int | None]) -> frozenset[int]:
    """Which words cannot be read, by their numbers. `turned`: by how many quarters each is, None where it slants."""
    pressed = {at for at, (word, quarter) in enumerate(zip(words, turned, strict=True)) if _is_pressed(word, quarter)}
    return frozenset(pressed | {at for at, over in _meeting(words) if _is_overtyped(words[at], words[over])})


def _is_pressed(word: Signs, quarter: int | None) -> bool:
    if quarter is None or len(word) < FEWEST:
        return False
    along = quarter % 2
    letters = [(sign, box[along], box[along + 2], box[1 - along], box[3 - along]) for sign, box in word if _plain(sign)]
    if len(letters) < FEWEST:
        return False
    wide = [(right - left, top - foot) for sign, left, right, foot, top in letters if sign not in NARROW]
    if len(wide) >= 2 and all(0 <= across < STROKE * high for across, high in wide):
        return True
    upon = 0
    for one, other in pairwise(letters):
        if one[1:] != other[1:] and one[0] != other[0]:  # a ligature's letters have one box
            least = min(one[2] - one[1], other[2] - other[1])
            level = min(one[4], other[4]) - max(one[3], other[3]) > UPON * min(one[4] - one[3], other[4] - other[3])
            upon += level and min(one[2], other[2]) - max(one[1], other[1]) > UPON * least
    return upon >= 2 and 2 * upon >= len(letters) - 1


def _plain(sign: str) -> bool:
    return sign.isalnum() and sign < "\u0250"  # the letters of other scripts may lie upon each other


def _meeting(words: Sequence[Signs]) -> Iterator[tuple[int, int]]:
    """Words with letters whose box another run of signs lies in, both ways round."""
    boxes = [(_round(word), at) for at, word in enumerate(words) if word]
    boxes.sort(key=lambda each: each[0][1] + each[0][3])
    for nth, ((left, foot, right, top), at) in enumerate(boxes):
        for (left_too, foot_too, right_too, top_too), other in boxes[nth + 1 :]:
            if foot_too + top_too >= 2 * top and foot_too >= (foot + top) / 2:
                break
            if left < right_too and left_too < right and foot < top_too and foot_too < top:
                yield at, other
                yield other, at


def _round(word: Signs) -> Sides:
    lefts, feet, rights, tops = zip(*(box for _, box in word), strict=True)
    return min(lefts), min(feet), max(rights), max(tops)


def _is_overtyped(word: Signs, over: Signs) -> bool:
    letters = [each for each in word if each[0].isalnum()]
    if len(letters) < FEWEST or [sign for sign, _ in word] == [sign for sign, _ in over]:
        return False
    covered = 0
    for sign, (left, foot, right, top) in letters:
        area = (right - left) * (top - foot)
        lies = 0.0
        for other, (left_too, foot_too, right_too, top_too) in over:
            across, up = min(right, right_too) - max(left, left_too), min(top, top_too) - max(foot, foot_too)
            if across > 0 and up > 0:
                lies += 0 if other == sign else across * up
        covered += lies > COVERED * area > 0
    return 2 * covered > len(letters)
