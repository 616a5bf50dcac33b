r"""Names in a batch: what inputs are called, and what their outputs are named after.

No input can lead an output out of the destination, onto another's output or onto a
file that releasekit keeps there:

- a name that every file system takes stays, in Unicode form NFC, where folders are
  mirrored; any other is cleaned, cut and gets a digest of the original;
- members of containers, and all inputs of a flat layout, are named by readable words
  and a digest of their id, so that none of them can meet another;
- stems leave room for the suffix of a format and the number of a part.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable, Sequence
from typing import Final

from releasekit.files.names import MAX_NAME_BYTES, clean_stem, cut, stem_of

MAX_STEM_BYTES: Final = 96
"""Longest stem, in bytes of UTF-8: a suffix and the number of a part come behind it."""
REPORT_STEM: Final = "releasekit-report"
"""What the reports of a batch are named after; no output of an input is."""
_KEPT: Final = ".releasekit"
"""How the names of what releasekit keeps in a destination begin."""
_MAX_WORDS_BYTES: Final = 72
_DIGEST_BYTES: Final = 10
_DIGEST_LETTERS: Final = 16
"""80 bits in base 32: among a billion inputs, two meet once in two million batches."""
_ESCAPED: Final = re.compile(
    r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def mirrored_stem(name: str) -> str:
    """Return what the outputs of a file are named after where its folders are kept."""
    return _safe(stem_of(name), MAX_STEM_BYTES)


def mirrored_folder(relative: str) -> str:
    """Return the folder of outputs for a folder of inputs, both with ``/``."""
    parts = (part for part in relative.split("/") if part)
    return "/".join(_safe(part, MAX_NAME_BYTES) for part in parts)


def stem_apart(words: str, item_id: str) -> str:
    """Return a stem that no other input has: readable words, digest of the id."""
    return f"{_slug(words)}-{_digest(item_id)}"


def fold(path: str) -> str:
    """Return what two paths share that some file system takes for the same."""
    composed = unicodedata.normalize("NFC", path)
    return unicodedata.normalize("NFC", composed.casefold())


def printable_id(path: str) -> str:
    r"""Return a path as an id: ``\xNN`` for what cannot be printed, and ``\``.

    Bytes that are no UTF-8, controls and direction characters come out as their
    bytes, so that two paths never have one id.
    """
    return _ESCAPED.sub(_escape, path)


def stem_keys(names: Sequence[str]) -> list[str]:
    """Return the folded `mirrored_stem` of many names, fast where all are harmless."""
    stems = [stem_of(name) for name in names]
    if not _are_harmless(stems):
        return [fold(mirrored_stem(name)) for name in names]
    return fold("/".join(stems)).split("/") if stems else []


def bases(stem: str) -> frozenset[str]:
    """Return the stems that have this one as the name of a part: ``a-1`` has ``a``."""
    found = set()
    while match := _NUMBERED.fullmatch(stem):
        stem = match[1]
        found.add(stem)
    return frozenset(found)


_NUMBERED: Final = re.compile(r"(.+)-[0-9]+", re.DOTALL)
_SUSPECT: Final = re.compile(
    # An unsafe character; a blank at either end, a dot at the end; an empty name; a
    # name of ours, or of a device.
    r'[<>:"\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069'
    r"\ud800-\udfff]|(?:\A|/)(?:[ ./]|\Z|releasekit-report|"
    r"(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³])(?:[./]|\Z))|[ .](?:/|\Z)",
    re.IGNORECASE,
)


def _are_harmless(stems: Iterable[str]) -> bool:
    """Tell at once whether `mirrored_stem` surely leaves many stems as they are."""
    text = "/".join(stems)
    if _SUSPECT.search(text) or not unicodedata.is_normalized("NFC", text):
        return False
    return max(map(len, text.encode().split(b"/"))) <= MAX_STEM_BYTES


def _safe(part: str, limit: int) -> str:
    plain = unicodedata.normalize("NFC", part)
    safe = clean_stem(plain)
    if fold(safe).startswith((_KEPT, REPORT_STEM)):
        safe = f"_{safe}"
    if safe == plain and len(safe.encode()) <= limit:
        return safe
    return f"{cut(safe, limit - _DIGEST_LETTERS - 1)}-{_digest(part)}"


def _slug(words: str) -> str:
    """Return the letters and digits of any script, other characters as hyphens."""
    # Marks belong to the letter before them; \w takes none.
    folded = (
        char if unicodedata.category(char)[0] in "LMN" else "-" for char in fold(words)
    )
    joined = "-".join(filter(None, "".join(folded).split("-")))
    slug = unicodedata.normalize("NFC", cut(joined, _MAX_WORDS_BYTES)).rstrip("-")
    return clean_stem(slug)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest[:_DIGEST_BYTES]).decode("ascii").lower()


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    errors = "surrogateescape" if "\udc80" <= char <= "\udcff" else "surrogatepass"
    return "".join(f"\\x{byte:02x}" for byte in char.encode("utf-8", errors))
