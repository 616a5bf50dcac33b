"""Identifiers of elements: eId, as the Naming Convention forms it (5.4).

An eId is that of the container, two low lines, the element's name in the convention
and its number. Numbers are counted within one container, so that what is added to
another branch of the document changes none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import define, field

from releasekit.exporters.akoma_ntoso.naming import numbering

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "attachment": "att",
        "blockList": "list",
        "debateSection": "dbsect",
        "documentRef": "dref",
        "eventRef": "eref",
        "mainBody": "body",
        "wrapUp": "wrapup",
    }
)
"""Names that the convention shortens (5.4.2); every other stands in full."""


@define(eq=False)
class Ids:
    """Gives each element of a document an eId that no other has."""

    _used: set[str] = field(factory=set)
    _counts: Counter[tuple[str, str]] = field(factory=Counter)

    def only(self, container: str, element: str) -> str:
        """Return the eId of an element that stands once in its container."""
        return self._claim(_below(container, _NAMES.get(element, element)))

    def next(self, container: str, element: str) -> str:
        """Return the eId of an element that has no number of its own."""
        name = _NAMES.get(element, element)
        while True:
            self._counts[container, name] += 1
            number = self._counts[container, name]
            found = _below(container, f"{name}_{number}")
            if found not in self._used:
                return self._claim(found)

    def numbered(self, container: str, element: str, mark: str) -> str:
        """Return the eId of an element with an enumerator.

        A number that its container has already is counted: ``point_1_2`` is the
        second point 1. One without letters and digits is none.
        """
        number = numbering(mark)
        if not number:
            return self.next(container, element)
        name = _NAMES.get(element, element)
        return self._claim(_below(container, f"{name}_{number}"), "_")

    def labelled(self, label: str) -> str:
        """Return the eId of something that the text refers to: a name of its own."""
        return self._claim(label)

    def _claim(self, wanted: str, before_count: str = "-") -> str:
        found = wanted
        while found in self._used:
            self._counts[wanted, before_count] += 1
            found = f"{wanted}{before_count}{self._counts[wanted, before_count] + 1}"
        self._used.add(found)
        return found


def _below(container: str, name: str) -> str:
    return f"{container}__{name}" if container else name
