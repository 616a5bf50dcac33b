"""Tables of the report, and how figures stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from benchmarks.measure import Spread

_MS: Final = 1_000_000


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is text, the others are figures."""
    marks = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *rows))


def in_ms(spread: Spread) -> tuple[str, ...]:
    """Return median, least and most in milliseconds, from nanoseconds."""
    each = (spread.median, spread.low, spread.high)
    return tuple(f"{value / _MS:.2f}" for value in each)


def ratio(spread: Spread) -> str:
    """Return the median of some ratios, with the lowest and the highest."""
    return f"{spread.median:.2f} ({spread.low:.2f} to {spread.high:.2f})"
