"""E-ARK CSIP: a folder that METS describes, for archives that follow DILCIS."""

from releasekit.packaging.csip.folder import (
    CSIP_SUFFIX,
    MARKS,
    RECORD_FOLDER,
    csip_of,
)
from releasekit.packaging.csip.verify import verify_csip

__all__ = [
    "CSIP_SUFFIX",
    "MARKS",
    "RECORD_FOLDER",
    "csip_of",
    "verify_csip",
]
