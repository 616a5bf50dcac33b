"""Splitting inputs for a command: its options, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Self, TypeVar

import click
from attrs import fields, frozen

from releasekit.batch.job import Reading as JobReading
from releasekit.batch.reading import parts_of
from releasekit.cli.reading import Reading, profile_choice
from releasekit.model import Release

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--split",
        "split",
        is_flag=True,
        help="Cut a text that surely holds several releases apart: NAME-1, NAME-2 …",
    ),
    click.option(
        "--split-languages",
        "split_languages",
        is_flag=True,
        help="Cut a text in two languages apart by language, paragraph by paragraph.",
    ),
)


@frozen(kw_only=True)
class Splitting:
    """Whether inputs are cut into the releases they hold; a field for each option."""

    split: bool = False
    """Whether they are cut where one release ends and the next begins."""
    split_languages: bool = False
    """Whether they are cut by language."""

    @classmethod
    def take(cls, given: dict[str, Any]) -> Self:
        """Take the values of `splitting_options` out of a command's parameters."""
        return cls(**{field.name: given.pop(field.name) for field in fields(cls)})

    @property
    def is_wanted(self) -> bool:
        """Whether inputs may be cut at all."""
        return self.split or self.split_languages

    def parts(self, release: Release, reading: Reading) -> tuple[Release, ...]:
        """Return the releases of an input; itself where it is one or stays whole."""
        profile = profile_choice(reading.profile, reading.profile_dir)
        return parts_of(release, self.in_jobs(reading), profile)

    def in_jobs(self, reading: Reading) -> JobReading:
        """Return how the inputs of a batch are read and cut."""
        return reading.for_jobs(split=self.split, languages=self.split_languages)


def splitting_options(command: CommandT) -> CommandT:
    """Give a command the options that say whether inputs are cut."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def part_name(shown: str, release: Release) -> str:
    """Return an input's name with the part of it that a release is."""
    part = release.source.part
    return f"{shown} ({part.number} of {part.count})" if part else shown
