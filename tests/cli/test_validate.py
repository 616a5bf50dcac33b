from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["b.record.xml", "b.docx", "b.pdf"])
def test_what_was_written_is_valid(name: str, run: Run) -> None:
    run("convert", "a.txt", "-o", name)
    ran = run("validate", name)

    assert (ran.status, ran.out) == (0, f"valid    {name}\n")


def test_a_breach_has_its_line_its_rule_and_a_remedy(run: Run, here: Path) -> None:
    _break(run, here)
    ran = run("validate", "b.record.xml")
    first, breach, remedy, *_ = ran.out.splitlines()

    assert ran.status == 6
    assert first == "invalid  b.record.xml"
    assert breach.startswith("  line ")
    assert "error [schema] " in breach
    assert remedy.startswith("    remedy: ")


def test_breaches_for_programs_are_json_alone(shell: Run, here: Path) -> None:
    _break(shell, here)
    ran = shell("validate", "b.record.xml", "--json")
    (found,) = json.loads(ran.out)

    assert ran.status == 6
    assert (found["file"], found["valid"]) == ("b.record.xml", False)
    assert found["breaches"][0]["rule"] == "schema"
    assert found["breaches"][0]["line"] > 0


def test_xml_that_is_no_record_is_invalid(run: Run, here: Path) -> None:
    (here / "x.xml").write_text("<html/>")
    ran = run("validate", "x.xml")

    assert ran.status == 6
    assert ran.out.startswith("invalid  x.xml\n")


def test_an_empty_folder_is_named(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    ran = run("validate", "empty")

    assert ran.status == 3
    names = "*.record.xml or *.docx or *.html or *.pdf"
    assert f"no file in this folder is named like {names}" in ran.err


def _break(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "b.record.xml")
    record = (here / "b.record.xml").read_text("utf-8")
    broken = record.replace('fidelity="reencodes"', 'fidelity="perfect"')
    (here / "b.record.xml").write_text(broken, "utf-8")


def test_standard_input_is_a_file_like_others(shell: Run, here: Path) -> None:
    shell("convert", "a.txt", "-o", "b.docx")
    ran = shell("validate", "-", stdin=(here / "b.docx").read_bytes())
    nothing = shell("validate", "-", "--json", stdin=b"")

    assert (ran.status, ran.out) == (0, "valid    -\n")
    assert nothing.status == 6
    assert "-" in nothing.err


def test_each_of_several_files_has_its_verdict(run: Run, here: Path) -> None:
    _break(run, here)
    run("convert", "a.txt", "-o", "c.pdf")
    ran = run("validate", "c.pdf", "b.record.xml", "absent.docx")
    verdicts = [line for line in ran.out.splitlines() if not line.startswith(" ")]

    assert verdicts == ["valid    c.pdf", "invalid  b.record.xml"]
    assert ran.status == 6
    assert "absent.docx" in ran.err


def test_packages_are_valid_where_their_records_are(run: Run, here: Path) -> None:
    run("package", "a.txt", "-o", "out/")
    run("package", "a.txt", "-o", "out/", "--as", "archivematica", "--zip")
    ran = run("validate", "out")
    record = here / "out/a.bag/data/a.record.xml"
    record.write_bytes(record.read_bytes().replace(b"fidelity=", b"loyalty="))
    broken = run("validate", "out/a.bag")

    assert (ran.status, ran.out.split()) == (
        0,
        ["valid", "out/a.bag", "valid", "out/a.transfer.zip"],
    )
    assert (broken.status, broken.out.splitlines()[0]) == (6, "invalid  out/a.bag")
