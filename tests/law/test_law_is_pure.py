"""The law stands alone: arguments in, values out. No framework, no disk, no network, no clock."""

import ast
from pathlib import Path

import pytest

import requests.law

MODULES = sorted(Path(requests.law.__file__).parent.glob("*.py"))
ALLOWED = {
    "__future__",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "math",
    "re",
    "typing",
}
CLOCKS = {"today", "now", "utcnow", "open"}


def imported(module):
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_module_of_the_law_imports_only_the_law_and_plain_python(module):
    others = {name for name in imported(module) if not name.startswith("requests.law.")}
    assert {name.split(".")[0] for name in others} <= ALLOWED


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_module_of_the_law_asks_neither_the_time_nor_the_disk(module):
    calls = (node.func for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert not names & CLOCKS
