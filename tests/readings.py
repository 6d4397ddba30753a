"""Readings composed by hand, for tests of what is made of a reading: small, and true to the shape of real ones."""

from __future__ import annotations

from dataclasses import replace

from documents.reading.shapes import (
    AnswerPart,
    Cell,
    Check,
    Citation,
    Document,
    Fact,
    LetterKind,
    Link,
    Outcome,
    PageText,
    Question,
    Reading,
    Requester,
    Said,
    SaidKind,
    Table,
)
from documents.reading.spans import Box, Span

PAGES = (
    "Our ref: FOI 0123/24\nDate: 2 May 2024\nI write further to your request received on 8 April 2024.\n"
    "1. How many grants did the office award in 2023? Please provide:\n"
    "a. The number of grants awarded by the office.\n"
    "We awarded 14 grants.\n"
    "b. The names of the people who applied.\n"
    "Section 40(2) – Personal information.\nThe names are withheld.\n"
    "2. Please provide a copy of the grants policy.\n"
    "It can be found here: Grants policy (www.example.org) (page 3)\n",
    "Area\t2022\t2023\nNorth\t3\t4\nTotal\t3\t4\nYou may ask for a review.\nCopyright continues to be protected.\n",
)


def span(page: int, words: str, *, drawn: bool = True) -> Span:
    """Where the words stand on one of PAGES; drawn on a line of their own by where they begin."""
    start = PAGES[page - 1].index(words)
    top = 60.0 + 14 * PAGES[page - 1].count("\n", 0, start)
    return Span(page, start, start + len(words), (Box(72, top, 520, top + 12),) if drawn else None)


def fact(value: str, page: int, words: str) -> Fact:
    return Fact(value, (span(page, words),))


def run(page: int, words: str, kind: SaidKind = SaidKind.PARAGRAPH, **more: object) -> Said:
    return Said(kind, words, (span(page, words),), **more)  # type: ignore[arg-type]


def reading() -> Reading:
    """FOI 0123/24: two questions, one with two sub-questions; parts given, withheld and public already; a table."""
    counted = AnswerPart(Outcome.DISCLOSED, (run(1, "We awarded 14 grants."), table_run()))
    withheld = AnswerPart(
        Outcome.WITHHELD,
        (
            run(1, "Section 40(2) – Personal information.", SaidKind.REASONS),
            run(1, "The names are withheld."),
        ),
        (Citation("40(2)", "Section 40(2)", (span(1, "Section 40(2)"),)),),
    )
    policy = AnswerPart(
        Outcome.ELSEWHERE,
        (run(1, "It can be found here: Grants policy (www.example.org) (page 3)", links=(0,)),),
        (Citation("21", "Section 21", ()),),
    )
    return Reading(
        pages=tuple(PageText(number, text, 595.0, 842.0) for number, text in enumerate(PAGES, start=1)),
        kind=LetterKind.RESPONSE,
        reference=fact("FOI 0123/24", 1, "FOI 0123/24"),
        date_responded=fact("2024-05-02", 1, "2 May 2024"),
        date_received=fact("2024-04-08", 1, "8 April 2024"),
        authority=None,
        requester=Requester(),
        request=None,
        questions=(
            question("1", None, "How many grants did the office award in 2023? Please provide:"),
            question("1.a", "1", "The number of grants awarded by the office.", counted),
            question("1.b", "1", "The names of the people who applied.", withheld),
            question("2", None, "Please provide a copy of the grants policy.", policy),
        ),
        links=(
            Link(
                "Grants policy (www.example.org)",
                "https://www.example.org/grants.pdf",
                "page 3",
                (span(1, "Grants policy (www.example.org)"),),
            ),
        ),
        tables=(grants_table(),),
        documents=(Document("Document 1", "Grants policy", None, "The letter does not say where it begins.", ()),),
        annexes=(),
        review=fact("You may ask for a review.", 2, "You may ask for a review."),
        copyright=fact("Copyright continues to be protected.", 2, "Copyright continues to be protected."),
        findings=(),
    )


def question(number: str, parent: str | None, text: str, *parts: AnswerPart) -> Question:
    printed = f"{number.rpartition('.')[2]}."
    stands = (span(1, text),) if text in PAGES[0] else ()
    return Question(number, printed, text, parent, parts, stands)


def table_run() -> Said:
    words = "Area\t2022\t2023\nNorth\t3\t4\nTotal\t3\t4"
    return Said(SaidKind.TABLE, words, (span(2, words),), table=0)


def grants_table() -> Table:
    rows = [["Area", "2022", "2023"], ["North", "3", "4"], ["Total", "3", "4"]]
    header, *body = [tuple(Cell(text) for text in row) for row in rows]
    checks = (Check("2022", "3", "3", True), Check("2023", "4", "4", True))
    return Table(None, header, tuple(body), 1, checks, table_run().spans)


def without_geometry(full: Reading) -> Reading:
    """The same reading as of a text letter: pages without a size."""
    pages = tuple(replace(page, width=None, height=None) for page in full.pages)
    return replace(full, pages=pages)
