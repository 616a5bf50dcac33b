"""Themes in PDFs: letterhead, logo, colours, margins, and the standards kept."""

from __future__ import annotations

import subprocess
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from attrs import evolve

from releasekit.errors import MissingDependencyError
from releasekit.exporters.common.theme.values import (
    PLAIN,
    Colours,
    Fonts,
    Logo,
    Margins,
    Place,
    Theme,
)
from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import PdfOptions, Standard
from releasekit.model import BlockKind
from releasekit.parsing import parse_bytes
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import everything, render, shown_texts
from tests.exporters.pdf.test_verapdf import broken_rules
from tests.support import SAMPLES, require_tool
from tests.validators.verapdf import breaches

THEMED = ("01-ministry-numbered-en.txt", "02-ministry-bullets-ko.txt")
LOGO = Logo(
    pixels=zlib.compress(bytes(3 * 8 * 4)),
    width=8,
    height=4,
    shown=20.0,
    place=Place.LEFT,
    alternative=(("", "Arms of Orrin"),),
)
NAMED = (("", "Ministry of Examples"),)


@cache
def sample_theme() -> Theme:
    return Theme.load(str(SAMPLES / "themes" / "haesol-mer.toml"))


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("name", THEMED)
def test_the_sample_theme_keeps_every_standard(name: str, standard: Standard) -> None:
    release = parse_bytes((SAMPLES / name).read_bytes(), name=name)
    data = render(release, standard=standard, theme=sample_theme()).data

    assert broken_rules(data, standard) == []


@pytest.mark.parametrize(
    ("standard", "flavour", "rule"),
    [
        (Standard.SELF_DESCRIBING, "ua1", "7.3-1"),
        (Standard.NEXT, "ua2", "8.2.5.28.2-1"),
    ],
)
def test_a_logo_without_words_would_be_noticed(
    standard: Standard, flavour: str, rule: str
) -> None:
    data = render(everything(), standard=standard, theme=sample_theme()).data
    broken = data.replace(b"/Alt(Emblem", b"/Alz(Emblem")

    assert broken != data
    assert rule in [breach.rule for breach in breaches(broken, flavour)]


@pytest.mark.parametrize("name", THEMED)
def test_the_text_layer_stays_that_of_the_model(name: str) -> None:
    release = parse_bytes((SAMPLES / name).read_bytes(), name=name)
    root = structure(render(release, theme=sample_theme()).data)
    words = root.text()

    for text in shown_texts(release):
        assert words.startswith(text)
        words = words[len(text) :].removeprefix(" ")
    assert words == ""
    assert next(kid for kid in root.kids if not isinstance(kid, str)).tag == "Figure"


def test_a_logo_says_what_it_shows_in_the_language_of_the_release() -> None:
    theme = evolve(PLAIN, logo=evolve(LOGO, alternative=(("en", "A"), ("ko", "가"))))

    for language, shown in (("en", "A"), ("ko", "가"), ("fr", "A")):
        made = render(b.make_release(b.title("T"), language=language), theme=theme)
        (figure,) = structure(made.data).all("Figure")
        assert figure.entries["Alt"] == shown


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("words", [(), NAMED])
def test_a_logo_stands_on_the_page_and_above_the_text(
    place: Place, words: tuple[tuple[str, str], ...]
) -> None:
    theme = evolve(PLAIN, logo=evolve(LOGO, place=place, shown=40.0), name=words)
    page = _page(theme)
    left, bottom, right, top = page["box"]

    assert 76 <= left < right <= page["width"] - 76
    assert page["first line"] < bottom < top <= page["height"] - 20
    assert right - left == pytest.approx(2 * (top - bottom), rel=0.01)


def _page(theme: Theme) -> dict[str, Any]:
    data = render(b.make_release(b.title("T"), b.paragraph("p")), theme=theme).data
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        matrices = [
            [float(number) for number in instruction.operands]
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in ("Tm", "cm")
        ]
        (figure,) = structure(data).all("Figure")
        box = figure.entries["BBox"].strip("[]").replace("pikepdf.Array(", "")
        return {
            "box": [float(edge) for edge in _edges(pdf)],
            "width": float(page.MediaBox[2]),
            "height": float(page.MediaBox[3]),
            "first line": matrices[-2][5] if box else 0,
        }


def _edges(pdf: pikepdf.Pdf) -> list[Any]:
    figure = pdf.Root.StructTreeRoot.K[0].K[0]
    return list(figure.A.BBox)


def test_colours_margins_and_size_are_those_of_the_theme() -> None:
    theme = Theme(
        colours=Colours(accent="#660033"),
        margins=Margins(left=40),
        fonts=Fonts(size=12.0),
    )
    data = render(b.make_release(b.title("T"), b.paragraph("p")), theme=theme).data
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()

    assert b"0.4 0 0.2 rg 1 0 0 1 113.39 " in content
    assert b"/S12" not in content
    assert b" 12 Tf" in content


def test_header_and_footer_are_read_by_eyes_alone(tmp_path: Path) -> None:
    pdftotext = require_tool("pdftotext")
    theme = Theme(name=NAMED, header=(("", "Press office"),), footer=(("", "Call us"),))
    made = render(b.make_release(b.title("T"), b.paragraph("p")), theme=theme)
    path = tmp_path / "a.pdf"
    path.write_bytes(made.data)
    done = subprocess.run(
        (pdftotext, "-raw", str(path), "-"), check=True, capture_output=True
    )

    shown = done.stdout.decode()
    assert all(t in shown for t in ("Ministry of Examples", "Press office", "Call us"))
    assert structure(made.data).text() == "Tp"


def test_a_name_that_the_release_has_itself_stands_once() -> None:
    head = b.paragraph("MINISTRY OF EXAMPLES", kind=BlockKind.LETTERHEAD)
    named, other = (
        render(b.make_release(head, b.title("T")), theme=Theme(name=name)).data
        for name in (NAMED, (("", "Another"),))
    )

    assert _artifacts(named) == _artifacts(other) - 1


def _artifacts(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().count(b"/Subtype/Header")


def test_long_words_at_the_foot_keep_clear_of_the_paper_edge() -> None:
    theme = Theme(footer=(("", "word " * 60),), margins=Margins(bottom=20))
    data = render(b.make_release(b.title("T")), theme=theme).data
    with pikepdf.open(BytesIO(data)) as pdf:
        lowest = min(
            float(instruction.operands[5])
            for instruction in pikepdf.parse_content_stream(pdf.pages[0])
            if str(instruction.operator) == "Tm"
        )

    assert lowest > 24


def test_the_record_names_theme_and_logo_and_is_read_back() -> None:
    release = everything()
    data = render(release, theme=sample_theme()).data

    assert EXPORTER.recover(data) == release
    with pikepdf.open(BytesIO(data)) as pdf:
        record = pdf.attachments["release.xml"].get_file().read_bytes().decode()
    for name, digest in sample_theme().resources:
        assert name in record
        assert digest in record


SERIF = Theme(fonts=Fonts(family="IBM Plex Serif"))


@pytest.mark.parametrize("standard", [Standard.SELF_DESCRIBING, Standard.LEGACY_A1])
def test_another_family_keeps_the_standards(standard: Standard) -> None:
    data = render(everything(), standard=standard, theme=SERIF).data

    assert broken_rules(data, standard) == []


def test_what_a_family_lacks_the_core_family_draws() -> None:
    words = "Latin, Ελληνικά, Жук □ ①"
    made = render(b.make_release(b.title("T"), b.paragraph(words)), theme=SERIF)

    assert made.diagnostics == ()
    assert structure(made.data).text() == f"T{words}"
    assert b"IBMPlexSerif" in made.data
    assert b"FiraSans" in made.data


def test_a_family_that_is_not_installed_is_refused_first() -> None:
    unknown = PdfOptions(theme=Theme(fonts=Fonts(family="No Such Family")))

    assert EXPORTER.check(PdfOptions(theme=SERIF)) == ()
    with pytest.raises(MissingDependencyError, match="is not installed") as caught:
        EXPORTER.check(unknown)
    assert caught.value.hint == "pip install fontpkg-no-such-family"


def test_equal_themes_give_equal_bytes() -> None:
    again = Theme.load(str(SAMPLES / "themes" / "haesol-mer.toml"))

    assert again is not sample_theme()
    one, other = (render(everything(), theme=t).data for t in (again, sample_theme()))
    assert one == other
