"""Any exception as one of the error tree, so that people read a reason and a remedy."""

from __future__ import annotations

import os
import traceback

import click

from releasekit.cli.render import say_error
from releasekit.errors import InternalError, OutputError, ReleasekitError, UsageError

DEBUG_VARIABLE = "RELEASEKIT_DEBUG"
"""Environment variable that shows the traceback of a defect when it is 1."""


def known_error(error: Exception) -> ReleasekitError:
    """Return the error as one of the tree; what has no place there is a defect."""
    match error:
        case ReleasekitError():
            return error
        case click.ClickException():
            return _usage_error(error)
        case OSError():
            reason = (error.strerror or "cannot be written").lower()
            return OutputError(reason, path=os.fsdecode(error.filename or ""))
        case _:
            return _defect(error)


def _usage_error(error: click.ClickException) -> UsageError:
    """Say a mistake in the arguments the way all errors are said."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "releasekit"
    message = error.format_message().rstrip(".")
    hint = f"`{command} --help` shows options and examples"
    return UsageError(message[:1].lower() + message[1:], hint=hint)


def _defect(error: Exception) -> InternalError:
    if os.environ.get(DEBUG_VARIABLE) == "1":
        say_error("".join(traceback.format_exception(error)).rstrip())
    return InternalError(
        f"{type(error).__name__}: {error}",
        hint="this is a defect in releasekit; please report it with the input and"
        f" what {DEBUG_VARIABLE}=1 shows",
    )
