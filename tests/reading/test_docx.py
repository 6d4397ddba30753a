"""Word letters: the numbers Word generates, tables, links, what is deleted, hidden or remarked on."""

from __future__ import annotations

import pytest

from documents.errors import Reason, UnreadableLetter
from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind, Outcome, Reading
from documents.reading.words import Page, words_to_text
from tests.word_files import W, cell, docx, letter, listed, numbering, para, run, table

DELETED = '<w:del w:author="A. Reviewer"><w:r><w:delText>nine</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:author="A. Reviewer">{run("ten")}</w:ins>'
QUESTIONS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3."))


def _pages(body: str, **more: object) -> list[Page]:
    return pages_of("letter.docx", docx(body, **more))  # type: ignore[arg-type]


def _text(body: str, **more: object) -> str:
    return "\f".join(page.text for page in _pages(body, **more))


def _lines(body: str, **more: object) -> list[str]:
    return [line.strip() for line in _text(body, **more).split("\n") if line.strip()]


def _kinds(reading: Reading) -> set[FindingKind]:
    return {finding.kind for finding in reading.findings}


def test_a_word_letter_is_read_whole() -> None:
    reading = read("letter.docx", docx(letter()))
    answers = [(each.number, [part.text for part in each.parts]) for each in reading.questions]
    assert answers == [("1", ["We hold 14 horses."]), ("2", ["It costs £200 a week to keep them."])]


def test_its_particulars_are_read() -> None:
    reading = read("letter.docx", docx(letter()))
    facts = (reading.reference, reading.date_responded, reading.date_received)
    assert [fact.value if fact else None for fact in facts] == ["FOI 0410/25", "2025-05-20", "2025-04-22"]


def test_a_word_letter_is_told_by_its_bytes() -> None:
    assert pages_of("letter.pdf", docx(para("You asked.")))[0].text == "You asked."


def test_every_word_stands_where_its_offsets_say() -> None:
    page = _pages(letter(more=table(("Year", "Horses"), ("2024", "14"))))[0]
    assert [page.text[word.start : word.end] for word in page.words] == [word.text for word in page.words]


def test_numbers_that_word_generates_are_printed() -> None:
    body = (
        listed("Horses") + listed("Dogs", level=1) + listed("Cats", level=1) + listed("Owls", level=2) + listed("Cows")
    )
    assert _lines(body, parts={"numbering": numbering(QUESTIONS)}) == [
        "1. Horses", "(a) Dogs", "(b) Cats", "i. Owls", "2. Cows",
    ]  # fmt: skip


def test_a_deeper_list_begins_again_under_each_number() -> None:
    body = listed("A") + listed("x", level=1) + listed("B") + listed("y", level=1)
    assert _lines(body, parts={"numbering": numbering(QUESTIONS)}) == ["1. A", "(a) x", "2. B", "(a) y"]


def test_two_lists_count_each_for_itself() -> None:
    body = listed("A") + listed("B") + listed("C", number=2)
    assert _lines(body, parts={"numbering": numbering(QUESTIONS, QUESTIONS)}) == ["1. A", "2. B", "1. C"]


def test_a_list_that_is_started_again_begins_at_the_number_given() -> None:
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("A") + listed("B") + listed("C", number=9) + listed("D", number=9)
    assert _lines(body, parts={"numbering": numbering(QUESTIONS, more=again)}) == ["1. A", "2. B", "1. C", "2. D"]


def test_numbers_of_two_levels_are_printed_together() -> None:
    levels = (("decimal", "%1."), ("decimal", "%1.%2"))
    body = listed("A") + listed("x", level=1) + listed("y", level=1)
    assert _lines(body, parts={"numbering": numbering(levels)}) == ["1. A", "1.1 x", "1.2 y"]


def test_bullets_are_printed_as_bullets() -> None:
    assert _lines(listed("Horses"), parts={"numbering": numbering((("bullet", "\uf0b7"),))}) == ["• Horses"]


def test_generated_numbers_make_questions() -> None:
    asked = para("You asked for the following:") + listed("How many horses are kept?") + listed("What do they cost?")
    body = para("Dear Requester") + asked + para("Our response") + listed("14 horses.", 2) + listed("£200 a week.", 2)
    reading = read("letter.docx", docx(body, parts={"numbering": numbering(QUESTIONS, QUESTIONS)}))
    assert [(each.number, each.text, each.parts[0].text) for each in reading.questions] == [
        ("1", "How many horses are kept?", "14 horses."),
        ("2", "What do they cost?", "£200 a week."),
    ]


def test_a_table_keeps_its_cells() -> None:
    reading = read("letter.docx", docx(letter(more=table(("Year", "Horses"), ("2023", "12"), ("2024", "14")))))
    found = reading.tables[0]
    assert [[one.text for one in row] for row in (found.header, *found.rows)] == [
        ["Year", "Horses"], ["2023", "12"], ["2024", "14"],
    ]  # fmt: skip


def test_merged_cells_leave_blank_ones() -> None:
    head = (cell("Horses", says='<w:gridSpan w:val="2"/>'), cell("Dogs"))
    down = ("Grey", "3", cell("9", says='<w:vMerge w:val="restart"/>'))
    under = ("Brown", "11", cell("", says="<w:vMerge/>"))
    rows = _pages(table(head, down, under))[0].grids[0].rows
    assert [[words_to_text(one) for one in row] for row in rows] == [
        ["Horses", "", "Dogs"], ["Grey", "3", "9"], ["Brown", "11", ""],
    ]  # fmt: skip


def test_a_letterhead_set_in_cells_is_no_table() -> None:
    head = table(("The Office", cell("1 High Street", "Anytown")), ("", "20 May 2025"), ruled=False)
    assert read("letter.docx", docx(head + letter())).tables == ()


def test_a_page_break_ends_a_page() -> None:
    body = para("One") + para('<w:r><w:br w:type="page"/></w:r>') + para("Two")
    assert [page.text for page in _pages(body)] == ["One", "Two"]


def test_a_page_ends_where_word_last_ended_it() -> None:
    body = para("One ", "<w:r><w:lastRenderedPageBreak/></w:r>", "two")
    assert [page.text.strip() for page in _pages(body)] == ["One", "two"]


def test_a_link_has_its_label_and_its_target() -> None:
    link = f'<w:hyperlink r:id="rId7">{run("the register")}</w:hyperlink>'
    reading = read(
        "letter.docx",
        docx(letter(more=para("See ", link)), relations={"rId7": ("hyperlink", "https://a.example/x", True)}),
    )
    assert [(each.label, each.url) for each in reading.links] == [("the register", "https://a.example/x")]


def test_a_link_made_by_a_field_has_its_target() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/x" '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("here")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    page = _pages(para("See ", field, " now"))[0]
    assert (page.text, [word.link for word in page.words], page.links) == (
        "See here now", [None, 0, None], ("https://a.example/x",),
    )  # fmt: skip


def test_a_text_box_is_read_once_although_word_writes_it_twice() -> None:
    inside = f"<w:txbxContent>{para('Our ref: FOI 9/25')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert _text(para("Dear Requester", box)).count("FOI 9/25") == 1


def test_a_foot_of_the_page_stands_apart_from_what_the_letter_says() -> None:
    foot = f"<w:ftr {W}>{para('The Office, 1 High Street')}</w:ftr>"
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rIdOffooter"/></w:sectPr>'
    reading = read("letter.docx", docx(letter() + section, parts={"footer": foot}))
    said = "\n".join(part.text for each in reading.questions for part in each.parts)
    assert ("High Street" in reading.pages[0].text, "High Street" in said) == (True, False)


def test_a_footnote_stands_at_the_foot_of_its_page() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{para("Counted in May.")}</w:footnote></w:footnotes>'
    body = para("14 horses", '<w:r><w:footnoteReference w:id="2"/></w:r>') + para("and a dog")
    assert _lines(body, parts={"footnotes": notes}) == ["14 horses", "and a dog", "Counted in May."]


def test_tracked_changes_are_read_as_accepted() -> None:
    assert _text(para("We hold ", DELETED, INSERTED, " horses.")) == "We hold ten horses."


def test_tracked_changes_are_said() -> None:
    reading = read("letter.docx", docx(letter(more=para(DELETED, INSERTED))))
    assert FindingKind.TRACKED_CHANGES in _kinds(reading)


def test_a_row_that_was_deleted_is_left_out() -> None:
    rows = table(("Year", "Horses"), ("2023", "12"), ("2024", "14"))
    deleted = rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 2).replace("<w:trPr><w:del/></w:trPr>", "", 1)
    assert "2023" not in _text(deleted)


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    assert _text(para("We hold ", says="<w:rPr><w:del/></w:rPr>") + para("ten.")) == "We hold ten."


def test_a_comment_is_left_out_and_said() -> None:
    remarks = f'<w:comments {W}><w:comment w:id="0">{para("is this right?")}</w:comment></w:comments>'
    body = letter(more=para("Ten", '<w:r><w:commentReference w:id="0"/></w:r>'))
    reading = read("letter.docx", docx(body, parts={"comments": remarks}))
    assert (FindingKind.COMMENTS in _kinds(reading), "is this right" in str(reading)) == (True, False)


@pytest.mark.parametrize(
    "looks",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:sz w:val="2"/>',
        '<w:color w:val="FDFDFD"/>',
        '<w:rStyle w:val="Away"/>',
    ],
)
def test_text_that_cannot_be_seen_is_left_out_and_said(looks: str) -> None:
    style = '<w:style w:type="character" w:styleId="Away"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = letter(more=para("seen ", run("a secret", looks)))
    reading = read("letter.docx", docx(body, parts={"styles": f"<w:styles {W}>{style}</w:styles>"}))
    assert (FindingKind.HIDDEN_TEXT in _kinds(reading), "secret" in str(reading)) == (True, False)


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    dark = cell(para(run("Year", '<w:color w:val="FFFFFF"/>')), says='<w:shd w:val="clear" w:fill="1F3864"/>')
    page = _pages(table((dark, "Horses"), ("2024", "14")))[0]
    assert (page.unseen, page.words[0].text) == ((), "Year")


def test_what_is_outside_the_file_is_said() -> None:
    away = {"rId9": ("attachedTemplate", "http://127.0.0.1:9/x.dotm", True)}
    reading = read("letter.docx", docx(letter(), relations=away))
    assert "The file names a template outside it, which was not fetched." in [each.what for each in reading.findings]


def test_a_refusal_in_a_word_letter_has_its_exemption() -> None:
    reading = read("letter.docx", docx(letter("We hold 14.", "This is withheld under section 43(2) of the Act.")))
    part = reading.questions[1].parts[0]
    assert (part.outcome, [each.provision for each in part.citations]) == (Outcome.WITHHELD, ["43(2)"])


def test_a_word_file_without_words_is_refused() -> None:
    with pytest.raises(UnreadableLetter) as refusal:
        _pages(para(""))
    assert refusal.value.reason == Reason.NO_WORDS
