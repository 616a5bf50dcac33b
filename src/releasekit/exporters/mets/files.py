"""The file: the source as it was received, in the document itself."""

from __future__ import annotations

import base64
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.mets.markup import element, measured, told
from releasekit.model import Source
from releasekit.record.names import MAX_TEXT

SOURCE: Final = "source"
"""Name of the source among the files."""
_LINE: Final = 77
"""Characters of a line of Base64, its end included (RFC 2045, 6.8)."""
_BYTES_A_LINE: Final = 57


def files(source: Source, about: str) -> Node:
    """Return ``fileSec`` with the source.

    Args:
        source: its bytes.
        about: name of the section about it.
    """
    attributes = (
        ("ID", SOURCE),
        ("MIMETYPE", source.media_type),
        *measured(source.data),
        ("ADMID", about),
    )
    file = element("file", attributes, _content(source))
    group = element("fileGrp", (("USE", "original"),), file)
    return element("fileSec", (), group)


def too_long_for_binary(source: Source) -> int:
    """Return how long a source is in Base64, 0 where it stands in the document."""
    length = -(-len(source.data) // _BYTES_A_LINE) * _LINE
    return length if length >= MAX_TEXT else 0


def _content(source: Source) -> Node:
    if not too_long_for_binary(source):
        lines = base64.encodebytes(source.data).decode("ascii")
        return element("FContent", (), told("binData", f"\n{lines}"))
    attributes = (
        ("LOCTYPE", "URN"),
        ("xlink:type", "simple"),
        ("xlink:href", f"urn:sha256:{source.sha256}"),
    )
    return element("FLocat", attributes)
