"""A contact on the page: its lines as they stood, its names in the heavier weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from releasekit.exporters.pdf.story.typesetter import Part
from releasekit.model import Span


def names_apart(parts: Sequence[Part], names: Iterable[Span]) -> list[Part]:
    """Cut parts at names, in order, and set these in the heavier weight."""
    out: list[Part] = []
    bounds = [bound for name in names for bound in (name.start, name.end)]
    at, strong = 0, False
    for part in parts:
        text = part.text
        while bounds and bounds[0] <= at + len(text):
            cut = bounds.pop(0) - at
            if cut:
                out.append(evolve(part, text=text[:cut], strong=strong))
            text, at, strong = text[cut:], at + cut, not strong
        if text:
            out.append(evolve(part, text=text, strong=strong))
            at += len(text)
    return out or list(parts)


def with_stops(parts: Sequence[Part], lines: Sequence[str]) -> list[Part]:
    """Cut parts where a line of the source ends, after the blank that stands there."""
    out: list[Part] = []
    wanted, at, end = 0, 0, len(lines[0]) + 1 if lines else 0
    for part in parts:
        text = part.text
        while wanted < len(lines) - 1 and at + len(text) >= end:
            cut = end - at
            out.append(evolve(part, text=text[:cut], stop=True))
            text, at = text[cut:], end
            wanted += 1
            end += len(lines[wanted]) + 1
        if text:
            out.append(evolve(part, text=text))
            at += len(text)
    return out or list(parts)
