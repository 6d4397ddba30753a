"""Links: labels with targets, addresses written out, and words in tables that look like a link but have no target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from documents.reading.shapes import Link
from documents.reading.tables import FoundTable, Sheet
from documents.reading.words import Page, Word, words_to_spans, words_to_text

HOST = (  # "walesfoi.gov.uk/log", but neither the host of an e-mail address nor the name GOV.UK
    r"(?<![\w@./%(-])(?-i:(?:[a-z0-9-]{1,63}\.){1,5}(?:uk|wales|cymru|scot|london|com|org|net|int|eu|ie|example))"
    r"(?:/[^\s<>\"“”]{0,2000}|(?![\w@.-]|\.\w))"
)
BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{3,2000}|" + HOST, re.I)
FILE = re.compile(r"[\w%~.-]{3,200}\.(?:pdf|docx?|xlsx?|csv|pptx?|odt|ods|zip)\b", re.I)
HINT = re.compile(
    r"\s?\(?\s?(?P<hint>(?:pages?|pp?\.|paragraphs?|paras?\.?|sections?|tables?|annex"
    r"|appendix)\s?\d{1,4}(?:\s?(?:-|–|to|and)\s?\d{1,4})?)\s?\)?",
    re.I,
)
HINT_BEFORE = re.compile(  # "pages 4 to 6 of the report at", "(pages 4 to 6):"
    r"(?<!\w)(?P<hint>(?:pages?|pp?\.?)\s?\d{1,4}(?:\s?(?:-|–|to|and)\s?\d{1,4})?)"
    r"(?:\s{1,3}(?:of|in|on)\s[^.;:()]{0,80}:?|\)\s?:?)\s{0,3}$",
    re.I,
)
BEFORE = 140  # characters looked at before a link
PROMISES = re.compile(  # words that are a link or nothing
    r"\bclick(?:ing)? (?:here|(?:on )?(?:the|this) link)\b"
    r"|\b(?:available|found|published|viewed|accessed|downloaded) here(?=[.,;)]|$)",
    re.I | re.M,
)
NEAR = 300  # characters after such words in which the address may be given, or before them
SAFE = re.compile(r"(?:https?://|mailto:|tel:|www\.|/)", re.I)
TRIM = ".,;:)]”\"'>…"


def find_links(sheets: Sequence[Sheet], tables: Sequence[FoundTable]) -> list[Link]:
    """Every link of the letter, in reading order."""
    texts = [sheet.page.text for sheet in sheets]
    in_tables = [(at, word) for at, found in enumerate(tables) for word in _words(found)]
    places = {(word.page, word.start): at for at, word in in_tables}
    whole = {(word.page, word.start): word for _, word in in_tables}
    with_tables = {word.page for _, word in in_tables}
    links: list[tuple[tuple[int, int], Link]] = []
    for sheet in sheets:
        # the words of table cells as the table has them: made whole where they were cut
        order = sheet.page.words
        if sheet.page.number in with_tables:
            order = tuple(whole.get((word.page, word.start), word) for word in order)
        if sheet.page.links:
            links += [_placed(link, places) for link in _labelled(sheet.page, order, texts)]
        bare = list(_bare(order, texts))
        if bare and BARE.search(sheet.page.text):
            links += [_placed(link, places) for link in bare]
    for at, found in enumerate(tables):
        links += [_placed(link, {}) for link in _named_files(at, found, texts)]
    given: defaultdict[int, list[int]] = defaultdict(list)
    for (number, start), _ in links:
        given[number].append(start)
    promised = (link for sheet in sheets for link in _promised(sheet.page, given[sheet.page.number], texts))
    links += [_placed(link, places) for link in promised]
    return [link for _, link in sorted(links, key=lambda each: each[0])]


def _words(found: FoundTable) -> Iterable[Word]:
    return (word for row in found.cells for cell in row for word in cell)


def _placed(link: Link, places: dict[tuple[int, int], int]) -> tuple[tuple[int, int], Link]:
    first = (link.spans[0].page, link.spans[0].start)
    table = places.get(first, link.in_table)
    return first, Link(link.label, link.url, link.page_hint, link.spans, table)


def _labelled(page: Page, words: Sequence[Word], texts: Sequence[str]) -> Iterable[Link]:
    run: list[Word] = []
    for word in [*words, None]:
        if run and (word is None or word.link != run[-1].link):
            yield _made(page, run, texts)
            run = []
        if word is not None and word.link is not None:
            run.append(word)


def _made(page: Page, run: list[Word], texts: Sequence[str]) -> Link:
    url = page.links[run[0].link or 0].strip()
    label = words_to_text(run)
    return Link(
        label.strip(TRIM) if BARE.fullmatch(label) else label,
        url if SAFE.match(url) else None,
        _page_hint(page.text, run),
        words_to_spans(run, texts),
    )


def _page_hint(text: str, run: Sequence[Word]) -> str | None:
    """Where to look in what a link leads to, as said after it or else before it."""
    after = text[run[-1].end : run[-1].end + 60]
    hint = HINT.match(after)
    ended = run[-1].text[-1] in ".;" or (hint is not None and "\n" in after[: hint.start("hint")])
    if hint and ended and "(" not in hint.group():
        hint = None  # words of the next sentence or line, not of the link
    before = text[max(run[0].start - BEFORE, 0) : run[0].start].rpartition("\n\n")[2]
    hint = hint or HINT_BEFORE.search(before)
    return " ".join(hint["hint"].split()) if hint else None


def _bare(words: Sequence[Word], texts: Sequence[str]) -> Iterable[Link]:
    """Addresses written out. A long one may be printed over several lines."""
    done = 0
    for at in [at for at, word in enumerate(words) if "." in word.text or "//" in word.text]:  # nearly none
        word = words[at]
        if at < done or word.link is not None or not BARE.search(word.text):
            continue
        run = [word]
        while at + len(run) < len(words) and words[at + len(run)].joined and words[at + len(run)].link is None:
            run.append(words[at + len(run)])
        done = at + len(run)
        whole = BARE.search(words_to_text(run))
        url = _closed(whole.group()) if whole else ""
        target = url if url.lower().startswith("http") else f"https://{url}"
        yield Link(url, target, _page_hint(texts[word.page - 1], run), words_to_spans(run, texts))


def _closed(url: str) -> str:
    while url and (url[-1] in TRIM) and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url


def _promised(page: Page, given: Sequence[int], texts: Sequence[str]) -> Iterable[Link]:
    """ "Click here", where no link stands on these words or near them. `given`: where links of the page begin."""
    for said in PROMISES.finditer(page.text):
        words = [word for word in page.words if said.start() <= word.start < said.end()]
        if words and not any(-NEAR < start - said.start() < NEAR for start in given):
            yield Link(words_to_text(words).strip(TRIM), None, None, words_to_spans(words, texts))


def _named_files(at: int, found: FoundTable, texts: Sequence[str]) -> Iterable[Link]:
    """Cells that name a file, or end in a host in brackets, without any target."""
    for row in found.cells:
        for cell in row:
            text = words_to_text(cell)
            if "." in text and all(word.link is None for word in cell) and not BARE.search(text) and FILE.search(text):
                yield Link(text, None, None, words_to_spans(cell, texts), at)
