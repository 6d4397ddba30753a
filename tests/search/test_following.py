"""The index follows what is published, through crashes, lost folders and databases put back."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections, transaction

from foiarchive.database import STAFF
from requests.models import PublishedResponse, SearchChange, SearchEntry
from requests.search import place, rebuild
from requests.search.comparing import differences
from requests.search.entries import add_entries
from requests.search.fields import to_index
from requests.search.follower import Follower, prune
from requests.search.index import IndexReader, IndexWriter, Progress
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import SearchQuery
from requests.search.results import search
from requests.search.schema import SCHEMA_VERSION
from tests.plugins.archives import close_all
from tests.search.invented import AT, many, one, published, withdrawn, write

pytestmark = pytest.mark.usefixtures("own_database")


@contextmanager
def following() -> Iterator[Follower]:
    """A live follower in a thread of its own, as the worker has it."""
    follower = Follower()
    thread = threading.Thread(target=follower.run)
    thread.start()
    try:
        yield follower
    finally:
        follower.stop()
        thread.join(5)
        assert not thread.is_alive()


def found(words: str = "taxis") -> list[str]:
    return [hit.reference for hit in search(SearchQuery(words)).hits]


def wait_until(condition, most: float = 60.0) -> None:
    """Wait until the condition holds, as long as a busy machine may take; `make bench-search` says how soon it does."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < most, "it never came"
        time.sleep(0.01)


def caught_up() -> int:
    """A follower that comes, does what there is to do, and goes."""
    follower = Follower()
    done = follower.catch_up()
    follower._let_go()
    return done


def indexed(words: str = "taxis") -> int:
    """What the index itself holds, whatever the database says."""
    return IndexReader(place.current(SCHEMA_VERSION)).count(SearchQuery(words))


def test_what_is_published_is_found():
    with following():
        wait_until(lambda: not search(SearchQuery()).rebuilding)
        published(one("Nothing was spent on taxis."))
        wait_until(lambda: found() == ["FOI 0001/24"])


def test_what_is_withdrawn_is_gone_at_once_though_the_index_still_has_it():
    response = published(one("Nothing was spent on taxis."))
    caught_up()
    withdrawn(response)
    assert (indexed(), found()) == (1, [])


def test_what_is_withdrawn_leaves_the_counts_too():
    with following():
        response = published(one("Nothing was spent on taxis."))
        wait_until(lambda: found() == ["FOI 0001/24"])
        withdrawn(response)
        wait_until(lambda: search(SearchQuery("taxis")).total == 0)


def test_what_is_rolled_back_is_never_found():
    caught_up()
    with transaction.atomic():
        add_entries(write(one("Nothing was spent on taxis.")), AT)
        transaction.set_rollback(True)
    assert (caught_up(), indexed()) == (0, 0)


def test_changes_are_numbered_in_the_order_of_their_commits():
    """A second publisher waits for the first, so that no lower number can turn up after a higher one was applied."""
    with transaction.atomic():
        rows = [write(response) for response in many(2)]
    first_wrote, first_may_commit = threading.Event(), threading.Event()

    def publish_slowly():
        with transaction.atomic():
            add_entries(rows[0], AT)
            first_wrote.set()
            assert first_may_commit.wait(5)
        connections.close_all()

    slow = threading.Thread(target=publish_slowly)
    slow.start()
    assert first_wrote.wait(5)
    quick = threading.Thread(target=in_its_own_connection, args=[lambda: add_entries(rows[1], AT)])
    quick.start()
    quick.join(0.5)
    waited, seen_meanwhile = quick.is_alive(), SearchChange.objects.count()
    first_may_commit.set()
    slow.join(5)
    quick.join(5)
    by_number = [change.entry_id for change in SearchChange.objects.order_by("pk")]
    in_turn = [entry.pk for row in rows for entry in row.search_entries.order_by("pk")]
    assert (waited, seen_meanwhile, by_number) == (True, 0, in_turn)


def in_its_own_connection(act) -> None:
    with transaction.atomic():
        act()
    connections.close_all()


def test_a_crash_between_the_log_and_the_commit_loses_nothing():
    """The writer put entries in and was killed before it committed: the next one begins where the last commit stood."""
    caught_up()
    published(one("Nothing was spent on taxis."))
    killed = IndexWriter(place.current(SCHEMA_VERSION))
    killed.put(to_index())
    del killed
    before = indexed()
    assert (before, caught_up(), indexed()) == (0, 1, 1)


def test_a_change_applied_twice_is_in_the_index_once():
    caught_up()
    first = IndexReader(place.current(SCHEMA_VERSION)).progress
    published(one("Nothing was spent on taxis."))
    caught_up()
    writer = IndexWriter(place.current(SCHEMA_VERSION))
    writer.commit(first)
    writer.close()
    assert (caught_up(), indexed()) == (1, 1)


def test_an_entry_added_and_removed_before_anybody_looked_is_not_in_the_index():
    caught_up()
    withdrawn(published(one("Nothing was spent on taxis.")))
    assert (caught_up(), indexed()) == (2, 0)


@pytest.mark.parametrize("lost", ["the whole folder", "the index", "one of its files", "the name of the current one"])
def test_an_index_that_is_lost_is_built_anew_while_the_worker_runs(lost):
    published(one("Nothing was spent on taxis."))
    with following():
        wait_until(lambda: found() == ["FOI 0001/24"])
        folder = place.current(SCHEMA_VERSION)
        match lost:
            case "the whole folder":
                shutil.rmtree(place.home())
            case "the index":
                shutil.rmtree(folder)
            case "one of its files":
                (folder / "meta.json").unlink()
            case _:
                (place.home() / "current").unlink()
        published(one("Taxis again.", reference="FOI 0002/24"))
        wait_until(lambda: sorted(found()) == ["FOI 0001/24", "FOI 0002/24"])


def test_a_damaged_index_is_built_anew():
    published(one("Nothing was spent on taxis."))
    caught_up()
    (place.current(SCHEMA_VERSION) / "meta.json").write_text("no index")
    caught_up()
    assert found() == ["FOI 0001/24"]


def test_a_truncated_index_is_built_anew():
    published(one("Nothing was spent on taxis."))
    caught_up()
    for file in place.current(SCHEMA_VERSION).glob("*.term"):
        short = file.with_suffix(".short")
        short.write_bytes(file.read_bytes()[:20])
        short.replace(file)  # cut where it lies, whoever still has it mapped would end with a bus error
    caught_up()
    assert found() == ["FOI 0001/24"]


def test_an_index_of_another_schema_is_not_read():
    caught_up()
    other = place.new(SCHEMA_VERSION + 1)
    place.put_in_use(other)
    assert search(SearchQuery("taxis")).rebuilding


def test_an_index_of_another_schema_is_built_anew():
    published(one("Nothing was spent on taxis."))
    place.put_in_use(place.new(SCHEMA_VERSION + 1))
    caught_up()
    assert found() == ["FOI 0001/24"]


def test_an_index_that_is_ahead_of_a_database_put_back_is_built_anew():
    """A backup was put in: the log goes on with numbers that the index has seen before, for other entries."""
    published(one("Nothing was spent on taxis."))
    caught_up()
    writer = IndexWriter(place.current(SCHEMA_VERSION))
    writer.take_out([SearchEntry.objects.get().pk])
    writer.commit(Progress(SearchChange.objects.latest("pk").pk, (AT + timedelta(days=1)).isoformat()))
    writer.close()
    caught_up()
    assert found() == ["FOI 0001/24"]


def test_changes_of_the_last_days_are_kept():
    published(one("Taxis."), at=datetime.now(UTC))
    published(one("Taxis.", reference="FOI 0002/24"), at=datetime.now(UTC) - timedelta(days=30))
    assert (prune(), SearchChange.objects.count()) == (0, 2)


def test_old_changes_are_pruned_but_never_the_newest():
    for number in range(3):
        published(one("Taxis.", reference=f"FOI 000{number}/24"), at=AT)
    newest = SearchChange.objects.latest("pk").pk
    prune(timedelta(0))
    assert [change.pk for change in SearchChange.objects.all()] == [newest]


def test_an_index_left_alone_until_its_place_was_pruned_is_built_anew():
    caught_up()
    for number in range(3):
        published(one("Taxis.", reference=f"FOI 000{number}/24"), at=AT)
    prune(timedelta(0))
    caught_up()
    assert indexed() == 3


def test_rebuilding_gives_the_same_index_as_following():
    caught_up()
    for response in many(10):
        published(response)
    caught_up()
    followed = search(SearchQuery("funding OR audit"))
    rebuild.rebuild()
    rebuilt = search(SearchQuery("funding OR audit"))
    assert (rebuilt.total, rebuilt.filters) == (followed.total, followed.filters)


def test_an_index_that_holds_another_kind_of_letter_holds_the_entry_otherwise():
    published(one("Nothing was spent on taxis."))
    caught_up()
    assert not differences(reader())
    PublishedResponse.objects.update(kind="review outcome")
    assert differences(reader()).other == set(SearchEntry.objects.values_list("pk", flat=True))


def test_a_rebuild_under_a_running_worker_loses_no_change():
    with following():
        published(one("Nothing was spent on taxis."))
        wait_until(lambda: found() == ["FOI 0001/24"])
        rebuild.rebuild()
        published(one("Taxis again.", reference="FOI 0002/24"))
        wait_until(lambda: sorted(found()) == ["FOI 0001/24", "FOI 0002/24"])


def test_a_rebuild_that_fails_leaves_the_index_in_use():
    published(one("Nothing was spent on taxis."))
    caught_up()

    with pytest.raises(rebuild.Stopped):
        rebuild.rebuild(goes_on=lambda: False)
    assert (found(), len(list(place.home().glob("v*-*")))) == (["FOI 0001/24"], 1)


def test_without_an_index_search_says_that_it_is_being_rebuilt():
    published(one("Nothing was spent on taxis."))
    assert search(SearchQuery("taxis")).rebuilding


def test_a_follower_survives_connections_that_are_cut(server):
    with following():
        wait_until(lambda: not search(SearchQuery()).rebuilding)
        close_all()
        name = connections[STAFF].settings_dict["NAME"]
        with server.administrator() as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        published(one("Nothing was spent on taxis."))
        wait_until(lambda: found() == ["FOI 0001/24"])


def test_only_one_process_of_a_machine_follows():
    with place.only_one("follower"), pytest.raises(place.Busy), place.only_one("follower"):
        pass


def test_a_reader_that_finds_no_index_says_so():
    with pytest.raises(NoIndex, match="no search index yet"):
        place.current(SCHEMA_VERSION)
