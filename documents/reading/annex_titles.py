"""What the documents are called that a letter comes with: the words at their own heads.

Annex A – Costs                          after a dash or colon
Appendix 2: Terms of the contract
Atodiad B / ANNEX B                      or on the line below
Minutes of the working group
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.attachments import NAMED, NOT_SHOWN, label_of, title_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.shapes import Document
from documents.reading.zones import SIGN_OFF, Zones

LONGEST = 140  # characters of a head or a title
ENDS = (".", ";", ",", ":", "?")
SHORTEST = 30  # characters of a document's text
STANDS_BELOW = "It stands below the letter on page "


def with_titles(documents: Sequence[Document], blocks: Sequence[Block], zones: Zones) -> list[Document]:
    """The same documents; those that the letter only names get the title that stands at their head, after the
    signature. One whose head stands below it on the letter's own page is shown there."""
    signed = next((at for at in range(zones.begin, zones.end) if SIGN_OFF.match(blocks[at].text)), zones.end)
    heads: dict[str, int] = {}
    for at in range(signed, len(blocks)):
        label = _headed(blocks[at])
        if label:
            heads.setdefault(label, at)
    return [_titled(each, blocks, heads[each.label], zones) if each.label in heads else each for each in documents]


def _headed(block: Block) -> str:
    """The label that heads a document here; nothing where a sentence or a list only names it."""
    head = NAMED.match(block.text) if len(block.text) < LONGEST and not block.bullet else None
    opens = head is not None and (head.start("label") == 0 or block.text.startswith("Atod"))  # no "Encl: Document 1"
    if head is None or not opens or not (head["sign"] or not head["title"]):
        return ""
    return label_of(head["label"])


def _titled(document: Document, blocks: Sequence[Block], at: int, zones: Zones) -> Document:
    head = NAMED.match(blocks[at].text)
    own = title_of(head["title"]) if head and head["title"] else _title_below(blocks, at)
    is_below = at < zones.end and document.note == NOT_SHOWN and _has_text(blocks, at)
    note = f"{STANDS_BELOW}{blocks[at].page}." if is_below else document.note
    return replace(document, title=document.title or own, note=note)


def _has_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether the document itself stands under its head: not so in a list of what is enclosed."""
    under = [block for block in blocks[at + 1 : at + 3] if block.page == blocks[at].page]
    is_list = bool(under) and bool(_headed(under[0]))
    return not is_list and any(block.kind is BlockKind.TABLE or len(block.text) >= SHORTEST for block in under)


def _title_below(blocks: Sequence[Block], at: int) -> str | None:
    """A line right below the label, no sentence, with something under it on its page."""
    below, under = (blocks[at + 1 : at + 2], blocks[at + 2 : at + 3])
    if not below or not under or below[0].page != blocks[at].page or under[0].page != blocks[at].page:
        return None
    line = below[0]
    plain = line.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not line.bullet and not line.marker
    is_title = plain and len(line.text) < LONGEST and not line.text.rstrip().endswith(ENDS)
    return title_of(line.text) if is_title else None
