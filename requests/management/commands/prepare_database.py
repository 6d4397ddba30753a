"""Make the database ready: logins, tables, and what each login may do. Running it again changes nothing.

What is public keeps every word it has: the version before may serve it meanwhile (requests.publishing.older_rules).
"""

from __future__ import annotations

from argparse import ArgumentParser
from functools import partial
from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections, transaction

from foiarchive import grants, half_restored
from foiarchive.database import MIGRATIONS, PUBLIC, STAFF, through
from requests import audit, guards
from requests.management.patience import alone, patiently
from requests.models import INTAKE_MODELS, PUBLIC_MODELS
from requests.publishing.older_files import take_hashes


class Command(BaseCommand):
    """Run as the owner's login, before the site starts and after every update."""

    help = "Makes the database ready: its logins, tables and privileges. May be run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plan", action="store_true", help="only say which migrations would run")

    def handle(self, **options: object) -> None:
        verbosity = int(str(options["verbosity"]))
        if options["plan"]:
            call_command("migrate", database=MIGRATIONS, plan=True)
            return
        see_that_the_publics_is_its_own()
        owner = connections[MIGRATIONS]
        if half_restored.is_half_restored(owner):
            raise CommandError(f"{half_restored.SENTENCE} {half_restored.ADVICE}")
        make_logins()
        with alone(owner):
            patiently(owner, partial(change_tables, verbosity))
            patiently(owner, give_privileges)
        take_hashes()  # of what was published before they were kept here
        call_command("check", databases=[STAFF, PUBLIC, MIGRATIONS], stdout=StringIO())
        if verbosity:
            self.stdout.write("The database is ready.")


def change_tables(verbosity: int) -> None:
    """The migrations that were not made yet, each whole or not at all."""
    with through(MIGRATIONS):
        call_command("migrate", database=MIGRATIONS, interactive=False, verbosity=max(0, verbosity - 1))


def see_that_the_publics_is_its_own() -> None:
    """What is taken from the public's login would be taken from the owner's or the staff's with it."""
    user = {alias: connections[alias].settings_dict["USER"] for alias in (MIGRATIONS, STAFF, PUBLIC)}
    if user[PUBLIC] in (user[MIGRATIONS], user[STAFF]):
        raise CommandError("DATABASE_PUBLIC_URL must name a login of its own: not the owner's, nor the staff's.")


def make_logins() -> None:
    """The staff's and the public's login, where the owner may make them; else say what to ask for."""
    owner = connections[MIGRATIONS]
    shut_out = [connections[alias].settings_dict for alias in (STAFF, PUBLIC) if not comes_in(alias)]
    if shut_out and not grants.may_make_logins(owner):
        asked = " ".join(f"CREATE ROLE {login['USER']} LOGIN PASSWORD '…';" for login in shut_out)
        raise CommandError(
            f"An administrator of the database must run: {asked} "
            "Then put the passwords into DATABASE_STAFF_URL and DATABASE_PUBLIC_URL."
        )
    missing = grants.missing_logins(owner, [login["USER"] for login in shut_out])
    for login in shut_out:
        grants.set_login(owner, login["USER"], login["PASSWORD"], new=login["USER"] in missing)


def comes_in(alias: str) -> bool:
    """Whether this login exists and its password is right."""
    connections[MIGRATIONS].ensure_connection()  # a server that is away is no login's fault
    try:
        connections[alias].ensure_connection()
    except OperationalError:
        return False
    return True


def give_privileges() -> None:
    """What each login may do, changed in one step: the site goes on meanwhile."""
    published, intake = ([model._meta.db_table for model in models] for models in (PUBLIC_MODELS, INTAKE_MODELS))
    staff, public = (connections[alias].settings_dict["USER"] for alias in (STAFF, PUBLIC))
    with transaction.atomic(using=MIGRATIONS):
        audit.attach(connections[MIGRATIONS])
        guards.attach(connections[MIGRATIONS])
        grants.grant(connections[MIGRATIONS], staff, public, published, intake)
