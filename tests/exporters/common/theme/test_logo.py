"""Logos become pixels on white; what is no picture is refused with its reason."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image

from releasekit.exporters.common.theme.logo import picture_of


def picture(mode: str, colour: object, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new(mode, (3, 2), colour).save(out, kind)  # type: ignore[arg-type]  # by mode
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "colour", "pixel"),
    [
        ("RGB", (10, 20, 30), (10, 20, 30)),
        ("RGBA", (10, 20, 30, 255), (10, 20, 30)),
        ("RGBA", (10, 20, 30, 0), (255, 255, 255)),
        ("RGBA", (0, 0, 0, 51), (204, 204, 204)),
        ("L", 7, (7, 7, 7)),
        ("1", 1, (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
    ],
)
def test_every_kind_of_png_becomes_colours_on_white(
    mode: str, colour: object, pixel: tuple[int, int, int]
) -> None:
    made = picture_of(picture(mode, colour))

    assert (made.width, made.height) == (3, 2)
    assert zlib.decompress(made.pixels) == bytes(pixel) * 6


def test_a_jpeg_is_taken() -> None:
    made = picture_of(picture("RGB", (200, 200, 200), "JPEG"))

    assert len(zlib.decompress(made.pixels)) == 3 * 2 * 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "neither a PNG nor a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a PNG nor a JPEG"),
        (picture("RGB", (1, 2, 3), "GIF"), "neither a PNG nor a JPEG"),
        (picture("RGB", (1, 2, 3))[:50], "damaged"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        picture_of(data)


def test_a_picture_of_too_many_pixels_is_never_unpacked() -> None:
    out = BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")

    with pytest.raises(ValueError, match="more than 4,000,000 pixels"):
        picture_of(out.getvalue())
