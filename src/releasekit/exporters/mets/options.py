"""Options of the METS exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class MetsOptions:
    """What the METS exporter can be asked: nothing yet."""
