"""Whoever runs the archive can look up every setting and every command."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = "\n".join([README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))])
PACKAGES = ("foiarchive", "requests", "documents")
# Each takes a variable's name first: `env_bool`, `reference_pattern` and the like.
READERS = {
    node.name
    for node in ast.parse((ROOT / "foiarchive" / "environment.py").read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.args.args[0].arg == "name"
}


def settings_read() -> set[str]:
    """Every variable that our code takes from the environment."""
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "os." in text or any(reader in text for reader in READERS):
                found |= set().union(*(variable_in(node) for node in ast.walk(ast.parse(text))))
    return found - {"DJANGO_SETTINGS_MODULE"}


def variable_in(node: ast.AST) -> set[str]:
    """The variable's name, where `node` reads one by our readers or from os.environ."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return texts(node.slice)
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        if called in READERS | {"os.environ.get", "os.getenv", "os.environ.setdefault"}:
            return texts(node.args[0])
    return set()


def texts(node: ast.AST) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def commands() -> list[str]:
    """Every management command of ours."""
    folders = [ROOT / package / "management" / "commands" for package in PACKAGES]
    return sorted(path.stem for folder in folders for path in folder.glob("[!_]*.py"))


def test_settings_were_found():
    assert {"DATABASE_URL", "SECRET_KEY", "FOI_VAR", "PORT", "FOI_REFERENCE", "TRUSTED_PROXIES"} <= settings_read()


def test_every_setting_is_in_the_readme():
    assert [name for name in sorted(settings_read()) if f"`{name}`" not in README] == []


def test_the_readme_promises_no_setting_that_nobody_reads():
    rows = README.partition("\n## Settings\n")[2].partition("\n## ")[0].splitlines()
    told = {name for row in rows if row.startswith("| `") for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert len(told) > 30
    assert told - settings_read() == set()


def test_every_command_is_in_the_docs():
    assert [name for name in commands() if not re.search(rf"(?:`|manage\.py ){name}\b", DOCS)] == []


def test_the_readme_promises_no_command_that_there_is_not():
    rows = README.partition("\n## Commands\n")[2].partition("\n## ")[0].splitlines()
    told = {name for row in rows if row.startswith("| `") for name in re.findall(r"`(\w+)", row.split("|")[1])}
    assert told - {"check"} == set(commands())  # Django's own, which checks ours too


def test_every_command_says_what_it_does():
    files = [path for package in PACKAGES for path in (ROOT / package).glob("management/commands/[!_]*.py")]
    assert len(files) == len(commands())
    assert [path.name for path in files if "    help = " not in path.read_text(encoding="utf-8")] == []


def test_every_target_of_the_makefile_is_told_by_make_help():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = makefile.split(".PHONY:")[1].splitlines()[0].split()
    assert [target for target in targets if target != "help" and f'"make {target} ' not in makefile] == []


def test_the_readme_is_short():
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-s3.lock", "requirements-dev.lock", "tests/s3-server.lock"]
)
def test_a_lock_names_no_host_and_hashes_everything(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    pinned = [line for line in text.splitlines() if "==" in line and not line.startswith((" ", "#"))]
    assert len(pinned) > 20
    assert all(line.endswith("\\") for line in pinned)


def test_what_runs_is_locked_alike_for_work_and_for_tests():
    names = ("requirements.lock", "requirements-s3.lock", "requirements-dev.lock")
    locks = [(ROOT / name).read_text(encoding="utf-8") for name in names]
    runtime, more, development = ({line.split(" ")[0] for line in lock.splitlines() if "==" in line} for lock in locks)
    assert runtime < more < development
