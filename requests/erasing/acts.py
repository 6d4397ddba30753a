"""Erasing: on request, by the office's policy, and once more after a backup was put back."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils.timezone import localdate

from documents.intake import take_away
from requests.erasing.certificates import certificates_in, write_certificate
from requests.erasing.holds import holds_on, holds_on_itself
from requests.erasing.kept import Kept, due, kept_of, kept_of_case
from requests.erasing.rows import erase_rows
from requests.errors import CannotErase
from requests.gate.candidates import tells_private
from requests.models import Case, Erasure, FOIRequest, Person, Requester
from requests.models.erasure import ErasureReason

TELLS_PRIVATE = (
    "The certificate is kept for good, and these words name whoever asked, or tell a number or mailbox of somebody. "
    "Say it without."
)
AT_ONCE = 50  # in one round: the next one goes on

logger = logging.getLogger(__name__)


def erase(kept: Kept, why: ErasureReason, words: str, at: datetime, by: Person | None) -> Erasure:
    """Erase all that is not public of it, for good, and certify that. Raises CannotErase, with every reason."""
    with transaction.atomic(durable=True):
        kept = _locked(kept)
        if kept.erasure is not None:
            raise CannotErase([f"{kept} is erased already."])
        holds = holds_on_itself(kept) if why is ErasureReason.TWICE else holds_on(kept, localdate(at))
        if reasons := [
            *holds,
            *([TELLS_PRIVATE] if tells_private(words, _askers(kept)) else []),
        ]:
            raise CannotErase(reasons)
        erasure = _erase(kept, Erasure(why=why, words=words, erased_at=at, erased_by=by))
    logger.info("Erasure %s, made by %s", erasure.key, f"person {by.pk}" if by else "policy")
    return erasure


def erase_due(at: datetime) -> int:
    """Erase what the office's time for keeping has ended for and nothing holds; how many."""
    done = 0
    for kept in list(due(localdate(at), AT_ONCE * 10)):
        if done == AT_ONCE:
            break
        try:
            erase(kept, ErasureReason.POLICY, "", at, None)
        except CannotErase:
            continue  # the list of what is due says why
        done += 1
    return done


def erase_again(folders: Iterable[Path]) -> tuple[int, list[str]]:
    """Carry out what certificates, ours and these, say of what is here again: how many; a sentence each that failed."""
    done, problems = 0, []
    for told in certificates_in(folders):
        if Erasure.objects.filter(key=told["key"]).exists():
            continue
        kept = _found(told)
        if kept is None:
            continue  # it came later than what was put back
        try:
            _again(kept, told)
            done += 1
        except CannotErase as refusal:
            problems.append(f"{told['reference'] or told['key']}: {refusal}")
    return done, problems


def settle() -> None:
    """Take away bytes that a stop left lying after their erasure, and write certificates that are missing."""
    for erasure in Erasure.objects.select_related("erased_by").iterator():
        _settle(erasure)


def _erase(kept: Kept, erasure: Erasure) -> Erasure:
    """Inside a transaction; the files go when that is certain."""
    live = kept.foi_request.publications.filter(withdrawn_at=None).first() if kept.foi_request else None
    try:
        gone = erase_rows(kept)
    except ProtectedError as problem:  # a table of a newer version that says nothing of erasing
        kinds = sorted({str(row._meta.verbose_name_plural) for row in problem.protected_objects})
        raise CannotErase([f"Something else needs rows of it: {', '.join(kinds)}. Nothing was erased."]) from problem
    erasure.foi_request, erasure.case = kept.foi_request, None if kept.foi_request else kept.case
    erasure.reference, erasure.made_at = kept.reference, kept.made_at
    erasure.counts, erasure.files = sorted(gone.counts.items()), gone.files
    erasure.published = live.content_hash if live else ""
    erasure.save()
    transaction.on_commit(lambda: _settle(erasure), robust=True)  # what fails is done when `settle` comes by
    return erasure


def _locked(kept: Kept) -> Kept:
    """The same, held until the transaction ends, as it is now."""
    if kept.foi_request is not None:
        kept = kept_of(FOIRequest.objects.select_for_update().get(pk=kept.foi_request.pk))
    if kept.case is not None:
        case = Case.objects.select_for_update(of=("self",)).get(pk=kept.case.pk)
        return Kept(kept.foi_request, case)
    return kept


def _askers(kept: Kept) -> QuerySet[Requester]:
    of_case = Q(case=kept.case) if kept.case else Q()
    return Requester.objects.filter(Q(foi_request=kept.foi_request) | of_case if kept.foi_request else of_case)


def _found(told: dict[str, Any]) -> Kept | None:
    made_at = datetime.fromisoformat(told["made_at"])
    if told["foi_request"] is not None:
        foi_request = FOIRequest.objects.filter(pk=told["foi_request"], filed_at=made_at).first()
        return kept_of(foi_request) if foi_request else None
    case = Case.objects.filter(pk=told["case"], logged_at=made_at).select_related("foi_request").first()
    return kept_of_case(case) if case else None


def _again(kept: Kept, told: dict[str, Any]) -> None:
    """It was erased once, so nothing of today holds it."""
    with transaction.atomic(durable=True):
        kept = _locked(kept)
        if kept.erasure is not None:
            raise CannotErase(["it was erased by another certificate."])
        erasure = Erasure(
            key=told["key"],
            why=told["why"],
            words=told["words"],
            erased_at=datetime.fromisoformat(told["erased_at"]),
            erased_by=Person.objects.filter(username=told["erased_by"]).first(),
        )
        _erase(kept, erasure)


def _settle(erasure: Erasure) -> None:
    for file in erasure.files:
        take_away(file["sha256"])
    write_certificate(erasure)


def folders_of_certificates(backup: Path) -> list[Path]:
    """Where certificates may lie that a backup does not know, beside ours: with later backups beside it."""
    return sorted(place for place in backup.resolve().parent.glob("*/files/erased") if place.is_dir())
