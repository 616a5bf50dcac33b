"""Reading releases for a command: its options, its limits, each failure named."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import click
from attrs import fields, frozen

from releasekit import api
from releasekit.batch.job import Reading as JobReading
from releasekit.batch.reading import profile_of
from releasekit.files.place import real_path
from releasekit.model import Release

if TYPE_CHECKING:  # loading them takes time, and help needs none of it
    from releasekit.cli.inputs import Found, Input
    from releasekit.parsing.profile import ProfileChoice

MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest input the command reads unless told otherwise, in bytes."""
MAX_BLOCKS: Final = 200_000
"""Most blocks of a release that the command goes on with unless told otherwise."""

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--encoding",
        metavar="NAME",
        help="Read the text in this encoding instead of detecting it.",
    ),
    click.option(
        "--as-text",
        is_flag=True,
        help="Read what looks like another format (PDF, ZIP, image) as text.",
    ),
    click.option(
        "--profile",
        metavar="ID|FILE",
        help="Read releases with this profile instead of finding one.",
    ),
    click.option(
        "--profile-dir",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Know the profiles of this folder, too.",
    ),
    click.option(
        "--pattern",
        "patterns",
        multiple=True,
        default=("*.txt",),
        show_default=True,
        metavar="GLOB",
        help="Which files of a folder are releases; may be given several times.",
    ),
    click.option(
        "--name",
        default="",
        metavar="NAME",
        help="File name for what comes from standard input (-).",
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=MAX_BYTES,
        metavar="BYTES",
        show_default=True,
        help="Refuse larger inputs.",
    ),
    click.option(
        "--max-blocks",
        type=click.IntRange(min=1),
        default=MAX_BLOCKS,
        metavar="COUNT",
        show_default=True,
        help="Refuse releases of more blocks.",
    ),
)


@frozen(kw_only=True)
class Reading:
    """How inputs are to be found and read; a field for each of the options."""

    encoding: str | None = None
    """Python codec name; nothing to have it detected."""
    as_text: bool = False
    """Whether other formats are read as if they were text."""
    profile: str | None = None
    """Id or file of a profile; nothing to have one found."""
    profile_dir: Path | None = None
    """Folder of further profiles."""
    patterns: tuple[str, ...] = ("*.txt",)
    """Which files of a folder are releases."""
    name: str = ""
    """Name of what comes from standard input."""
    max_bytes: int = MAX_BYTES
    """Largest input, in bytes."""
    max_blocks: int = MAX_BLOCKS
    """Most blocks of a release."""

    @classmethod
    def take(cls, given: dict[str, Any]) -> Self:
        """Take the values of `reading_options` out of a command's parameters."""
        return cls(**{field.name: given.pop(field.name) for field in fields(cls)})

    def for_jobs(self, *, split: bool = False, languages: bool = False) -> JobReading:
        """Return how the inputs of a batch are read.

        Args:
            split: whether they are cut where one release ends and the next begins.
            languages: whether they are cut by language.
        """
        return JobReading(
            encoding=self.encoding,
            as_text=self.as_text,
            profile=self.profile,
            profile_dir=self.profile_dir,
            max_bytes=self.max_bytes,
            max_blocks=self.max_blocks,
            split=split,
            split_languages=languages,
        )

    def find(self, arguments: Iterable[str], leave_out: Path | None = None) -> Found:
        """Return the inputs that the arguments stand for.

        Raises:
            UsageError: the profile that is asked for cannot be had; this is told
                before the first document.
        """
        # Loading it takes time, and batches find their inputs another way.
        from releasekit.cli.inputs import find_inputs  # noqa: PLC0415

        profile_choice(self.profile, self.profile_dir)
        output = real_path(leave_out) if leave_out else None
        return find_inputs(
            arguments,
            self.patterns,
            name=self.name,
            leave_out=lambda path: real_path(path) == output or is_package(path),
            remedy="name other files with --pattern '*.md'",
        )

    def read(self, found: Input) -> Release:
        """Return the release in a file or on standard input.

        Raises:
            InputError: it cannot be read, is another format, or is over a limit.
        """
        return api.read(
            found.path or sys.stdin.buffer,
            name=found.name,
            encoding=self.encoding,
            as_text=self.as_text,
            max_bytes=self.max_bytes,
            max_blocks=self.max_blocks,
            profile=profile_choice(self.profile, self.profile_dir),
        )


@cache
def profile_choice(named: str | None, folder: Path | None) -> ProfileChoice | None:
    """Return the profile of an id or a file, or all profiles to find one among.

    Raises:
        InputError: the file or folder cannot be read.
        ProfileError: a profile has a mistake.
        UnknownProfileError: no profile has the id.
    """
    if named is None and folder is None:
        return None
    return profile_of(JobReading(profile=named, profile_dir=folder))


def reading_options(command: CommandT) -> CommandT:
    """Give a command the options that say how inputs are found and read."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def is_package(path: Path) -> bool:
    """Tell whether a folder is a package, which is not looked into."""
    # Loading it takes time, and only folders are looked through for packages.
    from releasekit.packaging import is_package  # noqa: PLC0415

    return is_package(path)
