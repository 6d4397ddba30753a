"""What a person should know of a reading: what is missing, doubtful or hidden, in plain English, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.annex_titles import STANDS_BELOW
from documents.reading.certainty import SURE
from documents.reading.named_exemptions import is_named
from documents.reading.numbering import follows
from documents.reading.recognised import UNREAD_SCAN, less_sure, recognised_words
from documents.reading.shapes import About, Finding, FindingKind, LetterKind, Of, Outcome, Question, Reading
from documents.reading.spans import Span
from documents.reading.sums import column_of
from documents.reading.swallowed import swallowed
from documents.reading.unrestated import is_unsaid
from documents.reading.wholeness import find_unwhole, is_annex_alone
from documents.reading.words import Page

UNTOLD_KIND = "What kind of letter this is"  # how a finding begins that says so
# How sure it is that a letter lacks what no rule found: most letters without a reference, date or question lack it
# indeed, while nearly every letter names its authority, if only in a picture.
NOT_FOUND, UNNAMED = 0.8, 0.5
ON_THE_WAY = frozenset(  # these answer no question, or, passed on, not each of them
    {
        *(LetterKind.ACKNOWLEDGEMENT, LetterKind.CLARIFICATION, LetterKind.FEES),
        *(LetterKind.EXTENSION, LetterKind.TRANSFER),
    }
)
LONGEST_LABEL = 80  # characters of a link's words


def find_findings(reading: Reading, pages: Sequence[Page]) -> Reading:
    """The same reading with its findings."""
    found = [
        *_hidden(pages),
        *recognised_words(pages),
        *_kind(reading),
        *_missing(reading),
        *_numbers(reading),
        *_asked(reading),
        *_answers(reading),
        *_sums(reading),
        *_links(reading),
        *_documents(reading),
        *_requester(reading),
        *find_unwhole(reading, pages),
    ]
    return less_sure(replace(reading, findings=tuple(found)), pages)


def _hidden(pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        for unseen in page.unseen:
            where = Span(page.number, unseen.at, min(unseen.at + 1, len(page.text)), unseen.boxes)
            yield Finding(
                FindingKind.HIDDEN_TEXT,
                f"There are words on page {page.number} that a reader does not see: {unseen.why}.",
                where,
            )
        for start, end in page.covered:
            words = f"A shape is laid over page {page.number}: these words are still in the file, and may be under it."
            yield Finding(FindingKind.COVERED, words, Span(page.number, start, end), 0.7)
        for comment in page.comments:
            where = Span(page.number, comment.at, comment.at, comment.boxes)
            yield Finding(FindingKind.COMMENTS, f"Page {page.number} carries a comment.", where)
        for at in page.changes:
            yield Finding(
                FindingKind.TRACKED_CHANGES,
                f"Page {page.number} holds a tracked change; it was read as accepted.",
                Span(page.number, at, at),
            )
        for notice in page.notices:
            yield Finding(FindingKind.UNREAD, notice)
        yield from _unread_files(page)
        if not page.words and page.pictures:
            why = "no words were recognised in it" if page.recognised else "it was not read"
            yield Finding(
                FindingKind.UNREAD, f"Page {page.number} is a picture without text; {why}.", Span(page.number, 0, 0)
            )


def _unread_files(page: Page) -> Iterator[Finding]:
    for name in page.unread_files:
        yield Finding(FindingKind.ATTACHMENT, f"{name}: this file came with the letter and was not read with it.")
    for name in page.unread_scans:
        yield Finding(FindingKind.ATTACHMENT, f"{name}: {UNREAD_SCAN}")


def _kind(reading: Reading) -> Iterator[Finding]:
    if reading.kind_sure < SURE:
        words = f"{UNTOLD_KIND}, its words do not tell."
        if reading.kind is not LetterKind.OTHER:
            words = f"{UNTOLD_KIND} is not certain; it was read as: {reading.kind.value}."
        yield Finding(FindingKind.DOUBTFUL, words, None, reading.kind_sure, About(Of.KIND))


def _missing(reading: Reading) -> Iterator[Finding]:
    named = (
        (reading.reference, "No reference of the authority's own was found.", NOT_FOUND),
        (reading.date_responded, "No date of the letter was found.", NOT_FOUND),
        (reading.date_received, "The date on which the request was received was not found.", NOT_FOUND),
        (reading.authority, "The name of the authority was not found.", UNNAMED),
    )
    for fact, words, sure in named:
        if fact is None:
            yield Finding(FindingKind.MISSING, words, sure=sure)
    if not reading.questions:
        yield Finding(FindingKind.MISSING, "No question was found in the letter.", None, NOT_FOUND, About(Of.QUESTIONS))
    elif all(question.printed is None for question in reading.questions):
        where = _first(reading.questions[0].spans)
        words = "No numbered question was found; the request was read as running text."
        yield Finding(FindingKind.MISSING, words, where, 0.6, About(Of.QUESTIONS))


def _numbers(reading: Reading) -> Iterator[Finding]:
    for at, (before, question) in enumerate(zip(reading.questions, reading.questions[1:], strict=False), start=1):
        one, other = before.number.split("."), question.number.split(".")
        if (
            len(one) == len(other)
            and one[:-1] == other[:-1]
            and not follows(one[-1], other[-1])
            and one[-1] != other[-1]
        ):
            words = (
                f"Question {question.number} comes after question {before.number}: a number between them is missing."
            )
            about = About(Of.NUMBER, at, beside=at - 1)
            yield Finding(FindingKind.DOUBTFUL, words, _first(question.spans), 0.8, about)
    numbers = [question.number for question in reading.questions]
    for number in sorted({each for each in numbers if numbers.count(each) > 1}):
        first, second = [at for at, each in enumerate(numbers) if each == number][:2]
        about, where = About(Of.NUMBER, second, beside=first), _first(reading.questions[second].spans)
        yield Finding(FindingKind.DOUBTFUL, f"There is more than one question {number}.", where, 0.9, about)


def _asked(reading: Reading) -> Iterator[Finding]:
    """What is doubtful of the words of questions."""
    for at, question in enumerate(reading.questions):
        about, where = About(Of.QUESTION, at), _first(question.spans)
        if is_unsaid(question):
            words = f"The letter does not say what question {question.number} asked."
            yield Finding(FindingKind.MISSING, words, where, 0.9, about)
        if question.sure < 0.7:
            words = f"Where question {question.number} begins and ends is not certain."
            yield Finding(FindingKind.DOUBTFUL, words, where, question.sure, about)
        if line := swallowed(question):
            what = f"A line in the answer to question {question.number} is numbered and asks something"
            words = f"{what}: “{line.text[:40]}…”. A question may have been missed."
            part = next(order for order, part in enumerate(question.parts) if line in part.said)
            yield Finding(FindingKind.DOUBTFUL, words, _first(line.spans), 0.5, About(Of.ANSWER, at, part))


def _answers(reading: Reading) -> Iterator[Finding]:
    parents = {question.parent for question in reading.questions}
    answered = {question.number for question in reading.questions if question.parts}
    waits = reading.kind in ON_THE_WAY and reading.kind_sure >= SURE  # that it answers nothing is expected
    for at, question in enumerate(reading.questions):
        if not waits and not question.parts and question.number not in parents and question.parent not in answered:
            words = f"No answer to question {question.number} was found."
            yield Finding(FindingKind.MISSING, words, _first(question.spans), 0.9, About(Of.ANSWER, at))
        for order, part in enumerate(question.parts):
            where = _first(part.spans)
            if part.outcome is Outcome.UNCLEAR:
                words = f"What the answer to question {question.number} gives is unclear."
                yield Finding(FindingKind.DOUBTFUL, words, where, 0.5, About(Of.OUTCOME, at, order))
            if part.outcome is Outcome.WITHHELD and not part.citations:
                words = f"The answer to question {question.number} refuses something without naming a provision."
                yield Finding(FindingKind.CITATION, words, where, 0.6, About(Of.PROVISION, at, order))
        yield from _named(at, question)


def _named(at: int, question: Question) -> Iterator[Finding]:
    """The exemptions that an answer names, and the provisions proposed for them."""
    for order, part in enumerate(question.parts):
        for cited in filter(is_named, part.citations):
            what = f"names an exemption (“{cited.as_written}”) without its section"
            words = f"The answer to question {question.number} {what}."
            words = f"{words} Proposed is {_section(cited.provision)}: compare it with the letter."
            about = About(Of.PROVISION, at, order, words=cited.as_written)
            yield Finding(FindingKind.CITATION, words, _first(cited.spans), cited.sure, about)


def _section(provision: str) -> str:
    return f"regulation {provision[4:]}" if provision.startswith("reg ") else f"section {provision}"


def _sums(reading: Reading) -> Iterator[Finding]:
    for at, table in enumerate(reading.tables, 1):
        for check in table.checks:
            if not check.agrees:
                words = f"Table {at}, {check.column}: the total says {check.said}, the rows come to {check.found}."
                where = _first(table.rows[table.total_row][0].spans) if table.total_row is not None else None
                about = About(Of.TOTAL, table=at - 1, column=column_of(table.header, check))
                yield Finding(FindingKind.TOTAL, words, where or _first(table.spans), about=about)


def _links(reading: Reading) -> Iterator[Finding]:
    for link in reading.links:
        if link.url is None:
            words = (
                f"“{' '.join(link.label.split())[:LONGEST_LABEL]}”: this link or file name has no target in the letter."
            )
            yield Finding(FindingKind.LINK, words, _first(link.spans), 0.8)


def _documents(reading: Reading) -> Iterator[Finding]:
    for document in reading.documents:
        is_below = (document.note or "").startswith(STANDS_BELOW)
        if document.pages is None and not is_below and not is_annex_alone(reading):
            yield Finding(FindingKind.ATTACHMENT, f"{document.label}: {document.note}", _first(document.spans), 0.8)


def _requester(reading: Reading) -> Iterator[Finding]:
    who = reading.requester
    for fact, words in ((who.name, "a name"), (who.email, "an e-mail address"), (who.address, "a postal address")):
        if fact is not None:
            yield Finding(
                FindingKind.REQUESTER,
                f"The letter prints {words} of the person who asked.",
                _first(fact.spans),
                fact.sure,
            )


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
