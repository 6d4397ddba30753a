"""`manage.py due_date`: a line for each day of receipt, and no database unless it is asked for."""

import os
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from requests.models import BankHoliday
from tests.law.tables import rows

ROOT = Path(__file__).resolve().parents[2]
NOBODY = "postgresql://nobody:nothing@127.0.0.1:1/nothing"


def printed(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("due_date", *arguments, stdout=out)
    return out.getvalue().splitlines()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with a database address at which nobody answers."""
    environment = os.environ | {"DATABASE_URL": NOBODY, "DATABASE_STAFF_URL": NOBODY, "DATABASE_PUBLIC_URL": NOBODY}
    return subprocess.run(
        [sys.executable, "manage.py", "due_date", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_line_begins_with_the_due_date():
    (line,) = printed("2024-03-18")
    assert line.split()[0] == "2024-04-17"


def test_a_line_names_the_weekdays_skipped_and_where_they_are_kept():
    (line,) = printed("2024-03-18")
    assert line.endswith(
        "; skipped 2024-03-29 Good Friday (all of the UK), "
        "2024-04-01 Easter Monday (England, Wales and Northern Ireland)"
    )


def test_every_date_given_has_its_line_in_the_order_given():
    vectors = rows("vectors.csv")
    lines = printed(*(row["received"] for row in vectors))
    assert [line.split()[0] for line in lines] == [row["due_act_ico"] for row in vectors]


def test_nothing_skipped_is_said():
    assert printed("2022-09-19")[0].endswith("; no weekday skipped")


def test_a_date_less_than_certain_has_its_warning_in_its_line():
    assert "; warning: There is no list of bank holidays for 2031 yet" in printed("2031-02-03")[0]


def test_the_scottish_act_counts_by_its_own_holidays():
    assert printed("2024-06-24", "--regime", "FOISA")[0].startswith("2024-07-22")


def test_a_regime_can_be_written_small():
    assert printed("2024-03-18", "--regime", "eir")[0].startswith("2024-04-17  EIR")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2024-02-30"], "is not a date"),
        (["18/03/2024"], "is not a date"),
        (["20240318"], "is not a date"),
        (["2024-W12-1"], "is not a date"),
        (["2024-3-18"], "is not a date"),
        (["tomorrow"], "is not a date"),
        (["٢٠٢٤-03-18"], "is not a date"),
        (["2004-12-31"], "before these laws came into force"),
        (["9999-12-31"], "check the year"),
        (["2024-03-18", "--regime", "GDPR"], "is not a regime"),
        ([], "at least one day"),
    ],
)
def test_impossible_input_is_answered_in_one_line(arguments, said):
    with pytest.raises(CommandError, match=said) as problem:
        printed(*arguments)
    assert "\n" not in str(problem.value)


def test_one_impossible_date_among_good_ones_prints_none():
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("due_date", "2024-03-18", "nonsense", stdout=out)
    assert out.getvalue() == ""


def test_it_runs_where_no_database_answers():
    done = run("2024-03-18")
    assert (done.returncode, done.stdout.split()[0]) == (0, "2024-04-17")


def test_impossible_input_ends_with_status_one_and_no_traceback():
    done = run("2024-02-30")
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, "")


def test_an_unknown_regime_ends_with_status_one():
    assert run("2024-03-18", "--regime", "GDPR").returncode == 1


def test_the_site_without_its_database_is_said_in_one_line():
    done = run("2024-03-18", "--site")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cannot be read. The database cannot be used: " in done.stderr


@pytest.mark.django_db
def test_a_site_with_no_edits_says_so():
    BankHoliday.objects.all().delete()
    assert printed("2024-03-18", "--site")[1:] == ["This site’s bank holidays are the built-in ones."]


@pytest.mark.django_db
def test_a_day_added_on_the_site_moves_the_date_and_the_built_in_date_stands_beside_it():
    mourning = {"name": "Day of mourning", "nations": ["SCT"], "source": "Gazette"}
    BankHoliday.objects.update_or_create(date=date(2024, 4, 10), defaults=mourning)
    line = printed("2024-03-18", "--site")[0]
    assert line.startswith("2024-04-18")
    assert "; by the built-in bank holidays 2024-04-17" in line


@pytest.mark.django_db
def test_a_difference_from_the_built_in_list_is_named():
    mourning = {"name": "Day of mourning", "nations": ["SCT"], "source": "Gazette"}
    BankHoliday.objects.update_or_create(date=date(2024, 4, 10), defaults=mourning)
    assert "  2024-04-10 Day of mourning: Scotland on this site, nowhere built in" in printed("2024-03-18", "--site")
