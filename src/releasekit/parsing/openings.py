"""Openings: one pattern that finds where one of many words may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_DEPTH: Final = 4
"""Characters of a word that are looked at: enough to pass over nearly all others."""


def opening_pattern(words: Iterable[str], *, fold: bool = False) -> re.Pattern[str]:
    """Return a pattern that matches the first character of what may be a word.

    It finds every place where a word begins, and a few where none does: the caller
    looks closer. One branch a letter lets the engine pass over all other characters,
    and no character is read more than a few times.

    Args:
        words: the words, none empty; at least one.
        fold: whether case matters for the first character alone.
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:_DEPTH])
    flag = "(?i:" if fold else "(?:"
    branches = (
        first + (f"(?={flag}{_tree(rest)}))" if "" not in rest else "")
        for first, rest in sorted((re.escape(c), r) for c, r in tails.items())
    )
    return re.compile("|".join(branches))


def _tree(tails: set[str]) -> str:
    """Return an alternation that shares what its parts have in common.

    The recursion is bounded by the length that `opening_pattern` looks at.
    """
    below: dict[str, set[str]] = {}
    for tail in tails:
        below.setdefault(tail[0], set()).add(tail[1:])
    return "|".join(
        re.escape(first) + ("" if "" in rest else f"(?:{_tree(rest)})")
        for first, rest in sorted(below.items())
    )
