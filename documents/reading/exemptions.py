"""Provisions a letter relies on, as written: "section 40(2)", "s.31(1)(a)-(c)", "regulation 12(4)(b)".

This module finds; it does not judge. Left out is what is no reliance: duties and notices (sections 1, 10, 11, 16, 17,
45, 50), sections of other Acts, what a sentence says is not or no longer relied on, and what the requester named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.reading.provisions import READS, Written, lists_in, pieces
from documents.reading.shapes import Citation
from documents.reading.words import Word, sentences_of, words_between, words_to_spans, words_to_text

FIGURE = re.compile(r"\d")
OTHER_LAW = re.compile(
    r"\s{0,2}(?:[^.;:]{0,30}?\b(?:of|to|in|under)\s{1,3}(?:the\s{1,3})?|,?\s{0,3})(?!Freedom\b"
    r"|Environmental Info|FOI|EIR|Act\b|Regulations\b)"
    r"(?P<law>(?:(?:[A-Z][\w’']{0,40}|\([^()]{1,40}\)|and|of|&|etc\.?,?)\s{1,3}){1,9}(?:Act|Regulations?|Order"
    r"|Measure|Code|Policy|Guidance|Charter|Rules)\b"
    r"|GDPR|UK GDPR|DPA|PACE)"
    r"|\s{1,2}(?:of (?:the )?)?(?!FO|EI)[A-Z]{2,5}A\b"
    r"|\s{0,2}(?:of|to|in|under) that (?:Act|Order|Measure|statute)\b"
)
OWN_LAW = re.compile(
    r"\s{0,2}(?:[^.;:]{0,40}?\b(?:of|under)\s{1,3})(?:the\s{1,3})?(?:Freedom|FOI|Environmental Info|EIR|Act\b)"
)
THING = re.compile(
    r"\s{1,3}(?:notices?|agreements?|orders?|enquir|assessments?|visits?|report|duty|of (?:the|this"
    r"|our) (?:policy|document|report|guidance|form|contract|code))",
    re.I,
)
DENIED = re.compile(
    r"(?=[acdehimnopsw])\b(?:no longer (?:be )?(?:rel|appl|seek|maintain|withh|engag|sustain"
    r"|plac\w{1,3} (?:any )?relian)|withdr[ae]w"
    r"|(?:is|are|was|were) not (?:\w+ly )?(?:engaged|appl|cited|relied)|"
    r"(?:does|do|did|would|will|could|can) ?not (?:\w+ly )?(?:appl|rely|engage"
    r"|be (?:\w+ly )?(?:applied|engaged|relied))"
    r"|(?:do|did) not (?:consider|believe|accept|agree|find|think) that [^.]{0,60}\b(?:engaged"
    r"|appl(?:y|ies|ied|icable))"
    r"|neither (?:of (?:these|those|the|them) )?(?:\w+ ){0,2}(?:is|was|are|were) (?:\w+ )?(?:engaged|applicable)"
    r"|not rel(?:y|ied|ying)|(?:incorrectly|wrongly|erroneously) (?:appl|cit|reli|withh)|"
    r"(?:should|ought) not (?:to )?have (?:been )?(?:appl|cit|reli|withh)"
    r"|plac\w{1,3} no relian|overturn|set aside|(?:should|could|can|do|did|does|was"
    r"|were|is|are|have) ?not (?:be |been )?(?:uph[eo]ld|maintain)|previously (?:applied|cited|relied"
    r"|withheld|refused)|"
    r"originally (?:applied|cited|relied|withheld|refused)|considered\b[^.]{0,40}\bbut"
    r"|(?:may|might|could) (?:\w+ )?(?:come into play|fall to be considered"
    r"|(?:need|have|come) to be (?:considered|relied))"
    r"|(?:would|might|could) (?:\w+ )?(?:apply|be (?:exempt|engaged|covered))\b[^.]{0,30}\bif (?:it|they|any|such"
    r"|(?:the|this|that) information|information)\b)",
    re.I,
)
NAMED_BY_ASKER = re.compile(  # right before it: "You also mentioned section 40"
    r"\byou (?:have |had )?(?:also )?(?:mention(?:ed)?|refer(?:red)? to|cited?|quoted?|rais(?:e|ed)"
    r"|(?:argued?|suggest(?:ed)?|said|say) that) (?:the |our use of )?$",
    re.I,
)
ANY_OF = re.compile(  # what section 18 of the Scottish Act says of itself
    r"\bany of the (?:exemptions|exceptions|provisions)\b[^.]{0,30}\bin (?:sections|regulations)\b", re.I
)
DUTY = re.compile(
    r"\b(?:duty|duties|obligation|right of access|public interest test|[Ss]ection 1\s?\(1\)|[Rr]egulation 5)\b"
    r"[^.]{0,120}$",
    re.I,
)
STILL = re.compile(
    r"\b(?:(?<!not )(?<!not be )(?<!not been )uph(?:e|o)ld|continue|(?<!no longer )(?<!no longer be )maintain(?:s|ed)?"
    r"|instead|now rel|remain"
    r"|(?<!not )correctly appl)",
    re.I,
)
COMPLAINT_UPHELD = re.compile(r"\b(?:complaint|appeal|request for (?:a )?review)\b[^.,;]{0,30}\buph(?:e|o)ld\b", re.I)
THE_SAME = re.compile(  # the one named last, or what was decided under it
    r"\b(?:the|this|that|our|neither|either) (?:\w+ )?(?:exemption|exception)\b|\bthese (?:exemptions|exceptions)\b"
    r"|\b(?:this|that) (?:\w+ )?(?:decision|refusal|position|view|part of (?:the|our) (?:decision|response))\b",
    re.I,
)
BESIDE = 0.8  # how sure a provision is that another of its section is read with: it may only be why that applies
NEAR = 24  # characters between a denial and what it is of
CLAUSE = re.compile(r"[,;:]\s|\s(?:but|although|while|whereas)\s")
APPLIES = re.compile(r"\b(?:appl(?:y|ies)|engage[sd]|exempt|withh[eo]ld|refus\w+|rel(?:y|ies|ied|ying))\b", re.I)
WEIGHS = re.compile(r"\b(?:whether|if|consider\w*|where)\b", re.I)
POINTED = re.compile(r"\d{1,3}[A-Z]?\.\d{1,2}[A-Z]?")
OF_ANOTHER = re.compile(r",? (?:of|in|to) (?!disclosure\b|th(?:is|ese) case\b|relation\b|respect\b|full\b|part\b)")
NOTICES = frozenset({"1", "10", "11", "16", "17", "45", "50"})
FOIA_RELIED_ON = frozenset({"12", "14", "22A", *(str(number) for number in range(21, 45))})
EIR_RELIED_ON = re.compile(
    r"12\((?:4|5)\)\([a-g]\)(?:\([ivx]{1,4}\))?|12\((?:3|6|9|10|11)\)|13(?:\(.{1,30}\))?|6\(1\)\(b\)|12\((?:4|5)\)|12"
    r"|10\((?:4|5)\)(?:\([a-g]\))?"  # of the Scottish Regulations; regulation 10 of the others has no paragraph (4)
)
# Sections after the last exemption (44), and paragraphs that no regulation on exceptions has.
UNKNOWN = re.compile(r"(?:4[6-9]|[6-9]\d|\d{3})[A-Z]?(?:\(.{1,30}\))?|reg 1[023]\([45]\)\([h-z]\)(?:\(.{1,9}\))?")
EISR_PERSONAL = re.compile(r"11\([1-6]\)(?:\([a-b]\))?")  # personal data in the Scottish Regulations


def citations_in(words: Sequence[Word], regime: str | None = None) -> list[Citation]:
    """What an answer's words rely on, each provision once, at its first place."""
    found: dict[str, Citation] = {}
    if not FIGURE.search(words_to_text(words)):
        return []
    for sentence in sentences_of(words):
        text = words_to_text(sentence)
        cited = list(_in_sentence(text, regime))
        for provision, start, end, beside in _relied_on(text, cited):
            if provision not in found:
                spans, sure = words_to_spans(words_between(sentence, start, end)), BESIDE if beside else 1.0
                found[provision] = Citation(provision, text[start:end].strip(), spans, sure)
    return [cited for cited in found.values() if not _is_told_closer(cited.provision, found)]


def denies(text: str) -> bool:
    """Whether a sentence says that a provision is not relied on. That a duty does not apply is what refusals say."""
    found = DENIED.search(text)
    still = STILL.search(COMPLAINT_UPHELD.sub("", text))
    return found is not None and still is None and not DUTY.search(text[: found.start()])


def _relied_on(text: str, cited: Sequence[Written]) -> Sequence[Written]:
    """Those of a sentence's provisions that it does not deny: "section 40(2) applies, but section 41 does not"."""
    cited = [each for each in cited if not NAMED_BY_ASKER.search(text[: each.start])]
    return [each for each in cited if _is_applied(text, each.start)] if cited and denies(text) else cited


def _is_applied(text: str, at: int) -> bool:
    """Whether the clause at a place says by itself that what it cites applies."""
    begin = max((found.end() for found in CLAUSE.finditer(text, 0, at)), default=0)
    after = CLAUSE.search(text, at)
    clause = text[begin : after.start() if after else len(text)]
    return bool(APPLIES.search(clause)) and not DENIED.search(clause) and not WEIGHS.search(clause)


def denied_in(runs: Sequence[Sequence[Word]], regime: str | None = None) -> list[frozenset[str]]:
    """What each of an answer's paragraphs may cite and does not rely on: what is denied of it, and what is denied
    of any other and nowhere said to stand. "I do not uphold that refusal. … For the third name section 40 remains"."""
    texts = [words_to_text(words) for words in runs]
    denied, kept = [set[str]() for _ in runs], set[str]()
    last, named_at = set[str](), 0  # what was named last before, and in which paragraph
    for at, words in enumerate(runs) if any(map(DENIED.search, texts)) else ():
        own = set[str]()
        for said in map(words_to_text, sentences_of(words)) if _may_tell(texts[at]) else ():
            cited = list(_in_sentence(said, regime))
            named = {each.provision for each in cited}
            if denies(said):
                denied[at] |= named - {each.provision for each in _relied_on(said, cited)}
                same = last if not named and _denies_the_same(said, FIGURE.search(texts[at]) is not None) else ()
                denied[named_at].update(same)
            elif STILL.search(said):
                own |= named
            last, named_at = (named, at) if named else (last, named_at)
        denied[at] -= own
        kept |= own
    every = set().union(*denied)
    return [frozenset(here | (every - kept)) for here in denied]


def _denies_the_same(text: str, anywhere: bool) -> bool:
    """Whether a denial is of what was named before: "that decision" or "the exemption" stands right before or after it.

    `anywhere`: no further off than in the same sentence, where its paragraph names what is denied.
    """
    denial = DENIED.search(text)
    if denial is None or anywhere:
        return denial is not None and THE_SAME.search(text) is not None
    begin = max(denial.start() - NEAR, 0)
    return any(each.end() > begin and each.start() < denial.end() + NEAR for each in THE_SAME.finditer(text))


def _may_tell(text: str) -> bool:
    return FIGURE.search(text) is not None or DENIED.search(text) is not None


def _is_told_closer(provision: str, found: dict[str, Citation]) -> bool:
    """ "Section 31 is qualified" says no more than the "section 31(1)(a)" beside it."""
    return any(other != provision and other.startswith(provision + "(") for other in found)


def _in_sentence(text: str, regime: str | None) -> Iterator[Written]:
    return (each for each in _written_in(text) if _counts(each.provision, regime))


def unknown_in(text: str) -> Iterator[Written]:
    """Provisions of the letter's own law that a sentence names and that are neither exemptions nor duties."""
    return (each for each in _written_in(text) if UNKNOWN.fullmatch(each.provision))


def _written_in(text: str) -> Iterator[Written]:
    if not FIGURE.search(text):
        return
    any_of = ANY_OF.search(text)
    for match in lists_in(text, any_of.start() if any_of else len(text)):
        after = text[match.end() : match.end() + 160]
        own = OWN_LAW.match(after)
        if (not own and _law_before(text[: match.start()])) or THING.match(after) or _is_of_a_policy(match, after):
            continue
        other = not own and OTHER_LAW.match(after)
        yield from _before_other_law(match) if other else pieces(match)


def _before_other_law(match: re.Match[str]) -> Iterator[Written]:
    """ "section 44(1)(a) read with section 348 of the Financial Services Act 2000": what the other Act is read with."""
    reads = [each.start() for each in READS.finditer(match["list"])]
    return (each for each in pieces(match) if reads and each.end <= match.start("list") + reads[-1])


def _is_of_a_policy(match: re.Match[str], after: str) -> bool:
    """Points are how contracts and policies number: "section 12.3", "section 12.3(a) of the Constitution"."""
    if not POINTED.search(match["list"]) or OWN_LAW.match(after):
        return False
    is_bare = POINTED.fullmatch(match["list"]) is not None and not APPLIES.search(match.string)
    return is_bare or OF_ANOTHER.match(after) is not None


def _law_before(text: str) -> bool:
    return re.search(r"(?:Act \d{4}|GDPR|DPA 2018|DPA)[,:]?\s*(?:under\s*)?\(?$", text) is not None and not re.search(
        r"(?:Information|FOI) Act \d{4}[,:]?\s*\(?$", text
    )


def _counts(provision: str, regime: str | None) -> bool:
    if provision.startswith("reg "):
        scottish = regime == "FOISA" and EISR_PERSONAL.fullmatch(provision[4:]) is not None
        return scottish or EIR_RELIED_ON.fullmatch(provision[4:]) is not None
    number = provision.split("(")[0]
    if number in NOTICES:
        return False
    return number in FOIA_RELIED_ON or (regime == "FOISA" and number == "18")


SHORT_NAMES = re.compile(r"\b(?:foisa|foia|eirs?|regulation 12)\b")


def _is_scottish(said: str) -> bool:
    """A letter that names its Act nowhere, but the commissioner to whom one may appeal."""
    other = "freedom of information act" in said or "environmental information (scotland)" in said
    return "scottish information commissioner" in said and not other


def regime_of(text: str) -> str | None:
    """The law the letter names: "FOIA", "EIR" or "FOISA"."""
    said = text.lower()  # by plain words where that will do: this is asked of the whole letter
    words = SHORT_NAMES.findall(said)
    if "freedom of information (scotland) act" in said or "foisa" in words or _is_scottish(said):
        return "FOISA"
    eir = said.count("environmental information") + len(words) - words.count("foia")
    foi = said.count("freedom of information act") + said.count("foi act") + words.count("foia")
    if eir > foi:
        return "EIR"
    return "FOIA" if foi or "freedom of information" in said else None
