"""Whose an e-mail address is: an office's own mailbox, or a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from documents.clearing.offices import DESKS, NO_SURNAMES

EMAIL = re.compile(  # text recognition (OCR) puts a space beside the "@" now and then
    r"(?<![\w.+-])(?P<box>[\w.+'-]{1,64})(?:@ ?| @ ?)"
    r"(?P<site>(?!www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[A-Za-z][\w-]{1,62})"
)
WRITTEN_OUT = re.compile(  # j.bloggs(at)acme.com, j.bloggs [at] acme [dot] com, j.bloggs at acme dot com
    r"(?<![\w.+-])[\w.+'-]{1,64} ?"
    r"(?:[(\[] ?at ?[)\]] ?[\w-]{1,63}(?: ?(?:\.|[(\[] ?dot ?[)\]]| dot ) ?[\w-]{1,63}){1,4}"
    r"| at [\w-]{1,63}(?: dot [\w-]{1,63}){1,4})(?!\w)",
    re.I,
)
USUAL_ENDS = (".com", ".uk", ".org", ".net", ".info", ".eu", ".ie", ".me", ".io", ".wales", ".scot", ".example")
OF_ANYBODY = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|pm|btinternet"
    r"|talktalk|sky|virginmedia|ntlworld|blueyonder|gmx|fastmail|zoho|mail|hey|tutanota|tiscali)\.(?:com|co\.uk|net"
    r"|org|me|uk|ch|fr|de|ie)",
    re.I,
)
PUBLIC_BODY = re.compile(
    r"\.(?:gov|police|nhs|ac|org|parliament|mod)(?:\.uk)?$|(?:^|\.)nhs\.net$|(?:^|\.)parliament\.", re.I
)
ASKERS = re.compile(r"(?:.{1,60}\.)?whatdotheyknow\.com", re.I)  # a requester's address there lets anybody answer
OFFICE_WORDS = (
    "foi foia foirequest foirequests foiteam foiunit eir freedom freedomofinformation information info of and enquiries"
    " enquiry requests request contact contactus complaint complaints data protection dataprotection dpo opcc pcc"
    " casework icocasework governance informationgovernance records recordsmanagement management disclosure"
    " disclosures review reviews internal internalreview internalreviews office mail mailbox team access rights"
    " informationrights accesstoinformation compliance corporate customer customers services service"
    " customerservices help helpdesk helpline admin police council commissioner unit ig press legal sar dp public reuse"
    " psi licensing hello general post reception clerk secretary correspondence informationrequests publicaccess"
    " infogov inbox website webmaster"
)
OFFICES = frozenset(OFFICE_WORDS.split())
SURELY = frozenset(["foi", "foia", "eir", "mailbox", "infogov", "publicaccess"])  # whatever stands beside it


def written_out(line: str) -> Iterator[tuple[int, int]]:
    """Where a line tells a person's e-mail address in words: an office's mailbox is none."""
    for found in WRITTEN_OUT.finditer(line):
        said = re.sub(r" ?[(\[]? ?\bat\b ?[)\]]? ?", "@", found[0], count=1, flags=re.I)
        said = re.sub(r" ?[(\[]? ?\bdot\b ?[)\]]? ?", ".", said, flags=re.I)
        mailbox = EMAIL.fullmatch(said.replace(" ", ""))
        if mailbox and mailbox["site"].lower().endswith(USUAL_ENDS) and not is_offices(mailbox["box"], mailbox["site"]):
            yield found.span()


def is_offices(box: str, site: str) -> bool:
    """Whether the mailbox's name is that of an office: "foi.requests", "north.foi", "team-dft" at dft.

    Never "jane.info" or "request-10-ab", nor "jane.foi" with a provider for anybody.
    """
    names = _names(box.lower())
    if not names or ASKERS.fullmatch(site):
        return False
    if OF_ANYBODY.fullmatch(site) is None and not SURELY.isdisjoint(names):
        return True
    return any(name in OFFICES for name in names) and OFFICES.issuperset({*names} - {*site.lower().split(".")})


def _names(box: str) -> list[str]:
    return [name for name in re.split(r"[._+-]", box) if name]


def own_sites(texts: Iterable[str]) -> frozenset[str]:
    """The sites at which the letter names an office's mailbox: other mailboxes there are the authority's too."""
    return frozenset(
        found["site"].lower()
        for text in texts
        for found in EMAIL.finditer(text)
        if is_offices(found["box"], found["site"]) and not OF_ANYBODY.fullmatch(found["site"])
    )


def is_persons(box: str, site: str, own: frozenset[str]) -> bool:
    """Whether an address that stands by itself in the letter's opening is a private person's."""
    return not is_offices(box, site) and (site.lower() not in own or OF_ANYBODY.fullmatch(site) is not None)


def is_surely_private(box: str, site: str) -> bool:
    """Whether an address is a private person's wherever in the letter it stands."""
    return not is_offices(box, site) and bool(OF_ANYBODY.fullmatch(site) or ASKERS.fullmatch(site))


def is_named_after(box: str, site: str, own: frozenset[str]) -> bool:
    """Whether an address among the answers is named after somebody: "j.bloggs", or any name at no public body.

    "statistics" at a public body says what it is for, and so does "street.lighting".
    """
    names = _names(box.lower())
    if is_offices(box, site) or DESKS.issuperset(names) or not NO_SURNAMES.isdisjoint(names):
        return False
    return len(names) > 1 or (is_persons(box, site, own) and not PUBLIC_BODY.search(site))


def is_of_staff(box: str, site: str, own: frozenset[str]) -> bool:
    """Whether an address at the authority's own site is that of one of its people: "jane.bloggs", never "jane"."""
    return site.lower() in own and is_named_after(box, site, own)
