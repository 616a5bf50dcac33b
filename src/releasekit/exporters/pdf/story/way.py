"""Which way the lines of a paragraph run, and its words."""

from __future__ import annotations

from attrs import frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.pdf.fonts.writing import leftward
from releasekit.exporters.pdf.layout.bidi import first_strong, levels_of


@frozen
class Way:
    """How the lines of a paragraph run."""

    rtl: bool
    """Whether they begin at the right."""
    base: int
    """The paragraph's level: 1 where its words run from right to left."""

    @classmethod
    def of(cls, text: str, language: str) -> Way:
        """Tell by the language, and where it is silent by most of the letters.

        In a language that runs to the left, a line of foreign words alone keeps
        their order, and begins at the right like its neighbours.
        """
        to_the_left = leftward(text)
        if is_right_to_left(language):
            return cls(rtl=True, base=1 if to_the_left else first_strong(text, 1))
        rightward = sum(map(str.isalpha, text)) - to_the_left if to_the_left else 0
        mostly = to_the_left > max(rightward, 0)
        return cls(rtl=mostly, base=int(mostly))

    def levels(self, text: str) -> bytes:
        """Return the level of each character, nothing where all run to the right."""
        if not self.base and not leftward(text):
            return b""
        return levels_of(text, self.base)
