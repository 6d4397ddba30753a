"""Files that were made or attached for a letter and are not part of anything any more: they may name who asked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from django.db import transaction
from django.db.models import ProtectedError

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of, forget
from documents.models import Letter


def drop_unused(letters: Iterable[Letter | None]) -> None:
    """Take away those that no case, letter or document has, and their bytes once that is certain."""
    for letter in {each.pk: each for each in letters if each is not None}.values():
        with suppress(ProtectedError, LostLetter, DamagedLetter), transaction.atomic():
            content = bytes_of(letter)
            Letter.objects.filter(pk=letter.pk).delete()
            transaction.on_commit(partial(forget, content))
