"""A source text that grows line by line, with the blocks that stand on it."""

from __future__ import annotations

from collections.abc import Sequence

from releasekit.model import (
    Block,
    Diagnostic,
    Marker,
    Metadata,
    Origin,
    Release,
    SegmentClass,
    Segments,
    Source,
    Span,
)

RULE = "specimen"
"""Name of the rule that all evidence of a specimen names."""


class Draft:
    """Builds a lawful release: spans lie in the text, segments partition it."""

    _parts: list[str]
    _pieces: list[tuple[SegmentClass, int]]
    _length: int
    _blocks: int
    notes: list[str]
    """Ids of the notes that later text may refer to."""

    def __init__(self) -> None:
        """Start with an empty text."""
        self._parts, self._pieces = [], []
        self._length = self._blocks = 0
        self.notes = []

    def put(self, text: str, kind: SegmentClass = SegmentClass.CONTENT) -> Span:
        """Add text and return its place."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._pieces.append((kind, self._length))
        return Span(start, self._length)

    def line(self, text: str, kind: SegmentClass = SegmentClass.CONTENT) -> Span:
        """Add a line, its end apart, and return the place of its words."""
        span = self.put(text, kind)
        self.put("\n", SegmentClass.SPACE)
        return span

    def lines(self, *texts: str) -> Origin:
        """Add lines that are one block's words."""
        return origin(*[self.line(text) for text in texts])

    def marker(
        self, text: str, scheme: str, ordinal: int | None = None, glyph: str = ""
    ) -> Marker:
        """Add a marker and a blank."""
        span = self.put(text, SegmentClass.MARKER)
        self.put(" ", SegmentClass.SPACE)
        return Marker(text=text, span=span, scheme=scheme, ordinal=ordinal, glyph=glyph)

    def next_id(self) -> str:
        """Return the id of the next block."""
        self._blocks += 1
        return f"b{self._blocks}"

    @property
    def text(self) -> str:
        """The source text so far."""
        return "".join(self._parts)

    @property
    def segments(self) -> Segments:
        """The partition of the text so far."""
        return Segments(self._pieces)

    @property
    def end(self) -> Span:
        """The empty place after everything."""
        return Span(self._length, self._length)

    def release(
        self,
        blocks: Sequence[Block],
        *,
        name: str = "specimen.txt",
        metadata: Metadata | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> Release:
        """Return the release of what was put."""
        return Release(
            source=Source.from_text(self.text, name=name),
            metadata=metadata or Metadata(),
            blocks=tuple(blocks),
            segments=self.segments,
            diagnostics=diagnostics,
        )


def origin(*spans: Span) -> Origin:
    """Return the origin of a block on these places."""
    return Origin(spans=spans, rule=RULE, confidence=100)
