"""Documents made accessible PDF by LibreOffice: what veraPDF says against them.

What LibreOffice 7.4 does wrong itself is listed and shown here with files that were
written by hand; anything else is ours.
"""

from __future__ import annotations

import json
import re
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
from tests.exporters.docx.bare import bare, line, link, numbered, text
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import document, replaced, saved, specimen
from tests.support import SAMPLES
from tests.validators.verapdf import breaches

ACCESSIBLE = "pdf:writer_pdf_Export:" + json.dumps(
    {"PDFUACompliance": {"type": "boolean", "value": "true"}}
)
TAB_ORDER = "7.18.3-1"
LINK_WITHOUT_TAG = "7.18.5-1"
NOTE_WITHOUT_ID = "7.9-1"
LETTER_WITHOUT_UNICODE = "7.21.7-1"
ITEM_WITHOUT_LIST = "7.2-17"
FOOTNOTES = frozenset({TAB_ORDER, NOTE_WITHOUT_ID, LINK_WITHOUT_TAG})
VOWEL_ON_HAMZA = re.compile("[\u0623-\u0626][\u064b-\u0652]")

LEFTWARD = "<w:bidi/>"
FAULTS = {
    "text": (line(text("Text")), set()),
    "list": ("".join(map(numbered, (0, 1, 1, 0))), set()),
    "link": (line(link("link")), {TAB_ORDER}),
    "link from left to right in a line from right to left": (
        line(text("\u0643\u062a\u0628", "<w:rtl/>") + link("link"), LEFTWARD),
        {TAB_ORDER, LINK_WITHOUT_TAG},
    ),
    "footnote": (
        line(
            text("Text") + '<w:r><w:footnoteReference w:customMarkFollows="1"'
            ' w:id="1"/><w:t>*</w:t></w:r>'
        ),
        FOOTNOTES,
    ),
    "vowel sign on a letter with hamza": (
        line(text("\u0623\u064f", "<w:rtl/>"), LEFTWARD),
        {LETTER_WITHOUT_UNICODE},
    ),
    "paragraph without a label between items of the second level": (
        "".join((*map(numbered, (0, 1)), line(text("Text")), *map(numbered, (1, 0)))),
        {ITEM_WITHOUT_LIST},
    ),
}
"""What LibreOffice 7.4 does wrong with files that were written by hand.

It writes the tab order of pages with links as a string, and tags neither the links of
footnotes nor one that turns the direction of its line. Of a list that goes on below its
first level it puts what follows on a higher one outside.
"""


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
            found.add(LINK_WITHOUT_TAG)
    if VOWEL_ON_HAMZA.search(release.source.text):
        found.add(LETTER_WITHOUT_UNICODE)
    if compose(release).footnotes:
        found |= FOOTNOTES
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


def test_libreoffice_does_so_with_files_written_by_hand_too(tmp_path: Path) -> None:
    documents = {name: bare(body) for name, (body, _) in FAULTS.items()}

    found = rules_broken(documents, tmp_path)

    assert found == {name: set(rules) for name, (_, rules) in FAULTS.items()}
