"""The record: the canonical XML of a release, written and read back exactly.

Names are imported when they are first used: who writes records loads nothing that
reads, validates or publishes them.
"""

from typing import TYPE_CHECKING

from releasekit._on_use import names_on_use

if TYPE_CHECKING:
    from releasekit.record.digest import (
        check_content,
        check_digest,
        digest_offset,
    )
    from releasekit.record.names import NAMESPACE
    from releasekit.record.published import write_schema
    from releasekit.record.reading import Record, read, read_record
    from releasekit.record.rule import Rule
    from releasekit.record.rules import RULES
    from releasekit.record.software import Software
    from releasekit.record.validation import Breach, validate
    from releasekit.record.writing import write

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

# Type checkers know the names from above, and every other as a mistake.
if not TYPE_CHECKING:
    __getattr__, __dir__ = names_on_use(
        globals(),
        {
            "digest": "check_content check_digest digest_offset",
            "names": "NAMESPACE",
            "published": "write_schema",
            "reading": "Record read read_record",
            "rule": "Rule",
            "rules": "RULES",
            "software": "Software",
            "validation": "Breach validate",
            "writing": "write",
        },
    )
