"""The app of the case: named by its dotted path in INSTALLED_APPS, so that a wrong `requests` is loud."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register

from requests.checks import inbox_is_filled_in, name_is_ours, public_login_reads_no_more, styles_are_collected


class RequestsConfig(AppConfig):
    """FOI requests: the law, the case, and what is published of it."""

    name = "requests"
    verbose_name = "FOI requests"

    def ready(self) -> None:
        register(name_is_ours)
        register(inbox_is_filled_in)
        register(styles_are_collected, deploy=True)
        register(public_login_reads_no_more, Tags.database)
