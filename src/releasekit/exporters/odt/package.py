"""The package: its parts and their manifest in one archive with fixed bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from releasekit.containers.digest import ZIP_COMMENT, seal_zip
from releasekit.containers.names import odt_record
from releasekit.containers.statements import RDF, statements
from releasekit.containers.zip import deflated, stored, write_zip
from releasekit.exporters.odt.markup import part_bytes

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_FIRST: Final = "mimetype"
_MANIFEST: Final = "META-INF/manifest.xml"
_NAMESPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_METADATA: Final = "manifest.rdf"
_RDF_XML: Final = "application/rdf+xml"
_TERMS: Final = "http://docs.oasis-open.org/ns/office/1.2/meta"


def write_package(parts: Mapping[str, str], record: bytes) -> bytes:
    """Return the archive (ODF 1.3 part 2, 3), with its own digest in its comment.

    Args:
        parts: XML of each part by its name.
        record: the record.
    """
    records = {odt_record(n): xml for n, xml in enumerate(statements(record), 1)}
    entries = [
        # First, stored, without an extra field: what tells the kind of file (3.3).
        stored(_FIRST, MEDIA_TYPE.encode("ascii")),
        *(deflated(name, part_bytes(xml)) for name, xml in parts.items()),
        *(deflated(name, part_bytes(xml)) for name, xml in records.items()),
        deflated(_METADATA, part_bytes(_metadata(records))),
        deflated(_MANIFEST, part_bytes(_manifest(parts, records))),
    ]
    return seal_zip(write_zip(entries, first=(_FIRST,), comment=ZIP_COMMENT))


def _manifest(parts: Iterable[str], records: Iterable[str]) -> str:
    rows = (
        ("/", MEDIA_TYPE),
        *((name, "text/xml") for name in sorted(parts)),
        *((name, _RDF_XML) for name in (_METADATA, *records)),
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


def _metadata(records: Iterable[str]) -> str:
    """Return what says which parts hold metadata of our own (ODF 1.3 part 2, 5.2)."""
    names = ("content.xml", "styles.xml", *records)
    parts = "".join(f'<pkg:hasPart rdf:resource="{name}"/>' for name in names)
    files = "".join(f'<pkg:MetadataFile rdf:about="{name}"/>' for name in records)
    return (
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:pkg="{_TERMS}/pkg#"'
        f' xmlns:odf="{_TERMS}/odf#"><pkg:Document rdf:about="">{parts}'
        '</pkg:Document><odf:ContentFile rdf:about="content.xml"/>'
        f'<odf:StylesFile rdf:about="styles.xml"/>{files}</rdf:RDF>'
    )
