"""Who answers: the public body whose name stands in the letterhead, the sign-off, the running foot or the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.blocks import Block, made
from documents.reading.commissioners import with_place
from documents.reading.hosts import is_common, is_of, labels_in, short_name
from documents.reading.shapes import Fact
from documents.reading.words import words_between, words_to_spans
from documents.reading.zones import SIGN_OFF, Zones

WORD = r"[A-Z][\w’'-]*"
PREFIX = r"(?:" + WORD + r"(?:,? (?:of|and|&|the|upon|on|in|for|under|with|cum|le|de)(?: the)?)? ){1,8}"
SUFFIX = (
    r"(?:Police(?: Service| Force)?|Constabulary|Council|NHS (?:Foundation )?Trust"
    r"|University Hospitals?(?: NHS (?:Foundation )?Trust)?|Health Board|Integrated Care Board"
    r"|Fire (?:and|&) Rescue(?: Service| Authority)?|Fire Service|Ambulance Service"
    r"|University(?: of " + WORD + r"(?: and " + WORD + r")?)?|Authority|Agency"
    r"|Commission|Ombudsman|Corporation|Foundation Trust|Trust|Executive|Clinical Commissioning Group|ICB|CCG"
    r"|(?:Prosecution|Prison|Probation|Courts?|Tribunals?|Insolvency) Service|School|Institute|Regulator|Registry"
    r"|Inspectorate|Office|Board|Department|College|Association|Academy|Assembly|Parliament|Commissioner)"
)
COMMISSIONER = r"(?:Office of the )?Police(?:,? Fire)? (?:and|&) Crime Commissioner"
PLACES = r"(?: for (?:the )?" + WORD + r"(?:,? (?:and |& |the |of )?" + WORD + r"){0,6})"
LONG_DEPARTMENT = (  # "Department for Rural Skills, Energy and Fisheries"
    r"(?:Department (?:for|of)|Ministry of)(?: "
    + WORD
    + r"){1,3}(?:,(?: "
    + WORD
    + r"){1,3}){1,3},? (?:and|&)(?: "
    + WORD
    + r"){1,2}|"
)
NAMED = LONG_DEPARTMENT + (
    r"(?:Department (?:for|of)|Ministry of|Office (?:for|of)|University of|University Hospitals? of|NHS"
    r"|(?:Royal )?College of|(?:(?:Metropolitan|London|Royal) )?Borough of|City of|Vale of|Isle of|Heddlu|Cyngor"
    r"|Transport for|Police Service of|Health and|HM|Welsh|Scottish|Police) (?:the )?"
    r"(?:"
    + WORD
    + r"(?:,? (?:and|&|of|the|for))? ?){1,7}|Home Office|Cabinet Office|HM Treasury|Ofcom|Ofsted|Ofgem|Ofwat"
    r"|Ofqual|Metropolitan Police Service|Welsh Government|Scottish Government"
)
LISTED = r"(?:" + WORD + r", ){0,2}"  # "Armagh, Banbridge and Craigavon Borough Council"
BODY = re.compile(
    r"\b(?=[A-Z])(?:"
    + COMMISSIONER
    + PLACES
    + r"?|(?:"
    + LISTED
    + WORD
    + r" and )?"
    + PREFIX
    + SUFFIX
    + r"\b(?:"
    + PLACES
    + r")?|"
    + NAMED
    + r")"
)
OMBUDSMAN = re.compile(r"[A-Z][\w ]{4,60} Ombudsman(?: for [A-Z][\w ]{2,40})?")
WHOLE_LINE = re.compile(  # words that mean a body only where nothing else stands on a line of the head
    r"(?:[A-Z][\w’'-]{1,30} (?:(?:of|and|&|for|the) ){0,2}){1,6}"
    r"(?:Partnership|Federation|Bureau|Museums?|Library|Archives?|Secretariat|Panel|Tribunal|Court|Survey|Observatory|Laboratory)"
)
CUT = re.compile(r"(?: (?:and|of|for|the|&)){1,3}\s?")  # the name goes on elsewhere
DEPARTMENT = re.compile(r"(?:Home|Cabinet) Office|(?:Department (?:for|of)|Ministry of) .{3,60}")
IN_HEAD = 3.0  # what a name in a letterhead or under a signature weighs
BESIDE_OTHERS = 0.7  # sure
CAPITALS = re.compile(r"\b[A-Z]{4,30}\b")
NEAR = 0.75  # share of the best name's weight
JOINS = re.compile(r"^(?:and|&|of|for|the)\b|(?:[,&]|\b(?:and|of|for|the))$")
SMALL = re.compile(r"(?<= )(?:And|Of|The|For|Upon|Under|In|On)(?= )")
NAME_BEGINS = re.compile(WORD + r"(?:,? (?:" + WORD + r"|and|&|of|the|for)){0,4}")
OFFICE = re.compile(  # a line of a letterhead that is a place or an office, not the beginning of a name
    r"\b(?:Information|Freedom|Governance|Services?|Unit|Team|Headquarters|House|Road|Street|Lane|Corporate|Legal"
    r"|Records|Chief|Head|Director\w*|Private|Confidential|Dear|Date|Ref\w*|Our|Your|Mr|Mrs|Ms|Miss|Dr|From|To)\b"
)
TITLE_CASE = re.compile(r"[A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{1,30}|and|&|of|the|for|in|on)){1,6}")
LONGEST_HEAD = 100  # characters
LEAD = re.compile(
    r"^(?:.{0,200}\b(?:Unit|Team|Command|Headquarters|Section|Desk|Officer|Manager|Directorate|Division|Dear"
    r"|Regards|Sincerely|Faithfully|Act|Under|Contact)\b,? +|"
    r"(?:[Tt]he|Organi[sz]ation|For|From|At|On|In|If|By|Of|To|And|Yours|Requests?|Please|Kind|Re|That|This|As|When|Although|However"
    r"|While|Since|Your|Our|Do|Does|Did|Is|Are|Has|Have|Can|Could|How|What|Which|Who|Where"
    r"|Freedom of Information|FOI|Information|(?:Meetings?|Working|Contracts?|Agreements?|Emails?|Together) with) +)"
)
TAIL = re.compile(
    r"(?: (?:Corporate|HQ|Headquarters|Freedom|Information|Response|Complaints?|Request|Policy|Disclosure"
    r"|Regulations|Act|Limited|Ltd|Website|PO Box)\b.{0,200}|(?: (?:and|of|for|the|&)){1,4}(?: I)?|[ ,&]{1,6})\s?$"
)
NOT_BODY = re.compile(
    r"^Chief Executive|^[\w-]+['’]s Office$|Information Commissioner|Public Authorit|Supervisory"
    r"|Data Protection|Local Authority"
    r"|^(?:The )?(?:Authority|Council|Trust|Police|Commission|Commissioner|Constabulary|University|Agency"
    r"|College|NHS|Department|Office|Board|Ministry|Academy|School|Institute|Service|Parliament|Assembly)$"
    r"|^Office of the (?:Scottish|Information|Registrar|Secretary|Vice|Principal|Provost|Chief|Clerk|Leader|Director)\b"
    r"|Freedom of Information|Information Tribunal|Ombudsman|Environmental Information|Ministry of Justice Act|European"
    r"|^Health and Safety$"
)


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
IN_WELSH = re.compile(  # or Irish, or Gaelic
    r"(?:Cyngor|Heddlu|Bwrdd|Prifysgol|Gwasanaeth|Awdurdod|Ymddiriedolaeth|Comisiynydd|Swyddfa|Llywodraeth|Parc"
    r"|Iechyd|Coleg|Comhairle|Coimisi[uú]n|Seirbheis|B[oò]rd|Oilthigh|Poileas)\b[\w’' -]{3,80}"
)


def find_authority(
    blocks: Sequence[Block], zones: Zones, running: Sequence[Block], issuer: Sequence[str] = ()
) -> Fact | None:
    """The body named where authorities name themselves, in the fullest form of its name.

    `issuer`: how the file itself calls whoever wrote it, beside its text.
    """
    found: dict[str, list[tuple[float, Block, int]]] = {}
    head, body = _wrapped(blocks[: zones.begin]), blocks[zones.begin : zones.end]
    signed = next((at for at, block in enumerate(body) if SIGN_OFF.match(block.text)), len(body))
    for block in head:
        _collect(found, block, IN_HEAD)
    for at, block in enumerate(body):
        signs = signed < at <= signed + 5 and len(block.text) < 140
        _collect(found, block, IN_HEAD if signs else 1.5 if at < 5 else 0.5)
    for block in running:
        _collect(found, block, 2.0)
    edges = [*head, *body[signed:], *running[:20]]
    labels = labels_in([*(block.text for block in edges), *(f"@{said}" for said in issuer)])
    if not found:
        return _named_beside(issuer) or short_name(edges, issuer, labels) or _named_twice(edges, running, issuer)
    named = _named_beside(issuer)
    in_head = {name for name, places in found.items() if any(block in head for _, block, _ in places)}
    weights = {name: _weight(name, found, labels) + any(name in said for said in issuer) for name in found}
    best = max(found, key=lambda name: (weights[name], name in in_head, len(name)))
    if named is not None and weights[best] < IN_HEAD and best not in named.value and named.value not in found:
        return replace(named, sure=BESIDE_OTHERS)  # a message that speaks of another body is not from that
    return with_place(_as_printed(best, found[best][0][1:], weights), blocks, zones)


def _as_printed(best: str, place: tuple[Block, int], weights: dict[str, float]) -> Fact:
    """The name as it is printed there, and how sure it is that this is who writes."""
    block, start = place
    is_cut = CUT.fullmatch(block.text[start + len(best) :]) or is_common(best)
    name, start = _in_both_tongues(best, block, start)
    near = _is_near(best, {other: weight for other, weight in weights.items() if other not in name}, weights[best])
    sure = 0.6 if weights[best] < IN_HEAD or is_cut else 0.8 if near else 0.9
    return Fact(name, words_to_spans(words_between(block.words, start, start + len(name))), sure)


def _named_beside(issuer: Sequence[str]) -> Fact | None:
    """The body that a web page's title or a message's sender names, where the letter itself names none."""
    for said in issuer:
        for piece in re.split(r" [|–—-] ", said):
            found = BODY.search(piece) or BODY.search(CAPITALS.sub(lambda word: word.group().title(), piece))
            name = _trimmed(found.group(), 0)[0] if found else ""
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
        if joined and _name_goes_on(joined[-1], block):
            joined[-1] = made((*joined[-1].lines, *block.lines))
        else:
            joined.append(block)
    return joined


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
        and not (BODY.fullmatch(above.text) and not above.text.startswith("NHS "))
    )


def _weight(name: str, found: dict[str, list[tuple[float, Block, int]]], labels: frozenset[str]) -> float:
    """A longer name also counts where only a part of it stands, and one whose host the letter gives."""
    own = _told(found[name])
    parts = sum(0.5 * _told(places) for other, places in found.items() if other != name and other in name)
    return own + parts + (0.5 if " " in name else 0.0) + (1.0 if is_of(name, labels) else 0.0)


def _is_near(best: str, others: dict[str, float], weight: float) -> bool:
    """Whether another name, no form of this one, stands nearly as well."""
    least = max(NEAR * weight, IN_HEAD)
    return any(other >= least for name, other in others.items() if best not in name)


def _in_both_tongues(name: str, block: Block, start: int) -> tuple[str, int]:
    """A name given in two languages on one line is both, and where it begins: "Cyngor Penllyn / Penllyn Council"."""
    for line in block.lines:
        pieces = [piece.strip() for piece in line.text.split("/")]
        for one, other in pairwise(pieces):
            is_named = name in (one, other) and (BODY.fullmatch(one) or BODY.fullmatch(other))
            at = block.text.find(line.text)
            if is_named and (IN_WELSH.fullmatch(one) or IN_WELSH.fullmatch(other)) and at >= 0:
                begin, end = line.text.index(one), line.text.rindex(other) + len(other)
                return line.text[begin:end], at + begin
    return name, start


def _told(places: list[tuple[float, Block, int]]) -> float:
    """How much its places say; however often the text names a body, that alone does not make it the author."""
    return sum(weight for weight, _, _ in places if weight >= 1) + min(
        2.0, sum(weight for weight, _, _ in places if weight < 1)
    )


def _collect(found: dict[str, list[tuple[float, Block, int]]], block: Block, weight: float) -> None:
    text = block.text[:3000]
    if text.isupper() and len(text) < LONGEST_HEAD and len(text.title()) == len(text):  # a letterhead in capitals
        text = SMALL.sub(lambda found: found.group().lower(), text.title())
    whole = WHOLE_LINE.fullmatch(text) if weight >= IN_HEAD and not BODY.search(text) else None
    for match in BODY.finditer(text) if whole is None else [whole]:
        name, start = _trimmed(match.group(), match.start())
        if weight < 1 and OTHERS.search(text[max(start - 30, 0) : start]):
            continue
        own = 1.5 if weight < 1 and SPEAKS.match(text, start + len(name)) else weight
        if len(name) > 4 and (not NOT_BODY.search(name) or (weight >= IN_HEAD and OMBUDSMAN.fullmatch(name))):
            name = block.text[start : start + len(name)]
            name = _on_one_line(block, name, start) if weight >= IN_HEAD else name
            start = block.text.index(name, start)
            found.setdefault(name, []).append((own, block, start))


def _on_one_line(block: Block, name: str, start: int) -> str:
    """In a letterhead the line below a whole name is another thing: "Department for Roads / Minster House"."""
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


def _trimmed(name: str, start: int) -> tuple[str, int]:
    lead = LEAD.match(name)
    while lead:
        name, start = name[lead.end() :], start + lead.end()
        lead = LEAD.match(name)
    return TAIL.sub("", name), start
