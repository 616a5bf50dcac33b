"""Proving packages: lists of digests first, then what the documents still say."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

import releasekit
from releasekit import ExportContext, Verification
from releasekit.errors import RecordError
from releasekit.packaging import FORMS, Package
from releasekit.packaging.write import write_package
from releasekit.verification import Verdict
from tests.support import SAMPLES

SAMPLE = SAMPLES / "01-ministry-numbered-en.txt"
CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
every_form = pytest.mark.parametrize("name", FORMS)


@cache
def made(name: str) -> Package:
    return FORMS[name].make(releasekit.read(SAMPLE), CONTEXT)


@cache
def other(to: str) -> bytes:
    release = releasekit.parse("Another Headline\n\nOther words.\n", name="b.txt")
    return releasekit.export(release, to).data


def packed(name: str, folder: Path) -> Path:
    return write_package(made(name), folder / f"a{FORMS[name].suffix}").path


def file_in(folder: Path, suffix: str) -> Path:
    (found,) = (p for p in folder.rglob(f"*{suffix}") if p.is_file())
    return found


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> str:
    """Change a file and return its name as findings say it."""
    data = path.read_bytes()
    changed = change(data)
    assert changed != data
    path.write_bytes(changed)
    return path.name


def lines_of(found: Verification) -> list[str]:
    """Findings with the file's name in place of its path."""
    said = (line.split(maxsplit=1) for line in found.findings)
    return [f"{what} {which.rpartition('/')[2]}" for what, which in said]


@every_form
@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_a_package_as_packed_is_unchanged_and_valid_and_gives_its_release(
    name: str, *, zipped: bool, tmp_path: Path
) -> None:
    path = write_package(made(name), tmp_path / "a", zipped=zipped).path
    found = releasekit.verify(path)

    assert (found.verdict, found.container) == (Verdict.UNCHANGED, name)
    assert found.findings == ()
    assert releasekit.validate(path) == ()
    assert releasekit.recover(path) == releasekit.read(SAMPLE)


@every_form
def test_a_package_is_read_from_a_stream_as_well(name: str) -> None:
    data = made(name).zipped()

    assert releasekit.verify(io.BytesIO(data)).verdict is Verdict.UNCHANGED
    assert releasekit.validate(io.BytesIO(data)) == ()
    assert releasekit.recover(io.BytesIO(data)) == releasekit.read(SAMPLE)


@every_form
def test_a_changed_text_beside_the_documents_is_named(
    name: str, tmp_path: Path
) -> None:
    folder = packed(name, tmp_path)
    rewrite(file_in(folder, "README.txt"), lambda data: data + b"more")
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.RESAVED
    assert "changed README.txt" in lines_of(found)


@every_form
def test_a_lost_document_is_named_and_the_rest_is_sound(
    name: str, tmp_path: Path
) -> None:
    folder = packed(name, tmp_path)
    file_in(folder, ".pdf").unlink()
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.RESAVED
    assert f"missing {SAMPLE.stem}.pdf" in lines_of(found)


@every_form
def test_other_words_in_the_record_are_an_alteration(name: str, tmp_path: Path) -> None:
    folder = packed(name, tmp_path)
    record = file_in(folder, ".record.xml")
    rewrite(record, lambda data: data.replace(b"ferries", b"airship"))
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.ALTERED
    assert f"{record.name}: " in found.detail
    assert f"changed {record.name}" in lines_of(found)
    assert releasekit.validate(folder)


@every_form
def test_another_source_is_an_alteration(name: str, tmp_path: Path) -> None:
    folder = packed(name, tmp_path)
    rewrite(file_in(folder, SAMPLE.name), lambda data: data.lower())
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.ALTERED
    assert found.detail == "no file is the source that the record holds"
    assert f"changed {SAMPLE.name}" in lines_of(found)


@every_form
@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_a_document_of_another_release_is_an_alteration(
    name: str, to: str, tmp_path: Path
) -> None:
    folder = packed(name, tmp_path)
    rewrite(file_in(folder, f".{to}"), lambda _: other(to))
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.ALTERED
    assert found.detail.endswith(f".{to}: it carries another release than the record")


@every_form
def test_a_document_without_record_is_an_alteration(name: str, tmp_path: Path) -> None:
    folder = packed(name, tmp_path)
    rewrite(file_in(folder, ".pdf"), lambda _: b"no pdf at all")

    assert releasekit.verify(folder).verdict is Verdict.ALTERED


@every_form
@pytest.mark.parametrize("harm", ["lost", "broken"])
def test_a_package_whose_record_is_gone_is_altered(
    name: str, harm: str, tmp_path: Path
) -> None:
    folder = packed(name, tmp_path)
    record = file_in(folder, ".record.xml")
    if harm == "lost":
        record.unlink()
    else:
        record.write_bytes(b"<release")
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.ALTERED
    assert len(found.findings) >= 1


@every_form
def test_an_archive_that_another_program_wrote_anew_is_told(name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, data in made(name).files.items():
            archive.writestr(f"a/{path}", data)
    found = releasekit.verify(io.BytesIO(stream.getvalue()))

    assert found.verdict is Verdict.RESAVED
    assert found.findings == ("problem    the archive has no digest of itself",)


@every_form
def test_flipped_bits_of_an_archive_are_reported(name: str) -> None:
    chance = random.Random(26)
    data = made(name).zipped()
    for _ in range(60):
        at = chance.randrange(len(data))
        flipped = bytes([data[at] ^ (1 << chance.randrange(8))])
        broken = data[:at] + flipped + data[at + 1 :]
        try:
            verdict = str(releasekit.verify(io.BytesIO(broken)).verdict)
        except RecordError:
            verdict = "error"

        assert verdict != "unchanged", at


def test_a_folder_of_many_documents_is_not_read_for_hours(tmp_path: Path) -> None:
    folder = packed("bagit", tmp_path)
    for number in range(21):
        (folder / f"data/{number}.pdf").write_bytes(b"%PDF-1.7")
    found = releasekit.verify(folder)

    assert found.verdict is Verdict.ALTERED
    assert found.detail == "23 documents stand in it, where packages have two"


def test_new_lists_around_other_words_prove_nothing(tmp_path: Path) -> None:
    folder = packed("archivematica", tmp_path)
    before = file_in(folder, ".docx").read_bytes()
    rewrite(file_in(folder, ".docx"), lambda _: other("docx"))
    _list_anew(folder, before, other("docx"))
    found = releasekit.verify(folder)

    assert releasekit.verify_package(folder).is_sound
    assert found.verdict is Verdict.ALTERED
    assert found.detail.endswith("it carries another release than the record")


def _list_anew(folder: Path, before: bytes, after: bytes) -> None:
    """Put a new digest into every list, and that of a list into the last one."""
    checksums, manifest = (
        file_in(folder, name) for name in ("checksum.sha256", "manifest-sha256.txt")
    )
    old = checksums.read_bytes()
    rewrite(checksums, lambda data: data.replace(_digest(before), _digest(after)))
    rewrite(manifest, lambda data: data.replace(_digest(before), _digest(after)))
    new = checksums.read_bytes()
    rewrite(manifest, lambda data: data.replace(_digest(old), _digest(new)))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
