"""A mailbox on a real dovecot that the site is told of. One dovecot serves all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from requests.cases.inbox_sign_on import KEPT
from tests.acts.imap_server import PASSWORD, USER, Dovecot, dovecot
from tests.plugins.requirements import need


@pytest.fixture(scope="session")
def running_dovecot() -> Iterator[Dovecot]:
    """Started when a test first asks for it."""
    need("imap")
    with dovecot() as running:
        yield running


@pytest.fixture
def mailbox(running_dovecot: Dovecot, settings) -> Dovecot:
    """Its mailbox, empty, and the settings that lead to it."""
    running_dovecot.emptied()
    KEPT.forget()
    settings.FOI_INBOX_HOST, settings.FOI_INBOX_PORT = "localhost", running_dovecot.tls
    settings.FOI_INBOX_SECURITY = "tls"
    settings.FOI_INBOX_CERTIFICATES = str(running_dovecot.certificate)
    settings.FOI_INBOX_USER, settings.FOI_INBOX_PASSWORD = USER, PASSWORD
    return running_dovecot
