"""What every sub-command of ``releasekit ledger`` is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def ledger_arguments(command: _Command) -> _Command:
    """Add the destination, and where its ledger is, to a command."""
    elsewhere = click.option(
        "--ledger-dir",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder in which the ledger is, where it is not OUT/.releasekit.",
    )
    return click.argument("out", metavar="OUT")(elsewhere(command))
