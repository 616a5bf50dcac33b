"""Segments: the exact partition of a source into content, marks, furniture, space."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Final, overload

from attrs import frozen


class SegmentClass(IntEnum):
    """What a stretch of the source is."""

    SPACE = 0
    """Blanks, line ends, removed wraps."""
    MARKER = 1
    """Enumerators, bullets, table rules: drawn by layout, not text."""
    CONTENT = 2
    """Text of a block."""
    FURNITURE = 3
    """What the web site or page put there."""


LETTERS: Final = "smcf"
"""One letter a class, in the order of the class codes."""


@frozen
class Segment:
    """One stretch of the source, half-open in code points."""

    kind: SegmentClass
    """What it is."""
    start: int
    """First code point."""
    end: int
    """First code point after it."""


class Segments(Sequence[Segment]):
    """A compact partition: class codes and end offsets, Segment values when asked.

    Guarantees:
        - the first segment starts at 0 and each starts where the one before ends;
        - none is empty, and neighbours differ in class;
        - equal partitions compare equal and hash alike.

    One million segments take about 5 MB.
    """

    __slots__ = ("_codes", "_ends")
    _codes: bytes
    _ends: array[int]

    def __init__(self, pieces: Iterable[tuple[SegmentClass, int]] = ()) -> None:
        """Build from ``(class, end offset)`` pairs in source order.

        Empty pieces are dropped and equal neighbours merged.

        Raises:
            ValueError: an end lies before the end of the piece before.
        """
        codes, ends = bytearray(), array("I")
        before, last = None, 0
        for kind, end in pieces:
            if end > last:
                if kind is before:
                    ends[-1] = end
                else:
                    codes.append(kind)
                    ends.append(end)
                before, last = kind, end
            elif end < last:
                message = f"segment ends at {end}, before {last}"
                raise ValueError(message)
        self._codes, self._ends = bytes(codes), ends

    @property
    def end(self) -> int:
        """Offset after the last segment: the length of the text they partition."""
        return self._ends[-1] if self._ends else 0

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield ``(class code, end offset)`` in source order, without objects."""
        return zip(self._codes, self._ends, strict=True)

    def at(self, offset: int) -> Segment:
        """Return the segment that holds the code point at ``offset``.

        Raises:
            IndexError: the offset lies outside the partition.
        """
        if not 0 <= offset < self.end:
            message = f"offset {offset} is outside 0..{self.end}"
            raise IndexError(message)
        return self._make(bisect_right(self._ends, offset))

    def _make(self, index: int) -> Segment:
        start = self._ends[index - 1] if index else 0
        return Segment(SegmentClass(self._codes[index]), start, self._ends[index])

    def __len__(self) -> int:
        """Return the number of segments."""
        return len(self._codes)

    @overload
    def __getitem__(self, index: int) -> Segment: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Segment, ...]: ...
    def __getitem__(self, index: int | slice) -> Segment | tuple[Segment, ...]:
        """Return one segment, or a tuple of them for a slice."""
        if isinstance(index, slice):
            return tuple(map(self._make, range(*index.indices(len(self)))))
        size = len(self)
        if not -size <= index < size:
            message = f"segment {index} of {size}"
            raise IndexError(message)
        return self._make(index % size)

    def __eq__(self, other: object) -> bool:
        """Compare class by class and offset by offset."""
        if not isinstance(other, Segments):
            return NotImplemented
        return self._codes == other._codes and self._ends == other._ends

    def __hash__(self) -> int:
        """Hash the class codes and the offsets."""
        return hash((self._codes, self._ends.tobytes()))

    def __repr__(self) -> str:
        """Tell how many there are and what they cover."""
        return f"<Segments: {len(self)} over {self.end} code points>"

    def __reduce__(self) -> tuple[type[Segments], tuple[list[tuple[int, int]]]]:
        """Pickle as pairs."""
        return (Segments, (list(self.pairs()),))


def spelled(segments: Segments) -> Iterator[str]:
    """Yield each segment as the letter of its class and its length: ``c40``."""
    last = 0
    for code, end in segments.pairs():
        yield f"{LETTERS[code]}{end - last}"
        last = end
