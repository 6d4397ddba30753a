"""The letter's pages beside the forms that correct its reading: what was read is marked, words can be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from documents.drawn_pages import drawn_page, printed_pages, words_on
from documents.models import LetterPage, Passage
from documents.reading.spans import Box
from documents.reading.words import running
from requests.models import AnswerPart, FiledLetter, FOIRequest
from requests.views.casework import cases
from requests.views.marks import Rect, around
from requests.views.staff_frame import staff_page
from requests.views.text_blocks import TextBlock, blocks_of
from requests.views.text_cuts import TextPlace, runs_of

WORD = re.compile(r"\S+")
MOST_LEAVES = 6  # of a table of 400 pages; the others are read alone


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the letter. `blocks`: its text, what is marked in it with a key; `rects`: the marks on its picture."""

    number: int
    width: float | None
    height: float | None
    blocks: tuple[TextBlock, ...]
    rects: list[Rect]
    has_picture: bool


def leaves(foi_request: FOIRequest, passages: Iterable[Passage], *, every: bool = False) -> list[Leaf]:
    """The first pages that these passages stand on, or the letter's first page; with what is between the passages.

    `every`: the pages after it as well, whatever stands on them.
    """
    filed = foi_request.filed_letters.select_related("letter").earliest("pk")
    marked: dict[int, list[Passage]] = {}
    for passage in passages:
        marked.setdefault(passage.page_id, []).append(passage)
    pages = _pages(filed).order_by("number")
    on = list(pages.filter(pk__in=marked)[:MOST_LEAVES] or pages[:1])
    shown = list(pages.filter(number__gte=on[0].number)[:MOST_LEAVES]) if every and on else on
    drawn = printed_pages(filed.letter, shown)
    return [_leaf(page, marked.get(page.pk, []), is_drawn=page.number in drawn) for page in shown]


@require_GET
def staff_letter(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """A page of the letter as text, with everything on it, what answers marked; the picture is in the original."""
    foi_request = get_object_or_404(cases(), pk=key)
    filed = foi_request.filed_letters.select_related("letter").earliest("pk")
    pages = _pages(filed)
    page = get_object_or_404(pages, number=number)
    answers = AnswerPart.passages.through.objects.filter(answerpart__question__foi_request=foi_request)
    answering = Passage.objects.filter(page=page, pk__in=answers.values("passage"))
    shown = {
        "foi_request": foi_request,
        "filed": filed,
        "leaf": _leaf(page, list(answering), is_drawn=False),
        "numbers": list(pages.order_by("number").values_list("number", flat=True)),
    }
    return staff_page(request, "staff/letter.html", shown)


@require_GET
def staff_picture(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """A page as it is printed, not cleared."""
    page = _page(key, number)
    drawn = drawn_page(page)
    if drawn is None:
        raise Http404
    return HttpResponse(drawn.webp, content_type="image/webp")


@require_GET
def staff_words(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """The words of a page: where each starts and ends in its text, what joins it to the one before, where it stands."""
    page = _page(key, number)
    return JsonResponse({"words": [[*word, *(box or ())] for *word, box in _words(page)]})


def _words(page: LetterPage) -> Iterator[tuple[int, int, str, str, Box | None]]:
    placed: Sequence[tuple[int, int, Box | None]] = words_on(page)
    placed = placed or [(each.start(), each.end(), None) for each in WORD.finditer(page.text)]
    before = 0
    for start, end, box in placed:
        text = page.text[start:end]
        joined = running(page.text[max(before - 1, 0) : start + 1])
        yield start, end, text, " " if before and " " in joined else "", box
        before = end


def _page(key: int, number: int) -> LetterPage:
    foi_request = get_object_or_404(cases(), pk=key)
    filed = foi_request.filed_letters.earliest("pk")
    return get_object_or_404(_pages(filed), number=number)


def _pages(filed: FiledLetter) -> QuerySet[LetterPage]:
    """The letter's pages, without the whole reading beside each."""
    pages = LetterPage.objects.filter(reading=filed.reading_id)
    return pages.select_related("reading__letter").defer("reading__content")


def _leaf(page: LetterPage, passages: list[Passage], *, is_drawn: bool) -> Leaf:
    places = [TextPlace(page.number, 1, each.start, each.end) for each in passages]
    boxes = dict.fromkeys((box[0], box[1], box[2], box[3]) for each in passages for box in each.boxes or ())
    return Leaf(
        number=page.number,
        width=page.width,
        height=page.height,
        blocks=blocks_of(runs_of(page.text, places)),
        rects=[around(box) for box in boxes],
        has_picture=is_drawn and bool(page.width and page.height),
    )
