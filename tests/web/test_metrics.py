"""What Prometheus is told: requests of several web processes added up, and nothing of who asked for what."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from foiarchive.logs import METHODS
from requests.models import PublishedResponse
from tests.commands import ROOT, bare_environment

NAME = "quillfeather"
# Two web processes, as gunicorn forks them, and what the exporter then says.
SITE = f"""
import os, django
django.setup()
from django.test import Client
from prometheus_client import generate_latest
from requests.management.commands.metrics import registry
for _ in range(2):
    if not os.fork():
        reader = Client(headers={{"host": "localhost"}})
        reader.get("/?q={NAME}")
        reader.get("/foi/{NAME}/")
        reader.generic("{NAME}", "/")
        os._exit(0)
    os.wait()
print(generate_latest(registry()).decode())
"""


def test_what_several_web_processes_answered_is_added_up_beside_how_the_installation_is(archive, tmp_path):
    where = {**archive.environment, "FOI_VAR": str(tmp_path), "FOI_METRICS_PORT": "9", "FOI_LIMITS": "0"}
    environment = bare_environment(**where, DJANGO_SETTINGS_MODULE="foiarchive.settings", FOI_HASHED_STATIC="0")
    command = [sys.executable, "-c", SITE]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert 'foi_requests_total{method="GET",route="home",status="200"} 2.0' in said
    assert 'foi_requests_total{method="GET",route="response",status="404"} 2.0' in said
    assert 'foi_requests_total{method="other",route="home",status="405"} 2.0' in said
    assert 'foi_request_seconds_count{route="response"} 2.0' in said
    assert f"foi_published_responses {float(PublishedResponse.objects.count())}" in said
    assert 'foi_upkeep_age_seconds{kind="backup"} +Inf' in said  # none was ever made
    assert {"foi_database_up 1.0", "foi_jobs_waiting 0.0", "foi_jobs_oldest_seconds 0.0"} <= set(said)
    assert NAME not in done.stdout + done.stderr


# A web process whose disk is full from its second request on, and then has room again.
FULL = f"""
import os, django
django.setup()
from pathlib import Path
from django.conf import settings
from django.test import Client
from foiarchive.logs import METHODS
from prometheus_client import generate_latest
from requests.management.commands.metrics import registry
from tests.faults.running import fill
reader = Client(headers={{"host": "localhost"}})
reader.get("/foi/{NAME}/")
every = [(method, path) for method in METHODS for path in ("/", "/health/", "/foi/{NAME}/")]  # more than fit a block
filler = fill(settings.FOI_VAR)
print("full", *sorted({{reader.generic(*one).status_code for one in every}}))
filler.unlink()
[reader.generic(*one) for one in every]
print(generate_latest(registry()).decode())
"""


def test_a_full_disk_ends_no_web_process_and_is_told_once_and_caught_up_with(archive, tmp_path):
    where = {**archive.environment, "FOI_VAR": str(tmp_path), "FOI_METRICS_PORT": "9", "FOI_LIMITS": "0"}
    environment = bare_environment(**where, DJANGO_SETTINGS_MODULE="foiarchive.settings", FOI_HASHED_STATIC="0")
    small = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=16k tmpfs "$0" && exec "$@"', str(tmp_path)]
    command = [*small, sys.executable, "-c", FULL]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert "full 200 404 405\n" in done.stdout, (done.returncode, done.stderr)
    answered = [line for line in done.stdout.splitlines() if line.startswith("foi_requests_total{")]
    assert sum(float(line.rpartition(" ")[2]) for line in answered) == 1 + 2 * 3 * len(METHODS)
    assert done.stderr.count("Requests are not counted") == 1, done.stderr


def test_nothing_is_counted_unless_somebody_wants_it(settings):
    assert (settings.FOI_METRICS_HOST, [name for name in settings.MIDDLEWARE if "metrics" in name]) == ("127.0.0.1", [])
    with pytest.raises(CommandError, match="FOI_METRICS_PORT is not set"):
        call_command("metrics")
