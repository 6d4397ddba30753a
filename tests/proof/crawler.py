"""A reader who goes everywhere: every address the site declares, and every one that an answer names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

NAMED = re.compile(
    r'(?:href|src|srcset|action|content|data-[a-z-]+)="(/[^"#\s]*)|<loc>[a-z]+://[^/<]+(/[^<]*)|"(/[^"\s]*)"'
)
TEXT = ("text/", "json", "xml", "javascript")
OF_THE_MOMENT = re.compile(rb'(name="(?:csrfmiddlewaretoken|token)" value=")[^"]*')


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def lasting(self) -> tuple[int, dict[str, str], bytes]:
        """All of it but what is new each time: a form's tokens, a cookie."""
        return self.status, self.headers, OF_THE_MOMENT.sub(rb"\1", self.body)

    @property
    def words(self) -> str:
        """What it says; nothing where it is no text."""
        is_text = any(kind in self.headers.get("Content-Type", "") for kind in TEXT)
        return self.body.decode("utf-8", "replace").replace("&amp;", "&") if is_text else ""


def got(client: Client, address: str, method: str = "get", **sent: object) -> Answer:
    """One answer, read to its end."""
    response = getattr(client, method)(address, **sent)
    headers = {name: value for name, value in response.headers.items() if name != "Set-Cookie"}
    return Answer(response.status_code, headers, response.getvalue())


def crawled(seeds: list[str], most: int) -> dict[str, Answer]:
    """Every answer, by its address. Beside `seeds`, of addresses that are alike `most` are asked for."""
    reader = Client(headers={"host": "localhost"}, raise_request_exception=False)
    answers: dict[str, Answer] = {}
    taken: Counter[str] = Counter()
    left = [(seed, True) for seed in reversed(seeds)]
    while left:
        address, is_seed = left.pop()
        name = route(address)
        if address in answers or not (is_seed or taken[name] < most):
            continue
        taken[name] += 1
        answers[address] = answer = got(reader, address)
        left += [(named, False) for named in reversed(list(_named(address, answer)))]
    return answers


def route(address: str) -> str:
    """The name of its route: addresses that have it are alike. The folder, of static files and what never was."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return urlsplit(address).path.rpartition("/")[0]


def _named(address: str, answer: Answer) -> Iterator[str]:
    """The addresses of this site that it names, each once."""
    found = [next(filter(None, groups)) for groups in NAMED.findall(answer.words)]
    found += [answer.headers.get("Location", "")]
    for each in dict.fromkeys(found):
        if each and not each.startswith("//"):
            yield urljoin(address, each)
