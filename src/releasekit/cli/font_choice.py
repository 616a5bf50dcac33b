"""Fonts beside those of packages: a command's options, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import click
from attrs import evolve, fields, frozen

from releasekit import api
from releasekit.batch.job import Fonts
from releasekit.cli.render import show_path
from releasekit.errors import MissingDependencyError, UsageError
from releasekit.files.resources import Resources
from releasekit.plugins.contract import ExportContext

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--fonts",
        "fonts",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of fonts for scripts that the core fonts do not draw.",
    ),
    click.option(
        "--system-fonts",
        "system_fonts",
        is_flag=True,
        help="Look also for fonts of this system; files then depend on the machine.",
    ),
)


@frozen(kw_only=True)
class FontChoice:
    """Which fonts are looked at; a field for each option."""

    fonts: Path | None = None
    """The user's folder."""
    system_fonts: bool = False
    """Whether the system's are looked at last."""

    @classmethod
    def take(cls, given: dict[str, Any]) -> Self:
        """Take the values of `font_options` out of a command's parameters."""
        return cls(**{field.name: given.pop(field.name) for field in fields(cls)})

    def check(self) -> None:
        """Look at the folder, and at what reads fonts.

        Raises:
            UsageError: there is no such folder.
            MissingDependencyError: what reads the fonts is not installed.
        """
        if self.fonts is not None and not self.fonts.is_dir():
            message = f"--fonts {show_path(self.fonts)}: there is no such folder"
            raise UsageError(message, hint="name a folder with .ttf and .otf files")
        chosen = self.fonts is not None or self.system_fonts
        if chosen and find_spec("fontTools") is None:
            message = "what reads the fonts of a folder is not installed"
            hint = 'pip install "releasekit[scripts]"'
            raise MissingDependencyError(message, hint=hint)

    def for_jobs(self) -> Fonts:
        """Return which fonts the workers of a batch look at."""
        return Fonts(folder=self.fonts, system=self.system_fonts)

    def resources(self) -> Resources:
        """Return the resources of the choice.

        Raises:
            UsageError: there is no such folder.
            MissingDependencyError: what reads the fonts is not installed.
        """
        self.check()
        return Resources(font_folder=self.fonts, system_fonts=self.system_fonts)

    def context(self) -> ExportContext:
        """Return the process's context, with other fonts where some are chosen.

        Raises:
            UsageError: there is no such folder.
            MissingDependencyError: what reads the fonts is not installed.
        """
        usual = api.default_context()
        if self == FontChoice():
            return usual
        return evolve(usual, resources=self.resources())


def font_options(command: CommandT) -> CommandT:
    """Give a command the options that choose fonts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
