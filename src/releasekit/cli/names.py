"""Names of outputs: stem and suffix, safe on every file system, never twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final

from releasekit.errors import UsageError
from releasekit.text import show

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "123456789"}
)
"""Names that Windows keeps for devices, whatever suffix follows."""


def stem_of(name: str) -> str:
    """Return a file name without its suffix, fit to name outputs.

    Only a suffix of letters is taken off, so that ``2017.2.7`` stays whole. The stem
    is in NFC, and what a terminal would obey or reorder by becomes ``_``.
    """
    path = PurePath(name)
    stem = path.stem if path.suffix[1:].isalpha() else path.name
    stem = unicodedata.normalize("NFC", stem)
    safe = "".join(char if show(char) == char else "_" for char in stem)
    return f"{safe}_" if safe.partition(".")[0].casefold() in _RESERVED else safe


def name_key(path: PurePath) -> str:
    """Return what two paths share that some file system takes for the same."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def refuse_collisions(outputs: Iterable[tuple[str, Path]]) -> None:
    """Refuse outputs of different inputs that would have the same name.

    Args:
        outputs: the name of each input, and a path to be written for it.

    Raises:
        UsageError: two paths are the same under NFC and case folding.
    """
    owners: dict[str, str] = {}
    for owner, path in outputs:
        other = owners.setdefault(name_key(path), owner)
        if other != owner:
            message = (
                f"{show(other)} and {show(owner)} would both become {show(str(path))}"
            )
            raise UsageError(message, hint="convert them into different folders")
