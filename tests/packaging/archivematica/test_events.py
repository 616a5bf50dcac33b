"""premis.xml: valid by the schema of PREMIS 3, and whole as the importer wants it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import releasekit
from releasekit import ExportContext
from releasekit.packaging.archivematica import transfer_of
from tests.support import SAMPLES
from tests.validators.official import complaints, premis_schema

CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
NS = {"p": "http://www.loc.gov/premis/v3"}
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
SERIES = SAMPLES / "series" / "haesol-mer-press.toml"


@cache
def files(name: str = "01-ministry-numbered-en.txt") -> dict[str, bytes]:
    release = releasekit.read(SAMPLES / name)
    described = releasekit.describe(release, releasekit.load_series(SERIES))
    return dict(transfer_of(described, CONTEXT).files)


def tree(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def found(node: etree._Element, path: str) -> list[str]:
    steps = "/".join(f"p:{step}" for step in path.split("/"))
    return [str(each.text) for each in node.iterfind(steps, NS)]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_the_events_of_a_sample_are_valid(path: Path) -> None:
    assert complaints(premis_schema(), files(path.name)["metadata/premis.xml"]) == []


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        (b"<eventDateTime>", b"<eventTime>"),
        (b"premis:file", b"premis:folder"),
        (b"<originalName>", b"<name>"),
    ],
)
def test_the_schema_refuses_a_broken_document(broken: bytes, by: bytes) -> None:
    data = files()["metadata/premis.xml"]
    harmed = data.replace(broken, by).replace(
        b"</" + broken[1:], b"</" + by[1:] if broken.startswith(b"<") else b"</"
    )

    assert complaints(premis_schema(), harmed)


def test_each_object_is_named_by_its_path_and_spelled_as_the_importer_asks() -> None:
    objects = tree(files()["metadata/premis.xml"]).findall("p:object", NS)
    names = [name for each in objects for name in found(each, "originalName")]

    assert {each.get(XSI_TYPE) for each in objects} == {"premis:file"}
    assert sorted(names) == [p for p in sorted(files()) if p.startswith("objects/")]


def test_every_file_and_agent_has_an_event_and_every_event_has_both() -> None:
    root = tree(files()["metadata/premis.xml"])
    events = root.findall("p:event", NS)
    id_of_object = "objectIdentifier/objectIdentifierValue"
    agent = "linkingAgentIdentifier/linkingAgentIdentifierValue"
    object_ = "linkingObjectIdentifier/linkingObjectIdentifierValue"
    linked = [(set(found(e, object_)), set(found(e, agent))) for e in events]

    assert all(objects and agents for objects, agents in linked)
    assert set().union(*(objects for objects, _ in linked)) == {
        name
        for each in root.findall("p:object", NS)
        for name in found(each, id_of_object)
    }
    assert set().union(*(agents for _, agents in linked)) == set(
        found(root, "agent/agentIdentifier/agentIdentifierValue")
    )


def test_events_tell_what_was_done_in_order_and_when() -> None:
    root = tree(files()["metadata/premis.xml"])
    names = found(root, "event/eventIdentifier/eventIdentifierValue")

    assert found(root, "event/eventType") == [
        "message digest calculation",
        "migration",
        "validation",
        "migration",
        "migration",
    ]
    assert set(found(root, "event/eventDateTime")) == {"2026-11-23T00:00:00+00:00"}
    assert len(set(names)) == len(names)
    assert set(found(root, "event/eventOutcomeInformation/eventOutcome")) == {"success"}
