"""The published schema: it holds, it explains itself, it agrees with the model."""

from __future__ import annotations

import subprocess
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from releasekit import model, record
from releasekit.model import Release, Severity
from releasekit.record.names import ELEMENTS
from releasekit.testing.strategies import releases
from tests.record.examples import small_release
from tests.support import require_tool

XSD_FILES = ("release-1.xsd", "xml.xsd")
XS = "{http://www.w3.org/2001/XMLSchema}"
ENUMERATIONS: dict[str, type[StrEnum]] = {
    "accessLevel": model.AccessLevel,
    "agentKind": model.AgentKind,
    "agentRole": model.AgentRole,
    "blockKind": model.BlockKind,
    "channelKind": model.ChannelKind,
    "dateType": model.DateType,
    "documentType": model.DocumentType,
    "fidelity": model.Fidelity,
    "how": model.How,
    "newline": model.Newline,
    "precision": model.Precision,
    "relationKind": model.RelationKind,
    "retentionAction": model.RetentionAction,
    "severity": model.Severity,
    "sourceOrigin": model.SourceOrigin,
    "termsKind": model.TermsKind,
    "titleRole": model.TitleRole,
    "translationStatus": model.TranslationStatus,
    "unknownReason": model.UnknownReason,
}


@given(releases())
def test_the_record_of_every_sound_release_is_valid(release: Release) -> None:
    breaches = record.validate(record.write(release))

    assert not [b for b in breaches if b.severity is Severity.ERROR]


@pytest.mark.parametrize("text", ["", "plain", "\x00 \ud800 \\", "a\r\nb]]>"])
def test_xmllint_agrees(tmp_path: Path, text: str) -> None:
    xmllint = require_tool("xmllint")
    write_xsd(tmp_path)
    plain = Release(source=model.Source.from_text(text))
    for number, release in enumerate((plain, small_release())):
        (tmp_path / f"{number}.xml").write_bytes(record.write(release))
    command = [xmllint, "--noout", "--nonet", "--schema", "release-1.xsd"]
    outcome = subprocess.run(
        [*command, "0.xml", "1.xml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr


def test_xmllint_sees_a_broken_record(tmp_path: Path) -> None:
    xmllint = require_tool("xmllint")
    write_xsd(tmp_path)
    data = record.write(small_release()).replace(b' kind="turn"', b"", 1)
    (tmp_path / "broken.xml").write_bytes(data.replace(b"<agents>", b"<agents x='1'>"))
    command = [xmllint, "--noout", "--nonet", "--schema", "release-1.xsd", "broken.xml"]
    outcome = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert outcome.returncode != 0


def test_a_stricter_reader_of_schemas_agrees(tmp_path: Path) -> None:
    # libxml2 lets ambiguous content models pass (XSD 1.0, 3.8.6); this one does not.
    import xmlschema

    write_xsd(tmp_path)
    schema = xmlschema.XMLSchema10(tmp_path / "release-1.xsd", allow="local")
    files = record.write_schema()
    sound = [data for name, data in files.items() if name.endswith(".record.xml")]
    wrong = files["examples/chrome.record.xml"].replace(b'"chrome"', b'"gold"')

    assert len(sound) > len(model.BlockKind)
    assert all(schema.is_valid(data.decode()) for data in sound)
    assert not schema.is_valid(wrong.decode())


@pytest.mark.parametrize("name", XSD_FILES)
def test_all_that_is_declared_is_explained(name: str) -> None:
    schema = etree.fromstring(record.write_schema()[name])
    declared = {
        kind: list(schema.iter(f"{XS}{kind}"))
        for kind in ("element", "attribute", "simpleType")
    }
    named = [n for nodes in declared.values() for n in nodes if _name(n)]
    fewest = (0, 2) if name == "xml.xsd" else (95, 100)
    silent = [_name(node) for node in named if not _documentation(node)]

    assert silent == []
    assert (len(declared["element"]), len(declared["attribute"])) >= fewest


def test_every_value_of_a_closed_list_is_explained() -> None:
    schema = etree.fromstring(record.write_schema()["release-1.xsd"])
    values = list(schema.iter(f"{XS}enumeration"))
    silent = [value.get("value") for value in values if not _documentation(value)]

    assert silent == []
    assert len(values) >= 100


def test_the_lists_of_values_are_those_of_the_model() -> None:
    schema = etree.fromstring(record.write_schema()["release-1.xsd"])
    listed = {
        kind.get("name"): [v.get("value") for v in kind.iter(f"{XS}enumeration")]
        for kind in schema.iterfind(f"{XS}simpleType")
    }

    for name, values in ENUMERATIONS.items():
        assert listed[name] == [str(value) for value in values], name


def test_the_reader_knows_the_elements_of_the_schema() -> None:
    schema = etree.fromstring(record.write_schema()["release-1.xsd"])
    names = {node.get("name") for node in schema.iter(f"{XS}element")}

    assert names == ELEMENTS


def write_xsd(folder: Path) -> None:
    """Write the schema's files where xmllint finds them."""
    for name in XSD_FILES:
        (folder / name).write_bytes(record.write_schema()[name])


def _name(node: etree._Element) -> str:
    return node.get("name") or node.get("ref") or ""


def _documentation(node: etree._Element) -> str:
    text = node.findtext(f"{XS}annotation/{XS}documentation")
    return (text or "").strip()
