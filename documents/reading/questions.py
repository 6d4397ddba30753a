"""Blocks -> questions, each once, and the stretches of the letter that answer each: the best of several readings.

How a letter can be laid out, and which module reads it so:

    a table with a question column and an answer column                       qa_tables
    answers in a look that the letter names: "in red"                         set_apart
    answers in capitals under each question, or after it                      capitals
    a label over each question and over each answer                           labelled_pairs
    numbers within a sentence, and again before the answers                   asked_inline
    the number of each question printed again before its answer               number_twice
    a head that names several questions, over these and one answer            grouped
    numbers, whatever stands under them                                       numbered
    bullets                                                                   bulleted
    the paragraphs of the request printed again over their answers            repeated
    answers behind a sign or label, questions without                         answers_marked
    a question and its answer on one line                                     on_line
    questions and answers in turn, by what they say and how they are set      alternating
    the request under the answers                                             request_below
    "Your first question was … You also asked …"                              told_in_words
    no sign at all                                                            unnumbered

Each may find something in a letter that is laid out in another way. So the first that leaves nothing over wins; where
none does, all that they find is rated (see `fitness`) and the best kept, with the next as a doubt where it is near.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from documents.reading.alternating import alternating_questions
from documents.reading.answers_marked import answers_marked
from documents.reading.asked import Asked
from documents.reading.asked_inline import asked_inline
from documents.reading.below_tables import with_those_below
from documents.reading.blocks import Block
from documents.reading.bulleted import bulleted_questions
from documents.reading.capitals import answers_in_capitals
from documents.reading.fitness import Fitness
from documents.reading.grouped import grouped_questions
from documents.reading.labelled_pairs import labelled_pairs
from documents.reading.number_twice import numbered_twice
from documents.reading.numbered import in_sections_twice, numbered_questions
from documents.reading.on_line import answered_on_line
from documents.reading.qa_tables import questions_in_tables
from documents.reading.reasons_below import with_reasons_below
from documents.reading.repeated import repeated_questions
from documents.reading.request_below import request_below
from documents.reading.set_apart import answers_set_apart
from documents.reading.tables import FoundTable
from documents.reading.told_in_words import told_in_words
from documents.reading.unnumbered import unnumbered_questions
from documents.reading.zones import Zones

WHOLE = 0.95  # a reading that fits so well is taken without looking at others
LEAST = 0.45  # one that fits worse is nonsense
BEHIND = 0.03  # what comes later in the list rests on less, and must fit better by so much a place
NEAR = 0.03  # another reading that fits worse by no more is told of
POOR = 0.7  # what fits worse is never sure
DOUBTFUL = 0.8  # how sure a question is then at most

Reader = Callable[[Sequence[Block], Zones], list[Asked]]
READERS: Sequence[Reader] = (
    answers_set_apart,
    answers_in_capitals,
    labelled_pairs,
    asked_inline,
    in_sections_twice,
    numbered_twice,
    grouped_questions,
    numbered_questions,
    bulleted_questions,
    repeated_questions,
    answers_marked,
    answered_on_line,
    alternating_questions,
    request_below,
    told_in_words,
    unnumbered_questions,
)


def find_questions(
    blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones, *, answered: bool = True
) -> list[Asked]:
    """The letter's questions in the order they are asked. Where they are not answered, the first that are found."""
    fitness = Fitness(blocks, tables, zones)
    found: list[_Found] = []
    for place, reader in enumerate((lambda *where: _beside(tables, *where), *READERS)):
        if reader is unnumbered_questions and any(each.fits >= POOR for each in found):
            break  # in one, any request can be read
        asked = reader(blocks, zones)
        if not asked:
            continue
        fits = fitness.of(asked)
        if not answered or (not found and fits >= WHOLE):
            return asked
        if fits >= LEAST:
            found.append(_Found(asked, fits, place))
    return _best(found)


def _beside(tables: Sequence[FoundTable], blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of tables, with what goes on with them below."""
    return with_reasons_below(with_those_below(questions_in_tables(tables), blocks, zones), blocks, zones)


@dataclass(frozen=True, slots=True)
class _Found:
    """One way to read the letter: how well it fits, and its place in the list."""

    asked: list[Asked]
    fits: float
    place: int

    @property
    def worth(self) -> float:
        return self.fits - BEHIND * self.place


def _best(found: Sequence[_Found]) -> list[Asked]:
    """The reading worth most, doubtful where it fits poorly or another fits nearly as well; none where none fits."""
    if not found:
        return []
    best = max(found, key=lambda each: each.worth)
    rival = next((len(each.asked) for each in found if _is_near(each, best)), 0)
    if not rival and best.fits >= POOR:
        return best.asked
    return [replace(each, sure=min(each.sure, DOUBTFUL), rival=rival) for each in best.asked]


def _is_near(other: _Found, best: _Found) -> bool:
    """Whether another reading may be the right one: it finds more questions, or fewer and fits better for all that."""
    more, fewer = len(other.asked) > len(best.asked), 1 < len(other.asked) < len(best.asked)
    return (more and best.fits - other.fits <= NEAR) or (fewer and other.fits > best.fits)
