"""ToUnicode maps: from codes back to text (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

_BLOCK: Final = 100
"""Most entries of one bfchar block."""

_HEAD: Final = """\
/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def/CMapType 2 def
1 begincodespacerange
<{low}><{high}>
endcodespacerange
"""
_TAIL: Final = "endcmap CMapName currentdict/CMap defineresource pop end end"


def to_unicode(pairs: Iterable[tuple[int, str]], *, code_bytes: int) -> bytes:
    """Return the map of ``(code, character)`` pairs.

    Characters beyond the basic plane stand as surrogate pairs in UTF-16BE.
    """
    digits = 2 * code_bytes
    rows = (
        f"<{code:0{digits}X}><{char.encode('utf-16-be').hex()}>\n"
        for code, char in pairs
    )
    head = _HEAD.format(low="0" * digits, high="F" * digits)
    return (head + "".join(_blocks(rows)) + _TAIL).encode("ascii")


def _blocks(rows: Iterator[str]) -> Iterator[str]:
    while block := list(islice(rows, _BLOCK)):
        yield f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
