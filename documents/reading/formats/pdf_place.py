"""From a PDF page's own coordinates to points from the top left of the page as it is shown.

PDF: origin bottom left, may be shifted (crop box) and turned (/Rotate)      shown: origin top left, upright
"""

from __future__ import annotations

import ctypes

import pypdfium2
from pypdfium2 import raw

from documents.reading.spans import Box

FINE = 100  # device units a point, so that pdfium's whole numbers are exact enough


class Placing:
    """One page's way from its own coordinates to the shown ones."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        x, y = self._shown(page, 0, 0)
        right_x, right_y = self._shown(page, 1000, 0)
        up_x, up_y = self._shown(page, 0, 1000)
        self._right = ((right_x - x) / 1000, (right_y - y) / 1000)
        self._up = ((up_x - x) / 1000, (up_y - y) / 1000)
        self._origin = (x, y)
        upright = self._right[1] == self._up[0] == 0 and self._right[0] > 0 > self._up[1]
        self._plain = (x, self._right[0], y, self._up[1]) if upright else None

    def _shown(self, page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
        shown_x, shown_y = ctypes.c_int(), ctypes.c_int()
        wide, high = round(self.width * FINE), round(self.height * FINE)
        raw.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, x, y, ctypes.byref(shown_x), ctypes.byref(shown_y))
        return shown_x.value / FINE, shown_y.value / FINE

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF page as shown."""
        return (
            self._origin[0] + x * self._right[0] + y * self._up[0],
            self._origin[1] + x * self._right[1] + y * self._up[1],
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the PDF page as shown."""
        if self._plain is not None and left <= right and bottom <= top:  # nearly always
            x, wide, y, high = self._plain
            return Box(x + left * wide, y + top * high, x + right * wide, y + bottom * high)
        (x, y), (right_x, right_y), (up_x, up_y) = self._origin, self._right, self._up
        x0, x1 = x + left * right_x + bottom * up_x, x + right * right_x + top * up_x
        y0, y1 = y + left * right_y + bottom * up_y, y + right * right_y + top * up_y
        if x0 > x1:
            x0, x1 = x1, x0
        return Box(x0, y0, x1, y1) if y0 < y1 else Box(x0, y1, x1, y0)
