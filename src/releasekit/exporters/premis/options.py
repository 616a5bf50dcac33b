"""Options of the PREMIS exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class PremisOptions:
    """What the PREMIS exporter can be asked."""

    validate: bool = False
    """Check the record against its schema and rules, and say so in an event."""
