"""How each question, part and citation was found, how sure that is, and what is told of a letter full of faults."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from documents.reading.as_json import from_json, to_json
from documents.reading.certainty import say_how
from documents.reading.letters import read
from documents.reading.schema import to_schema
from documents.reading.shapes import Finding, FindingKind
from tests.readings import question, reading, span

FAULTY = """<!doctype html><html lang="en"><head><title>FOI 0123/24</title></head><body>
<p>Our ref: FOI 0123/24</p><p>Date: 2 May 2024</p>
<p>I write further to your request received on 8 April 2024.</p>
<p>Question 1: How many grants did the office award in each area?</p>
<table border="1"><tr><th>Area</th><th>2022</th><th>2023</th></tr><tr><td>North</td><td>3</td><td>4</td></tr>
<tr><td>South</td><td>2</td><td>2</td></tr><tr><td>Total</td><td>6</td><td>6</td></tr></table>
<p>Question 2: Please provide the names of the people who applied.</p>
<p>The names are exempt from disclosure under section 40(9) of the Act.</p>
<p>Question 4: Please provide a copy of the grants policy.</p>
<p>Document 3 – Grants policy. Some of it can be found here:
<a href="file:///C:/policy.docx">Grants policy, 2024</a></p>
<p>Question 5: How were the members of the panel chosen?</p>
<p>This information is withheld.</p>
<p>Question 6: Please provide the minutes of the meeting that decided on it.</p>
<p>You may ask for a review.</p></body></html>
"""
IN_ONE = """Our ref: FOI 0123/24

1. How many grants did the office award?

14.

2. Please provide the names of the people who applied.

This cannot be given.

6. Please provide a copy of the grants policy.

It is attached.
"""


def faulty():
    return read("letter.html", FAULTY.encode())


def test_each_says_how_it_was_found_and_what_makes_it_doubtful():
    asked = {each.number: each for each in faulty().questions}
    assert {number: (each.sure, each.how) for number, each in asked.items() if number != "6"} == {
        "1": (0.95, "numbered “Question 1:” in the letter"),
        "2": (0.95, "numbered “Question 2:” in the letter"),
        "4": (0.7, "numbered “Question 4:” in the letter; its number does not follow question 2"),
        "5": (0.95, "numbered “Question 5:” in the letter"),
    }
    assert {number: [(part.sure, part.how) for part in each.parts] for number, each in asked.items()} == {
        "1": [(0.95, "outcome told by the table it gives")],
        "2": [(0.95, "outcome told by section 40(9)")],
        "4": [(0.7, "outcome told by where it points to; which question it answers is not certain")],
        "5": [(0.6, "it refuses without naming a provision")],
        "6": [],
    }
    [cited] = asked["2"].parts[0].citations
    assert (cited.sure, cited.how) == (0.95, "written “section 40(9)” in the answer")


def test_all_of_it_is_printed_as_json_and_kept():
    found = faulty()
    [part] = to_schema(found, "letter.html")["questions"][1]["parts"]
    assert (part["sure"], part["how"], part["exemptions"]) == (0.95, "outcome told by section 40(9)", ["40(9)"])
    [cited] = part["citations"]
    assert {**cited, "spans": len(cited["spans"])} == {
        "provision": "40(9)",
        "as_written": "section 40(9)",
        "spans": 1,
        "sure": 0.95,
        "how": "written “section 40(9)” in the answer",
    }
    assert from_json(to_json(found)) == found


def test_that_something_was_not_found_is_less_than_certain():
    found = read("letter.txt", b"Thank you for writing to us.\n\nYours sincerely\n")
    absent = {each.what: each.sure for each in found.findings if each.kind is FindingKind.MISSING}
    assert absent == {
        "No reference of the authority's own was found.": 0.8,
        "No date of the letter was found.": 0.8,
        "The date on which the request was received was not found.": 0.8,
        "The name of the authority was not found.": 0.5,
        "No question was found in the letter.": 0.8,
    }


def test_every_fault_is_told_with_its_place():
    told = {(each.kind.value, each.what): each.where for each in faulty().findings}
    assert all(told.pop(("missing", f"{what} was not found.")) is None for what in ("The name of the authority",))
    assert set(told) == {
        ("doubtful", "Question 4 comes after question 2: a number between them is missing."),
        ("missing", "No answer to question 6 was found."),
        ("citation", "The answer to question 5 refuses something without naming a provision."),
        ("total does not add up", "Table 1, 2022: the total says 6, the rows come to 5."),
        ("link without target", "“Grants policy, 2024”: this link or file name has no target in the letter."),
        ("attachment", "Document 3: The letter names this document, but no page after the letter shows it."),
    }
    assert all(told.values())


def test_a_question_that_an_answer_swallowed_is_told_and_makes_it_doubtful():
    found = read("letter.md", IN_ONE.encode())
    part = found.questions[1].parts[-1]
    assert (part.sure, part.how) == (0.5, "a line in it is numbered like a question")
    assert "numbered and asks something: “6. Please provide a copy" in " ".join(each.what for each in found.findings)


def test_an_answer_for_several_questions_says_so_and_words_in_a_picture_are_named():
    full = reading()
    part = full.questions[3].parts[0]
    doubted = replace(question("3", None, "b. The names of the people who applied.", part), sure=0.6)
    seen = Finding(FindingKind.RECOGNISED, "Page 1 is a picture.", span(1, "Our ref"))
    told = say_how(replace(full, questions=(*full.questions[:3], doubted, full.questions[3]), findings=(seen,)))
    assert told.questions[3].how.endswith("; its words were recognised in a picture")
    assert told.questions[4].parts[0].how == "outcome told by Section 21; one answer for this and question 3"


def test_an_answer_right_before_a_question_without_one_is_doubtful_for_whichever_question_it_is_given():
    full = reading()
    part = full.questions[3].parts[0]
    asked = [question("1", None, "How many?", part), question("2", None, "Who?", part), question("3", None, "Where?")]
    first, second, _ = say_how(replace(full, questions=tuple(asked))).questions
    assert (first.parts[0].sure, second.parts[0].sure, second.parts[0].citations[0].sure) == (0.8, 0.8, 0.8)
    assert second.parts[0].how.endswith("; the answer to the next question may stand in it")


TWO_READINGS = """Aldmere Police
Ref: FOI 5521/25

Dear Mr Rook

You asked:

1. Which make of radio is used?
2. Is it ever used to listen in?

Question 1
The make is exempt by virtue of Section 31(1)(a).

Question 2
The Force neither confirms nor denies that it is, by virtue of Section 31(3).

Section 31 – Law Enforcement

To tell of it would help offenders.

Yours sincerely
"""


def test_reasons_that_may_be_for_the_answer_above_them_or_for_an_earlier_one_are_doubtful_at_both():
    first, second = read("letter.txt", TWO_READINGS.encode()).questions
    for parts in (first.parts, second.parts):
        assert parts[-1].text.endswith("To tell of it would help offenders.")
        assert parts[-1].sure < 0.9


def test_an_answer_that_points_to_no_address_is_doubtful():
    letter = (Path(__file__).parents[1] / "letters" / "answers_that_say_where_more_is.txt").read_bytes()
    *_, clicked = read("letter.txt", letter).questions
    assert clicked.parts[0].sure == 0.8
    assert clicked.parts[0].how.endswith("; it says where to look, and the letter gives no address for that")
