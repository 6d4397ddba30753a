"""What of a spreadsheet becomes public is chosen at the gate, sheet by sheet: nothing else of it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers

from documents.clearing.found import sentences
from documents.clearing.hiding.looking import hidden_data
from documents.clearing.removal import Cut, without
from documents.intake import check_file, store
from documents.models import LetterPage
from documents.reading.letters import read
from documents.recording import record
from requests.errors import CannotChange, CannotPublish, ChangedMeanwhile
from requests.filing import file_letter
from requests.gate.choosing import Wanted, choose, leave_out_others
from requests.gate.copying import Drawn, cleared_copy
from requests.gate.deciding import accept, accept_all, reject
from requests.gate.looking import undecided
from requests.gate.places import removed_from
from requests.gate.removing import removal_in, taken_out
from requests.models import (
    PUBLIC_MODELS,
    FOIRequest,
    GateFinding,
    PublishedPage,
    PublishedResponse,
    PublishedTable,
    Release,
    SheetChoice,
)
from requests.models.sheet_choice import Chosen
from requests.models.taking_in import FileState
from requests.publication import publish, reasons_against, release
from requests.publishing.redacted import redacting
from requests.taking_in import TakenIn, publish_taken
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER
from tests.clearing.canaries import letter
from tests.message_files import mail, sheet, xlsx

NOTHING, ALL = Wanted(Chosen.NOTHING), Wanted(Chosen.ALL)
GRANTS = (
    ["Area", "Grants", "Officer", "Paid"],
    ["North", 4, "Zyxanthe Quillfeather", 40],
    ["South", 10, "Amaryllis Thistlewood", 100],
    ["East", 6, "Peregrine Oakenshaw", 60],
    ["Total", 20, "", 200],
)
STAFF = (["Name", "Telephone"], ["Zyxanthe Quillfeather", "07700 900123"], ["Wolfram Nightjar", "07700 900456"])
pytestmark = pytest.mark.django_db


def with_workbook(*books: bytes) -> FOIRequest:
    """A message that answers in words, and has workbooks with it; pages 2 and 3 are the first one's sheets."""
    book = xlsx({"Grants": sheet(*GRANTS), "Staff of ours": sheet(*STAFF)})
    files = [(f"{at}.xlsx", each) for at, each in enumerate(books or [book])]
    name, content = "letter.eml", mail(letter().decode(), *files)
    full, hidden = read(name, content), hidden_data(name, content)
    kept = record(store(name, content, check_file(name, content), AT), full, AT)
    return file_letter(kept, full, AT, people.officer(), hidden)


def chosen(case: FOIRequest, page: int, wanted: Wanted) -> SheetChoice:
    case.refresh_from_db()
    return choose(case.pk, page, wanted, case.version, AT, people.officer())


def ranges(typed: str) -> Wanted:
    return Wanted(Chosen.RANGES, typed)


def decided(case: FOIRequest) -> None:
    """All that is left to decide is accepted, as one does who looked at it."""
    case.refresh_from_db()
    accept_all(case.pk, case.version, AT, people.officer())
    case.refresh_from_db()


def undrawn(case: FOIRequest) -> str:
    """All that would be published, but for pictures."""
    filed = case.filed_letters.select_related("letter", "reading").get()
    taken = taken_out(case, filed)
    return str(cleared_copy(case, filed, Drawn((), (), taken, removal_in(taken, filed.reading.as_read, {}))).copy)


def everything_public() -> str:
    rows: str = serializers.serialize("json", [row for model in PUBLIC_MODELS for row in model._default_manager.all()])
    files = (path for path in Path(settings.FOI_PUBLISHED).rglob("*") if path.is_file())
    return rows + "".join(path.read_text(errors="replace") for path in files)


def test_nothing_is_published_while_a_sheet_is_undecided_and_then_its_chosen_cells_alone():
    case = with_workbook()
    decided(case)
    rows = GateFinding.objects.filter(kind="a sheet of a spreadsheet")
    assert [(row.page, row.is_open) for row in rows] == [(2, True), (3, True)]
    waiting = (
        "Nobody has chosen what is published of a sheet of a spreadsheet that came with the letter, on pages 2 and 3."
    )
    assert reasons_against(case) == [waiting]
    with pytest.raises(CannotPublish, match="on pages 2 and 3"):
        publish(case, LATER, people.releaser())
    for act in (
        lambda: accept(case.pk, rows[0].pk, case.version, AT, people.officer()),
        lambda: reject(case.pk, rows[0].pk, "Harmless", case.version, AT, people.officer()),
    ):
        with pytest.raises(CannotChange, match="Choose what of the sheet is published"):
            act()
    first = chosen(case, 2, ranges("b1:b4; A1:A4"))
    assert (first.ranges, first.made_by, str(first)) == ("A1:A4, B1:B4", people.officer(), "page 2: A1:A4, B1:B4")
    chosen(case, 3, NOTHING)
    case.refresh_from_db()
    publish(case, LATER, people.releaser())
    (table,) = PublishedTable.objects.all()
    assert (table.header, table.rows, table.total_row) == (
        ["Area", "Grants"],
        [["North", "4"], ["South", "10"], ["East", "6"]],
        None,
    )
    assert [len(row) for row in table.places] == [2, 2, 2, 2]
    pages = dict(PublishedPage.objects.values_list("number", "text"))
    assert pages[2] == "Grants\n\nArea\tGrants\nNorth\t4\nSouth\t10\nEast\t6"
    assert pages[3] == "[This sheet is not published]"
    place = table.places[2][1][0]
    assert pages[2][place["start"] : place["end"]] == "10"
    said = everything_public().casefold()
    assert not [
        word for word in ("quillfeather", "thistlewood", "nightjar", "900456", "staff of", "officer") if word in said
    ]


def test_what_was_found_in_cells_that_are_left_out_needs_no_decision_until_they_are_chosen():
    case = with_workbook()
    chosen(case, 3, NOTHING)
    chosen(case, 2, ranges("A1:B5"))
    filed = case.filed_letters.select_related("reading", "gate").get()
    assert not {2, 3} & {each.page for each in undecided(case, filed)}
    assert not GateFinding.objects.undecided().filter(page__in=[2, 3]).exists()
    chosen(case, 3, ALL)
    assert {row.page for row in GateFinding.objects.undecided()} >= {3}
    assert {each.page for each in undecided(case, filed)} >= {3}


def test_a_release_is_of_the_choice_and_another_choice_needs_another_release():
    case = with_workbook()
    chosen(case, 3, NOTHING)
    chosen(case, 2, ranges("A1:B5"))
    decided(case)
    with pytest.raises(CannotPublish, match="A spreadsheet came with it"):
        release(case, LATER, people.officer())
    given = release(case, LATER, people.releaser())
    assert given.has_spreadsheet
    chosen(case, 2, Wanted(Chosen.RANGES, columns=[1]))
    decided(case)
    other = release(case, LATER, people.releaser())
    assert other.content_hash != given.content_hash
    chosen(case, 2, ranges("A1:B5"))
    case.refresh_from_db()
    assert release(case, LATER, people.releaser()) == given
    assert Release.objects.count() == 2
    assert [each.ranges for each in SheetChoice.objects.filter(page=2)] == ["A1:B5", "A1:A5", "A1:B5"]
    assert SheetChoice.objects.standing().count() == 2


def test_a_figure_left_out_cannot_be_worked_out_from_a_total_that_stays():
    case = with_workbook()
    chosen(case, 3, NOTHING)
    chosen(case, 2, ranges("A1:B2, A4:B5"))
    decided(case)
    assert any("under “Grants”, in row 2, can be worked out" in each for each in reasons_against(case))
    chosen(case, 2, ranges("A1:B3, A5:B5, A4"))
    assert any("under “Grants”, in row 3, can be worked out" in each for each in reasons_against(case))
    chosen(case, 2, ranges("A1:B3"))
    case.refresh_from_db()
    assert reasons_against(case) == []


def test_a_heading_left_out_is_not_named_by_the_check_of_its_sum():
    case = with_workbook()
    chosen(case, 2, ranges("A1:D5"))
    assert "'column': 'Paid'" in undrawn(case)
    chosen(case, 2, ranges("A2:D5"))
    assert "Paid" not in undrawn(case)


def test_words_of_ours_quote_no_cell_that_was_not_chosen_though_each_word_of_it_stands_elsewhere():
    said = "1 of 200 for the North.\n\nOakenshaw\tNorth\nSouth\tNorth Oakenshaw\t1,200\nEast\tSouth East"
    cuts = [Cut(at := said.index("\tNorth Oak"), at + len("\tNorth Oakenshaw\t1,200"), instead="")]
    ours = redacting({1: said}, {1: cuts}, {}, (), ())
    assert ours.words("1,200 for North Oakenshaw, South East") == "[redacted] for [redacted], South East"


def test_a_choice_that_makes_no_sense_changes_nothing():
    case = with_workbook()
    kept = chosen(case, 2, ranges("A1:B2"))
    for wanted, why in (
        (ranges("A1:Z99"), "A1:Z99 reaches off the sheet, which shows A1:D5"),
        (ranges(""), "Name the ranges"),
        (Wanted(Chosen.RANGES, columns=[]), "Tick the columns"),
        (Wanted(Chosen.RANGES, columns=[9]), "lies off the sheet"),
    ):
        with pytest.raises(CannotChange, match=why):
            chosen(case, 2, wanted)
    for page in (1, 9):
        with pytest.raises(CannotChange, match="no sheet of a spreadsheet"):
            chosen(case, page, ALL)
    with pytest.raises(ChangedMeanwhile):
        choose(case.pk, 2, ALL, case.version - 1, AT, people.officer())
    assert SheetChoice.objects.get() == kept
    case.refresh_from_db()
    assert [each.page for each in leave_out_others(case.pk, case.version, AT, people.officer())] == [3]
    assert not GateFinding.objects.undecided().filter(kind="a sheet of a spreadsheet").exists()


def test_a_spreadsheet_read_before_its_cells_were_told_apart_is_read_again_first():
    case = with_workbook()
    filed = case.filed_letters.select_related("reading", "gate").get()
    filed.reading.content["reader_version"] = 7
    for page in filed.reading.content["pages"]:
        page["sheet"] = None
    why = "A spreadsheet came with the letter, which was read before its cells were told apart: read the letter again."
    assert why in sentences(undecided(case, filed))


def test_file_letters_publishes_nothing_of_which_a_sheet_is_undecided():
    case = with_workbook()
    decided(case)
    done = publish_taken(TakenIn("letter.eml", FileState.HELD, case), case, LATER, people.releaser())
    assert (done.published, PublishedResponse.objects.exists()) == (False, False)
    assert "Nobody has chosen what is published of a sheet" in done.why


def test_a_sheet_nobody_chose_about_is_left_out_of_what_is_shown_beforehand():
    case = with_workbook()
    filed = case.filed_letters.select_related("reading").get()
    (page,) = LetterPage.objects.filter(reading=filed.reading, number=2)
    _, cuts = removed_from(case, filed, page)
    assert without(page.text, cuts) == "[This sheet is not published]"
