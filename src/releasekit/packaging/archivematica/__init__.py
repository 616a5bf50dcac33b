"""A standard transfer for Archivematica: objects, and what is known of them."""

from releasekit.packaging.archivematica.transfer import (
    MARKS,
    RELEASE_FOLDER,
    TRANSFER_SUFFIX,
    transfer_of,
    verify_transfer,
)

__all__ = [
    "MARKS",
    "RELEASE_FOLDER",
    "TRANSFER_SUFFIX",
    "transfer_of",
    "verify_transfer",
]
