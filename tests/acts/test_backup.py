"""Backups of a running installation: made, checked, put back whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import resource
import secrets
import shutil
import signal
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError, connections, transaction
from django.test import Client, override_settings
from django.utils import timezone

from documents.models import Letter
from foiarchive import half_restored
from foiarchive.database import MIGRATIONS, PUBLIC, STAFF
from foiarchive.grants import shut
from foiarchive.stores.opening import folder_of
from requests.doctor.examination import examined
from requests.handing_in import hand_in
from requests.management.backups import manifest, restoring, rows, sealing
from requests.management.backups.lasting import make_last
from requests.management.backups.making import FOLDERS, make
from requests.management.backups.restoring import restore
from requests.management.commands.prepare_database import give_privileges
from requests.models import FOIRequest, Person, PublishedResponse, Upkeep
from requests.models.taking_in import FileState
from requests.publication import withdraw
from requests.settling import settle
from tests import people
from tests.acts.test_taking_in import TEXT
from tests.commands import manage
from tests.faults.points import apart
from tests.plugins.archives import Home, copied, living_in
from tests.stored import by_permissions, place_of
from tests.watched import Watched


def run(*arguments: object) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def kept(archive_home, django_db_blocker, tmp_path_factory) -> Path:
    """A backup of the archive."""
    folder = tmp_path_factory.mktemp("backups")
    with django_db_blocker.unblock(), living_in(archive_home):
        run("backup", folder)
    made: Path = next(folder.iterdir())
    return made


@pytest.fixture(scope="module")
def kept_rows(archive_home, django_db_blocker) -> dict[str, str]:
    """What it was made of."""
    with django_db_blocker.unblock(), living_in(archive_home):
        return table_hashes()


@pytest.fixture
def copy_of(kept, tmp_path) -> Path:
    """A copy of it to damage."""
    place: Path = shutil.copytree(kept, tmp_path / "copy")
    return place


def table_hashes() -> dict[str, str]:
    """A hash of each table's rows, in whatever order they lie."""
    connection = rows.opened()
    found = {}
    for table in rows.tables(connection):
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            found[table] = hashlib.sha256(b"".join(sorted(b"".join(copy).splitlines()))).hexdigest()
    connections[MIGRATIONS].close()
    return found


def unlike(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """The tables whose rows are not the same."""
    return {table for table in one.keys() | other.keys() if one.get(table) != other.get(table)}


def files_of(home: Home) -> dict[str, str]:
    folders = [home.folder / name for name in ("letters", "waiting", "published")]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(home.folder)): manifest.hash_of(path) for path in paths}


def test_a_backup_is_whole(kept):
    assert run("verify_backup", kept) == f"{kept}: whole.\n"


def test_nobody_else_on_the_machine_may_look_into_it(kept):
    assert kept.stat().st_mode & 0o077 == 0


def test_what_is_put_back_is_what_was_there(kept, kept_rows, archive_home, own_database):
    assert "Start the worker, which builds the search index" in run("restore", kept)
    assert unlike(table_hashes(), kept_rows) == set()
    assert files_of(own_database) == files_of(archive_home)
    page = Client(headers={"host": "localhost"}).get("/foi/0008-24/")
    assert (page.status_code, "Violence Reduction" in page.text) == (200, True)
    assert Person.objects.create(username="new").pk > Person.objects.exclude(username="new").latest("pk").pk


def test_it_is_put_back_to_rehearse_it(kept, own_archive):
    assert "Every row and file is as it was kept" in run("rehearse", kept)


def test_into_a_database_without_tables_it_brings_its_own(kept, server, django_db_blocker, tmp_path):
    with django_db_blocker.unblock():
        home = copied(server, "template0", "without_tables", settings.FOI_VAR / "without_tables")
        with living_in(home):
            run("restore", kept)
            assert FOIRequest.objects.filter(slug="0008-24").exists()


def test_columns_that_stand_in_another_order_are_filled_by_their_names(own_archive, tmp_path):
    connection = rows.opened()
    connection.execute("CREATE TABLE public.turned AS SELECT 1 AS a, 2 AS b")
    kept = rows.keep(connection, "turned", tmp_path / "turned")
    connection.execute("DROP TABLE turned; CREATE TABLE public.turned (b int, a int)")
    assert rows.take(connection, "turned", kept.columns, tmp_path / "turned") == 1
    assert connection.execute("SELECT a, b FROM turned").fetchone() == (1, 2)
    connections[MIGRATIONS].close()


def refused(folder: Path) -> str:
    with pytest.raises(CommandError) as refusal:
        run("restore", folder)
    return str(refusal.value)


def test_where_something_is_already_nothing_is_put_back(kept, own_archive):
    before = table_hashes()
    assert "This installation is not empty" in refused(kept)
    assert table_hashes() == before


def test_where_files_lie_already_nothing_is_put_back(kept, own_database):
    settings.FOI_LETTERS.mkdir()
    (settings.FOI_LETTERS / "somebody's").write_bytes(b"x")
    assert "there are files in" in refused(kept)


def first(folder: Path, pattern: str) -> Path:
    return next(path for path in sorted(folder.glob(pattern)) if path.is_file() and path.stat().st_size > 100)


def relisted(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """A list that was changed with care, its hash too."""
    given = json.loads((folder / "manifest.json").read_text())
    change(given)
    text = json.dumps(given)
    (folder / "manifest.json").write_text(text)
    (folder / "manifest.sha256").write_text(hashlib.sha256(text.encode()).hexdigest())


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def swapped(one: Path, other: Path) -> None:
    ours, theirs = one.read_bytes(), other.read_bytes()
    one.write_bytes(theirs)
    other.write_bytes(ours)


LETTER, TABLE, PICTURE = "files/letters/*/*", "tables/requests_question", "files/published/*/*"
DAMAGE: dict[str, Callable[[Path], object]] = {
    "no list": lambda f: (f / "manifest.json").unlink(),
    "no hash of the list": lambda f: (f / "manifest.sha256").unlink(),
    "an empty list": lambda f: (f / "manifest.json").write_text(""),
    "a list cut short": lambda f: (f / "manifest.json").write_bytes((f / "manifest.json").read_bytes()[:-20]),
    "a bit of the list": lambda f: flipped(f / "manifest.json"),
    "another form": lambda f: relisted(f, lambda m: m.update(format=1)),
    "of a newer version": lambda f: relisted(f, lambda m: m["migrations"].append("requests.9999_tomorrow")),
    "a table more in the list": lambda f: relisted(
        f, lambda m: m["tables"].update(x={"columns": [], "rows": 0, "sha256": ""})
    ),
    "a table less in the list": lambda f: relisted(f, lambda m: m["tables"].pop("requests_question")),
    "other counts in the list": lambda f: relisted(f, lambda m: m["tables"]["requests_question"].update(rows=9)),
    "a table gone": lambda f: (f / TABLE).unlink(),
    "a table cut short": lambda f: (f / TABLE).write_bytes((f / TABLE).read_bytes()[:-30]),
    "a bit of a table": lambda f: flipped(f / TABLE),
    "a row twice": lambda f: (f / TABLE).write_bytes((f / TABLE).read_bytes() * 2),
    "two tables exchanged": lambda f: swapped(f / TABLE, f / "tables/requests_answerpart"),
    "a letter gone": lambda f: first(f, LETTER).unlink(),
    "a letter cut short": lambda f: first(f, LETTER).write_bytes(b"%PDF"),
    "a bit of a letter": lambda f: flipped(first(f, LETTER)),
    "a picture gone": lambda f: first(f, PICTURE).unlink(),
    "a bit of a picture": lambda f: flipped(first(f, PICTURE)),
    "a file more": lambda f: (f / "files" / "letters" / "stranger").write_bytes(b"x"),
    "a link for a letter": lambda f: (first(f, LETTER).rename(f.parent / "l"), first(f, LETTER)),
}


@pytest.mark.parametrize("name", ["manifest.json", "files/letters", "tables/requests_foirequest", "tables"])
def test_what_of_a_backup_may_not_be_read_is_named_and_nothing_put_back(name, copy_of, own_database):
    unread = next(each for each in sorted(copy_of.rglob("*")) if each.relative_to(copy_of).as_posix().startswith(name))
    unread.chmod(0)
    with by_permissions():
        assert f"{unread} cannot be read: Permission denied." in refused(copy_of)
        with pytest.raises(CommandError, match="Whether it is whole is not known"):
            call_command("verify_backup", copy_of, stdout=(said := StringIO()))
    assert f"{unread} cannot be read: Permission denied." in said.getvalue()
    unread.chmod(0o700)


def test_all_that_cannot_be_read_is_named_and_whom_to_ask_only_where_permission_is_wanting(copy_of, own_database):
    for name in ("requests_question", "requests_answerpart"):
        table = copy_of / "tables" / name
        table.unlink()
        table.symlink_to(table)
    shut = [each for each in sorted((copy_of / "files" / "letters").rglob("*")) if each.is_file()][:2]
    looked_at = manifest.read(copy_of)
    loops = list(manifest.problems(copy_of, looked_at))
    assert not [sentence for sentence in loops if manifest.ASK in sentence]
    for file in shut:
        file.chmod(0)
    with by_permissions(), pytest.raises(manifest.NotLookedAt) as refusal:
        list(manifest.problems(copy_of, looked_at))
    assert [str(refusal.value).count(f"{file} cannot be read: Permission denied.") for file in shut] == [1, 1]
    assert str(refusal.value).count(manifest.ASK) == 1


def test_where_the_disk_fails_nobody_is_told_to_ask_for_permission(copy_of):
    gone = OSError(errno.EIO, "Input/output error", "a disk/a file")
    assert list(manifest._unreadable([gone])) == ["a disk/a file cannot be read: Input/output error."]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_backup_is_refused_and_the_target_untouched(damage, copy_of, own_database):
    damage(copy_of)
    before = table_hashes()
    assert refused(copy_of).startswith("Nothing was restored. ")
    assert (table_hashes(), files_of(own_database)) == (before, {})


def test_a_second_restore_at_once_is_refused(kept, own_database, server):
    with server.administrator(own_database.name) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [0x464F4952])
        assert "Another restore into this database is under way." in refused(kept)


@contextmanager
def hardly_any_room() -> Iterator[None]:
    size = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, size[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, size)


def test_of_a_backup_that_cannot_be_written_nothing_stays(own_archive, tmp_path):
    with hardly_any_room(), pytest.raises(CommandError, match="could not be written"):
        run("backup", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_original_that_cannot_be_read_is_named_by_the_backup(own_archive, tmp_path):
    original = place_of(Letter.objects.order_by("pk")[0].sha256)
    original.chmod(0)
    with by_permissions(), pytest.raises(CommandError, match=f"letters/../{original.name} cannot be read: Permission"):
        run("backup", tmp_path)
    original.parent.chmod(0)
    with by_permissions(), pytest.raises(CommandError, match=f"letters/{original.parent.name} cannot be read: Permis"):
        run("hand_over", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_sealed_one_tells_in_which_folder_it_could_not_be_put_together(own_archive, tmp_path, settings):
    key = tmp_path / "key"
    key.write_text("ab" * 32)
    key.chmod(0o600)
    settings.FOI_VAR.chmod(0o500)
    with (
        by_permissions(),
        pytest.raises(CommandError, match=f"in {settings.FOI_VAR}, where a sealed one is put together"),
    ):
        run("backup", tmp_path, "--key-file", key)


def test_where_there_is_no_room_for_its_files_nothing_is_put_back(kept, own_database):
    with hardly_any_room():
        said = refused(kept)
    assert said.startswith("Nothing was restored. The files could not be written")
    assert files_of(own_database) == {}
    assert FOIRequest.objects.count() == 0


def test_where_folders_are_linked_elsewhere_nothing_of_a_try_that_failed_stays(kept, own_database, tmp_path):
    for kind in FOLDERS:
        place = folder_of(kind)
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place.name).mkdir()
        place.symlink_to(tmp_path / place.name)
    with hardly_any_room():
        said = refused(kept)
    assert said.endswith("None of them was kept.")
    assert list(tmp_path.rglob("*/*")) == []


def test_a_sealed_backup_is_put_back_with_its_key_alone(
    archive_home, kept_rows, own_database, tmp_path, django_db_blocker
):
    key, other, open_to_all, empty = (tmp_path / name for name in ("key", "other", "open", "empty"))
    empty.touch(0o600)
    for file, mode in (key, 0o600), (other, 0o400), (open_to_all, 0o644):
        file.write_text(f"{secrets.token_hex(32)}\n")
        file.chmod(mode)
    with living_in(archive_home):
        run("backup", tmp_path / "backups", "--key-file", key)
        (sealed,) = (tmp_path / "backups").iterdir()
        assert not list(settings.FOI_VAR.glob("*.unfinished"))
    assert (sealed.name[-7:], sealed.stat().st_mode & 0o077) == (".sealed", 0)
    whole = sealed.read_bytes()
    assert not any(words in whole for words in (b"%PDF", b"requests_question", b"manifest.json"))
    assert run("verify_backup", sealed, "--key-file", key) == f"{sealed}: whole.\n"
    before = table_hashes()
    bad = {
        "is sealed: give its key with --key-file": [],
        "The key does not fit": ["--key-file", other],
        "Others on this machine may read the key file": ["--key-file", open_to_all],
        "cannot be read: No such file or directory. Name the file with": ["--key-file", tmp_path / "none"],
        "There is no key in .*: it is 64 hexadecimal digits. Name the file with": ["--key-file", empty],
    }
    for said, with_key in bad.items():
        with pytest.raises(CommandError, match=f"^Nothing was restored.*{said}"):
            run("restore", sealed, *with_key)
        out = StringIO()
        with pytest.raises(CommandError, match="Whether it is whole is not known"):
            call_command("verify_backup", sealed, *with_key, stdout=out)
        assert re.match(rf"{sealed}: not looked at\.\n  .*{said}", out.getvalue())
    with pytest.raises(CommandError, match="Of 2 backups 1 cannot be relied on and 1 could not be looked at"):
        run("verify_backup", tmp_path, sealed)
    size, start, chunk = len(whole), len(sealing.MAGIC) + sealing.SALT + sealing.MARK, sealing.CHUNK + sealing.TAG
    one, two = start + chunk, start + 2 * chunk
    damaged = {
        "a bit": whole[: size // 2] + bytes([whole[size // 2] ^ 1]) + whole[size // 2 + 1 :],
        "cut short": whole[: size // 2],
        "a chunk less at the end": whole[: start + (size - start - 1) // chunk * chunk],
        "two chunks exchanged": whole[:start] + whole[one:two] + whole[start:one] + whole[two:],
        "more": whole + b"x",
        "no beginning": whole[100:],
    }
    for content in damaged.values():
        sealed.write_bytes(content)
        with pytest.raises(CommandError, match=r"^Nothing was restored\. .*(damaged|no sealed backup)"):
            run("restore", sealed, "--key-file", key)
    assert (table_hashes(), files_of(own_database)) == (before, {})
    sealed.write_bytes(whole)
    run("restore", sealed, "--key-file", key)
    assert unlike(table_hashes(), kept_rows) == set()
    assert files_of(own_database) == files_of(archive_home)
    assert not list(settings.FOI_VAR.glob("*.unfinished"))


def a_key(folder: Path) -> Path:
    file = folder / "key"
    file.write_text(secrets.token_hex(32))
    file.chmod(0o600)
    return file


def test_a_key_that_was_not_needed_is_said_to_be(kept, own_database, tmp_path):
    unused, key = "It is not sealed, and was read without the key.\n", a_key(tmp_path)
    assert run("verify_backup", kept, "--key-file", key) == f"{kept}: whole.\n  {unused}"
    assert run("restore", kept, "--key-file", key).startswith(unused)


def test_a_folder_that_cannot_be_looked_at_is_told_in_a_sentence(own_archive, tmp_path):
    with pytest.raises(CommandError, match=r"could not be begun in .*: File name too long\.$"):
        run("backup", tmp_path / ("x" * 300))
    with pytest.raises(CommandError, match="Whether it is whole is not known"):
        run("verify_backup", tmp_path / ("x" * 300))


def test_of_one_that_cannot_be_begun_nothing_stays(own_archive, tmp_path):
    (tmp_path / "file").touch()
    with override_settings(FOI_VAR=tmp_path / "file"), pytest.raises(CommandError, match="could not be begun"):
        run("backup", tmp_path / "made", "--key-file", a_key(tmp_path))
    assert list((tmp_path / "made").iterdir()) == []


def test_without_a_key_or_tables_the_reason_alone_is_told(server, django_db_blocker, tmp_path, caplog):
    with django_db_blocker.unblock():
        home = copied(server, "template0", "no_tables", settings.FOI_VAR / "no_tables")
        with living_in(home), pytest.raises(CommandError, match=r"No such file or directory\. Make one: "):
            run("backup", tmp_path, "--key-file", tmp_path / "none")
    assert caplog.messages == []


def test_two_at_the_same_moment_have_a_name_each(own_archive, tmp_path):
    at, key = timezone.now(), a_key(tmp_path)
    (tmp_path / "made").mkdir()
    beside_it = []

    def papers(_: Path) -> None:  # while the first is made
        if not beside_it:
            beside_it.append(make(tmp_path / "made", at)[0])

    named = [make(tmp_path / "made", at, papers=papers)[0], *beside_it]
    named += [make(tmp_path / "made", at, key_file=key)[0] for _ in range(2)]
    name = f"foi-archive-{at:%Y%m%d-%H%M%S}"
    assert [path.name for path in named] == [name, f"{name}-2", f"{name}.sealed", f"{name}-2.sealed"]
    assert sorted((tmp_path / "made").iterdir()) == sorted(named)
    assert run("verify_backup", *named, "--key-file", key).count(": whole.") == 4


UNIT = (settings.BASE_DIR / "docs/deploy/systemd/foiarchive-backup.service").read_text(encoding="utf-8")


def nightly(folder: Path, *options: object) -> str:
    """What the unit of systemd runs."""
    (line,) = re.findall(r"^ExecStart=.* manage\.py (.*)$", UNIT, re.MULTILINE)
    *words, last = line.replace("/var/backups/foiarchive", str(folder)).split()
    assert (last, "\nEnvironment=BACKUP_OPTIONS=\nEnvironmentFile=" in UNIT) == ("$BACKUP_OPTIONS", True)
    return run(*words, *options)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_the_nightly_one_is_read_again_and_old_ones_of_either_kind_go(own_archive, tmp_path, is_sealed):
    folder = tmp_path / "backups"
    today = timezone.localdate()
    old, young = (f"foi-archive-{today - timedelta(days=days):%Y%m%d}-023000" for days in (32, 31))
    others = ["foi-hand-over-20200101-180000", "foi-archive-20209999-023000", "foi-archive-20200101-023000.old"]
    for name in (old, f"{old}-2", young, *others):
        (folder / name / "tables").mkdir(parents=True)
    for name in (old, young):
        (folder / f"{name}.sealed").touch()
    said = nightly(folder, *(["--key-file", a_key(tmp_path)] if is_sealed else []))
    there = {path.name for path in folder.iterdir()}
    (made,) = there - {young, f"{young}.sealed", *others}
    assert (made.endswith(".sealed"), len(there)) == (is_sealed, 6)
    assert said.count("It is whole. ") == 3


def test_one_that_was_damaged_while_it_was_written_takes_no_older_one_with_it(own_archive, tmp_path, monkeypatch):
    folder, old = tmp_path / "backups", tmp_path / "backups" / "foi-archive-20200101-023000"
    old.mkdir(parents=True)
    rename = os.rename

    def damaging(source: str, target: str) -> None:  # a disk that is going
        rename(source, target)
        flipped(Path(target) / "tables" / "requests_question")

    monkeypatch.setattr(os, "rename", damaging)
    with pytest.raises(CommandError, match=r"is not whole: tables/requests_question was changed .* No older one was"):
        run("backup", folder, "--keep", 1)
    assert old.exists()
    assert not Upkeep.objects.get().went_well
    with pytest.raises(CommandError, match="for a day at least"):
        run("backup", folder, "--keep", 0)


def test_where_old_ones_cannot_be_removed_the_new_one_is_kept_and_it_is_said(own_archive, tmp_path):
    (tmp_path / "foi-archive-20200101-023000").mkdir()
    (tmp_path / "foi-archive-20200101-023000.unfinished").touch()  # its name on the way out is taken
    with pytest.raises(CommandError, match=r"^It is whole\. Older ones could not be removed: "):
        run("backup", tmp_path, "--keep", 1)
    assert Upkeep.objects.get().went_well


def test_what_was_found_is_told_before_what_follows_from_it(tmp_path):
    status, said = manage({"FOI_VAR": str(tmp_path)}, "verify_backup", str(tmp_path / "none"))
    assert (status, [line.split(":")[0] for line in said.splitlines()][::2]) == (
        1,
        [str(tmp_path / "none"), "CommandError"],
    )


def test_a_backup_has_its_name_only_once_all_of_it_is_on_the_disk(own_archive, tmp_path, monkeypatch):
    watched = Watched(monkeypatch)
    run("backup", tmp_path)
    (made,) = tmp_path.iterdir()
    named = watched.done.index(("rename", str(made)))
    before = {Path(path).relative_to(tmp_path).parts[1:] for what, path in watched.done[:named] if what == "sync"}
    parts = [path.relative_to(made).parts for path in (made, *made.rglob("*"))]
    assert [each for each in parts if each not in before] == []
    assert ("sync", str(tmp_path)) in watched.done[named:]


def test_a_sealed_one_has_its_name_for_good(own_archive, tmp_path, monkeypatch):
    (tmp_path / "key").write_text(secrets.token_hex(32))
    (tmp_path / "key").chmod(0o600)
    watched = Watched(monkeypatch)
    run("backup", tmp_path / "backups", "--key-file", tmp_path / "key")
    (made,) = (tmp_path / "backups").iterdir()
    assert ("sync", str(made.parent)) in watched.done[watched.done.index(("rename", str(made))) :]


@pytest.mark.parametrize("name", ["{outside}", "../outside", "files/../../outside"])
def test_what_a_sealed_backup_would_put_elsewhere_is_put_nowhere(name, tmp_path):
    key, outside, inside = secrets.token_bytes(32), tmp_path / "outside", tmp_path / "inside"
    with (tmp_path / "made.sealed").open("wb") as stream:
        writer = sealing._Sealing(stream, key)
        with tarfile.open(fileobj=writer, mode="w|") as packed:
            packed.addfile(tarfile.TarInfo(name.format(outside=outside)))
            packed.addfile(tarfile.TarInfo("./manifest.json"))
        writer.finish()
    sealing.unseal(tmp_path / "made.sealed", inside, key)
    assert not outside.exists()
    assert [path.name for path in inside.iterdir()] == ["manifest.json"]


def test_a_disk_that_cannot_be_asked_it_of_folders_is_asked_it_of_files(tmp_path, monkeypatch):
    asked = errno.EINVAL

    def refusing(handle: int) -> None:
        raise OSError(asked, "no")

    monkeypatch.setattr(os, "fsync", refusing)
    make_last(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="no"):
        make_last(tmp_path / "file")
    asked = errno.EIO
    with pytest.raises(OSError, match="no"):
        make_last(tmp_path)


def beside(work: Callable[[], object]) -> None:
    """Somebody else does it meanwhile, by connections of their own."""

    def working() -> None:
        work()
        connections.close_all()

    with ThreadPoolExecutor(1) as somebody:
        somebody.submit(working).result()


def test_what_is_withdrawn_meanwhile_is_not_kept_whatever_the_clocks_say(own_archive, tmp_path):
    at, tries = timezone.now(), []

    def papers(_: Path) -> None:
        tries.append(1)
        if len(tries) == 1:
            request = FOIRequest.objects.using(STAFF).get(slug="0008-24")
            beside(lambda: withdraw(request, at - timedelta(minutes=9), None, "A test."))

    place, _ = make(tmp_path, at, papers=papers)
    assert len(tries) == 2
    assert b"0008-24" not in (place / "tables" / "requests_publishedresponse").read_bytes()
    assert run("verify_backup", place) == f"{place}: whole.\n"


def test_a_file_that_is_read_while_a_backup_is_made_is_in_it_as_it_waited(own_archive, tmp_path):
    upload = hand_in([SimpleUploadedFile("new.txt", TEXT.read_bytes())], uuid4(), timezone.now(), people.officer())
    (file,) = upload.files.all()
    place, kept = make(tmp_path, timezone.now(), papers=lambda _: beside(lambda: settle(file.pk, timezone.now())))
    file.refresh_from_db()
    assert file.state != FileState.WAITING
    assert not (settings.FOI_WAITING / file.waiting_name).exists()
    assert (place / "files" / "waiting" / file.waiting_name).read_bytes() == TEXT.read_bytes()
    assert f"waiting/{file.waiting_name}" in kept.files


@pytest.mark.parametrize("at", ["change_tables", "erase_again"])
def test_one_killed_before_the_erased_are_gone_lets_no_reader_in(at, kept, own_database):
    def killed() -> None:
        setattr(restoring, at, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        restore(kept)

    with pytest.raises(AssertionError):
        apart(killed)
    assert half_restored.is_half_restored(connections[MIGRATIONS])
    with pytest.raises(OperationalError, match="permission denied for database"):
        connections[PUBLIC].ensure_connection()
    assert half_restored.SENTENCE in [each.sentence for each in examined(thoroughly=True)]
    for command in (["prepare_database"], ["restore", kept]):
        with pytest.raises(CommandError, match="begun here and not ended"):
            run(*command)


def test_a_login_that_was_let_in_before_reads_nothing_of_one_that_is_put_back(own_archive):
    owner, reader = connections[MIGRATIONS], connections[PUBLIC]
    reader.ensure_connection()
    with transaction.atomic(using=MIGRATIONS):
        shut(owner, [reader.settings_dict["USER"]])
    with pytest.raises(ProgrammingError, match="permission denied"), reader.cursor() as cursor:
        cursor.execute("SELECT title FROM requests_publishedresponse")
    give_privileges()
    assert PublishedResponse.objects.using(PUBLIC).exists()
