"""How much a packed file may unpack to: bombs are refused before they grow."""

from __future__ import annotations

from typing import Final

from releasekit.errors import RecordSyntaxError

MAX_UNPACKED: Final = 128 * 1024 * 1024
"""Most bytes that are unpacked from one file.

The record of the largest text that the command takes (32 MB) has about 100 MB.
"""
_ALWAYS: Final = 16 * 1024 * 1024
"""What any file may unpack to, however small it is."""
_RATIO: Final = 200
"""Beyond that, most unpacked bytes for each packed one; records have 5 to 20."""
_MARKS: Final = 1_500_000
"""Most tags and attributes that any file may hold: a tree of them takes 200 MB."""


def most_unpacked(packed: int) -> int:
    """Return the most bytes that ``packed`` bytes are unpacked to."""
    return min(MAX_UNPACKED, max(_ALWAYS, packed * _RATIO))


_PAGE_MARKS: Final = 500_000
"""Most tags and attributes that any page may hold."""
_BYTES_PER_MARK: Final = 8
"""Beyond that, fewest bytes of a page for each; ours have about twelve and more."""


def check_page(data: bytes) -> None:
    """Refuse a page that would take long to read for its size.

    Raises:
        RecordSyntaxError: it has too many tags and attributes.
    """
    marks = data.count(b"<") + data.count(b"=")
    most = max(_PAGE_MARKS, len(data) // _BYTES_PER_MARK)
    if marks > most:
        message = f"html with {marks} tags and attributes is over the limit of {most}"
        raise RecordSyntaxError(message)


def check_density(data: bytes, packed: int) -> None:
    """Refuse XML that would grow far beyond its size when it is read.

    Four bytes make an element, and an element takes a hundred in memory.

    Args:
        data: the XML, unpacked.
        packed: length of the file that it came from.

    Raises:
        RecordSyntaxError: it has too many tags and attributes for such a file.
    """
    marks = data.count(b"<") + data.count(b"=")
    most = max(_MARKS, packed)
    if marks > most:
        message = f"xml with {marks} tags and attributes is over the limit of {most}"
        raise RecordSyntaxError(message)
