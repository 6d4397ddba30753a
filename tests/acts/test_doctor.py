"""`manage.py doctor` on an installation: what is well, and what was planted."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from requests.checks import styles_are_collected
from requests.doctor import styles
from requests.doctor.findings import State
from requests.doctor.office import settings_examined
from requests.management.commands import load_demo
from requests.models import BankHoliday
from requests.search.rebuild import rebuild
from requests.tasks import rebuild_search
from tests import people
from tests.commands import ROOT, bare_environment, manage


def examined() -> dict[str, list[tuple[str, str]]]:
    """The state and sentence of all that was found, by what it is about."""
    out = StringIO()
    with pytest.raises(CommandError, match="bad"):  # the tests' servers are not safe against a power cut, on purpose
        call_command("doctor", "--json", stdout=out)
    found: dict[str, list[tuple[str, str]]] = {}
    for each in json.loads(out.getvalue()):
        found.setdefault(each["about"], []).append((each["state"], each["sentence"]))
    return found


def states(about: str) -> set[str]:
    return {state for state, _ in examined().get(about, [])}


def test_of_a_sound_archive_it_finds_what_is_well(own_archive):
    rebuild()
    BankHoliday.objects.create(date=timezone.localdate() + timedelta(days=400), name="A holiday", nations=["ENG"])
    found = examined()
    well = {about for about, each in found.items() if {state for state, _ in each} == {"good"}}
    assert {"Logins", "Clock", "Reading letters", "People", "Authority", "Bank holidays", "Search", "Jobs"} <= well


def test_a_server_that_may_lose_what_it_kept_is_bad(own_database):
    off = "fsync and full_page_writes and synchronous_commit are off: a power cut can lose what was kept."
    assert ("bad", off) in examined()["Database"]


def test_an_archive_without_index_people_or_authority_is_bad(own_database):
    found = examined()
    assert {about: found[about][0][0] for about in ("Search", "People", "Authority")} == {
        "Search": "bad",
        "People": "bad",
        "Authority": "bad",
    }


def test_the_password_of_the_demo_is_no_secret(own_archive):
    person = people.reader()
    person.set_password(load_demo.PASSWORD)
    person.save()
    assert ("bad", "Everybody knows the password of ravi: it is the demo's.") in examined()["People"]


def test_a_secret_that_can_be_guessed_is_bad(settings):
    settings.SECRET_KEY = "correct horse battery staple"
    (found,) = (each for each in settings_examined() if each.state is State.BAD)
    assert found.sentence.startswith("SECRET_KEY is short")


def test_jobs_that_nobody_does_are_bad(own_database):
    waiting = rebuild_search.enqueue()
    DBTaskResult.objects.filter(pk=waiting.id).update(enqueued_at=timezone.now() - timedelta(hours=2))
    assert examined()["Jobs"] == [("bad", "Jobs that wait: 1, the oldest for 120 minutes.")]


def test_jobs_that_failed_are_told(own_database):
    failed = rebuild_search.enqueue()
    DBTaskResult.objects.filter(pk=failed.id).update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    assert states("Jobs") == {"weak"}


def test_a_mail_server_that_is_away_is_bad(own_database, settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert states("E-mail") == {"bad"}


def test_letters_that_others_may_read_are_bad(own_archive, settings):
    settings.FOI_LETTERS.chmod(0o755)
    assert any("may look into" in sentence for _, sentence in examined()["Disk"])


def test_without_a_database_the_rest_is_told(tmp_path):
    nowhere = "postgresql://nobody:nothing@127.0.0.1:1/nothing"
    status, said = manage({"FOI_VAR": str(tmp_path), "DATABASE_URL": nowhere}, "doctor")
    assert status == 1
    assert "The owner's login cannot connect" in said
    assert "GiB are free" in said
    assert "Traceback" not in said


def test_a_folder_that_cannot_be_made_is_told():
    nowhere = {"DATABASE_URL": "postgresql://nobody:nothing@127.0.0.1:1/nothing", "SECRET_KEY": "x" * 50}
    status, said = manage({"FOI_VAR": "/proc/nowhere/var", **nowhere}, "doctor")
    assert status == 1
    assert "Nothing can be kept under /proc/nowhere/var" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("disk", "to_do"), [("nr_inodes=1", "Make room: "), ("ro", "mount it for writing")])
def test_of_a_folder_that_cannot_be_written_it_is_told_what_helps(disk, to_do, tmp_path):
    nowhere = {"DATABASE_URL": "postgresql://nobody:nothing@127.0.0.1:1/nothing", "SECRET_KEY": "x" * 50}
    environment = bare_environment(FOI_VAR=str(tmp_path), **nowhere)
    mounted = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o {disk} tmpfs "$0" && exec "$@"', str(tmp_path)]
    command = [*mounted, sys.executable, "manage.py", "doctor"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert to_do in done.stdout
    assert "Give the folder" not in done.stdout


def test_a_database_that_is_not_prepared_is_told(server, own_database):
    with server.administrator(own_database.name) as connection:
        connection.execute("DROP TABLE requests_bankholiday CASCADE")
    assert any("Run manage.py prepare_database" in line for line in _said(own_database).splitlines())


def _said(home) -> str:
    return manage(home.environment, "doctor")[1]


def test_styles_that_were_never_collected_or_have_changed_since_are_bad(settings, tmp_path):
    kept = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": kept}}
    assert [each.sentence for each in styles.examined()] == ["They were never collected: every page fails."]
    assert [warning.hint for warning in styles_are_collected(None)] == [styles.COLLECT]
    call_command("collectstatic", interactive=False, verbosity=0)
    assert [each.state for each in styles.examined()] == [State.GOOD]
    (tmp_path / "css" / "base.css").write_text("/* of yesterday */")
    assert styles.not_collected() == "Not collected since they changed: css/base.css; 1 in all."
