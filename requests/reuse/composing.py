"""From published rows to what programs get of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from requests.law.outcomes import Outcome, Overall
from requests.models import (
    PublishedExemption,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
)
from requests.reuse.addresses import Addresses
from requests.reuse.answers import Exemption, Link, Part, Question, QuestionHead, Review, Run, Source
from requests.reuse.heads import Head, Licence, Topic
from requests.reuse.rows import AnswerRows, Office

AS_THEY_ARE = (
    "slug", "reference", "title", "regime", "kind", "after_review", "received_on", "answered_on", "is_late",
    "first_published_at", "published_at", "version", "checked_on", "recognised_pages",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes items whose addresses stand under a base, for an office with its licence and topics."""

    addresses: Addresses
    office: Office

    def head(self, response: PublishedResponse) -> Head:
        return Head(**self.head_fields(response))

    def head_fields(self, response: PublishedResponse) -> dict[str, Any]:
        """What a head says, by field."""
        names = self.office.topics
        return {
            **{name: getattr(response, name) for name in AS_THEY_ARE},
            "address": self.addresses.response(response.slug),
            "json_address": self.addresses.of("foi_json", response.slug),
            "authority": response.authority_name,
            "topics": [Topic(slug=slug, name=names[slug]) for slug in response.topics if slug in names],
            "copyright": response.copyright_text,
            "licence": self.licence(),
        }

    def licence(self) -> Licence | None:
        authority = self.office.authority
        if authority is None or not authority.licence_name:
            return None
        return Licence(name=authority.licence_name, address=authority.licence_url or None)

    def question_head(self, slug: str, row: PublishedQuestion) -> QuestionHead:
        return QuestionHead(**self._question_fields(slug, row))

    def question(self, slug: str, row: PublishedQuestion, rows: AnswerRows) -> Question:
        return Question(
            **self._question_fields(slug, row),
            review=self._review(row.reviewed),
            parts=[self.part(slug, part, rows) for part in rows.parts.get(row.pk, ())],
            sources=self._sources(slug, rows.asked_at.get(row.pk, ())),
        )

    def part(self, slug: str, row: PublishedPart, rows: AnswerRows) -> Part:
        held_by = row.held_by or None
        return Part(
            order=row.order,
            outcome=row.outcome,
            outcome_in_words=Outcome(row.outcome).word(not_yet=row.not_yet, held_by=held_by),
            held_by=held_by,
            runs=[_run(run) for run in row.said],
            exemptions=[self._exemption(relied) for relied in rows.exemptions.get(row.pk, ())],
            set_by_staff=row.set_by_staff,
            sources=self._sources(slug, rows.answered_at.get(row.pk, ())),
        )

    def _question_fields(self, slug: str, row: PublishedQuestion) -> dict[str, Any]:
        return {
            "number": row.number,
            "anchor": row.anchor,
            "address": self.addresses.question(slug, row.anchor),
            "lead": row.lead,
            "reworded": row.reworded,
            "text": row.text,
            "label": row.label,
            "outcome": row.outcome or None,
            "outcome_in_words": Overall(row.outcome).word() if row.outcome else None,
        }

    def _review(self, told: Mapping[str, Any] | None) -> Review | None:
        for word, relation in (("by", "reviewed"), ("of", "review")):
            if told and (other := told.get(word)):
                return Review(
                    relation=relation,
                    decision=other["decision"],
                    address=f"{self.addresses.response(other['slug'])}#{other['anchor']}",
                    answered_on=other["answered_on"],
                    changed=other.get("changed"),
                )
        return None

    def _exemption(self, row: PublishedExemption) -> Exemption:
        return Exemption(
            as_written=row.as_written,
            section=row.section,
            provision=row.provision or None,
            regime=row.regime,
            address=self.addresses.exemption(row.section),
        )

    def _sources(self, slug: str, passages: Iterable[PublishedPassage]) -> list[Source]:
        return [
            Source(
                page=passage.page.number,
                passage=passage.order,
                role=passage.role,
                address=self.addresses.passage(slug, passage.page.number, passage.order),
                boxes=passage.boxes,
            )
            for passage in passages
        ]


def tables_of(parts: Iterable[PublishedPart]) -> Iterator[int]:
    """The numbers of the tables that stand in these parts."""
    return (run["table"] for part in parts for run in part.said if run["table"] is not None)


def numbers_of(part: Part) -> set[int]:
    """The same of a part as programs get it."""
    return {run.table for run in part.runs if run.table is not None}


def _run(run: Mapping[str, Any]) -> Run:
    return Run(kind=run["kind"], text=run["text"], table=run["table"], links=[_link(link) for link in run["links"]])


def _link(link: Mapping[str, Any]) -> Link:
    return Link(
        label=link["label"],
        address=link["url"] or None,
        site=link["site"] or None,
        page_hint=link["page_hint"] or None,
        start=link["start"],
        end=link["end"],
    )
