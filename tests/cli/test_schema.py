from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.cli.conftest import Run


def test_the_schema_that_is_written_accepts_a_record(run: Run, here: Path) -> None:
    ran = run("schema", "-o", "schema")
    run("convert", "a.txt", "-o", "b.record.xml")
    schema = etree.XMLSchema(etree.parse(here / "schema/release-1.xsd"))

    assert ran.status == 0
    assert ran.out == "schema/release-1.xsd\nschema/xml.xsd\n"
    assert schema.validate(etree.parse(here / "b.record.xml"))


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
