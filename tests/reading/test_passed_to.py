"""The body that a letter passes a request on to."""

from __future__ import annotations

import pytest

from documents.reading.other_bodies import passed_to

OWN = "Highmarch Agency"
TOLD = {
    "We have transferred your request to Lowmarch Council.": "Lowmarch Council",
    "Your request has been transferred to the Department for Harbours and Coasts, which will reply.": (
        "Department for Harbours and Coasts"
    ),
    "We have today passed your request on to Lowmarch Council’s Information Team.": "Lowmarch Council",
    "It is held by Lowmarch Council. We have transferred your request to that council under the Code of Practice.": (
        "Lowmarch Council"
    ),
    "We believe that Strathlorne Council does, and we have today transferred your request to the Council.": (
        "Strathlorne Council"
    ),
    "With your agreement we have forwarded it to the Chief Constable of Lowmarch Police.": (
        "Chief Constable of Lowmarch Police"
    ),
    "We have transferred your request to the appropriate authority.": "",
    "I have forwarded your request to Sarah Jones at Lowmarch Council.": "",
    "We have passed your correspondence to Mr John Voss.": "",
    "We have passed your request to Legal Services.": "",
    "We have not passed your request to Lowmarch Police.": "",
    "It was forwarded to the FOI Team. It has been transferred to Lowmarch Council.": "Lowmarch Council",
    "We have transferred your request to the Council.": "",
    "We have transferred your request within Highmarch Agency to Highmarch Agency.": "",
    "Your request was answered by Lowmarch Council.": "",
    "We have passed your request to Lowmarch Rail, who will reply.": "Lowmarch Rail",
    "We have transferred your request to the LMVA, which holds it.": "LMVA",
    "We have passed your request to the SIRO.": "",
    "We have passed your request to the FOI Team.": "",
}


@pytest.mark.parametrize("told", TOLD)
def test_whom_a_request_went_to_is_read_only_where_the_letter_names_it(told):
    assert passed_to(told, OWN) == TOLD[told]
