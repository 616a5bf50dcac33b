"""The letter: a draft's lines with what the mail pass learns about them."""

from __future__ import annotations

from attrs import define, field, frozen

from releasekit.model import BlockKind, Diagnostic
from releasekit.parsing.draft import Piece


@frozen
class Message:
    """One message of a thread: lines between two borders."""

    first: int
    """Its first line."""
    end: int
    """The line after its last."""
    depth: int
    """How often it is quoted."""
    size: int
    """Code points of its text, without what is settled."""


@define(eq=False)
class Letter:
    """All lines of one mail, in source order."""

    text: str
    """The source."""
    pieces: list[Piece]
    depths: list[int] = field(factory=list)
    """How often each line is quoted."""
    drawn: list[tuple[int, int]] = field(factory=list)
    """Places of the quote marks."""
    borders: dict[int, str] = field(factory=dict)
    """First lines of what parts one message from the next, and what that is."""
    flowed: bool | None = None
    """Whether the text is format=flowed; whether DelSp says "yes" stands in `glue`."""
    glue: str = " "
    """What stands in the text for a soft line break (RFC 3676, section 4.3)."""
    boundaries: set[str] = field(factory=set)
    """What stands between the parts of a message (RFC 2046, section 5.1.1)."""
    pages: set[int] = field(factory=set)
    """First lines of parts that are HTML."""
    diagnostics: list[Diagnostic] = field(factory=list)

    @property
    def is_mail(self) -> bool:
        """Whether more than a signature or a list's footer speaks for a mail."""
        return bool(self.borders or self.drawn)

    def join(self, first: int, last: int, glue: str = " ") -> Piece:
        """Make the lines from ``first`` to ``last`` one piece and return it.

        The lines that were joined stay in the list, settled and emptied, so that the
        numbers of the others hold.
        """
        piece = self.pieces[first]
        for other in self.pieces[first + 1 : last + 1]:
            piece.append(other, glue)
            other.spans, other.kind = [], BlockKind.CHROME
        piece.heal()
        piece.last = piece.text
        return piece

    def settle(self, first: int, last: int, kind: BlockKind, rule: str) -> None:
        """Decide what each of the lines from ``first`` to ``last`` is."""
        for piece in self.pieces[first : last + 1]:
            if piece.kind is None:
                piece.settle(kind, rule, 90)
                piece.sealed = True

    def paragraph_end(self, first: int, most: int) -> int:
        """Return the last line that stands right below ``first`` without a gap."""
        last = first
        while (
            last + 1 < len(self.pieces)
            and last + 1 - first < most
            and self.pieces[last + 1].gap <= 0
            and self.pieces[last + 1].kind is None
            and self.depths[last + 1] == self.depths[first]
        ):
            last += 1
        return last


def messages_of(letter: Letter) -> list[Message]:
    """Return the messages of a thread, in source order; there is always one."""
    starts = sorted({0, *(at for at in letter.borders if at < len(letter.pieces))})
    ends = [*starts[1:], len(letter.pieces)]
    return [
        Message(
            first,
            end,
            letter.depths[first] if letter.depths else 0,
            sum(len(p.text) for p in letter.pieces[first:end] if p.kind is None),
        )
        for first, end in zip(starts, ends, strict=True)
    ]
