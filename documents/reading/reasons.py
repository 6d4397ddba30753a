"""Reasons that a letter gives once, after its last answer, belong to the answers that rely on what they speak of.

3. What model is it?          exempt under section 31(1)(a)     <- the reasons under the heading go here
5. Please send the plan.      attached
Section 31 - public interest test                               a heading that names a provision, or only says what
(factors for and against)                                       follows: then it is for every answer that refuses

An answer that gives its reasons itself needs no others, and a list of exemptions belongs to the sentence it follows:

6. Have you hired any?        neither confirmed nor denied, by virtue of the following exemptions:
Section 24(2) National Security                                 these lines stay with question 6, whatever question 3
Section 31(3) Law Enforcement                                   says of section 31
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.reading.about import is_about, numbers_in
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
    r"(?:the )?(?:exemption |exception )?(?:(?:at|under|in|of) )?"
    r"(?:sections?|regulations?|ss?\.?|regs?\.?|r\.?|FOIA|EIRs?) ?\d",
    re.I,
)
LONGEST_HEAD = 140  # characters
FEW = 6  # words of a line that heads, in whatever type
LEADS = (":", ":-", ":–")
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
    begin = _begin(last, own_of_others, regime)
    if begin is None:
        begin = next((at for at in range(1, len(last.answer)) if _of_named(last.answer, at, placed, regime)), None)
    if begin is None:
        return placed
    own = last.answer[:begin]
    placed = [replace(each, answer=own) if each.answer == last.answer else each for each in placed]
    cited = [_cited(each.answer, regime) for each in placed]
    for chunk in _chunks(last, begin, regime):
        owners, sure = _owners(chunk, placed, cited, at)
        if not owners or (_refuses_without_saying_why(own, cited[at]) and at not in owners):
            owners = [*owners, at]
        for owner in owners:
            said = (*placed[owner].answer, *chunk.stretches)
            placed[owner] = replace(placed[owner], answer=said, sure=min(placed[owner].sure, sure))
    return placed


def _begin(last: Asked, others: Sequence[tuple[Stretch, ...]], regime: str | None) -> int | None:
    """Where in the last answer reasons begin that another answer needs too."""
    elsewhere = _all_cited(others, regime)
    unexplained = _all_cited([answer for answer in others if not _explains(answer)], regime)
    listed = False
    for at in range(1, len(last.answer)):
        stretch = last.answer[at]
        if _names_others(stretch, last):
            return at
        listed = _is_listed(last.answer, at, listed)
        if listed or not _opens(stretch, regime):
            continue
        here = _cited([stretch], regime)
        needed = unexplained if _refuses(last.answer[:at]) else elsewhere
        if _share(here, needed) if here else elsewhere and not _cited(last.answer[:at], regime):
            return at
    return None


def _of_named(answer: Sequence[Stretch], at: int, asked: Sequence[Asked], regime: str | None) -> bool:
    """Whether reasons begin that name the questions they are for, of which others than the last refuse too."""
    if _cited(answer[at : at + 1], regime) or not _opens(answer[at], regime):
        return False
    rest = [replace(each, answer=answer[:at]) if each.answer == answer else each for each in asked]
    owners = _named(answer[at:], rest, [_cited(each.answer, regime) for each in rest])
    return any(asked[owner].answer != answer for owner in owners)


def _named(stretches: Sequence[Stretch], asked: Sequence[Asked], cited: Sequence[frozenset[str]]) -> list[int]:
    """The questions that reasons name, where all of these rely on something: "in respect of items (1) and (2)"."""
    text = " ".join(stretch.text for stretch in stretches)
    owners = [at for at, each in enumerate(asked) if numbers_in(text) and is_about(text, each)]
    return owners if all(cited[at] for at in owners) else []


def _is_listed(answer: Sequence[Stretch], at: int, listed: bool) -> bool:
    """Whether a line is one of those that "by virtue of the following exemptions:" leads to, or that name, one right
    below the other, what the sentence above them refuses by.

    `listed`: whether the line above it is.
    """
    if not _is_line(answer[at]):
        return False
    lines = [line.text for line in answer[at].block.lines]
    goes_on = sum(OPENS.match(line) is not None for line in lines) > 1 or any(map(_is_line, answer[at + 1 : at + 2]))
    return listed or answer[at - 1].text.rstrip().endswith(LEADS) or (goes_on and _refuses(answer[at - 1 : at]))


def _is_line(stretch: Stretch) -> bool:
    return len(stretch.text) < LONGEST_HEAD and OPENS.match(stretch.text.strip()) is not None


def _refuses(answer: Sequence[Stretch]) -> bool:
    return any(refuses(outcome_of_words(stretch.text, False)) for stretch in answer)


def _explains(answer: Sequence[Stretch]) -> bool:
    """Whether an answer gives reasons of its own for what it refuses: under a line that heads them, or at length."""
    heads = any(
        len(stretch.text) < LONGEST_HEAD and stretch.text[-1:] not in ".;," and HEADS.search(stretch.text)
        for stretch in answer[1:]
    )
    return heads or sum(len(LAW_TALK.findall(stretch.text)) > 1 for stretch in answer) > 1


def _all_cited(answers: Sequence[tuple[Stretch, ...]], regime: str | None) -> frozenset[str]:
    return frozenset(provision for answer in answers for provision in _cited(answer, regime))


def _opens(stretch: Stretch, regime: str | None) -> bool:
    """Whether reasons begin: at a short line that heads them, or a paragraph that begins with a provision."""
    text = stretch.text.strip()
    if stretch.block.kind is BlockKind.TABLE or stretch.block.bullet or is_tally(text):
        return False
    if len(text) < LONGEST_HEAD and not text.endswith((".", ";", ",")):
        is_cited = bool(_cited([stretch], regime)) and OPENS.match(text) is not None
        heads = stretch.block.kind is BlockKind.HEADING or (len(text.split()) <= FEW and HEADS.match(text))
        return is_cited or (HEADS.search(text) is not None and bool(heads))
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


def _owners(
    chunk: _Chunk, asked: Sequence[Asked], cited: Sequence[frozenset[str]], last: int
) -> tuple[list[int], float]:
    """The questions whose answers rely on what a chunk speaks of, and how sure that is.

    `last`: the question after whose answer it stands.
    """
    if chunk.is_notice:
        return [at for at, each in enumerate(asked) if is_about(chunk.stretches[0].text, each)], 1.0
    named = [] if _opens_with_provision(chunk) else _named(chunk.stretches, asked, cited)
    if named:
        return named, FOR_ALL
    if not chunk.cited:
        return [at for at in range(len(asked)) if cited[at]], FOR_ALL
    relying = [at for at in range(len(asked)) if _share(chunk.cited, cited[at])]
    says_neither = any(NEITHER.search(stretch.text) for stretch in chunk.stretches)
    plain = [at for at in relying if not any(NEITHER.search(stretch.text) for stretch in asked[at].answer)]
    if says_neither or not plain:
        return relying, 1.0
    return ([*plain, last], FOR_ALL) if last in relying and last not in plain else (plain, 1.0)


def _opens_with_provision(chunk: _Chunk) -> bool:
    return OPENS.match(chunk.stretches[0].text.strip()) is not None


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
