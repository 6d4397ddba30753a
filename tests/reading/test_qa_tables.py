"""Questions beside their answers in a table: whatever its heads, its columns and the kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from documents.reading.certainty import SURE
from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.families import ASKED, CLOSING, FILES, HEAD, TOLD, Printed, pdf
from tests.reading.papers import typeset

WORD = re.compile(r"[\w£%]+")
LONG = "The figure is kept by the fleet team, who count the aircraft once a year, in April. " * 8
Column = Callable[[int], str]
NUMBER, ASKS, TELLS, LABEL, CITES, HELD = (
    lambda at: str(at + 1),
    lambda at: ASKED[at],
    lambda at: TOLD[at][0],
    lambda at: f"R{at + 1}",
    lambda at: "; ".join(f"Section {each}" for each in TOLD[at][1]),
    lambda at: "No" if "not hold" in TOLD[at][0] else "Yes",
)
# By its heads, or by none: what stands in the columns.
TOLD_BY_HEADS: dict[tuple[str, ...], tuple[Column, ...]] = {
    ("Rhif / No.", "Cwestiwn / Question", "Ateb / Answer"): (NUMBER, ASKS, TELLS),
    ("Rhif", "Cwestiwn", "Ymateb"): (NUMBER, ASKS, TELLS),
    ("Eich cais", "Ein hymateb"): (ASKS, TELLS),
    ("Cwestiwn | Question", "Ymateb | Response"): (ASKS, TELLS),
    ("Eich cwestiwn (Your question)", "Ein hateb (Our answer)"): (ASKS, TELLS),
    ("Uimhir", "Ceist / Question", "Freagra / Answer"): (NUMBER, ASKS, TELLS),
    ("Ref", "Request", "Our reply", "Exemption"): (LABEL, ASKS, TELLS, CITES),
    ("Query no.", "Query", "Section relied on", "Council response"): (NUMBER, ASKS, CITES, TELLS),
    ("Item", "Information requested", "Held?", "Response"): (NUMBER, ASKS, HELD, TELLS),
}
TOLD_BY_WHAT_THEY_SAY: dict[tuple[str, ...], tuple[Column, ...]] = {
    ("Point", "Position"): (ASKS, TELLS),
    ("", "Point raised", "Position of the Force"): (NUMBER, ASKS, TELLS),
    (): (NUMBER, ASKS, TELLS),
}
EITHER = TOLD_BY_HEADS | TOLD_BY_WHAT_THEY_SAY


FORMS: dict[str, Callable[[list[Printed]], bytes]] = {
    **FILES,
    "pdf without rules": lambda lines: pdf(lines, ruled=False),
}


def _read(heads: tuple[str, ...], file: str, before: str = "") -> Reading:
    """A letter with such a table; `before` is said in front of two of the answers."""
    rows = [
        tuple((before if column is TELLS and at in (1, 4) else "") + column(at) for column in EITHER[heads])
        for at in range(len(ASKED))
    ]
    table = [Printed(cells=row) for row in (heads, *rows) if row]
    lead = Printed("Our answers to your request received on 8 April 2024 are in the table below.")
    lines = [*map(Printed, HEAD), lead, *table, *map(Printed, CLOSING)]
    return read(f"letter.{file.split()[0]}", FORMS[file](lines))


def _questions(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(each.number, WORD.findall(each.text)) for each in reading.questions]


def _outcomes(reading: Reading) -> list[tuple[list[str], tuple[str, ...]]]:
    return [
        (
            [part.outcome.value for part in each.parts],
            tuple(cited.provision for part in each.parts for cited in part.citations),
        )
        for each in reading.questions
    ]


ASKED_THERE = [(str(at), WORD.findall(each)) for at, each in enumerate(ASKED, 1)]


@pytest.mark.parametrize("file", ["docx", "html", "odt", "pdf"])
@pytest.mark.parametrize("heads", EITHER, ids=" ".join)
def test_each_row_asks_and_answers(heads: tuple[str, ...], file: str) -> None:
    reading = _read(heads, file)
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading) == [([outcome], cited) for _, cited, outcome in TOLD]


@pytest.mark.parametrize("heads", TOLD_BY_HEADS, ids=" ".join)
def test_what_stands_in_columns_without_rules_is_read_by_the_heads_over_them(heads: tuple[str, ...]) -> None:
    reading = _read(heads, "pdf without rules")
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading) == [([outcome], cited) for _, cited, outcome in TOLD]
    assert len(reading.tables) == 1


@pytest.mark.parametrize("file", ["pdf", "pdf without rules"])
@pytest.mark.parametrize("heads", TOLD_BY_HEADS, ids=" ".join)
def test_a_table_whose_heads_stand_on_every_page_goes_on_there_within_a_row(heads: tuple[str, ...], file: str) -> None:
    reading = _read(heads, file, before=LONG)
    assert (len(reading.pages), len(reading.tables)) == (2, 1)
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading)[4] == (["disclosed", "withheld"], ("31(1)(a)",))


@pytest.mark.parametrize("heads", TOLD_BY_WHAT_THEY_SAY, ids=" ".join)
def test_where_no_head_tells_the_questions_are_doubtful(heads: tuple[str, ...]) -> None:
    assert all(each.sure < SURE for each in _read(heads, "docx").questions)


@pytest.mark.parametrize("heads", [heads for heads in TOLD_BY_WHAT_THEY_SAY if len(heads) != 2], ids=" ".join)
def test_numbers_tell_the_rows_of_columns_without_rules_and_heads_and_leave_a_doubt(heads: tuple[str, ...]) -> None:
    reading = _read(heads, "pdf without rules")
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading) == [([outcome], cited) for _, cited, outcome in TOLD]
    assert all(each.sure < SURE for each in reading.questions)


def test_figures_beside_what_they_count_are_no_answers_to_it() -> None:
    rows = [("Number of drones", "14"), ("Number of them repaired", "3"), ("Total cost of the repairs", "£12,410")]
    lead = Printed("You asked how many drones we own, and what they cost. The figures are these.")
    table = [Printed(cells=row) for row in rows]
    reading = read("letter.docx", FILES["docx"]([*map(Printed, HEAD), lead, *table, *map(Printed, CLOSING)]))
    assert len(reading.questions) == 1


@pytest.mark.parametrize("said", [TOLD[4][0], "It cost £1,308,544.17 and the report of it is given."])
def test_what_ends_a_full_line_of_a_cell_is_not_run_into_the_next_word(said: str) -> None:
    for width in range(100, 260, 3):
        table = f"#table(columns: (100pt, {width}pt), [Cwestiwn], [Ymateb], [{ASKED[1]}], [{said}])"
        (question,) = read("letter.pdf", typeset(f"Our reply.\n\n{table}")).questions
        assert " ".join(part.text for part in question.parts).replace(") (", ")(") == said


def test_heads_over_two_lines_head_columns_without_rules() -> None:
    heads = "[Rhif / No.], [Eich cwestiwn / Your question], [Ein hymateb / Our response]"
    rows = ", ".join(f"[{at}], [{asked}], [{TOLD[at - 1][0]}]" for at, asked in enumerate(ASKED, 1))
    table = f"#table(stroke: none, columns: (45pt, 100pt, 1fr), {heads}, {rows})"
    reading = read("letter.pdf", typeset(f"Our reply.\n\n{table}\n\nYours sincerely"))
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading) == [([outcome], cited) for _, cited, outcome in TOLD]


# Titles over several rows: as wide as the table, and within its first column.
TITLES = (("Aircraft and what they cost", "Policy", "Staff and the audit"), ("Kit", "Law", "HR"))
UNRULED: dict[tuple[str, ...], tuple[Column, ...]] = {
    ("Ref", "You asked", "Our reply", "Exemption or note"): (NUMBER, ASKS, TELLS, CITES),
    ("Rhif", "Cwestiwn", "Ymateb"): (NUMBER, ASKS, TELLS),
    ("Request", "Response"): (ASKS, TELLS),
}


def _in_sections(heads: tuple[str, ...], titles: tuple[str, ...], align: str, below: str = "") -> Reading:
    """Columns without rules, with a title of their whole width over each two rows; `below`, a page break among them."""
    cells = [f"[{head}]" for head in heads]
    for at in range(len(ASKED)):
        if at % 2 == 0:
            cells.append(f"table.cell(colspan: {len(heads)}, align: {align})[{titles[at // 2]}]")
        cells += [f"[{column(at)}]" for column in UNRULED[heads]]
    first, rest = ", ".join(cells), ""
    if below:  # the heads again, under what stands at the page's head
        half = len(cells) - (2 * len(heads) + 1)
        first, rest = ", ".join(cells[:half]), f"#pagebreak()\n{below}\n" + ", ".join(cells[half:])
    widths = ", ".join(
        "auto" if column is NUMBER else "100pt" if column is CITES else "1fr" for column in UNRULED[heads]
    )
    table = f"#table(stroke: none, columns: ({widths}), {first})"
    head = ", ".join(f"[{each}]" for each in heads)
    rest = (
        rest.replace(f"{below}\n", f"{below}\n\n#table(stroke: none, columns: ({widths}), {head}, ") + ")"
        if rest
        else ""
    )
    return read("letter.pdf", typeset("\n\n".join([*HEAD, "Our replies are below.", table, rest, *CLOSING])))


@pytest.mark.parametrize("align", ["left", "center"])
@pytest.mark.parametrize("titles", TITLES, ids=" ".join)
@pytest.mark.parametrize("heads", UNRULED, ids=" ".join)
def test_titles_across_columns_without_rules_part_no_table_and_answer_nothing(
    heads: tuple[str, ...], titles: tuple[str, ...], align: str
) -> None:
    reading = _in_sections(heads, titles, align)
    assert _questions(reading) == ASKED_THERE
    assert _outcomes(reading) == [([outcome], cited) for _, cited, outcome in TOLD]
    assert len(reading.tables) == 1


@pytest.mark.parametrize("heads", UNRULED, ids=" ".join)
def test_a_line_of_the_letters_head_printed_again_over_the_heads_parts_no_columns(heads: tuple[str, ...]) -> None:
    reading = _in_sections(heads, TITLES[0], "left", below=HEAD[1])
    assert _questions(reading) == ASKED_THERE
    assert (len(reading.pages), len(reading.tables)) == (2, 1)


@pytest.mark.parametrize(
    "between", ["Nothing more is kept.", "Dogs are kept as well, and what follows is told of them"]
)
def test_a_sentence_between_two_rows_ends_the_columns(between: str) -> None:
    told = "[1], [How many cats are kept?], [Fourteen.]", "[2], [How many dogs are kept by the force?], [Three.]"
    heads = "[No.], [Question], [Response]"
    said = f"table.cell(colspan: 3)[{between}]"
    table = f"#table(stroke: none, columns: (30pt, 1fr, 1fr), {heads}, {told[0]}, {said}, {told[1]})"
    reading = read("letter.pdf", typeset(table))
    assert [[part.text for part in each.parts] for each in reading.questions][:1] == [["Fourteen."]]
    assert all(between not in each.text for table in reading.tables for row in table.rows for each in row)


def test_a_letterhead_in_columns_asks_and_answers_nothing() -> None:
    head = "[Your request], [Our reference], [of 3 May 2024], [FOI 0417/24], [by e-mail], [Records Office]"
    table = f"#table(stroke: none, columns: (1fr, 1fr), {head})"
    body = "Dear Ms Reed\n\n1. How many cats are kept?\n\nFourteen.\n\nYours sincerely"
    reading = read("letter.pdf", typeset(f"{table}\n\n{body}"))
    assert [each.text for each in reading.questions] == ["How many cats are kept?"]


def test_a_document_named_in_an_answer_of_a_table_is_known() -> None:
    rows = [("Question", "Response"), (ASKED[5], "It is sent as Attachment 1 – Fleet Audit 417."), (ASKED[0], "Two.")]
    lines = [*map(Printed, HEAD), *(Printed(cells=row) for row in rows), *map(Printed, CLOSING)]
    documents = read("letter.docx", FILES["docx"](lines)).documents
    assert [(each.label, each.title) for each in documents] == [("Attachment 1", "Fleet Audit 417")]
