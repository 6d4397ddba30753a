"""A file being settled while the connection to the database is cut."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection

from requests.handing_in import hand_in
from requests.models.taking_in import FileState
from requests.settling import settle
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.test_taking_in import TEXT


def test_a_connection_that_is_cut_does_not_count_against_the_file(own_database, server):
    letter = SimpleUploadedFile("letter.txt", TEXT.read_bytes())
    file = hand_in([letter], uuid4(), AT, people.officer()).files.get()

    def cut(execute, sql, params, many, context):
        if sql.startswith("SELECT") and "documents_letter" in sql:
            with server.administrator() as administrator:
                administrator.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut), pytest.raises(OperationalError):
        settle(file.pk, AT)
    file.refresh_from_db()
    assert (file.state, file.tries) == (FileState.WAITING, 0)
