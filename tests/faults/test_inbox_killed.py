"""A worker that is killed while it takes a message in: at the very end of that, when all but the COMMIT is done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from django.utils import timezone

from requests.cases.inbox import fetch_inbox
from requests.models import Case, InboxMessage, ReferenceSeries
from tests.acts.imap_server import PASSWORD, USER
from tests.commands import ROOT
from tests.faults.test_planned_killed import is_waiting, wait_for
from tests.web.casework import MESSAGE

FETCH = "from django.utils import timezone as t; from requests.cases.inbox import fetch_inbox as f; f(t.now())"


def test_what_it_was_at_is_taken_in_once_all_the_same(own_database, server, mailbox):
    mailbox.put(MESSAGE)
    told = {
        "FOI_INBOX_HOST": "localhost",
        "FOI_INBOX_PORT": str(mailbox.tls),
        "FOI_INBOX_CERTIFICATES": str(mailbox.certificate),
        "FOI_INBOX_USER": USER,
        "FOI_INBOX_PASSWORD": PASSWORD,
    }
    with server.administrator(own_database.name) as other, other.transaction():
        other.execute("LOCK requests_inboxmessage IN SHARE MODE")  # it is written last, before the COMMIT
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", FETCH]
        child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own_database.environment, **told})
        wait_for(lambda: is_waiting(server, own_database.name) or child.poll() is not None)
        assert child.poll() is None
        assert fetch_inbox(timezone.now()) == 0  # one at a time
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert (Case.objects.count(), mailbox.count(), mailbox.count("Logged")) == (0, 1, 0)
    wait_for(lambda: fetch_inbox(timezone.now()) == 1)  # as soon as the server has noticed
    assert (Case.objects.count(), InboxMessage.objects.count(), ReferenceSeries.objects.get().last) == (1, 1, 1)
    assert (mailbox.count(), mailbox.count("Logged")) == (0, 1)
