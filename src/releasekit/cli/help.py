"""How help is laid out: what every sub-command shows below its options."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import CompletionItem

_AS_IT_STANDS: Final = "\b"
"""Opens a paragraph that click does not wrap."""


def examples(*commands: str) -> str:
    """Return the epilog of a command's help: examples, one a line, not wrapped."""
    lines = (_AS_IT_STANDS, "Examples:", *(f"  {command}" for command in commands))
    return "\n".join(lines)


def complete_formats(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the formats that complete a comma-separated list."""
    # Slow to load, and help needs no registry.
    from releasekit.plugins.registry import installed_registry  # noqa: PLC0415

    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{name}")
        for name in installed_registry().names
        if name.startswith(last)
    ]
