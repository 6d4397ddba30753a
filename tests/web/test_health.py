"""Whether the site can answer, told to machines."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from requests.doctor.machines import beat_file
from tests.web.test_database_away import cut_off, let_in


def test_all_is_well_while_the_worker_is_heard_and_without_it_the_site_goes_on_for_readers(reader, searchable):
    beat_file().unlink(missing_ok=True)
    silent = reader.get("/health/")
    beat_file().touch()
    response = reader.get("/health/")
    assert response.json() == dict.fromkeys(("status", "database", "styles", "search", "worker", "disk"), "ok")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert (silent.status_code, silent.json()["status"], silent.json()["worker"]) == (200, "read-only", "silent")


@pytest.mark.usefixtures("own_database")
def test_without_an_index_the_site_goes_on(reader):
    response = reader.get("/health/")
    assert (response.status_code, response.json()["status"]) == (200, "read-only")
    assert response.json()["search"] == "being built"


def test_without_the_database_it_is_503_and_says_when_to_ask_again(server, own_database):
    reader = Client(headers={"host": "localhost"})
    cut_off(server, own_database.name)
    response = reader.get("/health/")
    assert (response.status_code, response.json()["database"]) == (503, "unavailable")
    assert int(response.headers["Retry-After"]) > 0
    let_in(server, own_database.name)
    assert reader.get("/health/").status_code == 200


def test_a_machine_without_its_styles_gets_no_visitors(reader, searchable, settings, tmp_path):
    beat_file().touch()
    kept = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": kept}}
    never = reader.get("/health/")
    call_command("collectstatic", interactive=False, verbosity=0)
    collected = reader.get("/health/")
    Path(staticfiles_storage.path(staticfiles_storage.stored_name("css/base.css"))).unlink()
    lost = reader.get("/health/")
    assert [each.status_code for each in (never, collected, lost)] == [503, 200, 503]
    assert [each.json()["styles"] for each in (never, collected, lost)] == ["missing", "ok", "missing"]
    assert int(lost.headers["Retry-After"]) > 0


def test_it_says_nothing_of_the_machine(server, own_database):
    cut_off(server, own_database.name)
    said = Client(headers={"host": "localhost"}).get("/health/").text
    assert not any(word in said for word in ("postgres", "foiarchive", own_database.name, "Error"))
