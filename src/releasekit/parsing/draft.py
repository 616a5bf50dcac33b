"""The draft: a release's lines while the rules decide what they are."""

from __future__ import annotations

from attrs import define, field

from releasekit.model import BlockKind, Diagnostic, Source
from releasekit.parsing.marks.finder import Mark
from releasekit.parsing.profile import FoundProfile
from releasekit.parsing.vocabulary import hints, phrases


@define(eq=False)
class Piece:
    """A line, or lines that belong together, on the way to being a block."""

    spans: list[tuple[int, int]]
    """Places of the text in the source, without the mark."""
    text: str
    """The words, healed, without the mark."""
    indent: int
    """Columns before the first line."""
    gap: int
    """Blank lines before it; -1 where it stands on the line of the piece before."""
    mark: Mark | None = None
    mark_span: tuple[int, int] | None = None
    kind: BlockKind | None = None
    rule: str = ""
    confidence: int = 0
    level: int = 0
    last: str = ""
    """The last source line, as written."""
    sealed: bool = False
    """Whether no following line may be joined to it."""
    awaits: bool = False
    """Whether the next line is this one's value."""
    lines: list[str] = field(factory=list)
    """The source lines it was made of, stripped, marks left out."""
    glues: list[str] = field(factory=list)
    """What stands in the text before each line but the first."""
    _hinted: str = field(default="", init=False, repr=False)
    _hints: frozenset[str] = field(default=frozenset(), init=False, repr=False)

    @property
    def start(self) -> int:
        """First code point in the source, the mark included."""
        return self.mark_span[0] if self.mark_span else self.spans[0][0]

    @property
    def end(self) -> int:
        """After the last code point in the source."""
        return self.spans[-1][1] if self.spans else self.mark_end

    @property
    def mark_end(self) -> int:
        """After the mark, or 0 where there is none."""
        return self.mark_span[1] if self.mark_span else 0

    @property
    def whole(self) -> str:
        """The mark as written and the text."""
        return f"{self.mark.text} {self.text}" if self.mark else self.text

    @property
    def hints(self) -> frozenset[str]:
        """What the vocabulary says that the text may be."""
        text = self.text
        if self._hinted is not text:
            self._hinted, self._hints = text, hints(text)
        return self._hints

    def says(self, name: str) -> bool:
        """Tell whether the text is one of the phrases of a section."""
        known = self._hints if self._hinted is self.text else self.hints
        return name in known and phrases(name).match(self.text)

    def append(self, piece: Piece, glue: str = " ") -> None:
        """Add the line of another piece; `heal` makes the text of all lines.

        Args:
            piece: what goes on with this piece.
            glue: what stands for the line break that is removed.
        """
        self.spans += piece.spans
        self.lines += piece.lines
        self.glues += [glue, *piece.glues]
        self.last = piece.last

    def heal(self) -> None:
        """Make the text of the lines gathered by `append`."""
        if not self.glues:
            return
        pairs = zip(self.glues, self.lines[1:], strict=True)
        self.text = self.lines[0] + "".join(f"{glue}{line}" for glue, line in pairs)

    def settle(self, kind: BlockKind, rule: str, confidence: int) -> None:
        """Decide what the piece is."""
        self.kind, self.rule, self.confidence = kind, rule, confidence

    def take_mark(self, mark: Mark) -> None:
        """Split the mark off the front of the piece's first line."""
        start, end = self.spans[0]
        cut = start + mark.length
        self.mark, self.mark_span = mark, (start, start + len(mark.text))
        self.spans[:1] = [(cut, end)] if cut < end else []
        self.text = self.text[mark.length :]
        self.lines[0] = self.lines[0][mark.length :]

    def drop_mark(self) -> None:
        """Take the mark back into the text: it was none."""
        if self.mark_span is None:
            return
        start = self.mark_span[0]
        if self.spans:
            self.spans[0] = (start, self.spans[0][1])
        else:
            self.spans = [self.mark_span]
        on_one_line = self.spans[0][1] - start == len(self.last)
        self.text = self.last if on_one_line else self.whole
        if len(self.lines) == len(self.spans) > 1:
            self.lines[0] = f"{self.mark.text} {self.lines[0]}" if self.mark else ""
        else:
            self.lines, self.glues = [self.text], []
        self.mark = self.mark_span = None


@define(eq=False)
class Draft:
    """All pieces of one text, in source order, and what was noticed."""

    source: Source
    script: str
    """Script of most of the text (ISO 15924)."""
    pieces: list[Piece]
    profile: FoundProfile | None = None
    """The profile that the text is read with, if there is one."""
    diagnostics: list[Diagnostic] = field(factory=list)
    head: int = 0
    """First code point at which headline and letterhead are looked for."""
    drawn: list[tuple[int, int]] = field(factory=list)
    """Places of marks that belong to no piece: those of quoted mail."""

    @property
    def is_cjk(self) -> bool:
        """Whether the text is Korean, Japanese or Chinese."""
        return self.script in {"Kore", "Jpan", "Hani"}

    def open_pieces(self) -> list[Piece]:
        """Return the pieces that no rule has decided yet."""
        return [p for p in self.pieces if p.kind is None]
