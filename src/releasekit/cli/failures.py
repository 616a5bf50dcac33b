"""Any exception as one of the error tree, so that people read a reason and a remedy."""

from __future__ import annotations

import click

from releasekit.batch.failures import reason_of
from releasekit.errors import ReleasekitError, UsageError


def known_error(error: Exception) -> ReleasekitError:
    """Return the error as one of the tree; what has no place there is a defect."""
    if isinstance(error, click.ClickException):
        return _usage_error(error)
    return reason_of(error)


def _usage_error(error: click.ClickException) -> UsageError:
    """Say a mistake in the arguments the way all errors are said."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "releasekit"
    message = error.format_message().rstrip(".")
    hint = f"`{command} --help` shows options and examples"
    return UsageError(message[:1].lower() + message[1:], hint=hint)
