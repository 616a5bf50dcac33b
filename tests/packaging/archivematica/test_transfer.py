"""Transfers: what stands where, and checksums as Archivematica checks them."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import releasekit
from releasekit import ExportContext, Release
from releasekit.errors import UsageError
from releasekit.packaging import Package, PackageVerification, open_package
from releasekit.packaging.archivematica import transfer_of
from releasekit.packaging.write import write_package
from tests.support import SAMPLES

CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
STEM = "01-ministry-numbered-en"
SOURCE = f"objects/release/source/{STEM}.txt"
MANIFEST = "metadata/submissionDocumentation/manifest-sha256.txt"


@cache
def made() -> Package:
    return transfer_of(releasekit.read(SAMPLES / f"{STEM}.txt"), CONTEXT)


def named(name: str) -> Release:
    release = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    return attrs.evolve(release, source=attrs.evolve(release.source, name=name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_package(made(), tmp_path / "a.transfer").path


def seen(folder: Path) -> PackageVerification:
    return open_package(folder).verify()


def checked(listing: Path, folder: Path) -> dict[str, bool]:
    """What ``sha256sum -c --strict`` says, started in a folder."""
    said = {}
    for line in listing.read_text("utf-8").splitlines():
        digest, gap, name = line[:64], line[64:66], line[66:]
        assert gap == "  "
        said[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    return said


def test_objects_are_source_record_pdf_and_docx_and_the_rest_is_metadata() -> None:
    assert set(made().files) == {
        f"objects/release/{STEM}.record.xml",
        f"objects/release/{STEM}.pdf",
        f"objects/release/{STEM}.docx",
        SOURCE,
        "metadata/metadata.csv",
        "metadata/checksum.sha256",
        "metadata/premis.xml",
        "metadata/submissionDocumentation/README.txt",
        MANIFEST,
    }
    assert made().name == f"{STEM}.transfer"


def test_nothing_stands_where_archivematica_would_move_it_into_objects() -> None:
    tops = {path.partition("/")[0] for path in made().files}

    assert tops == {"objects", "metadata"}


def test_checksums_name_every_object_and_nothing_else_by_its_path_in_objects(
    folder: Path,
) -> None:
    objects = folder / "objects"
    said = checked(folder / "metadata/checksum.sha256", objects)
    files = {p.relative_to(objects).as_posix() for p in objects.rglob("*.*")}

    assert said == dict.fromkeys(files, True)


def test_the_manifest_names_every_file_but_itself(folder: Path) -> None:
    said = checked(folder / MANIFEST, folder)

    assert said == dict.fromkeys(set(made().files) - {MANIFEST}, True)


def test_a_changed_object_fails_in_both_lists(folder: Path) -> None:
    (folder / SOURCE).write_bytes(b"other")
    objects = folder / "objects"

    assert not checked(folder / "metadata/checksum.sha256", objects)[SOURCE[8:]]
    assert not checked(folder / MANIFEST, folder)[SOURCE]


def test_what_is_wrong_is_named(folder: Path) -> None:
    (folder / SOURCE).write_bytes(b"other")
    (folder / "metadata/premis.xml").unlink()
    (folder / "objects/more.txt").write_bytes(b"more")
    (folder / "Thumbs.db").write_bytes(b"more")

    assert seen(folder) == PackageVerification(
        files=len(made().files) + 1,
        changed=(SOURCE,),
        missing=("metadata/premis.xml",),
        untracked=("Thumbs.db", "objects/more.txt"),
    )


@pytest.mark.parametrize("name", [MANIFEST, "metadata/checksum.sha256"])
def test_a_lost_list_is_missed(name: str, folder: Path) -> None:
    (folder / name).unlink()

    assert name in seen(folder).missing


def test_flipped_bits_are_reported(folder: Path) -> None:
    chance = random.Random(25)
    names = sorted(made().files)
    for _ in range(150):
        name = chance.choice(names)
        whole = made().files[name]
        at = chance.randrange(len(whole))
        flipped = whole[at] ^ (1 << chance.randrange(8))
        (folder / name).write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])

        assert not seen(folder).is_sound, name
        (folder / name).write_bytes(whole)
    assert seen(folder).is_sound


@settings(max_examples=10)
@given(name=st.text(max_size=80) | st.from_regex(r"[%$~= .a-z\u3000]{1,9}\.csv"))
def test_a_source_of_any_name_makes_a_sound_transfer(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("transfer") / "a.transfer"
    folder = write_package(transfer_of(named(name), CONTEXT), top).path
    objects = folder / "objects"

    assert seen(folder).is_sound
    assert all(checked(folder / "metadata/checksum.sha256", objects).values())
    assert releasekit.recover(folder) == named(name)


def test_a_transfer_needs_a_time() -> None:
    with pytest.raises(UsageError, match="must be dated"):
        transfer_of(named("a.txt"), ExportContext())


@pytest.mark.parametrize("name", ["02-ministry-bullets-ko", "13-ministry-numbered-ru"])
def test_the_readme_tells_what_each_file_is_for(name: str) -> None:
    files = transfer_of(releasekit.read(SAMPLES / f"{name}.txt"), CONTEXT).files
    readme = files["metadata/submissionDocumentation/README.txt"].decode()
    told = {path for path in files if f"\n{path}\n    " in readme}

    assert set(files) - told == {"metadata/submissionDocumentation/README.txt"}
    assert "Archivematica" in readme
