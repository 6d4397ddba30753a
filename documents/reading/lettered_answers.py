"""An answer given under its question's number, in letters that are those of the parts of the question:

1. How many were on the list: (a) in 2024, (b) in 2025?
1. (a) 2,114                     what stands under question 1 answers 1.a and 1.b, each by its letter
   (b) 2,490
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch
from documents.reading.inline_items import LETTER, inline_items

LETTERED = re.compile(r"[(\[]?(?P<letter>[a-z]|[ivx]{1,4})[)\].:]{1,2}", re.I)


def with_lettered_answers(asked: Sequence[Asked]) -> list[Asked]:
    """The questions; where an answer is lettered as the parts are that have none, each part has its own."""
    found = list(asked)
    for at, each in enumerate(asked):
        parts = [below for below in range(at + 1, len(asked)) if asked[below].path[:-1] == each.path]
        if not each.answer or len(parts) < 2 or any(asked[below].answer for below in parts):
            continue
        letters = [asked[below].path[-1].lower() for below in parts]
        own = _by_letter(each.answer, letters) or _on_one_line(each.answer, letters)
        for below, answer in zip(parts, own, strict=False):
            found[below] = found[below].answered(answer, sure=each.sure)
        if own:
            found[at] = replace(each, answer=())
    return found


def _by_letter(answer: Sequence[Stretch], letters: Sequence[str]) -> list[list[Stretch]]:
    own: list[list[Stretch]] = []
    for stretch in answer:
        head = LETTERED.fullmatch(stretch.words[0].text) if len(stretch.words) > 1 else None
        if head and len(own) < len(letters) and head["letter"].lower() == letters[len(own)]:
            own.append([Stretch(stretch.block, stretch.words[1:])])
        elif own:
            own[-1].append(stretch)
        else:
            return []
    return own if len(own) == len(letters) else []


def _on_one_line(answer: Sequence[Stretch], letters: Sequence[str]) -> list[list[Stretch]]:
    """ "(a) Seven. (b) Band 6." """
    words = answer[0].words
    items = inline_items(words, LETTER) if len(answer) == 1 and words else {}
    opens = bool(items) and LETTERED.fullmatch(words[0].text) is not None
    return [[Stretch(answer[0].block, item)] for item in items.values()] if opens and [*items] == [*letters] else []
