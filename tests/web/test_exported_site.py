"""The public site as plain files, served by Python's own web server."""

from __future__ import annotations

import os
import re
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from requests.models import Authority
from requests.publication import publish
from requests.publishing.shown_office import refresh_authority
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored
from tests.proof.exported import problems, served
from tests.web.casework import EMAIL, NAME, logged

SITE = "https://foi.example.org"


def test_a_reader_of_the_copy_finds_every_page_no_form_no_cookie_and_nothing_private(own_database, tmp_path):
    foi_request = stored()
    publish(foi_request, AT, None)
    logged()
    Authority.objects.create(
        valid_from="2012-11-22", name="Northshire OPCC", short_name="N", email="foi@office.example"
    )
    refresh_authority(timezone.localdate())
    folder = tmp_path / "copies" / "site"
    before = os.umask(0o077)  # as the `foi` of docs/deploy sets it
    try:
        call_command("export_site", folder, "--address", SITE, stdout=StringIO())
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (folder.parent, folder, *folder.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}  # a web server reads it as another user
    with served(folder) as connection:
        *wrong, seen = problems(connection, SITE)
    assert (wrong, int(seen.split()[0]) > 100) == ([], True)
    said = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    every = b"".join(said.values())
    assert not [each for each in (NAME, EMAIL, "http://localhost", "csrfmiddlewaretoken") if each.encode() in every]
    assert f"Sitemap: {SITE}/sitemap.xml".encode() in said["robots.txt"]
    for location in said["sitemap-responses.xml"].decode().split("<loc>")[1:]:
        assert f"{location.partition('<')[0].removeprefix(SITE).strip('/')}/index.html" in said
    page = f"foi/{foi_request.slug}/index.html"
    assert f'<link rel="canonical" href="{SITE}/foi/{foi_request.slug}/">'.encode() in said[page]
    assert b"foi@office.example" in said["ask/index.html"]
    assert foi_request.reference.encode() in said[f"search/{foi_request.answered_on.year}/index.html"]
    assert "feeds/responses.atom" in said
    data = said[f"foi/{foi_request.slug}.json"].decode()
    named = set(re.findall(rf'"{SITE}/(foi/[^"#?]+)', data))
    assert len(named) > 5
    assert [each for each in named if f"{each}index.html" not in said and each not in said] == []
