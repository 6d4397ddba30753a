"""Writing the public site into a folder: every page that a reader comes to from its front page and its sitemaps."""

from __future__ import annotations

import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from foiarchive.database import PUBLIC, through
from requests.management.exporting.addresses import Target, target_of
from requests.management.exporting.asking import Answer, Reader, served_at
from requests.management.exporting.markup import Rewriter, links_of_style
from requests.models import PublishedAuthority, PublishedResponse, SearchEntry

BEGUN_AT = ("home", "search", "ask", "robots", "sitemap", "responses_feed", "downloads", "help")
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
DRAFT = ".unfinished"


class NotExported(Exception):
    """No copy was made; the message says why, for people. Nothing of it stays."""


class AnotherWrites(NotExported):
    """The draft is another's, and stays."""


@dataclass(slots=True)
class Copy:
    """The copy as far as it is written."""

    folder: Path
    address: str
    relative: bool
    reader: Reader
    pages: int = 0
    files: int = 0
    broken: list[str] = field(default_factory=list)

    def written(self) -> None:
        """Everything there is to come to."""
        waiting = deque(each for name in BEGUN_AT if (each := target_of(reverse(name))))
        waiting.extend(Target(f"/foi/{slug}.json", f"/foi/{slug}.json") for slug in _slugs())
        known = {target.path for target in waiting}
        while waiting:
            for target in self._write(waiting.popleft()):
                if target.path not in known:
                    known.add(target.path)
                    waiting.append(target)
        self._keep(Target("/404", "/404.html"), render_to_string("404.html").encode())

    def _write(self, target: Target) -> list[Target]:
        """One address; what it leads to."""
        own = _own_page(target.path)
        if own is not None:
            return self._page(target, render_to_string(*own, _request(self)))
        answer = self.reader.get(target.asked)
        if answer.status == 302 and not answer.cookies and target_of(answer.leads_to):
            return self._page(target, render_to_string("export/moved.html", {"to": answer.leads_to}, _request(self)))
        if answer.status != 200 or answer.cookies:
            self.broken.append(f"{target.asked} ({'it sets a cookie' if answer.cookies else answer.status})")
            return []
        return self._answered(target, answer)

    def _answered(self, target: Target, answer: Answer) -> list[Target]:
        kind = answer.kind.partition(";")[0]
        if kind == "text/html":
            return self._page(target, answer.body.decode())
        self._keep(target, answer.body)
        self.files += 1
        if kind == "text/css":
            return list(links_of_style(answer.body.decode(), target.path))
        if kind.endswith("xml") and "sitemap" in target.path:
            found = (location.removeprefix(self.address) for location in LOCATION.findall(answer.body.decode()))
            return [each for link in found if (each := target_of(link))]
        if kind == "application/json":  # a response as data names its questions and tables by their addresses
            found = (found[1] for found in re.finditer(rf'"{re.escape(self.address)}(/[^"\\]*)"', answer.body.decode()))
            return [each for link in found if (each := target_of(link))]
        return []

    def _page(self, target: Target, page: str) -> list[Target]:
        rewriter = Rewriter(target.asked.partition("?")[0], target.path, self.address, relative=self.relative)
        self._keep(target, rewriter.rewritten(page).encode())
        self.pages += 1
        return rewriter.targets

    def _keep(self, target: Target, content: bytes) -> None:
        path = self.folder / target.file
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise NotExported(f"{target.path} would lie outside of the folder.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def export(folder: Path, address: str, *, relative: bool) -> Copy:
    """The site as files in `folder`, which must not be there yet. Raises NotExported."""
    draft = folder.with_name(folder.name + DRAFT)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotExported(f"{folder} is there already. Name a folder that is not, or is empty.")
        made = [parent for parent in folder.parents if not parent.exists()]
        _begin(draft)
        copy = _read_through(draft, address, relative=relative)
        _open_to_all([*made, draft, *draft.rglob("*")])
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as failed:
        shutil.rmtree(draft, ignore_errors=True)
        said = f"The copy could not be written to {folder}: {failed.strerror or failed}. Nothing was kept."
        raise NotExported(said) from failed
    except AnotherWrites:
        raise
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return copy


def _begin(draft: Path) -> None:
    """Whoever makes the draft's folder writes the copy, and nobody else. Raises AnotherWrites."""
    try:
        draft.mkdir(parents=True)
    except FileExistsError:
        said = f"Another copy is being written to {draft}. If none is, a stop left it there: remove it."
        raise AnotherWrites(said) from None


def _read_through(draft: Path, address: str, *, relative: bool) -> Copy:
    """The whole site in the draft, as it was at one moment. Raises NotExported."""
    with served_at(address) as reader, through(PUBLIC):
        copy = Copy(draft, address, relative, reader)
        before = _versions()
        copy.written()
        if _versions() != before:
            raise NotExported("Something was published or withdrawn meanwhile. Make it at a calmer time.")
    if copy.broken:
        raise NotExported(f"These addresses do not answer: {', '.join(copy.broken[:10])}.")
    return copy


def _open_to_all(paths: Iterable[Path]) -> None:
    """Whatever the umask is: all of it is public, and a web server has a user of its own."""
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


QUESTIONS = re.compile(r"/search/(\d{4})/")


def _own_page(path: str) -> tuple[str, dict[str, object]] | None:
    """Template and values of a page that stands where a program answered; None for every other."""
    if path not in (reverse("search"), reverse("ask")) and not QUESTIONS.fullmatch(path):
        return None
    office: dict[str, object] = {"office": PublishedAuthority.objects.first()}
    if path == reverse("ask"):
        return "export/closed.html", office
    if year := QUESTIONS.fullmatch(path):
        return "export/questions.html", office | _questions_of(int(year[1]))
    years = [day.year for day in PublishedResponse.objects.dates("answered_on", "year", order="DESC")]
    return "export/search.html", office | {"years": [(year, f"{path}{year}/") for year in years]}


def _questions_of(year: int) -> dict[str, object]:
    """Every question of a year, response by response."""
    rows = SearchEntry.objects.filter(question__isnull=False, answered_on__year=year).select_related("response")
    ordered = rows.order_by("-answered_on", "response", "question__order").select_related("question")
    responses = [(response, list(entries)) for response, entries in groupby(ordered, lambda row: row.response)]
    return {"year": year, "responses": responses}


def _request(copy: Copy) -> HttpRequest:
    """What the frame of a page asks."""
    whole, request = urlsplit(copy.address), HttpRequest()
    request.META |= {"HTTP_HOST": whole.netloc, "SERVER_NAME": whole.hostname or "", "SERVER_PORT": "80"}
    request.path = reverse("search")
    return request


def _slugs() -> Iterator[str]:
    return PublishedResponse.objects.order_by("pk").values_list("slug", flat=True).iterator()


def _versions() -> dict[int, int]:
    """Tells what is published from what was."""
    return dict(PublishedResponse.objects.values_list("pk", "version"))
