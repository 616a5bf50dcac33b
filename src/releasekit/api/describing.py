"""Describing: what a series says of its releases, given from a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from releasekit.errors import SeriesError
from releasekit.files.inputs import read_input
from releasekit.model import Release

if TYPE_CHECKING:  # only who describes needs it
    from releasekit.model.series import Series


def describe(release: Release, series: Series) -> Release:
    """Return a release with what is true of its series, its agents, access and rights.

    What the caller supplied wins, then what the text states, then the series, then
    what was concluded.

    Args:
        release: what was read; its text and blocks stay as they are.
        series: as `load_series` returns it.

    Guarantees:
        - describing again with the same series changes nothing;
        - nothing that the text states is replaced, and each difference is told
          (RKD301), as is a conclusion that gives way (RKD302);
        - values of an earlier series give way; classes, subjects and relations of
          both stay;
        - each value has its evidence: ``constant`` by the rule ``series``, or
          ``computed`` for a minted identifier.
    """
    # Only who describes needs the rules of merging.
    from releasekit.series.describe import describe_release  # noqa: PLC0415

    return describe_release(release, series)


def load_series(path: str | os.PathLike[str]) -> Series:
    """Return the series facts of a TOML file.

    Raises:
        InputError: the file cannot be read, or is larger than 64 KiB.
        SeriesError: it has a mistake; the error names file, line, key and remedy.
    """
    # Only who loads a file needs its keys.
    from releasekit.series.read import read_series  # noqa: PLC0415
    from releasekit.settings.mistakes import LARGEST  # noqa: PLC0415

    shown = os.fspath(path)
    data = read_input(path, max_bytes=LARGEST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message, hint = f"line {line}: this is no UTF-8", "save the file as UTF-8"
        raise SeriesError(message, hint=hint, path=shown) from error
    return read_series(text, shown)
