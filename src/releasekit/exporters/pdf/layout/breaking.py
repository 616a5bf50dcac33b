"""Where lines end: at blanks by words, between ideographs by characters.

Both ways do their work per character in C (`accumulate` over a table of widths) and
one bisection a line, so a paragraph of a million characters takes linear time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.layout.classes import (
    BLANK,
    BREAK,
    GLUE,
    HYPHEN,
    between_characters,
    classes_of,
)
from releasekit.exporters.pdf.layout.text import Text

_MOST_BALANCED: Final = 6
"""A heading of more lines is broken like a paragraph."""
_BALANCE_STEP: Final = 250
"""How exactly lines are balanced, in 1/1000 em."""


@frozen
class _Breaks:
    """Places where a line may end, and the width up to the last visible character."""

    classes: str
    places: list[int]
    widths: list[int]
    upto: list[int]
    """Width of the first n characters."""


def line_ends(text: Text, measure: int) -> list[int]:
    """Return the offset after each line, at least one.

    A line that was broken at a blank ends after it: the blank stays in the text
    layer, where words would run together without it.

    Args:
        text: what to break.
        measure: width of the lines in 1/1000 em.
    """
    if text.stops:
        return _ends_with_stops(text, measure)
    if _breaks_at_blanks(text):
        ends = _ends_by_words(text, measure)
        if ends is not None:
            return ends
    return _ends_by_characters(text, 0, len(text.text), measure)


def _breaks_at_blanks(text: Text) -> bool:
    """Tell whether words of one font and blanks are all there is."""
    if text.codes is not None:
        return True
    chain = text.runs[0].chain
    one_chain = all(run.chain is chain for run in text.runs)
    return one_chain and between_characters().search(text.text) is None


def balanced_ends(text: Text, measure: int) -> list[int]:
    """Return line ends as `line_ends` does, with lines of about one length.

    The narrowest measure that needs no more lines is looked for by bisection.
    """
    ends = line_ends(text, measure)
    if not 1 < len(ends) <= _MOST_BALANCED:
        return ends
    low, high = measure // 2, measure
    while high - low > _BALANCE_STEP:
        middle = (low + high) // 2
        tried = line_ends(text, middle)
        if len(tried) > len(ends):
            low = middle
        else:
            high, ends = middle, tried
    return ends


def _ends_with_stops(text: Text, measure: int) -> list[int]:
    ends, start = [], 0
    for stop in (*text.stops, len(text.text)):
        ends += _ends_by_characters(text, start, stop, measure)
        start = stop
    return ends


def _ends_by_words(text: Text, measure: int) -> list[int] | None:
    """Return the line ends, nothing where a word is wider than the line."""
    words, size = text.text, len(text.text)
    upto = list(accumulate(_widths(text), initial=0))
    ends, start = list[int](), 0
    while upto[size] > upto[start] + measure:
        fitting = bisect_right(upto, upto[start] + measure, start) - 1
        blank = words.rfind(" ", start, fitting + 1)
        if blank < 0:
            return None
        start = blank + 1
        while start < size and words[start] == " ":
            start += 1  # blanks in a row all end the line
        if start == size:
            break
        ends.append(start)
    return [*ends, size]


def _widths(text: Text) -> Iterable[int]:
    """Return the width of each character, of a text of one chain."""
    chain, codes = text.runs[0].chain, text.codes
    if codes is None:
        return map(chain.widths.__getitem__, text.text)
    if len(codes) > 1:  # all in one call: two thirds of the time
        told: tuple[int, ...] = itemgetter(*codes)(chain.code_widths)
        return told
    return map(chain.code_widths.__getitem__, codes)


def _ends_by_characters(text: Text, start: int, stop: int, measure: int) -> list[int]:
    breaks = _breaks(text, start, stop)
    ends, at, size = [], 0, stop - start
    while True:
        limit = breaks.upto[at] + measure
        if breaks.widths[-1] <= limit:
            ends.append(stop)
            return ends
        place = bisect_right(breaks.widths, limit, bisect_right(breaks.places, at))
        if place and breaks.places[place - 1] > at:
            at = breaks.places[place - 1]
        else:
            at = _cut_word(breaks, at, limit)
        if at >= size:
            ends.append(stop)
            return ends
        ends.append(start + at)


def _cut_word(breaks: _Breaks, start: int, limit: int) -> int:
    """Return where to cut a word that is wider than its line."""
    fitting = bisect_right(breaks.upto, limit, start + 1) - 1
    end = max(fitting, start + 1)
    kinds = (HYPHEN, GLUE)  # better torn at a hard blank than inside a word
    places = [breaks.classes.rfind(kind, start + 1, end) for kind in kinds]
    return max(places) + 1 if max(places) > 0 else end


def _breaks(text: Text, start: int, stop: int) -> _Breaks:
    classes = classes_of(text.text[start:stop])
    upto = [0]
    for piece, run in text.pieces(start, stop):
        upto += accumulate(map(run.chain.widths.__getitem__, piece), initial=upto.pop())
    places = [found.start() for found in BREAK.finditer(classes)]
    places.append(len(classes))
    widths = [upto[_before_blanks(classes, place)] for place in places]
    return _Breaks(classes, places, widths, upto)


def _before_blanks(classes: str, place: int) -> int:
    while place and classes[place - 1] == BLANK:
        place -= 1
    return place


def natural_width(text: Text) -> int:
    """Return the width of the text on one line, in 1/1000 em."""
    if text.codes is not None:
        return sum(_widths(text))
    return text.width(0, len(text.text))


def longest_word(text: Text) -> int:
    """Return the width of the widest part that is not broken, in 1/1000 em."""
    breaks = _breaks(text, 0, len(text.text))
    starts = (0, *breaks.places[:-1])
    pairs = zip(starts, breaks.widths, strict=True)
    return max(width - breaks.upto[start] for start, width in pairs)
