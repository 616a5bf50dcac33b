"""The numbering that a list states for those who hear it (ISO 32000-1, 14.8.5.5)."""

from __future__ import annotations

from typing import Final

from releasekit.model import Marker

_BY_CHARACTER: Final = (
    ("□■▪▫◆◇▣◈ㅁ", "Square"),
    ("○◦°ㅇ◯oO0", "Circle"),
)
_BY_FIRST: Final = (
    ("0123456789", "Decimal"),
    ("abcdefghijklmnopqrstuvwxyz", "LowerAlpha"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "UpperAlpha"),
)
_ROMAN: Final = "roman"


def list_numbering(marker: Marker) -> str:
    """Return the value of ListNumbering for a list that opens with a marker."""
    if marker.ordinal is None:
        found = (n for chars, n in _BY_CHARACTER if marker.shown[:1] in chars)
        return next(found, "Disc")
    letters = marker.shown.strip("()[].（）")[:1]
    if _ROMAN in marker.scheme:
        return "UpperRoman" if letters.isupper() else "LowerRoman"
    return next(
        (n for chars, n in _BY_FIRST if letters and letters in chars), "Decimal"
    )
