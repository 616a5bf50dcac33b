"""Files damaged at random places, the same ones for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

TOKENS: Final = (
    *(b"<", b">", b"&", b'"', b"]]>", b"<!DOCTYPE a>", b"<![CDATA[", b"\\u{110000}"),
    *(b"\x00", b"\xff", b"\xff\xfe", b"\\u{d800}", b"9" * 400, b"-1", b"99999999999"),
    *(b"obj", b"endobj", b"stream", b"<<", b">>", b"[", b"]", b"/", b"1 0 R", b"null"),
    *(b"/Length 0", b"/Kids", b"true", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"),
    *(b"</script>", b"<script>", b"<!--", b"<p>", b"</main>", b"&#x80;", b"&lt;"),
)
"""What means something to a reader of XML, ZIP, PDF or HTML."""
_NUMBERS: Final = (b"0", b"-1", b"1", b"65536", b"4294967296")
_DIGITS: Final = re.compile(rb"[0-9]{1,20}")


def flipped(data: bytes, seed: int, count: int) -> Iterator[tuple[int, bytes]]:
    """Yield some bits, counted from 0, and the data with that one flipped."""
    chosen = random.Random(seed)
    for _ in range(count):
        bit = chosen.randrange(len(data) * 8)
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        yield bit, bytes(damaged)


def damaged(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    """Yield copies of the data, each changed at one place or at many."""
    chosen = random.Random(seed)
    for _ in range(count):
        copy = bytearray(data)
        for _ in range(chosen.choice((1, 1, 1, 2, 3, 8, 30))):
            _change(copy, chosen)
        yield bytes(copy)


def _change(data: bytearray, chosen: random.Random) -> None:
    at, length = chosen.randrange(len(data) + 1), chosen.choice((1, 4, 20, 200))
    source = chosen.randrange(len(data) + 1)
    token = chosen.choice(TOKENS)
    match chosen.randrange(7):
        case 0:
            data[at : at + 1] = bytes([chosen.randrange(256)])
        case 1:
            data[at:at] = token
        case 2:
            data[at : at + len(token)] = token
        case 3:
            data[at : at + length] = b""
        case 4:
            data[at:at] = data[source : source + length]
        case 5:
            data[at : at + length] = data[source : source + length]
        case _:
            number = _DIGITS.search(data, at)
            if number:
                data[number.start() : number.end()] = chosen.choice(_NUMBERS)
