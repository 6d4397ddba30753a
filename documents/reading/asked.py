"""What `questions` hands to `answers`: each question's words, and the stretches of the letter that answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.reading.blocks import Block, BlockKind
from documents.reading.exemptions import citations_in
from documents.reading.once import once
from documents.reading.words import Word, words_to_text
from documents.reading.zones import RESPONSE_HEADING, is_label

ASKING = re.compile(
    r"(?:please|can|could|would|do|does|did|is|are|was|were|has|have|how|what|which|who|whom|when|where|why"
    r"|whether|if|i (?:would|am|want|request|wish)|"
    r"i'd|we would|number|total|the (?:number|total|names?|dates?|costs?|amount|value|level|percentage"
    r"|proportion|policy|reasons?|outcome|titles?|types?|make|model|ages?|locations?|results?|minutes|copy)"
    r"|an? (?:copy|list|breakdown|summary)|"
    r"copies|details|any|all|list|provide|confirm|state|supply|for each|of (?:these|those|the)|in (?:the|each"
    r"|what|which)|over|since|during|"
    r"under what|to what|by what|with regard|regarding|specifically|number of|under)\b",
    re.I,
)

STRONG = re.compile(
    r"(?:please|could (?:you|i|we)|can (?:you|i|we)|may i|would you"
    r"|i would (?:also )?like|i wish|i am (?:writing|requesting|seeking)"
    r"|i request (?!the information below)|how |what |which |who |when |where |do you|does|is |are |has|have)\b",
    re.I,
)


BEFORE = re.compile(  # "Finally, I would like …", and a quotation mark that opens the request
    r"[“\"‘' ]{0,3}(?:(?:finally|lastly|also|additionally|in addition|furthermore|firstly|secondly|thirdly)"
    r"\b,? (?=(?:please|i|can|could|how|what|which|who|when|where|why|do|does|did|is|are|the|a|any|all|list)\b))?",
    re.I,
)
CLAUSE = re.compile(r"(?:for|in|since|during|between|from|with|as|given|on|at|where|to)\b", re.I)
PLEA_AFTER_CLAUSE = re.compile(
    r", (?:please|how|what|which|who|when|where|can you|could you|would you|i would like|do you|did|is|are|has"
    r"|have)\b",
    re.I,
)
LONGEST_CLAUSE = 200  # characters


LABEL = re.compile(
    r"(?:(?:our|the|trust|council|force|police|university|college|[A-Z]{2,6})(?:['’]s)? )?"
    r"(?:[^\W\d_]{3,12} ?[/|] ?)?(?:response|reply|answer|ans|ateb(?:ion)?|ymateb(?:ion)?)(?: ?[/|] ?[^\W\d_]{3,12})?"
    r"(?: (?:is|to (?:this )?question))?(?: ?\(?\d{1,2}[a-z]?\)?)?\s?[:–-]\s",
    re.I,
)


@dataclass(frozen=True)
class Stretch:
    """A block, or the part of one, that answers."""

    block: Block
    words: tuple[Word, ...]

    @once
    def text(self) -> str:
        return self.block.text if self.words is self.block.words else words_to_text(self.words)


@dataclass(frozen=True)
class Asked:
    """A question as found. `path` is its number; `words` its copy that the answer follows."""

    path: tuple[str, ...]
    printed: str | None
    words: tuple[Word, ...]
    answer: tuple[Stretch, ...] = ()
    asked: tuple[Word, ...] = ()
    shared: bool = False
    sure: float = 1.0
    after: int = 0  # index of the first block after it
    among: tuple[str, ...] = ()  # the numbers of all that share its answer, where a head names them
    rival: int = 0  # how many questions another reading of the letter finds that fits nearly as well

    @once
    def text(self) -> str:
        return words_to_text(self.words)

    @once
    def named(self) -> frozenset[str]:
        """The provisions that the question itself names."""
        return frozenset(cited.provision for cited in citations_in(self.words))

    @property
    def number(self) -> str:
        return ".".join(self.path)

    def answered(self, stretches: Sequence[Stretch], shared: bool = False, sure: float = 1.0) -> Asked:
        if len(stretches) > 1 and stretches[0].block.marker is None and is_label(stretches[0].block, RESPONSE_HEADING):
            stretches = stretches[1:]
        answer = [_without_label(stretches[0]), *stretches[1:]] if stretches else []
        return replace(self, answer=tuple(answer), shared=shared, sure=min(self.sure, sure))


def stretches_of(blocks: Sequence[Block]) -> list[Stretch]:
    """Whole blocks as stretches."""
    return [Stretch(block, block.words) for block in blocks if block.kind is BlockKind.TABLE or block.words]


def _without_label(stretch: Stretch) -> Stretch:
    """ "Response: 24": the word that says an answer follows is not part of it."""
    label = LABEL.match(stretch.text)
    if label is None:
        return stretch
    left, words = label.end(), list(stretch.words)
    while words and left > 0:
        left -= len(words.pop(0).text) + 1
    return Stretch(stretch.block, tuple(words)) if words else stretch


def is_asking(text: str) -> bool:
    """Whether a text asks for something, by its form."""
    before = BEFORE.match(text)
    text = text[before.end() :] if before else text
    if text.rstrip("”\"' ").endswith("?") or ASKING.match(text) is not None:
        return True
    return CLAUSE.match(text) is not None and PLEA_AFTER_CLAUSE.search(text[:LONGEST_CLAUSE]) is not None
