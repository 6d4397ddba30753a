"""A file that is a part of a letter, two letters, or an annex alone says so; a whole letter does not."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.spans import Leaf
from tests.message_files import mail
from tests.reading.papers import PLAIN, typeset

SECOND = PLAIN.replace("0042/25", "0043/25").replace("cats", "dogs").split("#set text(size: 11pt)\n")[1]
FOOT = "#set page(footer: [Page #context counter(page).display() of 4])\n"
BREAK = "\n#pagebreak()\n"


def _said(source: str) -> list[str]:
    return [finding.what for finding in read("letter.pdf", typeset(source)).findings]


def test_two_letters_in_one_file_are_told() -> None:
    another = "Another letter seems to begin on page 2 (FOI 0043/25): only the first was read."
    for second in (SECOND, SECOND.replace("FOI 0043/25", "FOI 0043/25\n\nYour ref: ABC 771/25")):
        assert _said(PLAIN + BREAK + second)[0].startswith(another)


def test_every_further_letter_is_named_by_its_own_reference_whatever_stands_between() -> None:
    third = SECOND.replace("0043/25", "0044/25")
    told = [said for said in _said(PLAIN + BREAK + SECOND + BREAK + third) if said.startswith("Another letter")]
    assert [said.partition(": ")[0] for said in told] == [
        "Another letter seems to begin on page 2 (FOI 0043/25)",
        "Another letter seems to begin on page 3 (FOI 0044/25)",
    ]


def test_the_second_letters_own_copy_after_it_is_no_third_letter() -> None:
    told = [said for said in _said(PLAIN + BREAK + SECOND + BREAK + SECOND) if said.startswith("Another letter")]
    assert len(told) == 1


def test_the_first_pages_of_a_letter_say_that_the_rest_is_missing() -> None:
    missing = (
        "The pages say that there are 4, and pages 3 and 4 are not in this file: a part of the letter may be missing. "
        "If it is another file, hand in both together and say that they are one letter."
    )
    assert missing in _said(FOOT + PLAIN + BREAK + "More of it.")


def test_an_annex_by_itself_is_told_and_asks_nothing() -> None:
    reading = read(
        "annex.pdf", typeset("*Annex A - Cost of vehicles*\n\n#table(columns: 2, [Year], [Cost], [2023], [£12])")
    )
    alone = "This looks like an annex or attachment by itself; the letter it came with is not in the file."
    assert alone in [finding.what for finding in reading.findings]
    assert not any("names this document" in finding.what for finding in reading.findings)
    assert (reading.questions, len(reading.tables)) == ((), 1)


@pytest.mark.parametrize(
    "source",
    [
        PLAIN,
        PLAIN + BREAK + "Annex A\n\nDear Sir\n\nYour letter pleased us.\n\nYours sincerely",
        PLAIN + BREAK + PLAIN[70:],
    ],
    ids=["by itself", "with a letter as its annex", "printed twice"],
)
def test_a_whole_letter_says_nothing_of_the_kind(source: str) -> None:
    assert not [said for said in _said(source) if "nother letter" in said or "missing" in said or "by itself" in said]


def test_a_letter_in_two_files_of_one_message_is_read_as_one() -> None:
    second = FOOT + "#counter(page).update(3)\n" + "2. How many vans?\n\nWe hold nine." + BREAK + "Yours sincerely"
    parts = [("b.pdf", typeset(second)), ("a.pdf", typeset(FOOT + PLAIN + BREAK + "More of it."))]
    reading = read("a.eml", mail("Please see attached.", *parts))
    assert [(page.number, page.leaf) for page in reading.pages] == [
        *((1, Leaf(1, 1)), (2, Leaf(1, 2)), (3, Leaf(0, 1)), (4, Leaf(0, 2))),
    ]
    said = [finding.what for finding in reading.findings]
    assert "b.pdf: its page numbers go on with the letter's, so it was read as a part of the letter." in said
    assert not [each for each in said if "may be missing" in each]
