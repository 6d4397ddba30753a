"""Who answers: the public body whose name stands in the letterhead, the sign-off, the running foot or the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from documents.reading.addressed import without_addressed
from documents.reading.blocks import Block, made
from documents.reading.body_names import BODY, COMPANY, NOT_BODY, OMBUDSMAN, WHOLE_LINE, WORD, trimmed
from documents.reading.both_tongues import begins_in_english, in_both_tongues, in_english, is_other_tongue
from documents.reading.commissioners import with_place
from documents.reading.companies import companies_in, may_be_addressed
from documents.reading.hosts import is_common, is_of, labels_in, short_name
from documents.reading.shapes import Fact
from documents.reading.words import words_between, words_to_spans
from documents.reading.zones import SIGN_OFF, Zones

CUT = re.compile(r"(?: (?:and|of|for|the|&)){1,3}\s?")  # the name goes on elsewhere
DEPARTMENT = re.compile(r"(?:Home|Cabinet) Office|(?:Department (?:for|of)|Ministry of) .{3,60}")
IN_HEAD = 3.0  # what a name in a letterhead or under a signature weighs
COMPANYS = 2.5  # … of a company, which any letter may name
RUNS = 2.0  # … in a line that runs over every page
HOUSES = 1.5  # … of the house that it stands in: "Northam Police Headquarters" is an address, also of others in it
BESIDE_OTHERS, IN_TEXT_ALONE = 0.7, 0.6  # sure
CAPITALS = re.compile(r"\b[A-Z]{4,30}\b")
NEAR = 0.75  # share of the best name's weight
JOINS = re.compile(r"^(?:and|&|of|for|the)\b|(?:[,&]|\b(?:and|of|for|the))$")
SMALL = re.compile(r"(?<= )(?:And|Of|The|For|Upon|Under|In|On)(?= )")
NAME_BEGINS = re.compile(WORD + r"(?:,? (?:" + WORD + r"|and|&|of|the|for)){0,4}")
HOUSE = re.compile(r",? (?:Headquarters|HQ)\b")
OFFICE = re.compile(  # a line of a letterhead that is a place or an office, not the beginning of a name
    r"\b(?:Information|Freedom|Governance|Services?|Unit|Team|Headquarters|House|Road|Street|Lane|Corporate|Legal"
    r"|Records|Chief|Head|Director\w*|Private|Confidential|Dear|Date|Ref\w*|Our|Your|Mr|Mrs|Ms|Miss|Dr|From|To)\b"
)
TITLE_CASE = re.compile(r"[A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{1,30}|and|&|of|the|for|in|on)){1,6}")
LONGEST_HEAD = 100  # characters
FIRST_LINES = 4
COLUMNS = 3  # lines of other columns, at most, that are read between two lines of one
SAME_SIZE, NEXT_LINE = 0.1, 1.8  # shares of a line's height

# Before the name of a body that does not write the letter: "held by …", "please contact …", "Smith v …"
OTHERS = re.compile(
    r"(?:\b(?:held|handled|run|made|kept|owned|managed|provided|published|collected|issued) by|\bcontact|\bv\.?)"
    r" (?:the )?$",
    re.I,
)
# After the name of the body that writes the letter: "the Police Service of Lagan does hold …"
SPEAKS = re.compile(
    r" (?:\([A-Z]{2,8}\) )?(?:(?:does|can|cannot|will|has|have|is|are)\b(?: (?!been|to)\w{1,12}){0,2} )?"
    r"(?:holds?|confirms?|neither|considered|considers|searched|conducted|relies|withholding|unable)\b"
)


Found = dict[str, list[tuple[float, Block, int]]]  # names, with the weight, paragraph and offset of each place


def find_authority(
    blocks: Sequence[Block], zones: Zones, running: Sequence[Block], issuer: Sequence[str] = ()
) -> Fact | None:
    """The body named where authorities name themselves, in the fullest form of its name.

    `issuer`: how the file itself calls whoever wrote it, beside its text.
    """
    begin = zones.begin or _letterhead_end(blocks[: zones.end])
    body = blocks[begin : zones.end]
    signed = next((at for at, block in enumerate(body) if SIGN_OFF.match(block.text)), len(body))
    own = without_addressed(blocks[:begin], body[signed + 1 : signed + 6])
    head = _wrapped([part for block in own for part in _parted(block)])
    found = _named(head, body, signed, running)
    edges = [*head, *body[signed:], *running[:20]]
    labels = labels_in([*(block.text for block in edges), *(f"@{said}" for said in issuer)])
    if not found:
        return _named_beside(issuer) or short_name(edges, issuer, labels) or _named_twice(edges, running, issuer)
    named = _named_beside(issuer)
    weights = {name: _weight(name, found, labels) + any(name in said for said in issuer) for name in found}
    best = _best(found, head, weights)
    if named is not None and weights[best] < IN_HEAD and best not in named.value and named.value not in found:
        return replace(named, sure=BESIDE_OTHERS)  # a message that speaks of another body is not from that
    fact = _as_printed(best, found[best][0][1:], weights)
    places = [block for weight, block, _ in found[best] if weight >= RUNS]
    if may_be_addressed(best, places, head, [*head, *body, *running]) or not (
        _who_may_write(found) or is_of(best, labels)
    ):
        fact = replace(fact, sure=min(fact.sure, IN_TEXT_ALONE))
    return with_place(fact, blocks, zones)


def _named(head: Sequence[Block], body: Sequence[Block], signed: int, running: Sequence[Block]) -> Found:
    """Every body that the letter names, with what each of its places weighs. `signed`: where in the body it is."""
    found: Found = {}
    for block in head:
        _collect(found, block, IN_HEAD)
    for at, block in enumerate(body):
        signs = signed < at <= signed + 5 and len(block.text) < 140
        _collect(found, block, IN_HEAD if signs else 1.5 if at < 5 else 0.5)
    for block in running:
        _collect(found, block, RUNS)
    for name, block, start in companies_in(head, body[signed + 1 : signed + 6], running):
        found.setdefault(name, []).append((COMPANYS, block, start))
    return found


def _best(found: Found, head: Sequence[Block], weights: dict[str, float]) -> str:
    """The name that weighs most; of two in two languages the English one."""
    may_write = _who_may_write(found) or list(found)
    in_head = {name for name, places in found.items() if any(block in head for _, block, _ in places)}
    best = max(may_write, key=lambda name: (weights[name], name in in_head, len(name)))
    return in_english(best, [name for name in may_write if name in in_head and weights[name] >= NEAR * weights[best]])


def _letterhead_end(blocks: Sequence[Block]) -> int:
    """In a letter that greets nobody: one past the lines at its head that are nothing but a body's name."""
    return next((at for at, block in enumerate(blocks[:FIRST_LINES]) if not _only_names(block)), 0)


def _parted(block: Block) -> list[Block]:
    """A name in capitals apart from the lines below it that are not: "HARBOUR TRUST / Quay House, Netherby"."""
    runs = [made(tuple(lines)) for _, lines in groupby(block.lines, key=lambda line: line.text.isupper())]
    return runs if len(runs) == 2 and block.lines[0].text.isupper() else [block]


def _in_small(capitals: str) -> str:
    """ "POLICE AND CRIME COMMISSIONER" as a name is written elsewhere."""
    return SMALL.sub(lambda found: found.group().lower(), capitals.title())


def _only_names(block: Block) -> bool:
    line = block.lines[0].text.strip() if block.lines else ""
    said = _in_small(line) if line.isupper() else line
    whole = BODY.fullmatch(said) or COMPANY.fullmatch(line) or WHOLE_LINE.fullmatch(said)
    return len(block.text) < LONGEST_HEAD and (whole is not None or is_other_tongue(line))


def _who_may_write(found: Found) -> list[str]:
    """The bodies named in the letterhead, under the signature or in a running line, also by a longer name elsewhere;
    none where none is. However often the text speaks of another, that one did not write the letter."""
    at_edge = [name for name, places in found.items() if any(weight >= RUNS for weight, _, _ in places)]
    return [name for name in found if any(each in name for each in at_edge)]


def _as_printed(best: str, place: tuple[Block, int], weights: dict[str, float]) -> Fact:
    """The name as it is printed there, and how sure it is that this is who writes."""
    block, start = place
    is_cut = CUT.fullmatch(block.text[start + len(best) :]) or is_common(best)
    name, start = in_both_tongues(best, block, start)
    others = {other: weight for other, weight in weights.items() if other not in name and not is_other_tongue(other)}
    near = _is_near(best, others, weights[best])
    sure = 0.6 if weights[best] < IN_HEAD or is_cut else 0.8 if near else 0.9
    return Fact(name, words_to_spans(words_between(block.words, start, start + len(name))), sure)


def _named_beside(issuer: Sequence[str]) -> Fact | None:
    """The body that a web page's title or a message's sender names, where the letter itself names none."""
    for said in issuer:
        for piece in re.split(r" [|–—-] ", said):
            found = BODY.search(piece) or BODY.search(CAPITALS.sub(lambda word: word.group().title(), piece))
            name = trimmed(found.group(), 0)[0] if found else ""
            if len(name) > 4 and not NOT_BODY.search(name) and not is_common(name):
                return Fact(name, (), 0.8)
    return None


def _named_twice(edges: Sequence[Block], running: Sequence[Block], issuer: Sequence[str]) -> Fact | None:
    """A name of no known kind that a letter prints twice at its edges, or a page in its title and in its foot."""
    tails = [re.split(r" [|–—-] ", said)[-1] for said in issuer]
    lines = [block.text.strip() for block in edges]
    seen = [*tails, *lines, *(block.text.strip() for block in running[:1])]
    for name in dict.fromkeys(seen):
        if seen.count(name) > 1 and len(name) < LONGEST_HEAD and TITLE_CASE.fullmatch(name) and not OFFICE.search(name):
            block = next((each for each in edges if each.text.strip() == name), None)
            spans = words_to_spans(block.words) if block is not None else ()
            return Fact(name, spans, 0.6)
    return None


def _wrapped(head: Sequence[Block]) -> list[Block]:
    """A letterhead in which a name that is set over two lines is one block: "Southern Lough / Health Trust"."""
    joined: list[Block] = []
    for block in head:
        near = range(len(joined) - 1, max(len(joined) - COLUMNS, 0) - 1, -1)
        over = (at for at in near if at == len(joined) - 1 or _is_right_below(joined[at], block))
        above = next((at for at in over if _name_goes_on(joined[at], block)), None)
        if above is None:
            joined.append(block)
        else:
            joined[above] = made((*joined[above].lines, *block.lines))
    return joined


def _is_right_below(above: Block, block: Block) -> bool:
    """Whether it is the next line of a column that is set in a size and weight of its own, beside another column."""
    if not above.lines or not block.lines or not block.lines[0].words[0].box or not above.lines[0].words[0].box:
        return False
    last, line = above.lines[-1], block.lines[0]
    alike = abs(last.height - line.height) < SAME_SIZE * line.height and above.bold == block.bold
    below = last.page == line.page and 0 < line.top - last.top < NEXT_LINE * line.height
    return alike and below and abs(last.x0 - line.x0) < SAME_SIZE * line.height


def _name_goes_on(above: Block, block: Block) -> bool:
    if not above.lines or not block.lines or above.bold != block.bold:
        return False
    if not NAME_BEGINS.fullmatch(above.text):  # "Department for Rural Skills, / Energy and Fisheries"
        return above.text.endswith(",") and DEPARTMENT.fullmatch(above.text[:-1]) is not None and "and" in block.text
    if OFFICE.search(above.text) or len(block.text) > LONGEST_HEAD:
        return False
    if JOINS.search(above.text) or JOINS.match(block.text):  # "Department for Harbours / and Coastal Affairs"
        return True
    rest = BODY.match(block.text)
    return (
        rest is not None
        and is_common(rest.group())
        and not NOT_BODY.search(rest.group())
        and not (BODY.fullmatch(above.text) and not above.text.startswith("NHS "))
    )


def _weight(name: str, found: Found, labels: frozenset[str]) -> float:
    """A longer name also counts where only a part of it stands, and one whose host the letter gives."""
    own = _told(found[name])
    parts = sum(0.5 * _told(places) for other, places in found.items() if other != name and other in name)
    return own + parts + (0.5 if " " in name else 0.0) + (1.0 if is_of(name, labels) else 0.0)


def _is_near(best: str, others: dict[str, float], weight: float) -> bool:
    """Whether another name, no form of this one, stands nearly as well."""
    least = max(NEAR * weight, IN_HEAD)
    return any(other >= least for name, other in others.items() if best not in name)


def _told(places: list[tuple[float, Block, int]]) -> float:
    """How much its places say; however often the text names a body, that alone does not make it the author."""
    return sum(weight for weight, _, _ in places if weight >= 1) + min(
        2.0, sum(weight for weight, _, _ in places if weight < 1)
    )


def _collect(found: Found, block: Block, weight: float) -> None:
    text = block.text[:3000]
    if text.isupper() and len(text) < LONGEST_HEAD and len(text.title()) == len(text):  # a letterhead in capitals
        text = _in_small(text)
    whole = WHOLE_LINE.fullmatch(text) if weight >= IN_HEAD and not BODY.search(text) else None
    for match in BODY.finditer(text) if whole is None else [whole]:
        name, start = trimmed(match.group(), match.start())
        if weight < 1 and OTHERS.search(text[max(start - 30, 0) : start]):
            continue
        own = 1.5 if weight < 1 and SPEAKS.match(text, start + len(name)) else weight
        own = min(own, HOUSES) if HOUSE.match(text, start + len(name)) else own
        if len(name) > 4 and (not NOT_BODY.search(name) or (weight >= IN_HEAD and OMBUDSMAN.fullmatch(name))):
            name = block.text[start : start + len(name)]
            name = _on_one_line(block, name, start) if weight >= IN_HEAD else name
            start = block.text.index(name, start)
            found.setdefault(name, []).append((own, block, start))


def _on_one_line(block: Block, name: str, start: int) -> str:
    """In a letterhead the line below a whole name is another thing: "Department for Roads / Minster House"."""
    ends = accumulate(len(line.text) + 1 for line in block.lines[:-1])
    english = begins_in_english(name, [end - 1 - start for end in ends])
    if english:
        return name[english:]
    end = 0
    for line in block.lines[:-1]:
        end += len(line.text)
        upper, lower = name[: end - start], name[end - start :].strip()
        if (
            start < end < start + len(name)
            and BODY.fullmatch(upper)
            and not JOINS.search(upper)
            and not JOINS.match(lower)
            and not is_common(lower)
        ):
            return upper
        if start < end < start + len(name) and DEPARTMENT.fullmatch(lower) and not JOINS.search(upper):
            return lower  # "Migration and Borders / Home Office"
        end += 1
    return name
