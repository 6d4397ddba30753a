"""Which words name a public body, and which beside them do not belong to its name."""

from __future__ import annotations

import re

WORD = r"[A-Z][\w’'-]*"
PREFIX = r"(?:" + WORD + r"(?:,? (?:of|and|&|the|upon|on|in|for|under|with|cum|le|de)(?: the)?)? ){1,8}"
SUFFIX = (
    r"(?:Police(?: Service| Force)?|Constabulary|Council|NHS (?:Foundation )?Trust"
    r"|University Hospitals?(?: NHS (?:Foundation )?Trust)?|Health Board|Integrated Care Board"
    r"|Fire (?:and|&) Rescue(?: Service| Authority)?|Fire Service|Ambulance Service"
    r"|University(?: of " + WORD + r"(?: and " + WORD + r")?)?|Authority|Agency"
    r"|Commission|Ombudsman|Corporation|Foundation Trust|Trust|Executive|Clinical Commissioning Group|ICB|CCG"
    r"|(?:Prosecution|Prison|Probation|Courts?|Tribunals?|Insolvency) Service|School|Institute|Regulator|Registry"
    r"|Inspectorate|Office|Board|Department|College|Association|Academy|Assembly|Parliament|Commissioner)"
)
COMMISSIONER = r"(?:Office of the )?Police(?:,? Fire)? (?:and|&) Crime Commissioner"
IN_PLACE = r"(?!(?:Police|Headquarters|HQ|House|Floor|Tel|Email)\b)" + WORD  # an address is no more of the name
PLACES = r"(?: for (?:the )?" + IN_PLACE + r"(?:,? (?:and |& |the |of )?" + IN_PLACE + r"){0,6})"
LONG_DEPARTMENT = (  # "Department for Rural Skills, Energy and Fisheries"
    r"(?:Department (?:for|of)|Ministry of)(?: "
    + WORD
    + r"){1,3}(?:,(?: "
    + WORD
    + r"){1,3}){1,3},? (?:and|&)(?: "
    + WORD
    + r"){1,2}|"
)
NAMED = LONG_DEPARTMENT + (
    r"(?:Department (?:for|of)|Ministry of|Office (?:for|of)|University of|University Hospitals? of|NHS"
    r"|(?:Royal )?College of|(?:(?:Metropolitan|London|Royal) )?Borough of|City of|Vale of|Isle of|Heddlu|Cyngor"
    r"|Transport for|Police Service of|Health and|HM|Welsh|Scottish|Police) (?:the )?"
    r"(?:"
    + WORD
    + r"(?:,? (?:and|&|of|the|for))? ?){1,7}|Home Office|Cabinet Office|HM Treasury|Ofcom|Ofsted|Ofgem|Ofwat"
    r"|Ofqual|Metropolitan Police Service|Welsh Government|Scottish Government"
)
LISTED = r"(?:" + WORD + r", ){0,2}"  # "Armagh, Banbridge and Craigavon Borough Council"
BODY = re.compile(
    r"\b(?=[A-Z])(?:"
    + COMMISSIONER
    + PLACES
    + r"?|(?:"
    + LISTED
    + WORD
    + r" and )?"
    + PREFIX
    + SUFFIX
    + r"\b(?!/\d)(?:"  # "Case ICB/0338" is a reference
    + PLACES
    + r")?|"
    + NAMED
    + r")"
)
OMBUDSMAN = re.compile(r"[A-Z][\w ]{4,60} Ombudsman(?: for [A-Z][\w ]{2,40})?")
WHOLE_LINE = re.compile(  # words that mean a body only where nothing else stands on a line of the head
    r"(?:[A-Z][\w’'-]{1,30} (?:(?:of|and|&|for|the) ){0,2}){1,6}"
    r"(?:Partnership|Federation|Bureau|Museums?|Library|Archives?|Secretariat|Panel|Tribunal|Court|Survey|Observatory|Laboratory)"
)
COMPANY = re.compile(  # the same, for a body that is a company or a landlord: its line may add "(company no. 123)"
    r"(?P<name>(?:(?:[A-Z&(][\w’'&.()-]{0,30}|and|of|the|for) ){1,8}"
    r"(?:plc|Plc|PLC|Ltd\.?|LTD\.?|Limited|LIMITED|Cyf\.?|Cyfyngedig|CIC|LLP|Homes|Housing (?:Group|Society)))"
    r"(?: \([^)]{3,60}\)| ?[|,–-] .{3,60})?"
)
LEAD = re.compile(
    r"^(?:.{0,200}\b(?:Unit|Team|Command|Headquarters|Section|Desk|Officer|Manager|Directorate|Division|Dear"
    r"|Regards|Sincerely|Faithfully|Act|Under|Contact)\b,? +|"
    r"(?:[Tt]he|Organi[sz]ation|For|From|At|On|In|If|By|Of|To|And|Yours|Requests?|Please|Kind|Re|That|This|As|When|Although|However"
    r"|While|Since|Your|Our|Do|Does|Did|Is|Are|Has|Have|Can|Could|How|What|Which|Who|Where"
    r"|Freedom of Information|FOI|Information|(?:Meetings?|Working|Contracts?|Agreements?|Emails?|Together) with) +)"
)
TAIL = re.compile(
    r"(?: (?:Corporate|HQ|Headquarters|Freedom|Information|Response|Complaints?|Request|Policy|Disclosure"
    r"|Regulations|Act|Limited|Ltd|Website|PO Box)\b.{0,200}|(?: (?:and|of|for|the|&)){1,4}(?: I)?|[ ,&]{1,6})\s?$"
)
NOT_BODY = re.compile(
    r"^Chief Executive|^(?:(?:University|College|Council|Company|Trust|Board) )?[\w-]+['’]s Office$"
    r"|Information Commissioner|Public Authorit|Supervisory"
    r"|Data Protection|Local Authority"
    r"|^(?:The )?(?:Authority|Council|Trust|Police|Commission|Commissioner|Constabulary|University|Agency"
    r"|College|NHS|Department|Office|Board|Ministry|Academy|School|Institute|Service|Parliament|Assembly)$"
    r"|^Office of the (?:Scottish|Information|Registrar|Secretary|Vice|Principal|Provost|Chief|Clerk|Leader|Director)\b"
    r"|^Office of the (?:University|College|Council|Trust|Board|Authority|Force|Constabulary)$"
    r"|Freedom of Information|Information Tribunal|Ombudsman|Environmental Information|Ministry of Justice Act|European"
    r"|^Health and Safety$"
)


def trimmed(name: str, start: int) -> tuple[str, int]:
    """A name without the words before and after it that are none of it, and where it begins."""
    lead = LEAD.match(name)
    while lead:
        name, start = name[lead.end() :], start + lead.end()
        lead = LEAD.match(name)
    bare = TAIL.sub("", name)  # "Ask the Information Commissioner" is "Ask the", and then no name at all
    return TAIL.sub("", bare), start
