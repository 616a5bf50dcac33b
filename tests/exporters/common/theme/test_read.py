"""Themes are read from TOML, each mistake told with line and remedy, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.errors import InputError, ThemeError
from releasekit.exporters.common.theme.read import File, read_theme, theme_mistakes
from releasekit.exporters.common.theme.values import (
    PLAIN,
    Place,
    Theme,
    text_for,
)
from releasekit.files.digest import sha256_of
from tests.support import SAMPLES

SAMPLE = SAMPLES / "themes" / "haesol-mer.toml"


def read(text: str) -> Theme:
    return read_theme(File(name="a.toml", data=text.encode()), "a.toml")


def test_the_sample_says_everything_that_a_theme_can() -> None:
    theme = Theme.load(str(SAMPLE))

    assert theme.colours.accent == "#123e56"
    assert theme.fonts.size == 10.5
    assert theme.margins.left == 27
    assert theme.logo is not None
    assert (theme.logo.width, theme.logo.height) == (320, 320)
    assert theme.logo.place is Place.LEFT
    assert text_for(theme.logo.alternative, "en").startswith("Emblem of Haesol")
    assert text_for(theme.name, "ko-KR") == "해솔국 대외관계부"
    assert text_for(theme.footer, "fr").startswith("12 Harbour Road")
    files = [SAMPLE, SAMPLE.with_suffix(".png")]
    assert theme.resources == tuple((p.name, sha256_of(p.read_bytes())) for p in files)
    assert str(theme) == "haesol-mer.toml"


def test_an_empty_file_is_a_theme_that_changes_nothing() -> None:
    theme = read("")

    assert theme.colours == PLAIN.colours
    assert theme.logo is None


def test_texts_go_by_language() -> None:
    texts = (("en", "E"), ("zh-hant", "T"), ("zh", "Z"))

    assert [text_for(texts, tag) for tag in ("en-GB", "zh-Hant-TW", "zh-CN", "fr")] == [
        *("E", "T", "Z", "E")
    ]
    assert text_for((("ko", "K"), ("", "all")), "fr") == "all"
    assert text_for((), "en") == ""


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('[colors]\ntext = "#000000"', 1, "no key colors", "colours"),
        ('[colours]\ntext = "black"', 2, "cannot be 'black'", "six digits"),
        ("[fonts]\nsize = 40", 2, "cannot be 40", "points from 9 to 14"),
        ("[fonts]\nsize = true", 2, "cannot be True", "points"),
        ("[margins]\n\nleft = 3", 3, "cannot be 3", "millimetres from 20 to 50"),
        ('[logo]\nfile = "a.png"', 1, "logo.alternative is missing", "cannot see"),
        ('[logo]\nalternative = "x"', 1, "logo.file is missing", "logo.png"),
        ('[logo]\nfile = "/a.png"\nalternative = "x"', 2, "cannot be", "beside"),
        ('[logo]\nfile = "../a.png"\nalternative = "x"', 2, "cannot be", "beside"),
        ('[logo]\nfile = "a.png"\nalternative = ""', 3, "is empty", "few words"),
        (
            '[logo]\nplace = "top"\nfile = "a"\nalternative = "x"',
            2,
            "cannot be 'top'",
            "left, centre, right",
        ),
        ("[header]\nname = 3", 2, "is no text", "quotes"),
        ('[header]\nname = { English = "x" }', 2, "no language", "BCP 47"),
        ('[footer]\ntext = { en = "" }', 2, "is empty", "few words"),
        ("[footer\n", 1, "this is no TOML", "docs/themes.md"),
        ('[colours]\ntext = "#777777"', 2, "contrast of 4.48 to 1", 'text = "#757575"'),
        ('[colours]\nmuted = "#999999"', 2, "on the paper", "muted = "),
        ('[colours]\nground = "#143863"', 2, "colours.ground", "text = "),
    ],
)
def test_each_mistake_has_its_line_and_remedy(
    text: str, line: int, message: str, hint: str
) -> None:
    first = theme_mistakes(text)[0]

    assert first.line == line
    assert message in first.message
    assert hint in first.hint


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(ThemeError, match=r"a\.toml: line 2: ") as caught:
        read('[colours]\ntext = "x"\n[fonts]\nsize = 3\n[margin]\nleft = 20\n')

    assert [note.split(": ")[0] for note in caught.value.__notes__] == [
        "line 4",
        "line 5",
    ]


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(ThemeError, match="line 2: this is no UTF-8"):
        read_theme(File(name="a", data=b"\n\xff"), "a.toml")


def _theme_with(folder: Path, logo: bytes | None) -> str:
    path = folder / "a.toml"
    path.write_text('[logo]\nalternative = "A"\nfile = "a.png"\n', "utf-8")
    if logo is not None:
        (folder / "a.png").write_bytes(logo)
    return str(path)


@pytest.mark.parametrize(
    ("logo", "reason"),
    [(None, "no such file"), (b"GIF89a", "neither"), (b"\x89PNG\r\n\x1a\n", "")],
)
def test_a_logo_that_cannot_be_drawn_is_told(
    tmp_path: Path, logo: bytes | None, reason: str
) -> None:
    with pytest.raises(ThemeError, match=rf"line 3: logo\.file a\.png.*{reason}"):
        Theme.load(_theme_with(tmp_path, logo))


def test_a_logo_needs_a_folder() -> None:
    with pytest.raises(ThemeError, match="the theme has no folder"):
        read('[logo]\nfile = "a.png"\nalternative = "x"')


def test_a_theme_moves_with_its_logo(tmp_path: Path) -> None:
    for path in (SAMPLE, SAMPLE.with_suffix(".png")):
        shutil.copy(path, tmp_path)

    assert Theme.load(str(tmp_path / SAMPLE.name)) == Theme.load(str(SAMPLE))


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Theme.load(str(tmp_path / "none.toml"))


@given(st.text(max_size=200))
def test_any_text_is_a_theme_or_refused(text: str) -> None:
    found = theme_mistakes(text)

    assert all(mistake.message and mistake.hint for mistake in found)
