from __future__ import annotations

from pathlib import Path

import pytest

import releasekit
from releasekit.errors import InputNotFoundError, RecordMissingError

TEXT = "A Headline\n\n1. One.\n2. Two.\n"
CARRIERS = ["record", "docx", "pdf"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    release = releasekit.parse(TEXT, name="a.txt")
    releasekit.save(release, tmp_path, to=[*CARRIERS, "json"])
    return tmp_path


def path_of(folder: Path, to: str) -> Path:
    return folder / {"record": "a.record.xml"}.get(to, f"a.{to}")


@pytest.mark.parametrize("to", CARRIERS)
def test_the_release_comes_back_from_its_file(folder: Path, to: str) -> None:
    found = releasekit.recover(path_of(folder, to))

    assert found == releasekit.parse(TEXT, name="a.txt")


@pytest.mark.parametrize("to", CARRIERS)
def test_a_file_as_written_is_unchanged(folder: Path, to: str) -> None:
    assert releasekit.verify(path_of(folder, to)).verdict == "unchanged"


@pytest.mark.parametrize("to", CARRIERS)
def test_the_record_that_a_file_carries_is_valid(folder: Path, to: str) -> None:
    assert releasekit.validate(path_of(folder, to)) == ()


def test_a_file_without_record_is_named(folder: Path) -> None:
    with pytest.raises(RecordMissingError, match=r"a\.json: ") as caught:
        releasekit.recover(folder / "a.json")

    assert caught.value.path == str(folder / "a.json")


def test_a_missing_file_is_an_input_error(folder: Path) -> None:
    with pytest.raises(InputNotFoundError):
        releasekit.verify(folder / "none.pdf")


def test_the_schema_is_given_by_file_name() -> None:
    files = releasekit.schema()

    assert b"urn:releasekit:record:1" in files["release-1.xsd"]
