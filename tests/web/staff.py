"""Members of staff before their browsers, for tests of the staff's pages."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from requests.accounts.signing_in import BACKEND, SECOND_STEP_AT
from requests.models import FOIRequest, Person, TakingIn, TakingInFile
from requests.tasks import take_in_file
from tests.acts.publishing_by_hand import stored

ROLES = ("officer", "releaser", "dpo", "administrator", "reader")


def signed_in(person: Person, *, csrf: bool = False) -> Client:
    """The browser of somebody who has signed in."""
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=csrf)
    let_in(client, person)
    return client


def let_in(client: Client, person: Person) -> None:
    """Both steps done, without walking them: tests/web/test_second_step.py does that."""
    client.force_login(person, backend=BACKEND)
    session = client.session
    session[SECOND_STEP_AT] = timezone.now().timestamp()
    session.save()


def draft(**changed: Any) -> FOIRequest:
    """A case whose letter gives no dates."""
    return stored(content=b"a letter without dates", date_received=None, date_responded=None, **changed)


def upload(*files: tuple[str, bytes], **more: object) -> dict[str, object]:
    """The form that hands these files in, as a browser sends it."""
    letters = [SimpleUploadedFile(name, content) for name, content in files]
    return {"key": str(uuid4()), "letters": letters, **more}


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def all_read() -> None:
    """Do what the worker would do with the files that wait."""
    for file in TakingInFile.objects.waiting():
        take_in_file.func(file.pk)


def files_of(taking_in: TakingIn | None = None) -> list[TakingInFile]:
    """The files of the latest upload, in order."""
    return list((taking_in or TakingIn.objects.latest("pk")).files.all())


def at(foi_request: FOIRequest, page: str = "") -> str:
    """The address of a filed letter, or of a page below it."""
    return f"/staff/requests/{foi_request.pk}/{page}"
