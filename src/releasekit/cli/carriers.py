"""The files that carry a record, as `verify` and `validate` take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from releasekit.cli.inputs import Found, find_inputs
from releasekit.errors import UsageError

PATTERNS: Final = ("*.record.xml", "*.docx", "*.pdf")
"""Which files of a folder are looked at."""


def find_carriers(arguments: Iterable[str]) -> Found:
    """Return the files that the arguments stand for, those of folders included.

    Raises:
        UsageError: standard input is named, which cannot be read twice.
    """
    given = tuple(arguments)
    if "-" in given:
        message = "standard input is not read here"
        raise UsageError(message, hint="save it to a file first")
    return find_inputs(given, PATTERNS)
