"""Parts of answers whose outcome, exemptions and words contradict each other since people corrected them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.models import ReadingFinding
from documents.reading.certainty import CITED_IN_PICTURE, PROPOSED_FOR, READ_WITH
from documents.reading.shapes import FindingKind, Of
from requests.correctable.as_read import Now, Read, number_read, words_read
from requests.correctable.raising import raised_of
from requests.correctable.shapes import spaced
from requests.law.exemptions import resolve
from requests.law.outcomes import NOT_HOLDING, Outcome
from requests.law.provisions import parse
from requests.law.regimes import Regime
from requests.models import AnswerPart, FOIRequest
from requests.particulars import listed

REFUSES_NOTHING = NOT_HOLDING | {Outcome.DISCLOSED}
UNSURE = (PROPOSED_FOR, CITED_IN_PICTURE, READ_WITH)  # how a provision was read that a person may know not to be one
ONE = "one of the two is wrong."


@dataclass(frozen=True, slots=True)
class AsRead:
    """The parts of a reading by their words, and what they surely rely on."""

    parts: Mapping[str, Sequence[Read]]
    cited: Sequence[Read]
    regime: Regime
    day: date | None  # of the letter


def of_parts(foi_request: FOIRequest, state: Now) -> Iterator[ReadingFinding]:
    """Of every part of every answer, what its outcome, its exemptions and its words do not agree in."""
    read = _as_read(foi_request, state)
    for row in state.questions:
        parts = sorted(row.parts.all(), key=lambda part: part.order)
        for order, part in enumerate(parts, start=1):
            name = f"{f'part {order} of ' if parts[1:] else ''}the answer to question {number_read(state, row)}"
            for kind, words, sure, of in _of_part(read, part, name):
                yield raised_of(kind, words[0].upper() + words[1:], part.passages.all(), sure, of, row.read_as)


def _as_read(foi_request: FOIRequest, state: Now) -> AsRead:
    parts: dict[str, list[Read]] = defaultdict(list)
    for question in state.read:
        for each in question["parts"]:
            parts[words_read(each)].append(each)
    cited = [cited for alike in parts.values() for each in alike for cited in each["citations"]]
    sure = [each for each in cited if not any(doubt in each.get("how", "") for doubt in UNSURE)]
    return AsRead(parts, sure, Regime(foi_request.regime), foi_request.answered_on)


def _of_part(read: AsRead, part: AnswerPart, name: str) -> Iterator[tuple[FindingKind, str, float, Of]]:
    outcome = Outcome(part.outcome)
    word = outcome.word(not_yet=part.not_yet, held_by=part.held_by)
    said = [each.as_written for each in part.exemptions.all()]
    alike = read.parts.get(spaced(part.text), ())
    was = [(Outcome(each["outcome"]), bool(each["citations"])) for each in alike]
    if outcome is Outcome.UNCLEAR and not any(one is outcome for one, _ in was):
        yield FindingKind.DOUBTFUL, f"what {name} gives is unclear.", 0.5, Of.OUTCOME
    if outcome is Outcome.WITHHELD and not said and (outcome, False) not in was:
        yield FindingKind.CITATION, f"{name} refuses something without naming a provision.", 0.6, Of.PROVISION
    if outcome in REFUSES_NOTHING and said and not any(one in REFUSES_NOTHING and cites for one, cites in was):
        words = f"{name} is said to be “{word}” and to rely on {listed(said)}: {ONE}"
        yield FindingKind.DOUBTFUL, words, 0.9, Of.OUTCOME
    if unsaid := list(dict.fromkeys(_unsaid(read, part))):
        words = f"the words of {name} rely on {listed(unsaid)}, and it is not said to: {ONE}"
        if outcome in REFUSES_NOTHING:
            words = f"{name} is said to be “{word}”, and its words rely on {listed(unsaid)}: {ONE}"
        yield FindingKind.CITATION, words, 0.9, Of.PROVISION


def _unsaid(read: AsRead, part: AnswerPart) -> Iterator[str]:
    """What was surely read as relied on in the words of this part, and is none of its exemptions: as written."""
    for each in read.cited:
        if _stands_in(part, each["spans"]):
            cited = resolve(each["provision"], read.regime, read.day)
            mine = [row.provision for row in part.exemptions.all() if row.regime == cited.regime]
            if cited.known and not any(_is_same(one, cited.provision) for one in mine):
                yield each["as_written"]


def _stands_in(part: AnswerPart, spans: Sequence[Read]) -> bool:
    return any(
        passage.page.number == span["page"] and passage.start <= span["start"] and span["end"] <= passage.end
        for passage in part.passages.all()
        for span in spans
    )


def _is_same(one: str, other: str) -> bool:
    """Whether two provisions are the same, or one is a part of the other: "43" and "43(2)"."""
    first, second = parse(one), parse(other)
    if first is None or second is None:
        return one == other
    return first[0].covers(second[0]) or second[0].covers(first[0])
