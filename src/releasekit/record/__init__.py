"""The record: the canonical XML of a release, written and read back exactly."""

from releasekit.record.digest import check_content, check_digest
from releasekit.record.names import NAMESPACE
from releasekit.record.read import Record, read, read_record
from releasekit.record.software import Software
from releasekit.record.write import write

__all__ = [
    "NAMESPACE",
    "Record",
    "Software",
    "check_content",
    "check_digest",
    "read",
    "read_record",
    "write",
]
