"""What a reader sees in a file: its passages in reading order, each with its place."""

from __future__ import annotations

from attrs import frozen


@frozen
class Passage:
    """Some words that stand together in a document."""

    text: str
    """As a reader sees them; blanks count for nothing."""
    place: str
    """Where they stand, for people: ``paragraph 3``, ``page 2``."""


@frozen
class Shown:
    """Everything that a document shows, without running headers and footers."""

    main: tuple[Passage, ...]
    """The body, in reading order."""
    apart: tuple[tuple[Passage, ...], ...] = ()
    """What stands apart and is referred to: each footnote."""
