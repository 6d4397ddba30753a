"""Files on the disk and in a bucket: the same promises, and what becomes of them when the store stops halfway."""

from __future__ import annotations

import io
import threading
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.http import FileResponse
from django.test import Client
from django.utils import timezone

from documents.errors import DamagedLetter, LostLetter, Reason, UnreadableLetter
from documents.intake import bytes_of, forget, name_of, store
from documents.models import Letter, LetterFormat
from foiarchive.environment import bucket_for_files
from foiarchive.stores import opening
from foiarchive.stores.bucket import InBucket
from foiarchive.stores.disk import Disk
from foiarchive.stores.shapes import Store, StoreAway
from requests.doctor import files as examination
from requests.management.commands import copy_files
from requests.models import PublishedPage
from requests.publishing.published_files import published, write_folder
from requests.reuse import downloads
from requests.search.rebuild import rebuild
from requests.taking_in import take_in
from tests import people
from tests.plugins.archives import EMPTY, copied, living_in
from tests.plugins.bucket import DOWN, UP
from tests.serving import Answering, served
from tests.watched import Watched

TEXT = Path(__file__).parents[1] / "letters" / "foi-0101-25.txt"
LONG = b"You asked at length. " * 100_000  # 2 MB: more than the sockets between hold
BOTH = pytest.mark.parametrize("where", ["disk", "bucket"])


@pytest.fixture
def where(request, settings, tmp_path) -> str:
    """On which of the two the test keeps its files."""
    for kind in opening.KINDS:
        setattr(settings, kind, tmp_path / "kept" / getattr(settings, kind).name)
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return str(request.param)


def both(test):
    return pytest.mark.parametrize("where", ["disk", "bucket"], indirect=True)(test)


def run(*arguments: object) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def names(kept: Store) -> list[str]:
    return [file.name for file in kept.files()]


def gone(ask, *arguments) -> bool:
    try:
        ask(*arguments)
    except FileNotFoundError:
        return True
    return False


def broken_off(kept: Store) -> None:
    with kept.writing("4") as draft:
        (draft / "d").write_bytes(b"d")
        draft.mkdir()


@both
def test_what_a_store_opens_can_be_handed_out_by_a_web_server(where):
    kept = opening.store("FOI_DOWNLOADS")
    kept.keep("1/a.csv", [LONG])
    for span in (None, range(len(LONG)), range(5, 70_000), range(0)):
        site = Answering(lambda span=span: FileResponse(kept.opened("1/a.csv", span)))
        assert served(Client(), "/", site).body == (LONG if span is None else LONG[span.start : span.stop])


@both
def test_a_store_keeps_what_it_is_given_until_it_is_removed(where):
    kept = opening.store("FOI_PUBLISHED")
    assert isinstance(kept, InBucket if where == "bucket" else Disk)
    assert (names(kept), list(kept.folders())) == ([], [])
    began = datetime.now(UTC) - timedelta(seconds=2)
    kept.keep("12/a.webp", [b"some ", b"bytes"])
    kept.keep("12/a.webp", [b"0123456789"])  # what is given last stands
    kept.keep("stray", [b"x"])
    with kept.writing("3") as draft:
        (draft / "b.webp").write_bytes(b"b")
        (draft / "c.webp").write_bytes(LONG)
    assert (kept.read("12/a.webp"), kept.size("12/a.webp"), kept.read("3/c.webp")) == (b"0123456789", 10, LONG)
    with closing(kept.opened("12/a.webp", range(2, 6))) as some, closing(kept.opened("3/b.webp", range(1, 1))) as none:
        assert (some.read(3), some.read(), some.read(), none.read()) == (b"234", b"5", b"", b"")
    assert names(kept) == ["12/a.webp", "3/b.webp", "3/c.webp", "stray"]
    assert [file.name for file in kept.files("3/b")] == ["3/b.webp"]
    assert [(each.name, each.is_folder) for each in kept.folders()] == [("12", True), ("3", True), ("stray", False)]
    assert all(began < each.changed_at <= datetime.now(UTC) + timedelta(seconds=2) for each in kept.folders())
    for ask in (kept.read, kept.size, kept.opened):
        assert (gone(ask, "12/missing"), gone(ask, "missing/a")) == (True, True)
    kept.remove("12/a.webp")
    kept.remove("12/a.webp")
    kept.remove_folder("3")
    kept.remove_folder("3")
    assert names(kept) == ["stray"]
    with pytest.raises(FileExistsError):
        broken_off(kept)
    assert names(kept) == ["stray"]
    kept.remove_folder("")
    assert names(kept) == []


@both
@pytest.mark.django_db
def test_a_letter_that_is_lost_or_damaged_is_named_and_the_same_bytes_mend_it(where):
    at, kept = timezone.now(), opening.store("FOI_LETTERS")
    letter = store("letter.txt", b"You asked.", LetterFormat.TEXT, at)
    assert store("again.txt", b"You asked.", LetterFormat.TEXT, at) == letter
    assert (names(kept), bytes_of(letter)) == ([name_of(letter.sha256)], b"You asked.")
    kept.keep(name_of(letter.sha256), [b"You asked!"])
    with pytest.raises(DamagedLetter, match=r"letter\.txt"):
        bytes_of(letter)
    store("letter.txt", b"You asked.", LetterFormat.TEXT, at)
    assert bytes_of(letter) == b"You asked."
    kept.remove(name_of(letter.sha256))
    with pytest.raises(LostLetter, match=r"letter\.txt"):
        bytes_of(letter)
    forget(b"You asked.")
    store("refused.txt", b"Refused.", LetterFormat.TEXT, at)
    Letter.objects.all().delete()
    forget(b"Refused.")
    assert names(kept) == []


@both
def test_the_same_bytes_from_eight_sides_at_once_are_one_file(where):
    kept, faults = opening.store("FOI_LETTERS"), []
    start = threading.Barrier(8)

    def keep() -> None:
        start.wait()
        try:
            kept.keep("ab/abcd", [TEXT.read_bytes()])
        except BaseException as fault:  # noqa: BLE001  told below
            faults.append(fault)

    threads = [threading.Thread(target=keep) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (faults, names(kept), kept.read("ab/abcd") == TEXT.read_bytes()) == ([], ["ab/abcd"], True)


@pytest.mark.django_db
def test_a_server_that_stops_halfway_leaves_no_letter_and_no_folder(bucket, halfway, settings, tmp_path):
    for kind in opening.KINDS:
        setattr(settings, kind, tmp_path / "kept" / getattr(settings, kind).name)
    letter = store("letter.txt", LONG, LetterFormat.TEXT, timezone.now())
    halfway.break_off(UP, after=300_000)
    with pytest.raises(UnreadableLetter) as refusal:
        store("other.txt", LONG + b".", LetterFormat.TEXT, timezone.now())
    assert refusal.value.reason == Reason.NO_ROOM
    halfway.mend()
    assert (list(Letter.objects.all()), names(opening.store("FOI_LETTERS"))) == ([letter], [name_of(letter.sha256)])
    halfway.break_off(UP, after=300_000)
    with pytest.raises(StoreAway, match=r"^The store of files cannot be reached \(.*\)\. Try again later\.$"):
        write_folder("7", {"1.webp": b"whole", "2.webp": LONG})
    halfway.mend()
    assert [each.name for each in published().folders() if each.name != "7"] == []
    assert not any(path.is_file() for path in settings.FOI_PUBLISHED.rglob("*"))
    halfway.break_off(DOWN, after=300_000)
    with pytest.raises(StoreAway):
        bytes_of(letter)
    halfway.mend()
    assert bytes_of(letter) == LONG


def test_a_store_that_refuses_is_told_by_its_own_word(bucket):
    bucket.bucket_name = "nobodys-bucket"
    bucket._bucket = None
    (said,) = examination.examined()
    assert (said.state, "refused (NoSuchBucket)" in said.sentence) == ("bad", True)


@pytest.mark.parametrize(
    ("endpoint", "key", "problem"),
    [("http://10.0.0.1:9000", "", "must begin with https"), ("https://s3.example.org", "a-key", "belong together")],
)
def test_half_a_setting_stops_the_program(monkeypatch, endpoint, key, problem):
    monkeypatch.setenv("FOI_S3_BUCKET", "letters")
    monkeypatch.setenv("FOI_S3_KEY", key)
    with pytest.raises(ImproperlyConfigured, match=problem):
        bucket_for_files("FOI_S3_BUCKET", endpoint)


def test_a_bucket_is_examined_and_one_that_is_open_to_all_is_bad(bucket):
    said = {each.sentence: each.state for each in examination.examined()}
    assert list(said.values()) == ["good", "weak"]
    client = bucket.connection.meta.client
    client.put_bucket_versioning(Bucket=bucket.bucket_name, VersioningConfiguration={"Status": "Enabled"})
    client.put_bucket_acl(Bucket=bucket.bucket_name, ACL="public-read")
    told = [(each.state, each.sentence) for each in examination.examined()]
    assert [state for state, _ in told] == ["good", "bad", "bad"]
    assert ("Anybody may read" in told[1][1], "for ever" in told[2][1]) == (True, True)


def kept_now() -> dict[str, list[tuple[str, int]]]:
    return {kind: [(file.name, file.size) for file in opening.store(kind).files()] for kind in copy_files.KEPT}


def test_an_archive_in_a_bucket_is_published_checked_kept_and_put_back(bucket, halfway, own_archive, server, tmp_path):
    on_disk = {kind: Disk(opening.folder_of(kind)) for kind in opening.KINDS}
    lay = {kind: [(file.name, file.size) for file in on_disk[kind].files()] for kind in copy_files.KEPT}
    assert "; 0 were there already" in run("copy_files", "to-bucket")
    assert "Copied 0 files" in run("copy_files", "to-bucket")
    assert kept_now() == lay
    for disk in on_disk.values():
        disk.remove_folder("")

    published_now = take_in("letter.txt", TEXT.read_bytes(), timezone.now(), people.releaser(), publishing=True)
    assert published_now.published, published_now.why
    rebuild()
    assert downloads.make(timezone.now()) > 1
    reader = Client(headers={"host": "localhost"})
    whole = reader.get("/downloads/foi-archive.zip").getvalue()
    part = reader.get("/downloads/foi-archive.zip", headers={"range": "bytes=10-29"})
    assert (part.status_code, part.getvalue()) == (206, whole[10:30])
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        assert packed.testzip() is None
    page = PublishedPage.objects.exclude(picture="").select_related("response").earliest("pk")
    address = f"/foi/{page.response.slug}/letter/{page.number}.webp"
    assert reader.get(address).content == published().read(page.picture)
    assert reader.get(f"/foi/{page.response.slug}/response.pdf").content.startswith(b"%PDF")
    assert run("check_archive") == "Rows, files and index belong together.\n"
    assert [file.name for disk in on_disk.values() for file in disk.files()] == []

    halfway.break_off(DOWN, after=0)
    away = reader.get(address)
    assert (away.status_code, "where its files are kept" in away.text) == (503, True)
    with pytest.raises(CommandError, match=r"^Not looked at to the end\. The store of files cannot be reached"):
        run("check_archive")
    with pytest.raises(CommandError, match=r"could not be written to .*: the store of files cannot be reached"):
        run("backup", tmp_path / "broken off")
    assert list((tmp_path / "broken off").iterdir()) == []
    halfway.mend()

    run("backup", tmp_path)
    (backup,) = tmp_path.glob("foi-archive-*")
    before = kept_now()
    opening.store("FOI_LETTERS").remove(name_of(Letter.objects.latest("pk").sha256))
    published().keep(page.picture, [b"something else"])
    out = StringIO()
    with pytest.raises(CommandError, match="2 faults stay"):
        call_command("check_archive", stdout=out)
    assert ("is gone" in out.getvalue(), "is not what was published" in out.getvalue()) == (True, True)

    for kind in opening.KINDS:
        opening.store(kind).remove_folder("")
    with living_in(copied(server, EMPTY, "from_a_bucket", tmp_path / "from_a_bucket")):
        halfway.break_off(UP, after=200_000)
        with pytest.raises(CommandError, match=r"^Nothing was restored\. The store of files cannot be reached"):
            run("restore", backup)
        halfway.mend()
        opening.store("FOI_LETTERS").remove_folder("")  # what the server kept, and could not be asked to remove again
        run("restore", backup)
        assert kept_now() == before
        assert reader.get(address).content == published().read(page.picture)


def test_a_file_lasts_with_all_the_folders_that_are_made_for_it(tmp_path, monkeypatch):
    watched = Watched(monkeypatch)
    Disk(tmp_path / "letters").keep("ab/ab12", [b"x"])
    named = watched.done.index(("rename", f"{tmp_path}/letters/ab/ab12"))
    synced = [path for what, path in watched.done if what == "sync"]
    assert next(path for path in synced if path not in synced[named:]) == str(tmp_path)
    assert synced[named:] == [f"{tmp_path}/letters/ab", f"{tmp_path}/letters"]
