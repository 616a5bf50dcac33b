"""Entries of the ``glyf`` table, cut, built, renumbered (ISO/IEC 14496-22, 5.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from struct import pack
from typing import Final, TypeAlias

Point: TypeAlias = tuple[int, int, bool]
"""x, y in font units, and whether the point is on the curve."""
Contour: TypeAlias = Sequence[Point]

_HEADER: Final = 10
_COMPOSITE: Final = 0x80
"""First byte of a negative contour count."""
_WORDS, _XY, _SCALE, _MORE, _BOTH, _MATRIX, _INSTRUCTED = 1, 2, 8, 32, 64, 128, 256


def without_instructions(entry: bytes) -> bytes:
    """Return a glyph without hinting: smaller, and it needs no cvt, fpgm and prep."""
    if not entry:
        return entry
    if entry[0] < _COMPOSITE:
        contours = int.from_bytes(entry[:2], "big")
        at = _HEADER + 2 * contours
        length = int.from_bytes(entry[at : at + 2], "big")
        entry = entry[:at] + b"\0\0" + entry[at + 2 + length :]
    else:
        entry = _composite_without_instructions(bytearray(entry))
    return padded(entry)


def _composite_without_instructions(entry: bytearray) -> bytes:
    end = _HEADER
    for at, end in components(entry):  # noqa: B007  the last end is wanted
        entry[at] &= ~(_INSTRUCTED >> 8)
    return bytes(entry[:end])


def padded(entry: bytes) -> bytes:
    """Return an entry with zeros to a multiple of four bytes."""
    return entry + bytes(-len(entry) % 4)


def is_composite(entry: bytes) -> bool:
    """Tell whether a glyph is put together from others."""
    return entry[:1] >= bytes((_COMPOSITE,))


def components(entry: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Yield start and end of each component record of a composite glyph."""
    at, flags = _HEADER, _MORE
    while flags & _MORE:
        start, flags = at, entry[at] << 8 | entry[at + 1]
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _BOTH else 8 * bool(flags & _MATRIX)
        yield start, at


def renumbered(entry: bytes, number: Callable[[int], int]) -> bytes:
    """Return a composite glyph with its components' glyph numbers replaced."""
    out = bytearray(entry)
    for at, _ in components(entry):
        old = entry[at + 2] << 8 | entry[at + 3]
        out[at + 2 : at + 4] = number(old).to_bytes(2, "big")
    return bytes(out)


def simple_glyph(contours: Sequence[Contour]) -> bytes:
    """Return the entry of a glyph drawn by contours; an empty one for none."""
    points = [point for contour in contours for point in contour]
    if not points:
        return b""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    flags = bytes(int(on) for _, _, on in points)
    return padded(
        pack(">5h", len(contours), min(xs), min(ys), max(xs), max(ys))
        + pack(f">{len(ends)}HH", *ends, 0)
        + flags
        + _deltas(xs)
        + _deltas(ys)
    )


def _deltas(values: Sequence[int]) -> bytes:
    before = (0, *values[:-1])
    steps = (b - a for a, b in zip(before, values, strict=True))
    return pack(f">{len(values)}h", *steps)


def composite_glyph(
    box: tuple[int, int, int, int], parts: Sequence[tuple[int, int, int, float]]
) -> bytes:
    """Return the entry of a glyph put together from others.

    Args:
        box: left, bottom, right, top of the whole.
        parts: glyph number, x and y offset in font units, scale (below 2).
    """
    out = pack(">5h", -1, *box)
    for place, (glyph, x, y, scale) in enumerate(parts, 1):
        flags = _WORDS | _XY | _SCALE | (_MORE if place < len(parts) else 0)
        out += pack(">2H3h", flags, glyph, x, y, round(scale * 0x4000))
    return padded(out)
