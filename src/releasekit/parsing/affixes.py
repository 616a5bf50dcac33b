"""Affixes: what a line has to begin or end with for a pattern to match it.

A line is matched by few patterns of a long list; most are passed over by its first
or last characters alone. The parse tree of a pattern is the standard library's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, TypeAlias

from attrs import frozen

DEPTH: Final = 3
"""Characters of a line that are looked at."""
_Node: TypeAlias = tuple[Any, Any]
_Found: TypeAlias = tuple[set[str], set[str]]
"""Characters that what follows goes on with, and those that anything may follow."""
_WIDEST: Final = 64
"""Characters of the widest range that is taken letter by letter."""
_MOST: Final = 512
"""Affixes of one pattern that are told apart."""
_REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
_WITHOUT_WIDTH: Final = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
_BLANK: Final = " "
"""Stands for all blanks: an affix reaches up to one."""
_END: Final = (code.AT, code.AT_END)


def prefixes(pattern: str) -> frozenset[str] | None:
    """Return what all that a pattern matches begins with, made small.

    Each is of `DEPTH` characters at most, none blank; blanks in front are passed
    over. Nothing where what it matches may begin with anything or be empty.
    """
    return _known(_Walk(backwards=False).sequence(parser.parse(pattern)))


def suffixes(pattern: str) -> frozenset[str] | None:
    """Return what all that a pattern for whole lines matches ends with, made small.

    As `prefixes`; nothing where the pattern does not end with the line.
    """
    nodes = list(parser.parse(pattern))
    if not nodes or nodes[-1] != _END:
        return None
    found = _known(_Walk(backwards=True).sequence(nodes))
    return found and frozenset(words[::-1] for words in found)


def _known(found: _Found) -> frozenset[str] | None:
    going_on, ended = found
    words = {words.lstrip().partition(_BLANK)[0] for words in going_on | ended}
    return None if "" in words else frozenset(words)


@frozen
class _Walk:
    """A walk over a pattern's nodes, from either end."""

    backwards: bool

    def sequence(self, nodes: Iterable[_Node]) -> _Found:
        """Return the affixes of nodes one after the other."""
        going_on, ended = {""}, set[str]()
        for kind, what in list(nodes)[:: -1 if self.backwards else 1]:
            following, last = self._node(kind, what)
            if len(going_on) * (len(following) + len(last)) > _MOST:
                return set(), ended | going_on
            ended |= {(words + more)[:DEPTH] for words in going_on for more in last}
            joined = {words + more for words in going_on for more in following}
            going_on = {words for words in joined if len(words) < DEPTH}
            ended |= {words[:DEPTH] for words in joined - going_on}
            if not going_on:
                break
        return going_on, ended

    def _node(self, kind: Any, what: Any) -> _Found:  # noqa: ANN401 - a parse tree
        if kind in _WITHOUT_WIDTH:
            return {""}, set()
        if kind in _REPEATS:
            return self._repeat(*what)
        if kind is code.SUBPATTERN:
            return self.sequence(what[3])
        if kind is code.BRANCH:
            return _either(map(self.sequence, what[1]))
        reader = _READERS.get(kind)
        return reader(what) if reader else (set(), {""})

    def _repeat(self, least: int, most: int, inner: Iterable[_Node]) -> _Found:
        going_on, ended = self.sequence(inner)
        if most > 1:
            few = going_on & {"", _BLANK}
            going_on, ended = few, going_on - few | ended
        return (going_on if least else going_on | {""}), ended


def _either(branches: Iterable[_Found]) -> _Found:
    going_on, ended = set[str](), set[str]()
    for more, last in branches:
        going_on |= more
        ended |= last
    return going_on, ended


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
}
