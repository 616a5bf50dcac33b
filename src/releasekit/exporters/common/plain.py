"""Plain text: what no line of it may hold, and what stands for that."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import Diagnostic, diagnostic

_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
"""What some reader takes for a line end or a blank, inside of a block's text."""
_UNSAFE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
"""What a terminal may obey, and what UTF-8 cannot hold."""


def one_line(text: str) -> str:
    """Return a text with a blank for whatever some reader takes for a line end."""
    return _BREAKS.sub(" ", text)


def plain(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return a text that plain text can hold, and what was replaced by U+FFFD."""
    shown = _UNSAFE.sub("\ufffd", text)
    if shown == text:
        return text, ()
    codes = sorted({ord(char) for char in _UNSAFE.findall(text)})
    return shown, tuple(diagnostic("RKD209", code=f"{code:04X}") for code in codes)
