"""Options of the NARA CSV exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class NaraCsvOptions:
    """What the NARA CSV exporter can be asked."""

    header: bool = True
    """Begin with the labels; without them, files of many releases join into one."""
    security_classification: str = ""
    """Value of ``Rights:SecurityClassification``, which no release says of itself."""
