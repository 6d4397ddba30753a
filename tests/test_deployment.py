"""What docs/deploy/ gives administrators fits the project: settings, commands, files, and each other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import yaml

from tests.commands import ROOT
from tests.test_docs import commands, settings_read

DEPLOY = ROOT / "docs" / "deploy"
UNITS = sorted(path for path in DEPLOY.glob("systemd/*") if path.is_file())
WALLS = "systemd/foiarchive-.service.d/walls.conf"
GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
DJANGOS = {"collectstatic", "createsuperuser", "check"}
GUNICORNS = {"WEB_CONCURRENCY"}


def given(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def told_in(name: str) -> dict[str, str]:
    """The settings of an environment file, those commented out too."""
    return dict(re.findall(r"^#?([A-Z_]+)='?(.*?)'?$", given(name), re.MULTILINE))


def unit(text: str) -> ConfigParser:
    """A unit whose options stand more than once keeps the last of them."""
    read = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(text.replace("\\\n", " "))
    return read


def test_every_setting_given_is_one_that_is_read():
    assert set(told_in("foi.env")) - settings_read() == GUNICORNS
    site = yaml.safe_load(given("container/compose.yaml"))["services"]["web"]["environment"]
    assert set(site) - settings_read() == GUNICORNS


def test_every_command_told_is_one_that_there_is():
    files = [given(path.relative_to(DEPLOY).as_posix()) for path in DEPLOY.rglob("*") if path.is_file()]
    told = {name for text in [GUIDE, *files] for name in re.findall(r"(?:^ +|=\S+ )foi ([a-z_]+)", text, re.MULTILINE)}
    told |= {name for text in files for name in re.findall(r"manage\.py ([a-z_]+)", text)}
    assert len(told) > 8
    assert told - {*commands(), *DJANGOS} == set()


def test_every_unit_is_told_of_and_keeps_the_walls_that_reading_needs():
    assert [path.stem for path in UNITS if path.stem not in GUIDE] == []
    walls = unit(given(WALLS))["Service"]
    assert set(walls["RestrictNamespaces"].split()) == {"user", "net", "mnt", "pid"}
    assert {"mount", "mount_setattr"} < set(walls["SystemCallFilter"].split())
    strict = ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictSUIDSGID", "LockPersonality")
    assert {walls[name] for name in strict} == {"yes"}
    assert (walls["ProtectSystem"], walls["CapabilityBoundingSet"], walls["UMask"]) == ("strict", "", "0077")
    for path in UNITS:
        if path.suffix == ".service":
            assert "User" not in unit(path.read_text(encoding="utf-8"))["Service"]  # that is for all in one place
        assert path.suffix in {".service", ".timer", ".socket"}


def test_only_who_looks_after_the_database_is_given_its_owners_password():
    assert ":" not in told_in("foi.env")["DATABASE_URL"].removeprefix("postgresql://").partition("@")[0]
    with_owner = {path.name for path in UNITS if "owner.env" in path.read_text(encoding="utf-8")}
    assert with_owner == {"foiarchive-backup.service", "foiarchive-check.service"}
    services = yaml.safe_load(given("container/compose.yaml"))["services"]
    knows = {name for name, each in services.items() if "OWNER_PASSWORD" in str(each["environment"])}
    assert knows == {"database", "prepare"}
    assert "chmod 600" in given("foi.env")
    assert "install -m 600 docs/deploy/foi.env docs/deploy/owner.env" in GUIDE


def test_the_image_is_made_of_what_there_is_and_of_nothing_secret():
    lines = given("container/Dockerfile").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    let_in = {line[1:] for line in given("container/Dockerfile.dockerignore").splitlines() if line.startswith("!")}
    assert (set(copied), "*" in given("container/Dockerfile.dockerignore").splitlines()) == (let_in, True)
    assert lines.index("USER 900:900") < next(at for at, line in enumerate(lines) if line.startswith("CMD "))


def test_in_the_image_the_program_finds_all_that_it_reads(tmp_path):
    copied = re.findall(r"^COPY (.+) \S+$", given("container/Dockerfile"), re.MULTILINE)
    for name in " ".join(copied).split():
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    code = (
        "from requests.doctor.versions import code_version; from requests.cases.letters.templates import OURS; "
        "print(code_version(), OURS.exists())"
    )
    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=tmp_path,
        env={"FOI_VAR": str(tmp_path / "var"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.split()[1:] == ["True"], said.stderr


def test_the_composition_waits_for_what_it_needs_and_opens_one_door():
    made = yaml.safe_load(given("container/compose.yaml"))
    services, volumes = made["services"], set(made["volumes"])
    assert {name for service in services.values() for name in service.get("depends_on", {})} <= set(services)
    assert {each.partition(":")[0] for service in services.values() for each in service["volumes"]} == volumes
    assert [name for name, service in services.items() if "ports" in service] == ["web"]
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    folder = DEPLOY / "container" / services["web"]["build"]["context"]
    assert folder.resolve() == ROOT
    assert (folder / services["web"]["build"]["dockerfile"]).exists()
    assert {service.get("read_only") for name, service in services.items() if name != "database"} == {True}


def test_files_named_in_the_guide_are_there():
    named = set(re.findall(r"docs/deploy/[\w./-]+\w", GUIDE))
    assert len(named) >= 5
    assert [name for name in sorted(named) if not Path(ROOT / name).exists()] == []
