from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_what_was_written_is_unchanged(run: Run) -> None:
    run("convert", "a.txt", "-o", "out")
    ran = run("verify", "out")

    assert ran.status == 0
    assert [line.split() for line in ran.out.splitlines()] == [
        ["unchanged", "out/a.docx"],
        ["unchanged", "out/a.pdf"],
        ["unchanged", "out/a.record.xml"],
    ]


def test_a_file_whose_bytes_changed_is_not(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "b.pdf")
    with (here / "b.pdf").open("ab") as file:
        file.write(b"\n% saved by another program\n")
    ran = run("verify", "b.pdf")

    assert ran.status == 1
    assert ran.out.startswith("changed after saving")


def test_a_record_whose_words_changed_is_altered(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "b.record.xml")
    record = (here / "b.record.xml").read_text("utf-8")
    (here / "b.record.xml").write_text(record.replace("400 people", "900 people"))
    run("convert", "a.txt", "-o", "c.record.xml")
    ran = run("verify", "c.record.xml", "b.record.xml")

    assert ran.status == 6
    assert ran.out.splitlines()[0].split() == ["unchanged", "c.record.xml"]
    assert ran.out.splitlines()[1].startswith("altered")


def test_a_file_that_carries_no_record_is_named(run: Run) -> None:
    alone = run("verify", "a.txt")
    run("convert", "a.txt", "-o", "b.docx")
    among = run("verify", "a.txt", "b.docx")

    assert (alone.status, among.status) == (6, 1)
    assert alone.err.startswith("error RK503: a.txt: ")
    assert among.out.split() == ["unchanged", "b.docx"]


def test_verdicts_for_programs_are_json_alone(shell: Run) -> None:
    shell("convert", "a.txt", "-o", "b.docx")
    ran = shell("verify", "b.docx", "nosuch", "--json")

    assert ran.status == 1
    assert [(v["file"], v["verdict"]) for v in json.loads(ran.out)] == [
        ("b.docx", "unchanged")
    ]


def test_standard_input_is_a_file_like_others(shell: Run, here: Path) -> None:
    shell("convert", "a.txt", "-o", "b.docx")
    ran = shell("verify", "-", stdin=(here / "b.docx").read_bytes())

    assert ran.status == 0
    assert ran.out.split() == ["unchanged", "-"]


def test_a_package_is_one_thing_with_its_findings(run: Run, here: Path) -> None:
    run("package", "a.txt", "-o", "out/", "--date", "2026-11-23")
    run("package", "a.txt", "-o", "out/", "--date", "2026-11-23", "--zip")
    (here / "out/a.bag/README.txt").write_text("other")
    (here / "out/notes.txt").write_text("no package")
    ran = run("verify", "out")
    told = json.loads(run("verify", "out/a.bag", "--json").out)

    assert ran.status == 1
    first, *others = ran.out.splitlines()
    assert first.startswith("changed after saving  out/a.bag  not as it was packed; ")
    assert others == [
        "  changed    README.txt",
        "unchanged             out/a.bag.zip",
    ]
    assert told[0]["container"] == "bagit"
    assert told[0]["findings"] == ["changed    README.txt"]


def test_a_package_may_come_from_standard_input(shell: Run, here: Path) -> None:
    shell("package", "a.txt", "--as", "archivematica", "--zip")
    ran = shell("verify", "-", stdin=(here / "a.transfer.zip").read_bytes())

    assert (ran.status, ran.out.split()) == (0, ["unchanged", "-"])
