"""The colour profile of the output intent: sRGB as an ICC version 2 profile.

Made here from the figures of IEC 61966-2-1: PDF/A-1 refuses version 4, and profiles
made by a colour library change with its version.
"""

from __future__ import annotations

from functools import cache
from struct import pack
from typing import Final

from releasekit.exporters.pdf.document.objects import BEST, stream

_D50: Final = (0.9642, 1.0, 0.8249)
# Primaries of sRGB adapted to D50 (Bradford).
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.7141)
_CURVE_POINTS: Final = 256
_LINEAR_END: Final = 0.04045


@cache
def icc_stream() -> bytes:
    """Return the profile as a stream object."""
    return stream(srgb_profile(), "/N 3", level=BEST)


def srgb_profile() -> bytes:
    """Return the profile (ICC.1:2001-04, matrix-based display profile)."""
    curve = _curve()
    tags = (
        (b"desc", _description("sRGB")),
        (b"cprt", _text("No copyright")),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    start = 128 + 4 + 12 * len(tags)
    table, data, places = b"", b"", dict[bytes, int]()
    for signature, body in tags:
        if body not in places:
            places[body] = start + len(data)
            data += body
        table += signature + pack(">II", places[body], len(body))
    return _header(start + len(data)) + pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    made = (2000, 1, 1, 0, 0, 0)
    head = pack(
        ">I4xI4s4s4s6H4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", *made, b"acsp"
    )
    head += bytes(28) + b"".join(_fixed(v) for v in _D50)
    return head + bytes(128 - len(head))


def _fixed(value: float) -> bytes:
    return pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve() -> bytes:
    last = _CURVE_POINTS - 1
    points = (round(_linear(n / last) * 65535) for n in range(_CURVE_POINTS))
    return pack(f">4s4xI{_CURVE_POINTS}H", b"curv", _CURVE_POINTS, *points)


def _linear(value: float) -> float:
    if value <= _LINEAR_END:
        return value / 12.92
    power: float = ((value + 0.055) / 1.055) ** 2.4
    return power


def _text(words: str) -> bytes:
    return _padded(b"text\0\0\0\0" + words.encode("ascii") + b"\0")


def _description(words: str) -> bytes:
    name = words.encode("ascii") + b"\0"
    unicode_and_script = bytes(4 + 4 + 2 + 1 + 67)
    return _padded(b"desc\0\0\0\0" + pack(">I", len(name)) + name + unicode_and_script)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
