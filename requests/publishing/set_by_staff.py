"""What of an answer staff set otherwise than its letter was read: its outcome, or the exemptions it relies on.

An exemption that the answer's own words name is the letter's, whoever saw it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import AnswerPart, FiledLetter, FOIRequest
from requests.models.correction import CorrectionKind
from requests.particulars import shortened
from requests.publishing.reworded import bare

OUTCOME, EXEMPTIONS = "outcome", "exemptions"
SETTING = (CorrectionKind.PART_OUTCOME, CorrectionKind.PART_EXEMPTIONS, CorrectionKind.PARTS, CorrectionKind.QUESTIONS)
Provision = tuple[str, str]  # its law, and its number there
Read = Mapping[str, Any]  # a part of an answer as it was read


def set_by_staff(foi_request: FOIRequest, filed: FiledLetter) -> dict[int, list[str]]:
    """By the key of a part, which of OUTCOME and EXEMPTIONS it has so: one query, or three where anything was set."""
    if not foi_request.corrections.filter(kind__in=SETTING, undone_at=None, fits=True).exists():
        return {}
    read = [part for question in filed.reading.content["questions"] for part in question["parts"]]
    parts = AnswerPart.objects.filter(question__foi_request=foi_request).prefetch_related("exemptions")
    return {part.pk: told for part in parts if (told := list(_set(part, read, foi_request)))}


def _set(part: AnswerPart, read: Sequence[Read], foi_request: FOIRequest) -> Iterator[str]:
    own = bare(part.text)
    whole = [each for each in read if bare(_text(each)) == own]
    same = whole or [each for each in read if _share_words(part, each)]
    told = {(each["outcome"], each["not_yet"], each["held_by"] or "") for each in same}
    if (part.outcome, part.not_yet, part.held_by) not in told:
        yield OUTCOME
    cited = {_provision(each, foi_request): bare(each["as_written"]) for one in same for each in one["citations"]}
    relied = {(each.regime, each.provision): bare(each.as_written) for each in part.exemptions.all()}
    added = any(relied[each] not in own for each in relied.keys() - cited.keys())
    # A piece of an answer need not rely on what the whole did, unless its own words name it.
    removed = any(whole or cited[each] in own for each in cited.keys() - relied.keys())
    if added or removed:
        yield EXEMPTIONS


def _share_words(part: AnswerPart, read: Read) -> bool:
    """Whether the one has a stretch of the other's words."""
    said, as_read = ([words for run in runs if (words := bare(run["text"]))] for runs in (part.said, read["said"]))
    return any(one in other or other in one for one in said for other in as_read)


def _text(read: Read) -> str:
    return " ".join(run["text"] for run in read["said"])


def _provision(cited: Read, foi_request: FOIRequest) -> Provision:
    found = resolve(cited["provision"], Regime(foi_request.regime), foi_request.answered_on)
    return found.regime.value, shortened(found.provision, 40)
