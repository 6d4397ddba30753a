"""What the front page counts, and the answer it shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from requests.models import PublishedPart, PublishedResponse
from requests.search.index import IndexWriter, Progress
from requests.search.place import new, put_in_use
from requests.search.schema import SCHEMA_VERSION
from requests.views.home_page import archive_figures, specimen
from tests.web.published import ANSWERED, published_response

pytestmark = pytest.mark.django_db


def test_one_late_answer_of_three_hundred_is_not_all_in_time():
    for number in range(300):
        published_response(f"foi-{number}", 0)
    PublishedResponse.objects.filter(slug="foi-7").update(is_late=True)
    assert archive_figures().in_time == 99.7


def test_the_archive_is_counted_anew_once_the_index_has_followed(settings, tmp_path):
    settings.FOI_SEARCH = tmp_path
    writer = IndexWriter(new(SCHEMA_VERSION), new=True)
    counts = []
    for number in range(2):
        published_response(f"foi-{number}", 1)
        counts.append(archive_figures().responses)
        writer.commit(Progress(number, f"{tmp_path}"))
        put_in_use(writer.folder)
        counts.append(archive_figures().responses)
    writer.finish()
    assert counts == [1, 1, 1, 2]


def test_where_the_newest_letter_has_no_short_answer_the_next_one_is_shown():
    published_response("new", 1)
    old = published_response("old", 1)
    PublishedPart.objects.filter(question__response=old, order__gt=1).delete()  # one part with one short answer
    PublishedResponse.objects.filter(pk=old.pk).update(answered_on=ANSWERED - timedelta(days=1))
    found = specimen()
    assert found is not None
    assert found.slug == "old"


def test_where_no_letter_has_a_short_answer_none_is_shown():
    published_response("new", 1)
    assert specimen() is None
