"""A package for a successor: checked like a backup, put back under another name and host."""

from __future__ import annotations

import csv
import secrets
from datetime import timedelta

import pytest
from django.core.management import CommandError
from django.test import Client, override_settings
from django.utils import timezone

from requests.law.written_dates import in_full
from requests.models import Authority, FOIRequest, PublishedAuthority
from requests.models.audit import AuditEntry
from tests.acts.test_backup import run
from tests.plugins.archives import living_in

NEW = {"FOI_ADDRESS": "https://foi.successor.example", "ALLOWED_HOSTS": ["foi.successor.example"]}


@pytest.fixture(scope="module")
def package(archive_home, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    with django_db_blocker.unblock(), living_in(archive_home):
        said = run("hand_over", folder)
    [made] = folder.iterdir()
    assert said.startswith(f"{made}: ")
    return made


def sheet(package, name):
    with (package / "hand-over" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_put_back_under_another_name_and_host_and_old_addresses_lead_there(package, own_database):
    assert run("verify_backup", package) == f"{package}: whole.\n"
    with override_settings(**NEW, FOI_FORMER_HOSTS=["localhost"]):
        said = run("restore", package, "--successor", "Northam Combined Authority", "--from", timezone.localdate())
        assert "Northam Combined Authority takes over from" in said
        assert "Readers reach it at https://foi.successor.example" in said
        assert PublishedAuthority.objects.get().name == "Northam Combined Authority"
        assert Authority.objects.count() == 2
        page = Client(headers={"host": "foi.successor.example"}).get("/foi/0008-24/")
        assert '<link rel="canonical" href="http://foi.successor.example/foi/0008-24/">' in page.text
        old = Client(headers={"host": "localhost:8000"})
        moved = old.get("/foi/0008-24/letter/1/?passage=2")
        assert (moved.status_code, moved.url) == (308, f"{NEW['FOI_ADDRESS']}/foi/0008-24/letter/1/?passage=2")
        assert old.get("/health/").status_code == 400  # it is no name of ours: a balancer asks by the new one
    redirects = {row["old address"]: row["address here"] for row in sheet(package, "redirects.csv")}
    assert redirects["http://localhost/foi/0008-24/"] == "/foi/0008-24/"
    number, _, audited = (package / "hand-over" / "audit.txt").read_text().strip().partition(":")
    assert AuditEntry.objects.get(number=number).hash == audited
    originals = sheet(package, "originals.csv")
    assert all((package / row["file"]).is_file() for row in originals)
    assert "FOI 0008/24" in {row["request or case"] for row in originals}


def test_of_a_sealed_one_it_is_said_how_its_papers_are_come_by(own_archive, tmp_path):
    (tmp_path / "key").write_text(secrets.token_hex(32))
    (tmp_path / "key").chmod(0o600)
    key = ("--key-file", tmp_path / "key")
    said = run("hand_over", tmp_path / "packages", *key)
    [made] = (tmp_path / "packages").iterdir()
    assert f"verify_backup {made} --key-file {tmp_path / 'key'} --into FOLDER" in said
    run("verify_backup", made, *key, "--into", tmp_path / "open")
    read_me = (tmp_path / "open" / "hand-over" / "READ-ME.txt").read_text()
    assert f"manage.py restore {made.name} --key-file FILE --successor" in read_me
    assert (tmp_path / "open").stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="is there already"):
        run("verify_backup", made, *key, "--into", tmp_path / "open")


@pytest.mark.parametrize(
    ("name", "days_later", "said"),
    [
        ("Northam", -1, "Its authority has details from {first} on. Choose a later day"),
        ("Northam", 0, "Its authority has details from {first} on. Choose a later day"),
        ("N" * 201, 1, "at most 200 characters"),
    ],
)
def test_a_successor_that_cannot_be_entered_is_refused_before_anything_is_put_back(
    package, own_database, archive_home, name, days_later, said
):
    with living_in(archive_home):
        first = Authority.objects.latest("valid_from").valid_from
    with pytest.raises(CommandError) as refusal:
        run("restore", package, "--successor", name, "--from", in_full(first + timedelta(days=days_later)))
    assert str(refusal.value).startswith("Nothing was restored. ")
    assert said.format(first=in_full(first)) in str(refusal.value)
    assert FOIRequest.objects.count() == 0


def test_without_an_authority_nobody_takes_over(own_database, tmp_path):
    run("backup", tmp_path)
    [made] = tmp_path.iterdir()
    with pytest.raises(CommandError, match="has no authority yet to take over from"):
        run("restore", made, "--successor", "Northam", "--from", "8.5.2028")


def test_a_day_that_is_none_is_told_in_a_sentence(package):
    with pytest.raises(CommandError, match=r"“May 2028” is no day\. Write it as 8 May 2028 or 2028-05-08"):
        run("restore", package, "--successor", "Northam", "--from", "May 2028")


def test_a_paper_that_was_changed_is_found_and_half_a_successor_refused(package):
    with pytest.raises(CommandError, match="Give --successor and --from together"):
        run("restore", package, "--successor", "Somebody")
    paper = package / "hand-over" / "cases.csv"
    whole = paper.read_bytes()
    try:
        paper.write_bytes(whole + b"x")
        with pytest.raises(CommandError, match="cannot be relied on"):
            run("verify_backup", package)
    finally:
        paper.write_bytes(whole)
