"""Deeds: the verbs by which a line says what somebody did, as headlines do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.vocabulary import word_list

_FIRST, _LAST = 3, 90
"""Code points before the verb, at least and at most."""
_WORD: Final = LazyPattern(r"\w+")
_NAME_OF_OFFICE: Final = LazyPattern(
    r"[ \u00a0](?:the[ \u00a0])?(?:un|united nations|eu|european union)\b",
    re.IGNORECASE,
)
"""What follows ``to`` in the name of an office: ``Permanent Mission to the EU``."""


def tells_deed(text: str) -> bool:
    """Tell whether a line says what somebody did: ``Ministry approves grants``."""
    verbs = _verbs()
    for word in _WORD.finditer(text):
        if word.start() > _LAST:
            return False
        rests = verbs.get(word[0].lower()) if word.start() >= _FIRST else None
        if rests and text.lower().startswith(rests, word.end()):
            return _NAME_OF_OFFICE.match(text, word.end()) is None
    return False


@cache
def _verbs() -> Mapping[str, tuple[str, ...]]:
    """Return what follows each first word; nothing at all after most."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words in word_list("letterhead", "deeds"):
        first, _, rest = words.partition(" ")
        found[first].append(f" {rest}" if rest else "")
    return {first: tuple(rests) for first, rests in found.items()}
