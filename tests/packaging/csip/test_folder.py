"""Packages for E-ARK: every file in its folder, and in a METS file with its digest."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import releasekit
from releasekit import ExportContext, Release
from releasekit.errors import UsageError
from releasekit.packaging import Package
from releasekit.packaging.csip import csip_of
from releasekit.packaging.csip.level import path_of
from releasekit.packaging.write import write_package
from tests.exporters.crosswalk.releases import described
from tests.support import SAMPLES
from tests.validators.official import complaints, mets_schema, premis_schema

CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
STEM = "01-ministry-numbered-en"
NS = {"m": "http://www.loc.gov/METS/", "x": "http://www.w3.org/1999/xlink"}
METS = "METS.xml"


def sample() -> Release:
    return described(releasekit.read(SAMPLES / f"{STEM}.txt"))


@cache
def made() -> Package:
    return csip_of(sample(), CONTEXT)


def named(name: str) -> Release:
    release = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    return attrs.evolve(release, source=attrs.evolve(release.source, name=name))


def listed(package: Package, mets: str) -> dict[str, tuple[str, str]]:
    """Return length and digest of each file that a METS file lists, by its path."""
    root = etree.fromstring(package.files[mets])
    folder = mets.removesuffix(METS)
    found = {}
    for element in root.iterfind(".//m:mdRef", NS):
        found[folder + address(element)] = size_and_digest(element)
    for element in root.iterfind(".//m:file", NS):
        (location,) = element.iterfind("m:FLocat", NS)
        found[folder + address(location)] = size_and_digest(element)
    return found


def address(element: etree._Element) -> str:
    return path_of(element.get("{http://www.w3.org/1999/xlink}href", ""))


def size_and_digest(element: etree._Element) -> tuple[str, str]:
    assert element.get("CHECKSUMTYPE") == "SHA-256"
    return element.get("SIZE", ""), element.get("CHECKSUM", "")


def test_each_format_is_a_representation_and_metadata_stand_apart() -> None:
    suffixes = {"source": "txt", "record": "record.xml", "pdf": "pdf", "docx": "docx"}

    assert set(made().files) == {
        METS,
        "documentation/README.txt",
        f"metadata/descriptive/{STEM}.dc.xml",
        f"metadata/descriptive/{STEM}.mods.xml",
        f"metadata/preservation/{STEM}.premis.xml",
        *(f"schemas/{name}" for name in ("release-1.sch", "release-1.xsd", "xml.xsd")),
        *(
            f"representations/{name}/{file}"
            for name, suffix in suffixes.items()
            for file in (
                METS,
                f"data/{STEM}.{suffix}",
                "metadata/preservation/premis.xml",
            )
        ),
    }


@settings(max_examples=6)
@given(name=st.text(max_size=40) | st.from_regex(r"[%#?+&~ a-z보도]{1,9}\.txt"))
def test_every_file_is_listed_once_with_its_length_and_digest(name: str) -> None:
    package = csip_of(named(name), CONTEXT)
    all_listed: dict[str, tuple[str, str]] = {}
    for path in package.files:
        if path.endswith(METS):
            found = listed(package, path)
            assert not all_listed.keys() & found.keys()
            all_listed.update(found)

    assert all_listed.keys() == package.files.keys() - {METS}
    for path, (size, digest) in all_listed.items():
        assert size == str(len(package.files[path]))
        assert digest == hashlib.sha256(package.files[path]).hexdigest()


def test_the_source_stands_there_as_it_was_received() -> None:
    data = made().files[f"representations/source/data/{STEM}.txt"]

    assert data == sample().source.data


def test_the_metadata_of_a_representation_is_valid_and_names_its_file() -> None:
    for name, suffix in {"source": "txt", "pdf": "pdf", "docx": "docx"}.items():
        folder = f"representations/{name}"
        premis = made().files[f"{folder}/metadata/preservation/premis.xml"]
        data = made().files[f"{folder}/data/{STEM}.{suffix}"]

        assert complaints(premis_schema(), premis) == []
        assert hashlib.sha256(data).hexdigest().encode() in premis


def test_the_schemas_are_those_that_the_record_is_valid_by(tmp_path: Path) -> None:
    for path, data in made().files.items():
        if path.startswith("schemas/"):
            (tmp_path / path.removeprefix("schemas/")).write_bytes(data)
    schema = etree.XMLSchema(etree.parse(tmp_path / "release-1.xsd"))
    record = made().files[f"representations/record/data/{STEM}.record.xml"]

    assert complaints(schema, record) == []


def test_every_mets_file_is_valid() -> None:
    for path, data in made().files.items():
        if path.endswith(METS):
            assert complaints(mets_schema(), data) == [], path


def test_the_readme_speaks_the_language_of_the_release() -> None:
    korean = csip_of(releasekit.read(SAMPLES / "02-ministry-bullets-ko.txt"), CONTEXT)
    text = korean.files["documentation/README.txt"].decode()

    assert "CSIP 2.1.0" in made().files["documentation/README.txt"].decode()
    assert "CSIP 2.1.0에 따른" in text


def test_a_package_must_be_dated() -> None:
    with pytest.raises(UsageError, match="must be dated"):
        csip_of(sample(), ExportContext())


def test_another_date_changes_what_is_dated_and_no_content(tmp_path: Path) -> None:
    release = releasekit.read(SAMPLES / "05-department-embargo-uk.txt")
    later = attrs.evolve(CONTEXT, time=datetime(2027, 1, 2, tzinfo=UTC))
    before, other = csip_of(release, CONTEXT), csip_of(release, later)
    changed = {path for path, data in before.files.items() if other.files[path] != data}
    first = write_package(before, tmp_path / "a.csip")
    again = write_package(csip_of(release, CONTEXT), tmp_path / "a.csip")

    assert {path.rpartition("/")[2] for path in changed} == {
        METS,
        "premis.xml",
        "05-department-embargo-uk.premis.xml",
    }
    assert (first.written, again.written) == (True, False)
