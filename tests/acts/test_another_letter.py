"""A file that holds another letter is not published before somebody has decided about that letter's pages."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from documents.clearing.found import ANOTHER
from documents.models import ReadingFinding
from documents.reading.spans import Box
from requests.filing import take_in_and_file
from requests.gate.copying import drawn
from requests.gate.deciding import accept, accept_all, reject
from requests.gate.marking import redact_box, redact_everywhere, redact_words
from requests.gate.reasons import Reason
from requests.models import FOIRequest, GateFinding, PublishedPage
from requests.publication import publish, reasons_against
from requests.to_check import to_check
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.gated_letters import LINES
from tests.acts.publishing_by_hand import LATER
from tests.clearing.pdfs import PdfPage, pdf_of, words

PLAIN = [line for line in LINES if "Quillfeather" not in line and "zq0417" not in line]
FIRST = [*PLAIN[:4], "Dear Requester", *PLAIN[4:7], "1. How many grants were made?", "We made 14.", *PLAIN[-3:]]
SECOND = "\n".join(FIRST).replace("0123/24", "0124/24").replace("2 May", "3 May").replace("14", "15").split("\n")
GREY = 153  # a fill of 0.6
STANDS = f"{ANOTHER}, on page 2."


def _page(lines: list[str]) -> PdfPage:
    return PdfPage("".join(words(line, y=780 - 30 * at) for at, line in enumerate(lines)))


@pytest.fixture
def both(db: None) -> FOIRequest:
    filed = take_in_and_file("letter.pdf", pdf_of(_page(FIRST), _page(SECOND)), AT, people.officer())
    assert filed.foi_request is not None, filed.why
    return filed.foi_request


def _finding(case: FOIRequest) -> GateFinding:
    return GateFinding.objects.get(filed_letter__foi_request=case, kind="another letter")


def test_it_is_not_published_and_taking_all_that_is_proposed_does_not_let_it_go(both):
    assert STANDS in reasons_against(both)
    accept_all(both.pk, both.version, AT, people.officer())
    assert STANDS in reasons_against(both)


def test_of_all_that_is_to_be_checked_it_is_told_first(both):
    reading = both.filed_letters.get().reading
    ReadingFinding.objects.create(reading=reading, kind="total does not add up", what="The total says 6.", sure=1.0)
    other, total = to_check([both])[both.pk]
    assert other.startswith("Another letter seems to begin on page 2")
    assert total == "The total says 6."


def test_its_page_can_be_taken_out_whole(both):
    accept(both.pk, _finding(both).pk, both.version, AT, people.officer())
    both.refresh_from_db()
    publish(both, LATER, people.releaser())
    one, other = PublishedPage.objects.order_by("number").values_list("text", flat=True)
    assert "We made 14" in one
    assert "made" not in other
    assert "another letter" in other


def _labels(case: FOIRequest, page: int) -> list[str]:
    """What is printed on the bars of a page."""
    return [bar.label for bar in drawn(case, case.filed_letters.get()).removal.bars[page] if bar.label]


def test_under_its_cover_no_other_reason_is_told_in_words_or_picture(both):
    text = both.filed_letters.get().reading.pages.get(number=2).text
    at = text.index("grants")
    redact_words(both.pk, 2, at, at + 6, both.version, AT, people.officer())
    redact_box(both.pk, 2, Box(60, 60, 300, 120), both.version + 1, AT, people.officer())
    redact_everywhere(both.pk, "Dear Requester", both.version + 2, AT, people.officer())
    accept(both.pk, _finding(both).pk, both.version + 3, AT, people.officer())
    both.refresh_from_db()
    assert (set(_labels(both, 1)), set(_labels(both, 2))) == ({"section 40(2)"}, {"another letter"})
    publish(both, LATER, people.releaser())
    one, other = PublishedPage.objects.order_by("number").values_list("text", flat=True)
    assert "[redacted: section 40(2)]" in one
    assert other.strip() == "[redacted: another letter]"


def test_a_page_covered_whole_by_hand_tells_the_reason_of_its_cover_alone(both):
    accept(both.pk, _finding(both).pk, both.version, AT, people.officer())
    redact_everywhere(both.pk, "Dear Requester", both.version + 1, AT, people.officer())
    redact_box(both.pk, 1, Box(0, 0, 595, 842), both.version + 2, AT, people.officer(), Reason("section 43(2)"))
    both.refresh_from_db()
    assert set(_labels(both, 1)) == {"section 43(2)"}


@pytest.fixture
def below(db: None) -> FOIRequest:
    """The other letter begins under the signature; each has a grey picture at its head, the other a second one."""
    here = "".join(words(line, y=800 - 22 * at) for at, line in enumerate(FIRST))
    there = "".join(words(line, y=330 - 22 * at) for at, line in enumerate(SECOND[2:]))
    grey = [f"\nq 0.6 g 300 {bottom} 90 10 re f Q\n" for bottom in (815, 350, 100)]
    filed = take_in_and_file("letter.pdf", pdf_of(PdfPage("".join((here, there, *grey)))), AT, people.officer())
    assert filed.foi_request is not None, filed.why
    return filed.foi_request


def _pictured(png: bytes) -> set[int]:
    """The points from the top of the page, by tens, at which one of those pictures is shown."""
    page = Image.open(io.BytesIO(png)).convert("L")
    a_point = page.height / 842
    lines = {at: page.crop((0, at, page.width, at + 1)).tobytes() for at in range(page.height)}
    return {int(at / a_point) // 10 * 10 for at, line in lines.items() if line.count(GREY) > 80 * a_point}


def test_of_one_that_begins_within_a_page_pictures_go_too(below):
    finding = _finding(below)
    assert finding.start
    accept(below.pk, finding.pk, below.version, AT, people.officer())
    below.refresh_from_db()
    shown = drawn(below, below.filed_letters.get())
    assert {20, 480, 730} <= _pictured(shown.plain[0].png)
    assert max(_pictured(shown.barred[0].png)) < 100


def test_what_is_taken_out_above_one_that_begins_within_a_page_keeps_its_reason(below):
    redact_everywhere(below.pk, "Dear Requester", below.version, AT, people.officer())
    accept(below.pk, _finding(below).pk, below.version + 1, AT, people.officer())
    below.refresh_from_db()
    publish(below, LATER, people.releaser())
    said = PublishedPage.objects.get().text
    assert (said.count("[redacted: section 40(2)]"), said.count("[redacted: another letter]")) == (1, 1)
    assert said.count("redacted") == 2


def test_of_one_that_begins_within_a_page_the_first_letter_stays_whole(below):
    accept(below.pk, _finding(below).pk, below.version, AT, people.officer())
    below.refresh_from_db()
    publish(below, LATER, people.releaser())
    said = PublishedPage.objects.get().text
    assert all(line in said for line in FIRST)
    assert not any(line in said for line in SECOND if line not in FIRST)


def test_somebody_may_say_that_it_belongs_to_the_letter(both):
    reject(both.pk, _finding(both).pk, "It is the letter's own second half.", both.version, AT, people.officer())
    assert reasons_against(both) == []
