"""What an authority's addresses, and what a file says beside its text, tell of its name.

foi@estmerefire.gov.uk, www.estmerefire.gov.uk      "Estmere Fire and Rescue Service": its first word is in the host's
information@nwra.org.uk                             "NWRA": the host's own label
<title>Taxi licences | Glenorran Council</title>    a page that names its authority nowhere else
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from documents.reading.blocks import Block
from documents.reading.shapes import Fact
from documents.reading.words import words_between, words_to_spans

HOST = re.compile(r"(?:@|www\.|https?://)(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})", re.I)
SUFFIXES = re.compile(r"www|uk|gov|org|ac|co|nhs|police|com|net|sch|wales|scot|cymru|llyw|example|parliament|int|eu")
JOINTS = re.compile(r"of|and|the|for|on|upon|in")
# Words that many authorities have in their names: none is told by them alone.
COMMON = re.compile(
    r"health|social|care|trust|nhs|foundation|hospitals?|university|county|borough|city|district|council|fire|rescue"
    r"|services?|authority|police|crime|commissioner|integrated|board|constabulary|office|regional|combined|ambulance"
    r"|partnership|community|mental|group|college|school|department|cyngor|sir|heddlu"
)
SHORT_NAME = re.compile(r"\b[A-Z][a-z]?[A-Z][A-Za-z]{0,6}\b")


def labels_in(texts: Iterable[str]) -> frozenset[str]:
    """The hosts in these texts, each by the label that is its own: "tarrow" of "foi.tarrow.gov.uk"."""
    hosts = (found["host"].lower().split(".") for text in texts for found in HOST.finditer(text[:3000]))
    own = ([label for label in host if not SUFFIXES.fullmatch(label)] for host in hosts)
    return frozenset(labels[-1].replace("-", "") for labels in own if labels)


def is_of(name: str, labels: Iterable[str]) -> bool:
    """Whether a host may be that of the body so named: by its initials, or a word that few others have."""
    every = [word.lower() for word in re.findall(r"\w+", name)]
    words = [word for word in every if not JOINTS.fullmatch(word)]
    whole = "".join(words)
    initials = {"".join(word[0] for word in each) for each in (every, words)}
    own = [word for word in words if len(word) > 4 and not COMMON.fullmatch(word)]
    return any(
        label in initials or (len(label) > 3 and label in whole) or any(word in label for word in own)
        for label in labels
        if not COMMON.fullmatch(label)
    )


def is_common(name: str) -> bool:
    """Whether a name is only of words that many have: where it stands, a part of it is missing."""
    return all(COMMON.fullmatch(word) or JOINTS.fullmatch(word) for word in re.findall(r"\w+", name.lower()))


def short_name(blocks: Sequence[Block], issuer: Iterable[str], labels: frozenset[str]) -> Fact | None:
    """The initials by which a letter calls its author, where its host is called the same."""
    for block in blocks:
        for found in SHORT_NAME.finditer(block.text[:300]):
            if found.group().lower() in labels:
                spans = words_to_spans(words_between(block.words, found.start(), found.end()))
                return Fact(found.group(), spans, 0.6)
    named = (found.group() for said in issuer for found in SHORT_NAME.finditer(said))
    return next((Fact(name, (), 0.6) for name in named if name.lower() in labels), None)
