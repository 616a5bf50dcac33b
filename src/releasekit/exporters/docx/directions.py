"""Directions: which stretches of a text run from right to left.

Word asks for a run of its own wherever the direction of letters turns, and puts the
signs between them by the run that they stand in (ISO 29500-1, 17.3.2.30). What is
found here is what the Unicode bidirectional algorithm (UAX #9, W7 and N1) gives for
words, figures and addresses inside a line of the other direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_LEFTWARD: Final = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""Blocks of letters that run from right to left, with their signs (UAX #9, 3.2)."""
_RIGHTWARD: Final = (
    r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8"
    r"\u0370-\u058f\u0900-\u1fff\u2c00-\u2dff\u3041-\ud7ff\uf900-\ufaff\uff21-\uff3a"
    r"\uff41-\uff5a"
)
_BRACKETS: Final = r"()\[\]{}<>«»‹›“”„"
"""Signs that are mirrored or come in pairs: both of a pair stand in one direction."""

_ANY_LEFTWARD: Final = re.compile(f"[{_LEFTWARD}]")


@cache
def _words(*, to_right: bool) -> re.Pattern[str]:
    # Compiled where a text needs it: that costs 7 ms, and few texts turn.
    own, other = (_RIGHTWARD, _LEFTWARD) if to_right else (_LEFTWARD, _RIGHTWARD)
    end = f"{own}0-9%" if to_right else own
    return re.compile(f"[{own}](?:[^{other}{_BRACKETS}]*[{end}])?")


def turns(text: str) -> bool:
    """Tell whether any letter of a text runs from right to left."""
    return not text.isascii() and _ANY_LEFTWARD.search(text) is not None


def stretches(text: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, and whether each runs from right to left.

    Args:
        text: what to cut; its pieces joined are the text.
        right_to_left: the direction of what surrounds it.
    """
    done = 0
    for found in _words(to_right=right_to_left).finditer(text):
        if found.start() > done:
            yield text[done : found.start()], right_to_left
        yield found[0], not right_to_left
        done = found.end()
    if done < len(text):
        yield text[done:], right_to_left
