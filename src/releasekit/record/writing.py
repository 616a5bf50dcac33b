"""Writing: a release becomes the canonical bytes of its record."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Final, TypeVar

from releasekit.files.digest import ZEROS, seal
from releasekit.model import (
    Diagnostic,
    Metadata,
    PartOf,
    Release,
    Segments,
    Source,
)
from releasekit.model.segment import spelled
from releasekit.record.fidelity import reencoded
from releasekit.record.names import DECLARATION, ESCAPES, HEAD, ROOT_ATTRIBUTES
from releasekit.record.software import Software
from releasekit.record.write_blocks import write_block
from releasekit.record.write_facts import write_text_fact
from releasekit.record.write_metadata import is_complete, write_metadata
from releasekit.record.writer import Writer, places_attribute
from releasekit.xml_safety import is_xml_text, xml_escape_reversibly

T = TypeVar("T")
_BYTES_PER_ELEMENT: Final = 720_000
"""Most bytes in one ``bytes`` element: 960,000 base64 digits."""
_SEGMENTS_PER_LINE: Final = 24


def write(
    release: Release,
    *,
    software: Software | None = None,
    identifier: str | None = None,
) -> bytes:
    """Return the record of ``release``: UTF-8, one line end, one spelling.

    Args:
        release: what to keep.
        software: what made the record; releasekit itself by default.
        identifier: name of the record; ``sha256:`` and the source's digest by default.

    Guarantees:
        - equal arguments give equal bytes, on every machine;
        - ``read(write(release)) == release``, the source's bytes included;
        - ``@sha256`` on the root is the digest of the bytes with its digits zeroed.
    """
    made_by = software or Software()
    name = identifier or f"sha256:{release.source.sha256}"
    text = _document(release, made_by, name)
    if not is_xml_text(text):
        text = _document(release, made_by, name, hold=xml_escape_reversibly)
    return seal(text.encode("utf-8"), len(HEAD))


def _document(
    release: Release,
    software: Software,
    identifier: str,
    *,
    hold: Callable[[str], str] | None = None,
) -> str:
    writer = Writer(hold)
    writer.raw(DECLARATION)
    writer.open("release", _root_attributes(writer, release, escapes=hold is not None))
    _write_control(writer, release.metadata, software, identifier)
    write_metadata(writer, release.metadata)
    _write_all(writer, "content", release.blocks, write_block)
    _write_source(writer, release.source)
    writer.text("segments", _segments(release.segments))
    _write_all(writer, "diagnostics", release.diagnostics, _write_diagnostic)
    writer.close("release")
    return writer.result()


def _root_attributes(writer: Writer, release: Release, *, escapes: bool) -> str:
    description = "complete" if is_complete(release.metadata) else "incomplete"
    escaped = writer.attribute("escapes", ESCAPES if escapes else None)
    language = writer.attribute("xml:lang", release.language)
    digits = ZEROS.decode("ascii")
    return f'{ROOT_ATTRIBUTES}{digits}" description="{description}"{escaped}{language}'


def _write_all(
    writer: Writer,
    tag: str,
    values: tuple[T, ...],
    write_one: Callable[[Writer, T], None],
) -> None:
    if not values:
        writer.empty(tag)
        return
    writer.open(tag)
    for value in values:
        write_one(writer, value)
    writer.close(tag)


def _write_control(
    writer: Writer, metadata: Metadata, software: Software, identifier: str
) -> None:
    writer.open("control")
    writer.text("recordId", identifier)
    name = writer.attribute("name", software.name)
    writer.empty("software", name + writer.attribute("version", software.version))
    for resource, digest in software.resources:
        attributes = writer.attribute("name", resource)
        writer.empty("resource", attributes + writer.attribute("sha256", digest))
    if metadata.profile:
        write_text_fact(writer, "profile", metadata.profile)
    if metadata.described_by:
        write_text_fact(writer, "series", metadata.described_by)
    writer.close("control")


def _write_source(writer: Writer, source: Source) -> None:
    attributes = (
        f"{writer.attribute('name', source.name)}"
        f"{writer.attribute('mediaType', source.media_type)}"
        f' origin="{source.origin}" newline="{source.newline}"'
        f' bytes="{len(source.data)}" chars="{len(source.text)}"'
        f' fidelity="{source.fidelity}"'
    )
    writer.open("source", attributes)
    writer.text("digest", source.sha256, ' alg="sha256"')
    if source.part:
        _write_part(writer, source.part)
    bom = f' bom="{source.bom.hex()}"' if source.bom else ""
    encoding = writer.attribute("name", source.encoding) + bom
    evidence = source.evidence
    writer.text("encoding", "", encoding + writer.evidence(evidence), evidence.spans)
    writer.text("text", source.text, ' xml:space="preserve"')
    if not _comes_back(source):
        _write_bytes(writer, source.data)
    writer.close("source")


def _write_part(writer: Writer, part: PartOf) -> None:
    attributes = (
        f' number="{part.number}" count="{part.count}"'
        f"{writer.attribute('name', part.name)}"
        f"{writer.attribute('sha256', part.sha256)}"
    )
    evidence = part.evidence
    writer.text("partOf", "", attributes + writer.evidence(evidence), evidence.spans)


def _comes_back(source: Source) -> bool:
    try:
        data = reencoded(source.text, source.encoding, source.bom, source.origin)
    except ValueError:
        return False
    return data == source.data


def _write_bytes(writer: Writer, data: bytes) -> None:
    for start in range(0, max(len(data), 1), _BYTES_PER_ELEMENT):
        digits = b64encode(data[start : start + _BYTES_PER_ELEMENT])
        writer.raw(f"<bytes>{digits.decode('ascii')}</bytes>")


def _segments(segments: Segments) -> str:
    words = list(spelled(segments))
    starts = range(0, len(words), _SEGMENTS_PER_LINE)
    return "\n".join(" ".join(words[at : at + _SEGMENTS_PER_LINE]) for at in starts)


def _write_diagnostic(writer: Writer, diagnostic: Diagnostic) -> None:
    span = diagnostic.span
    attributes = (
        f"{writer.attribute('code', diagnostic.code)}"
        f' severity="{diagnostic.severity}"'
        f"{places_attribute(() if span is None else (span,))}"
    )
    if not diagnostic.arguments:
        writer.empty("diagnostic", attributes)
        return
    writer.open("diagnostic", attributes)
    for name, value in diagnostic.arguments:
        writer.text("argument", value, writer.attribute("name", name))
    writer.close("diagnostic")
