"""The PREMIS exporter: valid, dated by the caller only, nothing left out silently."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import ExportContext, Release, Rendition
from releasekit.exporters.premis.exporter import EXPORTER
from releasekit.exporters.premis.options import PremisOptions
from releasekit.exporters.record.exporter import EXPORTER as RECORD
from releasekit.exporters.record.options import RecordOptions
from releasekit.model import (
    AgentRole,
    Attachment,
    Date,
    DateType,
    Evidence,
    Fact,
    How,
    PartOf,
    Precision,
    Rights,
    Source,
)
from releasekit.testing.specimens import specimens
from releasekit.testing.strategies import any_releases, releases
from tests.builders import fact
from tests.support import SAMPLES, shared
from tests.validators.official import (
    complaints,
    official_premis_schema,
    premis_schema,
)

TIME = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DATED = ExportContext(time=TIME)
CHECKED = PremisOptions(validate=True)
NS = {"p": "http://www.loc.gov/premis/v3"}
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
GOLDEN = Path(__file__).parent / "golden" / "01-ministry-numbered-en.premis.xml"
SERIES = SAMPLES / "series" / "haesol-mer-press.toml"
BY_HAND = Evidence(how=How.SUPPLIED, rule="test")


def export(
    release: Release,
    context: ExportContext = DATED,
    options: PremisOptions = CHECKED,
) -> Rendition:
    return EXPORTER.export(release, options, context)


def tree(release: Release, context: ExportContext = DATED) -> etree._Element:
    return etree.fromstring(export(release, context).data)


def found(root: etree._Element, path: str) -> list[str]:
    steps = "/".join(f"p:{step}" for step in path.split("/"))
    return [str(node.text) for node in root.iterfind(f".//{steps}", NS)]


def described(name: str = "01-ministry-numbered-en.txt") -> Release:
    series = releasekit.load_series(SERIES)
    return releasekit.describe(releasekit.read(SAMPLES / name), series)


def with_metadata(**fields: Any) -> Release:
    made = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    return attrs.evolve(made, metadata=attrs.evolve(made.metadata, **fields))


def portrait() -> str:
    """Return a document without what changes with every rule of the parser."""
    record = RECORD.export(described(), RecordOptions(), DATED).data
    text = export(described()).data.decode()
    text = text.replace(hashlib.sha256(record).hexdigest(), "SHA-256-OF-THE-RECORD")
    return text.replace(f"<size>{len(record)}<", "<size>OF-THE-RECORD<")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_sample_is_valid(path: Path) -> None:
    made = export(releasekit.read(path))

    assert complaints(premis_schema(), made.data) == []


@pytest.mark.parametrize("context", [DATED, ExportContext()], ids=["dated", "undated"])
def test_every_release_of_the_corpus_is_valid(context: ExportContext) -> None:
    for path in sorted(shared("corpus", "releases").rglob("*.txt")):
        made = export(releasekit.read(path), context, PremisOptions())

        assert complaints(premis_schema(), made.data) == [], path.name


@pytest.mark.parametrize("name", specimens())
def test_a_difficult_release_is_valid(name: str) -> None:
    made = export(specimens()[name](), options=PremisOptions())

    assert complaints(premis_schema(), made.data) == []


@settings(max_examples=50)
@given(release=releases())
def test_a_generated_release_is_valid(release: Release) -> None:
    assert complaints(premis_schema(), export(release).data) == []


@settings(max_examples=50)
@given(release=any_releases())
def test_whatever_the_model_holds_is_valid(release: Release) -> None:
    made = export(release, options=PremisOptions())

    assert complaints(premis_schema(), made.data) == []


def test_the_schema_sees_a_broken_document() -> None:
    data = export(described()).data
    broken = data.replace(b"eventDateTime", b"eventDate")

    assert complaints(premis_schema(), data) == []
    assert complaints(premis_schema(), broken) != []


def test_the_schema_as_the_library_of_congress_publishes_it_agrees() -> None:
    assert complaints(official_premis_schema(), export(described()).data) == []


def test_a_described_sample_looks_as_it_did() -> None:
    assert portrait() == GOLDEN.read_text("utf-8")


@given(release=releases())
@settings(max_examples=25)
def test_whatever_is_referred_to_is_there(release: Release) -> None:
    root = tree(release)
    objects = set(found(root, "objectIdentifier/objectIdentifierValue"))
    agents = set(found(root, "agentIdentifier/agentIdentifierValue"))
    rights = set(
        found(root, "rightsStatementIdentifier/rightsStatementIdentifierValue")
    )
    links = set(found(root, "linkingObjectIdentifier/linkingObjectIdentifierValue"))
    granted = "linkingRightsStatementIdentifier/linkingRightsStatementIdentifierValue"

    assert links <= objects
    assert (
        set(found(root, "linkingAgentIdentifier/linkingAgentIdentifierValue")) <= agents
    )
    assert set(found(root, granted)) == rights


def test_source_and_record_stand_with_their_digests_and_sizes() -> None:
    release = described()
    record = RECORD.export(release, RecordOptions(), DATED).data
    root = tree(release)
    digests = [
        hashlib.sha256(data).hexdigest() for data in (release.source.data, record)
    ]

    assert found(root, "fixity/messageDigest") == digests
    assert found(root, "fixity/messageDigestAlgorithm") == ["SHA-256", "SHA-256"]
    assert found(root, "objectCharacteristics/size") == [
        str(len(release.source.data)),
        str(len(record)),
    ]


def test_the_kinds_of_object_are_those_of_the_data_dictionary() -> None:
    kinds = [node.get(XSI_TYPE) for node in tree(described()).findall("p:object", NS)]

    assert kinds == [
        "intellectualEntity",
        *("representation", "file"),
        *("representation", "file"),
    ]


def test_format_tells_the_encoding() -> None:
    data = "\ufeffTitle\r\n".encode("utf-16-le")
    root = tree(releasekit.parse_bytes(data))

    assert found(root, "format/formatNote")[:3] == [
        "character encoding: utf-16-le",
        "byte order mark: fffe",
        "line ends: crlf",
    ]


def test_a_part_names_the_whole() -> None:
    source = Source.from_text("Title\n", name="a.txt")
    whole = "0" * 64
    part = PartOf(number=1, count=2, sha256=whole, evidence=BY_HAND)
    release = with_metadata()
    release = attrs.evolve(release, source=attrs.evolve(source, part=part))
    root = tree(release)

    assert whole in found(root, "relatedObjectIdentifier/relatedObjectIdentifierValue")


def test_events_of_the_call_have_the_time_of_the_context() -> None:
    root = tree(described())

    assert found(root, "event/eventType") == [
        "message digest calculation",
        "migration",
        "validation",
    ]
    assert set(found(root, "event/eventDateTime")) == {"2026-11-23T09:30:00+00:00"}
    assert set(found(root, "eventOutcomeInformation/eventOutcome")) == {"success"}


def test_validation_is_no_event_unless_it_took_place() -> None:
    root = etree.fromstring(export(described(), options=PremisOptions()).data)

    assert "validation" not in found(root, "event/eventType")


def test_without_a_time_no_event_is_written_and_the_rendition_says_so() -> None:
    made = export(described(), ExportContext())

    assert b"<event" not in made.data
    assert b"dateCreatedByApplication" not in made.data
    assert "RKD211" in [odd.code for odd in made.diagnostics]


def test_a_naive_time_counts_in_utc() -> None:
    naive = ExportContext(time=TIME.replace(tzinfo=None))

    assert export(described(), naive).data == export(described()).data


def test_a_date_of_capture_is_an_event_of_its_own_time() -> None:
    captured = Date(
        type=DateType.CAPTURED,
        when="2017-02-08",
        precision=Precision.DAY,
        zone="+09:00",
        literal="",
    )
    root = tree(with_metadata(dates=(fact(captured),)), ExportContext())

    assert found(root, "event/eventType") == ["capture"]
    assert found(root, "event/eventDateTime") == ["2017-02-08"]
    assert found(root, "event/linkingAgentIdentifier") == []


def test_agents_are_those_who_answer_for_the_release_each_once() -> None:
    release = described()
    issuer = release.metadata.issuer
    assert isinstance(issuer, Fact)
    also = attrs.evolve(issuer.value, role=AgentRole.CUSTODIAN)
    metadata = attrs.evolve(release.metadata, agents=(fact(also),))
    root = tree(attrs.evolve(release, metadata=metadata))

    assert found(root, "agent/agentName") == [
        "releasekit",
        "Ministry of External Relations of the Republic of Haesol",
        "Republic of Haesol",
    ]
    assert "role: custodian" in found(root, "agent/agentNote")


def test_rights_stand_only_where_somebody_gave_them() -> None:
    assert found(tree(with_metadata()), "rightsStatement/rightsBasis") == []
    assert found(tree(described()), "rightsStatement/rightsBasis") == [
        "other",
        "license",
    ]


def test_what_xml_cannot_hold_is_shown_and_told() -> None:
    made = export(with_metadata(title=fact("Bell \x07 and \ufffe")))
    told = [odd.message for odd in made.diagnostics if odd.code == "RKD201"]

    assert "Bell \ufffd and \ufffd" in made.data.decode()
    assert told == [
        "U+0007 cannot stand in XML; shown as U+FFFD",
        "U+FFFE cannot stand in XML; shown as U+FFFD",
    ]


def test_a_value_that_xml_readers_refuse_never_ends_in_the_document() -> None:
    endless = "x" * 1_000_001
    title = Attachment(title=endless)
    metadata = {"attachments": (fact(title),), "rights": fact(Rights(holder=endless))}
    made = export(with_metadata(**metadata), options=PremisOptions())
    root = etree.fromstring(made.data)
    named = f"sha256:{hashlib.sha256(endless.encode()).hexdigest()}"

    assert complaints(premis_schema(), made.data) == []
    assert named in found(root, "relatedObjectIdentifier/relatedObjectIdentifierValue")
    assert named in found(root, "agentIdentifier/agentIdentifierValue")
    assert "RKD212" in [odd.code for odd in made.diagnostics]
