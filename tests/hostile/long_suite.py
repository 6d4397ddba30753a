"""`make hostile`: every kind of hostile file and 2,000 mutants, each in a child of its own."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from documents.errors import Reason, UnreadableLetter
from documents.models import Letter, LetterFormat
from documents.sandbox import pictures_in_child
from requests.filing import take_in_and_file
from requests.models import FOIRequest
from requests.models.taking_in import FileState
from tests.hostile.kinds import KINDS
from tests.hostile.many import alone
from tests.hostile.mutants import mutant
from tests.hostile.shapes import READ, door

AT = datetime(2024, 4, 17, 12, tzinfo=UTC)
MUTANTS = 2000
SLOWEST, LARGEST = 90, 768  # seconds a child, MiB


@dataclass
class Figures:
    """What was seen on the way."""

    became: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures()


@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_filed_or_refused_and_then_leaves_nothing(name: str, figures: Figures, settings, tmp_path):
    settings.FOI_LETTERS = tmp_path / "letters"
    kind, data = KINDS[name], KINDS[name].make()
    began = time.monotonic()
    filed = take_in_and_file(kind.name, data, AT, None)
    figures.slowest = max(figures.slowest, (time.monotonic() - began, name))
    figures.became[filed.why if filed.state is FileState.REFUSED else READ] += 1
    if filed.state is FileState.REFUSED:
        assert filed.why in {*kind.outcomes, *((Reason.NO_WORDS,) if READ in kind.outcomes else ())}
        assert not settings.FOI_LETTERS.exists()
    else:
        assert READ in kind.outcomes
    kept = filed.state is FileState.FILED
    assert (Letter.objects.count(), FOIRequest.objects.count()) == (kept, kept)


def _drawn_too(seed: int) -> str:
    name, data = mutant(seed)
    said = alone(name, data)
    if seed % 6 == 0:
        try:
            pictures_in_child(name, data, LetterFormat.PDF)
        except UnreadableLetter as refusal:
            assert refusal.reason in set(Reason)
    return said


def test_two_thousand_mutants_are_read_or_refused(figures: Figures):
    with ThreadPoolExecutor(2) as pool:
        found = Counter(pool.map(_drawn_too, range(MUTANTS)))
    assert found.keys() <= {READ, *Reason} - {Reason.NOT_TRUSTED, Reason.NO_SANDBOX}
    figures.became += found


def test_every_limit_held(figures: Figures, capsys):
    """Of the memory, the kernel keeps the most that any child had."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    said = [
        f"{len(KINDS)} kinds and {MUTANTS:,} mutants; the most memory of a child {most} MiB;",
        f"the slowest kind {figures.slowest[0]:.0f} s ({figures.slowest[1]}). What became of them:",
        *(f"{count:6,}  {what}" for what, count in figures.became.most_common()),
    ]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *said, ""]))
    assert most <= LARGEST
    assert figures.slowest[0] <= SLOWEST
    assert set(figures.became) <= {READ, *Reason}
    with pytest.raises(BlockingIOError):
        door().accept()
