"""Checking files that carry a record: what `verify` and `validate` share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Generic, TypeVar

from attrs import frozen

from releasekit.cli.attempts import for_each
from releasekit.cli.inputs import Found, Input, find_inputs
from releasekit.cli.render import say_json, say_lines
from releasekit.errors import UsageError

PATTERNS: Final = ("*.record.xml", "*.docx", "*.pdf")
"""Which files of a folder are looked at."""

T = TypeVar("T")


@frozen(kw_only=True)
class Check(Generic[T]):
    """How files are checked one by one, and what is said of each."""

    look: Callable[[str], T]
    """Returns what is found in the file of a name."""
    lines: Callable[[str, T], Iterable[str]]
    """Says it to people."""
    data: Callable[[str, T], dict[str, Any]]
    """Says it to programs."""
    status: Callable[[T], int]
    """The exit status that it stands for; over several files the worst counts."""


def check_files(arguments: Iterable[str], check: Check[T], *, as_json: bool) -> int:
    """Check the files that the arguments stand for and return the exit status.

    Raises:
        UsageError: standard input is named, which cannot be read twice.
    """
    seen: dict[str, T] = {}

    def look(item: Input) -> None:
        found = seen[item.shown] = check.look(item.shown)
        if not as_json:
            say_lines(check.lines(item.shown, found))

    failed = for_each(_find(tuple(arguments)), look)
    if as_json:
        say_json([check.data(shown, found) for shown, found in seen.items()])
    return max(failed, *map(check.status, seen.values()), 0)


def _find(arguments: tuple[str, ...]) -> Found:
    if "-" in arguments:
        message = "standard input is not read here"
        raise UsageError(message, hint="save it to a file first")
    return find_inputs(arguments, PATTERNS)
