"""Fonts of the user's folder: TrueType, CFF, collections, and what is none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTCollection, TTFont

from releasekit.exporters.pdf.options import Standard
from releasekit.files.resources import Resources
from tests import builders as b
from tests.exporters.pdf.fonts.fontmaking import FEHU, cff, saved, truetype
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import render
from tests.exporters.pdf.test_verapdf import broken_rules


def _fonts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        return sorted(str(font.BaseFont).partition("+")[2] for font in fonts)


RELEASE = b.make_release(b.title("T"), b.paragraph(f"a {FEHU} b"))


@pytest.mark.parametrize("standard", [Standard.SELF_DESCRIBING, Standard.LEGACY_A1])
@pytest.mark.parametrize("font", [cff(), truetype()], ids=["cff", "truetype"])
def test_a_font_of_the_folder_draws_what_others_lack(
    font: TTFont, standard: Standard, tmp_path: Path
) -> None:
    saved(font, tmp_path / "runes/font.otf")
    made = render(RELEASE, resources=Resources(font_folder=tmp_path), standard=standard)

    assert any(name in {"Cubic-400", "Square-400"} for name in _fonts(made.data))
    assert structure(made.data).text() == f"Ta {FEHU} b"
    assert made.diagnostics == ()
    assert broken_rules(made.data, standard) == []


def test_a_collection_is_looked_through(tmp_path: Path) -> None:
    both = TTCollection()
    both.fonts = [truetype("Light", 300), truetype("Medium", 500)]
    saved(both, tmp_path / "all.ttc")
    made = render(RELEASE, resources=Resources(font_folder=tmp_path))

    assert "Light-300" in _fonts(made.data)


def test_the_nearest_weight_is_taken(tmp_path: Path) -> None:
    for weight in (700, 400, 900):
        saved(truetype(f"W{weight}", weight), tmp_path / f"a{900 - weight}.ttf")
    strong = b.make_release(b.title(FEHU), b.paragraph(FEHU))
    found = _fonts(render(strong, resources=Resources(font_folder=tmp_path)).data)

    assert [name for name in found if name.startswith("W")] == ["W400-400", "W700-700"]


def test_files_that_are_no_fonts_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    (tmp_path / "b.otf").write_bytes(b"")
    (tmp_path / "c.ttc").write_bytes(b"ttcf" + b"\xff" * 20)
    saved(truetype(), tmp_path / "d.ttf")
    made = render(RELEASE, resources=Resources(font_folder=tmp_path))

    assert "Square-400" in _fonts(made.data)


def test_names_of_folder_fonts_tell_no_path(tmp_path: Path) -> None:
    saved(truetype(), tmp_path / "deep/d.ttf")

    assert Resources(font_folder=tmp_path).fonts == ("folder:deep/d.ttf",)


def test_a_font_of_the_system_is_named_where_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(truetype(), tmp_path / ".local/share/fonts/runes.ttf")
    monkeypatch.setenv("HOME", str(tmp_path))
    (told,) = render(RELEASE, resources=Resources(system_fonts=True)).diagnostics

    assert told.code == "RKD220"
    assert [d.code for d in render(RELEASE).diagnostics] == ["RKD202"]
