"""When is an answer due? One line for each day of receipt."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from foiarchive.database import plain_sentence
from requests.law.clock import Day, TimeForCompliance, due
from requests.law.errors import ImpossibleDate, UnknownRegime
from requests.law.nations import in_words
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar, Difference
from requests.models import BankHoliday

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Command(BaseCommand):
    """Works out due dates by the built-in bank holidays, without any database; with --site by the edited ones."""

    help = "Prints when an answer to a request received on each of these days is due, and which weekdays do not count."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("received", nargs="*", metavar="DATE", help="the day of receipt, as 2024-03-18")
        parser.add_argument("--regime", default="FOIA", help="FOIA (the default), EIR or FOISA")
        parser.add_argument("--site", action="store_true", help="count by the bank holidays edited on this site")

    def handle(self, **options: Any) -> None:
        regime = _regime(str(options["regime"]))
        received: list[str] = options["received"]
        if not received:
            raise CommandError("Give at least one day of receipt, as 2024-03-18.")
        calendar = _edited() if options["site"] else BUILT_IN
        for answer in [_due(_day(written), regime, calendar) for written in received]:
            self.stdout.write("; ".join(_line(answer)))
        if options["site"]:
            self.stdout.write("\n".join(_differences(calendar)))


def _regime(written: str) -> Regime:
    try:
        return Regime.named(written)
    except UnknownRegime as problem:
        raise CommandError(str(problem)) from None


def _day(written: str) -> date:
    try:
        if ISO_DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise CommandError(f"“{written}” is not a date. Write it as 2024-03-18: year, month, day.")


def _due(received: date, regime: Regime, calendar: Calendar) -> TimeForCompliance:
    try:
        return due(received, regime, calendar)
    except ImpossibleDate as problem:
        raise CommandError(str(problem)) from None


def _edited() -> Calendar:
    try:
        return BankHoliday.objects.calendar()
    except DatabaseError as problem:
        raise CommandError(f"The site’s bank holidays cannot be read. {plain_sentence(problem)}") from None


def _line(answer: TimeForCompliance) -> Iterator[str]:
    """The due date, the weekdays skipped with the reason for each, then whatever makes the date less than certain."""
    yield f"{answer.due_on}  {answer.regime}, received {answer.received:%a} {answer.received}{_skipped(answer.skipped)}"
    if answer.calendar is not BUILT_IN:
        built_in = due(answer.received, answer.regime).due_on
        if built_in != answer.due_on:
            yield f"by the built-in bank holidays {built_in}"
    yield from (f"warning: {warning.removesuffix('.')}" for warning in answer.warnings)


def _skipped(days: tuple[Day, ...]) -> str:
    reasons = ", ".join(f"{day.on} {day.holiday.name} ({day.holiday.kept_in})" for day in days if day.holiday)
    return f"; skipped {reasons}" if reasons else "; no weekday skipped"


def _differences(calendar: Calendar) -> Iterator[str]:
    """What the site's bank holidays have that the built-in ones have not, and the other way round."""
    differences = calendar.differences(BUILT_IN)
    if not differences:
        yield "This site’s bank holidays are the built-in ones."
        return
    yield "This site’s bank holidays differ from the built-in ones:"
    yield from (f"  {_difference(day)}" for day in differences)


def _difference(day: Difference) -> str:
    return f"{day.on} {day.name}: {in_words(day.here)} on this site, {in_words(day.there)} built in"
