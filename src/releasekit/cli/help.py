"""How help is laid out: what every sub-command shows below its options."""

from __future__ import annotations

from typing import Final

_AS_IT_STANDS: Final = "\b"
"""Opens a paragraph that click does not wrap."""


def examples(*commands: str) -> str:
    """Return the epilog of a command's help: examples, one a line, not wrapped."""
    lines = (_AS_IT_STANDS, "Examples:", *(f"  {command}" for command in commands))
    return "\n".join(lines)
