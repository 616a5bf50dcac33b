"""eark-validator, in an environment of its own, finds every package valid.

``make eark`` makes the environment and runs these tests; elsewhere they are skipped.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import releasekit
from releasekit import Release
from releasekit.packaging.csip import csip_of
from releasekit.packaging.write import write_package
from releasekit.testing.specimens import specimens
from tests.exporters.crosswalk.releases import described
from tests.packaging.csip.test_folder import CONTEXT, made
from tests.support import SAMPLES
from tests.validators.eark import IN_A_FOLDER, PYTHON, VALID, reports

pytestmark = pytest.mark.skipif(
    not PYTHON.is_file(), reason="needs eark-validator: run `make eark`"
)


def packed(release: Release, path: Path) -> Path:
    return write_package(csip_of(release, CONTEXT), path).path


def check(folder: Path, releases: dict[str, Release]) -> None:
    paths = [
        packed(release, folder / f"{number}.csip")
        for number, release in enumerate(releases.values())
    ]
    for name, said in zip(releases, reports(*paths), strict=True):
        assert {**VALID, **said} == said, (name, said)
        assert {rule for _, rule, _ in said["said"]} == IN_A_FOLDER, name
        assert said["parts"] == [], name


def test_every_sample_and_specimen_is_valid_without_a_warning(tmp_path: Path) -> None:
    read = {path.name: releasekit.read(path) for path in SAMPLES.glob("*.txt")}

    check(tmp_path, {**read, **{name: make() for name, make in specimens().items()}})


def test_an_archive_is_valid(tmp_path: Path) -> None:
    path = tmp_path / f"{made().name}.zip"
    write_package(made(), path, zipped=True)
    (said,) = reports(path)

    assert {**VALID, **said} == said


def test_a_broken_representation_is_seen(tmp_path: Path) -> None:
    path = packed(described(releasekit.read(sample())), tmp_path / "a.csip")
    mets = path / "representations" / "pdf" / "METS.xml"
    mets.write_text(mets.read_text("utf-8").replace(' LOCTYPE="URL"', ""), "utf-8")
    (said,) = reports(path)

    assert ["LOCTYPE" in problem for problem in said["parts"]] == [True]


def test_every_file_is_found_where_mets_says(tmp_path: Path) -> None:
    (said,) = reports(packed(described(releasekit.read(sample())), tmp_path / "a.csip"))

    assert said["files"] == []


def sample() -> Path:
    return SAMPLES / "02-ministry-bullets-ko.txt"


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        ("no METS.xml", "CSIPSTR4"),
        ('csip:OAISPACKAGETYPE="AIP"', "CSIP9"),
        (' PROFILE="https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"', "CSIP6"),
        (' STATUS="CURRENT"', "CSIP20"),
        (' LABEL="CSIP"', "CSIP82"),
        (' LOCTYPE="URL"', "XML-1"),
    ],
)
def test_a_broken_package_is_seen(harm: str, rule: str, tmp_path: Path) -> None:
    path = packed(described(releasekit.read(sample())), tmp_path / "a.csip")
    mets = path / "METS.xml"
    if harm == "no METS.xml":
        mets.unlink()
    else:
        text = mets.read_text("utf-8")
        assert harm in text
        mets.write_text(text.replace(harm, ""), "utf-8")
    (said,) = reports(path)
    shutil.rmtree(path)

    assert rule in {found for _, found, _ in said["said"]}
