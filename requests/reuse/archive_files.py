"""Writing the whole archive as files: JSON Lines, CSV, and one ZIP with these and with the letters' own files."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from foiarchive.stores.opening import store
from foiarchive.stores.proven import proven
from requests.models import PublishedPage, PublishedResponse
from requests.reuse.cells import safe_cell
from requests.reuse.composing import Composer
from requests.reuse.foi_json import Response, schema_text
from requests.reuse.read_me import read_me
from requests.reuse.sheets import SHEETS, Cell, Sheet
from requests.reuse.whole import whole_responses

WHOLE, LINES = "foi-archive.zip", "responses.jsonl"
NAMES = (WHOLE, LINES, *(sheet.name for sheet in SHEETS))
BATCH = 50
MB = 1_000_000


def write_files(folder: Path, composer: Composer, at: datetime) -> int:
    """All files; how many responses are in them. Reads published rows only."""
    with ExitStack() as opened:
        lines = opened.enter_context((folder / LINES).open("x", encoding="utf-8"))
        sheets = [_Written(sheet, opened.enter_context(_new(folder / sheet.name))) for sheet in SHEETS]
        responses = 0
        for response in _each(composer):
            lines.write(response.model_dump_json() + "\n")
            for sheet in sheets:
                sheet.add(response)
            responses += 1
    _zip(folder, composer, responses, at)
    return responses


class _Written:
    """A sheet and the file it goes into."""

    def __init__(self, sheet: Sheet, file: IO[str]) -> None:
        self.sheet, self.writer = sheet, csv.writer(file)
        self.writer.writerow(sheet.columns)

    def add(self, response: Response) -> None:
        self.writer.writerows([_text(cell) for cell in row] for row in self.sheet.rows(response))


def _new(path: Path) -> IO[str]:
    return path.open("x", encoding="utf-8-sig", newline="")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.isoformat(timespec="seconds")
        case _:
            return safe_cell(str(cell))


def _each(composer: Composer) -> Iterator[Response]:
    """Every published response, a batch of rows at a time."""
    for batch in _batches():
        yield from whole_responses(batch, composer)


def _batches() -> Iterator[Sequence[PublishedResponse]]:
    last = 0
    while batch := list(PublishedResponse.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _zip(folder: Path, composer: Composer, responses: int, at: datetime) -> None:
    """Texts are packed; the letters' files are so already."""
    sizes = {file.name: file.size for file in store("FOI_PUBLISHED").files()}
    with_letters = sum(sizes.get(name, 0) for name, _, _ in _letters()) <= settings.FOI_MAX_DOWNLOAD_MB * MB
    with zipfile.ZipFile(folder / WHOLE, "x", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("README.txt", read_me(composer, responses, at, with_letters=with_letters))
        packed.writestr("foi.schema.json", schema_text())
        for name in (LINES, *(sheet.name for sheet in SHEETS)):
            packed.write(folder / name, name)
        for kept, sha256, name in _letters() if with_letters else ():
            with suppress(FileNotFoundError):  # it is being withdrawn, and these files with it; or damaged
                told = zipfile.ZipInfo(name, date_time=timezone.localtime(at).timetuple()[:6])
                packed.writestr(told, proven(store("FOI_PUBLISHED"), kept, sha256), zipfile.ZIP_STORED)


def _letters() -> Iterator[tuple[str, str, str]]:
    """The published files of every letter: their names in the store, their hashes, their names in the ZIP."""
    for batch in _batches():
        slugs = {response.pk: response.slug for response in batch}
        for response in batch:
            if response.letter_file:
                yield response.letter_file, response.letter_sha256, f"letters/{response.slug}/letter.pdf"
        wanted = ("response_id", "number", "picture", "picture_sha256")
        for response_id, number, picture, sha256 in _pictures(batch).values_list(*wanted):
            yield picture, sha256, f"letters/{slugs[response_id]}/{number}.webp"


def _pictures(batch: Sequence[PublishedResponse]) -> QuerySet[PublishedPage]:
    pages = PublishedPage.objects.filter(response__in=[response.pk for response in batch]).exclude(picture="")
    return pages.order_by("response", "number")
