"""Bags: valid by the reference implementation, the same bytes for the same date."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sysconfig
import unicodedata
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import attrs
import bagit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import releasekit
from releasekit import ExportContext, Release
from releasekit.errors import UsageError
from releasekit.model import Evidence, Fact, How
from releasekit.packaging import (
    Package,
    bag_of,
    open_archive,
    verify_bag,
    write_package,
)
from releasekit.packaging.trees import FolderTree
from releasekit.text import display_width
from tests.support import SAMPLES

BAGIT = Path(sysconfig.get_path("scripts")) / "bagit.py"
TIME = datetime(2026, 11, 23, tzinfo=UTC)
CONTEXT = ExportContext(time=TIME)
SERIES = SAMPLES / "series" / "haesol-mer-press.toml"
PLACES = re.compile(r"\{[a-z]+\}")


def sample(name: str = "01-ministry-numbered-en.txt") -> Release:
    return releasekit.read(SAMPLES / name)


def named(name: str) -> Release:
    made = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    return attrs.evolve(made, source=attrs.evolve(made.source, name=name))


def bag(release: Release, context: ExportContext = CONTEXT) -> Package:
    return bag_of(release, context)


def says_bagit(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BAGIT), "--quiet", "--validate", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_bagit_finds_the_bag_of_a_sample_valid(path: Path, tmp_path: Path) -> None:
    packed = write_package(bag(releasekit.read(path)), tmp_path / "a.bag")
    said = says_bagit(packed.path)

    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("harm", ["changed", "missing", "extra"])
def test_bagit_sees_a_harmed_bag(harm: str, tmp_path: Path) -> None:
    packed = write_package(bag(sample()), tmp_path / "a.bag")
    file = packed.path / "data/source/01-ministry-numbered-en.txt"
    if harm == "changed":
        file.write_bytes(file.read_bytes().replace(b"e", b"f", 1))
    elif harm == "missing":
        file.unlink()
    else:
        (packed.path / "data/more.txt").write_text("more")

    assert says_bagit(packed.path).returncode == 1


@settings(max_examples=20)
@given(name=st.text(max_size=80) | st.from_regex(r"[%$~ .a-z\u3000]{1,9}\.txt"))
def test_a_source_of_any_name_makes_a_sound_bag(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bag") / "a.bag"
    packed = write_package(bag(named(name)), folder)
    tree = FolderTree(packed.path)

    assert verify_bag(tree).is_sound
    assert bagit.Bag(str(packed.path)).is_valid()
    for path in tree.names:
        assert unicodedata.is_normalized("NFC", path)
        assert not {"", ".", ".."} & set(path.split("/"))
        assert not set(path) & set('<>:"\\|?*%$\n\r')


def test_a_bag_holds_the_source_byte_for_byte_and_all_that_is_made_of_it() -> None:
    release = sample()
    files = bag(release).files
    stem = "01-ministry-numbered-en"

    assert files[f"data/source/{stem}.txt"] == release.source.data
    assert {path for path in files if not path.startswith("data/metadata/")} == {
        f"data/source/{stem}.txt",
        f"data/{stem}.record.xml",
        f"data/{stem}.pdf",
        f"data/{stem}.docx",
        "bagit.txt",
        "bag-info.txt",
        "README.txt",
        *(f"{kind}manifest-sha{n}.txt" for kind in ("", "tag") for n in (256, 512)),
    }
    assert f"data/metadata/{stem}.premis.xml" in files
    assert f"data/metadata/{stem}.dc.xml" in files


def test_premis_describes_the_record_of_the_bag() -> None:
    files = bag(sample()).files
    record = next(data for path, data in files.items() if ".record." in path)
    premis = next(data for path, data in files.items() if ".premis." in path)

    assert hashlib.sha256(record).hexdigest().encode() in premis
    assert b">validation</eventType>" in premis


def test_bag_info_says_what_is_known_and_no_more() -> None:
    known = releasekit.describe(sample(), releasekit.load_series(SERIES))
    info = bag(known).files["bag-info.txt"].decode().splitlines()
    unknown = bag(named("a.txt")).files["bag-info.txt"].decode()
    payload = [len(d) for p, d in bag(known).files.items() if p.startswith("data/")]

    assert info[0] == (
        "Source-Organization: Ministry of External Relations of the Republic of Haesol"
    )
    assert f"External-Identifier: sha256:{known.source.sha256}" in info
    assert "Bag-Group-Identifier: HS-MER-PR-EN" in info
    assert "Bagging-Date: 2026-11-23" in info
    assert f"Payload-Oxum: {sum(payload)}.{len(payload)}" in info
    assert "Source-Organization" not in unknown
    assert "Bag-Group-Identifier" not in unknown


def test_a_label_of_bag_info_stays_on_its_line() -> None:
    release = releasekit.parse("Title\n")
    title = attrs.evolve(release.metadata, title=_fact("One\nTwo: \x00\ud800"))
    info = bag(attrs.evolve(release, metadata=title)).files["bag-info.txt"].decode()

    assert "External-Description: One Two: \\u{0}\\u{d800}\n" in info


def _fact(text: str) -> Fact[str]:
    how = How.SUPPLIED
    return Fact(text, Evidence(how=how, rule="test"))


def test_the_day_is_the_one_of_the_zone_that_was_given() -> None:
    late = datetime(2026, 11, 23, 1, tzinfo=timezone(timedelta(hours=9)))
    info = bag(sample(), ExportContext(time=late)).files["bag-info.txt"]

    assert b"Bagging-Date: 2026-11-23\n" in info


def test_a_package_needs_a_time() -> None:
    with pytest.raises(UsageError, match="must be dated"):
        bag(sample(), ExportContext())


def test_the_same_release_and_time_give_the_same_bytes() -> None:
    first, second = bag(sample()), bag(sample(), ExportContext(time=TIME))

    assert first.files == second.files
    assert list(first.files) == sorted(first.files)
    assert first.zipped() == second.zipped()


def test_an_archive_holds_the_same_files_in_one_folder() -> None:
    made = bag(sample())
    data = made.zipped()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}

    assert inside == {f"{made.name}/{name}": d for name, d in made.files.items()}
    assert open_archive(data).verify().is_sound


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("01-ministry-numbered-en.txt", "This folder holds"),
        ("02-ministry-bullets-ko.txt", "이 폴더에는"),
        ("06-ministerium-sperrfrist-de.txt", "Dieser Ordner"),
        ("07-prefecture-communique-fr.txt", "Ce dossier"),
        ("13-ministry-numbered-ru.txt", "This folder holds"),
    ],
)
def test_the_readme_speaks_the_language_of_the_release(name: str, words: str) -> None:
    text = bag(sample(name)).files["README.txt"].decode()
    first = (sample(name).title or "").split()[0]

    assert text.startswith(first)
    assert f"\n\n{words}" in text
    assert not PLACES.search(text)
    assert not text.endswith("\n\n")


def test_the_readme_says_who_issued_the_release_and_when_in_short_lines() -> None:
    text = bag(sample("02-ministry-bullets-ko.txt")).files["README.txt"].decode()
    words = [line for line in text.splitlines() if not line.startswith("data/")]

    assert "\n발표 기관: 물길관리청\n발표일: 2025-11-13 10:00+09:00\n\n" in text
    assert max(map(display_width, words)) <= 76
    assert "`sha256sum -c manifest-sha256.txt`" in text


def test_the_readme_says_nothing_of_what_is_not_known() -> None:
    text = bag(named("a.txt")).files["README.txt"].decode()

    assert text.startswith("Ministry opens a bridge\n\nThis folder holds")
