"""The page of components: for those who build pages, with what staff see too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests import people
from tests.web.markup import parsed
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", [people.officer, people.releaser, people.dpo, people.reader])
def test_staff_of_every_role_see_the_components(person):
    assert signed_in(person()).get("/components/").status_code == 200


@pytest.mark.django_db(databases=["default", "public"])
def test_to_readers_the_page_never_was():
    assert Client(headers={"host": "localhost"}).get("/components/").status_code == 404


def test_the_rows_of_desk_and_files_are_shown():
    page = parsed(signed_in(people.officer()).get("/components/"))
    captions = {caption.text for caption in page.all("caption")}
    assert {"Letters on the desk", "What became of each file"} <= captions


def test_every_token_that_a_style_uses_is_there():
    styles = [path.read_text(encoding="utf-8") for path in (Path(settings.BASE_DIR) / "static" / "css").glob("*.css")]
    used, named = (
        {name for style in styles for name in re.findall(form, style)} for form in (r"var\((--[\w-]+)", r"(--[\w-]+):")
    )
    assert used - named == set()
