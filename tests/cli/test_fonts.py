"""``releasekit fonts``, and the options that choose fonts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.exporters.pdf.fonts.fontmaking import FEHU, saved, truetype


def test_each_script_has_a_line_with_its_font(run: Run) -> None:
    ran = run("fonts")
    heading, *lines = ran.out.splitlines()

    assert (ran.status, ran.err) == (0, "")
    assert heading.split() == ["script", "font", "from"]
    assert (
        "Latin                 FiraSans-Regular            fontpkg_fira_sans" in lines
    )
    assert [line for line in lines if line.startswith("Arabic")] == [
        "Arabic                NotoSansArabic-Regular      manimgx_fonts"
    ]


def test_what_is_missing_has_a_remedy(run: Run) -> None:
    rows = {row["script"]: row for row in json.loads(run("fonts", "--json").out)}

    assert rows["Tibetan"]["font"] == ""
    assert rows["Tibetan"]["remedy"] == "a font in --fonts DIR"
    assert rows["Hebrew"]["remedy"] == ""


def test_a_folder_of_fonts_draws_what_others_lack(run: Run, tmp_path: Path) -> None:
    saved(truetype(), tmp_path / "fonts/a.ttf")
    release = tmp_path / "a.txt"
    release.write_text(f"Title\n\nA rune {FEHU} here.\n", encoding="utf-8")
    out = str(tmp_path / "out")
    without = run("convert", str(release), "--to", "pdf", "-o", out)
    found = run(
        "convert",
        str(release),
        "--to",
        "pdf",
        "-o",
        out,
        "--fonts",
        f"{tmp_path}/fonts",
    )

    assert "RKD202" in without.err
    assert (found.status, found.err) == (0, "")


def test_a_folder_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("fonts", "--fonts", str(tmp_path / "none"))

    assert ran.status == 2
    assert "there is no such folder" in ran.err
