"""Columns of the crosswalk table: where a target has each element of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from releasekit.exporters.common.crosswalk.elements import ELEMENTS
from releasekit.model import Diagnostic, Release, Severity, diagnostic

NOWHERE: Final = ""
"""The place of what a target cannot hold."""


@frozen(kw_only=True)
class Column:
    """A target of the crosswalk."""

    target: str
    """What people call it: ``MODS 3.8``."""
    places: Mapping[str, str]
    """Where each element of `ELEMENTS` that it can hold stands."""

    def place(self, element: str) -> str:
        """Return where the target has an element of the record, or `NOWHERE`."""
        return self.places.get(element, NOWHERE)


def left_out(column: Column, release: Release, *more: str) -> Iterator[Diagnostic]:
    """Yield what the record of a release has and its target cannot hold.

    Args:
        column: the target.
        release: what is described.
        more: parts of an element that are left out although it has a place.
    """
    names = [
        element.name
        for element in ELEMENTS
        if not column.place(element.name) and element.stands_in(release)
    ]
    names += more
    if names:
        yield diagnostic(
            "RKD210",
            Severity.INFO,
            format=column.target,
            what=", ".join(names),
        )
