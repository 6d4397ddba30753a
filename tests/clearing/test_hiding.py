"""What files hold and do not show is found, whatever the place; letters that hide nothing stop nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.clearing.found import FoundKind, found_in
from documents.clearing.hiding.looking import hidden_data
from documents.clearing.hiding.places import LISTED, HiddenData, Place
from documents.errors import UnreadableLetter
from documents.reading.formats.choosing import pages_of
from documents.reading.formats.spreadsheets import read_pages as read_spreadsheet
from documents.reading.formats.telling import is_spreadsheet
from documents.reading.letters import read
from tests.clearing.hiding_looks import BESIDE, COVERED, letter
from tests.clearing.hiding_open_looks import OPEN_CLEAN, OPEN_COVERED
from tests.clearing.hiding_places import CLEAN, HIDING, OTHERS, PDFS, WORD
from tests.clearing.hiding_sheets import CANARY, SPREADSHEETS, VISIBLE
from tests.clearing.hiding_web import WEB
from tests.word_files import run

# What only its page’s picture tells is cut with that; the next two let no file go, and the last stands on the page.
STAYS = frozenset({Place.UNSEEN, Place.LAYER, Place.SPOKEN_INSTEAD, Place.LAYER_RULES, Place.PLAIN_VERSION})
DEMO = sorted((Path(__file__).parents[2] / "fixtures" / "letters").glob("*.pdf"))


def test_there_are_as_many_places_as_were_promised():
    assert len({place for place, _ in SPREADSHEETS.values()}) >= 30
    assert len({place for place, _ in PDFS.values()}) >= 16
    assert len({place for place, _ in WORD.values()}) >= 8
    assert len(OTHERS) >= 15
    assert len(WEB) >= 100


@pytest.mark.parametrize("case", HIDING)
def test_a_hiding_place_is_found_and_no_word_of_it_read(case):
    place, (name, content) = HIDING[case]
    found = hidden_data(name, content)
    assert place in {each.place for each in found}, found
    assert (Place.UNSEARCHED in {each.place for each in found}) == (place is Place.UNSEARCHED)
    assert any(each.asks for each in found) or place in LISTED
    assert CANARY not in _read(name, content) or place in STAYS
    assert CANARY not in "".join(each.sentence for each in found)


@pytest.mark.parametrize("case", CLEAN)
def test_a_file_that_hides_nothing_stops_nobody(case):
    assert [each for each in hidden_data(*CLEAN[case]) if each.asks] == []
    assert not case.startswith(("markup", "a page")) or VISIBLE in _read(*CLEAN[case])


@pytest.mark.parametrize("case", COVERED | OPEN_COVERED)
def test_words_that_a_shape_may_cover_are_found_where_they_stand(case):
    reading = read(*(COVERED | OPEN_COVERED)[case])
    (found,) = [each for each in found_in(reading) if each.kind is FoundKind.HIDDEN]
    text = reading.pages[0].text
    assert found.where is not None
    assert CANARY in text[found.where.start : found.where.end]
    assert (VISIBLE in text[found.where.start : found.where.end]) == case.endswith(("edge", "below"))


def test_shapes_that_lie_over_no_words_are_not_found():
    word = letter(*(f"<w:p>{shape}{run('Seen')}</w:p>" for shape in BESIDE.values()))
    for file in (word, OPEN_CLEAN):
        assert [each for each in found_in(read(*file)) if each.kind is FoundKind.HIDDEN] == []


def test_the_letters_of_the_demo_stop_nobody():
    stopped = [
        path.name for path in DEMO if any(each.asks for each in hidden_data(path.name, path.read_bytes(), pages=False))
    ]
    assert stopped == []


def test_properties_are_listed_and_nobody_is_asked():
    (found,) = hidden_data("letter.pdf", DEMO[2].read_bytes(), pages=False)
    assert found == HiddenData(Place.PROPERTIES)
    assert found.sentence == "Document properties."


def _read(name: str, content: bytes) -> str:
    """What the reader takes out of the file: all that can ever become public of its words."""
    try:
        pages = read_spreadsheet(content) if is_spreadsheet(content) else pages_of(name, content)
    except UnreadableLetter:
        return ""
    return "\n".join(page.text for page in pages)
