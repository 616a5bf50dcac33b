"""Documents made accessible PDF by LibreOffice: what veraPDF says against them.

What LibreOffice 7.4 does wrong itself is listed here; anything else is ours.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from releasekit import read
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.compose import compose
from releasekit.exporters.docx.house.read import load_house
from releasekit.exporters.docx.options import DocxOptions
from releasekit.model import Email, Link, Release, leaves
from tests.builders import make_release, paragraph, title
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import document, replaced, saved, specimen
from tests.support import SAMPLES
from tests.validators.verapdf import breaches

ACCESSIBLE = "pdf:writer_pdf_Export:" + json.dumps(
    {"PDFUACompliance": {"type": "boolean", "value": "true"}}
)
TAB_ORDER = "7.18.3-1"
"""The tab order of a page with a link is written as a string, not as a name."""
FOOTNOTES = frozenset({TAB_ORDER, "7.9-1", "7.18.5-1"})
"""Footnotes have no ID, and the links to them no tag."""
LIST_AFTER_NOTE = "7.2-17"
"""A list that goes on after a note, deep inside, loses the lists around it."""

LINK_THAT_TURNS = "7.18.5-1"
"""A link that turns the direction of its line has no tag."""
JOINED_LETTERS = "7.21.7-1"
"""Some joined letters of Arabic have no Unicode value."""


def plain() -> Release:
    return make_release(title("Title"), paragraph("Text."), country="GB", issuer="O")


def excused(release: Release) -> frozenset[str]:
    """Return what LibreOffice may do wrong with a release."""
    found: set[str] = set()
    inlines = (
        i for leaf in leaves(release.blocks) for i in getattr(leaf, "inlines", ())
    )
    if any(isinstance(each, Link | Email) for each in inlines):
        found.add(TAB_ORDER)
        if is_right_to_left(release.language):
            found.add(LINK_THAT_TURNS)
    if release.language == "ar":
        found.add(JOINED_LETTERS)
    if compose(release).footnotes:
        found |= FOOTNOTES
    if (
        max((getattr(leaf, "level", 0) for leaf in leaves(release.blocks)), default=0)
        > 2
    ):
        found.add(LIST_AFTER_NOTE)
    return frozenset(found)


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


def test_only_what_libreoffice_does_itself_is_found(
    releases: dict[str, Release], tmp_path: Path
) -> None:
    documents = {name: document(release) for name, release in releases.items()}
    script = runpy.run_path(str(SAMPLES / "scripts" / "build_house_template.py"))
    script["template"]().save(tmp_path / "house.docx")
    house = DocxOptions(reference_doc=load_house(str(tmp_path / "house.docx")))
    releases = releases | {"dressed": releases["specimen"]}
    documents["dressed"] = document(releases["dressed"], house)

    found = rules_broken(documents, tmp_path)

    ours = {name: found[name] - excused(releases[name]) for name in releases}
    assert ours == {name: set() for name in releases}
    assert found["plain"] == set()


def test_a_line_around_a_paragraph_is_found(tmp_path: Path) -> None:
    line = b'<w:pBdr><w:top w:val="single" w:sz="8" w:space="1"/></w:pBdr>'
    spacing = b'<w:keepNext/><w:keepLines/><w:spacing w:before="60"'
    data = replaced(
        document(plain()),
        "word/styles.xml",
        spacing,
        spacing.replace(b"<w:spacing", line + b"<w:spacing"),
    )

    assert rules_broken({"bordered": data}, tmp_path)["bordered"] == {"7.1-3"}
