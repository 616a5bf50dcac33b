"""Options of the record exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class RecordOptions:
    """What the record exporter can be asked."""

    validate: bool = False
    """Check the finished record against its schema and rules before returning it."""
