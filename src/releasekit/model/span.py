"""Places in text: half-open ranges of code points."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class Span:
    """A half-open range ``[start, end)`` of code points."""

    start: int
    """First code point of the range."""
    end: int
    """First code point after the range."""

    def __attrs_post_init__(self) -> None:
        """Refuse a range that begins before the text or ends before it starts."""
        if not 0 <= self.start <= self.end:
            message = f"no span of a text: {self.start} to {self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: an empty span is a place too."""
        return True

    def slice(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]
