"""Put an evidence bundle together: asked for by a person, made by the worker, taken by whoever may, which is kept."""

from __future__ import annotations

import html
import logging
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from requests.bundle_files import PDF, ZIP, bundles, remove_bundle
from requests.cases.acts import open_requester
from requests.errors import CannotChange
from requests.law.written_dates import in_full
from requests.models import BundleOpening, Case, EvidenceBundle, Person, RegulatorCase
from requests.models.evidence_bundle import BundlePart, BundleState
from requests.regulator_cases.gathering import (
    FILES_LEFT_OUT,
    LOOK_THROUGH,
    NOBODY_KNOWN,
    correspondence_pieces,
    reasoning_pieces,
    regulator_pieces,
    request_pieces,
    response_pieces,
    review_pieces,
)
from requests.regulator_cases.inside import COLLEAGUES_OUT, INNER, colleague_pieces, cost_pieces, note_pieces
from requests.regulator_cases.paginated import paginated
from requests.regulator_cases.pieces import Gathering, Piece
from requests.regulator_cases.records import audit_pieces, search_pieces

BROKE_OFF = "Putting it together broke off: an unexpected fault, which the log describes. Ask for it again."
PATIENCE = timedelta(hours=1)  # after that a worker was killed over it, again and again
PARTS: Mapping[BundlePart, Callable[[Gathering, Case | None], None]] = {
    BundlePart.REQUEST: request_pieces,
    BundlePart.RESPONSE: response_pieces,
    BundlePart.REVIEW: review_pieces,
    BundlePart.CORRESPONDENCE: correspondence_pieces,
    BundlePart.COLLEAGUES: colleague_pieces,
    BundlePart.REGULATOR: regulator_pieces,
    BundlePart.REASONING: reasoning_pieces,
    BundlePart.NOTES: note_pieces,
    BundlePart.COST: cost_pieces,
    BundlePart.SEARCHES: search_pieces,
    BundlePart.AUDIT: audit_pieces,
}
assert set(PARTS) == set(BundlePart)  # noqa: S101

logger = logging.getLogger(__name__)


@transaction.atomic
def ask_bundle(
    key: int, parts: Sequence[str], at: datetime, by: Person, *, with_requester: bool, with_staff: bool
) -> EvidenceBundle:
    """Ask for one; the worker makes it. Raises CannotChange while another is on its way."""
    found = RegulatorCase.objects.select_for_update().get(pk=key)
    waited_for = found.bundles.filter(state__in=[BundleState.WAITING, BundleState.MAKING])
    waited_for.filter(asked_at__lt=at - PATIENCE).update(state=BundleState.FAILED, problem=BROKE_OFF)
    if waited_for.exists():
        raise CannotChange("One is being put together. Wait for it, then ask for another.")
    cases = Case.objects.filter(Q(foi_request=found.foi_request_id) | Q(review__foi_request=found.foi_request_id))
    for case in cases if with_requester else ():
        open_requester(case, "evidence bundle for the regulator", at, by)
    ordered = [part.value for part in BundlePart if part.value in parts]
    return EvidenceBundle.objects.create(
        regulator_case=found,
        parts=ordered,
        with_requester=with_requester,
        with_staff=with_staff,
        asked_at=at,
        asked_by=by,
    )


def make_bundle(key: UUID, at: datetime) -> bool:
    """Make it, whole or not at all; whether it was made now. One that is made already stays as it is."""
    bundle = EvidenceBundle.objects.select_related("regulator_case__foi_request").filter(pk=key).first()
    if bundle is None or not bundle.is_waited_for:
        return False
    try:
        _make(bundle, at)
    except Exception:
        remove_bundle(key.hex)
        _now(bundle, state=BundleState.FAILED, problem=BROKE_OFF)
        raise
    logger.info("Bundle %s: made of %s pieces", bundle.pk, bundle.total)
    return True


def note_opening(bundle: EvidenceBundle, name: str, at: datetime, by: Person) -> None:
    """Keep that somebody took one of its files."""
    BundleOpening.objects.create(bundle=bundle, name=name, person=by, opened_at=at)


def _make(bundle: EvidenceBundle, at: datetime) -> None:
    gathered = _gathered(bundle)
    names = names_of(gathered.pieces)
    bound = paginated(gathered, names, at)
    bundles().remove_folder(bundle.pk.hex)  # of a try that was broken off
    with bundles().writing(bundle.pk.hex) as folder:
        if bound is not None:
            (folder / PDF).write_bytes(bound[0])
        _write_zip(folder / ZIP, bundle, gathered, names, at)
    pages = bound[1] if bound is not None else None
    _now(bundle, state=BundleState.MADE, made_at=at, told=gathered.told, done=bundle.total, pages=pages)


def _gathered(bundle: EvidenceBundle) -> Gathering:
    foi_request = bundle.regulator_case.foi_request
    case = Case.objects.filter(foi_request=foi_request).first()
    to = Gathering(foi_request, bundle)
    if not bundle.with_requester:
        to.told += [FILES_LEFT_OUT, LOOK_THROUGH, *([] if to.askers else [NOBODY_KNOWN])]
    if not bundle.with_staff and INNER & {*bundle.parts}:
        to.told.append(COLLEAGUES_OUT)
    _now(bundle, state=BundleState.MAKING, done=0, total=len(bundle.parts) + 1)
    for done, part in enumerate(bundle.parts, start=1):
        PARTS[BundlePart(part)](to, case)
        _now(bundle, done=done)
    return to


def names_of(pieces: Sequence[Piece]) -> list[str]:
    """A name for each in the ZIP, by which they stand there in their order."""
    return [
        f"{number:03} {piece.part.value}{f' {piece.on}' if piece.on else ''} {slugify(piece.title)[:60]}.{piece.ending}"
        for number, piece in enumerate(pieces, start=1)
    ]


def _write_zip(path: Path, bundle: EvidenceBundle, to: Gathering, names: Sequence[str], at: datetime) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("000 index.html", index_of(bundle, to, names, at))
        for name, piece in zip(names, to.pieces, strict=True):
            archive.writestr(name, piece.as_file())


def index_of(bundle: EvidenceBundle, to: Gathering, names: Sequence[str], at: datetime) -> bytes:
    """The index: a plain page without styles, which every browser shows."""
    title = html.escape(f"Evidence on {to.foi_request} for {bundle.regulator_case}")
    rows = "\n".join(
        f'<tr><td>{number}</td><td><a href="{quote(name)}">{html.escape(piece.title)}</a></td>'
        f"<td>{in_full(piece.on) if piece.on else ''}</td><td>{html.escape(piece.part.label)}</td></tr>"
        for number, (name, piece) in enumerate(zip(names, to.pieces, strict=True), start=1)
    )
    told = "".join(f"<li>{html.escape(words)}</li>" for words in to.told)
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><meta charset="utf-8"><title>{title}</title>\n<h1>{title}</h1>\n'
        f"<p>Put together on {in_full(at.date())}.</p>\n{f'<ul>{told}</ul>' if told else ''}\n"
        "<table><thead><tr><th>No.</th><th>Piece</th><th>Date</th><th>Part</th></tr></thead><tbody>\n"
        f"{rows}\n</tbody></table></html>\n"
    ).encode()


def _now(bundle: EvidenceBundle, **changed: object) -> None:
    """Keep how far it is, so that its page can tell while it is made."""
    for name, value in changed.items():
        setattr(bundle, name, value)
    bundle.save(update_fields=list(changed))
