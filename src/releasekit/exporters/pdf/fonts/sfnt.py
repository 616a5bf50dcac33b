"""The file that holds a font: its tables read, and written (ISO/IEC 14496-22, 4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from struct import iter_unpack, pack, unpack, unpack_from
from typing import Final

_RECORD: Final = ">4s4xLL"
_HEADER: Final = 12
_MAGIC: Final = 0xB1B0AFBA
"""What the whole file must add up to."""
_ADJUSTMENT: Final = 8
"""Place in ``head`` of what makes it do so."""
_TRUETYPE: Final = 0x10000

_UNICODE: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of maps from Unicode, the larger ones first."""
_FAMILY, _FULL_NAME, _POSTSCRIPT_NAME = 1, 4, 6
_ENCODINGS: Final = {(3, 1, 0x409): "utf-16-be", (1, 0, 0): "mac-roman"}
"""How names in English are written, by platform, encoding and language."""


def tables_of(data: bytes) -> dict[str, bytes]:
    """Return the tables of a font file by their tags."""
    count = int.from_bytes(data[4:6], "big")
    listed = iter_unpack(_RECORD, data[_HEADER : _HEADER + 16 * count])
    return {tag.decode("latin-1"): data[at : at + size] for tag, at, size in listed}


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """Return the file of some tables, its sums set.

    Args:
        tables: by tag, ``head`` among them.
    """
    head = bytearray(tables["head"])
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = bytes(4)
    listed = sorted({**tables, "head": bytes(head)}.items())
    power = len(listed).bit_length() - 1
    reach = 16 << power
    sizes = (_TRUETYPE, len(listed), reach, power, 16 * len(listed) - reach)
    directory, bodies = [pack(">L4H", *sizes)], list[bytes]()
    at = adjusted = _HEADER + 16 * len(listed)
    for tag, body in listed:
        padded = body + bytes(-len(body) % 4)
        if tag == "head":
            adjusted = at + _ADJUSTMENT
        directory.append(pack(">4s3L", tag.encode(), _sum(padded), at, len(body)))
        bodies.append(padded)
        at += len(padded)
    file = bytearray().join((*directory, *bodies))
    rest = (_MAGIC - _sum(file)) & 0xFFFFFFFF
    file[adjusted : adjusted + 4] = rest.to_bytes(4, "big")
    return bytes(file)


def _sum(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


def postscript_name(table: bytes) -> str:
    """Return what a ``name`` table calls the font, as a PDF name can hold it.

    The family's name where it has no better one.
    """
    count, start = unpack_from(">2H", table, 2)
    found: dict[int, str] = {}
    for record in iter_unpack(">6H", table[6 : 6 + 12 * count]):
        *written, kind, length, at = record
        encoding = _ENCODINGS.get(tuple(written))
        if encoding:
            text = table[start + at : start + at + length].decode(encoding, "replace")
            found.setdefault(kind, text)
    named = (found.get(k) for k in (_POSTSCRIPT_NAME, _FULL_NAME, _FAMILY))
    name = next(filter(None, named), "Font").replace(" ", "-")
    return "".join(c for c in name if "!" <= c <= "~" and c not in "[](){}<>/%#")


def character_map(table: bytes) -> Callable[[int], int]:
    """Return what finds the glyph of a code point, 0 where there is none.

    Characters are looked up one by one: a release uses few of those that a font has.

    Raises:
        ValueError: the ``cmap`` table has no map from Unicode in a known format.
    """
    count = int.from_bytes(table[2:4], "big")
    listed = iter_unpack(">2HL", table[4 : 4 + 8 * count])
    places = {(platform, encoding): at for platform, encoding, at in listed}
    for key in _UNICODE:
        if key in places:
            part = table[places[key] :]
            known = _FORMATS.get(int.from_bytes(part[:2], "big"))
            if known:
                return known(part)
    message = "the font has no map from Unicode in a known format"
    raise ValueError(message)


def _by_segments(table: bytes) -> Callable[[int], int]:
    """Return the lookup of format 4: segments of the basic plane."""
    count = int.from_bytes(table[6:8], "big") // 2
    ends = unpack_from(f">{count}H", table, 14)
    starts = unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = unpack_from(f">{count}H", table, 16 + 4 * count)
    reaches = unpack_from(f">{count}H", table, 16 + 6 * count)

    def glyph(code: int) -> int:
        place = bisect_left(ends, code)
        if place == count or code < starts[place]:
            return 0
        if not reaches[place]:
            return int(code + deltas[place]) & 0xFFFF
        at = 16 + 6 * count + 2 * (place + code - starts[place]) + reaches[place]
        found = int.from_bytes(table[at : at + 2], "big")
        return (found + deltas[place]) & 0xFFFF if found else 0

    return glyph


def _by_groups(table: bytes) -> Callable[[int], int]:
    """Return the lookup of format 12: groups of all planes."""
    count = int.from_bytes(table[12:16], "big")
    told = unpack_from(f">{3 * count}L", table, 16)
    starts, ends, glyphs = told[::3], told[1::3], told[2::3]

    def glyph(code: int) -> int:
        place = bisect_left(ends, code)
        if place == count or code < starts[place]:
            return 0
        return int(glyphs[place] + code - starts[place])

    return glyph


_FORMATS: Final = {4: _by_segments, 12: _by_groups}
"""What reads a map, by its format (5.1.3)."""
