"""A letter, read: the steps from its bytes to a Reading, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.annexed_request import ONLY_OPENING, better_in_annex, request_in_annex
from documents.reading.answered_annex import answered_by_number, answers_in_annex
from documents.reading.answers import Letter, read_answer, repeated_openings
from documents.reading.asked import Asked
from documents.reading.assemble import link_places, to_reading
from documents.reading.authority import find_authority
from documents.reading.bare_numbers import with_bare_numbers
from documents.reading.blocks import Block, lines_to_blocks, running_blocks
from documents.reading.caveats import with_caveats
from documents.reading.decided import with_decided
from documents.reading.exemptions import regime_of
from documents.reading.formats.choosing import pages_of
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.further_letters import find_further, of_the_first, with_further
from documents.reading.head_tables import with_head_tables, with_particulars
from documents.reading.headed import answers_end, headed_questions, is_headed
from documents.reading.inline_requests import with_requests_apart
from documents.reading.kinds import answered_on_the_way, find_kind_on_the_way, without_ours
from documents.reading.layouts import find_layouts
from documents.reading.lettered_answers import with_lettered_answers
from documents.reading.links import find_links
from documents.reading.notices import without_notices
from documents.reading.own_numbers import without_own_numbers
from documents.reading.part_titles import with_titles_doubted, without_part_numbers
from documents.reading.practice import asks_of_practice
from documents.reading.questions import find_questions
from documents.reading.reasons import with_reasons_placed
from documents.reading.reviews import without_first_answer
from documents.reading.section_letters import with_section_letters
from documents.reading.shapes import LetterKind, Reading
from documents.reading.tables import FoundTable, find_tables
from documents.reading.under_notes import answered_below, copied_from, requester_closes
from documents.reading.underlined import without_underlines
from documents.reading.upright import as_shown, set_upright
from documents.reading.whole import whole_request
from documents.reading.words import Page
from documents.reading.zones import Zones, annexed, find_zones


def read(name: str, data: bytes, seen: Seen = NOTHING_SEEN) -> Reading:
    """Read a letter. Raises `documents.errors.UnreadableLetter` where nothing can be read, saying why.

    `seen`: the words that text recognition found in the pictures of a scan's pages.
    """
    shown = pages_of(name, data, seen)
    pages = set_upright(shown)
    further = find_further(pages)
    sheets, tables = find_tables(of_the_first(pages, further))
    blocks = with_particulars(without_part_numbers(without_underlines(lines_to_blocks(sheets))), tables)
    headed = is_headed(blocks)
    blocks = blocks if headed else _as_numbered(blocks)
    answered = answers_end(blocks) if headed else 0
    zones = _zones(blocks, pages, answered)
    links = find_links(sheets, tables)
    regime = regime_of("\n".join(block.text for block in blocks[: zones.end]))
    found = headed_questions(blocks, zones) if headed else with_lettered_answers(_found_by_form(blocks, tables, zones))
    asked = found if headed else with_titles_doubted(without_notices(with_reasons_placed(found, regime), regime))
    blocks = with_head_tables(blocks, tables, zones, asked)
    layouts = find_layouts(blocks, tables, zones, asked)
    authority = find_authority(blocks, zones, running_blocks(sheets), pages[0].issuer)
    texts = tuple(page.text for page in pages)
    noted = tuple(with_caveats([found.table for found in tables], blocks, zones, asked, texts))
    places, repeated = link_places(links, pages), repeated_openings(asked)
    letter = Letter(texts, noted, places, regime, repeated, authority, *_of_which_law(texts, asked))
    answers = with_decided(asked, [read_answer(each, letter) for each in asked], blocks, zones, letter)
    reading = with_further(to_reading(pages, blocks, zones, asked, answers, links, letter, layouts), further)
    return as_shown(reading, shown, pages)


def _zones(blocks: Sequence[Block], pages: Sequence[Page], answered: int) -> Zones:
    """The zones of a letter: a mail that is answered line by line ends where its writer closes it."""
    below, copied = answered_below(blocks, pages), copied_from(blocks, pages)
    zones = find_zones(blocks[:copied], sum(not page.attached for page in pages), answered, below)
    zones = replace(zones, copied=copied is not None)
    return replace(zones, end=requester_closes(blocks, below, zones.end)) if below else zones


def _as_numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the numbers that they count by, and without those that number nothing asked."""
    numbered = with_bare_numbers(with_section_letters(without_own_numbers(blocks)))
    return without_first_answer(with_requests_apart(numbered))


def _of_which_law(texts: Sequence[str], asked: Sequence[Asked]) -> tuple[bool, bool]:
    """Whether it asks how requests are dealt with, and whether its Regulations are those for Scotland."""
    scottish = any("(scotland) regulations" in text.lower() for text in texts)
    return any(asks_of_practice(each.text) for each in asked), scottish


def _found_by_form(blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones) -> list[Asked]:
    """The questions with their answers, as the form of the letter lets one tell."""
    asked = answers_in_annex(blocks, zones, lambda where: find_questions(blocks, tables, where))
    asked = asked or answered_by_number(blocks, zones, lambda where: find_questions(blocks, (), where, answered=False))
    asked = asked or request_in_annex(blocks, zones, lambda where: find_questions(blocks, (), where, answered=False))
    asked = asked or find_questions(blocks, tables, zones)
    kind = find_kind_on_the_way(blocks, zones, asked)
    if kind:
        ours = without_ours(blocks, zones, kind)
        follows = ours.end == zones.end or (zones.intro or 0) > ours.end  # the request is restated below what is asked
        asked = find_questions(blocks, tables, ours, answered=kind is not LetterKind.CLARIFICATION) or [
            each for each in asked if follows or each.after <= ours.end
        ]
        return [replace(each, answer=answered_on_the_way(kind, each)) for each in asked]
    if not any(each.answer and each.sure > ONLY_OPENING for each in asked):
        asked = better_in_annex(asked, find_questions(blocks, tables, annexed(blocks, zones)))
    return asked or whole_request(blocks, zones)
