"""What a reviewer asks of each provision that an answer relied on, in our own words.

They follow the tests of the law as the catalogue has them, and what the regulator's guidance on each asks to be shown:
first those of the provision itself, then of its harm, of the public interest, and of anything that is kept back.
"""

from __future__ import annotations

from collections.abc import Iterator

from requests.law.exemptions import Resolution
from requests.law.regimes import Regime
from requests.law.shapes import Harm, PublicInterest

OF_HARM = {
    Harm.CLASS: ("Is each piece that was kept back of the kind this part describes?",),
    Harm.PREJUDICE: (
        "Whose interest would be harmed, and is it the one this part protects?",
        "How would giving these very words bring the harm about? Is it real, and more than slight?",
        "Would it happen, or would it be likely to? Does the answer say which, and show it?",
    ),
    Harm.INHIBITION: (
        "Who would speak less freely, about what, and is that still under discussion?",
        "Would it happen, or would it be likely to? Whose opinion is that, and what did they see?",
    ),
    Harm.ENDANGERMENT: (
        "Who would be endangered, and how would giving these very words do it?",
        "Is more shown than worry or annoyance?",
    ),
    Harm.ADVERSE_EFFECT: (
        "What would the effect be, on what, and is it more likely than not?",
        "Does it follow from these very words, and not from giving anything at all?",
    ),
}
OF_WEIGHING = (
    "What spoke for giving it at the time: money spent, safety, a decision that touches many, doubt about conduct?",
    "Was only what this part protects put on the other side?",
    "Does the answer say which side weighs more, and why, for this information?",
)
OF_NEITHER = (
    "Would a plain yes or no itself tell what may be kept back?",
    "Is the same said whether or not the information is held?",
)
OF_ALL = (
    "Could part of it be given, with only the rest taken out?",
    "Was it so at the time of the request, whatever has become known since?",
)
OF_ACT = {
    "12": (
        "Does the estimate count only finding out, locating, retrieving and extracting?",
        "Is it made from a sample or from the way records are kept, and can it be followed?",
        "Was the requester helped to ask for what could be given within the limit?",
        "If requests were put together: are they from one person or people acting together, within 60 working days?",
    ),
    "14": (
        "Is it the request that is vexatious, and not the person?",
        "What burden or distress does it cause, and what purpose or value stands against that?",
        "Is the history written down that the answer leans on?",
    ),
    "14(2)": (
        "Is it the same or nearly the same as an earlier request by the same person, which was answered?",
        "Has enough time gone by that the information may be another now?",
    ),
    "21": (
        "Can this requester really get to it: does the link open, does the place exist, can they use it?",
        "Does the answer lead to the very information, by page or table, or only to a website?",
        "Is all that was asked for there, for the years that were asked about?",
    ),
    "22": (
        "Was it settled before the request came that this very information would be published?",
        "Is the one who will publish it known, and roughly when?",
        "Is it reasonable to wait until then?",
    ),
    "22A": (
        "Is it a programme of research that still goes on, and is its report meant to be published?",
        "What would early release do to the research or to people in it?",
    ),
    "23": ("Did it come from one of the bodies the section lists, or is it about one, directly or not?",),
    "24": ("Why is keeping it back needed for national security, and not only convenient?",),
    "26": ("What could an enemy do with it that they cannot do now?",),
    "27": ("Which state, body or interest abroad is it about, and was it asked?",),
    "28": ("Which two governments in the United Kingdom is it between?",),
    "29": ("Which market, tax or plan would move, and is it still open?",),
    "30": (
        "Whose investigation is it, and has this office the power to conduct one of that kind?",
        "Is it over? How long ago, and what of it was said in court or in public?",
    ),
    "31": (
        "Is the part named that is relied on, and for section 31(1)(g) the purpose in section 31(2)?",
        "Can it be put together with what is known already, and does that help anybody to break the law?",
        "If section 30 covers it, section 31 does not: which is it?",
    ),
    "32": ("Does the office hold it only because it is in papers of the court or inquiry, and nowhere else?",),
    "33": ("Does this office audit other authorities? If not, the section is not for it.",),
    "34": ("Whose privilege is it, and has the House been asked?",),
    "35": ("Is this office a government department? If not, the section is not for it.",),
    "36": (
        "Who is the qualified person, when did they give their opinion, and is it written down?",
        "What were they shown, and is the opinion one that a reasonable person could hold?",
    ),
    "37": ("With whom in the Royal Household, or about which honour, is it?",),
    "38": ("Is the one at risk known or can they be told, and were they asked where that could be?",),
    "39": ("Is it about the environment? Then it has to be decided under the Environmental Information Regulations.",),
    "40": (
        "Could anybody be recognised from it, alone or with what else is known, by somebody who tries?",
        "What would the person expect, in their role and at their rank? What would it do to them?",
        "Is there a legitimate interest in the public knowing, and is giving it needed for that?",
        "Would the same without names, or in figures, do?",
    ),
    "40(1)": (
        "Is it the requester’s own? Then it has to be handled as a subject access request: was that said?",
    ),
    "41": (
        "Did it come from somebody outside the office?",
        "Was it given in confidence, is it private still, and would they be harmed if it were told?",
        "Could they sue and win, or would the public interest be a defence?",
    ),
    "42": (
        "Is it between a lawyer and the office as their client, for advice or for a case?",
        "Was it shared since, so that nothing is confidential any more?",
    ),
    "43": (
        "Whose trade is it? If another’s, what did they say themselves, and when?",
        "Does the same go for every figure, or only for prices that somebody will bid against?",
        "Has the contract been let, and does time still matter?",
    ),
    "44": ("Which law forbids it, in which words, and does it forbid it to this office?",),
}  # fmt: skip
EMISSIONS = "Is it about emissions? Then this part cannot be relied on: regulation 12(9)."
OF_REGULATIONS = {
    "12(4)(a)": ("Was it not held on the day the request came, and where was it looked for?",),
    "12(4)(b)": (
        "What makes it manifestly unreasonable: the burden, or that it is vexatious? Is that shown?",
        "Was the requester helped to ask for less, as regulation 9 wants?",
    ),
    "12(4)(c)": ("Was the requester asked to say more, within 20 working days, and helped with it?",),
    "12(4)(d)": ("Is the material itself unfinished, or only what is done with it? Who finishes it, and when?",),
    "12(4)(e)": ("Did it stay inside the office? Is there still a need for room to think?",),
    "12(5)(d)": (EMISSIONS, "Which law or rule keeps these proceedings confidential?"),
    "12(5)(e)": (
        EMISSIONS,
        "Is it commercial, confidential by law, and does that protect a real economic interest of somebody?",
    ),
    "12(5)(f)": (EMISSIONS, "Was its giver free not to supply it, and did they not agree to its being given on?"),
    "12(5)(g)": (EMISSIONS,),
    "13": (
        "Could anybody be recognised from it, alone or with what else is known?",
        "Is there a legitimate interest in the public knowing, and is giving it needed for that?",
    ),
}
OF_SCOTTISH_ACT = {
    "12": OF_ACT["12"][:3],
    "14": OF_ACT["14"],
    "25": OF_ACT["21"],
    "27": OF_ACT["22"],
    "30": ("What would be inhibited or harmed, and how do these very words do it?",),
    "33": OF_ACT["43"],
    "36": (*OF_ACT["42"], *OF_ACT["41"]),
    "38": OF_ACT["40"],
}
OF_LAW = {Regime.FOIA: OF_ACT, Regime.EIR: OF_REGULATIONS, Regime.FOISA: OF_SCOTTISH_ACT}
NOT_EXEMPT = {(Regime.FOIA, "12"), (Regime.FOIA, "14"), (Regime.FOISA, "12"), (Regime.FOISA, "14")}


def review_questions(law: Resolution) -> tuple[str, ...]:
    """What to ask where this provision was relied on. None of one that the catalogue does not know."""
    return tuple(dict.fromkeys(_questions(law))) if law.known else ()


def _questions(law: Resolution) -> Iterator[str]:
    yield from _own(law.regime, law.provision)
    if (law.regime, law.provision.partition("(")[0]) in NOT_EXEMPT:
        return
    if law.limbs and all(limb.is_neither for limb in law.limbs):
        yield from OF_NEITHER
    yield from OF_HARM.get(law.harm, ())
    if law.public_interest is PublicInterest.WEIGHED:
        yield from OF_WEIGHING
    elif law.public_interest is PublicInterest.UNDETERMINED:
        yield "Which part is meant? Whether the public interest has to be weighed depends on it."
    yield from OF_ALL


def _own(regime: Regime, provision: str) -> tuple[str, ...]:
    """Of the longest provision that has any: for "40(1)" its own, for "40(2)" those of 40."""
    while provision:
        if found := OF_LAW[regime].get(provision):
            return found
        provision = provision.rpartition("+" if "+" in provision else "(")[0]
    return ()
