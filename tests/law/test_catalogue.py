"""The catalogue is whole: every row of its table, readable, found again, and explained in plain words."""

import pytest

from fixtures.law.make_tables import MODULES, ROOT
from fixtures.law.tables import rows
from requests.law.catalogue import LIMBS, NEITHER_LIMBS, SUPERSEDED
from requests.law.exemptions import Standing, resolve, section_for
from requests.law.limb_search import parsed
from requests.law.other_provisions import OTHER_PROVISIONS
from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime

EVERY_LIMB = (*LIMBS, *NEITHER_LIMBS, *SUPERSEDED)


def named(entry):
    return f"{entry.regime} {entry.provision}"


@pytest.mark.parametrize("module", MODULES)
def test_a_generated_module_is_what_its_tables_make_it(module):
    assert (ROOT / "requests" / "law" / module).read_text("utf-8") == MODULES[module]()


def test_every_row_of_the_catalogue_is_a_limb():
    assert [(limb.regime.value, limb.provision) for limb in LIMBS] == [
        (row["regime"], row["provision"]) for row in rows("catalogue.csv")
    ]


@pytest.mark.parametrize("limb", EVERY_LIMB, ids=named)
def test_a_limb_cited_exactly_is_found_alone(limb):
    assert resolve(limb.provision, limb.regime, limb.valid_until or limb.valid_from).limb == limb


@pytest.mark.parametrize("limb", EVERY_LIMB, ids=named)
def test_a_limb_is_explained_in_plain_words(limb):
    assert section_for(limb.regime, limb.provision)


@pytest.mark.parametrize("limb", EVERY_LIMB, ids=named)
def test_a_bare_section_is_explained_in_plain_words(limb):
    found = resolve(parsed(limb.provision).number, limb.regime, limb.valid_until)
    assert found.section or not found.limbs


@pytest.mark.parametrize("other", OTHER_PROVISIONS, ids=named)
def test_a_provision_that_is_no_limb_is_known(other):
    prefix = "reg " if other.regime is Regime.EIR else ""
    assert resolve(prefix + other.provision, other.regime).known


@pytest.mark.parametrize("other", [o for o in OTHER_PROVISIONS if o.limbs], ids=named)
def test_a_companion_leads_to_limbs_that_exist(other):
    assert resolve(other.provision, other.regime).limbs


@pytest.mark.parametrize("section", SECTIONS, ids=named)
def test_plain_words_name_what_they_explain(section):
    assert section.covers.startswith(section.label)


@pytest.mark.parametrize("section", SECTIONS, ids=named)
def test_plain_words_are_one_sentence_and_plain(section):
    assert section.covers.count(".") == 1
    assert section.covers.endswith(".")


def test_the_absolute_exemptions_are_those_of_section_two():
    absolute = {
        parsed(limb.provision).number
        for limb in LIMBS
        if limb.regime is Regime.FOIA and limb.standing is Standing.ABSOLUTE
    }
    assert absolute == {"21", "23", "32", "34", "37", "40", "41", "44"}


def test_no_limb_of_the_regulations_is_called_more_than_its_test():
    regulations = [limb for limb in LIMBS if limb.regime is Regime.EIR and limb.provision.startswith("12(4)")]
    assert {limb.standing for limb in regulations} == {Standing.QUALIFIED}


def test_same_in_the_table_goes_on_under_the_heading_before():
    limb = next(limb for limb in LIMBS if limb.regime is Regime.FOISA and limb.provision == "30(c)")
    assert limb.heading == "Prejudice to effective conduct of public affairs"
