"""What a series says reaches the properties of documents, each where it has a place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

import releasekit
from releasekit.model import Release
from tests.support import SAMPLES

NAME = "HS-MER-PR-EN-20260312-"
RIGHTS = "© Republic of Haesol. May be used by anybody who names the Ministry"
LICENCE = "https://licences.haesol.example/open-government-1.0"


@pytest.fixture(scope="module")
def described() -> Release:
    series = releasekit.load_series(SAMPLES / "series" / "haesol-mer-press.toml")
    release = releasekit.read(SAMPLES / "04-state-immediate-us.txt")
    return releasekit.describe(release, series)


def test_word_properties_have_identifier_rights_and_access(described: Release) -> None:
    with ZipFile(BytesIO(releasekit.export(described, "docx").data)) as document:
        core = document.read("docProps/core.xml").decode()
        custom = document.read("docProps/custom.xml").decode()

    assert f"<dc:identifier>{NAME}" in core
    assert f'name="Rights"><vt:lpwstr>{RIGHTS}<' in custom
    assert f'name="Licence"><vt:lpwstr>{LICENCE}<' in custom
    assert 'name="Access"><vt:lpwstr>open: Open from the day of issue' in custom


def test_pdf_metadata_has_identifier_rights_and_licence(described: Release) -> None:
    with (
        pikepdf.open(BytesIO(releasekit.export(described, "pdf").data)) as document,
        document.open_metadata() as metadata,
    ):
        assert str(metadata["dc:identifier"]).startswith(NAME)
        assert metadata["dc:rights"] == RIGHTS
        assert metadata["xmpRights:WebStatement"] == LICENCE


@pytest.mark.parametrize("to", ["docx", "pdf", "record"])
def test_every_file_gives_back_the_described_release(
    described: Release, to: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp(to) / f"a.{to}"
    path.write_bytes(releasekit.export(described, to).data)

    assert releasekit.recover(path) == described
