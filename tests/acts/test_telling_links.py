"""Links whose addresses tell what was taken out of a letter's words lead nowhere."""

from __future__ import annotations

from documents.clearing.personal import KnownPerson
from documents.clearing.removal import Cut
from requests.models import Link
from requests.publishing.redacted import redacting

NAME = "Zyxanthe Quillfeather"
SAID = f"Written for {NAME}: see the report."
ADDRESSES = (("%51uillfeather.pdf", False), ("%71uill%66eather", False), ("a%20report.pdf", True))


def test_a_link_whose_address_spells_a_name_in_percent_signs_leads_nowhere():
    taken = redacting({1: SAID}, {1: [Cut(12, 33)]}, {7: (1, 0, len(SAID))}, [KnownPerson((NAME,))], [])
    for address, is_kept in ADDRESSES:
        _, (link,) = taken.run(SAID, [7], [Link(label="the report", url=f"https://example.org/{address}")])
        assert (bool(link["url"]), link["label"]) == (is_kept, "the report")
