"""The libraries that sign and read signatures, asked for before anything is done."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from releasekit.errors import MissingDependencyError

_LIBRARIES: Final = ("signxml", "pyhanko")


def require_libraries() -> None:
    """Make sure that signatures can be made and read.

    Raises:
        MissingDependencyError: a library is not installed.
    """
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        message = f"signatures need {' and '.join(missing)}"
        raise MissingDependencyError(message, hint='pip install "releasekit[sign]"')
