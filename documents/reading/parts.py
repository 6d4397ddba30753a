"""Runs of an answer's words -> parts: which runs belong together, and what outcome they have in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.reading.outcomes import (
    EXPLAINS_COST,
    GIVEN_BELOW,
    HELPS,
    LAW_TALK,
    NOT_HELD,
    NOT_TO_HAND,
    REDACTED_COPY,
    SIGNPOST,
    WITHHELD,
    advises,
    gives,
    refuses,
    tells_figure,
    tells_name,
)
from documents.reading.pointing import ELSEWHERE
from documents.reading.shapes import Citation, Outcome, Said, SaidKind

FAR = 200  # runs looked over to either side, so that a long answer takes no longer a run than a short one
REFUSES = re.compile(
    r"\b(?=[hiw])(?:i am|we are|(?:i|we) have|has|is) (?:\w+ ){0,2}(?:refus(?:ing|ed)|withh(?:olding|eld))\b", re.I
)
FORMAL = (SaidKind.REASONS, SaidKind.HEADING)
NOT_HERE = (Outcome.NOT_HELD, Outcome.HELD_BY_ANOTHER)
MAY_HOLD = re.compile(  # whether another body holds it, or only might, is a matter of taste
    r"\b(?:held|recorded|kept|collected|managed|run) by\b"
    r"|\b(?:contact|ask|approach|write to|direct|try) (?-i:[A-Z]|the\b)",
    re.I,
)
DOES_HOLD = re.compile(
    r"\b(?:is|are) (?:\w+ )?held by\b|\bbut (?:is |are )?(?:held )?by\b|\bwho holds?\b|\bwhich holds?\b", re.I
)
COMES_TO = re.compile(  # "I have considered the request afresh.", "The Agency has a statutory duty …"
    r"[^.]{0,80}\b(?:statutory|legal) (?:duty|duties|obligation)\b"
    r"|(?:i|we)(?: have|['’]ve)? (?:now |also |carefully |fully ){0,2}(?:considered|examined|looked|reviewed"
    r"|re-?considered|weighed|do not (?:consider|accept|think|believe|agree)|accept|agree|am satisfied|are satisfied"
    r"|note|recogni[sz]e|acknowledge|appreciate|understand)\b",
    re.I,
)
ESTIMATES = re.compile(
    r"\bestimat(?:e[ds]?|ion|ing)\b|\bwould take\b|\b(?:hours|minutes) (?:each|per|of (?:staff|work))\b", re.I
)
GIVEN_AFTER_ALL = re.compile(r"\bbe (?:released|disclosed|provided|supplied)\b|\bno longer\b", re.I)
UNCLEAR = 0.5
WEAK = 0.85  # how sure an outcome is that only its place tells
FEW = 6  # runs a lead-in may be away from what it leads to


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words with what it says of itself."""

    said: Said
    citations: tuple[Citation, ...]
    outcome: Outcome | None
    leads: bool
    sure: float = 1.0
    named: tuple[Citation, ...] = ()  # proposed for a refusal that cites nothing


def group_runs(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one outcome together. A lead-in goes with what it leads to; reasons go with what they are reasons for."""
    told = _said_who_holds(_settled(_said_why(runs)))
    groups: list[list[Run]] = []
    for at, run in enumerate(told):
        if groups and run.outcome is groups[-1][-1].outcome and not _opens_anew(told, at):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _said_why(runs: Sequence[Run]) -> list[Run]:
    """ "It cannot be provided. … Section 12 applies" is one refusal: the provision says of which sort."""
    merged = list(runs)
    for at in range(len(merged) - 2, -1, -1):
        this, after = merged[at], merged[at + 1]
        if this.outcome is Outcome.WITHHELD and not this.citations and after.citations and refuses(after.outcome):
            merged[at] = replace(this, outcome=after.outcome)
    return merged


def _said_who_holds(runs: Sequence[Run]) -> list[Run]:
    """ "We do not hold this. It is held by …" is one statement."""
    merged = list(runs)
    for at in range(len(merged) - 1):
        if merged[at].outcome is Outcome.NOT_HELD and merged[at + 1].outcome is Outcome.HELD_BY_ANOTHER:
            merged[at] = replace(merged[at], outcome=Outcome.HELD_BY_ANOTHER)
    return merged


def _opens_anew(runs: Sequence[Run], at: int) -> bool:
    """A heading that cites another provision starts a part of its own."""
    run, before = runs[at], runs[at - 1]
    if run.said.kind is not SaidKind.REASONS or not run.citations or before.said.kind is SaidKind.REASONS:
        return False
    known = {cited.provision for each in runs[:at] for cited in each.citations}
    return before.outcome is Outcome.ELSEWHERE and not {cited.provision for cited in run.citations} <= known


def _settled(runs: Sequence[Run]) -> list[Run]:
    settled: list[Run] = []
    now: Outcome | None = None
    for at, run in enumerate(runs):
        outcome = _in_place(runs, at, now)
        sure = min(run.sure, _how_sure(run, outcome, now), _before_no(run, outcome, runs[at + 1 : at + 2]))
        settled.append(Run(run.said, run.citations, outcome, run.leads, sure, run.named))
        now = outcome
    return settled


def _how_sure(run: Run, outcome: Outcome, now: Outcome | None) -> float:
    """A paragraph that says neither, after one that refuses or does not hold, is taken for more of the same or for what
    is given after all: that may be wrong."""
    if outcome is Outcome.UNCLEAR:
        return UNCLEAR
    text = run.said.text
    if text.rstrip().endswith("?"):  # it may be the next question
        return WEAK
    is_sure = outcome is Outcome.HELD_BY_ANOTHER and DOES_HOLD.search(text) is not None
    if outcome in NOT_HERE and NOT_HELD.search(text) and MAY_HOLD.search(text) and not is_sure:
        return WEAK
    after_no = refuses(now) or now is Outcome.NOT_HELD
    plain = run.outcome is None and run.said.kind in (SaidKind.PARAGRAPH, SaidKind.ITEM)
    return WEAK if after_no and plain and not LAW_TALK.search(run.said.text) and not HELPS.match(run.said.text) else 1.0


def _before_no(run: Run, outcome: Outcome, after: Sequence[Run]) -> float:
    """A sentence that gives no figure, right before what refuses, may be part of the refusal."""
    text = run.said.text
    plain = outcome is Outcome.DISCLOSED and run.outcome is None and run.said.kind is not SaidKind.TABLE
    no_follows = any(refuses(each.outcome) or each.outcome is Outcome.NOT_HELD for each in after)
    return WEAK if plain and no_follows and not tells_figure(text) and not gives(text) else 1.0


def _in_place(runs: Sequence[Run], at: int, now: Outcome | None) -> Outcome:
    run = runs[at]
    if (now is Outcome.COST_LIMIT and _tells_estimate(runs, at)) or _tells_why_it_costs(runs, at):
        return Outcome.COST_LIMIT
    if run.said.kind is SaidKind.REASONS and run.outcome is None and now is not None:
        return now
    if run.outcome is Outcome.WITHHELD and not run.citations and refuses(now):
        return now or run.outcome
    is_aside = run.said.kind is SaidKind.REASONS and not run.citations and now and not REFUSES.search(run.said.text)
    if run.outcome is not None and not is_aside:
        return run.outcome
    if run.said.kind is SaidKind.REASONS:
        return now or _next_told(runs, at) or Outcome.WITHHELD
    if now is Outcome.ELSEWHERE:
        return Outcome.ELSEWHERE if _is_about_links(runs, at) else _given(runs, at)
    if refuses(now) and run.said.kind is not SaidKind.TABLE and advises(run.said.text):
        return now or Outcome.WITHHELD
    if refuses(now) and (_gives_again(runs, at) or _names(runs[at])):
        return Outcome.DISCLOSED
    if refuses(now):
        return now or Outcome.WITHHELD
    if EXPLAINS_COST.search(run.said.text) and any(each.outcome is Outcome.COST_LIMIT for each in runs[at : at + FAR]):
        return Outcome.COST_LIMIT
    if now is None and run.leads and at + 1 < len(runs):
        return _next_told(runs, at) or _given(runs, at)
    if now is Outcome.NOT_HELD and run.said.kind is SaidKind.PARAGRAPH and not run.leads:
        goes_on = runs[at - 1].said.kind is not SaidKind.ITEM and not _gives_again(runs, at)
        return now if goes_on else Outcome.DISCLOSED
    refusal = _refused_below(runs, at) if now is None else None
    return refusal or _given(runs, at)


def _tells_estimate(runs: Sequence[Run], at: int) -> bool:
    """Whether a table shows how long it would take: what stands over it estimates that, and leads to it."""
    before = runs[at - 1].said.text.rstrip()
    leads = before.endswith((":", ":-")) or GIVEN_BELOW.search(before) is not None
    return runs[at].said.kind is SaidKind.TABLE and leads and ESTIMATES.search(before) is not None


def _tells_why_it_costs(runs: Sequence[Run], at: int) -> bool:
    """ "It is not recorded under a category.", right before the refusal for its cost."""
    refused = at + 1 < len(runs) and runs[at + 1].outcome is Outcome.COST_LIMIT
    return refused and runs[at].outcome is Outcome.NOT_HELD and NOT_TO_HAND.search(runs[at].said.text) is not None


def _refused_below(runs: Sequence[Run], at: int) -> Outcome | None:
    """What the refusal is to which a paragraph leads that only says how the authority came to it."""
    text = runs[at].said.text
    if _gives(text) or GIVEN_AFTER_ALL.search(text) or not COMES_TO.match(text):
        return None
    after = next((run for run in runs[at + 1 : at + FEW] if run.outcome or _gives(run.said.text)), None)
    return after.outcome if after is not None and refuses(after.outcome) else None


def _gives(text: str) -> bool:
    """Whether a paragraph gives something, by its words or by a figure."""
    return gives(text) or tells_figure(text)


def _gives_again(runs: Sequence[Run], at: int) -> bool:
    """After a refusal: what may help all the same, or a table that is given."""
    run = runs[at]
    text = run.said.text
    if run.said.kind is SaidKind.REASONS:
        return False
    if not WITHHELD.search(REDACTED_COPY.sub("", text)) and (tells_figure(text) or gives(text)):
        return True
    leads_to_table = at + 1 < len(runs) and runs[at + 1].said.kind is SaidKind.TABLE
    return HELPS.match(text) is not None or (leads_to_table and GIVEN_BELOW.search(text) is not None)


def _names(run: Run) -> bool:
    """After a refusal: who or what it is all the same. After "We do not hold this" it may be who does."""
    return run.said.kind is not SaidKind.REASONS and not WITHHELD.search(run.said.text) and tells_name(run.said.text)


def _given(runs: Sequence[Run], at: int) -> Outcome:
    text = runs[at].said.text
    only_refers = len(runs) == 1 and SIGNPOST.match(text) and len(text) < 90 and ". " not in text
    return Outcome.UNCLEAR if only_refers else Outcome.DISCLOSED


def _next_told(runs: Sequence[Run], at: int) -> Outcome | None:
    after = next((run for run in runs[at + 1 : at + FEW] if run.outcome or run.said.kind not in FORMAL), None)
    return after.outcome if after and after.outcome is not Outcome.NOT_HELD else None


def _is_about_links(runs: Sequence[Run], at: int) -> bool:
    """After a section 21 paragraph: links, and words that lead to links. Once links came, only more links."""
    run = runs[at]
    if run.said.links:
        return True
    if run.leads or run.said.kind is SaidKind.HEADING:
        led_to = next((each for each in runs[at + 1 : at + FEW] if not each.leads or each.said.links), None)
        return led_to is not None and bool(led_to.said.links)
    return ELSEWHERE.search(run.said.text) is not None or not (_links_came(runs, at) or _leads_nowhere(runs[at - 1]))


def _leads_nowhere(run: Run) -> bool:
    """ "It is published on our website", and where is not said: what follows says something else."""
    return run.outcome is Outcome.ELSEWHERE and not run.citations and not run.said.links and not run.leads


def _links_came(runs: Sequence[Run], at: int) -> bool:
    return any(run.said.links for run in runs[max(at - FAR, 0) : at])
