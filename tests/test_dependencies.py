"""What is pinned: each exactly and by its hashes, and nothing older than what is known to be sound."""

from __future__ import annotations

import re
from xml.parsers import expat

import pytest
from packaging.version import Version

from requests.doctor.machine import SAFE_EXPAT
from tests.commands import ROOT

# Each raised when a fault in an older one becomes known. SECURITY.md says within how many days.
FLOORS = {
    "django": "5.2.19",
    "gunicorn": "22.0.0",  # requests smuggled past a proxy
    "lxml": "4.9.1",
    "pdfminer-six": "20260107",  # character maps were read by pickle
    "pillow": "10.3.0",
    "pypdfium2": "5.0",
}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pinned(lock: str) -> dict[str, tuple[str, int]]:
    """By name: the version, and how many hashes stand with it."""
    blocks = re.finditer(r"^([\w.-]+)[\w.,[\]-]*==(\S+)((?:.*\\\n)*.*)", (ROOT / lock).read_text(), re.MULTILINE)
    return {
        name.lower(): (version, rest.count("--hash=sha256:")) for name, version, rest in map(re.Match.groups, blocks)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_with_hashes(lock):
    assert [name for name, (_, hashes) in pinned(lock).items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("name", FLOORS)
def test_nothing_pinned_is_older_than_what_is_known_to_be_sound(lock, name):
    assert Version(pinned(lock)[name][0]) >= Version(FLOORS[name])


def test_what_would_take_the_name_of_our_package_is_not_pinned():
    assert "requests" not in pinned("requirements.lock")


def test_the_xml_reader_of_this_python_is_sound():
    assert expat.version_info >= SAFE_EXPAT
