"""PREMIS from the ledger: valid, every file once, every attempt told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from lxml import etree

from releasekit.batch.ledger import Ledger, Records
from releasekit.batch.ledger.premis import write_premis
from releasekit.batch.result import Result
from releasekit.model import diagnostic
from tests.batch.ledger.making import JOB, convert, fail, make_input
from tests.validators.official import (
    complaints,
    official_premis_schema,
    premis_schema,
)

NS = {"p": "http://www.loc.gov/premis/v3"}
FORMATS = ("docx", "record")


def premis_of(out: Path) -> bytes:
    """Return the document of a folder's ledger."""
    file = BytesIO()
    with Records.open(out) as records:
        write_premis(records, file)
    return file.getvalue()


def keep(out: Path, *results: Result) -> None:
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record(results)
        ledger.end()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the ledger of two runs: equal inputs, a failure, odd names."""
    first = make_input(tmp_path / "in", "a.txt")
    same = make_input(tmp_path / "in", "twin & <b>\u202e.txt")
    later = make_input(tmp_path / "in", "later.txt", "Ferry Sinks\n")
    out = tmp_path / "out"
    keep(out, convert(first, out, FORMATS), convert(same, out, FORMATS), fail(later))
    keep(out, convert(later, out, FORMATS))
    return out


def texts(data: bytes, path: str) -> list[str]:
    found: Any = etree.fromstring(data).xpath(path, namespaces=NS)
    return [str(node.text) for node in found]


def test_it_is_valid(out: Path) -> None:
    assert complaints(premis_schema(), premis_of(out)) == []


def test_it_is_valid_by_the_official_schema(out: Path) -> None:
    assert complaints(official_premis_schema(), premis_of(out)) == []


def test_the_schema_sees_a_mistake(out: Path) -> None:
    broken = premis_of(out).replace(b"messageDigestAlgorithm", b"algorithm")

    assert complaints(premis_schema(), broken)


def test_an_empty_ledger_says_nothing_but_who(tmp_path: Path) -> None:
    with Ledger.open(tmp_path):
        pass
    data = premis_of(tmp_path)

    assert texts(data, "//p:object") == []
    assert texts(data, "//p:event") == []


def test_equal_bytes_are_one_object_with_all_their_names(out: Path) -> None:
    data = premis_of(out)
    digests = texts(data, "//p:objectIdentifierValue")
    places = "//p:object[p:originalName='a.txt']//p:contentLocationValue"

    assert len(digests) == len(set(digests))
    assert texts(data, places) == ["a.txt", "twin & <b>\u202e.txt"]


def test_every_attempt_is_told(out: Path) -> None:
    kinds = texts(premis_of(out), "//p:eventType")

    assert kinds.count("message digest calculation") == 3
    assert kinds.count("migration") == 4
    assert kinds.count("validation") == 3


def test_a_failure_is_told_with_its_reason(out: Path) -> None:
    data = premis_of(out)

    assert texts(data, "//p:eventOutcome").count("fail") == 1
    assert texts(data, "//p:eventOutcomeDetailNote") == ["RK103: this is a PDF"]


def test_events_take_part_in_objects_that_are_there(out: Path) -> None:
    data = premis_of(out)
    linked = set(texts(data, "//p:linkingObjectIdentifierValue"))
    agents = set(texts(data, "//p:linkingAgentIdentifierValue"))

    assert linked == set(texts(data, "//p:objectIdentifierValue"))
    assert agents == set(texts(data, "//p:agentIdentifierValue"))


def test_a_record_that_breaks_a_rule_did_not_pass(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = convert(make_input(tmp_path / "in", "a.txt"), out, ("record",))
    breach = diagnostic("RKD208", rule="R1", message="no title")
    keep(out, evolve(made, outputs=(evolve(made.outputs[0], diagnostics=(breach,)),)))

    validation = "//p:event[p:eventType='validation']"
    data = premis_of(out)
    assert texts(data, f"{validation}//p:eventOutcome") == ["fail"]
    assert texts(data, f"{validation}//p:eventOutcomeDetailNote") == [breach.message]


def test_the_same_ledger_gives_the_same_bytes(out: Path) -> None:
    assert premis_of(out) == premis_of(out)
