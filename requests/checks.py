"""System checks: `manage.py check` runs the first, `manage.py check --database public` the second too."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution

from django.apps.config import AppConfig
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.db import connections
from django.utils.module_loading import import_string

from foiarchive.database import PUBLIC
from foiarchive.grants import unexpected_privileges
from requests.cases import inbox_settings
from requests.doctor import styles


def name_is_ours(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """The PyPI library of this package's name must not be installed: one would be imported in the other's place."""
    try:
        library = distribution("requests")
    except PackageNotFoundError:
        return []
    return [
        Error(
            f"The PyPI library 'requests' {library.version} is installed; this project's own package has that name.",
            hint="Uninstall it, and whatever asked for it.",
            id="requests.E001",
        )
    ]


def inbox_is_filled_in(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """A mailbox is fetched or not; half its settings are neither."""
    hint = "docs/deploy.md tells what a mailbox needs."
    return [checks.Warning(sentence, hint=hint, id="requests.W001") for sentence in inbox_settings.problems()]


def styles_are_collected(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Every page names them by what they hold."""
    problem = styles.not_collected()
    return [checks.Warning(f"{styles.STYLES}: {problem}", hint=styles.COLLECT, id="requests.W002")] if problem else []


def public_login_reads_no_more(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """The public login may read the published copy and nothing else. Asks the database, so only when told to."""
    if PUBLIC not in (databases or ()):
        return []
    # Models cannot be imported before the apps are ready.
    published, intake = (import_string(f"requests.models.{name}") for name in ("PUBLIC_MODELS", "INTAKE_MODELS"))
    tables = ([model._meta.db_table for model in models] for models in (published, intake))
    wrong = unexpected_privileges(connections[PUBLIC], *tables)
    return [
        Error(
            f"The public login has the wrong privileges: {sentence}.",
            hint="Run manage.py prepare_database.",
            id="requests.E002",
        )
        for sentence in wrong
    ]
