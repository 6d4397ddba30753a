"""Letters composed of choices: how questions are numbered, how the letter is laid out, what sort of file it is.

A letter is a list of lines (`Printed`), set as text, as Word, OpenDocument, a web page, an e-mail or a PDF. What was
written is known, so what is read has to be that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from tests import word_files
from tests.reading.papers import typeset

NUMBERS: Mapping[str, Callable[[int], str]] = {
    "1.": lambda at: f"{at}.",
    "1)": lambda at: f"{at})",
    "(1)": lambda at: f"({at})",
    "Q1.": lambda at: f"Q{at}.",
    "Q1:": lambda at: f"Q{at}:",
    "Question 1:": lambda at: f"Question {at}:",
    "Question I:": lambda at: f"Question {('I', 'II', 'III', 'IV', 'V', 'VI')[at - 1]}:",
    "Cwestiwn 1 / Question 1:": lambda at: f"Cwestiwn {at} / Question {at}:",
    "a)": lambda at: f"{'abcdefgh'[at - 1]})",
    "(a)": lambda at: f"({'abcdefgh'[at - 1]})",
    "i.": lambda at: f"{('i', 'ii', 'iii', 'iv', 'v', 'vi')[at - 1]}.",
}
ASKED = (
    "How many drones does the force own?",
    "Please state the cost of repairing them in 2023/24.",
    "What policy covers their use over crowds?",
    "The number of complaints received about drones.",
    "Which officers are trained to fly them?",
    "Please provide a copy of the latest audit.",
)
# What is answered: its words, what is relied on, and what that does.
TOLD: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("There are fourteen.", (), "disclosed"),
    ("The repairs came to £12,410 including tax.", (), "disclosed"),
    ("We do not hold this information.", (), "not held"),
    ("The names are exempt under section 40(2) of the Act.", ("40(2)",), "withheld"),
    ("This is exempt from disclosure under section 31(1)(a) of the Act.", ("31(1)(a)",), "withheld"),
    (
        "To find this would exceed the appropriate limit, and section 12(1) of the Act applies.",
        ("12(1)",),
        "cost limit",
    ),
)
HEAD = ("Fenmoor Constabulary", "Our ref: FOI 0417/24", "Date: 3 May 2024", "Dear Requester,")
OPENING = "Thank you for your request received on 8 April 2024. You asked for the following:"
CLOSING = (
    "If you are unhappy with this reply you may ask for an internal review.",
    "Yours sincerely",
    "Disclosure Unit",
)


@dataclass(frozen=True)
class Printed:
    """A line of a letter: its words, whether they are bold; or the cells of a row of a table."""

    text: str = ""
    bold: bool = False
    cells: tuple[str, ...] = ()


PAGE = Printed("\f")  # a page begins


@dataclass(frozen=True)
class Plan:
    """What a letter says, in which form."""

    numbers: str
    layout: str
    file: str
    asked: tuple[str, ...]
    told: tuple[tuple[str, tuple[str, ...], str], ...]


def _between(plan: Plan) -> list[Printed]:
    number = NUMBERS[plan.numbers]
    lines = [Printed(OPENING)]
    for at, (asked, told) in enumerate(zip(plan.asked, plan.told, strict=True), 1):
        lines += [Printed(f"{number(at)} {asked}"), Printed(told[0])]
    return lines


def _bold_between(plan: Plan) -> list[Printed]:
    return [Printed(line.text, at % 2 == 1) for at, line in enumerate(_between(plan))]


def _list_then_answers(plan: Plan) -> list[Printed]:
    number = NUMBERS[plan.numbers]
    asked = [Printed(f"{number(at)} {each}") for at, each in enumerate(plan.asked, 1)]
    told = [Printed(f"{number(at)} {each[0]}") for at, each in enumerate(plan.told, 1)]
    return [Printed(OPENING), *asked, Printed("Our response", True), *told]


def _printed_again(plan: Plan) -> list[Printed]:
    number = NUMBERS[plan.numbers]
    asked = [Printed(f"{number(at)} {each}") for at, each in enumerate(plan.asked, 1)]
    told = [
        line
        for question, each in zip(asked, plan.told, strict=True)
        for line in (Printed(question.text, True), Printed(each[0]))
    ]
    return [Printed(OPENING), *asked, Printed("Our response", True), *told]


def _labelled(plan: Plan) -> list[Printed]:
    number = NUMBERS[plan.numbers]
    lines = [Printed(OPENING)]
    for at, (asked, told) in enumerate(zip(plan.asked, plan.told, strict=True), 1):
        lines += [Printed(f"{number(at)} {asked}"), Printed(f"Response: {told[0]}")]
    return lines


def _beside(plan: Plan) -> list[Printed]:
    number = NUMBERS[plan.numbers]
    rows = [
        Printed(cells=(f"{number(at)} {asked}", told[0]))
        for at, (asked, told) in enumerate(zip(plan.asked, plan.told, strict=True), 1)
    ]
    lead = Printed("Our answers to your request received on 8 April 2024 are in the table below.")
    return [lead, Printed(cells=("Question", "Response")), *rows]


def _quoted_list(plan: Plan) -> list[Printed]:
    lines = _list_then_answers(plan)
    last = len(plan.asked)
    lines[1] = Printed(f"“{lines[1].text}")
    lines[last] = Printed(f"{lines[last].text}”")
    return lines


def _one_answer(plan: Plan) -> list[Printed]:
    return [*_list_then_answers(plan)[: len(plan.asked) + 2], Printed(plan.told[0][0])]


def _referring(plan: Plan) -> list[Printed]:
    told = [Printed(words) for _, words, _, _ in due(plan)]
    return [*_list_then_answers(plan)[: len(plan.asked) + 2], *told]


def _labels(plan: Plan) -> list[Printed]:
    lines = [Printed("I refer to your request received on 8 April 2024, which is answered below.")]
    for asked, told in zip(plan.asked, plan.told, strict=True):
        lines += [Printed("You asked:", True), Printed(asked), Printed("Our response:", True), Printed(told[0])]
    return lines


LAYOUTS: Mapping[str, Callable[[Plan], list[Printed]]] = {
    "answers between": _between,
    "bold questions": _bold_between,
    "list, then answers": _list_then_answers,
    "printed again": _printed_again,
    "labelled answers": _labelled,
    "table beside": _beside,
    "a list in quotation marks": _quoted_list,
    "one answer for all": _one_answer,
    "paragraphs that refer": _referring,
    "labels without numbers": _labels,
}


def due(plan: Plan) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Of each question its number, and of its answer the words, what is relied on, and what that does."""
    made = []
    for at, told in enumerate(plan.told, 1):
        number = re.sub(r"\W|.*Question|Q", "", NUMBERS[plan.numbers](at))
        words, relied_on, outcome = plan.told[0] if plan.layout == "one answer for all" else told
        if plan.layout == "paragraphs that refer":
            words = f"In relation to question {number}, {words[:1].lower()}{words[1:]}"
        made.append((str(at) if plan.layout == "labels without numbers" else number, words, relied_on, outcome))
    return made


def lines_of(plan: Plan) -> list[Printed]:
    """The letter's lines from its letterhead to its sign-off."""
    ends = [Printed(each) for each in HEAD], [Printed(each) for each in CLOSING]
    return [*ends[0], *LAYOUTS[plan.layout](plan), *ends[1]]


def _text(lines: list[Printed]) -> bytes:
    return "\n\n".join("\t".join(line.cells) if line.cells else line.text for line in lines).encode()


def _markdown(lines: list[Printed]) -> bytes:
    return "\n\n".join(f"**{line.text}**" if line.bold else line.text for line in lines).encode()


def _email(lines: list[Printed]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "foi@fenmoor.example", "Pat Example <pat@home.example>"
    message["Subject"], message["Date"] = "Your request", "Fri, 3 May 2024 10:00:00 +0100"
    message.set_content(_text(lines).decode())
    return message.as_bytes()


def _docx(lines: list[Printed]) -> bytes:
    rows = [line.cells for line in lines if line.cells]
    body, set_table = "", False
    for line in lines:
        if line.cells:
            body += "" if set_table else word_files.table(*rows)
            set_table = True
        elif line is PAGE:
            body += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        else:
            body += word_files.para(word_files.run(line.text, "<w:b/>" if line.bold else ""))
    return word_files.docx(body)


def _odt(lines: list[Printed]) -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{html.escape(cell)}</text:p></table:table-cell>" for cell in line.cells)
        + "</table:table-row>"
        for line in lines
        if line.cells
    )
    body, set_table = "", False
    for line in lines:
        if line.cells:
            body += "" if set_table else f"<table:table>{rows}</table:table>"
            set_table = True
        else:
            body += f"<text:p>{html.escape(line.text)}</text:p>"
    return word_files.odt(body)


def _html(lines: list[Printed]) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.cells) + "</tr>"
        for line in lines
        if line.cells
    )
    body, set_table = "", False
    for line in lines:
        if line.cells:
            body += "" if set_table else f"<table>{rows}</table>"
            set_table = True
        else:
            words = html.escape(line.text)
            body += f"<p><b>{words}</b></p>" if line.bold else f"<p>{words}</p>"
    return f"<!DOCTYPE html><html><head><title>Letter</title></head><body>{body}</body></html>".encode()


def pdf(lines: list[Printed], *, ruled: bool = True) -> bytes:
    """The letter typeset; its table with rules or without."""
    said, set_table = (
        ["#set page(width: 595pt, height: 842pt, margin: 65pt)\n#set text(size: 11pt)\n#let say(t) = t\n"],
        False,
    )
    rows = [[f"say({_quoted(cell)})" for cell in line.cells] for line in lines if line.cells]
    for line in lines:
        if line.cells:
            said.append("" if set_table else _pdf_table(rows, ruled))
            set_table = True
        elif line is PAGE:
            said.append("#pagebreak()\n")
        else:
            words = f"say({_quoted(line.text)})"
            said.append(f"#strong({words})\n" if line.bold else f"#{words}\n")
    return typeset("\n".join(said))


def _pdf_table(rows: list[list[str]], ruled: bool) -> str:
    """A table whose columns share the width as their words need it; its head is printed again on each page."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    columns = ", ".join("auto" if width < NARROW else "1fr" for width in widths)
    body = ", ".join(cell for row in rows[1:] for cell in row)
    stroke = "1pt" if ruled else "none"
    return f"#table(columns: ({columns}), stroke: {stroke}, table.header({', '.join(rows[0])}), {body})\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


FILES: Mapping[str, Callable[[list[Printed]], bytes]] = {
    "txt": _text,
    "md": _markdown,
    "eml": _email,
    "docx": _docx,
    "odt": _odt,
    "html": _html,
    "pdf": pdf,
}
NARROW = 30  # characters of typst that a column needs which is as wide as its words
TABLELESS = ("txt", "md", "eml")  # a table has no form of its own in these


def written(plan: Plan) -> tuple[str, bytes]:
    """The letter as a file: its name and its bytes."""
    return f"letter.{plan.file}", FILES[plan.file](lines_of(plan))
