"""The pages elsewhere that a letter points to, each once, with the hint it gives and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from requests.models.publication import PublishedPart, PublishedQuestion
from requests.views.said import safe_url


@dataclass(slots=True)
class CitedLink:
    """A page elsewhere. `hint` says where on it to look, as the letter does; `questions` are number and anchor."""

    label: str
    url: str
    site: str
    hint: str
    questions: list[tuple[str, str]] = field(default_factory=list)


def cited_links(questions: Iterable[PublishedQuestion], parts: dict[int, list[PublishedPart]]) -> list[CitedLink]:
    """In the order of the letter."""
    found: dict[tuple[str, str], CitedLink] = {}
    for question in questions:
        for link in (link for part in parts.get(question.pk, []) for run in part.said for link in run["links"]):
            url = safe_url(link["url"])
            hint = link["page_hint"] or ""
            if not url.startswith("http"):
                continue
            cited = found.setdefault((url, hint), CitedLink(link["label"] or url, url, link["site"], hint))
            if (question.number, question.anchor) not in cited.questions:
                cited.questions.append((question.number, question.anchor))
    return list(found.values())
