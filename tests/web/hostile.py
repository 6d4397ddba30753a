"""Asking as somebody who means harm."""

from __future__ import annotations

from django.db import Error, models, transaction
from django.test import Client

FILTERS = [
    "year", "outcome", "exemption", "topic", "has", "late", "review", "received", "answered", "kind", "sort", "by",
    "page", "like",
]  # fmt: skip


def ask(address, method="get", host="localhost", **extra):
    """An answer as a server gives it: what breaks is a 500, not an exception."""
    reader = Client(raise_request_exception=False, headers={"host": host})
    return getattr(reader, method)(address, **extra)


CODES = {"alike", "anchor", "content_hash", "letter_file", "number", "outcome", "password"}
SHORTEST = 40  # characters: what is shorter holds signs and no words


def spoilt(kept, harm):
    """Write it into every field for words, as far as it goes in; the names of the fields that took it."""
    return {
        f"{model.__name__}.{field.name}" for model in kept for field in _for_words(model) if _took(model, field, harm)
    }


def _for_words(model):
    for field in model._meta.concrete_fields:
        is_text = field.get_internal_type() in {"CharField", "TextField"} and not isinstance(field, models.URLField)
        is_code = field.choices or field.unique or field.name in CODES
        if is_text and not is_code and (field.max_length or SHORTEST) >= SHORTEST:
            yield field


def _took(model, field, harm):
    try:
        with transaction.atomic():
            filled = model._base_manager.exclude(**{field.name: ""})
            return filled.update(**{field.name: harm[: field.max_length]})
    except Error:
        return 0  # the database keeps nothing of the kind there
