"""Escaping: a text stays text, wherever in Markdown it stands."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(
    r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?[0-9A-Za-z]+;)"
)
r"""What may be markup within a line (CommonMark 0.31.2, 6; GFM 6.5).

``_`` between letters is none (6.2, rules 2 and 4), nor is ``&`` that begins no name.
"""
_STARTS_A_BLOCK: Final = re.compile(r"[#>=:|]|[+-](?!\w)")
"""What may be markup where a line begins (4.1 to 4.3, 5.1, 5.2; GFM 4.10)."""
_NUMBER: Final = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
"""What begins an item of an ordered list (5.2)."""
_IN_ADDRESS: Final = re.compile(r"[()]|&(?=#?[0-9A-Za-z]+;)")
_ENTITY: Final = re.compile(r"&#?[0-9A-Za-z]+;")


def escaped(text: str) -> str:
    """Return a text as it stands within a line."""
    return _MARKUP.sub(r"\\\g<0>", text)


def begun(line: str) -> str:
    """Return an escaped text as it stands where a line begins."""
    line = line.strip()
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{line[number.end(1) :]}"
    return f"\\{line}" if _STARTS_A_BLOCK.match(line) else line


def headed(line: str) -> str:
    """Return an escaped text as it stands in a heading.

    A run of ``#`` at its end would close the heading (4.2).
    """
    line = line.strip()
    bare = line.rstrip("#")
    return bare + r"\#" * (len(line) - len(bare))


def in_cell(text: str) -> str:
    """Return a text as it stands in a cell of a table (GFM 4.10)."""
    # A reference: readers do not agree on which backslash belongs to a pipe.
    return escaped(text.strip()).replace("|", "&#124;")


def in_address(uri: str) -> str:
    """Return an address, in ASCII, as the destination of a link (6.3)."""
    return _IN_ADDRESS.sub(r"\\\g<0>", uri)


def has_entity(text: str) -> bool:
    """Tell whether a reader may take part of an address for a character reference."""
    return bool(_ENTITY.search(text))
