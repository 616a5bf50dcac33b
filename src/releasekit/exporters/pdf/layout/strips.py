"""Lines with words that run to the left: where each stretch of one direction stands."""

from __future__ import annotations

from attrs import frozen

from releasekit.exporters.pdf.layout.bidi import displayed, strips_of
from releasekit.exporters.pdf.layout.text import Run, Text


@frozen(kw_only=True)
class Strip:
    """Characters of one run and one direction, side by side on a line."""

    words: str
    run: Run
    left: int
    """From the line's left edge to the strip's, in 1/1000 em."""
    width: int
    """In 1/1000 em."""
    backward: bool
    """Whether its first character stands at its right edge."""


def strips_on_line(text: Text, start: int, end: int) -> list[Strip]:
    """Return the strips of a line in the order of reading.

    Blanks at the end of the line take the direction of the paragraph (UAX #9, L1):
    in one that runs to the left they stand before the line's left edge.
    """
    base = int(text.rtl)
    visible = start + len(text.text[start:end].rstrip(" "))
    levels = text.levels[start:visible] + bytes([base]) * (end - visible)
    x, out = 0, list[tuple[int, list[Strip]]]()
    if text.rtl:
        x = -text.width(visible, end)
    for first, last, level in displayed(strips_of(levels)):
        width = text.width(start + first, start + last)
        parts = _parts(text, (start + first, start + last), x, backward=level % 2 > 0)
        out.append((first, parts))
        x += width
    out.sort(key=lambda each: each[0])
    return [strip for _, parts in out for strip in parts]


def _parts(
    text: Text, span: tuple[int, int], left: int, *, backward: bool
) -> list[Strip]:
    """Return the parts of a strip, run by run, in the order of reading."""
    out = []
    x = left + text.width(*span) if backward else left
    for words, run in text.pieces(*span):
        width = sum(map(run.chain.widths.__getitem__, words))
        if backward:
            x -= width
        out.append(Strip(words=words, run=run, left=x, width=width, backward=backward))
        if not backward:
            x += width
    return out
