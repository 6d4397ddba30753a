"""Topics: proposed by words, confirmed by an officer, published with the response, renamed and removed."""

from __future__ import annotations

import pytest

from requests.filed_letters import OwnWords, change_words, confirm_topics
from requests.models import PublishedResponse, PublishedTopic, SearchChange, SearchEntry, Topic
from requests.proposing.known_topics import KnownTopic, proposed_topics
from requests.publication import publish
from requests.topics import free_topic_slug, proposals_for, refresh_topics, remove_topic
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER, stored


def told(words: str, *questions: str, title: str = "") -> tuple[str, ...]:
    """What tells of a topic with these words."""
    found = proposed_topics([KnownTopic("topic", words)], title, questions)
    return found[0].told_by if found else ()


@pytest.mark.parametrize(
    ("words", "question", "found"),
    [
        ("grant", "Which grants were made?", ("grants",)),
        ("grants", "Was a grant made?", ("grant",)),
        ("grant", "How much was granted?", ("granted",)),
        ("grant", "Who lives in Grantham?", ()),
        ("vacancy", "How many vacancies are there?", ("vacancies",)),
        ("procure", "How is it procured?", ("procured",)),
        ("plan", "Who planned it?", ("planned",)),
        ("recruit*", "How does recruitment go on?", ("recruitment",)),
        ("IT", "Did it cost much?", ()),
        ("IT", "What does the IT department do?", ("IT",)),
        ("VRU", "Which VRUs are there?", ("VRUs",)),
        ("custody visit*", "How many custody\nvisitors are there?", ("custody visitors",)),
        ("full-time (all)", "Is it full-time (all) or not?", ("full-time (all)",)),
        ("victim", "What do the victims’ services cost?", ("victims",)),
        ("", "Anything?", ()),
        ("\n \n", "Anything?", ()),
    ],
)
def test_a_word_is_found_in_its_usual_forms(words, question, found):
    assert told(words, question) == found


def test_a_title_tells_of_a_topic_too():
    assert told("precept", "How much?", title="The precept for 2024/25") == ("precept",)


def test_one_question_of_many_does_not_make_a_topic():
    assert told("vehicle", "Any vehicles?", *["Who is paid?"] * 6) == ()


def test_the_topics_told_of_most_are_proposed_and_no_more_than_three():
    known = [KnownTopic(word, word) for word in ("north", "south", "east", "west")]
    questions = ["north south east west", "west east south", "west east", "west"]
    assert [proposal.slug for proposal in proposed_topics(known, "", questions)] == ["west", "east", "south"]


@pytest.fixture
def grants(db):
    """A topic that the case of tests.readings is about."""
    topic = Topic.objects.create(name="Grants made", slug="grants-made", words="grant")
    refresh_topics()
    return topic


def confirmed(topic, foi_request):
    return confirm_topics(foi_request.pk, [topic], foi_request.version, AT, people.officer())


def test_a_proposal_says_which_words_told_of_it(grants):
    [(topic, proposal)] = proposals_for(stored())
    assert (topic, "grants" in proposal.told_by) == (grants, True)


def test_what_is_only_proposed_is_not_published(grants):
    publish(stored(), AT, None)
    assert PublishedResponse.objects.get().topics == []


def test_what_is_confirmed_is_published_and_found_by(grants):
    publish(confirmed(grants, stored()), AT, None)
    assert PublishedResponse.objects.get().topics == ["grants-made"]
    assert {tuple(entry.topics) for entry in SearchEntry.objects.all()} == {("grants-made",)}


def test_a_change_of_topics_waits_until_it_is_published_again(grants):
    foi_request = stored()
    publish(foi_request, AT, None)
    foi_request = confirmed(grants, foi_request)
    assert PublishedResponse.objects.get().topics == []
    publish(foi_request, LATER, None)
    assert PublishedResponse.objects.get().topics == ["grants-made"]


def test_confirming_topics_leaves_a_reading_checked(grants):
    foi_request = stored()
    publish(foi_request, AT, people.releaser(), checked=True)
    assert confirmed(grants, foi_request).checked_on is not None


def test_the_words_form_takes_topics_away_again(grants):
    foi_request = confirmed(grants, stored())
    change_words(foi_request.pk, OwnWords("Grants", [], {}), foi_request.version, AT, people.officer())
    assert not foi_request.topics.exists()


def test_a_renamed_topic_keeps_its_address(grants):
    grants.name = "Grants and gifts"
    grants.save()
    refresh_topics()
    assert PublishedTopic.objects.get(slug="grants-made").name == "Grants and gifts"


def test_a_removed_topic_is_gone_from_cases_and_from_what_is_published(grants):
    foi_request = confirmed(grants, stored())
    publish(foi_request, AT, None)
    remove_topic(grants, LATER)
    assert not foi_request.topics.exists()
    assert PublishedResponse.objects.get().topics == []
    assert SearchEntry.objects.filter(topics__contains=["grants-made"]).count() == PublishedTopic.objects.count() == 0


def test_the_index_hears_of_a_removed_topic(grants):
    publish(confirmed(grants, stored()), AT, None)
    remove_topic(grants, LATER)
    changed = SearchChange.objects.filter(made_at=LATER, removed=False).values_list("entry_id", flat=True)
    assert set(changed) == set(SearchEntry.objects.values_list("pk", flat=True)) != set()


def test_two_topics_of_like_names_have_an_address_each(grants):
    assert free_topic_slug("Grants, made!") == "grants-made-2"


def test_an_apostrophe_makes_no_gap_in_an_address(db):
    assert free_topic_slug("Victims’ services") == "victims-services"
