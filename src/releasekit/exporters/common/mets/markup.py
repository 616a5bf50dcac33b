"""What every METS document is made of: names, moments, sizes and digests."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node

NAMESPACE: Final = "http://www.loc.gov/METS/"
XLINK: Final = "http://www.w3.org/1999/xlink"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES: Final = (
    ("xmlns", NAMESPACE),
    ("xmlns:xlink", XLINK),
    ("xmlns:xsi", XSI),
)
"""Attributes of the root that name what stands below it."""

Attributes = tuple[tuple[str, str], ...]


def element(name: str, attributes: Attributes = (), *children: Node) -> Node:
    """Return an element; attributes without a value are left out."""
    stated = tuple((key, value) for key, value in attributes if value)
    return Node(tag=name, attributes=stated, children=children)


def told(name: str, text: str, attributes: Attributes = ()) -> Node:
    """Return an element that holds a text."""
    return Node(tag=name, attributes=attributes, text=text)


def moment(time: datetime | None) -> str:
    """Return a time as ``xs:dateTime`` in UTC, nothing where it is not known.

    What has no zone counts in UTC.
    """
    if time is None:
        return ""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def measured(data: bytes) -> Attributes:
    """Return length and digest of a file, as ``file`` and ``mdRef`` have them."""
    return (
        ("SIZE", str(len(data))),
        ("CHECKSUM", hashlib.sha256(data).hexdigest()),
        ("CHECKSUMTYPE", "SHA-256"),
    )
