"""Reasons that a letter gives once, after its last answer, belong to the answers that rely on what they speak of.

3. What model is it?          exempt under section 31(1)(a)     <- the reasons under the heading go here
5. Please send the plan.      attached
Section 31 - public interest test                               a heading that names a provision, or only says what
(factors for and against)                                       follows: then it is for every answer that refuses
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.reading.about import is_about
from documents.reading.asked import Asked, Stretch
from documents.reading.blocks import BlockKind
from documents.reading.exemptions import citations_in
from documents.reading.outcomes import LAW_TALK, NEITHER, outcome_of_words, refuses
from documents.reading.practice import is_tally

HEADS = re.compile(
    r"\b(?:public interest|prejudice|harm|evidence of|balanc(?:e|ing)|factors|considerations|exemptions?|exceptions?"
    r"|refusal notice|reasons? for)\b",
    re.I,
)
REFUSAL_NOTICE = re.compile(r"\brefusal notice\b", re.I)
OPENS = re.compile(
    r"(?:the )?(?:exemption |exception )?(?:(?:at|under|in|of) )?(?:section|regulation|s\.|reg\.) ?\d", re.I
)
LONGEST_HEAD = 140  # characters
FOR_ALL = 0.8  # how sure it is that reasons which name no provision are for every refusal


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A headed stretch of reasons, and the provisions it is headed with."""

    stretches: tuple[Stretch, ...]
    cited: frozenset[str]
    is_notice: bool = False  # it says for which questions the letter is a refusal notice


def with_reasons_placed(asked: Sequence[Asked], regime: str | None) -> list[Asked]:
    """The same questions; reasons after the last answer that are not its own go to those they are for."""
    placed = list(asked)
    at = next((at for at in range(len(placed) - 1, -1, -1) if placed[at].answer), None)
    if at is None or all(each.answer in ((), placed[at].answer) for each in placed):
        return placed
    last = placed[at]
    own_of_others = [each.answer for each in placed[:at] if each.answer != last.answer]
    begin = _begin(last, [_cited(answer, regime) for answer in own_of_others], regime)
    if begin is None:
        return placed
    own = last.answer[:begin]
    placed = [replace(each, answer=own) if each.answer == last.answer else each for each in placed]
    cited = [_cited(each.answer, regime) for each in placed]
    for chunk in _chunks(last, begin, regime):
        owners, sure = _owners(chunk, placed, cited)
        if not owners or (_refuses_without_saying_why(own, cited[at]) and at not in owners):
            owners = [*owners, at]
        for owner in owners:
            said = (*placed[owner].answer, *chunk.stretches)
            placed[owner] = replace(placed[owner], answer=said, sure=min(placed[owner].sure, sure))
    return placed


def _begin(last: Asked, others: Sequence[frozenset[str]], regime: str | None) -> int | None:
    """Where in the last answer reasons begin that another answer needs too."""
    elsewhere = frozenset(provision for cited in others for provision in cited)
    for at in range(1, len(last.answer)):
        stretch = last.answer[at]
        if _names_others(stretch, last):
            return at
        if not _opens(stretch, regime):
            continue
        here = _cited([stretch], regime)
        if _share(here, elsewhere) if here else elsewhere and not _cited(last.answer[:at], regime):
            return at
    return None


def _opens(stretch: Stretch, regime: str | None) -> bool:
    """Whether reasons begin: at a short line that heads them, or a paragraph that begins with a provision."""
    text = stretch.text.strip()
    if stretch.block.kind is BlockKind.TABLE or stretch.block.bullet or is_tally(text):
        return False
    if len(text) < LONGEST_HEAD and not text.endswith((".", ";", ",")):
        is_cited = bool(_cited([stretch], regime)) and OPENS.match(text) is not None
        return is_cited or (HEADS.search(text) is not None and stretch.block.kind is BlockKind.HEADING)
    return OPENS.match(text) is not None and len(LAW_TALK.findall(text)) > 1


def _chunks(last: Asked, begin: int, regime: str | None) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    for stretch in last.answer[begin:]:
        cited = _cited([stretch], regime)
        if _names_others(stretch, last):
            chunks.append(_Chunk((stretch,), cited, True))
        elif (
            not chunks
            or chunks[-1].is_notice
            or (_opens(stretch, regime) and cited and not _share(cited, chunks[-1].cited))
        ):
            chunks.append(_Chunk((stretch,), cited))
        else:
            kept = chunks[-1]
            chunks[-1] = _Chunk((*kept.stretches, stretch), kept.cited or cited)
    return chunks


def _names_others(stretch: Stretch, last: Asked) -> bool:
    """ "This letter is a refusal notice for question 3", after the answer to question 5."""
    return REFUSAL_NOTICE.search(stretch.text) is not None and not is_about(stretch.text, last)


def _owners(chunk: _Chunk, asked: Sequence[Asked], cited: Sequence[frozenset[str]]) -> tuple[list[int], float]:
    """The questions whose answers rely on what a chunk speaks of, and how sure that is."""
    if chunk.is_notice:
        return [at for at, each in enumerate(asked) if is_about(chunk.stretches[0].text, each)], 1.0
    if not chunk.cited:
        return [at for at in range(len(asked)) if cited[at]], FOR_ALL
    relying = [at for at in range(len(asked)) if _share(chunk.cited, cited[at])]
    says_neither = any(NEITHER.search(stretch.text) for stretch in chunk.stretches)
    plain = [at for at in relying if not any(NEITHER.search(stretch.text) for stretch in asked[at].answer)]
    return (relying if says_neither or not plain else plain), 1.0


def _cited(stretches: Sequence[Stretch], regime: str | None) -> frozenset[str]:
    return frozenset(cited.provision for each in stretches for cited in citations_in(each.words, regime))


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(_common(one, other))


def _common(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Those of the first that the others name as well, as closely or less so: "31(1)(a)" and "31"."""
    return [each for each in one if any(_within(each, other_one) or _within(other_one, each) for other_one in other)]


def _within(one: str, other: str) -> bool:
    return one == other or one.startswith(other + "(")


def _refuses_without_saying_why(own: Sequence[Stretch], cited: frozenset[str]) -> bool:
    return not cited and any(refuses(outcome_of_words(stretch.text, False)) for stretch in own)
