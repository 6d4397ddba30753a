"""Whether styles and scripts were collected: pages name them by what they hold, and fail where they are not there."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage

from requests.doctor.findings import Finding, bad, good

STYLES = "Styles and scripts"
OURS = ("css/", "js/")
COLLECT = "Run manage.py collectstatic --no-input, then restart the web processes."


def examined() -> Iterator[Finding]:
    """Nothing where they are served as they lie in the code."""
    if isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        yield bad(STYLES, problem, COLLECT) if (problem := not_collected()) else good(STYLES, "They are collected.")


def are_there() -> bool:
    """Whether every style and script that pages name lies on this machine. Cheap: balancers ask it again and again."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return True
    collected = staticfiles_storage.hashed_files
    ours = [place for name, place in collected.items() if name.startswith(OURS)]
    return bool(ours) and all(map(staticfiles_storage.exists, ours))


def not_collected() -> str:
    """What the site lacks of them, in a sentence; blank where it has all."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return ""
    manifest: Any = staticfiles_storage.load_manifest()  # its hints in django-stubs are wrong
    collected = manifest[0]
    if not collected:
        return "They were never collected: every page fails."
    files = dict(each for finder in get_finders() for each in finder.list(StaticFilesConfig.ignore_patterns))
    old = [name for name, lies_in in files.items() if not _is_same(name, lies_in.path(name), collected)]
    return f"Not collected since they changed: {', '.join(sorted(old)[:3])}; {len(old)} in all." if old else ""


def _is_same(name: str, path: str, collected: dict[str, str]) -> bool:
    """Whether that file of the code is what was collected."""
    here = staticfiles_storage
    if name not in collected or not here.exists(name) or not here.exists(collected[name]):
        return False
    return filecmp.cmp(path, here.path(name), shallow=False)
