"""Private details that the words of a letter show stop it, wherever letters print them; the office's own do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.clearing.found import found_in
from documents.clearing.personal import KeepList
from documents.reading.letters import read
from tests.clearing.canaries import BODY, OFFICE, PRIVATE, letter
from tests.clearing.readings import held_back

PUBLISHABLE = [*sorted(Path("fixtures/letters").glob("foi-*.pdf")), Path("fixtures/letters/foi-0008-24.txt")]
PRIVATE_WORDS = ("zyxanthe", "quillfeather", "canary", "zq", "acacia", "07700", "01632", "1067123", "nr3")


@pytest.mark.parametrize("content", PRIVATE.values(), ids=PRIVATE.keys())
def test_a_letter_that_shows_private_details_is_held_back(content):
    assert held_back(read("letter.txt", content)) != []


def test_numbers_of_people_are_found_in_answers_however_they_are_written():
    private = (
        *("(07700) 900 417", "07700.900.417", "07700–900–417", "077 0090 0417", "07700 90 04 17", "+44 (0)7700 900417"),
        *("0116 496 0123", "943 476 5919", "NHS number 9434765919", "K123 ABC", "ABC 123D", "ab123456c"),
        *("AB-12-34-56-C", "AB  12 34 56 C", "Inspector 77", "P.C. 1234", "Police Constable 1234"),
        *("to 44 Rosebud Lane, Loughborough LE11 3TU", "to Flat 3, 9 High Road,\nLeicester LE1 1AA"),
        *("the mobile 07700\n900417", "K123\nABC", "ab 12 34\n56 c", "AB-12-34-56-\nC", "NHS number 943\n476 5919"),
        *("0116\n496 0123", "0116 496\n0123", "(01632) 960\n123", "born on 3 May 1971", "DOB: 03/05/1971"),
        *("D.O.B. 3rd May 1971", "date of birth was 1971-05-03", "his date of\nbirth 3 May 1971", "born May 3, 1971"),
        *(
            "sort code 12-34-56",
            "Sort Code: 123456",
            "account number 12345678",
            "A/C No. 12345678",
            "account\n12345678",
        ),
        *("GB33BUKB20201555555555", "GB33 BUKB 2020 1555 5555 55", "DE89 3704 0044 0532 0130 00"),
        *("07700/900/417", "07700 - 900 - 417", "0770 0900417", "0 7 7 0 0 9 0 0 4 1 7", "d.o.b 03031975"),
        *("to j.bloggs(at)acme.com", "to j.bloggs [at] acme [dot] com", "to j.bloggs at acme dot com"),
        *("to Rose Cottage, Mill Lane, Hinckley LE10 1AB",),
        *("to jane.bloggs@northshire.gov.uk", "to j_bloggs@northshire.gov.uk"),
        *("to j.bloggs@acme-solicitors.co.uk", "to jbloggs@acme.co.uk", "to sam.ward@leics.police.uk"),
    )
    offices = (
        *("07.08.2023 100 calls", "£07700 900", "AB 12 34 56", "14 constables", "the inspectorate in 2023", "A4 PDF"),
        *("943 476 5918", "the council at 1 High Street, Northam NR1 2AB", "info@acme.co.uk", "crimes in LE11 3TU"),
        *("class A1\n2 PDFs", "from 2019-\n2023", "11 000 000\n222 in all"),
        *("GB34 BUKB 2020 1555 5555 55", "born in 1971", "14 born by 1 May 2021", "account 1234567", "12-34-56"),
        *("street.lighting@northshire.gov.uk", "north.foi@northshire.gov.uk", "birth rates by 3/5/2021", "sort codes"),
        *("statistics@leics.police.uk", "at 44 Rosebud Lane", "0303 123 1113", "jo@northshire.gov.uk"),
        *("foi (at) acme.com", "arrived at 10 dot points", "from Council House, Mill Lane, Hinckley LE10 1AB"),
        "from the Home Office, 2 Marsham Street, London SW1P 4DF",
    )
    for said in (*private, *offices):
        found = held_back(
            read("letter.txt", letter(body=BODY.replace("14 marigold grants", f"grants, {said}, in all")))
        )
        assert bool(found) == (said in private), said


def test_a_persons_address_goes_whole_though_its_town_is_on_the_keep_list_and_is_told_once():
    opening = "\n12 Acacia Avenue\nNortham\nNR3 4CD\n\nDear Requester,\n"
    read_letter = read("letter.txt", letter(opening))
    kept = KeepList(("Civic Centre, 1 High Street, Northam NR1 2AB",))
    text = read_letter.pages[0].text
    said = [text[each.where.start : each.where.end] for each in found_in(read_letter, keep=kept) if each.where]
    assert said == ["12 Acacia Avenue", "Northam", "NR3 4CD"]


def test_the_mailbox_of_somebody_whose_name_is_published_is_kept_at_the_office_alone():
    body = BODY.replace(
        "foi@northshire", "foi@northshire.gov.uk, jo.bright@northshire.gov.uk or jo.bright@gmail.com, not@northshire"
    )
    read_letter = read("letter.txt", letter(body=body))
    text = read_letter.pages[0].text
    told = [found_in(read_letter, keep=KeepList(names)) for names in ((), ("Jo Bright",))]
    said = [{text[each.where.start : each.where.end] for each in found if each.where} for found in told]
    assert said == [{"jo.bright@northshire.gov.uk", "jo.bright@gmail.com"}, {"jo.bright@gmail.com"}]


def test_of_the_offices_own_address_and_titles_nobody_is_asked():
    desk = "Customer Hub\nInformation Rights Unit\nPO Box 313\nSidcup\nDA15 0HH\nwww.northam.gov.uk\n"
    persons = "\nMrs P Hodge\nThe Old Forge\nSidcup\nDA15 9ZZ\n"
    body = BODY.replace("Northshire Council\n", "Planning Enforcement\n")
    read_letter = read("letter.txt", letter(persons, head=desk, body=body))
    text = read_letter.pages[0].text
    said = {text[each.where.start : each.where.end] for each in found_in(read_letter) if each.where}
    assert said == {"Mrs P Hodge", "The Old Forge", "Sidcup", "DA15 9ZZ"}


@pytest.mark.parametrize("content", PRIVATE.values(), ids=PRIVATE.keys())
def test_the_reason_repeats_none_of_them(content):
    said = " ".join(held_back(read("letter.txt", content))).lower()
    assert not [word for word in PRIVATE_WORDS if word in said]


@pytest.mark.parametrize("content", OFFICE.values(), ids=OFFICE.keys())
def test_what_is_the_offices_own_is_no_reason(content):
    assert held_back(read("letter.txt", content)) == []


@pytest.mark.parametrize("path", PUBLISHABLE, ids=lambda path: path.name)
def test_nothing_in_the_words_of_the_demo_letters_speaks_against_them(path):
    assert held_back(read(path.name, path.read_bytes())) == []
