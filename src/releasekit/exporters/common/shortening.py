"""Texts cut to a length, so that no label grows as long as a hostile source."""

from __future__ import annotations


def shortened(text: str, longest: int) -> str:
    """Return a text of at most ``longest`` code points, an ellipsis included."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
