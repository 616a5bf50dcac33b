"""Documents as LibreOffice shows them: every label stands before its text."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from releasekit import read
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.exporter import EXPORTER
from releasekit.model import Furniture, Release, leaves
from tests.builders import item, label, listing, make_release, title
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import document, saved, specimen
from tests.support import SAMPLES, require_tool

LADDERS = (
    ["1.", "2.", "4.", "5.", "1."],
    ["(1)", "(2)", "(9)"],
    ["가.", "나.", "하."],
    ["거.", "너."],
    ["㉮", "㉯"],
    ["①", "②", "⑳", "㉑"],
    ["Ⅰ.", "Ⅱ."],
    ["I.", "II.", "IV."],
    ["ア", "イ", "ウ"],
    ["一、", "二、", "十、", "十一、"],
    ["第1", "第2"],
    ["1-1.", "1-2."],
    ["붙임 1.", "붙임 2."],
    ["aa)", "bb)"],
    ["01", "02"],
)
ORDINALS = {
    "하.": 14, "⑳": 20, "㉑": 21, "IV.": 4, "十、": 10, "十一、": 11, "(9)": 9,
    "4.": 4, "5.": 5, "거.": 15, "너.": 16, "aa)": 27, "bb)": 28,
}  # fmt: skip

TEXT = "txt:Text (encoded):UTF8"
"""Pages set from right to left cannot be read back in order; text can."""
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")


def ladders() -> Release:
    """Return a release with a list for each of `LADDERS`, and bullets inside."""
    return make_release(
        title("Ladders"),
        *(
            listing(
                *(
                    item(
                        label(text, ORDINALS.get(text, at)),
                        f"text{row}x{at}.",
                        listing(item(label("※※"), f"inner{row}x{at}.", level=1)),
                    )
                    for at, text in enumerate(labels, 1)
                )
            )
            for row, labels in enumerate(LADDERS)
        ),
    )


def shown(text: str, *, ideographs: bool = False) -> str:
    """Return text without what a layout changes: blanks and compatibility forms.

    Ideographs are left out where a page may lack them: not every machine has a font
    for those of Japan.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if ideographs:
        return plain
    return _IDEOGRAPHS.sub("", plain)


def text_of(pdf: Path) -> str:
    found = subprocess.run(
        [require_tool("pdftotext"), "-raw", pdf, "-"],
        check=True,
        capture_output=True,
    )
    return found.stdout.decode()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Release, str]]:
    """Each release with the text of its pages."""
    folder = tmp_path_factory.mktemp("libreoffice")
    releases = {"specimen": specimen(), "ladders": ladders()}
    releases |= {path.stem: read(path) for path in sorted(SAMPLES.glob("*.txt"))}
    paths = [
        saved(document(release), folder / f"{name}.docx")
        for name, release in releases.items()
    ]
    leftward = {n for n, each in releases.items() if is_right_to_left(each.language)}
    converted([path for path in paths if path.stem not in leftward], "pdf", folder)
    converted([path for path in paths if path.stem in leftward], TEXT, folder)
    return {
        name: (
            release,
            (folder / f"{name}.txt").read_text("utf-8-sig")
            if name in leftward
            else text_of(folder / f"{name}.pdf"),
        )
        for name, release in releases.items()
    }


def test_every_label_stands_before_its_text(
    pages: dict[str, tuple[Release, str]],
) -> None:
    missing = [
        (name, leaf.id, marker.shown)
        for name, (release, text) in pages.items()
        for page in (shown(text),)
        for leaf in leaves(release.blocks)
        if (marker := getattr(leaf, "marker", None))
        # LibreOffice writes one bullet for another into plain text.
        and (marker.ordinal or not is_right_to_left(release.language))
        and shown(marker.shown + leaf.text)[:12] not in page
    ]

    assert missing == []


def test_every_ladder_shows_the_labels_of_the_source(
    pages: dict[str, tuple[Release, str]],
) -> None:
    release, text = pages["ladders"]
    page = shown(text, ideographs=True)

    for leaf in leaves(release.blocks):
        marker = getattr(leaf, "marker", None)
        if marker:
            assert shown(marker.text + leaf.text, ideographs=True) in page


def test_every_text_stands_on_the_pages(
    pages: dict[str, tuple[Release, str]],
) -> None:
    missing = [
        (name, leaf.id, word)
        for name, (release, text) in pages.items()
        for page in (shown(text),)
        for leaf in leaves(release.blocks)
        if not isinstance(leaf, Furniture)
        for word in map(shown, leaf.text.split())
        if len(word) < 12 and word not in page
    ]

    assert missing == []


def test_furniture_does_not_stand_on_the_pages(
    pages: dict[str, tuple[Release, str]],
) -> None:
    assert "Skip to content" not in pages["specimen"][1]


def test_the_record_survives_being_saved_anew(tmp_path: Path) -> None:
    original = saved(document(specimen()), tmp_path / "a.docx")
    folder = tmp_path / "saved"
    folder.mkdir()

    converted([original], "docx", folder)

    assert EXPORTER.recover((folder / "a.docx").read_bytes()) == specimen()
