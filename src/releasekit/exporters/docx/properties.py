"""Document properties: what Word and a file manager say about the document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.words import words
from releasekit.exporters.docx.markup import escape, literal
from releasekit.model import Date, Fact, Release

UNKNOWN_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for the date of a release that has none: the first one a zip can hold."""

_CORE: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES: Final = f'xmlns:vt="{_OFFICE}/docPropsVTypes"'
_CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format identifier that custom properties have (ISO 29500-1, 22.3.2.1)."""


@frozen(kw_only=True)
class Facts:
    """What the properties say."""

    title: str
    issuer: str
    language: str
    """Language tag (BCP 47), nothing where it is not known."""
    time: datetime
    subject: str
    keywords: str
    identifier: str
    producer: str


def facts_of(release: Release, producer: str, time: datetime) -> Facts:
    """Return what the properties of a release say.

    Args:
        release: the release.
        producer: who makes the document.
        time: when the release was issued, or what stands for it.
    """
    said = words(release.language)
    metadata = release.metadata
    identifiers = metadata.identifiers
    return Facts(
        title=release.title or release.source.name or said.untitled,
        issuer=release.issuer or "",
        language="" if release.language == "und" else release.language,
        time=time,
        subject=said.press_release,
        keywords="; ".join(fact.value.term for fact in metadata.subjects),
        identifier=(
            identifiers[0].value.value
            if identifiers
            else f"urn:sha256:{release.source.sha256}"
        ),
        producer=producer,
    )


def issue_time(release: Release) -> datetime | None:
    """Return when the release was issued, in UTC; nothing where it is not known."""
    fact = release.metadata.issued
    return _moment(fact.value) if isinstance(fact, Fact) else None


def _moment(stated: Date) -> datetime | None:
    when = stated.when
    if when.startswith("--"):
        return None
    try:
        day = date.fromisoformat((when + "-01-01"[len(when) - 4 :])[:10])
        moment = datetime.fromisoformat(f"{day.isoformat()}{when[10:] or 'T00:00'}")
        return moment.replace(tzinfo=moment.tzinfo or _zone(stated)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(stated: Date) -> timezone:
    # A day is not moved: only a time of day has a zone to be counted from.
    zone = stated.zone or ""
    if "T" not in stated.when or len(zone) != len("+09:00"):
        return UTC
    sign = -1 if zone[0] == "-" else 1
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def core_xml(facts: Facts) -> str:
    """Return the core properties (ISO 29500-2, 11)."""
    stamp = facts.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    moment = 'xsi:type="dcterms:W3CDTF"'
    rows = (
        ("cp:category", "", facts.subject),
        ("dcterms:created", f" {moment}", stamp),
        ("dc:creator", "", facts.issuer),
        ("dc:identifier", "", facts.identifier),
        ("cp:keywords", "", facts.keywords),
        ("dc:language", "", facts.language),
        ("cp:lastModifiedBy", "", facts.producer),
        ("dcterms:modified", f" {moment}", stamp),
        ("cp:revision", "", "1"),
        ("dc:subject", "", facts.subject),
        ("dc:title", "", facts.title),
    )
    inside = "".join(
        f"<{name}{extra}>{escape(value)}</{name}>"
        for name, extra, value in rows
        if value
    )
    return f"<cp:coreProperties {_CORE}>{inside}</cp:coreProperties>"


def application_xml(facts: Facts) -> str:
    """Return the extended properties (ISO 29500-1, 22.2)."""
    company = f"<Company>{escape(facts.issuer)}</Company>" if facts.issuer else ""
    return (
        f'<Properties xmlns="{_OFFICE}/extended-properties" {_TYPES}>'
        f"<Application>{escape(facts.producer)}</Application>{company}</Properties>"
    )


def custom_xml(release: Release) -> str:
    """Return the custom properties (ISO 29500-1, 22.3): what a register asks for."""
    number = release.metadata.number
    values = MappingProxyType(
        {
            "Issuer": release.issuer,
            "Issued": release.issued,
            "Release number": number.value if number else None,
            "Source name": release.source.name,
            "Source SHA-256": release.source.sha256,
        }
    )
    inside = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{at}" name="{literal(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(_given(values), start=2)
    )
    kind = f'xmlns="{_OFFICE}/custom-properties"'
    return f"<Properties {kind} {_TYPES}>{inside}</Properties>"


def _given(values: MappingProxyType[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values.items() if value]
