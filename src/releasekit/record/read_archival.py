"""Reading the archival description: classification, access, rights, retention."""

from __future__ import annotations

from lxml import etree

from releasekit import model
from releasekit.record.read_facts import read_part
from releasekit.record.reader import Reader, one


def read_series(reader: Reader, element: etree._Element) -> model.ArchivalSeries:
    """Return where in an archive a release belongs."""
    return model.ArchivalSeries(
        title=reader.text(one(element, "title")),
        code=reader.optional(element, "code"),
        fonds=read_part(reader, element, "fonds"),
        fonds_code=reader.optional(element, "fondsCode"),
    )


def read_classification(
    reader: Reader, element: etree._Element
) -> model.Classification:
    """Return a class that a release is filed under."""
    return model.Classification(
        label=reader.text(element),
        scheme=reader.optional(element, "scheme"),
        code=reader.optional(element, "code"),
    )


def read_access(reader: Reader, element: etree._Element) -> model.Access:
    """Return who may see the record."""
    return model.Access(
        level=reader.choice(element, "level", model.AccessLevel),
        statement=reader.text(element),
    )


def read_rights(reader: Reader, element: etree._Element) -> model.Rights:
    """Return how the release may be used."""
    return model.Rights(
        statement=reader.text(element),
        licence=reader.optional(element, "licence"),
        holder=reader.optional(element, "holder"),
    )


def read_retention(reader: Reader, element: etree._Element) -> model.Retention:
    """Return how long the record is kept."""
    return model.Retention(
        action=reader.choice(element, "action", model.RetentionAction),
        period=reader.optional(element, "period"),
        schedule=reader.optional(element, "schedule"),
        statement=reader.text(element),
    )


def read_relation(reader: Reader, element: etree._Element) -> model.Relation:
    """Return what another resource is to the release."""
    return model.Relation(
        kind=reader.choice(element, "kind", model.RelationKind),
        target=reader.attribute(element, "target"),
        title=reader.text(element),
    )
