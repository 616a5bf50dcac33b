"""METS: valid with all that it wraps, the source inside, every section found."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import ExportContext, Release, Rendition
from releasekit.exporters.mets.exporter import EXPORTER
from releasekit.exporters.mets.options import MetsOptions
from releasekit.model import Agent, AgentRole, Identifier, Rights
from releasekit.testing.strategies import any_releases, releases
from tests.builders import fact
from tests.exporters.crosswalk.releases import (
    described,
    hand_made,
    real_releases,
    sample,
    samples,
)
from tests.validators.official import (
    as_mods_36,
    complaints,
    mets_schema,
    official_mets_schema,
)

TIME = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DATED = ExportContext(time=TIME)
NS = {
    "m": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "p": "http://www.loc.gov/premis/v3",
}
HREF = "{http://www.w3.org/1999/xlink}href"
GOLDEN = Path(__file__).parent / "golden" / "05-department-embargo-uk.mets.xml"


def export(release: Release, context: ExportContext = DATED) -> Rendition:
    return EXPORTER.export(release, MetsOptions(), context)


def tree(release: Release, context: ExportContext = DATED) -> etree._Element:
    return etree.fromstring(export(release, context).data)


def attributes(root: etree._Element, path: str, *names: str) -> list[list[str | None]]:
    found = root.iterfind(f".//{path}", NS)
    return [[element.get(name) for name in names] for element in found]


def codes(made: Rendition) -> list[str]:
    return [odd.code for odd in made.diagnostics]


@pytest.mark.parametrize("context", [DATED, ExportContext()], ids=["dated", "undated"])
def test_every_sample_and_specimen_is_valid(context: ExportContext) -> None:
    for name, release in (*samples(), *hand_made().items()):
        data = as_mods_36(export(release, context).data)

        assert (name, complaints(mets_schema(), data)) == (name, [])


def test_every_real_release_is_valid() -> None:
    for name, release in real_releases():
        data = export(described(release)).data

        assert (name, complaints(official_mets_schema(), data)) == (name, [])


@settings(max_examples=20)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_is_valid(release: Release) -> None:
    assert complaints(mets_schema(), as_mods_36(export(release).data)) == []


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (b"structMap", b"structure", "}structure': This element is not expected"),
        (b'"SHA-256"', b'"SHA-1024"', "'SHA-1024' is not an element of the set"),
        (b'FILEID="source"', b'FILEID="other"', "no ID 'other'"),
        (b"namePart>", b"part>", "}part': This element is not expected"),
        (b"eventDateTime", b"eventDate", "}eventDate': This element is not expected"),
    ],
    ids=["METS", "METS's digests", "METS's references", "MODS", "PREMIS"],
)
def test_a_planted_fault_is_found(good: bytes, bad: bytes, reason: str) -> None:
    data = as_mods_36(export(described(sample("05"))).data)
    broken = data.replace(good, bad)
    found = [*complaints(mets_schema(), broken), *dangling(broken)]

    assert complaints(mets_schema(), data) == dangling(data) == []
    assert any(reason in line for line in found), found


def dangling(data: bytes) -> list[str]:
    """Return references that lead nowhere; libxml2 does not look at them."""
    root = etree.fromstring(data)
    ids = {element.get("ID") for element in root.iter()}
    asked = {
        name
        for element in root.iter()
        for key in ("DMDID", "ADMID", "FILEID")
        for name in (element.get(key) or "").split()
    }
    return [f"no ID {name!r}" for name in sorted(asked) if name not in ids]


@settings(max_examples=10)
@given(release=releases())
def test_whatever_is_referred_to_is_there(release: Release) -> None:
    assert dangling(export(release).data) == []


def test_a_described_sample_looks_as_it_did() -> None:
    assert export(described(sample("05"))).data.decode() == GOLDEN.read_text("utf-8")


@settings(max_examples=10)
@given(release=releases())
def test_the_source_comes_back_byte_for_byte(release: Release) -> None:
    root = tree(release)
    (file,) = root.iterfind(".//m:file", NS)
    data = base64.b64decode(root.findtext(".//m:binData", "", NS))

    assert data == release.source.data
    assert file.get("SIZE") == str(len(data))
    assert file.get("CHECKSUM") == hashlib.sha256(data).hexdigest()


def test_a_source_too_long_for_readers_is_named_and_told() -> None:
    release = releasekit.parse("Title\n\n" + "word " * 200_000)
    made = export(release)
    root = etree.fromstring(made.data)

    assert root.findall(".//m:FContent", NS) == []
    assert attributes(root, "m:FLocat", HREF) == [
        [f"urn:sha256:{release.source.sha256}"]
    ]
    assert "RKD212" in codes(made)
    assert complaints(mets_schema(), as_mods_36(made.data)) == []


def test_those_who_answer_for_a_release_are_agents_and_others_are_not() -> None:
    made = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    roles = (AgentRole.PUBLISHER, AgentRole.CUSTODIAN, AgentRole.CONTACT)
    agents = tuple(fact(Agent(role=role, name=f"The {role}")) for role in roles)
    metadata = attrs.evolve(
        made.metadata,
        issuer=fact(Agent(role=AgentRole.ISSUER, name="Ministry of Bridges")),
        agents=agents,
        rights=fact(Rights(holder="The Crown")),
    )
    root = tree(attrs.evolve(made, metadata=metadata))

    assert attributes(root, "m:agent", "ROLE", "OTHERROLE", "TYPE") == [
        ["CREATOR", None, "OTHER"],
        ["OTHER", "ISSUER", "ORGANIZATION"],
        ["DISSEMINATOR", None, "ORGANIZATION"],
        ["CUSTODIAN", None, "ORGANIZATION"],
        ["IPOWNER", None, None],
    ]


def test_names_of_the_release_are_those_of_the_document() -> None:
    made = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    metadata = attrs.evolve(
        made.metadata,
        identifiers=(fact(Identifier("ark", "ark:/12345/x1")),),
        number=fact("26-118"),
    )
    context = attrs.evolve(DATED, identifier=lambda _: "record-1")
    root = tree(attrs.evolve(made, metadata=metadata), context)
    names = [(n.get("TYPE"), n.text) for n in root.iterfind(".//m:altRecordID", NS)]

    assert root.get("OBJID") == "record-1"
    assert root.get("LABEL") == "Ministry opens a bridge"
    assert names == [("ark", "ark:/12345/x1"), ("release number", "26-118")]


def test_the_sections_are_dated_by_the_call_in_utc() -> None:
    seoul = timezone(timedelta(hours=9))
    for time in (TIME, TIME.replace(tzinfo=None), TIME.astimezone(seoul)):
        root = tree(sample("05"), ExportContext(time=time))

        assert attributes(root, "m:metsHdr", "CREATEDATE") == [["2026-11-23T09:30:00Z"]]
        assert attributes(root, "m:dmdSec", "CREATED") == [["2026-11-23T09:30:00Z"]]


def test_without_a_time_nothing_is_dated_and_the_rendition_says_so() -> None:
    made = export(sample("05"), ExportContext())

    assert b"CREATED" not in made.data
    assert b"PREMIS:EVENT" not in made.data
    assert "RKD211" in codes(made)


def test_rights_and_events_of_the_source_are_wrapped_apart() -> None:
    root = tree(described(sample("05")))
    kinds = [row[0] for row in attributes(root, "m:amdSec//m:mdWrap", "MDTYPE")]

    assert kinds == [
        *["PREMIS:OBJECT"] * 3,
        "PREMIS:RIGHTS",
        "PREMIS:EVENT",
        *["PREMIS:AGENT"] * kinds.count("PREMIS:AGENT"),
    ]
    assert [e.text for e in root.iterfind(".//p:eventType", NS)] == [
        "message digest calculation"
    ]


def test_a_name_without_end_stays_a_name() -> None:
    made = releasekit.parse("x" * 2_000_000)
    context = attrs.evolve(DATED, identifier=lambda _: "i" * 2_000_000)
    exported = export(made, context)

    assert len(etree.fromstring(exported.data).get("OBJID", "")) == 1000
    assert complaints(mets_schema(), as_mods_36(exported.data)) == []
