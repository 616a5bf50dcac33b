"""Places in text: half-open ranges of code points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import frozen


@frozen(order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` of code points."""

    start: int
    """First code point of the range."""
    end: int
    """First code point after the range."""

    def __init__(self, start: int, end: int) -> None:
        """Refuse a range that begins before the text or ends before it starts.

        Written out, for no value is made as often: it takes two thirds of the time.
        """
        if not 0 <= start <= end:
            message = f"no span of a text: {start} to {end}"
            raise ValueError(message)
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: an empty span is a place too."""
        return True

    def slice(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]


# Past the check that nothing frozen is set.
_set_start: Final[Callable[[Span, int], None]] = vars(Span)["start"].__set__
_set_end: Final[Callable[[Span, int], None]] = vars(Span)["end"].__set__
