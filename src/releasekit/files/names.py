"""Names of outputs that every file system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

MAX_NAME_BYTES: Final = 120
"""Longest name of an output, in bytes of UTF-8."""

UNSAFE: Final = re.compile(
    # What Windows forbids, separators, controls, breaks, lone surrogates, and what
    # reorders the text around it (UAX #9: embeddings, overrides, isolates).
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069'
    r"\ud800-\udfff]"
)
"""Characters that no output's name has."""
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever suffix follows."""
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
    safe = clean_stem(plain)
    if safe == plain and len(f"{safe}{suffix}".encode()) <= MAX_NAME_BYTES:
        return f"{safe}{suffix}"
    digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()
    tail = f"-{digest[:_DIGEST_DIGITS]}{suffix}"
    return f"{cut(safe, MAX_NAME_BYTES - len(tail.encode()))}{tail}"


def stem_of(name: str) -> str:
    """Return a file name without its suffix; ``2017.2.7`` has none."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and suffix.isalpha() else name


def clean_stem(stem: str) -> str:
    """Return a stem without what file systems refuse; many may become the same."""
    safe = UNSAFE.sub("_", stem).strip(" ").rstrip(".") or _EMPTY
    return f"_{safe}" if safe.partition(".")[0].casefold() in _RESERVED else safe


def cut(text: str, size: int) -> str:
    """Return the start of a text that has at most ``size`` bytes of UTF-8."""
    return text.encode()[: max(size, 0)].decode("utf-8", "ignore")
