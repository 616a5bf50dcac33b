"""Signatures: who vouches for a file, made with a local key and read again.

What needs signxml and pyHanko is imported where it is used: both are optional, and
slow to load.
"""

from releasekit.signatures.needed import require_libraries
from releasekit.signatures.outcome import (
    BESIDE_SUFFIX,
    MAX_SIGNATURE_BYTES,
    Form,
    Judging,
    Signature,
    Trust,
)

__all__ = [
    "BESIDE_SUFFIX",
    "MAX_SIGNATURE_BYTES",
    "Form",
    "Judging",
    "Signature",
    "Trust",
    "require_libraries",
]
