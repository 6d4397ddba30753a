"""What goes and what is left. What hangs on a request or a case goes with it, unless the database forbids that.

A new table whose rows belong to a request (`on_delete=CASCADE`) is erased with it without being named here. Left are
the rows that protect it: its publications with the public copy, and the certificate; while that copy is public, also
the addresses that lead to it. Of a case the days and stages are
left, for the statistics, of its acts and releases who did what and when; no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, F, Model, QuerySet
from django.db.models.fields.reverse_related import ManyToOneRel

from documents.models import Letter, LetterReading
from requests.bundle_files import forget_bundles
from requests.erasing.kept import Kept
from requests.models import (
    AskedRequest,
    Case,
    CaseAct,
    CaseDocument,
    ClockEvent,
    ConsultationFile,
    Correspondence,
    FOIRequest,
    InboxMessage,
    OldAddress,
    Outgoing,
    RegulatorLetter,
    Release,
    RequesterOpening,
    SearchRecord,
    TakingInFile,
)
from requests.models.case import CaseStage
from requests.models.foi_request import Stage

ERASED = "Erased"
LEFT_EMPTY: dict[type[Model], dict[str, Any]] = {
    CaseAct: {"words": ""},
    ClockEvent: {"note": ""},
    RequesterOpening: {},
    Release: {},  # who let what go, by its hash: see _empty_request
}


@dataclass(slots=True)
class Gone:
    """How many rows of which kind went, and which files with them."""

    counts: Counter[str] = field(default_factory=Counter)
    files: list[dict[str, Any]] = field(default_factory=list)

    def delete(self, rows: QuerySet[Any]) -> None:
        """Delete them and what belongs to them, and count."""
        _, by_model = rows.delete()
        names = _names()
        self.counts.update({names[label]: count for label, count in by_model.items() if count and label in names})


def erase_rows(kept: Kept) -> Gone:
    """Everything of it that is not public. Inside the caller's transaction."""
    gone = Gone()
    for case in Case.objects.filter(review__foi_request=kept.foi_request) if kept.foi_request else ():
        _erase_rows(Kept(None, case), gone)
    _erase_rows(kept, gone)
    return gone


def _erase_rows(kept: Kept, gone: Gone) -> None:
    letters = _letters(kept)
    if kept.foi_request is not None:
        gone.delete(SearchRecord.objects.filter(question__foi_request=kept.foi_request))
        TakingInFile.objects.filter(foi_request=kept.foi_request).update(name=ERASED, why="")
        is_public = kept.foi_request.publications.filter(withdrawn_at=None).exists()
        forget_bundles(kept.foi_request)
        _delete_what_hangs_on(kept.foi_request, gone, but={OldAddress} if is_public else ())
    if kept.case is not None:
        _delete_what_hangs_on(kept.case, gone)
    _delete_letters(letters, gone)
    if kept.case is not None:
        _empty_case(kept.case, gone)
    if kept.foi_request is not None:
        _empty_request(kept.foi_request)


def _letters(kept: Kept) -> list[int]:
    """The files of both: the letter that answers, what came, what was sent and what went with it."""
    found: set[int] = set()
    if kept.foi_request is not None:
        found |= set(kept.foi_request.filed_letters.values_list("letter", flat=True))
        of_regulator = RegulatorLetter.objects.filter(regulator_case__foi_request=kept.foi_request)
        found |= set(of_regulator.exclude(letter=None).values_list("letter", flat=True))
    if kept.case is not None:
        found |= set(
            Correspondence.objects.filter(case=kept.case, letter__isnull=False).values_list("letter", flat=True)
        )
        outgoing = Outgoing.objects.filter(correspondence__case=kept.case)
        found |= _carried(CaseDocument.objects.filter(case=kept.case), outgoing)
        found |= set(ConsultationFile.objects.filter(consultation__case=kept.case).values_list("letter", flat=True))
    return sorted(found)


def _carried(documents: QuerySet[CaseDocument], outgoing: QuerySet[Outgoing]) -> set[int]:
    """The files of documents and of letters made ready."""
    of_letters = {key for pair in outgoing.values_list("pdf", "message") for key in pair}
    return {key for pair in documents.values_list("file", "leaves_as") for key in pair} | (of_letters - {None})


def _delete_what_hangs_on(row: FOIRequest | Case, gone: Gone, but: Collection[type[Model]] = ()) -> None:
    for relation in row._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not isinstance(relation, ManyToOneRel) or relation.on_delete is not CASCADE:
            continue
        if not isinstance(model, type) or model in but or model._meta.auto_created:  # its topics, which are ours
            continue
        rows = model._default_manager.filter(**{relation.field.name: row})
        if model in LEFT_EMPTY:
            if LEFT_EMPTY[model]:
                rows.update(**LEFT_EMPTY[model])
        else:
            gone.delete(rows)


def _delete_letters(letters: list[int], gone: Gone) -> None:
    """Those that nothing else has: the same message may be part of two cases."""
    elsewhere = _carried(CaseDocument.objects.all(), Outgoing.objects.all())
    elsewhere |= set(ConsultationFile.objects.values_list("letter", flat=True))
    elsewhere |= set(RegulatorLetter.objects.exclude(letter=None).values_list("letter", flat=True))
    elsewhere |= set(InboxMessage.objects.exclude(letter=None).values_list("letter", flat=True))
    alone = [key for key in letters if key not in elsewhere]
    going = Letter.objects.filter(pk__in=alone, filed=None, correspondence=None)
    gone.files += [dict(row) for row in going.order_by("pk").values("sha256", "size", "format")]
    keys = list(going.values_list("pk", flat=True))
    gone.delete(LetterReading.objects.filter(letter__in=keys))
    gone.delete(Letter.objects.filter(pk__in=keys))


def _empty_case(case: Case, gone: Gone) -> None:
    asked = case.asked_request_id
    Case.objects.filter(pk=case.pk).update(
        subject=ERASED,
        outcome=ERASED if case.stage == CaseStage.CLOSED else "",
        asked_request=None,
        version=F("version") + 1,
    )
    if asked is not None:
        gone.delete(AskedRequest.objects.filter(pk=asked))


def _empty_request(foi_request: FOIRequest) -> None:
    live = foi_request.publications.filter(withdrawn_at=None).select_related("response").first()
    foi_request.publications.update(withdrawn_because="")
    for words in ("second_because", "alone_because"):  # that there was a reason stays, and holds the release up
        foi_request.releases.exclude(**{words: ""}).update(**{words: ERASED})
    FOIRequest.objects.filter(pk=foi_request.pk).update(
        stage=Stage.ERASED,
        title=live.response.title if live else ERASED,
        missing=[],
        in_short=[],
        version=F("version") + 1,
        **dict.fromkeys(("request_text", "review_text", "copyright_text", "late_reason"), ""),
    )


def _names() -> dict[str, str]:
    """How rows of each kind are called; those between two tables have no name."""
    models = apps.get_models()
    return {model._meta.label: str(model._meta.verbose_name_plural) for model in models if not model._meta.auto_created}
