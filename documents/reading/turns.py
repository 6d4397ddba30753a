"""A paragraph that both gives and refuses is parted where it turns: between sentences, or within one.

The 2023 report is attached, | with the names withheld under section 40(2). | Total for the year: 14.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from documents.reading.holding import only_holds
from documents.reading.outcomes import (
    EXPLAINS_COST,
    HELPS,
    LAW_TALK,
    NOT_TO_HAND,
    WITHHELD,
    advises,
    gives,
    is_law_talk,
    refuses,
    tells_figure,
    tells_name,
    tells_of_search,
)
from documents.reading.shapes import Outcome
from documents.reading.words import Word, sentences_of, words_to_text

Tell = Callable[[Sequence[Word]], Outcome | None]
TURNS = ("with", "but", "except", "although", "however", "apart", "save", "and")
LONGEST = 200  # words of a paragraph that is looked into
FEWEST = 4  # words that can give something
SHORT = 5  # words: "Yes.", "Mary Jones.", and then where more can be found
NAMES_FILE = re.compile(r"(?:documents?|annex(?:e|es)?|appendix|attachments?|tables?|see|please)\b", re.I)
ITS_SUBJECT = re.compile(r"(?:it|they|this|these|both|all|that|those)\b(?: \w+){0,3}? (?:is|are|has|have)\b", re.I)
GROUNDS = re.compile(  # "The names are personal data." is a ground, and gives nothing
    r"\b(?:personal data|confidential(?:ly|ity)?|commercial(?:ly)? (?:sensitive|interests?)"
    r"|privileged?|trade secrets?)\b",
    re.I,
)
SAYS_WHY = re.compile(
    r"\bmatters? for\b|\bresponsib\w+|\b(?:not|no|never|nor|cannot)\b|\bwe (?:do )?hold\b|\bwithin (?:the )?scope\b",
    re.I,
)
FORMAL = re.compile(
    r"\b(?:under|in accordance|your (?:\w+ )?(?:request|questions?)|information (?:you )?(?:have )?request"
    r"|cannot|could|would|might|identif\w+|searchable|to be (?:published|released)|with regard|exempt|section"
    r"|considered|satisfied|in confidence"
    r"|uphold|(?:first|original|initial) (?:response|decision))\b",
    re.I,
)


def pieces_of(words: tuple[Word, ...], tell: Tell) -> list[tuple[Word, ...]]:
    """A paragraph's words, parted where it turns from giving to refusing or back. `tell`: what a sentence does.

    A long one stays whole: to part each of its sentences at each of its words would take the square of its length.
    """
    if len(words) > LONGEST:
        return [words]
    whole = _with_names(sentences_of(words))
    sentences = [clause for sentence in whole for clause in _clauses(sentence, tell)]
    if len(sentences) == 1:
        return [words]
    formal = is_law_talk(words_to_text(words)) and not _gives(whole[0]) and not tells_figure(words_to_text(whole[0]))
    if len(sentences) == len(whole) and formal:
        return [words]  # it is formal
    pieces: list[list[Word]] = []
    now: Outcome | None = None
    told = [tell(sentence) for sentence in sentences]
    for at, sentence in enumerate(sentences):
        outcome = _in_turn(sentence, told, at, now)
        points_on = Outcome.ELSEWHERE in (outcome, now) and not (now is Outcome.DISCLOSED and _is_short(pieces[0]))
        if pieces and (outcome is None or outcome is now or now is None or points_on):
            pieces[-1] += sentence
        else:
            pieces.append(list(sentence))
        is_held = only_holds(words_to_text(sentence)) or tells_of_search(words_to_text(sentence))
        is_given = (
            not is_held and (_gives(sentence) or _is_short(sentence)) and not _says_what_is_refused(sentences, told, at)
        )
        now = outcome or now or (Outcome.DISCLOSED if is_given else None)
    return [tuple(piece) for piece in pieces]


def _with_names(sentences: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """ "Two firms are used. Namely Acme and Beta." is one statement."""
    joined: list[tuple[Word, ...]] = []
    for sentence in sentences:
        names = joined and sentence[0].text.rstrip(":,").lower() == "namely"
        joined[-1:] = [joined[-1] + sentence] if names else [*joined[-1:], sentence]
    return joined


def _is_short(sentence: Sequence[Word]) -> bool:
    text = words_to_text(sentence)
    return len(sentence) <= SHORT and FORMAL.search(text) is None and NAMES_FILE.match(text) is None


def _in_turn(sentence: Sequence[Word], told: Sequence[Outcome | None], at: int, now: Outcome | None) -> Outcome | None:
    """What a sentence does where it stands."""
    text, outcome = words_to_text(sentence), told[at]
    costs = Outcome.COST_LIMIT in told[at:]
    if outcome in (None, Outcome.NOT_HELD) and costs and (EXPLAINS_COST.search(text) or NOT_TO_HAND.search(text)):
        return Outcome.COST_LIMIT
    if outcome is not None:
        return outcome
    if gives(text) or (refuses(now) and HELPS.match(text) and not advises(text)):
        return Outcome.DISCLOSED
    refused = now in (Outcome.WITHHELD, Outcome.NOT_HELD) and Outcome.COST_LIMIT not in told
    tells = tells_figure(text) or (now is Outcome.WITHHELD and tells_name(text))
    return Outcome.DISCLOSED if refused and tells else None


def _says_what_is_refused(sentences: Sequence[Sequence[Word]], told: Sequence[Outcome | None], at: int) -> bool:
    """Whether a sentence gives nothing, and leads to the one after it: "We hold two notes. They are exempt …",
    "Complaints are filed by date and not by name. We do not hold this."."""
    text = words_to_text(sentences[at])
    after = told[at + 1] if at + 1 < len(told) else None
    if Outcome.COST_LIMIT in told[at + 1 :] and not tells_figure(text) and not gives(text):
        return True
    says_no = refuses(after) or after in (Outcome.NOT_HELD, Outcome.HELD_BY_ANOTHER)
    if not says_no or gives(text) or tells_figure(text):
        return False
    if refuses(after) and GROUNDS.search(text):
        return True
    names = refuses(after) and ITS_SUBJECT.match(words_to_text(sentences[at + 1])) is not None
    return names or (SAYS_WHY.search(text) is not None and not any(sign.isdigit() for sign in text))


def _clauses(sentence: tuple[Word, ...], tell: Tell) -> list[tuple[Word, ...]]:
    """A sentence that gives and then refuses, as two: "The report is attached, with the names withheld"."""
    text = words_to_text(sentence)
    if not gives(text) and ":" not in text:
        return [sentence]
    for at in range(FEWEST, len(sentence) - 1):
        before, after = sentence[:at], sentence[at:]
        ends = sentence[at - 1].text[-1]
        if ends == ":" and tell(before) is None and tells_figure(words_to_text(after)):
            return [before, after]
        turns = ends in ",;–—-" or after[0].text.lower() in TURNS
        if turns and _only_gives(before, tell) and refuses(tell(after)) and not gives(words_to_text(after)):
            return [before, after]
    return [sentence]


def _only_gives(words: Sequence[Word], tell: Tell) -> bool:
    text = words_to_text(words)
    return gives(text) and not WITHHELD.search(text) and tell(words) in (None, Outcome.DISCLOSED)


def _gives(sentence: Sequence[Word]) -> bool:
    text = words_to_text(sentence)
    is_plain = FORMAL.search(text) is None and not LAW_TALK.search(text)
    return len(text) > 20 and is_plain and not EXPLAINS_COST.search(text)
