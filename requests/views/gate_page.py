"""The gate page: a page of the letter with what was found on it and what is taken out, and the list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from documents.clearing.found import FoundKind
from documents.clearing.shapes import Bar
from documents.drawn_pages import drawn_page, words_on
from documents.errors import NotCleared
from documents.models import LetterPage
from requests.forms.gate import DecisionForm, FlagForm, MarkForm, ReleaseForm
from requests.forms.gate_sheets import SheetForm
from requests.gate.looking import is_stale
from requests.gate.places import boxes_on, removed_from
from requests.gate.reasons import USUAL, personal, proposed
from requests.gate.releasing import second_because
from requests.gate.removing import taken_out
from requests.law.regimes import Regime
from requests.models import FiledLetter, FOIRequest, Gate, GateFinding, Person, Redaction, Release
from requests.models.gate import Decision, Source
from requests.views.gate_discs import Discs
from requests.views.gate_sheet_page import ShownSheets, shown_sheets
from requests.views.marks import Disc, Rect, around

LONGEST_QUOTED = 120
MARKS = ("words", "box", "name")
Typed = Mapping[str, DecisionForm | MarkForm | SheetForm]
Start = Mapping[str, int | str]
NAMES = frozenset({FoundKind.NAME, FoundKind.EMAIL, FoundKind.SIGNATURE})


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the list. `rects` and `disc`: on the picture of the page that is shown; `words`: what it is of."""

    row: GateFinding
    number: int
    state: str
    state_kind: str
    words: str
    rects: tuple[Rect, ...]
    disc: Disc | None
    redaction: Redaction | None
    is_name: bool
    form: DecisionForm | None


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run of the page's text: plain, or of a finding."""

    text: str
    finding: ShownFinding | None = None


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page with findings: how many, and how many are open."""

    number: int
    count: int
    open: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page that is shown. `bars` as the public copy will have them; `runs`: its text."""

    page: LetterPage
    has_picture: bool
    bars: tuple[tuple[Bar, Rect], ...]
    findings: tuple[ShownFinding, ...]
    runs: tuple[ShownRun, ...]


@dataclass(frozen=True)
class GatePage:
    """All that the page shows."""

    foi_request: FOIRequest
    sheet: Sheet
    count: int  # pages of the letter
    of_file: tuple[ShownFinding, ...]
    sheets: ShownSheets  # of spreadsheets that came with it
    marks: tuple[Redaction, ...]  # what people marked themselves
    rows: Sequence[GateFinding]  # every finding of the letter
    is_stale: bool
    gate: Gate | None
    stale: Sequence[str]
    second_because: str
    forms: Mapping[str, MarkForm]
    flag: FlagForm
    release_form: ReleaseForm

    @property
    def total(self) -> int:
        """How many findings there are."""
        return len(self.rows)

    @property
    def open(self) -> int:
        """How many of them hold it back."""
        return sum(row.is_open for row in self.rows)

    @property
    def decided(self) -> int:
        """How many do not."""
        return self.total - self.open

    @property
    def proposed(self) -> int:
        """Of how many it is known what would be taken out."""
        return sum(row.is_open and row.is_proposed for row in self.rows)

    @property
    def proposed_of_people(self) -> int:
        """How many of those are details of people."""
        proposed = (FoundKind(row.kind) for row in self.rows if row.is_open and row.is_proposed)
        return sum(kind.is_persons or kind is FoundKind.TYPED for kind in proposed)

    @property
    def reasons(self) -> Sequence[str]:
        """What words are usually taken out for under the law of this request; the first is of details of people."""
        return USUAL[Regime(self.foi_request.regime)]

    @cached_property
    def release(self) -> Release | None:
        """The last one. One query."""
        return Release.objects.filter(foi_request=self.foi_request).select_related("released_by").last()

    @cached_property
    def pages(self) -> tuple[OtherPage, ...]:
        """The pages with findings."""
        return tuple(_pages_with(self.rows, self.sheet.page.number))

    @property
    def next_open(self) -> OtherPage | None:
        """The next page with something to decide, after this one or from the start."""
        waiting = [page for page in self.pages if page.open and not page.is_shown]
        later = [page for page in waiting if page.number > self.sheet.page.number]
        return next(iter([*later, *waiting]), None)


def gate_page(foi_request: FOIRequest, person: Person, wanted: int | None, typed: Typed) -> GatePage | None:
    """The gate of a letter at the page `wanted`, or where something is open; None where it has no such page.

    `typed`: forms that were sent and are wrong, by the finding's key or by what was to be marked.
    """
    filed = foi_request.filed_letters.select_related("letter", "reading", "gate").earliest("pk")
    gate: Gate | None = getattr(filed, "gate", None)
    rows = list(filed.gate_findings.select_related("decided_by"))
    page = _page(letter := pages_of(filed), rows, wanted)
    if page is None:
        return None
    redactions = list(filed.redactions.standing().select_related("made_by"))
    start: Start = {"version": foi_request.version, "page": page.number, "reason": personal(foi_request.regime)}
    shown = _Showing(page, foi_request.regime, redactions, start, typed if person.may_file else None).all(rows)
    return GatePage(
        foi_request=foi_request,
        sheet=_sheet(page, foi_request, filed, [each for each in shown if each.row.page == page.number]),
        count=letter.count(),
        of_file=tuple(each for each in shown if each.row.page is None),
        sheets=shown_sheets(filed, rows, page.number, start, typed if person.may_file else None),
        marks=tuple(each for each in redactions if each.source != Source.FINDING),
        rows=rows,
        is_stale=is_stale(foi_request),
        gate=gate,
        stale=taken_out(foi_request, filed).stale,
        second_because=second_because(filed),
        forms={what: _mark_form(what, typed, start) for what in MARKS},
        flag=_flag_form(gate, start),
        release_form=ReleaseForm(initial=start, auto_id="id_release_%s"),
    )


def pages_of(filed: FiledLetter) -> QuerySet[LetterPage]:
    """The letter's pages."""
    return LetterPage.objects.filter(reading=filed.reading_id).select_related("reading__letter").order_by("number")


def _page(letter: QuerySet[LetterPage], rows: Sequence[GateFinding], wanted: int | None) -> LetterPage | None:
    if wanted is not None:
        return letter.filter(number=wanted).first()
    opened = [row.page for row in rows if row.is_open and row.page]
    placed = [row.page for row in rows if row.page]
    numbers = [*opened, *placed]
    return letter.filter(number=numbers[0]).first() if numbers else letter.first()


def _pages_with(rows: Sequence[GateFinding], shown: int) -> Iterator[OtherPage]:
    for number in sorted({row.page for row in rows if row.page}):
        on = [row for row in rows if row.page == number]
        yield OtherPage(number, len(on), sum(row.is_open for row in on), number == shown)


def _flag_form(gate: Gate | None, start: Start) -> FlagForm:
    return FlagForm(initial={**start, "because": gate.flagged_because if gate else ""}, auto_id="id_flag_%s")


def _mark_form(what: str, typed: Typed, start: Start) -> MarkForm:
    sent = typed.get(what)
    return sent if isinstance(sent, MarkForm) else MarkForm(what=what, initial={**start, "what": what})


class _Showing:
    """Shows the findings of a page and those of no page, numbered through the whole letter."""

    def __init__(
        self, page: LetterPage, regime: str, redactions: Sequence[Redaction], start: Start, typed: Typed | None
    ) -> None:
        self.page, self.regime, self.start, self.typed = page, regime, start, typed
        self.discs = Discs(words_on(page), page.width or 0.0, page.height or 0.0)
        self.of_finding = {each.finding_id: each for each in redactions if each.finding_id}

    def all(self, rows: Sequence[GateFinding]) -> list[ShownFinding]:
        here = (self.page.number, None)
        numbered = [(row, number) for number, row in enumerate(rows, 1) if row.page in here]
        return [self._one(row, number) for row, number in numbered if row.page is None or row.kind != FoundKind.SHEET]

    def _one(self, row: GateFinding, number: int) -> ShownFinding:
        rects = tuple(_rects(row, self.page)) if row.page else ()
        redaction = self.of_finding.get(row.pk)
        return ShownFinding(
            row=row,
            number=number,
            state=_state(row, redaction),
            state_kind="bad" if row.is_open else "",
            words=_words(row, self.page),
            rects=rects,
            disc=self.discs.beside(rects[0]) if rects else None,
            redaction=redaction,
            is_name=row.kind in NAMES and row.start is not None,
            form=None if self.typed is None or row.kind == FoundKind.SHEET else self._form(row, self.typed),
        )

    def _form(self, row: GateFinding, typed: Typed) -> DecisionForm:
        sent = typed.get(str(row.pk))
        if isinstance(sent, DecisionForm):
            return sent
        return DecisionForm(finding=row.pk, initial={**self.start, "reason": proposed(row.kind, self.regime).reason})


def _state(row: GateFinding, redaction: Redaction | None) -> str:
    if row.state == Decision.ACCEPTED:
        return "Taken out" if redaction and redaction.paints else "Left out"
    return "Kept" if row.state == Decision.REJECTED else "Open"


def _words(row: GateFinding, page: LetterPage) -> str:
    if row.start is None or row.page is None:
        return ""
    said = " ".join(page.text[row.start : row.end].split())
    return said if len(said) <= LONGEST_QUOTED else f"{said[:LONGEST_QUOTED]}…"


def _rects(row: GateFinding, page: LetterPage) -> Iterator[Rect]:
    yield from (around((box.x0, box.top, box.x1, box.bottom)) for box in boxes_on(page, row))


def _sheet(page: LetterPage, foi_request: FOIRequest, filed: FiledLetter, findings: Sequence[ShownFinding]) -> Sheet:
    has_picture = drawn_page(page) is not None and bool(page.width and page.height)
    try:
        bars, _ = removed_from(foi_request, filed, page) if has_picture else ([], [])
    except NotCleared:
        bars = []  # what stands against it is said where it is published
    return Sheet(
        page=page,
        has_picture=has_picture,
        bars=tuple((bar, Rect.of(*_sides(bar))) for bar in bars if bar.paints),
        findings=tuple(findings),
        runs=tuple(_runs(page.text, findings)),
    )


def _sides(bar: Bar) -> tuple[float, float, float, float]:
    return bar.box.x0, bar.box.top, bar.box.x1 - bar.box.x0, bar.box.bottom - bar.box.top


def _runs(text: str, findings: Sequence[ShownFinding]) -> Iterator[ShownRun]:
    at = 0
    placed = [each for each in findings if each.row.start is not None]
    for each in sorted(placed, key=lambda found: found.row.start or 0):
        start, end = each.row.start or 0, each.row.end or 0
        if start < at:
            continue
        if start > at:
            yield ShownRun(text[at:start])
        yield ShownRun(text[start:end], each)
        at = end
    if at < len(text):
        yield ShownRun(text[at:])
