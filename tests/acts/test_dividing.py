"""Splitting, merging, moving and removing the parts of answers, and taking it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.spans import Span
from requests.correctable.choosing import chosen_in
from requests.correctable.parts import Answers, merge, move, places_to_split, remove, split
from requests.correctable.places import located
from requests.correctable.taking_back import LATER_FIRST
from requests.correcting import undo
from requests.errors import CannotCorrect
from requests.models import AnswerPart, AppliedExemption
from requests.publication import publish
from requests.reading_again import keep_reading
from tests import people
from tests.acts.correcting_by_hand import corrected, of
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import PAGES, reading, run, without_geometry

pytestmark = pytest.mark.django_db
TWO = "We awarded 14 grants.\nb. The names of the people who applied."


@pytest.fixture
def case():
    return stored()


def said(case, number):
    parts = AnswerPart.objects.filter(question=of(case, number)).order_by("order")
    return [(part.outcome, part.text.partition("\n")[0]) for part in parts]


def split_at(case, number, index):
    thing = Answers((of(case, number),))
    [parts] = thing.value
    place, _ = places_to_split(parts[0])[index]
    return corrected(thing, [split(parts, 0, place)])


def test_a_part_is_split_between_its_paragraphs(case):
    split_at(case, "1.b", 0)
    assert said(case, "1.b") == [
        ("withheld", "Section 40(2) – Personal information."),
        ("withheld", "The names are withheld."),
    ]
    relied = AppliedExemption.objects.filter(part__question=of(case, "1.b"))
    assert [row.provision for row in relied] == ["40(2)", "40(2)"]


def two_sentences():
    """An answer of two sentences that were read as one."""
    full = without_geometry(reading())
    answer = replace(full.questions[1].parts[0], said=(run(1, TWO),))
    questions = (full.questions[0], replace(full.questions[1], parts=(answer,)), *full.questions[2:])
    return stored(full, content=b"two sentences", questions=questions)


def test_a_part_is_split_between_sentences_and_each_keeps_its_place():
    other = two_sentences()
    split_at(other, "1.a", 0)
    parts = AnswerPart.objects.filter(question=of(other, "1.a")).order_by("order")
    assert [[passage.text for passage in part.passages.all()] for part in parts] == [
        ["We awarded 14 grants."],
        ["b. The names of the people who applied."],
    ]


def test_a_table_stays_whole_and_keeps_its_rows(case):
    split_at(case, "1.a", 0)
    second = AnswerPart.objects.get(question=of(case, "1.a"), order=2)
    assert second.said[0]["table"] == case.tables.get().pk
    [parts] = Answers((of(case, "1.a"),)).value
    assert places_to_split(parts[1]) == []


def test_two_parts_are_merged_with_the_provisions_of_both(case):
    split_at(case, "1.b", 0)
    thing = Answers((of(case, "1.b"),))
    [parts] = thing.value
    corrected(thing, [merge([{**parts[0], "exemptions": []}, parts[1]], 0)])
    [part] = of(case, "1.b").parts.all()
    assert part.text == "Section 40(2) – Personal information.\nThe names are withheld."
    assert [row.provision for row in part.exemptions.all()] == ["40(2)"]


def moved(case, number, to):
    thing = Answers((of(case, number), of(case, to)))
    first, second = thing.value
    return corrected(thing, move(first, 0, second))


def test_a_part_is_moved_to_the_question_it_answers(case):
    moved(case, "2", "1.b")
    assert said(case, "2") == []
    assert [outcome for outcome, _ in said(case, "1.b")] == ["withheld", "accessible elsewhere"]
    assert of(case, "1.b").parts.last().said[0]["links"] == [case.links.get().pk]


def linked():
    """An answer of several sentences with a link in the last."""
    full = without_geometry(reading())
    words = PAGES[0][PAGES[0].index("The names are withheld.") :].strip()
    answer = replace(full.questions[3].parts[0], said=(run(1, words, links=(0,)),))
    return stored(full, content=b"a link", questions=(*full.questions[:3], replace(full.questions[3], parts=(answer,))))


def test_a_link_stays_with_the_words_it_stands_in():
    case = linked()
    [made] = split_at(case, "2", 0)
    link = case.links.get().pk
    first, second = of(case, "2").parts.order_by("order")
    assert ([run["links"] for run in first.said], [run["links"] for run in second.said]) == ([[]], [[link]])
    undo(made.pk, LATER, people.officer())
    assert of(case, "2").parts.get().said[0]["links"] == [link]


def test_a_link_comes_with_the_words_that_are_chosen_as_an_answer(case):
    removed(case, "2")
    assert not of(case, "2").parts.exists()
    chosen = chosen_in(of(case, "2"), located(case, "It can be found here: Grants policy (www.example.org) (page 3)"))
    parts = chosen.added("accessible elsewhere")
    corrected(chosen.answers(), parts)
    assert of(case, "2").parts.get().said[0]["links"] == [case.links.get().pk]
    case.refresh_from_db()
    shown = publish(case, LATER, people.releaser()).response.questions.get(anchor="q2").parts.get()
    assert [link["url"] for link in shown.said[0]["links"]] == ["https://www.example.org/grants.pdf"]


def removed(case, number):
    question = of(case, number)
    thing = Answers((question,))
    return corrected(thing, remove(thing.value[0], 0))


def test_a_part_that_is_no_answer_is_removed(case):
    split_at(case, "1.b", 0)
    removed(case, "1.b")
    assert said(case, "1.b") == [("withheld", "The names are withheld.")]


ACTS = [
    lambda case: split_at(case, "1.b", 0),
    lambda case: moved(case, "2", "1.b"),
    lambda case: removed(case, "1.a"),
    lambda case: removed(case, "1.b"),
    lambda case: removed(case, "2"),
]


@pytest.mark.parametrize("act", ACTS)
def test_it_can_be_undone_to_the_last_place(case, act):
    def whole():
        parts = AnswerPart.objects.filter(question__foi_request=case).order_by("question__order", "order")
        return [(part.question.number, part.outcome, part.text, part.said[0]["links"], *texts(part)) for part in parts]

    def texts(part):
        return [passage.text for passage in part.passages.all()], [row.provision for row in part.exemptions.all()]

    before = whole()
    [made] = act(case)
    assert whole() != before
    undo(made.pk, LATER, people.officer())
    assert whole() == before


def places(case):
    """Every run of an answer, with its very passages."""
    parts = AnswerPart.objects.filter(question__foi_request=case).order_by("question__order", "order")
    return [
        (part.question.number, [(run["text"], run["passages"], run["links"]) for run in part.said], marked(part))
        for part in parts
    ]


def marked(part):
    return sorted(part.passages.values_list("pk", flat=True))


def merged(case, number):
    thing = Answers((of(case, number),))
    return corrected(thing, [merge(thing.value[0], 0)])


def test_undoing_a_split_between_sentences_brings_back_the_very_place():
    case = two_sentences()
    before = places(case)
    [made] = split_at(case, "1.a", 0)
    undo(made.pk, LATER, people.officer())
    assert places(case) == before


def test_undoing_a_merge_of_what_was_split_and_then_the_split_brings_back_each_very_place():
    case = two_sentences()
    read = places(case)
    [first] = split_at(case, "1.a", 0)
    halves = places(case)
    [second] = merged(case, "1.a")
    undo(second.pk, LATER, people.officer())
    assert places(case) == halves
    undo(first.pk, LATER, people.officer())
    assert places(case) == read


def test_undoing_a_split_after_another_reading_brings_back_the_place_that_it_has_there():
    case = two_sentences()
    [made] = split_at(case, "1.a", 0)
    kept = case.filed_letters.get().reading.as_read
    keep_reading(case, replace(kept, reader_version=kept.reader_version + 1), LATER)
    undo(made.pk, LATER, people.officer())
    [part] = of(case, "1.a").parts.all()
    assert [passage.text for passage in part.passages.all()] == [TWO]
    assert {passage.page.reading for passage in part.passages.all()} == {case.filed_letters.get().reading}


def test_answers_of_the_same_words_keep_each_its_own_place():
    full = without_geometry(reading())
    same = "The names are withheld."
    twice = same + "\n" + same
    pages = tuple(replace(page, text=page.text.replace(same, twice)) for page in full.pages)
    at = pages[0].text.index(twice)
    runs = [replace(run(1, same), spans=(Span(1, start, start + len(same)),)) for start in (at, at + len(same) + 1)]
    part = replace(full.questions[2].parts[0], said=tuple(runs))
    bare = replace(full, pages=pages, questions=(*full.questions[:2], replace(full.questions[2], parts=(part,))))
    case = stored(replace(bare, findings=()), content=b"the same twice")
    before = places(case)
    [made] = split_at(case, "1.b", 0)
    assert [runs[0][1] for _, runs, _ in places(case) if runs[0][0] == same] == [
        [key] for _, runs, _ in before for _, keys, _ in runs for key in keys if runs[0][0] == same
    ]
    undo(made.pk, LATER, people.officer())
    assert places(case) == before


def test_what_was_corrected_after_the_split_is_undone_first(case):
    [first] = split_at(case, "1.b", 0)
    moved(case, "1.b", "2")
    with pytest.raises(CannotCorrect, match=LATER_FIRST):
        undo(first.pk, LATER, people.officer())


def test_what_was_divided_can_be_published(case):
    split_at(case, "1.a", 0)
    moved(case, "2", "1.b")
    case.refresh_from_db()
    public = publish(case, LATER, None).response.questions.order_by("order")
    assert [question.parts.count() for question in public] == [0, 2, 2, 0]
