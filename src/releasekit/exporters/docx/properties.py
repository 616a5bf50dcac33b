"""Document properties: what Word and a file manager say about the document."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.facts import Facts
from releasekit.exporters.common.language import UNDETERMINED
from releasekit.exporters.docx.markup import OFFICE
from releasekit.model import Release
from releasekit.xml_safety import xml_attribute, xml_text

_CORE: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_TYPES: Final = f'xmlns:vt="{OFFICE}/docPropsVTypes"'
_CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format identifier that custom properties have (ISO 29500-1, 22.3.2.1)."""


def core_xml(release: Release, facts: Facts) -> str:
    """Return the core properties (ISO 29500-2, 11)."""
    stamp = _stamp(facts.moment) if facts.moment else ""
    language = "" if facts.language == UNDETERMINED else facts.language
    subjects = release.metadata.subjects
    moment = 'xsi:type="dcterms:W3CDTF"'
    rows = (
        ("cp:category", "", facts.subject),
        ("dcterms:created", f" {moment}", stamp),
        ("dc:creator", "", facts.issuer),
        ("dc:identifier", "", facts.identifier),
        ("cp:keywords", "", "; ".join(fact.value.term for fact in subjects)),
        ("dc:language", "", language),
        ("cp:lastModifiedBy", "", facts.producer),
        ("dcterms:modified", f" {moment}", stamp),
        ("cp:revision", "", "1"),
        ("dc:subject", "", facts.subject),
        ("dc:title", "", facts.title),
    )
    inside = "".join(
        f"<{name}{extra}>{xml_text(value)}</{name}>"
        for name, extra, value in rows
        if value
    )
    return f"<cp:coreProperties {_CORE}>{inside}</cp:coreProperties>"


def _stamp(moment: datetime) -> str:
    """Return a moment as W3CDTF in UTC, the year in four digits."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def application_xml(facts: Facts) -> str:
    """Return the extended properties (ISO 29500-1, 22.2)."""
    company = f"<Company>{xml_text(facts.issuer)}</Company>" if facts.issuer else ""
    return (
        f'<Properties xmlns="{OFFICE}/extended-properties" {_TYPES}>'
        f"<Application>{xml_text(facts.producer)}</Application>{company}</Properties>"
    )


def custom_xml(release: Release, facts: Facts) -> str:
    """Return the custom properties (ISO 29500-1, 22.3): what a register asks for.

    Rights and access are among them: the core properties have no place for either.
    """
    number = release.metadata.number
    values = MappingProxyType(
        {
            "Issuer": release.issuer,
            "Issued": release.issued,
            "Release number": number.value if number else None,
            "Rights": facts.rights,
            "Licence": facts.licence,
            "Access": facts.access,
            "Source name": release.source.name,
            "Source SHA-256": release.source.sha256,
        }
    )
    inside = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{at}" name="{xml_attribute(name)}">'
        f"<vt:lpwstr>{xml_text(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(_given(values), start=2)
    )
    kind = f'xmlns="{OFFICE}/custom-properties"'
    return f"<Properties {kind} {_TYPES}>{inside}</Properties>"


def _given(values: MappingProxyType[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values.items() if value]
