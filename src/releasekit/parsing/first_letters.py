"""First letters: what a line has to begin with for a pattern to match it.

A line is matched by few patterns of a long list; most are passed over by its first
letter alone. The parse tree of a pattern is the standard library's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, TypeAlias

_Node: TypeAlias = tuple[Any, Any]
_WIDEST: Final = 64
"""Characters of the widest range that is taken letter by letter."""
_REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
_WITHOUT_WIDTH: Final = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})


class _AnythingError(Exception):
    """A pattern may begin with anything."""


def first_letters(pattern: str) -> frozenset[str] | None:
    """Return the characters, made small, that what a pattern matches begins with.

    Nothing where it may begin with anything, or be empty.
    """
    try:
        letters, empty = _of_sequence(parser.parse(pattern))
    except _AnythingError:
        return None
    return None if empty else frozenset(letters)


def _of_sequence(nodes: Iterable[_Node]) -> tuple[set[str], bool]:
    """Return the first characters, and whether the whole may be empty."""
    letters: set[str] = set()
    for node in nodes:
        found, empty = _of_node(*node)
        letters |= found
        if not empty:
            return letters, False
    return letters, True


def _of_node(kind: Any, what: Any) -> tuple[set[str], bool]:  # noqa: ANN401 - a parse tree
    if kind in _WITHOUT_WIDTH:
        return set(), True
    if kind is code.LITERAL:
        return {chr(what).lower()}, False
    if kind is code.IN:
        return _of_set(what), False
    if kind is code.SUBPATTERN:
        return _of_sequence(what[3])
    if kind is code.BRANCH:
        branches = [_of_sequence(branch) for branch in what[1]]
        return set().union(*(b[0] for b in branches)), any(b[1] for b in branches)
    if kind in _REPEATS:
        least, _, inner = what
        letters, empty = _of_sequence(inner)
        return letters, empty or not least
    raise _AnythingError


def _of_set(items: Sequence[_Node]) -> set[str]:
    letters: set[str] = set()
    for kind, what in items:
        if kind is code.LITERAL:
            letters.add(chr(what).lower())
        elif kind is code.RANGE and what[1] - what[0] <= _WIDEST:
            letters.update(chr(each).lower() for each in range(what[0], what[1] + 1))
        else:
            raise _AnythingError
    return letters
