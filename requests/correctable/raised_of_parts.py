"""Parts of answers whose outcome, exemptions and words contradict each other since people corrected them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.models import ReadingFinding
from documents.reading.certainty import CITED_IN_PICTURE, PROPOSED_FOR, READ_WITH
from documents.reading.shapes import FindingKind, Of
from requests.correctable.as_read import Now, Read, words_read
from requests.correctable.raising import raised_of
from requests.correctable.shapes import spaced
from requests.law.exemptions import resolve
from requests.law.outcomes import NOT_HOLDING, Outcome
from requests.law.provisions import parse
from requests.law.regimes import Regime
from requests.models import AnswerPart, FOIRequest, Question
from requests.models.question import shown_number
from requests.particulars import listed

REFUSES_NOTHING = NOT_HOLDING | {Outcome.DISCLOSED}
UNSURE = (PROPOSED_FOR, CITED_IN_PICTURE, READ_WITH)  # how a provision was read that a person may know not to be one
ONE = "one of the two is wrong."


def of_parts(foi_request: FOIRequest, state: Now) -> Iterator[ReadingFinding]:
    """Of every part of every answer, what its outcome, its exemptions and its words do not agree in."""
    for row in state.questions:
        parts = sorted(row.parts.all(), key=lambda part: part.order)
        for order, part in enumerate(parts, start=1):
            name = f"{f'part {order} of ' if parts[1:] else ''}the answer to question {_number(state, row)}"
            for kind, words, sure, of in _of_part(foi_request, state, part, name):
                yield raised_of(kind, words[0].upper() + words[1:], part.passages.all(), sure, of, row.read_as)


def _number(state: Now, row: Question) -> str:
    """As it was read: what it is called now is told beside that."""
    return row.shown_number if row.read_as is None else shown_number(state.read[row.read_as]["number"])


def _of_part(
    foi_request: FOIRequest, state: Now, part: AnswerPart, name: str
) -> Iterator[tuple[FindingKind, str, float, Of]]:
    outcome = Outcome(part.outcome)
    said = [each.as_written for each in part.exemptions.all()]
    read = [(Outcome(each["outcome"]), bool(each["citations"])) for each in _read_alike(state, part)]
    if outcome is Outcome.UNCLEAR and not any(was is outcome for was, _ in read):
        yield FindingKind.DOUBTFUL, f"what {name} gives is unclear.", 0.5, Of.OUTCOME
    if outcome is Outcome.WITHHELD and not said and (outcome, False) not in read:
        yield FindingKind.CITATION, f"{name} refuses something without naming a provision.", 0.6, Of.PROVISION
    if outcome in REFUSES_NOTHING and said and not any(was in REFUSES_NOTHING and cites for was, cites in read):
        word = outcome.word(not_yet=part.not_yet, held_by=part.held_by)
        words = f"{name} is said to be “{word}” and to rely on {listed(said)}: {ONE}"
        yield FindingKind.DOUBTFUL, words, 0.9, Of.OUTCOME
    if unsaid := list(_unsaid(foi_request, state, part)):
        words = f"the words of {name} rely on {listed(unsaid)}, and it is not said to: {ONE}"
        yield FindingKind.CITATION, words, 0.9, Of.PROVISION


def _read_alike(state: Now, part: AnswerPart) -> list[Read]:
    """The parts as read that say what this one says."""
    words = spaced(part.text)
    return [each for question in state.read for each in question["parts"] if words_read(each) == words]


def _unsaid(foi_request: FOIRequest, state: Now, part: AnswerPart) -> Iterator[str]:
    """What was surely read as relied on in the words of this part, and is none of its exemptions: as written."""
    regime, day = Regime(foi_request.regime), foi_request.answered_on
    found = dict.fromkeys(
        (cited["provision"], cited["as_written"])
        for question in state.read
        for read in question["parts"]
        for cited in read["citations"]
        if not any(doubt in cited.get("how", "") for doubt in UNSURE) and _stands_in(part, cited["spans"])
    )
    for provision, as_written in found:
        cited = resolve(provision, regime, day)
        mine = [each.provision for each in part.exemptions.all() if each.regime == cited.regime]
        if cited.known and not any(_is_same(each, cited.provision) for each in mine):
            yield as_written


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
