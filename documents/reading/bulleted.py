"""Questions marked by bullets instead of numbers.

• The value of the winning tender      a bullet that stands after the intro or after a full stop asks;
  £70k                                 bullets after a colon inside an answer are a list of that answer
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import STRONG, Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import answer_end, first_closing
from documents.reading.interleaved import interleaved_questions
from documents.reading.likeness import tokens
from documents.reading.numbering import Marker
from documents.reading.one_each import one_each
from documents.reading.sequences import Head
from documents.reading.zones import Zones, closing_kind, is_response_start

LEADS = (":", ":-", ":–")


def bulleted_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The bulleted questions of a letter, or none."""
    stop = next((at for at in range(zones.begin, zones.end) if _closes(blocks[at])), zones.end)
    groups = [group for group in _groups(blocks, zones.begin, stop) if _is_asked(blocks, group, zones)]
    if not groups or not _first_is_request(blocks, groups[0], zones):
        return []
    places = _first_copies(blocks, [at for group in groups for at in group])
    heads = [_head(at, number, blocks[at]) for number, at in enumerate(places, 1)]
    again = answers_by_heads(blocks, zones, _listed(blocks, heads))
    if again is not None:
        return [_unprinted(each) for each in again]
    start = heads[-1].at + 1
    own = len(groups) == 1 and one_each(blocks, start, answer_end(blocks, start, zones.end), _listed(blocks, heads))
    if own:
        return own
    if len(groups) > 1 or (zones.response is None or zones.response < heads[0].at):
        return [_unprinted(each) for each in interleaved_questions(blocks, zones, heads)]
    return _with_one_answer(blocks, zones, heads)


def _first_copies(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Bullets that are printed again over their answers count once."""
    kept: list[int] = []
    for at in places:
        if tokens(blocks[at].text) not in [tokens(blocks[before].text) for before in kept[:100]]:
            kept.append(at)
    return kept


def _listed(blocks: Sequence[Block], heads: Sequence[Head]) -> list[Asked]:
    """The bullets as a list; answers may follow under each of them printed again."""
    after = heads[-1].at + 1
    return [Asked(head.path, None, blocks[head.at].rest, after=after, sure=0.85) for head in heads]


def _closes(block: Block) -> bool:
    return closing_kind(block.text) in ("sign-off", "review", "copyright")


def _groups(blocks: Sequence[Block], begin: int, end: int) -> list[list[int]]:
    groups: list[list[int]] = []
    for at in range(begin, end):
        if blocks[at].bullet is None or blocks[at].marker is not None:
            continue
        if groups and groups[-1][-1] == at - 1 and not blocks[at - 1].text.rstrip().endswith(":"):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _is_asked(blocks: Sequence[Block], group: list[int], zones: Zones) -> bool:
    before = blocks[group[0] - 1] if group[0] else None
    if zones.intro is not None and group[0] == zones.intro + 1:
        return True
    if zones.intro is not None and zones.response is not None and zones.intro < group[0] < zones.response:
        return True
    if before is None or before.kind is BlockKind.TABLE or before.bullet:
        return False
    return before.text.rstrip().endswith((".", "?")) and all(len(blocks[at].text) < 400 for at in group)


def _first_is_request(blocks: Sequence[Block], group: list[int], zones: Zones) -> bool:
    if zones.intro is None or group[0] < zones.intro:
        return False
    before = blocks[zones.intro + 1 : group[0]]
    is_whole = len(before) == 1 and group[-1] + 1 == zones.response
    if is_whole and before[0].text.rstrip().endswith(LEADS):
        return True  # "Please provide for each of the last five years:"
    if any(STRONG.match(block.text.lstrip("“\"'")) and len(block.text) > 40 for block in before):
        return False  # bullets inside a request of several paragraphs
    return not any(is_response_start(block) for block in before)


def _head(at: int, number: int, block: Block) -> Head:
    return Head(at, (str(number),), Marker((str(number),), "bullet", block.bullet or "•", 0))


def _unprinted(asked: Asked) -> Asked:
    return replace(asked, printed=None, sure=min(asked.sure, 0.85))


def _with_one_answer(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head]) -> list[Asked]:
    start = (zones.response if zones.response is not None else heads[-1].at) + 1
    if zones.response is not None and len(blocks[zones.response].text) > 60:
        start = zones.response
    stop = first_closing(blocks, start + 1, zones.end)
    listed = [Asked(head.path, None, blocks[head.at].rest, after=head.at + 1, sure=0.85) for head in heads]
    own = one_each(blocks, start, stop, listed)
    if own:
        return own
    answer = stretches_of(blocks[start:stop])
    return [each.answered(answer, len(heads) > 1) for each in listed]
