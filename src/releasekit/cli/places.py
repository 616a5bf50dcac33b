"""Places in a source as people count them: lines from 1."""

from __future__ import annotations

from bisect import bisect_right

from attrs import field, frozen


def _starts(text: str) -> list[int]:
    """Return where lines start; LF, CRLF and CR end a line, as the parser has it."""
    starts = [0]
    for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


@frozen
class Lines:
    """The lines of a text."""

    _starts: list[int] = field(converter=_starts)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that a code point stands on."""
        return bisect_right(self._starts, offset)

    @property
    def columns(self) -> int:
        """Columns that the largest number needs."""
        return len(str(len(self._starts)))
