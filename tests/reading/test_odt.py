"""OpenDocument letters: lists, tables, what is deleted, hidden or remarked on."""

from __future__ import annotations

import pytest

from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind
from documents.reading.words import words_to_text
from tests.word_files import odt

LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")"/></text:list-style>'
)
AWAY = (
    '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>'
)


def _p(said: str) -> str:
    return f"<text:p>{said}</text:p>"


def _list(*items: str, style: str = "L") -> str:
    made = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f'<text:list text:style-name="{style}">{made}</text:list>'


def _lines(body: str, styles: str = LEVELS) -> list[str]:
    text = "\n".join(page.text for page in pages_of("letter.odt", odt(body, styles)))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _table(*rows: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def _cell(said: str) -> str:
    return f"<table:table-cell>{_p(said)}</table:table-cell>"


def test_an_open_document_letter_is_read() -> None:
    asked = _p("Dear Requester") + _p("You asked for the following:")
    body = asked + _list(_p("How many horses?"), _p("How many dogs?")) + _p("Our response")
    reading = read("letter.odt", odt(body + _list(_p("We hold 14."), _p("We hold two.")), LEVELS))
    assert [(each.number, each.text, each.parts[0].text) for each in reading.questions] == [
        ("1", "How many horses?", "We hold 14."),
        ("2", "How many dogs?", "We hold two."),
    ]


def test_numbers_of_lists_are_printed() -> None:
    body = _list(_p("A") + _list(_p("x"), _p("y")), _p("B"))
    assert _lines(body) == ["1. A", "(a) x", "(b) y", "2. B"]


def test_a_list_that_goes_on_is_counted_on() -> None:
    again = _list(_p("B")).replace("<text:list ", '<text:list text:continue-numbering="true" ')
    assert _lines(_list(_p("A")) + again) == ["1. A", "2. B"]


def test_a_table_keeps_its_cells_and_its_blank_ones() -> None:
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>Horses</text:p></table:table-cell>'
    body = _table(wide + "<table:covered-table-cell/>", _cell("2024") + _cell("14"))
    rows = pages_of("letter.odt", odt(body))[0].grids[0].rows
    assert [[words_to_text(cell) for cell in row] for row in rows] == [["Horses", ""], ["2024", "14"]]


def test_a_link_has_its_target() -> None:
    page = pages_of("letter.odt", odt(_p('See <text:a xlink:href="https://a.example/x">here</text:a>')))[0]
    assert (page.text, page.links) == ("See here", ("https://a.example/x",))


@pytest.mark.parametrize("style", ["T", "W", "S"])
def test_text_that_cannot_be_seen_is_left_out_and_said(style: str) -> None:
    body = _p(f'seen <text:span text:style-name="{style}">a secret</text:span>')
    reading = read("letter.odt", odt(body, AWAY))
    kinds = {finding.kind for finding in reading.findings}
    assert (FindingKind.HIDDEN_TEXT in kinds, "secret" in str(reading)) == (True, False)


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    deleted = f"<text:changed-region><text:deletion>{_p('nine')}</text:deletion></text:changed-region>"
    tracked = f"<text:tracked-changes>{deleted}</text:tracked-changes>"
    reading = read("letter.odt", odt(tracked + _p('We hold <text:change text:change-id="1"/>ten.')))
    kinds = {finding.kind for finding in reading.findings}
    assert (reading.pages[0].text, FindingKind.TRACKED_CHANGES in kinds) == ("We hold ten.", True)


def test_a_comment_is_left_out_and_said() -> None:
    reading = read("letter.odt", odt(_p("Ten<office:annotation><text:p>right?</text:p></office:annotation> horses.")))
    kinds = {finding.kind for finding in reading.findings}
    assert (reading.pages[0].text, FindingKind.COMMENTS in kinds) == ("Ten horses.", True)


def test_a_page_ends_where_it_was_last_ended() -> None:
    assert len(pages_of("letter.odt", odt(_p("One <text:soft-page-break/>two")))) == 2


def test_a_note_stands_at_the_foot_of_its_page() -> None:
    body = f"<text:note-citation>1</text:note-citation><text:note-body>{_p('In May.')}</text:note-body>"
    note = f"<text:note>{body}</text:note>"
    assert _lines(_p(f"14 horses{note}.") + _p("Two dogs.")) == ["14 horses.", "Two dogs.", "In May."]
