"""`manage.py check_archive`: every planted fault is found, and nothing else; what is safe is put right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from documents.models import Letter
from requests.models import PublishedPage, PublishedResponse, SearchEntry, TakingIn, TakingInFile, TalliedResponse
from requests.search import opened
from requests.search.rebuild import rebuild
from tests import people
from tests.stored import by_permissions, place_of

SOUND_END = "well"


@pytest.fixture(autouse=True)
def whole(own_archive):
    """The archive with its index."""
    rebuild()


def checked(*options: str) -> tuple[list[str], str]:
    """The faults told, and how it ended."""
    out = StringIO()
    try:
        call_command("check_archive", *options, stdout=out)
    except CommandError as problem:
        ended = str(problem)
    else:
        ended = SOUND_END
    return [line for line in out.getvalue().splitlines() if line.startswith(("fault", "mended"))], ended


def letter(name: str) -> str:
    return Letter.objects.get(name=name).sha256


def picture(page: int = 1) -> Path:
    shown = PublishedPage.objects.exclude(picture="").filter(number=page).order_by("pk")[0]
    return Path(settings.FOI_PUBLISHED / shown.picture)


def rot(path: Path) -> None:
    """One bit of it turns."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def aged(path) -> None:
    os.utime(path, (1, 1))


def stray(name: str, content: bytes = b"x") -> None:
    path = settings.FOI_LETTERS / "ab" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    aged(path)


def folder(name: str) -> None:
    (settings.FOI_PUBLISHED / name).mkdir()
    aged(settings.FOI_PUBLISHED / name)


def waiting_without_file() -> None:
    upload = TakingIn.objects.create(started_at=timezone.now(), started_by=people.officer())
    TakingInFile.objects.create(taking_in=upload, order=1, name="letter.pdf", waiting_name="0" * 32)


def with_file(number: int) -> PublishedResponse:
    return PublishedResponse.objects.exclude(letter_file="").order_by("pk")[number]


def letter_of(number: int) -> Path:
    return Path(settings.FOI_PUBLISHED / with_file(number).letter_file)


def link_for_a_letter() -> None:
    letter_of(2).unlink()
    letter_of(2).symlink_to("/etc/passwd")


def link_among_letters() -> None:
    (settings.FOI_LETTERS / "ab").mkdir(exist_ok=True)
    (settings.FOI_VAR / "secret").write_bytes(b"x")
    aged(settings.FOI_VAR / "secret")
    (settings.FOI_LETTERS / "ab" / "elsewhere").symlink_to(settings.FOI_VAR / "secret")


def left_in(kind: str, name: str, content: bytes = b"x") -> None:
    place = getattr(settings, kind) / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    aged(place)


def original_elsewhere() -> None:
    sha256 = letter("foi-0045-25.pdf")
    left_in("FOI_LETTERS", f"q0/{sha256}", place_of(sha256).read_bytes())


def stray_beside_a_letter() -> None:
    (letter_of(3).parent / "secret.txt").write_bytes(b"x")
    aged(letter_of(3).parent / "secret.txt")


def damaged_and_put_back() -> None:
    place = letter_of(4)
    place.with_name(f"damaged-{place.name}").write_bytes(b"x")


def index_of_others() -> None:
    """Rows that were changed behind the back of search: one has another number, one other words."""
    one, other = SearchEntry.objects.order_by("pk")[:2]
    SearchEntry.objects.filter(pk=one.pk).update(id=one.pk + 100_000)
    SearchEntry.objects.filter(pk=other.pk).update(answered="Tampered with.")


# What is planted, what is told of it, and whether it is put right. None of them brings another about.
PLANTED: tuple[tuple[Callable[[], object], str, bool], ...] = (
    (lambda: place_of(letter("foi-0008-24.pdf")).unlink(), "The original of foi-0008-24.pdf", False),
    (lambda: place_of(letter("foi-0006-22.pdf")).write_bytes(b"%PDF"), "is not what was taken in", False),
    (lambda: stray(".incoming-x"), "was never written to its end", True),
    (lambda: stray(sha256(b"x").hexdigest()), "belongs to no letter", True),
    (lambda: stray("notes.txt"), "notes.txt is no file of this archive", False),
    (link_among_letters, "letters/ab/elsewhere is no file of this archive", False),
    (original_elsewhere, "is an original in a wrong folder", True),
    (lambda: left_in("FOI_WAITING", "abc"), "waiting/abc waits for nothing, and may hold personal data", True),
    (lambda: left_in("FOI_ERASED", "fake.json", b"{}"), "erased/fake.json is no certificate of an erasing", False),
    (waiting_without_file, "is gone from the waiting room", False),
    (lambda: picture().unlink(), "page 1 is gone.", False),
    (lambda: rot(picture(page=2)), "page 2 is not what was published", False),
    (link_for_a_letter, "the letter as a file is not what was published", False),
    (stray_beside_a_letter, "/secret.txt is no file of this archive", False),
    (damaged_and_put_back, "was damaged, and is needed no more", True),
    (lambda: PublishedResponse.objects.filter(pk=with_file(5).pk).update(letter_sha256=""), "no hash is kept: 1", True),
    (lambda: folder("987654"), "published/987654 is of nothing public", True),
    (lambda: folder("holiday"), "published/holiday is no folder of this archive", False),
    (lambda: SearchEntry.objects.filter(slug="0045-25")[0].delete(), "Answers of FOI 0045/25 cannot be found", False),
    (lambda: rebuild(), "", False),
    (index_of_others, "lacks 1 entries, holds 1 too many and 1 otherwise", True),
    (lambda: TalliedResponse.objects.all()[0].delete(), "The statistics do not count", True),
)


def test_of_a_sound_archive_it_says_so():
    assert checked() == ([], SOUND_END)


def test_every_planted_fault_is_found_and_nothing_else_and_put_right_where_that_is_safe():
    for plant, _, _ in PLANTED:
        plant()
    told = [(sentence, is_mended) for _, sentence, is_mended in PLANTED if sentence]
    found, ended = checked()
    assert {sentence: sum(sentence in fault for fault in found) for sentence, _ in told} == {one: 1 for one, _ in told}
    assert (len(found), ended) == (len(told), f"{len(told)} faults stay.")
    checked("--repair")
    again, _ = checked()
    assert [sentence for sentence, _ in told if any(sentence in fault for fault in again)] == [
        sentence for sentence, is_mended in told if not is_mended
    ]


def test_without_an_index_there_is_one_again():
    shutil.rmtree(settings.FOI_SEARCH)
    assert "Nothing can be searched" in checked()[0][0]
    assert (checked("--repair")[1], checked()) == (SOUND_END, ([], SOUND_END))


def test_what_was_released_and_is_not_public_is_told():
    PublishedResponse.objects.get(slug="0101-25").delete()
    assert any("FOI 0101/25 was released and never withdrawn" in fault for fault in checked()[0])


def served(number: int) -> int:
    return Client(headers={"host": "localhost"}).get(f"/foi/{with_file(number).slug}/letter.pdf").status_code


def test_what_is_not_what_was_released_is_served_to_nobody_and_set_aside_unless_it_is_only_looked():
    folder("987654")
    place = letter_of(5)
    whole = place.read_bytes()
    assert served(5) == 200
    rot(place)
    assert served(5) == 404  # before anybody looked
    lists = place.with_name("SHA256SUMS")
    lists.write_text(f"{sha256(place.read_bytes()).hexdigest()}  letter.pdf\n")  # the database knows better
    told = checked("--only-look")
    assert "the letter as a file is not what was published. Nobody is served that." in told[0][0]
    assert place.exists()
    assert checked() == told == checked()  # the same fault, however often it is looked at
    assert not place.exists()
    place.write_bytes(whole)
    assert served(5) == 200
    checked("--repair")
    assert checked() == ([], SOUND_END)
    elsewhere = place.parent.rename(place.parent.with_name("elsewhere"))
    place.parent.symlink_to(elsewhere)
    assert served(5) == 404  # no link is followed


def test_an_original_that_lies_in_a_wrong_folder_alone_is_put_where_it_belongs():
    original_elsewhere()
    place = place_of(letter("foi-0045-25.pdf"))
    place.unlink()
    assert len(checked("--repair")[0]) == 2  # gone from its own place too
    assert place.exists()
    assert checked() == ([], SOUND_END)


def test_what_may_not_be_read_is_named_and_all_else_is_looked_at():
    stray("notes.txt")
    left_in("FOI_ERASED", "other.json")
    unread = [
        place_of(letter("foi-0008-24.pdf")),
        letter_of(2),
        letter_of(3).parent,
        settings.FOI_ERASED / "other.json",
    ]
    unread += [settings.FOI_LETTERS / "ab" / "notes.txt", settings.FOI_WAITING]
    settings.FOI_WAITING.mkdir(exist_ok=True)
    rot(place_of(letter("foi-0006-22.pdf")))
    for path in unread:
        path.chmod(0)
    with by_permissions():
        found, ended = checked("--only-look")
    assert sum("Permission denied" in fault for fault in found) == len(unread), found
    assert all("foi-0006-22.pdf" in fault for fault in found if "Permission denied" not in fault)
    assert ended == f"{len(unread) + 1} faults stay."


def test_on_a_disk_that_cannot_be_written_no_index_is_called_damaged_and_what_cannot_be_mended_is_told():
    folder("987654")
    index = settings.FOI_SEARCH / (settings.FOI_SEARCH / "current").read_text()
    for path in (*index.iterdir(), index, settings.FOI_PUBLISHED):
        path.chmod(0o500 if path.is_dir() else 0o400)
    opened._opened.clear()
    with by_permissions():
        assert checked() == (["fault   published/987654 is of nothing public."], "1 fault stays.")
        assert checked("--repair") == (["fault   published/987654 is of nothing public."], "1 fault stays.")


def test_what_may_be_at_work_is_left_alone():
    (settings.FOI_PUBLISHED / "writing-now").mkdir()
    settings.FOI_WAITING.mkdir(exist_ok=True)
    (settings.FOI_WAITING / "abc").write_bytes(b"x")
    assert checked() == ([], SOUND_END)
