"""What a reviewer asks of each provision: there is something to ask of every one that can be relied on."""

from __future__ import annotations

from requests.law.catalogue import LIMBS
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.law.review_questions import OF_ACT, OF_ALL, OF_NEITHER, OF_WEIGHING, review_questions


def test_every_provision_has_its_questions_and_those_of_its_own_tests():
    for limb in LIMBS:
        asked = review_questions(resolve(limb.provision, limb.regime))
        assert len(asked) >= 2, limb
        number = limb.provision.partition("(")[0]
        if limb.regime is Regime.FOIA:
            assert set(asked) & set(OF_ACT[limb.provision if limb.provision in OF_ACT else number]), limb


def test_the_part_decides_what_is_asked():
    absolute, weighed = review_questions(resolve("section 21")), review_questions(resolve("section 43(2)"))
    assert absolute[0] == OF_ACT["21"][0]
    assert (OF_WEIGHING[0] in absolute, OF_WEIGHING[0] in weighed) == (False, True)
    assert OF_ACT["40(1)"][0] in review_questions(resolve("section 40(1)"))
    assert OF_ACT["40"][0] in review_questions(resolve("section 40(2)"))
    assert "Which part is meant" in " ".join(review_questions(resolve("section 40")))
    assert OF_NEITHER[0] in review_questions(resolve("section 40(5B)(a)(i)"))
    assert OF_ALL[0] not in review_questions(resolve("section 12(1)"))
    assert review_questions(resolve("section 399")) == ()
