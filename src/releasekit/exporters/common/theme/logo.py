"""A logo's file made ready to be drawn: sRGB pixels on white, deflated once."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:  # slow to load, and only a theme with a logo needs it
    from PIL.Image import Image

LARGEST: Final = 4 * 1024 * 1024
"""Bytes of a logo's file."""
_MOST_PIXELS: Final = 4_000_000
_FORMATS: Final = ("PNG", "JPEG")
_WHITE: Final = (255, 255, 255, 255)


@frozen(kw_only=True)
class Picture:
    """A picture as a page draws it."""

    pixels: bytes
    """Rows from the top, three bytes a pixel (sRGB), deflated (RFC 1950)."""
    width: int
    height: int


def picture_of(data: bytes) -> Picture:
    """Return the picture of a PNG or JPEG file.

    What is transparent becomes white, as the paper is: PDF/A-1 knows no transparency.
    The size is looked at before a pixel is unpacked.

    Raises:
        ValueError: it is neither, is damaged, or has too many pixels.
    """
    # Slow to import, and only a theme with a logo needs it.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            width, height = opened.size
            if width * height > _MOST_PIXELS:
                message = f"has more than {_MOST_PIXELS:,} pixels"
                raise ValueError(message)
            pixels = _on_white(opened).tobytes()
    except Image.DecompressionBombError as error:
        message = f"has more than {_MOST_PIXELS:,} pixels"
        raise ValueError(message) from error
    except UnidentifiedImageError as error:
        message = "is neither a PNG nor a JPEG file"
        raise ValueError(message) from error
    except (OSError, SyntaxError, EOFError) as error:
        message = "is damaged"
        raise ValueError(message) from error
    return Picture(pixels=zlib.compress(pixels, 9), width=width, height=height)


def _on_white(opened: Image) -> Image:
    # Loaded by `picture_of` before.
    from PIL import Image  # noqa: PLC0415

    drawn = opened.convert("RGBA")
    ground = Image.new("RGBA", drawn.size, _WHITE)
    return Image.alpha_composite(ground, drawn).convert("RGB")
