"""A letter of one page that prints who asked, as a PDF of our own, and what to look for of them."""

from __future__ import annotations

from requests.filing import take_in_and_file
from requests.models import FOIRequest
from tests import people
from tests.archive import AT
from tests.clearing.pdfs import PdfPage, pdf_of, words

LINES = (
    "Northshire Council",
    "Information Governance, foi@northshire.gov.uk",
    "Our ref: FOI 0123/24",
    "Date: 2 May 2024",
    "Name: Zyxanthe Quillfeather",
    "Email: zq0417@canary.example",
    "Dear Ms Quillfeather",
    "I write further to your freedom of information request received on 8 April 2024.",
    "I note you seek the following:",
    "1. How many grants did Zyxanthe Quillfeather get in 2023?",
    "Our response",
    "1. How many grants did Zyxanthe Quillfeather get in 2023?",
    "We awarded 14 grants in 2023, and told Z. Quillfeather of two others.",
    "The letter that said so was addressed to Zyxanthe Quillfeather",  # a bar that is wider than its line
    "You may ask for an internal review of this response.",
    "Yours sincerely",
    "Northshire Council",
)
CANARIES = ("zyxanthe", "quillfeather", "zq0417", "canary.example")


def printed(*lines: str) -> bytes:
    """These lines as a PDF of one page."""
    return pdf_of(PdfPage("".join(words(line, y=780 - 30 * at) for at, line in enumerate(lines))))


def gated(*lines: str) -> FOIRequest:
    """The letter, read in a child and filed by the officer."""
    filed = take_in_and_file("letter.pdf", printed(*(lines or LINES)), AT, people.officer())
    if filed.foi_request is None:
        raise AssertionError(filed.why)
    return filed.foi_request
