"""The app of the letters."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Letters: what they say, and where."""

    name = "documents"
    verbose_name = "letters"
