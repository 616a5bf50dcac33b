"""Verifying packages: every change is named, nothing hostile is followed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import attrs
import pytest

import releasekit
from releasekit import ExportContext
from releasekit.errors import (
    InputError,
    RecordError,
    RecordInvalidError,
    RecordMissingError,
    RecordSyntaxError,
    ReleasekitError,
)
from releasekit.packaging import (
    Package,
    PackageVerification,
    bag_of,
    is_package,
    open_archive,
    open_package,
    write_package,
)
from tests.support import SAMPLES

SOURCE = "data/source/01-ministry-numbered-en.txt"
RECORD = "data/01-ministry-numbered-en.record.xml"


@cache
def made() -> Package:
    release = releasekit.read(SAMPLES / "01-ministry-numbered-en.txt")
    context = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
    return bag_of(release, context)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_package(made(), tmp_path / "a.bag").path


def seen(path: Path) -> PackageVerification:
    return open_package(path).verify()


def zipped(files: dict[str, bytes], top: str = "a.bag/") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{top}{name}", data)
    return stream.getvalue()


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def test_what_was_just_packed_is_sound(folder: Path) -> None:
    assert seen(folder) == PackageVerification(files=len(made().files))


def test_a_changed_file_is_named(folder: Path) -> None:
    (folder / SOURCE).write_bytes(b"other")

    assert seen(folder).changed == (SOURCE,)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / RECORD).unlink()

    assert seen(folder).missing == (RECORD,)


@pytest.mark.parametrize("name", ["data/more.txt", "more.txt", "tagmanifest-md5.txt"])
def test_a_file_from_elsewhere_is_named(name: str, folder: Path) -> None:
    (folder / name).write_text("more")

    assert seen(folder).untracked == (name,)


@pytest.mark.parametrize("name", [n for n in made().files if "/" not in n])
def test_no_tag_file_can_go_unnoticed(name: str, folder: Path) -> None:
    (folder / name).unlink()
    if name == "bagit.txt":
        with pytest.raises(RecordMissingError, match="no package"):
            seen(folder)
    else:
        assert name in seen(folder).missing


def test_a_link_is_named_and_never_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(made().files[SOURCE])
    (folder / SOURCE).unlink()
    (folder / SOURCE).symlink_to(elsewhere)
    found = seen(folder)

    assert found.changed == (SOURCE,)
    assert f"{SOURCE} is no regular file" in found.problems


def test_a_line_of_a_manifest_that_is_none_is_told(folder: Path) -> None:
    manifest = folder / "tagmanifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes() + b"no digest\n")

    assert seen(folder).problems == (
        "tagmanifest-sha256.txt, line 6: no digest and path",
    )


def test_many_such_lines_are_counted(folder: Path) -> None:
    (folder / "tagmanifest-sha256.txt").write_bytes(b"x\n" * 5000)
    problems = seen(folder).problems

    assert len(problems) == 11
    assert problems[-1] == (
        "tagmanifest-sha256.txt: 4990 more lines without digest and path"
    )


def test_a_manifest_of_millions_of_lines_is_refused(tmp_path: Path) -> None:
    lines = {"bagit.txt": b"", "manifest-sha256.txt": b"x\n" * 8_000_000}
    (tmp_path / "a.zip").write_bytes(zipped(lines))

    with pytest.raises(RecordSyntaxError, match="over the limit") as raised:
        releasekit.verify_package(tmp_path / "a.zip")
    assert raised.value.path == str(tmp_path / "a.zip")


def test_a_manifest_larger_than_any_is_refused(folder: Path) -> None:
    with (folder / "manifest-sha256.txt").open("r+b") as file:
        file.truncate(17_000_000)

    with pytest.raises(RecordSyntaxError, match="limit"):
        seen(folder)


def test_a_manifest_cannot_name_files_outside(folder: Path) -> None:
    manifest = folder / "tagmanifest-sha256.txt"
    digest = b"0" * 64
    manifest.write_bytes(manifest.read_bytes() + digest + b"  ../../etc/passwd\n")

    assert seen(folder).missing == ("../../etc/passwd",)


def test_a_thousand_flipped_bits_are_reported(folder: Path) -> None:
    chance = random.Random(23)
    names = sorted(made().files)
    for _ in range(1000):
        name = chance.choice(names)
        whole = made().files[name]
        broken = flipped(whole, chance.randrange(len(whole)), chance.randrange(8))
        (folder / name).write_bytes(broken)

        assert not seen(folder).is_sound, name
        (folder / name).write_bytes(whole)
    assert seen(folder).is_sound


def test_flipped_bits_of_an_archive_are_reported() -> None:
    chance = random.Random(24)
    data = made().zipped()
    for _ in range(200):
        at = chance.randrange(len(data))
        broken = flipped(data, at, chance.randrange(8))
        try:
            sound = open_archive(broken).verify().is_sound
        except RecordError:
            sound = False

        assert not sound, at


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: zipped({**made().files, "../../x": b"x"}),
        lambda: zipped(dict(made().files), top="/a.bag/"),
        lambda: zipped({**made().files, "data/zeros": bytes(200_000_000)}),
        lambda: b"PK\x03\x04" + bytes(100),
        lambda: made().zipped()[:5000],
    ],
    ids=["traversal", "absolute", "bomb", "zeros", "cut"],
)
def test_a_hostile_archive_is_refused_or_unsound(
    hostile: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(hostile())
    try:
        sound = seen(path).is_sound
    except ReleasekitError:
        sound = False

    assert not sound


def test_an_archive_with_two_bags_is_no_package() -> None:
    both = zipped({"a/bagit.txt": b"", "b/bagit.txt": b""}, top="")

    with pytest.raises(RecordMissingError):
        open_archive(both)


def test_what_stands_outside_of_the_folder_is_told() -> None:
    files = {**{f"a.bag/{n}": d for n, d in made().files.items()}, "b.txt": b""}
    found = open_archive(zipped(files, top="")).verify()

    assert "b.txt stands outside of the package's folder" in found.problems
    assert "the archive has no digest of itself" in found.problems


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zipped({"bagit.txt": b"", "data/zeros": bytes(200_000_000)})
    tree = open_archive(bomb).tree

    with pytest.raises(RecordSyntaxError, match="over the limit"):
        tree.digest("data/zeros", "sha256")


def test_the_release_comes_back_from_folder_and_archive(folder: Path) -> None:
    archive = write_package(made(), folder.parent / "a.bag.zip", zipped=True).path
    release = releasekit.read(SAMPLES / "01-ministry-numbered-en.txt")

    assert releasekit.recover(folder) == release
    assert releasekit.recover(archive) == release


def test_the_record_of_a_package_is_the_only_one(folder: Path) -> None:
    (folder / "data/b.record.xml").write_bytes(b"<release/>")
    with pytest.raises(RecordInvalidError, match="2 records"):
        open_package(folder).record()
    for name in ("data/b.record.xml", RECORD):
        (folder / name).unlink()
    with pytest.raises(RecordMissingError) as raised:
        releasekit.recover(folder)

    assert raised.value.path == str(folder)


def test_other_things_are_no_packages(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("PK")

    assert not is_package(text)
    assert not is_package(tmp_path)
    assert not is_package(tmp_path / "nothing")
    with pytest.raises(InputError):
        releasekit.verify_package(tmp_path / "nothing")
    for other in (text, tmp_path):
        with pytest.raises(RecordMissingError, match="no package") as raised:
            releasekit.verify_package(other)

        assert "`releasekit package` wrote" in str(raised.value.hint)


def test_upper_case_digits_are_a_change(folder: Path) -> None:
    manifest = folder / "tagmanifest-sha256.txt"
    manifest.write_text(manifest.read_text().replace("a", "A", 1))

    assert not seen(folder).is_sound


def test_a_verification_is_sound_only_without_findings() -> None:
    sound = PackageVerification(files=1)

    assert sound.is_sound
    assert not attrs.evolve(sound, changed=("a",)).is_sound
    assert not attrs.evolve(sound, missing=("a",)).is_sound
    assert not attrs.evolve(sound, untracked=("a",)).is_sound
    assert not attrs.evolve(sound, problems=("a",)).is_sound
