"""Draw the logo of the theme in samples/themes: a pine before the sun, over waves.

    python draw_logo.py samples/themes/haesol-mer.png

Drawn four times as large and made smaller, so that its edges are smooth.
"""

from __future__ import annotations

import math
import sys

from PIL import Image, ImageDraw

SIZE = 320
LARGER = 4
NAVY = (18, 62, 86, 255)
GOLD = (198, 148, 52, 255)
SEA = (74, 140, 156, 255)
TRANSPARENT = (255, 255, 255, 0)


def scaled(*numbers: float) -> list[float]:
    """Return lengths of a drawing 100 wide in pixels of the large picture."""
    return [number * SIZE * LARGER / 100 for number in numbers]


def wave(draw: ImageDraw.ImageDraw, y: float, width: float) -> None:
    """Draw a line of waves across the disc."""
    heights = [y + 1.6 * math.sin(x / 100 * math.tau * 4) for x in range(101)]
    flat = [length for x, h in enumerate(heights) for length in scaled(x, h)]
    draw.line(flat, fill=SEA, width=round(scaled(width)[0]), joint="curve")


def emblem() -> Image.Image:
    """Return the emblem on a transparent ground."""
    side = SIZE * LARGER
    picture = Image.new("RGBA", (side, side), TRANSPARENT)
    draw = ImageDraw.Draw(picture)
    draw.ellipse(scaled(30, 12, 78, 60), fill=GOLD)
    for top, half, bottom in ((16, 11, 34), (28, 16, 50), (42, 21, 68)):
        draw.polygon(scaled(46, top, 46 + half, bottom, 46 - half, bottom), fill=NAVY)
    draw.rectangle(scaled(43.5, 68, 48.5, 78), fill=NAVY)
    for y in (77, 84, 91):
        wave(draw, y, 3.4)
    ring = Image.new("RGBA", (side, side), TRANSPARENT)
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).ellipse(scaled(4, 4, 96, 96), fill=255)
    ring.paste(picture, mask=mask)
    ImageDraw.Draw(ring).ellipse(
        scaled(2, 2, 98, 98), outline=NAVY, width=round(scaled(3.2)[0])
    )
    return ring.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    emblem().save(sys.argv[1], optimize=True)
