"""The closed lists that the rules for short phrases go by: the manner of English requests, no letter's own words."""

from __future__ import annotations

import re


def words(listed: str) -> frozenset[str]:
    """The words of a list that is easier to read as a line."""
    return frozenset(listed.split())


_GIVE = (
    r"(?:confirm|provide|state|tell|supply|give|list|send|advise|specify|detail|disclose|outline|explain|describe|"
    r"let me know|share|release|include|indicate|name|identify|set out|break down|answer)"
)
_ME = r"(?:\s+(?:me|us))?(?:\s+(?:also|further|with|of))*"

OPENING_CLAUSE = re.compile(
    r"^(?!(?:when|in|on|at|from|for|under|of|to) "
    r"(?:has|have|is|are|was|were|will|do|does|did|can|what|which|how many)\b)"
    r"(?:(?:for|in|over|during|since|between|from|when|with|regarding|under|of|as|further|if|within|at)\b"
    r"[^,?]{0,120}?,\s*"
    r"|(?:for|over|in|during|since)\b[^,?]{0,60}?\s(?=(?:how|what|which|please)\b))(?=\S+\s+\S+)",
    re.I,
)
LEAD_INS = (
    re.compile(r"^(?:and|also|then|so|additionally|finally|secondly|firstly|thirdly)\b,?\s+", re.I),
    re.compile(
        r"^(?:i (?:would|wish|want|should)(?: also)?(?: like| wish)?(?: to)?|"
        r"i am (?:requesting|seeking|asking)(?: for)?|i request|i seek)\b\s*",
        re.I,
    ),
    re.compile(r"^(?:(?:could|can|would|will|may) (?:you|i)|please|kindly)\b,?\s+", re.I),
    re.compile(rf"^(?:be (?:provided|sent|told)|know|receive|request|ask|see|have)\b{_ME}\s*", re.I),
    re.compile(rf"^{_GIVE}\b{_ME}\s+(?=\S)", re.I),
    re.compile(
        r"^(?:in a (?:table|spreadsheet)|the following(?: information)?|information as follows|as follows)\b[:,]?\s+",
        re.I,
    ),
    re.compile(r"^(?:that|one or more)\s+(?=\S+\s+\S+)", re.I),
)

_KIND = (
    r"(?:total|overall|current|annual|full|complete|detailed|exact|latest|combined|approximate|average|brief|"
    r"monthly|yearly)"
)
COUNTED = re.compile(
    rf"^(?:the |a |an |any |all |both )?(?:{_KIND} )*"
    r"(?:numbers?|levels?|amounts?|sums?|values?|figures?|extent|percentages?|proportion|share|summary|breakdown|lists?|"
    r"cop(?:y|ies)|details?|information|data|datasets?|records?|descriptions?|explanations?|overview|outline|types?|"
    r"nature) "
    r"(?:of|on|about|relating to|related to|regarding|concerning|for|detailing|showing)\s+",
    re.I,
)
DETERMINERS = re.compile(
    rf"^(?:the|a|an|any|all|each|every|these|those|this|that|your|our|its|their|such|individual|relevant|following|both|"
    rf"of|other|only|{_KIND})\s+(?=\S)",
    re.I,
)

JOINS = words("of for on in from with and or & and/or at to about against")
ARTICLES = words("the a an any all each every your our its their these those")
GIVERS = frozenset(["from", "for"])  # what comes after them is worth keeping where a participle stands before
# What says nothing alone.
EMPTY = words("""number information data following one how what which year units details it this that""")
STOPS = words(
    """which that who whom whose where when whether if including broken split per by since between during over as via
    under within into relating regarding often usually while because before after until it they you we i he she
    there has have had is are was were will would can could do does did should must be been not please currently
    held"""
)
TIME_WORDS = words(
    """each every last past previous financial calendar years year months month january february march april may june
    july august september october november december date relation order addition respect terms which total"""
)
PARTICIPLES = words(
    """held made paid spent given sent found met taken bought sold kept led built lost won written chosen known seen
    begun broken cut put set let shown drawn run brought said told upheld"""
)
NOT_PARTICIPLES = words("need speed indeed exceed proceed shed breed seed agreed-upon")
NOMINALS = {
    "evaluated": "evaluations",
    "reviewed": "reviews",
    "inspected": "inspections",
    "updated": "updates",
    "audited": "audits",
    "assessed": "assessments",
    "tested": "tests",
    "trained": "training",
    "met": "meetings",
    "published": "publication",
    "monitored": "monitoring",
    "surveyed": "surveys",
}
TRAILING = words("most more less very so")
PEOPLE = words("people staff officers members children residents victims pupils patients employees individuals")
REPORTING = words("asked told said informed")
GIVING = words("give provide confirm state supply list send advise tell include")
BARE_VERBS = {
    "hold": "held",
    "have": "",
    "has": "",
    "use": "used",
    "request": "requested",
    "require": "required",
    "keep": "kept",
    "operate": "operated",
    "employ": "employed",
    "record": "recorded",
    "collect": "collected",
    "provide": "provided",
    "own": "owned",
    "receive": "received",
    "make": "made",
    "run": "run",
    "issue": "issued",
    "concern": "",
    "include": "",
    "fund": "funded",
    "commission": "commissioned",
    "publish": "published",
    "undertake": "undertaken",
    "pay": "paid",
    "spend": "spent",
    "award": "awarded",
    "attend": "attended",
    "submit": "submitted",
    "maintain": "maintained",
    "raise": "raised",
    "take": "",
    "end": "",
    "begin": "",
    "start": "",
    "expire": "",
}
TOPIC_STOPS = (
    STOPS
    | JOINS
    | TIME_WORDS
    | frozenset(BARE_VERBS)
    | words(
        """a an the this that these those any all other such your our its their me us how many much what why also
        total number numbers copy copies list information data details detail confirm provide state supply give
        send tell advise list name names many more most question questions following please below above each both
        only been any copy level amount cost costs value date dates and/or breakdown figures records recorded
        held hold made did does not no yes so than then"""
    )
)
