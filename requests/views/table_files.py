"""A table of a letter as a CSV file that a spreadsheet may open without running anything.

The first row is the header, so that programs read the file as it is. After the last row and a blank line stand the
caption, what was checked, and the source: they travel with the figures.

The file begins with a byte order mark. Without it Excel reads UTF-8 as something else and shows "Â£" for every "£", and
most who open these files use Excel; programs that mind it know it as the encoding "utf-8-sig".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.utils.text import slugify

from requests.reuse.cells import safe_cell

LONGEST_NAME = 100


def table_csv(rows: Iterable[Sequence[str]], below: Iterable[str]) -> bytes:
    """The file: the rows, then each line of `below` in a row of its own."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    writer.writerow([])
    writer.writerows([safe_cell(line)] for line in below)
    return text.getvalue().encode("utf-8-sig")


def file_name(reference: str, number: int, caption: str) -> str:
    """ "foi-0008-24-table-1-commissioned-services-by-year.csv"."""
    words = re.sub(rf"^table {number}\b", "", caption, flags=re.IGNORECASE)
    stem = slugify(f"{reference.replace('/', '-')} table {number} {words}")
    return f"{stem[:LONGEST_NAME].strip('-')}.csv"
