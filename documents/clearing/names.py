"""Known people found again on the pages, in whatever form their details stand there.

    Zyxanthe Mary Quillfeather   Quillfeather, Zyxanthe   Z. Quillfeather   ZM Quillfeather   Ms Quillfeather
    Zyxanthe   QUILLFEATHER’s   Quill-⏎feather   zquillfeather99   Q u i l l f e a t h e r

Pages are compared without what only printing puts in: ligatures, accents, soft hyphens, hyphens and breaks at the ends
of lines, signs that nobody sees. Every place found is a place in the page's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from documents.clearing.personal import Detail, KnownPerson, PersonalDetail
from documents.reading.shapes import PageText
from documents.reading.spans import Span

TITLE_WORDS = "mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev reverend"
TITLES = frozenset(TITLE_WORDS.split())
COMMON_WORDS = (
    "mark may will rose grace hope faith joy april june summer bill rob sue pat art grant dean frank jack ray drew"
    " chase mason young king page bell hill wood stone brown white black green gray grey long short day law park ward"
    " price cook baker north west field banks rivers marsh moore lane street case service office dale sharp best wise"
    " rich love cross church parish bishop major county officer police crime force child victim cash bond lock ford"
    " sales chance"
)
# Forenames and surnames that are words as well: by themselves they say nothing.
WORDS_TOO = frozenset(COMMON_WORDS.split())
A_TITLE = rf"(?:{'|'.join(sorted(TITLES))})\.?"
ANY_TITLE = rf"(?:{A_TITLE}\s{{1,3}})?"
WHY = "It is a name of the case."
JOINED = re.compile(r"[-\u2010\u2011]\s*\n\s*")
MOST_PLACES = 400
SURE, NEARLY, PERHAPS = 1.0, 0.9, 0.6


class Plain:
    """A page's text as it is compared, and where each sign of that stands in the text itself."""

    def __init__(self, text: str) -> None:
        said: list[str] = []
        self._places: list[int] = []
        skipped = {at for found in JOINED.finditer(text) for at in range(*found.span())}
        for at, sign in enumerate(text):
            if at in skipped:
                continue
            for each in unicodedata.normalize("NFKD", sign).casefold():
                if not unicodedata.combining(each) and unicodedata.category(each) != "Cf":
                    said.append("'" if each in "’ʼ`" else each)
                    self._places.append(at)
        self.text = "".join(said)

    def span(self, page: int, start: int, end: int) -> Span:
        """Where a stretch of the compared text stands on the page."""
        return Span(page, self._places[start], self._places[end - 1] + 1)


def known_people(pages: Sequence[PageText], people: Iterable[KnownPerson]) -> Iterator[PersonalDetail]:
    """Every place where a known person's name, e-mail address, telephone number or address stands."""
    patterns = [each for person in people for each in _patterns(person)]
    for page in pages if patterns else ():
        plain = Plain(page.text)
        taken: list[tuple[int, int]] = []
        for pattern, detail, why, sure in patterns:
            for found in list(pattern.finditer(plain.text))[:MOST_PLACES]:
                start, end = found.span("it")
                if not any(start < after and before < end for before, after in taken):
                    taken.append((start, end))
                    yield PersonalDetail(detail, plain.span(page.number, start, end), why, sure)


Pattern = tuple[re.Pattern[str], Detail, str, float]


def _patterns(person: KnownPerson) -> Iterator[Pattern]:
    """What to look for, the longest forms first: a shorter one is not found within them."""
    for email in person.emails:
        yield _compiled(_spelt(email)), Detail.EMAIL, "It is an e-mail address of the case.", SURE
    for phone in person.phones:
        digits = re.sub(r"\D", "", phone)
        local = re.sub(r"^(?:0044|44|0)", "", digits)
        if len(local) >= 6:
            told = r"(?:\+?(?:00)?44[\s()-]{0,3}0?|0)?[\s()-]{0,3}" + r"[\s().-]{0,3}".join(local)
            yield _compiled(told), Detail.PHONE, "It is a telephone number of the case.", SURE
    for address in person.addresses:
        for line in _lines_of_address(address):
            yield _compiled(_worded(line.split())), Detail.POST, "It is from an address of the case.", NEARLY
    for name in person.names:
        yield from _of_name(name)


def _lines_of_address(address: str) -> Iterator[str]:
    """What in an address tells a home: a line with a number, and the postcode."""
    for line in re.split(r"[\n,;]+", _folded(address)):
        if re.search(r"\d", line) and len(line.strip()) > 3:
            yield line.strip()


def _of_name(name: str) -> Iterator[Pattern]:
    turned = name.split(",")
    if len(turned) == 2:
        name = f"{turned[1]} {turned[0]}"
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", _folded(name)) if word not in TITLES]
    if len(words) > 1:
        yield from _in_full(words)
    if words:
        yield from _in_part(words[0] if len(words) > 1 else "", words[-1])


def _in_full(words: Sequence[str]) -> Iterator[Pattern]:
    """A name with its forename, or the forename's initial."""
    first, last = _spelt(words[0]), _spelt(words[-1])
    middle = r"(?:[\s.]{1,3}[^\W\d_][\w'.-]{0,30}){0,3}?"
    yield _compiled(rf"{ANY_TITLE}{first}{middle}\s{{1,3}}{last}"), Detail.NAME, WHY, SURE
    yield _compiled(rf"{last}\s?,?\s{{1,3}}{ANY_TITLE}{first}"), Detail.NAME, f"{WHY} Turned round.", SURE
    initials = r"[\s.]{0,2}".join(word[0] for word in words[:-1])
    some = rf"(?:{initials}|{words[0][0]})"
    yield _compiled(rf"{ANY_TITLE}{some}[\s.]{{1,3}}{last}"), Detail.NAME, f"{WHY} With initials.", SURE
    yield _compiled(rf"{last}\s?,?\s{{1,3}}{some}\b\.?"), Detail.NAME, f"{WHY} Turned round, with initials.", NEARLY
    dotted = r"\.\s?".join(word[0] for word in words)
    yield _compiled(rf"{dotted}\."), Detail.NAME, f"{WHY} Initials alone.", PERHAPS


def _in_part(first: str, last: str) -> Iterator[Pattern]:
    """A surname with a title, within another word or alone; a forename alone."""
    yield _compiled(rf"{A_TITLE}\s{{1,3}}{_spelt(last)}"), Detail.NAME, WHY, SURE
    if len(last) >= 6:
        it = rf"(?:[\w.+-]{{1,30}}{re.escape(last)}|{re.escape(last)}(?=[\w+@]))[\w+-]{{0,30}}(?:@[\w.-]{{1,80}})?"
        yield re.compile(rf"(?<![\w.])(?P<it>{it})"), Detail.NAME, f"{WHY} Within another word.", NEARLY
    if len(last) >= 3 and last not in WORDS_TOO:
        yield _compiled(_spelt(last)), Detail.NAME, f"{WHY} The surname alone.", NEARLY
    if len(first) >= 3 and first not in WORDS_TOO:
        yield _compiled(_spelt(first)), Detail.NAME, f"{WHY} The forename alone.", PERHAPS


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<it>{pattern})(?!\w)")


def _spelt(word: str) -> str:
    """A word, though a line may break in it or, where it is long enough to be told then, its letters stand apart."""
    between = r"\s?" if len(word) >= 5 else r"\n?"
    return between.join(re.escape(sign) for sign in _folded(word))


def _worded(words: Sequence[str]) -> str:
    return r"[\s,.]{1,4}".join(_spelt(word) for word in words)


def _folded(said: str) -> str:
    return Plain(said).text
