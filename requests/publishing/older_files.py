"""What earlier versions published as files, with their hashes in a list beside them and not in the database."""

from __future__ import annotations

from functools import lru_cache

from requests.models import PublishedPage, PublishedResponse
from requests.publishing.published_files import hashes_of


def take_hashes() -> None:
    """Into the database, as those lists have them. What has none is left to check_archive. May be done again."""
    listed = lru_cache(maxsize=1)(hashes_of)
    pages = PublishedPage.objects.filter(picture_sha256="").exclude(picture="").order_by("response", "number")
    for key, name in pages.values_list("pk", "picture"):
        folder, _, inside = name.partition("/")
        if sha256 := listed(folder).get(inside):
            PublishedPage.objects.filter(pk=key).update(picture_sha256=sha256)
    letters = PublishedResponse.objects.filter(letter_sha256="").exclude(letter_file="").order_by("pk")
    for key, name in letters.values_list("pk", "letter_file"):
        folder, _, inside = name.partition("/")
        if sha256 := listed(folder).get(inside):
            PublishedResponse.objects.filter(pk=key).update(letter_sha256=sha256)
