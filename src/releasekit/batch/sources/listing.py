"""Listings: the names of files in one folder, kept small for a million of them."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, Self

from attrs import evolve, field, frozen

from releasekit.batch.sources.kinds import container_kinds
from releasekit.batch.sources.streams import Stat, is_url, stat_of

_CODEC: Final = ("utf-8", "surrogatepass")
_CHUNK: Final = 10_000
"""Names that are strings at one time."""


@frozen(kw_only=True)
class Listing:
    """Files of one folder that a batch reads, in order of their names."""

    location: str
    """Path or URL of the folder as the user would write it; nothing for this one."""
    relative: str
    """The folder below the argument that led to it, with ``/``; nothing for itself."""
    count: int
    """How many files there are."""
    kinds: frozenset[str]
    """Kinds of the containers among them."""
    _packed: tuple[bytes, ...] = field(repr=False)
    # A million names take some megabytes as bytes, and hundreds as strings.
    _sizes: array[int] | None = field(default=None, repr=False)
    _times: array[int] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, location: str, relative: str, names: Sequence[str]) -> Self:
        """Take the names of files, at least one."""
        starts = range(0, len(names), _CHUNK)
        chunks = ["/".join(names[start : start + _CHUNK]) for start in starts]
        return cls(
            location=location,
            relative=relative,
            count=len(names),
            kinds=frozenset().union(*map(container_kinds, chunks)),
            packed=tuple(chunk.encode(*_CODEC) for chunk in chunks),
        )

    def with_stats(self, stats: Sequence[Stat]) -> Self:
        """Return it with what a store has told of its files, in their order."""
        sizes = array("q", (stat.size for stat in stats))
        return evolve(self, sizes=sizes, times=array("q", (s.mtime_ns for s in stats)))

    def chunks(self) -> Iterator[list[str]]:
        """Yield some names at a time."""
        for chunk in self._packed:
            yield chunk.decode(*_CODEC).split("/")

    def names(self) -> Iterator[str]:
        """Yield the names; lone surrogates stand for what is no UTF-8 (PEP 383)."""
        return chain.from_iterable(self.chunks())

    def files(self) -> Iterator[tuple[str, Stat]]:
        """Yield each name with size and time, local files as they are by now."""
        if self._sizes is None or self._times is None:
            yield from ((name, stat_of(self.path(name))) for name in self.names())
        else:
            stats = map(Stat, self._sizes, self._times)
            yield from zip(self.names(), stats, strict=True)

    def path(self, name: str) -> str:
        """Return the path or URL of a file in it."""
        if is_url(self.location):
            return f"{self.location}/{name}"
        return os.path.join(self.location, name)  # noqa: PTH118 - a million, fast

    def below(self, name: str) -> str:
        """Return the path of a file below the argument, with ``/``."""
        return f"{self.relative}/{name}" if self.relative else name
