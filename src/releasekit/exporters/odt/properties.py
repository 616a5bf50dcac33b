"""Document properties: what office programs and file managers say of the document."""

from __future__ import annotations

from datetime import UTC, datetime

from releasekit.exporters.common.facts import Facts
from releasekit.exporters.common.language import UNDETERMINED
from releasekit.exporters.odt.markup import attribute, document
from releasekit.model import Release
from releasekit.xml_safety import xml_text


def meta_xml(release: Release, facts: Facts) -> str:
    """Return the metadata part (ODF 1.3 part 3, 4.3)."""
    stamp = _stamp(facts.moment) if facts.moment else ""
    known = facts.language != UNDETERMINED
    rows = (
        ("meta:generator", facts.producer),
        ("dc:title", facts.title),
        ("dc:subject", facts.subject),
        *(("meta:keyword", each.value.term) for each in release.metadata.subjects),
        ("meta:initial-creator", facts.issuer),
        ("dc:creator", facts.issuer),
        ("meta:creation-date", stamp),
        ("dc:date", stamp),
        ("dc:language", facts.language if known else ""),
    )
    inside = "".join(
        f"<{tag}>{xml_text(value)}</{tag}>" for tag, value in rows if value
    )
    return document(
        "document-meta", f"<office:meta>{inside}{_own(release, facts)}</office:meta>"
    )


def _own(release: Release, facts: Facts) -> str:
    """Return what a register asks for and ODF has no element for (4.3.3)."""
    number = release.metadata.number
    values = {
        "Identifier": facts.identifier,
        "Issuer": release.issuer,
        "Issued": release.issued,
        "Release number": number.value if number else None,
        "Rights": facts.rights,
        "Licence": facts.licence,
        "Access": facts.access,
        "Source name": release.source.name,
        "Source SHA-256": release.source.sha256,
    }
    return "".join(
        f'<meta:user-defined meta:name="{attribute(name)}" meta:value-type="string">'
        f"{xml_text(value)}</meta:user-defined>"
        for name, value in values.items()
        if value
    )


def _stamp(moment: datetime) -> str:
    """Return a moment as XML Schema has it, in UTC, the year in four digits."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
