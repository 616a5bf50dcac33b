"""Text ready to be set: its runs, their fonts and their tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.tags.tree import Element


@frozen
class Run:
    """A stretch of text in one weight and one structure element."""

    end: int
    """Offset after its last character."""
    chain: Chain
    """Its fonts."""
    node: Element
    """The structure element that owns it."""


@frozen(kw_only=True)
class Text:
    """A paragraph's characters, every one drawn by some font.

    Guarantees:
        - ``runs`` cover ``text`` in order, none is empty (one run for empty text);
        - every character has an owner in its run's chain.
    """

    text: str
    runs: tuple[Run, ...]
    codes: bytes | None = None
    """The text in the first font's code page, where one run and it hold it all."""
    stops: tuple[int, ...] = ()
    """Offsets at which a new line must begin."""
    levels: bytes = b""
    """Level of each character (UAX #9), nothing where all run to the right."""
    rtl: bool = False
    """Whether its lines begin at the right."""

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, Run]]:
        """Yield the parts of ``text[start:end]`` run by run."""
        place = bisect_right(self.runs, start, key=_end_of)
        while start < end:
            run = self.runs[place]
            yield self.text[start : min(run.end, end)], run
            start, place = run.end, place + 1

    def spelled(self, start: int, end: int) -> str:
        """Return what a part says, its clusters spelled out."""
        pieces = self.pieces(start, end)
        return "".join([run.chain.spelled(piece) for piece, run in pieces])

    def width(self, start: int, end: int) -> int:
        """Return the width of a part in 1/1000 em."""
        return sum(
            sum(map(run.chain.widths.__getitem__, piece))
            for piece, run in self.pieces(start, end)
        )


def _end_of(run: Run) -> int:
    return run.end
