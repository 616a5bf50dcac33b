"""Names of outputs that every file system takes."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Final

MAX_NAME_BYTES: Final = 120
"""Longest name of an output, in bytes of UTF-8."""

_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever suffix follows."""
_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS: Final = frozenset(
    {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
)
"""Bidirectional classes that reorder what stands around them (UAX #9)."""
_EMPTY: Final = "release"
_DIGEST_DIGITS: Final = 8


def output_name(stem: str, suffix: str) -> str:
    """Return ``stem`` with ``suffix``, fit for every common file system.

    Guarantees:
        - a harmless stem comes back as it is, in Unicode form NFC;
        - any other gets a short digest of the original, so that two stems that
          look alike after cleaning stay apart;
        - the name has at most `MAX_NAME_BYTES` bytes, no separator, no control or
          direction character, and is no name that Windows reserves.
    """
    plain = unicodedata.normalize("NFC", stem)
    safe = _clean(plain)
    if safe == plain and len(f"{safe}{suffix}".encode()) <= MAX_NAME_BYTES:
        return f"{safe}{suffix}"
    digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()
    tail = f"-{digest[:_DIGEST_DIGITS]}{suffix}"
    return f"{_cut(safe, MAX_NAME_BYTES - len(tail.encode()))}{tail}"


def stem_of(name: str) -> str:
    """Return a file name without its suffix; ``2017.2.7`` has none."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and suffix.isalpha() else name


def _clean(stem: str) -> str:
    marked = "".join("_" if _is_unsafe(char) else char for char in stem)
    safe = marked.strip(" ").rstrip(".") or _EMPTY
    return f"_{safe}" if safe.partition(".")[0].casefold() in _RESERVED else safe


def _is_unsafe(char: str) -> bool:
    return (
        char in _FORBIDDEN
        or unicodedata.category(char) in _UNSAFE_CATEGORIES
        or unicodedata.bidirectional(char) in _DIRECTIONS
    )


def _cut(text: str, size: int) -> str:
    return text.encode()[: max(size, 0)].decode("utf-8", "ignore")
