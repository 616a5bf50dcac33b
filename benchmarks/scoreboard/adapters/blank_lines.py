"""No tool at all: whatever stands between two blank lines is a paragraph."""

from __future__ import annotations

from platform import python_version

from benchmarks.scoreboard.adapters.contract import Tool, verbatim, with_title


def load() -> Tool:
    """Return the split at blank lines."""
    return Tool(
        version=f"Python {python_version()}",
        parse=str,
        read=lambda text, _: with_title(verbatim(text)),
    )
