"""Prefixes: what a line has to begin with for a pattern to match it.

A line is matched by few patterns of a long list; most are passed over by its first
characters alone. The parse tree of a pattern is the standard library's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, TypeAlias

DEPTH: Final = 3
"""Characters of a line that are looked at."""
_Node: TypeAlias = tuple[Any, Any]
_Found: TypeAlias = tuple[set[str], set[str]]
"""Beginnings that what follows goes on with, and those that anything may follow."""
_WIDEST: Final = 64
"""Characters of the widest range that is taken letter by letter."""
_MOST: Final = 512
"""Beginnings of one pattern that are told apart."""
_REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
_WITHOUT_WIDTH: Final = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
_BLANK: Final = " "
"""Stands for all blanks: a beginning ends before one."""


def prefixes(pattern: str) -> frozenset[str] | None:
    """Return what all that a pattern matches begins with, made small.

    Each is of `DEPTH` characters at most, none blank; blanks in front are passed
    over. Nothing where what it matches may begin with anything or be empty.
    """
    going_on, ended = _of_sequence(parser.parse(pattern))
    found = {words.lstrip().partition(_BLANK)[0] for words in going_on | ended}
    return None if "" in found else frozenset(found)


def _of_sequence(nodes: Iterable[_Node]) -> _Found:
    """Return the beginnings of nodes one after the other."""
    going_on, ended = {""}, set[str]()
    for node in nodes:
        following, last = _of_node(*node)
        if len(going_on) * (len(following) + len(last)) > _MOST:
            return set(), ended | going_on
        ended |= {(words + more)[:DEPTH] for words in going_on for more in last}
        joined = {words + more for words in going_on for more in following}
        going_on = {words for words in joined if len(words) < DEPTH}
        ended |= {words[:DEPTH] for words in joined - going_on}
        if not going_on:
            break
    return going_on, ended


def _of_node(kind: Any, what: Any) -> _Found:  # noqa: ANN401 - a parse tree
    if kind in _WITHOUT_WIDTH:
        return {""}, set()
    if kind in _REPEATS:
        return _of_repeat(*what)
    reader = _READERS.get(kind)
    return reader(what) if reader else (set(), {""})


def _of_branches(what: Any) -> _Found:  # noqa: ANN401 - as above
    branches = [_of_sequence(branch) for branch in what[1]]
    return (
        set().union(*(going_on for going_on, _ in branches)),
        set().union(*(ended for _, ended in branches)),
    )


def _of_repeat(least: int, most: int, inner: Iterable[_Node]) -> _Found:
    going_on, ended = _of_sequence(inner)
    if most > 1:
        few = going_on & {"", _BLANK}
        going_on, ended = few, going_on - few | ended
    return (going_on if least else going_on | {""}), ended


def _of_set(items: Sequence[_Node]) -> _Found:
    letters: set[str] = set()
    for kind, what in items:
        if kind is code.LITERAL:
            letters.add(_small(what))
        elif kind is code.RANGE and what[1] - what[0] <= _WIDEST:
            letters.update(_small(each) for each in range(what[0], what[1] + 1))
        elif kind is code.CATEGORY and what is code.CATEGORY_SPACE:
            letters.add(_BLANK)
        else:
            return set(), {""}
    return letters, set()


def _small(point: int) -> str:
    char = chr(point).lower()
    return _BLANK if char.isspace() else char


_READERS: Final[dict[Any, Callable[[Any], _Found]]] = {
    code.LITERAL: lambda point: ({_small(point)}, set()),
    code.IN: _of_set,
    code.SUBPATTERN: lambda what: _of_sequence(what[3]),
    code.BRANCH: _of_branches,
}
