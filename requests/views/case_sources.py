"""The letter beside a case's questions, before any of it is public: where each was read, as readers will see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from documents.drawn_pages import printed_pages
from documents.models import LetterPage, Passage
from requests.models import AnswerPart, FiledLetter, Question
from requests.models.publication import PassageRole, PublishedPage, PublishedPassage
from requests.views.sources import Sources

MOST_PAGES = 20  # of a table of 400 pages: each is drawn by a process of its own; the others are read alone


def case_sources(filed: FiledLetter, pages: Sequence[LetterPage], questions: Sequence[Question]) -> Sources:
    """Of these questions, with their parts and passages loaded. Asks the database nothing."""
    for page in pages:
        page.reading = filed.reading
        page.reading.letter = filed.letter
    passages = sorted(_passages(questions), key=lambda each: (each.page_id, each.start))
    cited = {each.page_id for each in passages}
    shown = [page for page in pages if page.pk in cited][:MOST_PAGES]
    drawn = printed_pages(filed.letter, shown)
    known = {page.pk: _page(page, is_drawn=page.number in drawn) for page in shown}
    return Sources(known, [each for each in passages if each.page_id in known])


def _page(page: LetterPage, *, is_drawn: bool) -> PublishedPage:
    """As readers will have it; its picture has no name, since it is drawn when it is asked for."""
    picture = "drawn" if is_drawn and page.width and page.height else ""
    return PublishedPage(
        pk=page.pk, number=page.number, text=page.text, width=page.width, height=page.height, picture=picture
    )


def _passages(questions: Iterable[Question]) -> Iterator[PublishedPassage]:
    for question in questions:
        for passage in question.passages.all():
            yield _passage(passage, PassageRole.QUESTION, question=question.pk)
        for part in question.parts.all():
            of_tables = _of_tables(part)
            for passage in part.passages.all():
                role = PassageRole.TABLE if passage.pk in of_tables else PassageRole.ANSWER
                yield _passage(passage, role, part=part.pk)


def _of_tables(part: AnswerPart) -> set[int]:
    return {key for run in part.said if run["table"] is not None for key in run["passages"]}


def _passage(
    passage: Passage, role: PassageRole, *, question: int | None = None, part: int | None = None
) -> PublishedPassage:
    return PublishedPassage(
        page_id=passage.page_id,
        role=role,
        question_id=question,
        part_id=part,
        start=passage.start,
        end=passage.end,
        boxes=passage.boxes,
    )
