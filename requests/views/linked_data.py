"""What programs that read pages are told of one, in the words of schema.org: data beside the page, never script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from requests.models.publication import PublishedResponse
from requests.models.published_office import PublishedAuthority
from requests.views.response_page import QuestionView, ResponsePage

CONTEXT = "https://schema.org"
LONGEST = 1_500  # characters of an answer: the page itself has all of it
Thing = dict[str, Any]


def of_response(page: ResponsePage, office: PublishedAuthority | None, site: str) -> Thing:
    """A response: its particulars, its files, and its questions with how each answer begins."""
    response = page.response
    address = f"{site}{reverse('response', args=[response.slug])}"
    return _page(response, office, address) | {
        "@type": "FAQPage",
        "name": f"{response.reference}: {response.title}",
        "description": page.description,
        "associatedMedia": list(_files(response, page, site)),
        "mainEntity": [_question(view, f"{address}#{view.anchor}") for view in page.questions],
    }


def of_question(
    question: QuestionView, response: PublishedResponse, office: PublishedAuthority | None, site: str
) -> Thing:
    """One question on a page of its own."""
    address = f"{site}{reverse('question', args=[response.slug, question.anchor])}"
    whole = f"{site}{reverse('response', args=[response.slug])}"
    return _page(response, office, address) | {
        "@type": "QAPage",
        "name": f"{question.label} – question {question.number} of {response.reference}",
        "isPartOf": {"@type": "FAQPage", "name": f"{response.reference}: {response.title}", "url": whole},
        "mainEntity": _question(question, address),
    }


def of_site(site: str) -> Thing:
    """The archive as a whole, and how it is searched."""
    target = f"{site}{reverse('search')}?q={{search_term_string}}"
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "FOI Archive",
        "url": f"{site}/",
        "potentialAction": search,
    }


def _page(response: PublishedResponse, office: PublishedAuthority | None, address: str) -> Thing:
    """What is told of every page of a response. Documents of others are not licensed by the office."""
    told: Thing = {
        "@context": CONTEXT,
        "url": address,
        "identifier": response.reference,
        "inLanguage": "en-GB",
        "dateCreated": response.answered_on.isoformat(),
        "datePublished": response.first_published_at.isoformat(),
        "dateModified": response.changed_at.isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": response.authority_name},
    }
    if office and office.website:
        told["publisher"]["url"] = office.website
    if office and office.licence_url:
        told["license"] = office.licence_url
    return told


def _files(response: PublishedResponse, page: ResponsePage, site: str) -> Iterator[Thing]:
    """The letter, and each table once."""
    if response.letter_file:
        yield _file("The letter", "application/pdf", f"{site}{reverse('letter_file', args=[response.slug])}") | {
            "contentSize": str(response.letter_bytes)
        }
    blocks = [block for view in page.questions for part in view.parts for block in part.said.blocks]
    tables = {block.table.file: block.table for block in blocks if block.table and block.table.file}
    for file, table in tables.items():
        yield _file(table.caption, "text/csv", f"{site}{file}")


def _file(name: str, kind: str, address: str) -> Thing:
    return {"@type": "MediaObject", "name": name, "encodingFormat": kind, "contentUrl": address}


def _question(view: QuestionView, address: str) -> Thing:
    answer = " ".join(part.said.quotation for part in view.parts).strip()
    told: Thing = {"@type": "Question", "name": view.text, "url": address, "answerCount": 1 if answer else 0}
    if answer:
        told["acceptedAnswer"] = {"@type": "Answer", "text": _cut(answer), "url": address}
    return told


def _cut(words: str) -> str:
    """Where words are cut, they show it."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 2].rpartition(' ')[0]} …"
