"""The heads of a table that has questions beside their answers, in English, Welsh and Irish, in one tongue or in two.

No. | Question | Response        Ref | Request | Our reply | Exemption        Cwestiwn / Question | Ateb / Answer
"""

from __future__ import annotations

import re

QUESTION_HEAD = re.compile(
    r"(?:(?:details? of |text of |part of )?(?:the |your )?(?:original |foi |eir )?)"
    r"(?:questions?|requests?|queries|query|enquiry|information (?:requested|sought|required)|request for information"
    r"|(?:what )?you (?:have |had )?(?:asked|requested|want(?:ed)?|wish(?:ed)?|would like|sought))\b.{0,30}"
    r"|(?:(?:eich|y) )?(?:cwestiwn|cwestiynau|chwestiwn|chwestiynau|cais|gais)\b.{0,30}"
    r"|yr hyn y gofynnwyd amdano|gwybodaeth y gofynnwyd amdani"
    r"|(?:an |do )?(?:ceist|cheist|ceisteanna|iarratas)\b.{0,30}",
    re.I,
)
ANSWER_HEAD = re.compile(
    r"(?:[\w&]{2,16}(?:['’]s?)? ){0,3}(?:answers?|responses?|reply|replies|information (?:provided|supplied|disclosed)"
    r"|comments?|what (?:we|our)|our(?! ref)|we (?:say|said|answer(?:ed)?|repl(?:y|ied)|hold|found))\b.{0,30}"
    r"|(?:ein |yr )?(?:ateb(?:ion)?|hateb(?:ion)?|h?ymateb(?:ion)?)\b.{0,30}"
    r"|(?:an |ár )?(?:b?h?freagra(?:í)?)\b.{0,30}",
    re.I,
)
TONGUES = re.compile(r"[/|·•]|(?<=\s)[–-](?=\s)|[()]")  # between the words of one tongue and those of the other


def heads_questions(head: str) -> bool:
    """Whether a head stands over questions."""
    return _says(head, QUESTION_HEAD)


def heads_answers(head: str) -> bool:
    """Whether a head stands over answers."""
    return _says(head, ANSWER_HEAD)


def _says(head: str, words: re.Pattern[str]) -> bool:
    if words.fullmatch(head):
        return True
    tongues = [each.strip(" :.") for each in TONGUES.split(head)]
    return len(tongues) > 1 and any(words.fullmatch(each) for each in tongues)
