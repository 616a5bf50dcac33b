"""Verifying: each change, loss and addition is told by name, hostile lists too."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import releasekit
from releasekit.errors import ReleasekitError
from releasekit.packaging import PackageVerification, open_package
from releasekit.packaging.write import write_package
from tests.packaging.csip.test_folder import METS, STEM, made

SOURCE = f"representations/source/data/{STEM}.txt"
PART = "representations/source/METS.xml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_package(made(), tmp_path / "a.csip").path


def seen(folder: Path) -> PackageVerification:
    return open_package(folder).verify()


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    before = path.read_bytes()
    after = change(before)
    assert after != before
    path.write_bytes(after)


def test_a_package_is_sound(folder: Path) -> None:
    found = seen(folder)

    assert found.is_sound
    assert found.files == len(made().files)


@pytest.mark.parametrize("path", sorted(made().files))
def test_a_changed_file_is_named(path: str, folder: Path) -> None:
    rewrite(folder / path, lambda data: data[:-2] + b"\x00" + data[-1:])

    assert seen(folder).changed == (path,)


@pytest.mark.parametrize("path", sorted(made().files))
def test_a_missing_file_is_named(path: str, folder: Path) -> None:
    (folder / path).unlink()

    assert path in seen(folder).missing


@pytest.mark.parametrize(
    "path",
    [
        "more.txt",
        "metadata/other/more.txt",
        "representations/more.txt",
        "representations/source/data/more.txt",
        "representations/more/data/more.txt",
        "representations/more/METS.xml",
    ],
)
def test_a_file_that_came_from_elsewhere_is_named(path: str, folder: Path) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(made().files[PART] if METS in path else b"more")

    assert path in seen(folder).untracked


def test_without_mets_everything_is_untracked_and_it_is_missing(folder: Path) -> None:
    (folder / METS).unlink()
    found = seen(folder)

    assert found.missing == (METS,)
    assert "documentation/README.txt" in found.untracked
    assert SOURCE not in found.untracked


def test_mets_that_is_no_xml_is_changed_and_told(folder: Path) -> None:
    (folder / METS).write_bytes(b"<mets")
    found = seen(folder)

    assert METS in found.changed
    assert any(f"{METS} cannot be read" in problem for problem in found.problems)


@pytest.mark.parametrize("entity", ["file:///etc/passwd", "http://example.org/x"])
def test_mets_that_reaches_out_is_refused(entity: str, folder: Path) -> None:
    doctype = f'<!DOCTYPE mets [<!ENTITY x SYSTEM "{entity}">]>'.encode()
    rewrite(folder / METS, lambda data: data.replace(b"<mets", doctype + b"<mets", 1))

    assert METS in seen(folder).changed


@pytest.mark.parametrize("address", ["../../etc/passwd", "/etc/passwd", "%2e%2e/x", ""])
def test_an_address_that_leads_out_opens_nothing(address: str, folder: Path) -> None:
    readme = b'xlink:href="documentation/README.txt"'
    other = f'xlink:href="{address}"'.encode()
    rewrite(folder / METS, lambda data: data.replace(readme, other, 1))
    found = seen(folder)

    assert METS in found.changed
    assert "documentation/README.txt" in found.untracked
    assert bool(found.missing) is bool(address)
    assert bool(found.problems) is not bool(address)


def test_a_mets_file_that_was_made_to_fit_is_still_found(folder: Path) -> None:
    digest = re.compile(rb'CHECKSUM="[0-9a-f]{64}"')
    rewrite(
        folder / METS, lambda data: digest.sub(b'CHECKSUM="%s"' % (b"0" * 64), data)
    )
    found = seen(folder)

    assert METS in found.changed
    assert PART in found.changed


def test_every_flipped_bit_is_found(folder: Path) -> None:
    chosen = random.Random(2026)
    for path, data in sorted(made().files.items()):
        for _ in range(3):
            at, bit = chosen.randrange(len(data)), chosen.randrange(8)
            flipped = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            (folder / path).write_bytes(flipped)

            assert not seen(folder).is_sound, (path, at, bit)
        (folder / path).write_bytes(data)


def test_an_archive_is_verified_and_recovered_like_a_folder(tmp_path: Path) -> None:
    path = write_package(made(), tmp_path / "a.csip.zip", zipped=True).path
    with zipfile.ZipFile(path) as archive:
        (top,) = {name.split("/")[0] for name in archive.namelist()}

    assert top == made().name
    assert seen(path).is_sound
    assert releasekit.recover(path).title


def test_a_folder_with_another_mets_file_is_a_package_that_is_not_ours(
    tmp_path: Path,
) -> None:
    (tmp_path / METS).write_text('<mets xmlns="http://www.loc.gov/METS/"/>')
    found = seen(tmp_path)

    assert found.changed == (METS,)
    with pytest.raises(ReleasekitError, match="holds no record"):
        releasekit.recover(tmp_path)
