"""Contrast of letters with their ground (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import Final

LEAST: Final = 4.5
"""Least contrast of text, to 1 (level AA)."""
_LINEAR_UP_TO: Final = 0.04045
_STEPS: Final = 64


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Args:
        one: ``#rrggbb`` in sRGB.
        other: likewise.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def enough_on(colour: str, ground: str) -> str:
    """Return the colour itself made as dark, or light, as the ground demands.

    Where the ground is so middling that black and white both fail, nothing.
    """
    dark = contrast("#000000", ground) >= contrast("#ffffff", ground)
    aim = 0 if dark else 255
    for step in range(_STEPS + 1):
        channels = [c + (aim - c) * step // _STEPS for c in channels_of(colour)]
        tried = "#" + "".join([f"{channel:02x}" for channel in channels])
        if contrast(tried, ground) >= LEAST:
            return tried
    return ""


def channels_of(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, channels_of(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    part = channel / 255
    if part <= _LINEAR_UP_TO:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
