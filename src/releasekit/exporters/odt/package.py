"""The package: its parts and their manifest in one archive with fixed bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from releasekit.containers.digest import ZIP_COMMENT, seal_zip
from releasekit.containers.names import ODT_RECORD
from releasekit.containers.zip import deflated, stored, write_zip
from releasekit.exporters.odt.markup import part_bytes

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_FIRST: Final = "mimetype"
_MANIFEST: Final = "META-INF/manifest.xml"
_NAMESPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def write_package(parts: Mapping[str, str], record: bytes) -> bytes:
    """Return the archive (ODF 1.3 part 2, 3), with its own digest in its comment.

    Args:
        parts: XML of each part by its name.
        record: the record, as it stands in its own part.
    """
    entries = [
        # First, stored, without an extra field: what tells the kind of file (3.3).
        stored(_FIRST, MEDIA_TYPE.encode("ascii")),
        *(deflated(name, part_bytes(xml)) for name, xml in parts.items()),
        deflated(ODT_RECORD, record),
        deflated(_MANIFEST, part_bytes(_manifest(tuple(parts)))),
    ]
    return seal_zip(write_zip(entries, first=(_FIRST,), comment=ZIP_COMMENT))


def _manifest(parts: tuple[str, ...]) -> str:
    rows = (
        ("/", MEDIA_TYPE),
        *((name, "text/xml") for name in sorted(parts)),
        (ODT_RECORD, "application/xml"),
    )
    inside = "".join(
        f'<manifest:file-entry manifest:full-path="{path}"'
        f' manifest:media-type="{kind}"/>'
        for path, kind in rows
    )
    return (
        f'<manifest:manifest xmlns:manifest="{_NAMESPACE}" manifest:version="1.3">'
        f"{inside}</manifest:manifest>"
    )
