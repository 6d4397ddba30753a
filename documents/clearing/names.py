"""Known people found again on the pages, in whatever form their details stand there.

    Zyxanthe Mary Quillfeather   Quillfeather, Zyxanthe   Z. Quillfeather   ZM Quillfeather   Ms Quillfeather
    Zyxanthe   QUILLFEATHER’s   Quill-⏎feather   zquillfeather99   Q u i l l f e a t h e r   quill_feather
    rehtaeflliuQ

Pages are compared without what only printing puts in: ligatures, accents, soft hyphens, hyphens and breaks at the ends
of lines, signs that nobody sees; and Cyrillic, Greek and other letters are those they look like. Every place found is
a place in the page's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

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
PIECES = re.compile(r"(?P<plain>[\x01-\x5f\x61-\x7f]+)|.", re.S)  # ASCII but for what may stand for an apostrophe
JOINED = re.compile(r"[-\u2010\u2011]\s*\n\s*")
BETWEEN = re.compile(r"[\s_-]+")
LOOKALIKES = str.maketrans(  # Cyrillic and Greek capitals, then their small letters
    "АВСЕНІЈКМОРЅТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧаеорсухіјѕԁһԛԝοανρικυıȷƒſłøđħŧɑɡɩⅼ",
    "ABCEHIJKMOPSTYXABEZHIKMNOPTYXaeopcyxijsdhqwoavpikuijfslodhtagil",
)
SURE, NEARLY, PERHAPS = 1.0, 0.9, 0.6


class Plain:
    """A page's text as it is compared, and where each sign of that stands in the text itself."""

    def __init__(self, text: str) -> None:
        said: list[str] = []
        self._places: list[int] = []
        for found in PIECES.finditer(JOINED.sub(lambda joined: "\x00" * len(joined[0]), text)):
            if found["plain"]:
                said.append(found[0].lower())
                self._places += range(*found.span())
            else:
                folded = _folded_sign(found[0])
                said.append(folded)
                self._places += [found.start()] * len(folded)
        self.text = "".join(said)

    def span(self, page: int, start: int, end: int) -> Span:
        """Where a stretch of the compared text stands on the page."""
        return Span(page, self._places[start], self._places[end - 1] + 1)


@cache
def _folded_sign(sign: str) -> str:
    """What is compared of a sign; nothing of one that nobody sees."""
    folded = unicodedata.normalize("NFKD", sign).translate(LOOKALIKES).casefold().translate(LOOKALIKES)
    kept = (each for each in folded if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return "".join("'" if each in "’ʼ`" else each for each in kept if each != "\x00")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of somebody's details. `needs`: what stands on a page that holds it, without blanks and hyphens."""

    pattern: re.Pattern[str]
    needs: str
    detail: Detail
    why: str
    sure: float


def known_people(pages: Sequence[PageText], people: Iterable[KnownPerson]) -> Iterator[PersonalDetail]:
    """Every place where a known person's name, e-mail address, telephone number or address stands."""
    forms = [each for person in people for each in _forms(person)]
    for page in pages if forms else ():
        plain = Plain(page.text)
        together = BETWEEN.sub("", plain.text)
        taken = bytearray(len(plain.text))
        for form in forms:
            for found in form.pattern.finditer(plain.text) if form.needs in together else ():
                start, end = found.span("it")
                if 1 not in taken[start:end]:
                    taken[start:end] = b"\x01" * (end - start)
                    yield PersonalDetail(form.detail, plain.span(page.number, start, end), form.why, form.sure)


def _forms(person: KnownPerson) -> Iterator[Form]:
    """What to look for, the longest forms first: a shorter one is not found within them."""
    for email in person.emails:
        why = "It is an e-mail address of the case."
        yield Form(_compiled(_spelt(email)), _together(email), Detail.EMAIL, why, SURE)
    for phone in person.phones:
        digits = re.sub(r"\D", "", phone)
        local = re.sub(r"^(?:0044|44|0)", "", digits)
        if len(local) >= 6:
            told = r"(?:\+?(?:00)?44[\s()-]{0,3}0?|0)?[\s()-]{0,3}" + r"[\s().-]{0,3}".join(local)
            yield Form(_compiled(told), local[0], Detail.PHONE, "It is a telephone number of the case.", SURE)
    for address in person.addresses:
        for line in _lines_of_address(address):
            words, why = line.split(), "It is from an address of the case."
            yield Form(_compiled(_worded(words)), _together(words[-1]), Detail.POST, why, NEARLY)
    for name in person.names:
        yield from _of_name(name)


def _lines_of_address(address: str) -> Iterator[str]:
    """What in an address tells a home: a line with a number, and the postcode."""
    for line in re.split(r"[\n,;]+", _folded(address)):
        if re.search(r"\d", line) and len(line.strip()) > 3:
            yield line.strip()


def _of_name(name: str) -> Iterator[Form]:
    turned = name.split(",")
    if len(turned) == 2:
        name = f"{turned[1]} {turned[0]}"
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", _folded(name)) if word not in TITLES]
    if len(words) > 1:
        yield from _in_full(words)
    if words:
        yield from _in_part(words[0] if len(words) > 1 else "", words[-1])


def _in_full(words: Sequence[str]) -> Iterator[Form]:
    """A name with its forename, or the forename's initial."""
    first, last, surname = _spelt(words[0]), _spelt(words[-1]), words[-1]
    middle = r"(?:[\s.]{1,3}[^\W\d_][\w'.-]{0,30}){0,3}?"
    yield _named(rf"{ANY_TITLE}{first}{middle}\s{{1,3}}{last}", surname, WHY, SURE)
    yield _named(rf"{last}\s?,?\s{{1,3}}{ANY_TITLE}{first}", surname, f"{WHY} Turned round.", SURE)
    initials = r"[\s.]{0,2}".join(word[0] for word in words[:-1])
    some = rf"(?:{initials}|{words[0][0]})"
    yield _named(rf"{ANY_TITLE}{some}[\s.]{{1,3}}{last}", surname, f"{WHY} With initials.", SURE)
    yield _named(rf"{last}\s?,?\s{{1,3}}{some}\b\.?", surname, f"{WHY} Turned round, with initials.", NEARLY)
    dotted = [f"{word[0]}." for word in words]
    yield _named(r"\s?".join(map(re.escape, dotted)), "".join(dotted), f"{WHY} Initials alone.", PERHAPS)


def _in_part(first: str, last: str) -> Iterator[Form]:
    """A surname with a title, within another word or alone; a forename alone."""
    yield _named(rf"{A_TITLE}\s{{1,3}}{_spelt(last)}", last, WHY, SURE)
    if len(last) >= 6:
        it = rf"(?:[\w.+-]{{1,30}}{re.escape(last)}|{re.escape(last)}(?=[\w+@]))[\w+-]{{0,30}}(?:@[\w.-]{{1,80}})?"
        within = re.compile(rf"(?<![\w.])(?P<it>{it})")
        yield Form(within, _together(last), Detail.NAME, f"{WHY} Within another word.", NEARLY)
    if len(last) >= 3 and last not in WORDS_TOO:
        yield _named(_spelt(last), last, f"{WHY} The surname alone.", NEARLY)
    for word in {first, last}:
        if len(word) >= 5 and (turned := _folded(word)[::-1]) not in (word, *WORDS_TOO):
            yield _named(_spelt(turned), turned, f"{WHY} Spelt backwards.", NEARLY)
    if len(first) >= 3 and first not in WORDS_TOO:
        yield _named(_spelt(first), first, f"{WHY} The forename alone.", PERHAPS)


def _named(pattern: str, needs: str, why: str, sure: float) -> Form:
    return Form(_compiled(pattern), _together(needs), Detail.NAME, why, sure)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<it>{pattern})(?!\w)")


def _spelt(word: str) -> str:
    """A word, though a line may break in it or, where it is long enough to be told then, its letters stand apart."""
    between = r"[\s_-]?" if len(word) >= 5 else r"\n?"
    return between.join("-?" if sign == "-" else re.escape(sign) for sign in _folded(word))


def _together(said: str) -> str:
    """Words without blanks and hyphens."""
    return BETWEEN.sub("", _folded(said))


def _worded(words: Sequence[str]) -> str:
    return r"[\s,.]{1,4}".join(_spelt(word) for word in words)


def _folded(said: str) -> str:
    return Plain(said).text
