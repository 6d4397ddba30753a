"""Reading a filed letter again: corrections stay, what no longer fits is told, the public copy stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.models import LetterReading, ReadingFinding
from documents.reading.shapes import Cell, Finding, FindingKind, Outcome
from requests.correctable.answers import PartOutcome
from requests.correctable.findings import FindingSettled
from requests.correctable.parts import Answers, places_to_split, remove, split
from requests.correctable.questions import QuestionNumber, QuestionText
from requests.correctable.tables import TableCell
from requests.correcting import undo
from requests.filing import take_in_and_file
from requests.models import PublishedQuestion, Question
from requests.publication import publish
from requests.reading_again import ReadAgain, keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of, part
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import fact, reading, span, without_geometry

pytestmark = pytest.mark.django_db
BETTER = "Please send me the grants policy."
REFUSED = {"outcome": "withheld", "not_yet": False, "held_by": ""}


@pytest.fixture
def case():
    return stored()


def newer(**changed):
    """The reading of a newer reader, which is another one at any rate."""
    full = replace(without_geometry(reading()), reader_version=99)
    return replace(full, **changed)


def questions(*changed):
    """The questions of the reading, some of them changed by place."""
    full = list(reading().questions)
    for place, more in changed:
        full[place] = replace(full[place], **more)
    return tuple(full)


def told(case):
    findings = ReadingFinding.objects.filter(reading=case.filed_letters.get().reading)
    return [finding.what for finding in findings]


def test_a_newer_reading_makes_the_case_anew_and_the_old_one_is_kept(case):
    became = keep_reading(case, newer(questions=questions((3, {"text": "Another question."}))), LATER)
    case.refresh_from_db()
    assert (became, of(case, "2").text) == (ReadAgain(is_new=True), "Another question.")
    assert (LetterReading.objects.count(), case.filed_letters.get().reading.number, case.version) == (2, 2, 2)
    assert (case.tables.count(), case.links.count(), case.attachments.count()) == (1, 1, 1)


def test_the_same_reading_changes_nothing(case):
    assert keep_reading(case, without_geometry(reading()), LATER) == ReadAgain(is_new=False)
    case.refresh_from_db()
    assert (case.version, LetterReading.objects.count()) == (1, 1)


def test_corrections_of_every_kind_are_made_in_the_new_reading():
    finding = Finding(FindingKind.DOUBTFUL, "Two dates were found.")
    case = stored(findings=(finding,))
    corrected(QuestionText(of(case, "2")), BETTER)
    corrected(QuestionNumber(of(case, "2")), "3")
    corrected(PartOutcome(part(case, "3")), REFUSED)
    corrected(TableCell(case.tables.get(), 1, 2), "5")
    corrected(FindingSettled(ReadingFinding.objects.get(what=finding.what)), after=True)
    thing = Answers((of(case, "1.b"),))
    [parts] = thing.value
    corrected(thing, [split(parts, 0, places_to_split(parts[0])[0][0])])
    became = keep_reading(case, newer(findings=(finding,)), LATER)
    assert became == ReadAgain(is_new=True, made=6)
    assert (of(case, "3").text, part(case, "3").outcome, of(case, "1.b").parts.count()) == (BETTER, "withheld", 2)
    assert case.tables.get().rows[0][2]["text"] == "5"
    assert case.filed_letters.get().reading.findings.get(what=finding.what).is_settled


def test_what_was_said_to_be_no_answer_stays_none_and_comes_back_when_it_is_undone(case):
    question = of(case, "1.a")
    before = part(case, "1.a").text
    thing = Answers((question,))
    [made] = corrected(thing, remove(thing.value[0], 0))
    assert keep_reading(case, newer(), LATER) == ReadAgain(is_new=True, made=1)
    assert not of(case, "1.a").parts.exists()
    undo(made.pk, LATER, people.officer())
    again = part(case, "1.a")
    assert (again.text, again.said[0]["passages"] != [], again.said[1]["table"]) == (before, True, case.tables.get().pk)


def test_what_was_undone_is_not_made_again(case):
    [made] = corrected(QuestionText(of(case, "2")), BETTER)
    undo(made.pk, LATER, people.officer())
    keep_reading(case, newer(), LATER)
    assert of(case, "2").text == "Please provide a copy of the grants policy."


def test_a_correction_can_be_undone_after_another_reading(case):
    [made] = corrected(QuestionText(of(case, "2")), BETTER)
    keep_reading(case, newer(), LATER)
    undo(made.pk, LATER, people.officer())
    assert of(case, "2").text == "Please provide a copy of the grants policy."


def test_what_is_now_read_as_it_was_corrected_fits(case):
    corrected(QuestionText(of(case, "2")), BETTER)
    became = keep_reading(case, newer(questions=questions((3, {"text": BETTER}))), LATER)
    assert (became.made, became.misfits, told(case)) == (1, 0, [])


def test_a_correction_that_fits_no_more_is_told_and_changes_nothing(case):
    corrected(PartOutcome(part(case, "2")), REFUSED)
    answer = replace(reading().questions[3].parts[0], outcome=Outcome.NOT_HELD)
    became = keep_reading(case, newer(questions=questions((3, {"parts": (answer,)}))), LATER)
    assert (became.misfits, part(case, "2").outcome) == (1, "not held")
    [sentence] = told(case)
    assert "a correction of question 2 (outcome), made by Olive Officer on 3 June 2024, has no place" in sentence
    assert not case.corrections.get().fits


def test_a_correction_without_a_place_can_be_given_up_and_then_nothing_is_told_of_it(case):
    corrected(QuestionText(of(case, "2")), BETTER)
    elsewhere = {"text": "Another question.", "spans": (span(1, "Our ref"),)}
    keep_reading(case, newer(questions=questions((3, elsewhere))), LATER)
    [sentence] = told(case)
    assert "has no place" in sentence
    undo(case.corrections.get().pk, LATER, people.officer())
    assert of(case, "2").text == "Another question."
    assert told(case) == []


def test_words_that_a_person_set_stay_over_other_words_read_at_the_same_place(case):
    corrected(QuestionText(of(case, "2")), BETTER)
    changed = questions((3, {"text": "Please provide a copy of the grants policy, or of a draft."}))
    became = keep_reading(case, newer(questions=changed), LATER)
    assert (became.made, became.misfits, of(case, "2").text) == (1, 0, BETTER)
    [sentence] = told(case)
    assert (
        "question 2 is worded otherwise now: “Please provide a copy of the grants policy, or of a draft.”" in sentence
    )
    assert sentence.endswith("The words made by Olive Officer on 3 June 2024 were kept.")
    undo(case.corrections.get().pk, LATER, people.officer())
    assert of(case, "2").text == "Please provide a copy of the grants policy, or of a draft."


def test_a_correction_follows_its_question_to_another_number(case):
    corrected(PartOutcome(part(case, "2")), REFUSED)
    keep_reading(case, newer(questions=questions((3, {"number": "1.c", "parent": "1"}))), LATER)
    assert part(case, "1.c").outcome == "withheld"


def test_a_cell_follows_its_row(case):
    corrected(TableCell(case.tables.get(), 1, 2), "5")
    table = reading().tables[0]
    longer = replace(table, rows=((Cell("East"), Cell("0"), Cell("0")), *table.rows), total_row=2)
    keep_reading(case, newer(tables=(longer,)), LATER)
    assert [row[2]["text"] for row in case.tables.get().rows] == ["0", "5", "4"]


def test_the_public_copy_stays_until_it_is_published_again(case):
    publish(case, LATER, None)
    keep_reading(case, newer(questions=questions((3, {"text": "Another question."}))), LATER)
    public = PublishedQuestion.objects.filter(number="2")
    assert public.get().text == "Please provide a copy of the grants policy."
    case.refresh_from_db()
    publish(case, LATER, None)
    assert public.get().text == "Another question."


def test_labels_stay_ours(case):
    Question.objects.filter(foi_request=case, number="2").update(label="The policy")
    keep_reading(case, newer(), LATER)
    assert of(case, "2").label == "The policy"


def test_a_reference_that_is_read_otherwise_is_told_and_the_address_stays(case):
    keep_reading(case, newer(reference=fact("FOI 9999/24", 1, "FOI 0123/24")), LATER)
    case.refresh_from_db()
    assert (case.reference, case.slug) == ("FOI 0123/24", "0123-24")
    assert told(case) == ["The letter was read again and gives FOI 9999/24 as its reference; the case has FOI 0123/24."]


# --- the command -----------------------------------------------------------------------------------------------------


def filed_letter(reader_version):
    data = Path("fixtures/letters/foi-0008-24.pdf").read_bytes()
    case = take_in_and_file("foi-0008-24.pdf", data, LATER, None).foi_request
    read = case.filed_letters.get().reading
    read.content["reader_version"] = read.reader_version = reader_version
    read.save()
    return case


def test_letters_that_an_older_reader_read_are_read_again(capsys):
    case = filed_letter(1)
    corrected(QuestionText(of(case, "2")), "What was asked.")
    call_command("read_again")
    assert (
        capsys.readouterr().out == "FOI 0008/24: a new reading; corrections made in it: 1; without a place in it: 0.\n"
    )
    assert of(case, "2").text == "What was asked."
    call_command("read_again")
    assert capsys.readouterr().out == ""
    call_command("read_again", "0008-24")
    assert capsys.readouterr().out == "FOI 0008/24: read as before.\n"


def test_a_letter_that_is_lost_stays_as_it_was(case, capsys):
    letter = case.filed_letters.get().letter
    letter.sha256 = "0" * 64
    letter.save()
    with pytest.raises(CommandError, match="1 could not be read again"):
        call_command("read_again", "FOI 0123/24")
    assert of(case, "2")
