"""Documents a letter says it comes with, and the pages after it that may be them.

"Document 3 - The Phoenix Programme (…)"        a label and, after a dash or colon, its title
page 8, last line: "Phoenix – Theory of Change"  a title at a page's foot heads the next page
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from documents.reading.blocks import Block, BlockKind
from documents.reading.likeness import tokens
from documents.reading.request_copies import HEADED, says_where_copied
from documents.reading.shapes import Annex, Document
from documents.reading.words import Page, Word, words_to_spans
from documents.reading.zones import Zones, closing_kind

LABEL = (
    r"(?:Document|Annex(?:e)?|Appendix|Attachment|Enclosure|Schedule|Enc\.?|Doc\.?"
    r"|DOCUMENT|ANNEXE?|APPENDIX|ATTACHMENT|ENCLOSURE|SCHEDULE)"
)
NAMED = re.compile(
    r"(?:(?:Atodiad|Atodlen)(?: ?(?:\d{1,2}|[A-H]))? ?[/|–-] ?)?"  # "Atodiad A / Annex A"
    r"(?:(?:encl?|enclos(?:ures?|ed)|att(?:achments?|ached)?)(?:\.?\s?:|\.|\s[-–—])\s?)?"
    r"(?P<label>(?-i:"
    + LABEL
    + r")\s?(?:No\.?\s?)?(?:\d{1,2}|(?-i:[A-H])(?![\w’'])))\s?(?P<sign>[-–—:]|\s-\s)?\s*(?P<title>.*)",
    re.S | re.I,
)
INLINE = re.compile(
    r"(?=[ADES])\b(?P<label>" + LABEL + r"\s(?:\d{1,2}|[A-H](?![\w’'])))"
    r"(?! (?:to|of) (?:the )?(?:\w+ ){0,5}(?:FOIA|FOISA|Act|EIR|Regulations)\b)"
    r"(?P<quoted>\s?[,(:–-]?\s?[“\"‘'](?P<title>[^”\"’']{4,120})[”\"’']"
    r"|\s[–—-]\s(?P<plain>(?-i:[A-Z0-9])[^.;:()\n]{3,90})(?=[.;)](?:[\s).,;]|$)|$))?"  # "as Annex 2 – Bed Plan."
)
SENTENCE = re.compile(
    r"\b(?:we|our|was|were|is|are|has|have|been|this|which|please|shows|contains|sets|you|can|provides|attached"
    r"|below)\b",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=\.) ")
COMPLAINTS = re.compile(r"(?:your |how to |making a )?(?:right to )?(?:complain(?:ts?)?|appeals?)\W?", re.I)
SHORT = 80  # characters of an annex's head
NOT_SHOWN = "The letter names this document, but no page after the letter shows it."
FEW = {
    "the",
    "of",
    "and",
    "a",
    "an",
    "for",
    "to",
    "in",
    "on",
    "programme",
    "project",
    "document",
    "policy",
    "report",
    "plan",
}


def find_documents(
    blocks: Sequence[Block], zones: Zones, answers: Sequence[Block], first: Sequence[Word]
) -> list[Document]:
    """The documents named, each once, in the order of their labels' first mention; also in an answer that stands in a
    table or an annex, which is then no document itself. `first`: the words of the first question."""
    found: dict[str, Document] = {}
    copies = _of_rights(blocks[zones.begin :]) | _of_answers(blocks, first)
    for block in {id(block): block for block in (*blocks[: zones.end], *answers)}.values():
        if block.kind is BlockKind.TABLE:
            continue
        copies |= _copies_of_request(block.text)
        starts = NAMED.match(block.text)
        if starts and (starts["sign"] or not starts["title"]):
            _keep(
                found,
                Document(label_of(starts["label"]), title_of(starts["title"]), None, None, words_to_spans(block.words)),
            )
        for match in INLINE.finditer(block.text):
            label, quoted = (
                label_of(match["label"]),
                (match["title"] or title_of(match["plain"] or "") or "").strip() or None,
            )
            if label not in found or (quoted and found[label].title is None):
                _keep(found, Document(label, quoted, None, None, words_to_spans(block.words)))
    return [document for label, document in found.items() if label not in copies]


def _copies_of_request(text: str) -> set[str]:
    """The annexes that are no document, but the request again: "The text of your request is at Annex A."."""
    if HEADED.match(text):
        return {label_of(named["label"]) for named in [NAMED.match(text)] if named}
    if not says_where_copied(text):
        return set()
    sent = (sentence for sentence in SENTENCE_END.split(text) if says_where_copied(sentence))
    return {label_of(found["label"]) for sentence in sent for found in INLINE.finditer(sentence)}


def _of_rights(blocks: Sequence[Block]) -> set[str]:
    """Annexes that only tell of copyright or complaints, by the words under their label."""
    heads = ((NAMED.fullmatch(block.text), below) for block, below in pairwise(blocks) if len(block.text) < SHORT)
    return {label_of(head["label"]) for head, below in heads if head and _tells_rights(head["title"] or below.text)}


def _of_answers(blocks: Sequence[Block], first: Sequence[Word]) -> set[str]:
    """The annex after the signature in which the first question is asked: the last that is headed before it."""
    begin = next((at for at, block in enumerate(blocks) if first and first[0] in block.words), 0)
    signed = next((at for at, block in enumerate(blocks[:begin]) if closing_kind(block.text) == "sign-off"), begin)
    heads = [NAMED.match(block.text) for block in blocks[signed:begin] if len(block.text) < SHORT]
    return {label_of(head["label"]) for head in [each for each in heads if each][-1:]}


def _tells_rights(text: str) -> bool:
    return closing_kind(text) in ("review", "copyright") or COMPLAINTS.fullmatch(text) is not None


def label_of(label: str) -> str:
    """A document's label as it is kept, however it is printed: "ANNEXE  B" is "Annex B"."""
    word, _, number = re.sub(r"\s+", " ", label).partition(" ")
    return f"{word.title() if word.isupper() else word} {number}".rstrip().replace("Annexe", "Annex")


def _keep(found: dict[str, Document], document: Document) -> None:
    before = found.get(document.label)
    if before is None or (before.title is None and document.title is not None):
        found[document.label] = document


def title_of(text: str) -> str | None:
    """A title is short and no sentence; what stands in brackets after it says who or what, not its name."""
    title = re.split(r"\s\(|;|\.\s|\.$", text.strip(), maxsplit=1)[0].strip(" -–—:“”\"'")
    if not title or len(title.split()) > 14 or SENTENCE.search(title):
        return None
    return title


def find_annexes(blocks: Sequence[Block], zones: Zones, documents: Sequence[Document]) -> list[Annex]:
    """Runs of pages after the letter, parted where a page is headed by a document's title."""
    rest = blocks[zones.end :]
    pages = sorted({block.page for block in rest})
    if not pages:
        return []
    starts = _titled_starts(rest, pages, documents)
    untitled = [pages[0]] if pages[0] not in starts or starts[pages[0]].at_foot else []
    begins = sorted({*untitled, *starts})
    annexes = []
    if untitled and untitled[0] in starts:
        annexes.append(Annex((untitled[0],), _own_heading(rest, untitled[0]), None))
    for begin, after in zip(begins, [*begins[1:], None], strict=True):
        start = starts.get(begin)
        last = pages[-1] if after is None else after if starts[after].at_foot else after - 1
        title, label = (start.title, start.label) if start else (_own_heading(rest, begin), None)
        annexes.append(Annex(tuple(page for page in pages if begin <= page <= last), title, label))
    return annexes


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a document's title stands; at a page's foot, the rest of that page belongs to what came before."""

    title: str
    label: str
    at_foot: bool


def _titled_starts(rest: Sequence[Block], pages: list[int], documents: Sequence[Document]) -> dict[int, _Start]:
    """Pages on which a line at the head or the foot holds a document's title."""
    starts: dict[int, _Start] = {}
    for page in pages:
        on_page = [block for block in rest if block.page == page and block.text]
        for block in on_page[:2]:
            _match(starts, page, block, documents, False)
        if on_page[2:] and page + 1 in pages:
            _match(starts, page, on_page[-1], documents, True)
    return starts


def _match(starts: dict[int, _Start], page: int, block: Block, documents: Sequence[Document], at_foot: bool) -> None:
    taken = {start.label for start in starts.values()}
    if len(block.text) > 140 or block.bullet or page in starts:
        return
    said = tokens(block.text)
    head = NAMED.match(block.text)
    for document in documents:
        if document.label in taken:
            continue
        named = head is not None and label_of(head["label"]) == document.label
        if named or (document.title and _holds(said, document.title)):
            starts[page] = _Start(block.text, document.label, at_foot)
            return


def _holds(said: Sequence[str], title: str) -> bool:
    """Whether a heading names a document: it begins as the title does, far enough to tell it from others."""
    wanted = [token for token in tokens(title) if token not in FEW]
    named = [token for token in said if token not in FEW]
    same = 0
    for one, other in zip(wanted, named, strict=False):
        if one != other:
            break
        same += 1
    return same >= min(len(wanted), 2) and same > 0


def _own_heading(rest: Sequence[Block], page: int) -> str | None:
    for block in rest:
        if block.page == page and block.text:
            return block.text if block.kind is BlockKind.HEADING and len(block.text) < 140 else None
    return None


def place_documents(documents: Sequence[Document], annexes: Sequence[Annex]) -> list[Document]:
    """Each document with its pages, or with words on why they cannot be told."""
    known = {annex.document: annex for annex in annexes if annex.document}
    loose = [annex for annex in annexes if annex.document is None]
    left = [document for document in documents if document.label not in known]
    return [_place(document, known.get(document.label), loose, left) for document in documents]


def _place(document: Document, annex: Annex | None, loose: Sequence[Annex], left: Sequence[Document]) -> Document:
    pages: tuple[int, ...] | None = annex.pages if annex else None
    note: str | None = None
    if annex is None and len(loose) == 1 and len(left) == 1:
        pages, note = loose[0].pages, "Taken to be the pages after the letter that no other document accounts for."
    elif annex is None and loose:
        labels = _listed([each.label for each in left])
        first = loose[0].pages[0]
        note = f"One of {labels} begins on page {first}; the letter does not say which, or where the other begins."
    elif annex is None:
        note = NOT_SHOWN
    return Document(document.label, document.title, pages, note, document.spans)


def attached_files(pages: Sequence[Page]) -> dict[str, tuple[int, ...]]:
    """The files that came with the letter and were read, each with its pages."""
    named = groupby((page for page in pages if page.attached), lambda page: page.attached)
    return {name: tuple(page.number for page in of_file) for name, of_file in named}


def with_files(
    documents: Sequence[Document], files: Mapping[str, tuple[int, ...]], blocks: Sequence[Block]
) -> list[Document]:
    """The documents the letter names, each with the attached file that is it, then all other files.

    A file's name is for staff: it may name the person who asked. So a file is told by its number and its own heading.
    """
    waiting = {f"Attachment {number}": each for number, each in enumerate(files.items(), 1)}
    made = []
    for document in documents:
        named = (label for label, (name, _) in waiting.items() if label == document.label or _is_named(name, document))
        label = next(named, None) if not document.pages else None
        made.append(document if label is None else replace(document, pages=waiting.pop(label)[1], note=None))
    return made + [
        Document(label, _own_heading(blocks, pages[0]), pages, None, ()) for label, (_, pages) in waiting.items()
    ]


def _is_named(name: str, document: Document) -> bool:
    """Whether a file is named for a document: by its label, or by its title."""
    said = tokens(re.sub(r"[_.]", " ", name.rpartition(".")[0] or name))
    label = tokens(document.label)
    return said[: len(label)] == label or (document.title is not None and _holds(said, document.title))


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " and " + labels[-1] if labels else ""
