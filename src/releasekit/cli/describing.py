"""Describing releases for a command: its option, and the series facts it names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import click
from attrs import frozen

from releasekit import api
from releasekit.model import Release

if TYPE_CHECKING:  # loading it takes time, and most commands need none of it
    from releasekit.model.series import Series

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_NAME: Final = "series"


@frozen(kw_only=True)
class Describing:
    """What is said of every release of a run, beside its text."""

    series: Series | None = None
    """The facts of the series that all of them belong to."""

    @classmethod
    def take(cls, given: dict[str, Any]) -> Self:
        """Take the value of `describing_option` out of a command's parameters.

        The file is read here, before the first release.

        Raises:
            InputError: it cannot be read.
            SeriesError: it has a mistake.
        """
        path = given.pop(_NAME)
        return cls(series=api.load_series(path) if path else None)

    def of(self, release: Release) -> Release:
        """Return a release with what is true of its series."""
        return api.describe(release, self.series) if self.series else release


describing_option: Callable[[CommandT], CommandT] = click.option(
    f"--{_NAME}",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Describe releases with these facts of their series (TOML): access, rights …",
)
"""Gives a command the option that names series facts."""
