"""Which answers contradict each other, and which only look so: a table of pairs."""

from __future__ import annotations

import pytest

from requests.contradictions.comparing import contradictions
from tests.acts.contradicting import CONTRADICT, DO_NOT, told


def kinds(one, other):
    return [str(each.kind) for each in contradictions(told(one, 1), told(other, 2))]


@pytest.mark.parametrize(("wanted", "one", "other"), [case[1:] for case in CONTRADICT], ids=[c[0] for c in CONTRADICT])
def test_these_contradict_each_other_whichever_comes_first(wanted, one, other):
    assert kinds(one, other) == wanted
    assert len(kinds(other, one)) == len(wanted)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in DO_NOT], ids=[case[0] for case in DO_NOT])
def test_these_only_look_so(one, other):
    assert kinds(one, other) == []


def test_a_difference_is_told_in_the_words_of_both():
    [found] = contradictions(told(CONTRADICT[4][2], 1), told(CONTRADICT[4][3], 2))
    [difference] = found.differences
    assert (difference.earlier, difference.later) == ("Hotels, 2022/23: £9,100", "Hotels, 2022/23: £9,650")
