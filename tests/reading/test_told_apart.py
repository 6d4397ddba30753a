"""What sounds alike and is not the same: refusals that were asked about, annexes, kinds of letters."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest

from documents.reading.letters import read
from documents.reading.practice import asks_of_practice, without_others
from documents.reading.shapes import FindingKind, Outcome
from documents.reading.told_refusals import only_tells
from documents.reading.words import Word

HEAD = "Marlow District Council\n\n12 March 2025\nRef: FOI 771\n\nDear Ms Reed\n\n"
FOOT = "\n\nYours sincerely\n\nInformation Officer\n"


def test_a_letter_after_a_quoted_mail_is_another_one_still():
    first = "Reference: FOI 12/25\n1 May 2025\nDear Ms Hollin\nYour request for information\n1. How many?\nWe hold 14."
    quoted = (
        "From: Ann Hollin\nSent: 2 April 2025\nSubject: Freedom of information request\nDear Sir\nHow many?\nRegards"
    )
    other = "Reference: FOI 13/25\n9 May 2025\nDear Mr Voss\nYour request for information\n1. How few?\nWe hold 15."
    told = f"{first}\nYours sincerely\nO Quill\n\n{quoted}\nAnn Hollin\n\n{other}\nYours sincerely\nO Quill\n"
    findings = [each.what for each in read("letter.txt", told.encode()).findings if each.kind is FindingKind.ANOTHER]
    assert [("FOI 13/25" in each) for each in findings] == [True]


def _read(body, after=""):
    return read("letter.txt", f"{HEAD}{body}{FOOT}{after}".encode())


@pytest.mark.parametrize(
    ("text", "asked", "tells"),
    [
        ("37 applications were refused.", "How many applied?", True),
        ("The Council refused 12 of the 90 applications.", "How many applied?", True),
        ("Entry was refused to 14 passengers.", "What happened?", True),
        ("Payment was withheld from one contractor.", "Was payment withheld from any contractor?", True),
        ("Your request is refused.", "How many were refused?", False),
        ("Two documents were withheld.", "What was withheld?", False),
        ("All 12 parts of it were refused under section 14.", "How many were refused?", False),
        ("The names are withheld.", "Who are they?", False),
    ],
)
def test_a_refusal_that_was_asked_about_is_told_from_one_of_the_request(text, asked, tells):
    assert only_tells(Outcome.WITHHELD, text, asked, has_link=False) is tells


OTHERS, OURS, PERHAPS, PERHAPS_OURS = ("others", 1.0), ("ours", 1.0), ("others", 0.8), ("ours", 0.8)


@pytest.mark.parametrize(
    ("text", "asked", "of_practice", "told"),
    [
        ("We refused 98 requests under section 12.", "How many did you refuse?", True, OTHERS),
        ("Section 31 was relied on in 9 cases.", "How often was section 31 used?", True, OTHERS),
        ("Section 40(2) – personal information: 33", "What were the outcomes?", True, OTHERS),
        ("33 x section 40(2)", "What were the outcomes?", True, OTHERS),
        ("Two requests were neither confirmed nor denied.", "What were the outcomes?", True, OTHERS),
        ("Sections 21 and 43.", "Which exemptions were used?", True, PERHAPS),
        ("Section 12 – cost of compliance", "How many requests were refused?", True, PERHAPS_OURS),
        ("Section 12 applies: 902 requests would have to be read.", "How many were refused?", True, PERHAPS_OURS),
        ("The names are exempt under section 40(2).", "How many decide, and who?", True, OURS),
        ("12 requests were not recorded by type.", "How many were refused?", True, OURS),
        ("In 2023 we refused two requests under section 43(2).", "What does it cost?", False, PERHAPS),
        ("Both requests are refused under section 14(1).", "What does it cost?", False, OURS),
        ("Section 40(2): 33", "Which pages are redacted?", False, OURS),
    ],
)
def test_refusals_of_others_are_told_from_those_of_the_request(text, asked, of_practice, told):
    found = without_others(_words(text), asked, of_practice)
    assert (("others" if found and not found[0] else "ours"), found[1] if found else 1.0) == told


@pytest.mark.parametrize(
    ("asked", "asks"),
    [
        ("How many freedom of information requests were refused?", True),
        ("Which exemptions were relied on in 2024?", True),
        ("How many planning applications were refused?", False),
        ("Please send the refusal notice for permit 12.", False),
        ("What was paid for the exemption from parking charges?", False),
    ],
)
def test_a_question_about_refusals_of_information_is_told_from_others(asked, asks):
    assert asks_of_practice(asked) is asks


def _words(text):
    return [Word(each.group(), 1, each.start(), each.end()) for each in re.finditer(r"\S+", text)]


def test_annexes_that_repeat_the_request_or_tell_of_rights_are_no_documents():
    body = (
        "Thank you for your request of 18 February 2025, the text of which is reproduced in full at Annex A. "
        "The policy is enclosed as Annex B, and Annex C tells of complaints.\n\n1. 14.\n2. We do not hold this."
    )
    after = (
        "\nAnnex A – your request\n\n1. How many bins were lost?\n2. Who lost them?\n\nAnnex C\n\nComplaints\n\nWrite."
    )
    reading = _read(body, after)
    assert [document.label for document in reading.documents] == ["Annex B"]
    assert [question.text for question in reading.questions] == ["How many bins were lost?", "Who lost them?"]


def test_a_kind_of_letter_that_is_not_certain_is_a_finding():
    asked = "You asked:\n\n1. Please supply every e-mail about bins.\n\nOur response:\n\n"
    refused = "1. To find them would take 90 hours. Section 12(1) applies, and your request is refused."
    sure = _read(asked + refused)
    helped = _read(f"{asked}{refused}\n\nTo help you, 14 e-mails of the last week are attached.")
    other = _read("We met on Tuesday, and it rained.")
    said = [
        (
            reading.kind.value,
            reading.kind_sure,
            [each.what for each in reading.findings if "kind of letter" in each.what],
        )
        for reading in (sure, helped, other)
    ]
    assert said == [
        ("refusal notice", 1.0, []),
        ("refusal notice", 0.8, ["What kind of letter this is is not certain; it was read as: refusal notice."]),
        ("other", 0.5, ["What kind of letter this is, its words do not tell."]),
    ]


def _mail(plain, markup):
    message = EmailMessage()
    message["From"], message["Subject"] = "FOI <foi@marlow.gov.example>", "FOI 771"
    message["Date"] = "Wed, 12 Mar 2025 10:00:00 +0000"
    message.set_content(plain)
    message.add_alternative(markup, subtype="html")
    return read("letter.eml", message.as_bytes())


def test_a_message_is_read_from_its_markup_where_only_that_has_its_table_and_without_the_mail_below():
    rows = "<tr><td>Year</td><td>Bins</td></tr><tr><td>2023</td><td>41</td></tr><tr><td>2024</td><td>52</td></tr>"
    asked = "<p>Dear Ms Reed</p><p>You asked:</p><p>How many bins were lost in each year?</p><p>Our response:</p>"
    below = (
        "<p><b>From:</b> A Reed<br><b>Sent:</b> 18 February 2025<br><b>To:</b> FOI</p><p>How many cats are there?</p>"
    )
    markup = f"<html><body>{asked}<table>{rows}</table><p>Yours sincerely</p>{below}</body></html>"
    plain = (
        "Dear Ms Reed\n\nYou asked:\n\nHow many bins were lost in each year?\n\nOur response:\n\nYear\n\nBins\n\n2023\n"
    )
    reading = _mail(plain, markup)
    assert [[cell.text for cell in row] for row in reading.tables[0].rows] == [["2023", "41"], ["2024", "52"]]
    assert [question.text for question in reading.questions] == ["How many bins were lost in each year?"]
    assert "cats" not in reading.pages[0].text
    deep = _mail(plain, "<div>" * 500 + markup)  # more than a page may hold: the plain text is left
    assert (len(deep.tables), deep.pages[0].text.count("bins were lost")) == (0, 1)


ASKED = "You asked:\n\n1. The names of the inspectors.\n2. The minutes of the board.\n\nOur response:\n\n"
NAMES = "1. The names are withheld under section 40(2) of the Act.\n"


@pytest.mark.parametrize(
    ("answers", "kind", "sure"),
    [
        # one part of one answer is enough: it gives some of what was asked
        (f"{NAMES}2. The prices in them are withheld under section 43(2). The minutes are attached.", "response", 1.0),
        # no part was read as given, but what is withheld is said to be a part of what was asked
        (f"{NAMES}2. Part of the minutes is withheld under section 43(2) of the Act.", "response", 0.8),
        (f"{NAMES}2. The minutes have been redacted under section 43(2) of the Act.", "response", 0.8),
        # a question without an answer: what it gives is not known
        (f"{NAMES}", "refusal notice", 0.8),
        (f"{NAMES}2. The minutes are withheld under section 43(2) of the Act.", "refusal notice", 1.0),
        (f"{NAMES}2. No part of the minutes can be given: section 43(2) applies to them.", "refusal notice", 1.0),
    ],
)
def test_a_refusal_notice_refuses_all_and_what_gives_a_part_is_a_response(answers, kind, sure):
    reading = _read(ASKED + answers)
    assert (reading.kind.value, reading.kind_sure) == (kind, sure)


def test_a_letter_that_needs_more_time_as_section_10_allows_is_an_extension():
    body = (
        "Further to your request of 15 February 2025 for the rota, I apologise for the delay.\n\n"
        "We are still weighing the public interest and need more time, as section 10(3) of the Act allows."
    )
    assert _read(body).kind.value == "extension"
