"""The public door: the only tables that the public database login may read."""

from __future__ import annotations

from django.db import models

from requests.models.publication import (
    PublishedAuthority,
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)
from requests.models.search_entry import SearchEntry

PUBLIC_MODELS: tuple[type[models.Model], ...] = (
    PublishedAuthority,
    PublishedResponse,
    PublishedQuestion,
    PublishedPart,
    PublishedExemption,
    PublishedPage,
    PublishedPassage,
    PublishedTable,
    SearchEntry,
)
