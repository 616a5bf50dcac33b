"""releasekit itself, asked for its flat view."""

from __future__ import annotations

from benchmarks.scoreboard.adapters.contract import Tool
from benchmarks.scoreboard.reading import reading_of
from releasekit import __version__, flat_view, parse


def load() -> Tool:
    """Return the parser, with the profiles that come with it."""
    return Tool(
        version=__version__,
        parse=parse,
        read=lambda release, _: reading_of(flat_view(release)),
    )
