"""What stands on a PDF page beside its text: ruling lines, filled areas, pictures, links, comments."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from documents.reading.formats.pdf_place import Placing
from documents.reading.spans import Box
from documents.reading.tolerances import USUAL
from documents.reading.words import Rule

MOST_OBJECTS = 20_000
MOST_SEGMENTS = 2_000
MOST_ANNOTATIONS = 2_000
DEEPEST = 3
COMMENTS = frozenset(
    (
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_FILEATTACHMENT,
        raw.FPDF_ANNOT_SOUND,
    )
)
NO_COVER = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET))
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
_Object = tuple[raw.FPDF_PAGEOBJECT, int, Matrix]  # with its kind and the way to the page's coordinates


@dataclass(slots=True)
class Marks:
    """A page's marks, in shown coordinates. `links` pairs an area, in the page's own coordinates (left, bottom, right,
    top), with an index into `targets`."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)  # areas that may cover words
    pictures: list[Box] = field(default_factory=list)
    targets: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[tuple[float, float, float, float], int]] = field(default_factory=list)
    comments: list[Box] = field(default_factory=list)


def marks_of(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, placing: Placing) -> Marks:
    """The marks of one page."""
    marks = Marks()
    for made, kind, matrix in _objects(page):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(marks, made, matrix, placing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(made, matrix, placing)
            if box is not None:
                marks.pictures.append(box)
                marks.fills.append(box)
    _add_links(marks, document, page)
    _add_annotations(marks, page, placing)
    return marks


def _objects(page: pypdfium2.PdfPage) -> Iterator[_Object]:
    """The page's objects but its text, those inside form objects too."""
    left = [MOST_OBJECTS]
    count = raw.FPDFPage_CountObjects(page.raw)
    for at in range(min(count, MOST_OBJECTS)):
        made = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(made) == raw.FPDF_PAGEOBJ_TEXT:
            left[0] -= 1
        else:
            yield from _within(made, PLAIN, 0, left)


def _within(made: raw.FPDF_PAGEOBJECT, matrix: Matrix, depth: int, left: list[int]) -> Iterator[_Object]:
    left[0] -= 1
    if left[0] < 0:
        return
    kind = raw.FPDFPageObj_GetType(made)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield made, kind, matrix
        return
    if depth < DEEPEST:
        own = _times(_matrix(made), matrix)
        for at in range(min(raw.FPDFFormObj_CountObjects(made), MOST_OBJECTS)):
            yield from _within(raw.FPDFFormObj_GetObject(made, at), own, depth + 1, left)


def _matrix(made: raw.FPDF_PAGEOBJECT) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(made, ctypes.byref(found))
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(made: raw.FPDF_PAGEOBJECT, matrix: Matrix, placing: Placing) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(made, left, bottom, right, top):
        return None
    x0, y0 = placing.point(*_moved(left.value, bottom.value, matrix))
    x1, y1 = placing.point(*_moved(right.value, top.value, matrix))
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _add_path(marks: Marks, made: raw.FPDF_PAGEOBJECT, matrix: Matrix, placing: Placing) -> None:
    box = _bounds(made, matrix, placing)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(made, ctypes.byref(filled), ctypes.byref(stroked))
    if box is None or not (filled.value or stroked.value):
        return
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if high <= USUAL.thin or wide <= USUAL.thin:
        if max(wide, high) > 2 * min(wide, high):
            marks.rules.append(_rule(box, high <= wide))
        return
    if filled.value:
        marks.fills.append(box)
    segments = raw.FPDFPath_CountSegments(made)
    if segments > 5:
        marks.rules.extend(_segment_rules(made, min(segments, MOST_SEGMENTS), matrix, placing))
    elif stroked.value or not _is_white(made):
        marks.rules.extend(_frame(box))


def _rule(box: Box, level: bool) -> Rule:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return Rule(True, box.x0, y, box.x1, y) if level else Rule(False, x, box.top, x, box.bottom)


def _frame(box: Box) -> list[Rule]:
    return [
        Rule(True, box.x0, box.top, box.x1, box.top),
        Rule(True, box.x0, box.bottom, box.x1, box.bottom),
        Rule(False, box.x0, box.top, box.x0, box.bottom),
        Rule(False, box.x1, box.top, box.x1, box.bottom),
    ]


def _is_white(made: raw.FPDF_PAGEOBJECT) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(made, *(ctypes.byref(each) for each in colour))
    return all(each.value >= 250 for each in colour[:3])


def _segment_rules(made: raw.FPDF_PAGEOBJECT, count: int, matrix: Matrix, placing: Placing) -> Iterator[Rule]:
    """The straight, level or upright pieces of a path that draws many lines at once."""
    whole = _times(_matrix(made), matrix)
    before: tuple[float, float] | None = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(made, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = placing.point(*_moved(x.value, y.value, whole))
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            box = Box(
                min(before[0], here[0]), min(before[1], here[1]), max(before[0], here[0]), max(before[1], here[1])
            )
            if min(box.x1 - box.x0, box.bottom - box.top) < 0.5 < max(box.x1 - box.x0, box.bottom - box.top):
                yield _rule(box, box.x1 - box.x0 > box.bottom - box.top)
        before = here


def _add_links(marks: Marks, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> None:
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    known: dict[str, int] = {}
    for _ in range(MOST_ANNOTATIONS):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
            return
        url = _target(document, link)
        if not url:
            continue
        if url not in known:
            known[url] = len(marks.targets)
            marks.targets.append((url, 0))
        marks.links += [(box, known[url]) for box in _link_areas(link)]


def _target(document: pypdfium2.PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
    if not 1 < length < 8000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()


def _link_areas(link: raw.FPDF_LINK) -> list[tuple[float, float, float, float]]:
    areas = []
    for at in range(min(raw.FPDFLink_CountQuadPoints(link), 50)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFLink_GetQuadPoints(link, at, ctypes.byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            areas.append((min(xs), min(ys), max(xs), max(ys)))
    rect = raw.FS_RECTF()
    if not areas and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
        low, high = sorted((rect.bottom, rect.top))
        areas.append((rect.left, low, rect.right, high))
    return areas


def _add_annotations(marks: Marks, page: pypdfium2.PdfPage, placing: Placing) -> None:
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
        raw.FPDFPage_CloseAnnot(annotation)
        box = placing.box(rect.left, rect.bottom, rect.right, rect.top)
        if kind in COMMENTS:
            marks.comments.append(box)
        if kind not in NO_COVER:
            marks.fills.append(box)
