"""Documents as LibreOffice shows them: every label stands before its text."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.odt.exporter import EXPORTER
from releasekit.model import Furniture, Release, leaves
from releasekit.verification.verify import Verdict, verify
from tests.builders import (
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    title,
)
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import specimen
from tests.exporters.odt.documents import document, replaced, samples
from tests.support import require_tool

LADDERS = (
    *(["1.", "2.", "4.", "5.", "1."], ["(1)", "(2)", "(9)"], ["가.", "나.", "거."]),
    *(["㉮", "㉯"], ["①", "②", "㉑"], ["I.", "II.", "IV."], ["a)", "b)", "z)"]),
    *(["ア", "イ"], ["第1", "第2"], ["1-1.", "1-2."], ["Annex 1", "Annex 2"]),
    *(["01", "02"], ["aa)", "bb)"]),
)
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
ORDINALS = {"4.": 4, "5.": 5, "(9)": 9, "㉑": 21, "IV.": 4, "z)": 26, "aa)": 27}


def ladders() -> Release:
    """Return a release with lists of many labels, bullets and notes in each item."""
    rows = (
        listing(
            *(
                item(
                    label(text, ORDINALS.get(text, at)),
                    f"text{row}x{at}.",
                    listing(item(label("※※"), f"in{row}x{at}.", level=1)),
                    note(f"note{row}x{at}.", marker=label("○"), level=1),
                )
                for at, text in enumerate(labels, 1)
            )
        )
        for row, labels in enumerate(LADDERS)
    )
    return make_release(
        title("Ladders"), heading("Numbered", marker=label("II.", 2)), *rows
    )


def squeezed(text: str) -> str:
    """Return text without what a layout changes: blanks and compatibility forms.

    Ideographs are left out: not every machine has a font for those of Japan.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return _IDEOGRAPHS.sub("", plain)


@pytest.fixture(scope="module")
def releases() -> dict[str, Release]:
    return {**samples(), "ladders": ladders()}


@pytest.fixture(scope="module")
def pages(
    releases: dict[str, Release], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The text of the pages that LibreOffice makes of each document.

    Pages that are set from right to left cannot be read back in order.
    """
    folder = tmp_path_factory.mktemp("libreoffice")
    paths = []
    for name, release in releases.items():
        if not is_right_to_left(release.language):
            paths.append(folder / f"{name}.odt")
            paths[-1].write_bytes(document(release))
    broken = folder / "broken.odt"
    style = 'style:num-suffix="."'
    broken.write_bytes(
        replaced(paths[-1].read_bytes(), "content.xml", style, 'style:num-suffix=";"')
    )
    converted([*paths, broken], "pdf", folder)
    return {
        path.stem: squeezed(text_of(path.with_suffix(".pdf")))
        for path in (*paths, broken)
    }


def text_of(pdf: Path) -> str:
    tool = require_tool("pdftotext")
    found = subprocess.run([tool, "-raw", pdf, "-"], check=True, capture_output=True)
    return found.stdout.decode()


def missing(release: Release, page: str) -> list[str]:
    """Return the labels that do not stand before their texts."""
    marked = ((leaf, getattr(leaf, "marker", None)) for leaf in leaves(release.blocks))
    return [
        marker.shown
        for leaf, marker in marked
        if marker and squeezed(marker.shown + leaf.text)[:12] not in page
    ]


def test_every_label_stands_before_its_text(
    releases: dict[str, Release], pages: dict[str, str]
) -> None:
    found = {
        name: missing(releases[name], page)
        for name, page in pages.items()
        if name != "broken"
    }

    assert {name: labels for name, labels in found.items() if labels} == {}


def test_a_label_that_is_not_the_source_s_is_found(pages: dict[str, str]) -> None:
    assert "4." in missing(ladders(), pages["broken"])


def test_every_text_stands_on_the_pages(
    releases: dict[str, Release], pages: dict[str, str]
) -> None:
    lost = [
        (name, word)
        for name, page in pages.items()
        if name != "broken"
        for leaf in leaves(releases[name].blocks)
        if not isinstance(leaf, Furniture)
        for word in map(squeezed, leaf.text.split())
        if len(word) < 12 and word not in page
    ]

    assert lost == []


def test_the_record_survives_a_program_that_saves_the_document_anew(
    tmp_path: Path,
) -> None:
    texts = (paragraph(f"<{n}> & 가" * 99) for n in range(100))
    wanted = {"specimen": specimen(), "long": make_release(title("T"), *texts)}
    for name, release in wanted.items():
        (tmp_path / f"{name}.odt").write_bytes(document(release))
    saved = tmp_path / "saved"

    converted([tmp_path / f"{name}.odt" for name in wanted], "odt", tmp_path, saved)

    found = {name: (saved / f"{name}.odt").read_bytes() for name in wanted}
    assert {name: EXPORTER.recover(data) for name, data in found.items()} == wanted
    assert {verify(data).verdict for data in found.values()} == {Verdict.NO_DIGEST}
    assert sum("record/" in name for name in names_in(found["long"])) > 1
    edited = replaced(found["specimen"], "content.xml", "second quay", "third quay")
    assert verify(edited).verdict is Verdict.ALTERED


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()
