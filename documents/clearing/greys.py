"""A PDF page drawn in 16 greys."""

from __future__ import annotations

import pypdfium2 as pdfium
from PIL import Image

GREYS = 16
STEP = 255 // (GREYS - 1)
TO_GREYS = [round(value / STEP) for value in range(256)]


def greys(page: pdfium.PdfPage, scale: float, laid_on: bool = False) -> Image.Image:
    """The page in 16 greys, each a step of 17 from black to white; `laid_on` adds its notes and fields."""
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=laid_on, draw_annots=laid_on)
    picture: Image.Image = drawn.to_pil()
    return picture.point([grey * STEP for grey in TO_GREYS])
