"""The pages elsewhere that a letter points to, each once, with the hint it gives and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from requests.models.publication import PublishedPart, PublishedQuestion
from requests.views.said import safe_url


@dataclass(slots=True)
class CitedLink:
    """A page elsewhere. `hint` says where on it to look, as the letter does; `questions` are number and anchor.

    `gone_since`: where the page is not there any more, see requests.link_checking.
    """

    label: str
    url: str
    site: str
    hint: str
    gone_since: date | None = None
    questions: list[tuple[str, str]] = field(default_factory=list)


def cited_links(
    questions: Iterable[PublishedQuestion], parts: Mapping[int, list[PublishedPart]], dead: Mapping[str, str]
) -> list[CitedLink]:
    """In the order of the letter; `dead` is PublishedResponse.dead_links."""
    found: dict[tuple[str, str], CitedLink] = {}
    for question in questions:
        for link in (link for part in parts.get(question.pk, []) for run in part.said for link in run["links"]):
            url = safe_url(link["url"])
            hint = link["page_hint"] or ""
            if not url.startswith("http"):
                continue
            gone = gone_since(link["url"], dead)
            cited = found.setdefault((url, hint), CitedLink(link["label"] or url, url, link["site"], hint, gone))
            if (question.number, question.anchor) not in cited.questions:
                cited.questions.append((question.number, question.anchor))
    return list(found.values())


def gone_since(url: str, dead: Mapping[str, str]) -> date | None:
    """Since when the page is gone; None where it is not known to be."""
    return date.fromisoformat(dead[url]) if url in dead else None
