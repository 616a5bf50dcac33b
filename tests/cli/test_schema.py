from __future__ import annotations

import json
from pathlib import Path

from lxml import etree

from tests.cli.conftest import Run


def test_the_schema_that_is_written_accepts_a_record(run: Run, here: Path) -> None:
    ran = run("schema", "-o", "schema")
    run("convert", "a.txt", "-o", "b.record.xml")
    schema = etree.XMLSchema(etree.parse(here / "schema/release-1.xsd"))

    assert ran.status == 0
    assert {"schema/README.txt", "schema/release-1.sch"} <= set(ran.out.splitlines())
    assert schema.validate(etree.parse(here / "b.record.xml"))


def test_what_is_written_shows_sound_and_broken_records(run: Run, here: Path) -> None:
    run("schema", "-o", "schema")
    sound = run("validate", "schema/examples", "--json")
    broken = run("validate", "schema/breaches", "--json")

    assert all(
        found["valid"] and not found["breaches"] for found in json.loads(sound.out)
    )
    for found in json.loads(broken.out):
        rules = {breach["rule"] for breach in found["breaches"]}
        assert {Path(found["file"]).name.removesuffix(".record.xml")} == rules


def test_the_schema_may_be_written_again(run: Run, here: Path) -> None:
    run("schema", "-o", "schema")
    again = run("schema", "-o", "schema")
    (here / "schema/xml.xsd").write_text("my own work")
    refused = run("schema", "-o", "schema")
    forced = run("schema", "-o", "schema", "--force")

    assert [ran.status for ran in (again, refused, forced)] == [0, 4, 0]


def test_a_folder_must_be_named(run: Run) -> None:
    ran = run("schema")

    assert ran.status == 2
    assert "missing option '-o'" in ran.err
