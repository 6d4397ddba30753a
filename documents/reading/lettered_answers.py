"""An answer given under its question's number, in letters that are those of the parts of the question:

1. How many were on the list: (a) in 2024, (b) in 2025?
1. (a) 2,114                     what stands under question 1 answers 1.a and 1.b, each by its letter
   (b) 2,490

So it is where the parts of a question stand one below the other, with the lettered lines under the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch
from documents.reading.inline_items import LETTER, inline_items
from documents.reading.words import Word

SURE = 0.9
LETTERED = re.compile(r"[(\[]?(?P<letter>[a-z]|[ivx]{1,4})[)\].:]{1,2}", re.I)


def with_lettered_answers(asked: Sequence[Asked]) -> list[Asked]:
    """The questions; where an answer is lettered as the parts are that have none, each part has its own."""
    found = list(asked)
    for at, each in enumerate(asked):
        parts = [below for below in range(at + 1, len(asked)) if asked[below].path[:-1] == each.path]
        if len(parts) < 2:
            continue
        letters = [asked[below].path[-1].lower() for below in parts]
        answer = _whole(each, [asked[below] for below in parts])
        own = _after_first(letters, [asked[below] for below in parts])
        own = own or (_by_letter(answer, letters) or _on_one_line(answer, letters) if answer else [])
        for below, given in zip(parts, own, strict=False):
            found[below] = asked[below].answered(given, sure=min(each.sure, SURE))
        if own:
            found[at] = replace(each, answer=())
    return found


def _whole(each: Asked, parts: Sequence[Asked]) -> tuple[Stretch, ...]:
    """The answer that may be lettered: the question's, where no part has one, or the one that its parts share."""
    if each.answer or not parts[0].answer:
        return () if any(part.answer for part in parts) else each.answer
    words = [stretch.words for stretch in parts[0].answer]
    alike = all([stretch.words for stretch in part.answer] == words for part in parts)
    return parts[0].answer if alike else ()


def _after_first(letters: Sequence[str], parts: Sequence[Asked]) -> list[list[Stretch]]:
    """ "1. a) 12 b) 7", read as the answer to the first part alone: the others' letters stand within it."""
    if len(parts[0].answer) != 1 or any(part.answer for part in parts[1:]):
        return []
    line, own = parts[0].answer[0], list[list[Word]]([[]])
    for word in line.words:
        head = LETTERED.fullmatch(word.text)
        if head and len(own) < len(letters) and head["letter"].lower() == letters[len(own)]:
            own.append([])
        else:
            own[-1].append(word)
    whole = len(own) == len(letters) and all(own)
    return [[Stretch(line.block, tuple(words))] for words in own] if whole else []


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
