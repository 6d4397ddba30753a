"""Letters and their readings in Django's own admin, to look at: a letter is never edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from documents.models import Letter, LetterReading, ReadingFinding


class LookOnly(admin.ModelAdmin[Any]):
    """Rows that acts make and nobody changes by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Letter)
class LetterAdmin(LookOnly):
    """Letters by when they came."""

    list_display = ("name", "format", "size", "taken_in_at")
    list_filter = ("format",)
    search_fields = ("name", "sha256")


@admin.register(LetterReading)
class LetterReadingAdmin(LookOnly):
    """Readings of letters, without their content, which is long."""

    list_display = ("letter", "number", "reader_version", "read_at")
    exclude = ("content",)


@admin.register(ReadingFinding)
class ReadingFindingAdmin(LookOnly):
    """What the reader was unsure of."""

    list_display = ("kind", "what", "page", "sure", "reading")
    list_filter = ("kind",)
