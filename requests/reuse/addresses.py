"""The public addresses of what is published, whole: with scheme and host, so that they can be taken anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from requests.sections import CODES


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses under `base`, such as "https://foi.example.org" or, where the site is mounted there, ".../foi"."""

    base: str

    def of(self, name: str, *arguments: object) -> str:
        """The address of that name."""
        return self.base + reverse(name, args=arguments)

    def response(self, slug: str) -> str:
        return self.of("response", slug)

    def question(self, slug: str, anchor: str) -> str:
        return self.of("question", slug, anchor)

    def letter_page(self, slug: str, page: int) -> str:
        return self.of("letter_page", slug, page)

    def passage(self, slug: str, page: int, passage: int) -> str:
        return f"{self.letter_page(slug, page)}?passage={passage}#p{passage}"

    def letter_file(self, slug: str) -> str:
        return f"{self.response(slug)}letter.pdf"

    def exemption(self, code: str) -> str | None:
        """Its page; None for what the catalogue has not."""
        return self.of("exemption", code) if code in CODES else None
