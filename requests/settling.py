"""Settling a file that was handed in: read, filed and perhaps published, or refused; then its row says so for good.

May be stopped at any moment and done again: the letter is filed before the row is settled, the row is settled before
the file leaves the waiting room, and a letter filed by an attempt that was stopped is known again by its moment.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from datetime import datetime

from django.db import Error, connection
from django.db.models import F

from documents.errors import Reason
from documents.heard import Hearing
from documents.intake import forget
from requests import waiting_room
from requests.models import FOIRequest, TakingInFile
from requests.models.taking_in import FileState
from requests.taking_in import TakenIn, publish_unless_alike, take_in
from requests.waiting_room import NotInWaitingRoom

MOST_TRIES = 2  # of jobs that were killed; below the worker's own three, so that the row hears of it
KILLED = (
    "Reading this file stopped the worker twice, so it was given up. Print the letter to a new PDF and try that copy."
)
BEING_READ = "It is being read now. Hundreds of pages take a minute."
PAGE = "It is being read: page {} of {}."
PAGES_READ = "All {} pages are read. Its questions and answers are being found."
SCAN = "A scan: recognising the words of page {} of {}. What is done is kept if it is stopped."
MAY_NOT_PUBLISH = "Not published: whoever handed it in may not publish."


def settle(key: int, at: datetime) -> None:
    """What becomes of one file. Nothing, where it is settled already."""
    file = TakingInFile.objects.select_related("taking_in__started_by").get(pk=key)
    if file.state == FileState.WAITING:
        _keep(file, _attempted(file, at), at)
    if file.waiting_name:
        waiting_room.remove(file.waiting_name)


def _attempted(file: TakingInFile, at: datetime) -> TakenIn:
    """Read and file it, counting attempts that did not end: a kill leaves no other trace."""
    if file.tries >= MOST_TRIES:
        return _given_up(file)
    same = TakingInFile.objects.filter(pk=file.pk)
    same.update(tries=F("tries") + 1, why=BEING_READ)
    try:
        return _taken_in(file, at)
    except BaseException:  # stopped on purpose, or the database went away: the file is not to blame
        with suppress(Error):  # away still; then it is the cause that matters
            if not connection.in_atomic_block:
                connection.close()  # perhaps it is cut: the next statement gets a new one
            same.update(tries=F("tries") - 1, why="")
        raise


def _given_up(file: TakingInFile) -> TakenIn:
    """Refused, and nothing of it stays: an attempt may have been killed after it kept the bytes."""
    with suppress(NotInWaitingRoom):
        forget(waiting_room.bytes_of(file.waiting_name))
    return TakenIn(file.name, FileState.REFUSED, why=KILLED)


def _taken_in(file: TakingInFile, at: datetime) -> TakenIn:
    upload = file.taking_in
    try:
        content = waiting_room.bytes_of(file.waiting_name)
    except NotInWaitingRoom as gone:
        return TakenIn(file.name, FileState.REFUSED, why=str(gone))
    taken = take_in(file.name, content, upload.started_at, upload.started_by, hearing=_hearing(file))
    if taken.why == Reason.NO_ROOM:
        raise OSError(errno.ENOSPC, taken.why)  # the file waits: the job fails, and can be done again
    foi_request = taken.foi_request
    if foi_request is None:
        return taken
    if taken.state is FileState.HELD and _is_ours(foi_request, file):
        taken = TakenIn(file.name, FileState.FILED, foi_request)
    if not upload.publish:
        return taken
    if not upload.started_by.may_publish:
        return TakenIn(taken.name, taken.state, foi_request, why=f"{taken.why} {MAY_NOT_PUBLISH}".strip())
    return publish_unless_alike(taken, foi_request, at, upload.started_by)


def _hearing(file: TakingInFile) -> Hearing:
    """Says on the upload's page how far a letter is, while it is read."""

    def say(words: str) -> None:
        TakingInFile.objects.waiting().filter(pk=file.pk).update(why=words)

    def read(done: int, pages: int) -> None:
        say(PAGES_READ.format(pages) if done == pages else PAGE.format(done, pages))

    return Hearing(read, recognised=lambda done, pages: say(SCAN.format(done + 1, pages)))


def _is_ours(foi_request: FOIRequest, file: TakingInFile) -> bool:
    """Whether an earlier attempt at this very file filed it: at the upload's moment, and no other row has it."""
    upload = file.taking_in
    if (foi_request.filed_at, foi_request.filed_by_id) != (upload.started_at, upload.started_by_id):
        return False
    return not upload.files.filter(foi_request=foi_request, state=FileState.FILED).exists()


def _keep(file: TakingInFile, taken: TakenIn, at: datetime) -> None:
    TakingInFile.objects.waiting().filter(pk=file.pk).update(
        state=taken.state,
        foi_request=taken.foi_request,
        published=taken.published,
        why=taken.why,
        settled_at=at,
    )
