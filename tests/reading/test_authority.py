"""Who answers is told by the letterhead and the signature, not by whoever the letter speaks of."""

from __future__ import annotations

import pytest

from documents.reading.certainty import SURE
from documents.reading.letters import read
from documents.reading.shapes import Fact
from tests.reading.papers import typeset

LETTER = """{head}

Ref: FOI 2024/31
3 June 2024

Dear Mr Lee

Thank you for your request of 3 May 2024. You asked:

1. How many permits are there?
2. Who issues them?

1. There are 14. {told}
2. They are issued by the Permits Agency. {told}

Yours sincerely
A Clerk
{foot}
"""
MENTIONS = "Please contact the Permits Agency. The Permits Agency has the details; the Permits Agency publishes."
HEADS = {
    "Gellmere Water plc": "Gellmere Water plc",
    "HALLAM RAIL LIMITED": "HALLAM RAIL LIMITED",
    "Carr Valley Homes Ltd\nPO Box 12, Lee Road": "Carr Valley Homes Ltd",
    "Penrose Networks Limited (company no. 123456)": "Penrose Networks Limited",
    "Northlow Housing Association": "Northlow Housing Association",
    "Thorlby Housing Association Limited": "Thorlby Housing Association Limited",
    "Ystrad Homes Cyf": "Ystrad Homes Cyf",
    "Bexworth Academy Trust": "Bexworth Academy Trust",
    "CYNGOR SIR PENLLWYN\nPENLLWYN COUNTY COUNCIL": "PENLLWYN COUNTY COUNCIL",
    "Cyngor Sir Penllwyn Penllwyn County Council": "Penllwyn County Council",
    "Penllwyn County Council\nCyngor Bwrdeistref Sirol Penllwyn": "Penllwyn County Council",
    "Heddlu De Gwalia · South Gwalia Police": "South Gwalia Police",
    "Cyngor Tref Llanferw": "Cyngor Tref Llanferw",
    "Bryn Housing Association / Cymdeithas Tai Bryn": "Bryn Housing Association / Cymdeithas Tai Bryn",
    "UNIVERSITY OF HARTMERE\nUniversity Secretary's Office": "UNIVERSITY OF HARTMERE",
    "Comhairle nan Sgeir\nSkerries Council": "Skerries Council",
    "Police and Crime Commissioner for Arden, Ardenshire and Feldon\nPolice Headquarters, St Annes, Oxley": (
        "Police and Crime Commissioner for Arden, Ardenshire and Feldon"
    ),
    "Police, Fire and Crime Commissioner for North Saltshire\nHarbour House, Lower Wick": (
        "Police, Fire and Crime Commissioner for North Saltshire"
    ),
}


def _authority(head: str, told: str = "", foot: str = "") -> Fact:
    found = read("letter.txt", LETTER.format(head=head, told=told, foot=foot).encode()).authority
    assert found is not None
    return found


@pytest.mark.parametrize("told", ["", MENTIONS])
@pytest.mark.parametrize("head", HEADS)
def test_the_letterhead_tells_who_writes_whoever_is_spoken_of(head: str, told: str) -> None:
    assert _authority(head, told).value == HEADS[head]


def test_so_does_a_company_below_the_signature() -> None:
    assert _authority("Information Team", MENTIONS, "Quarrydene Ferries plc").value == "Quarrydene Ferries plc"


def test_a_company_below_the_name_of_whoever_is_written_to_does_not() -> None:
    found = _authority("Mr A Lee\nLee Media Ltd\n4 High Street", "Oxmoor Council holds two more.", "Oxmoor Council")
    assert found.value == "Oxmoor Council"
    found = _authority("Mr A Lee\nLee Media Ltd\n4 High Street", "Oxmoor Council holds two more.")
    assert (found.value, found.sure < 0.9) == ("Oxmoor Council", True)


ADDRESSEES = {  # what stands between the day and the greeting, and who is greeted
    "Pat Poe\nActon Media Ltd\n1 High Street": "Pat Poe",
    "Acton Media Ltd\n1 High Street\nNortham NM1 2AB": "Ms Poe",
    "To: Southam District Council\n1 High Street": "Ms Poe",
    "Pat Poe\nSoutham District Council\nNortham NM1 2AB": "Ms Poe",
    "Dr B Hale\nSoutham District Council\nNortham NM1 2AB": "Sir or Madam",
    "Pat Poe\nEditor\nSoutham District Council": "Pat",
}


def _letter(address: str, greeted: str, foot: str = "", head: str = "") -> Fact | None:
    letter = LETTER.replace("3 June 2024\n", f"3 June 2024\n\n{address}\n").replace("Mr Lee", greeted)
    letter = letter.replace("They are issued by the Permits Agency. ", "The clerk issues them.")
    return read("letter.txt", letter.format(head=head, told="", foot=foot).encode()).authority


@pytest.mark.parametrize("address", ADDRESSEES)
def test_whom_a_letter_goes_to_does_not_write_it(address: str) -> None:
    assert _letter(address, ADDRESSEES[address]) is None
    signed = _letter(address, ADDRESSEES[address], "Northam Borough Council")
    assert signed is not None
    assert (signed.value, signed.sure) == ("Northam Borough Council", 0.9)


def test_whom_an_address_right_above_the_greeting_is_of_is_doubtful() -> None:
    found = _letter("Southam District Council\n1 High Street\nNortham NM1 2AB", "Sirs")
    assert found is not None
    assert found.sure < SURE


def test_whoever_signs_a_letter_is_not_whom_it_goes_to() -> None:
    found = _letter("", "Sir or Madam", "A Clerk", "Mr A Clerk\nNortham Borough Council\nNortham NM1 2AB")
    assert found is not None
    assert (found.value, found.sure) == ("Northam Borough Council", 0.9)


def test_a_company_that_only_the_head_names_is_doubtful() -> None:
    head = "Acton Media Ltd\n1 High Street\nNortham NM1 2AB"
    found = _authority(head)
    assert (found.value, found.sure < SURE) == ("Acton Media Ltd", True)
    assert _authority(head, foot="Acton Media Ltd").sure >= SURE
    assert _authority(head, foot="foi@actonmedia.example").sure >= SURE
    assert _authority(f"pat@actonmedia.example\n{head}").sure < SURE


def test_the_house_that_an_office_stands_in_does_not_tell_who_writes() -> None:
    head = "Northam Police Headquarters\nMill Lane\nNortham NM1 2AB"
    assert _authority(head).sure < SURE
    assert (
        _authority(head, foot="Northam Police and Crime Commissioner").value == "Northam Police and Crime Commissioner"
    )
    signed = _authority(head, foot="Northam Police")
    assert (signed.value, signed.sure) == ("Northam Police", 0.9)


def test_a_bilingual_letterhead_is_no_reason_to_doubt() -> None:
    assert _authority("CYNGOR SIR PENLLWYN\nPENLLWYN COUNTY COUNCIL").sure >= 0.9


def test_a_body_that_only_the_text_names_is_doubtful_however_often_it_is_named() -> None:
    assert _authority("Information Team", MENTIONS).sure < 0.9


@pytest.mark.parametrize("head", ["Gellmere Water plc", "Marren Parish Council", "CYNGOR TREF LLAN\nLLAN TOWN COUNCIL"])
def test_so_it_does_where_nobody_is_greeted(head: str) -> None:
    letter = LETTER.replace("Dear Mr Lee\n\n", "").format(head=head, told=MENTIONS, foot="")
    found = read("letter.txt", letter.encode()).authority
    assert found is not None
    assert found.value == head.split("\n")[-1]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Department for", "Bridges & Canals"), "Department for Bridges & Canals"),
        (("Ministry of", "Harbour Affairs"), "Ministry of Harbour Affairs"),
        (("South Lyde and", "Arden Borough Council"), "South Lyde and Arden Borough Council"),
    ],
)
def test_a_name_over_two_lines_beside_an_address_is_read_whole(lines: tuple[str, str], name: str) -> None:
    source = f"""#set page(width: 595pt, height: 842pt, margin: 70pt)
#set text(size: 11pt)
#place(top + left, text(size: 16pt, weight: "bold")[{lines[0]} \\ {lines[1]}])
#place(top + right, align(right, text(size: 10pt)[Correspondence Unit \\ 3 Hope Steps \\ Lyde LY2 9ZZ]))
#v(60pt)
Our ref: FOI 2024/31

3 June 2024

Dear Mr Lee

Thank you for your request of 3 May 2024. You asked:

1. How many permits are there?

There are 14. Ask the Information Commissioner if you remain unhappy.

Yours sincerely
"""
    found = read("letter.pdf", typeset(source)).authority
    assert found is not None
    assert found.value == name


def test_the_initials_of_a_reference_are_no_bodys_name() -> None:
    lines = (
        "Fenwick House, 3 Cattle Market",
        "3 May 2024",
        "Case ICB/0338/2526",
        "Dear Mr Lane",
        "You asked for cats.",
    )
    assert read("letter.txt", "\n\n".join([*lines, "Yours sincerely", "Ann Orme"]).encode()).authority is None
