"""Completeness: which values that a description must say are still missing."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.model.evidence import Fact
from releasekit.model.metadata import Metadata

MANDATORY: Final = MappingProxyType(
    {
        "title": "title",
        "issuer": "issuer",
        "issued": "date of issue",
        "access": "access",
        "rights": "rights",
    }
)
"""The fields of `Metadata` that a complete description knows, with their names."""


def missing_values(metadata: Metadata) -> tuple[str, ...]:
    """Return the fields that a complete description knows and this one does not."""
    return tuple(
        field for field in MANDATORY if not isinstance(getattr(metadata, field), Fact)
    )
