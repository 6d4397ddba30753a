"""What stands at the end of many letters and answers nothing: offers of help, thanks, notes on the disclosure log."""

from __future__ import annotations

import re

COURTESY = re.compile(
    r"^(?:(?:if you|should you)[^.]{0,80}\b(?:quer(?:y|ies)|questions?|concerns?|[ei]nquir(?:y|ies)|clarification"
    r"|discuss|assistance|further information|further freedom)\b"
    r"|if you (?:require|need|want|have|would like|are looking) (?:any |to )?(?:further|make|have|discuss)"
    r"|(?:i|we) (?:hope|trust)\b[^.]{0,60}\b(?:help|use|assist|satisf|answers|information|respon)"
    r"|thank you (?:again )?for your (?:interest|request|patience)"
    r"|please (?:quote|note that (?:this|your) request and|remember to quote|do not hesitate|contact)"
    r"|(?:the )?information (?:disclosed|released|supplied|provided) (?:to you )?in (?:response|reply|answer) to"
    r"|you may be interested to know|next steps$"
    r"|police forces (?:in the (?:united kingdom|uk)|across the country) are routinely"
    r"|in line with (?:our|the) publication scheme"
    r"|i will now close|(?:this|that) (?:notice |letter |response |now ){0,2}(?:concludes|completes)"
    r"|you can find out more about (?:information|the act|section|how)\b|please note that (?:police forces"
    r"|the information (?:supplied|provided))"
    r"|in relation to the freedom of information act, may i|every effort|may i (?:also )?take this opportunity"
    r"|(?:standard )?enclosures?:|cc:|further information$"
    r"|if this is not (?:the|what)|to learn how|(?:rydym|mae(?:’r|'r)?|gallwch|croesawn"
    r"|byddwn)\b[^.]{0,160}\b(?:cymraeg|gymraeg|chymraeg)\b|we welcome (?:correspondence|calls|phone calls)"
    r"|we (?:now )?consider (?:this|your) request|your request (?:is|will) now (?:be )?closed"
    r"|[^.]{0,90}\b(?:may|will|might) (?:also )?be (?:published|placed|made available) (?:on|in) (?:our|the) "
    r"(?:\w+ ){0,2}(?:website|disclosure log)\.?$"
    r"|(?:in accordance with|under|pursuant to|for the purposes of) [^.:]{0,60}"
    r"\bthis (?:letter|response|e-?mail)\b[^.:]{0,20}\b(?:represents|serves as|acts as|constitutes|is)"
    r" (?:as )?an? (?:partial )?refusal notice\b[^.:]{0,80}\.?$"
    r"|dated:? (?:\w+day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}\.?$"
    r"|disclosure log$|about foi$|[^.]{0,40}\bis committed to publishing (?:all )?information released\b"
    r"|(?:related(?: (?:links|pages|content|requests|documents))?|share(?: this page)?|see also|feedback|useful links"
    r"|(?:was|is) this page (?:helpful|useful)\?|print this page|last (?:updated|reviewed)\b.{0,40}|follow us)$"
    # what the requester wrote at the end of the request, copied with it
    r"|if (?:it is not possible to provide|(?:any|some|part) of (?:the|this|my) (?:information|request)"
    r"|(?:this|my) request (?:is|exceeds|would|should)|you (?:believe|feel|consider|decide|hold|are unable|cannot))\b"
    r"[^?]{0,400}\b(?:please|i would|section 16|let me know|my request)\b"
    r"|i (?:would (?:be (?:\w+ )?grateful"
    r"|(?:prefer|like) (?:to receive|the (?:information|response)|(?:you|it|this) to))"
    r"|look forward to"
    r"|understand (?:that )?(?:under|you (?:are|have))|expect (?:a|to))\b)",
    re.I,
)
