"""Documents made accessible PDF by LibreOffice: what veraPDF says against them.

What LibreOffice does wrong itself is listed by its version and shown here with files
that were written by hand. Anything else is ours, and what it no longer does must go
from the list.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from releasekit import read
from releasekit.exporters.docx.house.read import load_house
from releasekit.exporters.docx.options import DocxOptions
from releasekit.model import Release
from tests.builders import make_release, paragraph, title
from tests.exporters.docx.bare import bare
from tests.exporters.docx.faults import FAULTS, allowed
from tests.exporters.docx.reader import converted, version
from tests.exporters.docx.specimen import document, saved, specimen
from tests.support import SAMPLES
from tests.validators.verapdf import breaches

ACCESSIBLE = "pdf:writer_pdf_Export:" + json.dumps(
    {"PDFUACompliance": {"type": "boolean", "value": "true"}}
)


def plain() -> Release:
    return make_release(title("Title"), paragraph("Text."), country="GB", issuer="O")


def rules_broken(documents: dict[str, bytes], folder: Path) -> dict[str, set[str]]:
    paths = [saved(data, folder / f"{name}.docx") for name, data in documents.items()]
    converted(paths, ACCESSIBLE, folder)
    return {
        name: {
            breach.rule
            for breach in breaches((folder / f"{name}.pdf").read_bytes(), "ua1")
        }
        for name in documents
    }


@pytest.fixture(scope="module")
def releases() -> dict[str, Release]:
    found = {"plain": plain(), "specimen": specimen()}
    return found | {path.stem: read(path) for path in sorted(SAMPLES.glob("*.txt"))}


def test_what_libreoffice_does_itself_is_found_and_nothing_else(
    releases: dict[str, Release], tmp_path: Path
) -> None:
    documents = {name: document(release) for name, release in releases.items()}
    script = runpy.run_path(str(SAMPLES / "scripts" / "build_house_template.py"))
    script["template"]().save(tmp_path / "house.docx")
    house = DocxOptions(reference_doc=load_house(str(tmp_path / "house.docx")))
    releases = releases | {"dressed": releases["specimen"]}
    documents["dressed"] = document(releases["dressed"], house)

    found = rules_broken(documents, tmp_path)

    expected = {name: allowed(each, version()) for name, each in releases.items()}
    assert (version(), found) == (version(), expected)
    assert found["plain"] == set()


def test_libreoffice_does_so_with_files_written_by_hand_too(tmp_path: Path) -> None:
    documents = {name: bare(fault.body) for name, fault in FAULTS.items()}

    found = rules_broken(documents, tmp_path)

    expected = {name: fault.broken_by(version()) for name, fault in FAULTS.items()}
    assert (version(), found) == (version(), expected)
