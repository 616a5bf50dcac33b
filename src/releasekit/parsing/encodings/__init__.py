"""Encodings: which codec reads the bytes of a release, and what says so."""

from releasekit.parsing.encodings.ladder import BOMS, Choice, choose, utf16_by_parity

__all__ = ["BOMS", "Choice", "choose", "utf16_by_parity"]
