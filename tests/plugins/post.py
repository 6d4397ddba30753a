"""A mail server that the site is told of: nothing leaves this machine, and what the site sends can be looked at."""

from __future__ import annotations

import pytest

from tests.acts.mail_server import mail_server


@pytest.fixture
def post(settings):
    """A running one."""
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", running.port, False
        settings.DEFAULT_FROM_EMAIL = "FOI Archive <foi@example.org>"
        yield running
