"""Shaping: which glyphs draw a word where letters join, stack or change places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from attrs import evolve, frozen

from releasekit.exporters.pdf.fonts.clusters import Part

_MOST: Final = 10_000
"""Words that are kept; a bound on memory that never shows in the bytes."""
_LONGEST: Final = 40
"""A longer word is not kept."""


@frozen
class Cluster:
    """Characters that are drawn together."""

    text: str
    parts: tuple[Part, ...]
    """Their glyphs from the left to the right."""
    advance: int
    """Width of the whole in font units."""


class Shaper:
    """HarfBuzz with one font at one place of its axes."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401  uharfbuzz has no types
        """Take a font.

        Args:
            font: as HarfBuzz sees it, at its place of the axes.
        """
        # Optional: part of the extras for fonts.
        import uharfbuzz  # noqa: PLC0415

        self._known: dict[tuple[str, bool, str], tuple[Cluster, ...]] = {}
        self._harfbuzz: Any = uharfbuzz
        self._font: Any = font

    def clusters(
        self, text: str, *, backward: bool, language: str
    ) -> tuple[Cluster, ...]:
        """Return the clusters of a text of one script, in the order of reading.

        Args:
            text: a stretch without blanks at which lines may end.
            backward: whether it runs from right to left.
            language: language tag; some letters differ by it.
        """
        key = (text, backward, language)
        found = self._known.get(key)
        if found is None:
            found = tuple(self._shape(text, backward=backward, language=language))
            if len(text) <= _LONGEST:
                if len(self._known) > _MOST:
                    self._known.clear()
                self._known[key] = found
        return found

    def _shape(self, text: str, *, backward: bool, language: str) -> list[Cluster]:
        harfbuzz = self._harfbuzz
        buffer = harfbuzz.Buffer()
        buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if backward else "ltr"
        buffer.language = language
        harfbuzz.shape(self._font, buffer)
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        found = [(start, _drawn(run)) for start, run in groupby(glyphs, _start_of)]
        found.sort(key=lambda each: each[0])
        clusters = list(_with_texts(text, found))
        if any(each.advance < 0 for each in clusters):
            return _joined(clusters, backward=backward)
        return clusters


def _joined(clusters: list[Cluster], *, backward: bool) -> list[Cluster]:
    """Join clusters that step back to the one before: no glyph has a width below 0."""
    out: list[Cluster] = []
    for each in clusters:
        if each.advance >= 0 or not out:
            out.append(evolve(each, advance=max(each.advance, 0)))
            continue
        before = out.pop()
        left, right = (each, before) if backward else (before, each)
        moved = tuple((glyph, x + left.advance, y) for glyph, x, y in right.parts)
        out.append(
            Cluster(
                before.text + each.text,
                (*left.parts, *moved),
                max(before.advance + each.advance, 0),
            )
        )
    return out


def _start_of(glyph: tuple[Any, Any]) -> int:
    return int(glyph[0].cluster)


def _drawn(run: Iterator[tuple[Any, Any]]) -> tuple[tuple[Part, ...], int]:
    parts, x = [], 0
    for info, place in run:
        parts.append((info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    return tuple(parts), x


def _with_texts(
    text: str, found: list[tuple[int, tuple[tuple[Part, ...], int]]]
) -> Iterator[Cluster]:
    starts = [start for start, _ in found]
    for (start, (parts, advance)), end in zip(
        found, (*starts[1:], len(text)), strict=True
    ):
        yield Cluster(text[start:end], parts, advance)
