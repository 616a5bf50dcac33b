"""Checking files that carry a record: what `verify` and `validate` share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, Final, Generic, TypeVar

from attrs import frozen

from releasekit.cli.attempts import for_each
from releasekit.cli.inputs import Input, find_inputs
from releasekit.cli.render import say_json, say_lines
from releasekit.packaging import FORMS, is_package

PATTERNS: Final = (
    "*.record.xml",
    "*.docx",
    "*.html",
    "*.pdf",
    *(f"*{form.suffix}.zip" for form in FORMS.values()),
)
"""Which files of a folder are looked at, beside packages that are folders."""

T = TypeVar("T")


@frozen(kw_only=True)
class Check(Generic[T]):
    """How files are checked one by one, and what is said of each."""

    look: Callable[[str | BinaryIO], T]
    """Returns what is found in the file or package of a name, or in an open stream."""
    lines: Callable[[str, T], Iterable[str]]
    """Says it to people."""
    data: Callable[[str, T], dict[str, Any]]
    """Says it to programs."""
    status: Callable[[T], int]
    """The exit status that it stands for; over several files the worst counts."""


def check_files(arguments: Iterable[str], check: Check[T], *, as_json: bool) -> int:
    """Check the files that the arguments stand for and return the exit status."""
    seen: dict[str, T] = {}

    def look(item: Input) -> None:
        source = item.shown if item.path else sys.stdin.buffer
        found = seen[item.shown] = check.look(source)
        if not as_json:
            say_lines(check.lines(item.shown, found))

    failed = for_each(find_inputs(arguments, PATTERNS, is_whole=is_package), look)
    if as_json:
        say_json([check.data(shown, found) for shown, found in seen.items()])
    return max(failed, *map(check.status, seen.values()), 0)
