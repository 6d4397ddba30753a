"""Companies and landlords that answer requests, where nothing else stands on a line at the letter's edge.

Any letter may name a company: whoever asked may write for one, and its address stand at the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.reading.addressed import below_particulars, right_above_greeting
from documents.reading.blocks import Block
from documents.reading.body_names import COMPANY
from documents.reading.hosts import is_of, labels_in
from documents.reading.requester import EMAIL, OFFICIAL

OF_REGULATIONS = re.compile(r"eirs?\b|environment", re.I)
FIRST_LINES = 4
Place = tuple[str, Block, int]  # a name, with the paragraph and offset where it stands


def companies_in(head: Sequence[Block], signature: Sequence[Block], running: Sequence[Block]) -> Iterator[Place]:
    """Those named at the letter's edges. Below reference or date of the head, only one whose address it gives."""
    hosts = _offices([*head, *signature, *running])
    below = {id(block) for block in below_particulars(head)}
    for blocks in (head[:FIRST_LINES], signature, running):
        for name, block, start in _on_lines(blocks):
            if id(block) not in below or is_of(name, hosts):
                yield name, block, start


def may_be_addressed(name: str, places: Sequence[Block], head: Sequence[Block], every: Sequence[Block]) -> bool:
    """Whether it may be the requester's: a company that neither signature, running line nor an office's address
    anywhere in the letter says, or a body that only the address right above the greeting does."""
    among = head if COMPANY.fullmatch(name) else right_above_greeting(head)
    is_there_alone = bool(places) and {id(block) for block in places} <= {id(block) for block in among}
    return is_there_alone and not is_of(name, _offices(every))


def _on_lines(blocks: Sequence[Block]) -> Iterator[Place]:
    lines = [(block, line.text.strip()) for block in blocks for line in block.lines]
    for block, line in lines[:FIRST_LINES]:
        company = COMPANY.fullmatch(line)
        if company and line in block.text:
            yield company["name"], block, block.text.index(line)


def _offices(blocks: Sequence[Block]) -> frozenset[str]:
    """The hosts of offices' addresses: a person's e-mail may be the requester's."""
    return labels_in(EMAIL.sub(_if_offices, block.text[:3000]) for block in blocks)


def _if_offices(address: re.Match[str]) -> str:
    office = address.group().partition("@")[0]
    return address.group() if OFFICIAL.match(office) or OF_REGULATIONS.match(office) else ""
