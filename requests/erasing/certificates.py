"""What was erased, as files beside the database, so that it is erased again after an older backup was put back.

A certificate says which request, when, by whom and why, how many rows of which kind, and the hashes of the files. Not a
word of what it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from foiarchive.stores.opening import store
from requests.law.written_dates import to_the_minute
from requests.models import Erasure

FORMAT = 1


def write_certificate(erasure: Erasure) -> None:
    """Keep it as a file, whole or not at all. Once written it stays as it is."""
    erased, name = store("FOI_ERASED"), f"{erasure.key}.json"
    try:
        erased.size(name)
    except FileNotFoundError:
        erased.keep(name, [json.dumps(as_json(erasure), indent=1, sort_keys=True).encode()])


def as_json(erasure: Erasure) -> dict[str, Any]:
    """The certificate as it is kept."""
    return {
        "format": FORMAT,
        "key": str(erasure.key),
        "foi_request": erasure.foi_request_id,
        "case": erasure.case_id,
        "made_at": erasure.made_at.isoformat(),
        "reference": erasure.reference,
        "why": erasure.why,
        "words": erasure.words,
        "erased_at": erasure.erased_at.isoformat(),
        "erased_by": erasure.erased_by.username if erasure.erased_by else "",
        "counts": erasure.counts,
        "files": erasure.files,
        "published": erasure.published,
    }


def certificates_in(folders: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Every certificate of ours and in these folders once, in the order of the erasing."""
    found: dict[str, dict[str, Any]] = {}
    for text in (*_ours(), *(path.read_bytes() for folder in folders for path in sorted(folder.glob("*.json")))):
        told = json.loads(text)
        if told.get("format") == FORMAT:
            found[told["key"]] = told
    yield from sorted(found.values(), key=lambda told: str(told["erased_at"]))


def _ours() -> Iterator[bytes]:
    erased = store("FOI_ERASED")
    yield from (erased.read(file.name) for file in erased.files() if file.name.endswith(".json"))


def in_words(erasure: Erasure) -> str:
    """The certificate on paper."""
    by = erasure.erased_by.known_as if erasure.erased_by else "the worker, by the office’s policy"
    lines = [
        f"Certificate of erasure {erasure.key}",
        f"Reference: {erasure.reference or 'none'}",
        f"Erased: {to_the_minute(localtime(erasure.erased_at))}, by {by}",
        f"Why: {erasure.get_why_display()}{f' ({erasure.words})' if erasure.words else ''}",
        *(f"Rows of {name}: {count}" for name, count in erasure.counts),
        *(f"File: {file['format']}, {file['size']} bytes, SHA-256 {file['sha256']}" for file in erasure.files),
    ]
    if erasure.published:
        lines.append(f"Stays public: the cleared answer, SHA-256 {erasure.published}")
    return "\n".join(lines)
