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
from releasekit.verification.verify import Verdict, verify
from tests.builders import item, label, listing, make_release, title
from tests.exporters.docx.corpus import TEXT, difference
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import document, replaced, saved, specimen
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
def releases() -> dict[str, Release]:
    found = {"specimen": specimen(), "ladders": ladders()}
    return found | {path.stem: read(path) for path in sorted(SAMPLES.glob("*.txt"))}


@pytest.fixture(scope="module")
def documents(
    releases: dict[str, Release], tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    folder = tmp_path_factory.mktemp("libreoffice")
    return [
        saved(document(release), folder / f"{name}.docx")
        for name, release in releases.items()
    ]


@pytest.fixture(scope="module")
def texts(documents: list[Path]) -> dict[str, str]:
    """What LibreOffice writes as plain text."""
    folder = documents[0].parent
    converted(documents, TEXT, folder)
    return {
        path.stem: path.with_suffix(".txt").read_text("utf-8-sig") for path in documents
    }


@pytest.fixture(scope="module")
def pages(
    releases: dict[str, Release], documents: list[Path], texts: dict[str, str]
) -> dict[str, tuple[Release, str]]:
    """Each release with the text of its pages.

    Pages that are set from right to left cannot be read back in order; there plain
    text stands for them.
    """
    paged = [
        path for path in documents if not is_right_to_left(releases[path.stem].language)
    ]
    converted(paged, "pdf", documents[0].parent)
    shown = texts | {path.stem: text_of(path.with_suffix(".pdf")) for path in paged}
    return {name: (release, shown[name]) for name, release in releases.items()}


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


def test_plain_text_has_every_label_and_every_text_in_order(
    releases: dict[str, Release], texts: dict[str, str]
) -> None:
    found = {name: difference(each, texts[name]) for name, each in releases.items()}

    assert {name: text for name, text in found.items() if text} == {}


def test_another_label_a_lost_text_and_an_added_one_are_found(
    texts: dict[str, str],
) -> None:
    text = texts["specimen"]

    assert "'4.' is '3.Anumber" in difference(specimen(), text.replace("4. A", "3. A"))
    assert "is 'follows.4." in difference(
        specimen(), text.replace("The second quay ", "")
    )
    assert "too much" in difference(specimen(), text + "More")


@pytest.fixture(scope="module")
def saved_anew(documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the documents as LibreOffice writes them."""
    folder = tmp_path_factory.mktemp("anew")
    converted(documents, "docx", folder)
    return folder


def test_record_and_words_survive_being_saved_anew(
    releases: dict[str, Release], saved_anew: Path
) -> None:
    for name, release in releases.items():
        data = (saved_anew / f"{name}.docx").read_bytes()

        assert EXPORTER.recover(data) == release
        found = verify(data)
        assert (name, found.verdict) == (name, Verdict.NO_DIGEST)
        assert "its words are shown" in found.detail


def test_words_that_somebody_changed_are_told(saved_anew: Path) -> None:
    data = (saved_anew / "specimen.docx").read_bytes()
    edited = replaced(data, "word/document.xml", b"second quay", b"third quay")

    found = verify(edited)

    assert found.verdict is Verdict.ALTERED
    assert "third quay" in found.detail
    assert "The second quay follows" in found.detail
