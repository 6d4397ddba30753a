"""Acts to be killed at each of their points, and what has to hold afterwards, however far they came."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from requests.cases.drafts import draft_letter
from requests.cases.letters.posting import send_letters
from requests.cases.letters.ready import let_go, make_ready
from requests.cases.worksheet import WrittenPart
from requests.filed_letters import publish_case
from requests.handing_in import hand_in
from requests.management.backups import manifest
from requests.management.commands.check_archive import faults
from requests.models import FOIRequest, Outgoing, PublishedResponse, TakingIn
from requests.models.correspondence import CorrespondenceKind
from requests.publication import withdraw
from requests.tidying import tidy
from tests import people
from tests.acts.answering_by_hand import answered
from tests.acts.publishing_by_hand import stored
from tests.faults.points import apart, killed_at

INDEX = "search index"  # no worker runs here that would keep it
LATER = timedelta(days=2)  # by then what a kill left is old enough to be swept out
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Act:
    """What is done, and whether it was."""

    do: Callable[[], object]
    is_done: Callable[[], bool]


def broken() -> list[str]:
    """What does not belong together once what was left over is swept out, and cannot be put right without a person."""

    def look() -> list[str]:
        at = timezone.now() + LATER
        tidy(at)
        return [each.sentence for each in faults(at) if each.repair is None and INDEX not in each.sentence]

    found = apart(look)
    assert isinstance(found, list)
    return found


def killed_through(make: Callable[[], Act], points: Iterable[int], *, look: bool = False) -> list[str]:
    """Kill the act at these points, then do it to its end; the points' names. `look`: at the whole after each."""
    names: list[str] = []
    act = make()
    for point in points:
        name = killed_at(act.do, point)
        if not name:  # it has no such point
            assert act.is_done()
            break
        names.append(name)
        if look:
            assert broken() == [], name
        if act.is_done():
            act = make()
    if not act.is_done():
        act.do()
    assert act.is_done()
    assert broken() == []
    return names


def handing_in() -> Act:
    """Two files, by a form that may be sent again."""
    key, by, at, number = uuid4(), people.officer(), timezone.now(), next(_numbers)

    def do() -> object:
        names = [f"{number}-{nth}.txt" for nth in range(2)]
        return hand_in([SimpleUploadedFile(name, name.encode()) for name in names], key, at, by)

    return Act(do, lambda: TakingIn.objects.filter(key=key).count() == 1)


def filing() -> Act:
    """A letter that was read: its bytes, its reading, its case."""
    content = f"The text of letter {next(_numbers)}".encode()
    digest = hashlib.sha256(content).hexdigest()
    filed = FOIRequest.objects.filter(filed_letters__letter__sha256=digest)

    def do() -> object:
        with transaction.atomic():
            return filed.first() or stored(content=content)

    return Act(do, lambda: filed.all().exists())


def publishing() -> Act:
    """A letter that came as text."""
    case, by = filing().do(), people.releaser()
    assert isinstance(case, FOIRequest)

    def do() -> object:
        if not PublishedResponse.objects.filter(slug=case.slug).exists():
            seen = FOIRequest.objects.get(pk=case.pk)
            assert publish_case(case.pk, seen.version, timezone.now(), by, checked=True) == []
        return None

    return Act(do, lambda: PublishedResponse.objects.filter(slug=case.slug).count() == 1)


def withdrawing() -> Act:
    """One that is public."""
    by, live = people.releaser(), PublishedResponse.objects.order_by("pk").first()
    if live is None:
        publishing().do()
        return withdrawing()
    case = live.publication.foi_request

    def do() -> None:
        withdraw(FOIRequest.objects.get(pk=case.pk), timezone.now(), by, "It was a mistake.")

    return Act(do, lambda: not PublishedResponse.objects.filter(publication__foi_request=case).exists())


def sending() -> Act:
    """An answer that was let go. Broken off while the mail server has it, it is never sent again by itself."""
    asked = [("1", "How many horses are there?", [WrittenPart("disclosed", "There are 12.")])]
    case = answered(asked)
    case.refresh_from_db()
    now, officer = timezone.now(), people.officer()
    draft = draft_letter(case.pk, CorrespondenceKind.ANSWER, case.version, now, officer)
    made = make_ready(draft.pk, now, officer)
    let_go(draft.pk, made.made_of, now, officer)
    one = Outgoing.objects.filter(pk=made.pk)
    return Act(lambda: send_letters(timezone.now()), lambda: one.get().state in ("sent", "sending"))


def backing_up(folder: Path) -> Act:
    """A backup. One that was killed leaves nothing that could be taken for one."""

    def whole() -> list[Path]:
        found = [each for each in folder.iterdir() if each.suffix != ".unfinished"]
        return [each for each in found if not list(manifest.problems(each, manifest.read(each)))]

    before = len(whole())
    return Act(lambda: call_command("backup", folder, verbosity=0), lambda: len(whole()) == before + 1)
