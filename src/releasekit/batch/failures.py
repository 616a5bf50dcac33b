"""Failures: any exception as one of the error tree, so that each has its reason."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Final

from releasekit.errors import (
    InternalError,
    MemoryLimitError,
    OutputError,
    ReleasekitError,
)

DEBUG_VARIABLE: Final = "RELEASEKIT_DEBUG"
"""Environment variable that shows the traceback of a defect when it is 1."""


def reason_of(error: Exception) -> ReleasekitError:
    """Return an error as one of the tree; what has no place there is a defect."""
    match error:
        case ReleasekitError():
            return error
        case MemoryError():
            return MemoryLimitError("converting it needs more memory than there is")
        case OSError():
            reason = (error.strerror or "cannot be written").lower()
            return OutputError(reason, path=os.fsdecode(error.filename or ""))
        case _:
            return _defect(error)


def _defect(error: Exception) -> InternalError:
    if os.environ.get(DEBUG_VARIABLE) == "1":
        sys.stderr.write("".join(traceback.format_exception(error)))
    return InternalError(
        f"{type(error).__name__}: {error}",
        hint="this is a defect in releasekit; please report it with the input and"
        f" what {DEBUG_VARIABLE}=1 shows",
    )
