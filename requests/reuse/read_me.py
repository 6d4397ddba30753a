"""The README of the archive as files."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localtime

from requests.law.written_dates import in_full
from requests.reuse.composing import Composer
from requests.reuse.sheets import SHEETS

LETTERS = "letters/            The public copy of each letter: letter.pdf where there is one, and a picture a page.\n"
TOO_LARGE = (
    "The letters' own files are not in here: together they are too large. Each response names its letter's pages.\n"
)
TEXT = """\
{office}: responses to Freedom of Information requests
Made on {made} from {address}. It holds {responses} published responses.

What is in here
---------------
responses.jsonl     Each response, whole, as one line of JSON: foi.json. The fields are described at
                    {fields}
foi.schema.json     The JSON Schema of such a line.
{sheets}{letters}
CSV files are in UTF-8 with a byte order mark, so that spreadsheets show the pound sign. An apostrophe stands before
words that a spreadsheet would take for a formula.

What to mind
------------
The letter is the record. Questions and answers are in the letter's own words; titles, labels and what stands under
"in_short" are ours. Letters are taken apart by a program that follows rules; "checked_on" says whether staff have
compared the result with the letter, and "set_by_staff" what of an answer they set otherwise than it was read. Where a
table has caveats, show them with its figures.

A response that is withdrawn is taken out of these files at once, and new ones are made. If you keep a copy, look again
at each address before you publish: one that is not found any more was withdrawn.

Copyright and licence
---------------------
{licence}
Each response has the letter's own copyright notice, word for word, under "copyright". Documents of others that came
with a letter belong to them and are not under the authority's licence.
"""


def read_me(composer: Composer, responses: int, at: datetime, *, with_letters: bool) -> str:
    """Plain text. `responses`: how many are in the files."""
    office, licence = composer.office.authority, composer.licence()
    words = "The authority names no licence here: ask it before you use its words beyond what the law allows."
    if licence:
        words = f"The authority's own words may be used under: {licence.name} {licence.address or ''}".rstrip()
    return TEXT.format(
        office=office.name if office else "FOI Archive",
        made=in_full(localtime(at).date()),
        address=composer.addresses.of("downloads"),
        responses=f"{responses:,}",
        fields=composer.addresses.of("foi_json_fields"),
        sheets="".join(f"{sheet.name:<20}{sheet.about}\n" for sheet in SHEETS),
        letters=LETTERS if with_letters else TOO_LARGE,
        licence=words,
    )
