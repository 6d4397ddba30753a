"""Stretches of an answer -> its parts, each with one outcome.

The team develops these …                         disclosed      part 1
Document 3 - The Programme
Section 21 – Information reasonably accessible    elsewhere      part 2: a citation opens a part,
(the formal paragraph, marked as reasons)                        its reasons and links belong to it
… can be found using the following link; …
Document 4 - The Project                          disclosed      part 3: what has no link ends it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents.reading.about import is_about, speaks_of_some
from documents.reading.asked import Asked, Stretch
from documents.reading.blocks import BlockKind
from documents.reading.exemptions import citations_in, denied_in, denies
from documents.reading.headed import is_head, parts_under_heads
from documents.reading.heads import OutcomeHead
from documents.reading.holding import only_holds
from documents.reading.likeness import tokens
from documents.reading.named_exemptions import named_in
from documents.reading.other_bodies import held_by
from documents.reading.outcomes import (
    LAW_TALK,
    allows_neither,
    gives,
    is_law_talk,
    is_not_yet,
    leads_in,
    outcome_of_citations,
    outcome_of_words,
    tells_of_search,
)
from documents.reading.parts import Run, group_runs
from documents.reading.practice import asks_of_practice, counts, without_others
from documents.reading.shapes import AnswerPart, Citation, Fact, Outcome, Said, SaidKind, Table
from documents.reading.table_notes import notes_of
from documents.reading.told_refusals import has_none, only_tells
from documents.reading.turns import pieces_of
from documents.reading.words import Word, words_to_spans, words_to_text

KINDS = {
    BlockKind.HEADING: SaidKind.HEADING,
    BlockKind.PARAGRAPH: SaidKind.PARAGRAPH,
    BlockKind.ITEM: SaidKind.ITEM,
    BlockKind.TABLE: SaidKind.TABLE,
}
REPEATED = 25  # words: formal paragraphs open alike for at least so long
RELIES = re.compile(
    r"\b(?:exempt\w*|withh[eo]ld\w*|refus\w+|appl(?:y|ies)|engage[sd]|by virtue|in accordance"
    r"|(?:am|are|is) relying|rely on|neither)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What answers are read with: page texts, tables, where links stand, the law, what is printed more than once."""

    texts: tuple[str, ...]
    tables: tuple[Table, ...]
    links: Mapping[tuple[int, int], int]  # (page, offset of a word) -> index into the reading's links
    regime: str | None
    repeated: frozenset[str]
    authority: Fact | None = None
    of_practice: bool = False  # it asks how requests for information are dealt with
    is_scottish: bool = False  # its Regulations are those for Scotland


# Where an answer ought to stand, with nothing after it.
BARE_LABEL = re.compile(r"(?:our )?(?:answer|response|reply|ateb|ymateb)(?: ?\d{1,3}[a-z]?)? ?[:.–-]?", re.I)


def repeated_openings(asked: Sequence[Asked]) -> frozenset[str]:
    """The openings of long paragraphs that stand in the letter more than once."""
    places = {(each.block.page, each.words[0].start): each.text for one in asked for each in one.answer if each.words}
    counts = Counter(" ".join(tokens(text)[:REPEATED]) for text in places.values() if len(tokens(text)) >= REPEATED)
    return frozenset(opening for opening, count in counts.items() if count > 1)


def read_answer(asked: Asked, letter: Letter) -> tuple[AnswerPart, ...]:
    """The parts of one question's answer."""
    headed = parts_under_heads(asked.answer)
    if headed:
        return tuple(_headed_part(head, above, under, asked, letter) for head, above, under in headed)
    notes = notes_of(asked.answer)
    denied = denied_in([stretch.words for stretch in asked.answer], letter.regime)
    told = [
        (replace(run, outcome=None) if at in notes else run, denied[at])
        for at, stretch in enumerate(asked.answer)
        for run in _runs(stretch, asked, letter)
    ]
    runs = _as_ncnd(_without_vaguer(_without_denied(told)))
    parts = tuple(_part(group, asked) for group in group_runs(runs))
    return () if all(BARE_LABEL.fullmatch(part.text.strip()) for part in parts) else parts


def _headed_part(
    head: OutcomeHead, above: Stretch, under: Sequence[Stretch], asked: Asked, letter: Letter
) -> AnswerPart:
    """A part whose head says what it is: the words under it are kept, not judged, and reasons under a head apart."""
    where = words_to_spans(above.words, letter.texts)
    said = [_table_run(each.block.table, letter).said if each.block.table is not None
            else _run(each, each.words, asked, letter).said for each in under]  # fmt: skip
    why = next((at for at, each in enumerate(under) if is_head(each.block)), len(under))
    said[why:] = [run if run.kind is SaidKind.TABLE else replace(run, kind=SaidKind.REASONS) for run in said[why:]]
    citations = tuple(Citation(provision, as_written, where) for provision, as_written in head.relied_on)
    return AnswerPart(head.outcome, tuple(said), citations, head.not_yet, head.held_by)


def _without_denied(told: Sequence[tuple[Run, frozenset[str]]]) -> list[Run]:
    """What a review withdraws is not relied on where the same answer tells of the first refusal either.

    `told`: each run with what is not relied on in it."""
    if not any(denied for _, denied in told):
        return [run for run, _ in told]
    kept_runs: list[Run] = []
    still = any(not _is_denied(cited.provision, denied) for run, denied in told for cited in run.citations)
    for run, denied in reversed(told):
        kept = tuple(cited for cited in run.citations if not _is_denied(cited.provision, denied))
        refused = run.outcome in (Outcome.WITHHELD, Outcome.ELSEWHERE, Outcome.COST_LIMIT) and not kept
        refused = refused and (bool(run.citations) or not still or denies(run.said.text))  # not "I therefore uphold …"
        replaced = refused and bool(kept_runs) and bool(kept_runs[-1].citations)  # "instead, section 14 applies"
        outcome = kept_runs[-1].outcome if replaced else Outcome.DISCLOSED if refused else run.outcome
        kept_runs.append(replace(run, citations=kept, outcome=outcome))
    kept_runs.reverse()
    return kept_runs


def _is_denied(provision: str, denied: frozenset[str]) -> bool:
    return provision in denied or any(each.startswith(provision + "(") for each in denied)


def _without_vaguer(runs: Sequence[Run]) -> list[Run]:
    """ "Section 31 is qualified" says no more than the "section 31(3)" cited elsewhere in the same answer."""
    every = {cited.provision for run in runs for cited in run.citations}
    kept_runs = []
    for run in runs:
        kept = tuple(c for c in run.citations if not any(other.startswith(c.provision + "(") for other in every))
        outcome = None if run.citations and not kept else run.outcome
        kept_runs.append(replace(run, citations=kept, outcome=outcome) if kept != run.citations else run)
    return kept_runs


def _as_ncnd(runs: Sequence[Run]) -> list[Run]:
    """Where an answer neither confirms nor denies, the provisions that allow just that are cited for it."""
    if not any(run.outcome is Outcome.NEITHER for run in runs):
        return list(runs)
    return [
        replace(run, outcome=Outcome.NEITHER)
        if run.citations and all(allows_neither(cited.provision) for cited in run.citations)
        else run
        for run in runs
    ]


def _runs(stretch: Stretch, asked: Asked, letter: Letter) -> list[Run]:
    if stretch.block.table is not None:
        return [_table_run(stretch.block.table, letter)]
    pieces = pieces_of(stretch.words, lambda words: _outcome(words, asked, letter))
    return [_run(stretch, words, asked, letter) for words in pieces if words]


def _table_run(at: int, letter: Letter) -> Run:
    table = letter.tables[at]
    rows = [[cell.text for cell in row] for row in (table.header, *table.rows)]
    text = "\n".join("\t".join(row).rstrip() for row in rows)
    inside = {(span.page, span.start) for row in (table.header, *table.rows) for cell in row for span in cell.spans}
    links = sorted({index for place, index in letter.links.items() if place in inside})
    return Run(Said(SaidKind.TABLE, text, table.spans, at, tuple(links)), (), Outcome.DISCLOSED, False)


def _outcome(words: Sequence[Word], asked: Asked, letter: Letter) -> Outcome | None:
    return _judged(words, asked, letter)[1]


def _judged(words: Sequence[Word], asked: Asked, letter: Letter) -> tuple[list[Citation], Outcome | None, float]:
    """What words rely on, what they do, and how sure that is: what they tell of other people's requests is given."""
    cited, outcome = _plainly(words, asked, letter)
    if outcome is None or (outcome is Outcome.ELSEWHERE and not cited):
        return cited, outcome, 1.0
    of_practice = letter.of_practice and (counts(asked.text) or asks_of_practice(asked.text))
    parted = without_others(words, asked.text, of_practice)
    if parted is None:
        return cited, outcome, 1.0
    own, sure = parted
    if len(own) == len(words):
        return cited, outcome, sure
    cited, outcome = _plainly(own, asked, letter)
    return cited, outcome or (Outcome.DISCLOSED if of_practice else None), sure


def _plainly(words: Sequence[Word], asked: Asked, letter: Letter) -> tuple[list[Citation], Outcome | None]:
    text = words_to_text(words)
    cited = _relied_on(citations_in(words, letter.regime), text, asked)
    return cited, outcome_of_citations(cited, text) or _told(text, bool(_links(words, letter)), asked, letter)


def _told(text: str, has_link: bool, asked: Asked, letter: Letter) -> Outcome | None:
    """What the words do, where no provision says it; what sounds like an outcome may only tell of one."""
    if has_none(text, asked.text):
        return Outcome.NOT_HELD
    outcome = outcome_of_words(text, has_link, _own_name(letter))
    return None if only_tells(outcome, text, asked.text, has_link) else outcome


def _own_name(letter: Letter) -> str:
    return letter.authority.value if letter.authority and letter.authority.sure >= 0.9 else ""


def _run(stretch: Stretch, words: tuple[Word, ...], asked: Asked, letter: Letter) -> Run:
    text = stretch.text if words is stretch.words else words_to_text(words)
    links = _links(words, letter)
    cited, outcome, sure = _judged(words, asked, letter)
    kind = KINDS[stretch.block.kind]
    if stretch.block.kind is not BlockKind.TABLE and _is_reasons(text, cited, letter, bool(links)):
        kind = SaidKind.REASONS
    said = Said(kind, text, words_to_spans(words, letter.texts), None, links)
    return Run(
        said,
        tuple(cited),
        outcome,
        leads_in(text) or _only_leads(text, outcome),
        sure,
        _named(words, outcome, cited, letter),
    )


def _named(
    words: Sequence[Word], outcome: Outcome | None, cited: Sequence[Citation], letter: Letter
) -> tuple[Citation, ...]:
    """What a refusal that cites nothing may rely on, by the name that it gives an exemption."""
    refused = outcome in (Outcome.WITHHELD, Outcome.NEITHER)
    return named_in(words, letter.regime, letter.is_scottish) if refused and not cited else ()


def _only_leads(text: str, outcome: Outcome | None) -> bool:
    return outcome is None and not gives(text) and (tells_of_search(text) or only_holds(text))


def _links(words: Sequence[Word], letter: Letter) -> tuple[int, ...]:
    if not letter.links:
        return ()
    found = (letter.links.get((word.page, word.start)) for word in words)
    return tuple(dict.fromkeys(at for at in found if at is not None))


def _is_reasons(text: str, cited: Sequence[Citation], letter: Letter, has_link: bool) -> bool:
    if " ".join(tokens(text)[:REPEATED]) in letter.repeated and LAW_TALK.search(text):
        return True
    if has_link:
        return False
    heads = bool(cited) and len(text) < 140 and not re.search(r"\b(?:withheld|applies|under|exempt from)\b", text, re.I)
    return heads or is_law_talk(text)


def _relied_on(citations: list[Citation], text: str, asked: Asked) -> list[Citation]:
    """In an answer given for several questions, a sentence may say which of them a provision bears on."""
    if asked.named and not RELIES.search(text):  # the question names a provision, and the answer speaks of it
        citations = [cited for cited in citations if cited.provision not in asked.named]
    if not asked.shared or not citations or not speaks_of_some(text, asked):
        return citations
    kept = []
    for cited in citations:
        sentence = next((each for each in re.split(r"(?<=[.;])\s+(?=[A-Z])", text) if cited.as_written in each), text)
        if is_about(sentence, asked):
            kept.append(cited)
    return kept


def _part(group: Sequence[Run], asked: Asked) -> AnswerPart:
    text = "\n".join(run.said.text for run in group)
    citations: dict[str, Citation] = {}
    for run in group:
        for cited in run.citations:
            citations.setdefault(cited.provision, cited)
    kept = [
        cited
        for provision, cited in citations.items()
        if not any(other.startswith(provision + "(") for other in citations)
    ]
    outcome = group[0].outcome or Outcome.UNCLEAR
    if not kept and outcome in (Outcome.WITHHELD, Outcome.NEITHER):
        kept = list({cited.provision: cited for run in group for cited in run.named}.values())
    return AnswerPart(
        outcome,
        tuple(run.said for run in group),
        tuple(kept),
        outcome is Outcome.NOT_HELD and is_not_yet(text),
        held_by(text, "") if outcome is Outcome.HELD_BY_ANOTHER else None,
        min([asked.sure, *(run.sure for run in group)]),
    )
