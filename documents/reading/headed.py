"""A letter that heads everything it says: each question, and each part of its answer with what becomes of it.

    Question 1b                              bold: whose answer follows
    The date it was adopted.                 the question's words, not bold
    What we answered before                  bold: what is told of it, and neither its words nor an answer
    Refused – Section 40(2)                  bold: the outcome of a part, and what it rests on
    The names are …                          the part's words, up to the next bold head
    Why                                      bold, and smaller than the question's head: its reasons
    How your request was handled             bold, and as large as the question's head: no answer any more

Where heads like these are there, nothing is guessed from the words under them: they may say what they like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.heads import LONGEST_HEAD, OutcomeHead, read_head, read_label, read_section
from documents.reading.words import words_to_text
from documents.reading.zones import SIGN_OFF, Zones, closing_kind

SAME_SIZE = 0.98  # of the height of a question's head: what is smaller stands under it


def is_head(block: Block) -> bool:
    """Whether it is a head of any kind, by how it looks."""
    return block.bold and block.kind is not BlockKind.TABLE


def outcome_head(block: Block) -> OutcomeHead | None:
    """What the block says as the head of a part; None where it is none."""
    if not is_head(block) or len(block.text) > LONGEST_HEAD:
        return None
    return read_head(block.text)


def question_path(block: Block) -> tuple[str, ...] | None:
    """The question whose head the block is: ("1", "b"); None where it is none."""
    if not is_head(block):
        return None
    return read_label(block.text)


def is_section(block: Block, head: Block) -> bool:
    """Whether a head stands over what is no answer any more: as large as the question's head, and none of those.

    A file without measures has heads of one size; there it is told by its words.
    """
    if not is_head(block) or outcome_head(block) or question_path(block):
        return False
    if any(word.box is None for word in (*block.words, *head.words)):
        return read_section(block.text)
    return block.lines[0].height >= SAME_SIZE * head.lines[0].height


def is_headed(blocks: Sequence[Block]) -> bool:
    """Whether the letter is one of these: under each question's head the head of a part, or of a question below it.

    A letter that heads only some of its answers says the others in words, and they are to be read.
    """
    labels = [(at, path) for at, block in enumerate(blocks) if (path := question_path(block))]
    below = [*labels[1:], (len(blocks), ())]
    return bool(labels) and all(
        after[: len(path)] == path or any(outcome_head(block) for block in blocks[at:stop])
        for (at, path), (stop, after) in zip(labels, below, strict=True)
    )


def answers_end(blocks: Sequence[Block]) -> int:
    """One past the last block that answers: up to a section's head, that over the reader's rights, or the sign-off."""
    last = max((at for at, block in enumerate(blocks) if outcome_head(block) or question_path(block)), default=0)
    head = max((at for at, block in enumerate(blocks) if question_path(block)), default=0)
    after = range(last + 1, len(blocks))
    sections = (at for at in after if is_section(blocks[at], blocks[head]) or _heads_rights(blocks[at]))
    signed = (at for at in reversed(after) if SIGN_OFF.match(blocks[at].text))
    return next(sections, None) or next(signed, len(blocks))


def _heads_rights(block: Block) -> bool:
    return block.bold and closing_kind(block.text) in ("review", "sign-off")


def headed_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions with the blocks of their answers, each part of it with its head."""
    end = answers_end(blocks)
    heads = [(at, path) for at, block in enumerate(blocks[:end]) if (path := question_path(block))]
    stops = [at for at, _ in heads[1:]] + [end]
    whole = [(path, at, _without_sections(blocks[at:stop])) for (at, path), stop in zip(heads, stops, strict=True)]
    asked = [_asked(of_question, path, at) for path, at, of_question in whole]
    return _restated(blocks[(zones.intro or zones.begin) : heads[0][0]], asked)


def _without_sections(blocks: Sequence[Block]) -> list[Block]:
    """What belongs to a question, its head first: from a section on nothing does, until another part begins."""
    kept: list[Block] = []
    said = beyond = False
    for block in blocks:
        is_part = outcome_head(block) is not None
        said = said or is_part
        beyond = not is_part and (beyond or (said and is_section(block, blocks[0])))
        if not beyond:
            kept.append(block)
    return kept


def _restated(blocks: Sequence[Block], asked: Sequence[Asked]) -> list[Asked]:
    """Each question with its copy in the request restated above, where it stands there in the same words."""
    found, first = [], 0
    for each in asked:
        at = next((at for at in range(first, len(blocks)) if words_to_text(blocks[at].rest) == each.text), None)
        first = first if at is None else at + 1
        found.append(each if at is None else replace(each, asked=blocks[at].rest))
    return found


def _asked(blocks: Sequence[Block], path: tuple[str, ...], at: int) -> Asked:
    parts = next((index for index, block in enumerate(blocks) if outcome_head(block)), len(blocks))
    told = next((index for index in range(2, parts) if is_head(blocks[index])), parts)
    words = tuple(word for block in blocks[1:told] for word in block.words)
    printed = words_to_text(blocks[0].words) if len(blocks[0].text) > len("Question ") else None
    return Asked(path, printed, words, answer=tuple(stretches_of(blocks[parts:])), after=at + parts)


def parts_under_heads(answer: Sequence[Stretch]) -> list[tuple[OutcomeHead, Stretch, list[Stretch]]]:
    """An answer's parts: what each head says, the head, and what stands under it. Empty where it begins without one."""
    parts: list[tuple[OutcomeHead, Stretch, list[Stretch]]] = []
    for stretch in answer:
        head = outcome_head(stretch.block)
        if head is not None:
            parts.append((head, stretch, []))
        elif not parts:
            return []
        else:
            parts[-1][2].append(stretch)
    return parts
