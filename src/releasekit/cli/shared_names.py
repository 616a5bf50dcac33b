"""Identifiers that several texts share: a mistake that no single release shows."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from releasekit.batch.result import Result
from releasekit.batch.sources import shown
from releasekit.cli.render import show_path
from releasekit.text import show

_MOST_BEARERS: Final = 3
"""Files named that share an identifier."""


class SharedNames:
    """Looks for identifiers that releases of different texts share.

    Of each release 16 bytes are kept; the names of those that share one are looked up
    afterwards.
    """

    _names: array[int]
    _texts: array[int]

    def __init__(self) -> None:
        """Start with no release."""
        self._names, self._texts = array("Q"), array("Q")

    def add(self, result: Result) -> None:
        """Take the first identifier of each release of an input."""
        for name, text in _names_of(result):
            self._names.append(_short(name))
            self._texts.append(_short(text))

    def lines(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield each identifier that is shared, with the files that have it.

        Args:
            results: those that were added, once more; not looked at where no two
                releases share an identifier.
        """
        pairs = set(zip(self._names, self._texts, strict=True))
        counts = Counter(name for name, _ in pairs)
        shared = {name for name, count in counts.items() if count > 1}
        bearers: dict[str, dict[str, str]] = {}
        for result in results if shared else ():
            for name, text in _names_of(result):
                if _short(name) in shared:
                    found = bearers.setdefault(name, {})
                    found.setdefault(text, shown(result.item))
        for name, files in bearers.items():
            first = ", ".join(map(show_path, list(files.values())[:_MOST_BEARERS]))
            more = f" and {len(files) - _MOST_BEARERS} more"
            rest = more if len(files) > _MOST_BEARERS else ""
            yield f"warning: the identifier {show(name)} is given to {first}{rest}"


def _names_of(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each release that has one, and what tells its text."""
    for facts in result.releases:
        if facts.identifier:
            yield facts.identifier, f"{result.sha256} {facts.part}"


def _short(text: str) -> int:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big")
