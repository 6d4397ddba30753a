"""Load the demo archive: the office, its bank holidays, one account a role, and its letters, filed and published."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone
from tqdm import tqdm

from documents.models import Letter
from requests.accounts.second_step import has_second_step, keep_app
from requests.doctor.office import DEMO_PASSWORD
from requests.filed_letters import Completion, complete, confirm_topics, lacks_numbers_only
from requests.law.working_days import BUILT_IN
from requests.management.demo_cases import load_cases
from requests.models import Authority, BankHoliday, FOIRequest, OtherBody, PageElsewhere, Person, Topic
from requests.models.person import Role
from requests.models.taking_in import FileState
from requests.publishing.shown_office import refresh_authority, refresh_lists
from requests.taking_in import TakenIn, publish_taken, take_in
from requests.topics import free_topic_slug, proposals_for, refresh_topics

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
LETTERS = FIXTURES / "letters"
PASSWORD = DEMO_PASSWORD  # of accounts that no real installation has: see _refuse_strangers
AT_ONCE = 2  # letters: each is read and drawn in a child process of its own

# user name, first name, last name, role
PEOPLE = (
    ("officer", "Olive", "Okafor", Role.OFFICER),
    ("officer2", "Owen", "Price", Role.OFFICER),
    ("releaser", "Rita", "Shah", Role.RELEASER),
    ("dpo", "Dilys", "Morgan", Role.DPO),
    ("administrator", "Adam", "Novak", Role.ADMINISTRATOR),
    ("reader", "Robin", "Lee", Role.READER),
)


class Command(BaseCommand):
    """Changes nothing where it has run before. Tells the sign-ins at the end."""

    help = "Loads the demo letters and one account a role. Not for an installation with letters of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--letters", type=Path, default=LETTERS, metavar="FOLDER", help="other letters to load")
        parser.add_argument("--force", action="store_true", help="even where there are other people or letters")

    def handle(self, *, letters: Path, force: bool, **options: object) -> None:
        found = demo_letters(letters)
        if not force:
            _refuse_strangers(found)
        self.say(load_authority())
        self.say(load_holidays())
        self.say(load_topics())
        self.say(load_pages_elsewhere("pages_elsewhere.json", "pages_of_the_demo.json"))
        self.say(load_other_bodies())
        self.say(load_people())
        self.say(self.load_letters(found))
        self.say(load_cases(timezone.now()))
        self.stdout.write(sign_ins())

    def say(self, step: str) -> None:
        """One line a step; not on standard output, which is for the sign-ins."""
        self.stderr.write(step, style_func=str)

    def load_letters(self, letters: dict[str, Path]) -> str:
        """File and publish the letters that are not there yet, two at a time; a review after the letter it is of."""
        held = FOIRequest.objects.filter(filed_letters__letter__sha256__in=letters)
        known = set(held.values_list("filed_letters__letter__sha256", flat=True))
        new = [path for digest, path in letters.items() if digest not in known]
        done = [*_publish_held(held), *self.taken_in(new)]
        for result in done:
            if not result.published:
                self.say(f"{result.name} is not published: {result.why}")
        published = sum(result.published for result in done)
        return f"Letters: {len(letters)}, of them {len(new)} filed and {published} published now."

    def taken_in(self, paths: Sequence[Path]) -> Iterator[TakenIn]:
        first = [path for path in paths if not _follows(path, paths)]
        later = [path for path in paths if _follows(path, paths)]
        with (
            tqdm(total=len(paths), unit="letter", file=sys.stderr, disable=None if paths else True) as bar,
            ThreadPoolExecutor(AT_ONCE) as pool,
        ):
            for group in (first, later):
                for result in pool.map(_take_in, group):
                    bar.update()
                    yield result


def demo_letters(folder: Path) -> dict[str, Path]:
    """The demo letters by the SHA-256 of their bytes, which is how the archive knows them."""
    paths = sorted(folder.glob("*.pdf"), key=lambda path: path.stem)
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}


def load_authority() -> str:
    """The office, where none is kept; its public name is brought up to date either way."""
    if not Authority.objects.exists():
        for details in json.loads((FIXTURES / "authorities.json").read_text()):
            Authority.objects.create(**{**details, "valid_from": date.fromisoformat(details["valid_from"])})
    refresh_authority(timezone.localdate())
    return f"Authority: {Authority.objects.latest('valid_from')}."


def load_holidays() -> str:
    """The built-in bank holidays as rows that staff can edit; edited ones stay as they are."""
    if not BankHoliday.objects.exists():
        BankHoliday.objects.bulk_create(
            BankHoliday(
                date=day.on,
                name=day.name,
                nations=sorted(nation.value for nation in day.nations),
                source=day.basis,
                note=day.note,
            )
            for day in BUILT_IN.holidays.values()
        )
    refresh_lists()
    return f"Bank holidays: {BankHoliday.objects.count()}."


def load_topics() -> str:
    """The topics such an office is asked about, where none are kept; the public list is refreshed either way."""
    if not Topic.objects.exists():
        for order, topic in enumerate(json.loads((FIXTURES / "topics.json").read_text()), start=1):
            words = "\n".join(topic["words"])
            Topic.objects.create(name=topic["name"], slug=free_topic_slug(topic["name"]), words=words, order=10 * order)
    refresh_topics()
    return f"Topics: {Topic.objects.count()}."


def load_pages_elsewhere(*names: str) -> str:
    """Pages of the office's own site and of others, where none is kept."""
    if not PageElsewhere.objects.exists():
        pages = [page for name in names for page in json.loads((FIXTURES / name).read_text(encoding="utf-8"))]
        PageElsewhere.objects.bulk_create(PageElsewhere(**page) for page in pages)
    refresh_lists()
    return f"Pages elsewhere: {PageElsewhere.objects.count()}."


def load_other_bodies() -> str:
    """Who else often holds what is asked, where none is kept: some of them invented."""
    if not OtherBody.objects.exists():
        bodies = json.loads((FIXTURES / "other_bodies.json").read_text(encoding="utf-8"))
        OtherBody.objects.bulk_create(OtherBody(**body) for body in bodies)
    return f"Other bodies: {OtherBody.objects.count()}."


def load_people() -> str:
    """One account a role, and a second officer. An account that is there keeps its password."""
    there = set(Person.objects.values_list("username", flat=True))
    for username, first_name, last_name, role in PEOPLE:
        if username not in there:
            is_administrator = role is Role.ADMINISTRATOR
            Person.objects.create_user(
                username,
                password=PASSWORD,
                first_name=first_name,
                last_name=last_name,
                roles=[role.value],
                is_staff=is_administrator,
                is_superuser=is_administrator,
            )
    for person in Person.objects.filter(username__in=[username for username, *_ in PEOPLE]):
        if not has_second_step(person):
            keep_app(person, demo_secret(person.username))
    return f"Accounts: {len(PEOPLE)}."


def demo_secret(username: str) -> str:
    """The secret of a demo account's app: the same everywhere, so that anybody can make its codes."""
    return base64.b32encode(
        hashlib.sha1(f"FOI Archive demo {username}".encode(), usedforsecurity=False).digest()
    ).decode()


def sign_ins() -> str:
    """Who can sign in, and how."""
    lines = [f"  {username:<14} {role.label} ({first} {last})" for username, first, last, role in PEOPLE]
    hint = (
        f"The password of each is: {PASSWORD}\nThe code of the second step: .venv/bin/python manage.py demo_code NAME"
    )
    return "\n".join(["Staff sign-ins of the demo:", *lines, hint])


def _refuse_strangers(letters: Iterable[str]) -> None:
    """Accounts whose password everybody knows have no place beside real letters.

    Where they are already, this is a demonstration, and letters taken in since belong to it.
    """
    ours = [username for username, *_ in PEOPLE]
    if Person.objects.filter(username__in=ours).count() == len(ours):
        return
    others = Person.objects.exclude(username__in=ours).count()
    strange = Letter.objects.exclude(sha256__in=letters).count()
    if others or strange:
        raise CommandError(
            f"This installation has {others} other accounts and {strange} other letters. The demo accounts have a "
            "password that everybody knows, so nothing was loaded. To load them all the same: load_demo --force"
        )


def _follows(path: Path, paths: Iterable[Path]) -> bool:
    """Whether this letter goes with another one, such as a review, and so is filed after it."""
    return any(path.stem.startswith(f"{other.stem}-") for other in paths)


def _take_in(path: Path) -> TakenIn:
    """One letter, filed by the officer and published by the releaser. Runs in a thread with its own connection."""
    try:
        officer, releaser = (Person.objects.get(username=name) for name in ("officer", "releaser"))
        taken = take_in(path.name, path.read_bytes(), timezone.now(), officer)
        if taken.state is FileState.REFUSED or taken.foi_request is None:
            return taken
        ready = with_topics(_completed(taken.foi_request, officer), officer)
        return publish_taken(taken, ready, timezone.now(), releaser)
    finally:
        connections.close_all()


def _completed(foi_request: FOIRequest, officer: Person) -> FOIRequest:
    """A draft whose questions the letter does not number, as an officer leaves it who has looked at them."""
    if not lacks_numbers_only(foi_request):
        return foi_request
    given = Completion(foi_request.reference, foi_request.received_on, foi_request.answered_on, True)
    return complete(foi_request.pk, given, foi_request.version, timezone.now(), officer)


def with_topics(foi_request: FOIRequest, officer: Person) -> FOIRequest:
    """The case with the topics that are proposed for it confirmed."""
    topics = [topic for topic, _ in proposals_for(foi_request)]
    if not topics or foi_request.topics.exists():
        return foi_request
    return confirm_topics(foi_request.pk, topics, foi_request.version, timezone.now(), officer)


def _publish_held(held: Iterable[FOIRequest]) -> list[TakenIn]:
    """What an earlier run filed and was stopped before it could publish. What was withdrawn stays withdrawn."""
    officer, releaser = (Person.objects.get(username=name) for name in ("officer", "releaser"))
    waiting = held.filter(publications=None, stage="filed")  # type: ignore[attr-defined]
    return [
        publish_taken(
            TakenIn(str(foi_request), FileState.HELD, foi_request),
            with_topics(foi_request, officer),
            timezone.now(),
            releaser,
        )
        for foi_request in waiting
    ]
