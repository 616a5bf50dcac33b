"""Writing the archival description: classification, access, rights, retention."""

from __future__ import annotations

from releasekit.model import (
    Access,
    ArchivalSeries,
    Classification,
    Fact,
    Metadata,
    Relation,
    Retention,
    Rights,
    Unknown,
)
from releasekit.record.write_facts import (
    write_content,
    write_group,
    write_parts,
    write_unknown,
)
from releasekit.record.writer import Writer


def write_archival(writer: Writer, metadata: Metadata) -> None:
    """Write everything from ``classification`` to ``relations``, in that order."""
    for classification in metadata.classifications:
        _write_classification(writer, classification)
    if isinstance(metadata.access, Unknown):
        write_unknown(writer, "access", metadata.access)
    else:
        _write_access(writer, metadata.access)
    if isinstance(metadata.rights, Unknown):
        write_unknown(writer, "rights", metadata.rights)
    else:
        _write_rights(writer, metadata.rights)
    if metadata.retention:
        _write_retention(writer, metadata.retention)
    write_group(writer, "relations", metadata.relations, _write_relation)


def write_series(writer: Writer, fact: Fact[ArchivalSeries]) -> None:
    """Write where in an archive a release belongs."""
    series = fact.value
    code = writer.attribute("code", series.code)
    attributes = code + writer.attribute("fondsCode", series.fonds_code)
    parts = (("fonds", series.fonds), ("title", series.title))
    write_parts(writer, "series", fact, attributes, parts)


def _write_classification(writer: Writer, fact: Fact[Classification]) -> None:
    scheme = writer.attribute("scheme", fact.value.scheme)
    attributes = scheme + writer.attribute("code", fact.value.code)
    write_content(writer, "classification", fact, fact.value.label, attributes)


def _write_access(writer: Writer, fact: Fact[Access]) -> None:
    attributes = f' level="{fact.value.level}"'
    write_content(writer, "access", fact, fact.value.statement, attributes)


def _write_rights(writer: Writer, fact: Fact[Rights]) -> None:
    licence = writer.attribute("licence", fact.value.licence)
    attributes = licence + writer.attribute("holder", fact.value.holder)
    write_content(writer, "rights", fact, fact.value.statement, attributes)


def _write_retention(writer: Writer, fact: Fact[Retention]) -> None:
    retention = fact.value
    attributes = (
        f' action="{retention.action}"'
        f"{writer.attribute('period', retention.period)}"
        f"{writer.attribute('schedule', retention.schedule)}"
    )
    write_content(writer, "retention", fact, retention.statement, attributes)


def _write_relation(writer: Writer, fact: Fact[Relation]) -> None:
    target = writer.attribute("target", fact.value.target)
    attributes = f' kind="{fact.value.kind}"{target}'
    write_content(writer, "relation", fact, fact.value.title, attributes)
