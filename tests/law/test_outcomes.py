"""Outcomes: the words and signs readers see, and the outcome of a whole question."""

from itertools import combinations

import pytest

from documents.reading import shapes
from requests.law.outcomes import OF_UNLIKE_PARTS, Outcome, Overall, overall

D, E, W, N, U = Outcome.DISCLOSED, Outcome.ELSEWHERE, Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.UNCLEAR


def test_the_law_has_the_outcomes_the_reader_of_letters_has():
    assert {o.name: o.value for o in Outcome} == {o.name: o.value for o in shapes.Outcome}


@pytest.mark.parametrize(
    ("outcome", "word", "sign"),
    [
        ("disclosed", "Given", "given"),
        ("accessible elsewhere", "Already public", "elsewhere"),
        ("withheld", "Refused", "refused"),
        ("cost limit", "Refused: cost", "refused"),
        ("vexatious or repeated", "Refused: vexatious or repeated", "refused"),
        ("not held", "Not held", "absent"),
        ("held by another body", "Held by another body", "absent"),
        ("neither confirmed nor denied", "Neither confirmed nor denied", "absent"),
        ("unclear", "Not clear", "unclear"),
    ],
)
def test_an_outcome_has_its_public_word_and_sign(outcome, word, sign):
    assert (Outcome(outcome).word(), Outcome(outcome).sign) == (word, sign)


def test_what_the_letter_says_will_be_held_is_not_yet_held():
    assert Outcome.NOT_HELD.word(not_yet=True) == "Not yet held"


def test_the_body_that_holds_it_is_named():
    assert Outcome.HELD_BY_ANOTHER.word(held_by="Leicestershire Police") == "Held by Leicestershire Police"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_question_of_one_part_has_that_parts_word_and_sign(outcome):
    whole = overall([outcome])
    assert (whole.word(), whole.sign) == (outcome.word(), outcome.sign)


H, C, X = Outcome.HELD_BY_ANOTHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS
Z = Outcome.NEITHER
REFUSED_ALL, ABSENT_ALL = {W, Z, C, X}, {N, H}
# What is among the parts: given, public already, refused, not held by the office, not clear; and what then comes out.
RULES = {
    "-----": Overall.UNCLEAR,
    "----u": Overall.UNCLEAR,
    "g----": Overall.GIVEN,
    "g---u": Overall.IN_PART_AND_UNCLEAR,
    "-p---": Overall.ELSEWHERE,
    "-p--u": Overall.IN_PART_AND_UNCLEAR,
    "gp---": Overall.GIVEN_AND_PUBLIC,
    "gp--u": Overall.IN_PART_AND_UNCLEAR,
    "--r--": None,  # the refusal, or "refused" for unlike ones
    "--r-u": None,
    "---n-": None,  # not held, held by another, or both
    "---nu": None,
    "--rn-": Overall.REFUSED_AND_NOT_HELD,
    "--rnu": Overall.REFUSED_AND_NOT_HELD,
} | {
    f"{had}{rest}": Overall.IN_PART for had in ("g-", "-p", "gp") for rest in ("r--", "r-u", "-n-", "-nu", "rn-", "rnu")
}


def rule_of(parts):
    among = ((D in parts), (E in parts), bool(REFUSED_ALL & parts), bool(ABSENT_ALL & parts), (U in parts))
    return "".join(sign if there else "-" for sign, there in zip("gprnu", among, strict=True))


def of_one_sort(parts):
    clear = parts - {U}
    if len(clear) == 1:
        return Overall(next(iter(clear)).value)
    return Overall.REFUSED if clear <= REFUSED_ALL else Overall.NOT_HELD_AND_BY_ANOTHER


@pytest.mark.parametrize("rule", RULES)
def test_every_combination_of_parts_tells_all_that_matters_whatever_the_order(rule):
    tried = [set(each) for size in range(len(Outcome) + 1) for each in combinations(Outcome, size)]
    tried = [parts for parts in tried if rule_of(parts) == rule]
    assert tried
    for parts in tried:
        for order in (sorted(parts), sorted(parts, reverse=True), [*sorted(parts), *sorted(parts)]):
            assert overall(order) is (RULES[rule] or of_one_sort(parts)), order


def test_the_rules_leave_no_combination_out():
    every = {rule_of(set(each)) for size in range(len(Outcome) + 1) for each in combinations(Outcome, size)}
    assert every == set(RULES)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ([D, E], "Part given and part already public"),
        ([D, U], "Part given or public and part not clear"),
        ([E, W], "Given in part"),
        ([H, N], "Part not held and part held by another body"),
        ([C, X], "Refused"),
    ],
)
def test_what_readers_see_of_unlike_parts(parts, word):
    assert overall(parts).word() == word


def test_what_is_told_of_unlike_parts_is_no_outcome_of_a_part():
    derived = set(Overall) - {Overall(outcome.value) for outcome in Outcome}
    assert derived == set(OF_UNLIKE_PARTS)


def test_given_in_part_has_its_own_word_and_sign():
    assert (Overall.IN_PART.word(), Overall.IN_PART.sign) == ("Given in part", "part")
