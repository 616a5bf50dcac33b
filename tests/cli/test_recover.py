from __future__ import annotations

from pathlib import Path

import pytest

from releasekit import api
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["b.record.xml", "b.docx", "b.pdf"])
def test_the_record_that_comes_out_gives_an_equal_release(
    name: str, run: Run, here: Path
) -> None:
    run("convert", "a.txt", "-o", name)
    ran = run("recover", name, "-o", "out.xml")

    assert ran.status == 0
    assert ran.out == ""
    assert ran.err.startswith(f"{name} → out.xml (")
    assert api.recover("out.xml") == api.read("a.txt")


def test_standard_output_carries_the_record_alone(shell: Run, here: Path) -> None:
    shell("convert", "a.txt", "-o", "b.record.xml")
    ran = shell("recover", "b.record.xml")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.encode() == (here / "b.record.xml").read_bytes()


def test_a_folder_takes_a_record_named_after_the_file(run: Run, here: Path) -> None:
    run("convert", "a.txt", "--to", "docx,record", "-o", "out")
    (here / "records").mkdir()
    run("recover", "out/a.docx", "-o", "records")
    ran = run("recover", "out/a.record.xml", "-o", "again/")

    assert ran.status == 0
    assert (here / "records/a.record.xml").is_file()
    assert (here / "again/a.record.xml").is_file()


def test_an_altered_record_comes_out_with_a_warning(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "b.record.xml")
    data = (here / "b.record.xml").read_bytes()
    (here / "b.record.xml").write_bytes(data.replace(b"leaves", b"left", 1))
    ran = run("recover", "b.record.xml", "-o", "c.record.xml")

    assert ran.status == 0
    assert "warning: b.record.xml: the record was altered" in ran.err


def test_the_file_itself_is_not_overwritten(run: Run) -> None:
    run("convert", "a.txt", "-o", "b.record.xml")
    ran = run("recover", "b.record.xml", "-o", "b.record.xml", "--force")

    assert ran.status == 4
    assert ran.err.startswith("error RK202: b.record.xml: ")


@pytest.mark.parametrize(
    ("name", "data", "status", "said"),
    [
        ("b.txt", b"only words", 6, "error RK503: b.txt: "),
        ("b.xml", b"<release", 6, "error RK501: b.xml: "),
        ("b.docx", b"PK\x03\x04 cut off", 6, "error RK50"),
        ("b.pdf", b"%PDF-1.7\n", 6, "error RK501: b.pdf: "),
    ],
)
def test_a_file_without_a_sound_record_is_named(
    name: str, data: bytes, status: int, said: str, run: Run, here: Path
) -> None:
    (here / name).write_bytes(data)
    ran = run("recover", name, "-o", "out.xml")

    assert ran.status == status
    assert ran.err.startswith(said)
    assert not (here / "out.xml").exists()


def test_a_missing_file_is_named(run: Run) -> None:
    ran = run("recover", "nosuch.pdf")

    assert ran.status == 3
    assert ran.err.startswith("error RK101: nosuch.pdf: ")
