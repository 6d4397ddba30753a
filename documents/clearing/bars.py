"""Bars burned into a page's picture: what was there is not under them, it is gone."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from documents.clearing.greys import STEP, TO_GREYS
from documents.clearing.shapes import Bar
from documents.reading.formats.pdf_ink import FAINT

BLACK, WHITE = 0, 255
SMALLEST, LARGEST = 8, 24  # pixels of type
SIDE = 4  # pixels beside the words on a bar


def burned(picture: Image.Image, bars: Sequence[Bar], scale: float) -> Image.Image:
    """The picture with the bars painted over it, each with its label where that fits.

    Where words go that the page hardly shows, what little it shows of them goes too.
    """
    painted = [bar for bar in bars if bar.paints]
    made = picture.copy()
    for bar in bars:
        if not bar.paints:
            _clear(made, tuple(round(side * scale) for side in bar.box))
    if not painted:
        return made
    brush = ImageDraw.Draw(made)
    sides = [tuple(round(side * scale) for side in bar.box) for bar in painted]
    for each in sides:
        brush.rectangle(each, fill=BLACK)
    for bar, each in zip(painted, sides, strict=True):  # after all of them: another bar may lie over this one
        _print(brush, bar.label, each)
    return made.point([grey * STEP for grey in TO_GREYS])


def _clear(picture: Image.Image, sides: tuple[int, ...]) -> None:
    """Take away what hardly stands out there; what else the page shows stays."""
    x0, top, x1, bottom = sides
    area = max(x0 - 1, 0), max(top - 1, 0), min(x1 + 2, picture.width), min(bottom + 2, picture.height)
    if area[0] < area[2] and area[1] < area[3]:
        cut = picture.crop(area)
        shades = cut.histogram()
        usual = shades.index(max(shades))
        picture.paste(cut.point([usual if abs(shade - usual) < FAINT else shade for shade in range(256)]), area)


def _print(brush: ImageDraw.ImageDraw, label: str, sides: tuple[int, ...]) -> None:
    """The label along the bar: on one that is higher than wide, as over words of a turned page, from its foot up."""
    x0, top, x1, bottom = sides
    wide, high = x1 - x0, bottom - top
    is_turned = high > wide
    long, thick = (high, wide) if is_turned else (wide, high)
    size = min(int(thick * 0.7), LARGEST)
    while label and size >= SMALLEST:
        font = ImageFont.load_default(size)
        if brush.textlength(label, font=font) <= long - 2 * SIDE:
            strip = Image.new("L", (long + 1, thick + 1), BLACK)
            ImageDraw.Draw(strip).text((SIDE, thick / 2), label, fill=WHITE, font=font, anchor="lm")
            mask = strip.transpose(Image.Transpose.ROTATE_90) if is_turned else strip
            brush.bitmap((x0, top), mask, fill=WHITE)
            return
        size -= 1
