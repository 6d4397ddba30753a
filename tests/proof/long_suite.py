"""`make proofs`: the whole site crawled, its pictures read, and fifty twins that differ in what is hidden at random."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from dataclasses import replace
from difflib import SequenceMatcher

import pypdfium2
import pytest
from django.core.management import call_command
from django.test import override_settings
from PIL import Image

from requests.models import Case, CaseNote, FOIRequest, Requester
from requests.search.rebuild import rebuild
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.plugins.archives import borrowed
from tests.proof import hidden_cases, planting, seeds
from tests.proof.canaries import STEMS, Detector, canary
from tests.proof.crawler import crawled, route
from tests.proof.exported import problems, served
from tests.readings import reading
from tests.web.asking import asked
from tests.web.casework import AT, logged

TWINS, EACH = 50, 40
CONTROL = "violence"
NAMES = ("quillfeather", "canarytoken", "zyxanthe")


@pytest.fixture(scope="module")
def site(archive_home, server, django_db_blocker):
    for home in borrowed(server, archive_home, django_db_blocker):
        with override_settings(FOI_DEMO=True):
            rebuild(even_if_usable=False)
            yield home


@pytest.fixture(scope="module")
def whole(site, server):
    """Every answer, up to forty of a route, with canaries everywhere; and how many there are."""
    hidden_cases.made()
    with server.administrator(site.name) as connection:
        planted = planting.plant(connection)
    rebuild(even_if_usable=False)
    answers = crawled(seeds.addresses(), EACH)
    routes = {route(each) for each in answers}
    sys.stdout.write(f"\n{planted.last:,} canaries; {len(answers):,} addresses of {len(routes)} routes\n")
    return answers, planted.last


def test_fifty_twins_answer_alike(site):
    before = {address: answer.lasting for address, answer in crawled(seeds.addresses(), 1).items()}
    for seed in range(TWINS):
        hide_something(random.Random(seed))  # noqa: S311
        rebuild(even_if_usable=False)
        after = {address: answer.lasting for address, answer in crawled(seeds.addresses(), 1).items()}
        assert [each for each in before if before[each] != after.get(each)] == [], seed


def hide_something(chance):
    """More cases, letters and notes that nobody may see, or fewer, or others."""
    for _ in range(chance.randint(1, 4)):
        number = chance.randrange(10**6)
        match chance.randrange(5):
            case 0:
                logged(f"Please send me horse number {number}, taxis and funding.", email=f"zq{number}@canary.invalid")
            case 1:
                stored(content=str(number).encode(), reference=replace(reading().reference, value=f"FOI {number}/24"))
            case 2:
                asked(reference=f"ASK-{number}", text=canary(number))
            case 3:
                Requester.objects.update(name=canary(number))
                FOIRequest.objects.filter(publications=None).update(title=canary(number)[:200])
            case 4:
                written = {"written_at": AT, "written_by": people.officer()}
                notes = [CaseNote(case=case, text=canary(number), **written) for case in Case.objects.all()]
                CaseNote.objects.bulk_create(notes)


def test_no_canary_comes_out_of_the_whole_site(whole):
    answers, last = whole
    detector = Detector(last)
    crawl = {each: answer for each, answer in answers.items() if not any(stem in each.lower() for stem in STEMS)}
    assert len(answers) > 400
    assert {each: found for each, answer in crawl.items() if (found := detector.found(answer.body))} == {}


def test_no_picture_shows_one_and_the_pictures_can_be_read(whole, ocr):
    answers, _ = whole
    said = {address: words for address, answer in answers.items() for words in read(answer.body)}
    shown = sum(CONTROL in words for words in said.values())
    sys.stdout.write(f"\n{len(said)} addresses with pictures; the control is read at {shown}\n")
    assert len(said) > 10
    assert shown > 0
    assert [address for address, words in said.items() if any(map(is_like_a_name, words.split()))] == []


def read(body: bytes) -> list[str]:
    """The words that tesseract sees in a picture, or on the pages of a PDF."""
    if body[8:12] == b"WEBP":
        return [recognised(Image.open(io.BytesIO(body)))]
    if body.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(body) as document:
            return [recognised(page.render(scale=2).to_pil()) for page in document]
    return []


def recognised(picture: Image.Image) -> str:
    written = io.BytesIO()
    picture.convert("L").save(written, "PNG")
    made = subprocess.run(["tesseract", "-", "-"], input=written.getvalue(), capture_output=True, check=True)
    return made.stdout.decode().lower()


def is_like_a_name(word: str) -> bool:
    """Whether tesseract may have meant one: at most two letters in eight are others."""
    return any(name in word or SequenceMatcher(None, name, word).ratio() > 0.75 for name in NAMES)


def test_a_copy_as_plain_files_has_no_canary_and_every_link_in_it_resolves(twins, tmp_path):
    call_command("export_site", tmp_path / "site", "--address", "https://foi.example.org", stdout=io.StringIO())
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert [path for path in files if twins.detector.found(path.read_bytes())] == []
    with served(tmp_path / "site") as connection:
        *wrong, seen = problems(connection, "https://foi.example.org")
    assert (wrong, int(seen.split()[0]) > 150) == ([], True)
