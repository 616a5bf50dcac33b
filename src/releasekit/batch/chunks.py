"""Chunks: items that travel together, and what is left of those that got lost."""

from __future__ import annotations

from typing import Final

from releasekit.batch.engines.contract import Chunk
from releasekit.batch.item import Item

MOST_BYTES: Final = 4_000_000
"""A chunk takes no further item once it has so many bytes of text: nothing is kept
waiting behind what takes long to convert."""


class Cutter:
    """Puts items together to chunks, one after the other."""

    _most: int
    _held: list[Item]
    _bytes: int

    def __init__(self, most: int) -> None:
        """Start with no item.

        Args:
            most: how many a chunk has at most.
        """
        self._most = most
        self._held = []
        self._bytes = 0

    def add(self, item: Item) -> Chunk:
        """Take an item; return the chunk that it completes, or nothing."""
        self._held.append(item)
        # What a member of a container has of its size is not known.
        self._bytes += 0 if item.member else item.size
        is_full = len(self._held) >= self._most or self._bytes >= MOST_BYTES
        return self.rest() if is_full else ()

    def rest(self) -> Chunk:
        """Return what is no whole chunk yet, or nothing, and start again."""
        chunk = tuple(self._held)
        self._held, self._bytes = [], 0
        return chunk


def halves(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return a chunk in two, the first no larger; a single item stays as it is."""
    middle = len(chunk) // 2
    return tuple(half for half in (chunk[:middle], chunk[middle:]) if half)
