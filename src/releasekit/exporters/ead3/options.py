"""Options of the EAD3 exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Form(StrEnum):
    """How much of a finding aid is written."""

    FINDING_AID = "finding-aid"
    """A whole one, ``ead``: fonds and series, where they are known, and the item."""
    COMPONENT = "component"
    """The item alone, ``c``, to be pasted into a finding aid that exists."""


@frozen(kw_only=True)
class Ead3Options:
    """What the EAD3 exporter can be asked."""

    form: Form = Form.FINDING_AID
    """A whole finding aid, or the component for one that exists."""
