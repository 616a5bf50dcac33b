"""The look of documents: a command's options that name a house's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--theme",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="House style of PDFs (TOML): colours, letters, margins, logo, header,"
        " footer.",
    ),
    click.option(
        "--reference-doc",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="House template of DOCX (a Word file): styles, pages, header, footer,"
        " theme.",
    ),
)


def house_options(command: CommandT) -> CommandT:
    """Give a command the options ``theme`` and ``reference_doc``, paths or nothing."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
