"""The record: the canonical XML of a release, written and read back exactly."""

from releasekit.record.digest import (
    check_content,
    check_digest,
    digest_offset,
)
from releasekit.record.names import NAMESPACE
from releasekit.record.published import write_schema
from releasekit.record.read import Record, read, read_record
from releasekit.record.rule import Rule
from releasekit.record.rules import RULES
from releasekit.record.software import Software
from releasekit.record.validate import Breach, validate
from releasekit.record.write import write

__all__ = [
    "NAMESPACE",
    "RULES",
    "Breach",
    "Record",
    "Rule",
    "Software",
    "check_content",
    "check_digest",
    "digest_offset",
    "read",
    "read_record",
    "validate",
    "write",
    "write_schema",
]
