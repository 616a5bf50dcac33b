"""Digests: of bytes, and of files that carry the SHA-256 of themselves."""

from __future__ import annotations

import hashlib
from typing import Final

DIGITS: Final = 64
"""Length of a SHA-256 digest in hexadecimal digits."""
ZEROS: Final = b"0" * DIGITS
"""What stands in place of the digits while the digest is taken."""


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of ``data``: 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_with_zeros(data: bytes, at: int) -> bytes:
    """Return the SHA-256 of ``data`` with the 64 digits at offset ``at`` zeroed.

    Returns:
        64 lower-case hexadecimal digits as ASCII bytes.
    """
    total = hashlib.sha256(data[:at])
    total.update(ZEROS)
    total.update(memoryview(data)[at + DIGITS :])
    return total.hexdigest().encode("ascii")


def seal(data: bytes, at: int) -> bytes:
    """Return ``data`` with its own digest in the 64 bytes at offset ``at``.

    The digest covers the whole file with those 64 digits set to zero; whatever
    stands there before is overwritten.

    Raises:
        ValueError: there are no 64 bytes at that offset.
    """
    if not 0 <= at <= len(data) - DIGITS:
        message = f"no room for a digest at {at} of {len(data)} bytes"
        raise ValueError(message)
    return data[:at] + digest_with_zeros(data, at) + data[at + DIGITS :]


def is_sealed(data: bytes, at: int) -> bool:
    """Tell whether the 64 digits at offset ``at`` are the digest of the rest."""
    return data[at : at + DIGITS] == digest_with_zeros(data, at)
