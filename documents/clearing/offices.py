"""What tells an office from a person: its kinds, its desks, the words of its people's titles and of its mailboxes."""

from __future__ import annotations

import re

NOT_A_WAY = (
    r"(?! (?:lane|road|street|st|avenue|close|drive|way|hill|cottages?|row|walk|place|terrace|gardens|view|mews"
    r"|court)\b)"
)
OF_AN_OFFICE = re.compile(
    r"\b(?:office of|(?:home|cabinet) office|council|police|constabulary|commissioner(?:['’]s)?|headquarters|hq"
    r"|county hall|city hall|town hall|civic (?:centre|offices?)|trust|hospital|university|college|department|ministry"
    r"|agency|authority|service|commission|executive|government|parliament|assembly|freedom of information"
    rf"|information governance|ombudsman|opcc|foi)\b{NOT_A_WAY}"
    r"|\bwww\.(?:[\w-]{1,60}\.){0,3}(?:gov|police|nhs|mod|parliament)\b",
    re.I,
)
# In the lines of an address. Beside other words they say less: a request asks about groups, boards and teams.
DESK = re.compile(
    r"\b(?:team|unit(?! ?\d)|secretariat|directorate|division|branch|board|group|p\.?o\.? box|hm revenue|swyddfeydd)\b"
    + NOT_A_WAY,
    re.I,
)
TITLE_WORDS = (
    "access adviser advisor administrator analyst annex appendix assistant business caseworker casework centre clerk"
    " commissioning committee communications communities complaints compliance coordinator corporate correspondence"
    " customer data democratic department director disclosure education electoral enforcement environmental executive"
    " feedback finance foi freedom governance group gwybodaeth head highways housing information lead legal licensing"
    " limited ltd maker manager officer office operations performance planning policy procurement programme protection"
    " public records registrar relations request requests resources review rights rhyddid safeguarding secretariat"
    " secretary service services society solicitor specialist standards strategy support swyddog team transport unit"
    " water cc enc"
)
TITLE = re.compile(rf"\b(?:{'|'.join(TITLE_WORDS.split())})\b", re.I)
RANKS = re.compile(
    r"(?:(?:detective|chief|deputy|assistant|acting|temporary|police|superintendent|inspector|sergeant"
    r"|constable) ?){1,4}",
    re.I,
)
DESK_WORDS = (
    "adult adults area benefits building buildings business care children childrens cleansing commercial community"
    " control council counciltax crime development digital east elections environment events fire food green health"
    " highway hr it jobs justice land libraries library lighting north online parking parks payments pensions play"
    " property rates registration rent repairs safety school schools social south sport standards statistics street"
    " streetcare streets tax tenancy tourism trading training traffic tree trees waste web webmaster website west"
    " works young youth ports"
)
SURNAMES_TOO = ("cc", "clerk", "director", "enc", "group", "head", "lead", "public", "water")
DESKS = frozenset([*DESK_WORDS.split(), *TITLE_WORDS.split()])
NO_SURNAMES = frozenset(TITLE_WORDS.split()) - frozenset(SURNAMES_TOO)
