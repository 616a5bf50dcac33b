"""``--theme``: house style from a file, its mistakes told before the first release."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.support import SAMPLES

SAMPLE = str(SAMPLES / "01-ministry-numbered-en.txt")
STEM = "01-ministry-numbered-en"
THEME = str(SAMPLES / "themes" / "haesol-mer.toml")


def test_a_theme_dresses_the_pdf_alone(run: Run, tmp_path: Path) -> None:
    for folder, theme in (("plain", ()), ("themed", ("--theme", THEME))):
        ran = run("convert", SAMPLE, "--to", "pdf,text", *theme, "-o", f"{folder}/")
        assert ran.status == 0

    def made(folder: str, suffix: str) -> bytes:
        return (tmp_path / folder / f"{STEM}{suffix}").read_bytes()

    assert b"/Alt(Emblem of Haesol" in made("themed", ".pdf")
    assert b"/Alt(Emblem of Haesol" not in made("plain", ".pdf")
    assert made("themed", ".txt") == made("plain", ".txt")


def test_option_and_options_file_name_a_theme_too(run: Run, tmp_path: Path) -> None:
    options = tmp_path / "options.toml"
    options.write_text(f"[pdf]\ntheme = {THEME!r}\n", "utf-8")
    ways = (
        ("--theme", THEME),
        ("--option", f"pdf.theme={THEME}"),
        ("--options", str(options)),
    )
    outputs = []
    for number, way in enumerate(ways):
        out = tmp_path / f"{number}.pdf"
        assert run("convert", SAMPLE, *way, "-o", str(out)).status == 0
        outputs.append(out.read_bytes())

    assert outputs[0] == outputs[1] == outputs[2]
    assert b"/Alt(Emblem" in outputs[0]


def test_every_mistake_of_a_theme_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    theme = tmp_path / "house.toml"
    theme.write_text('[colours]\naccent = "#88aaff"\ntext = "#999999"\n', "utf-8")
    out = tmp_path / "a.pdf"
    ran = run("convert", SAMPLE, "--theme", str(theme), "-o", str(out))

    assert ran.status == 2
    assert "error RK309: " in ran.err
    assert "house.toml: line 2: colours.accent #88aaff on the paper has" in ran.err
    assert "line 3: colours.text" in ran.err
    assert "PdfOptions" not in ran.err
    assert not out.exists()


def test_a_format_without_house_style_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("convert", SAMPLE, "--to", "text", "--theme", THEME, "-o", "out/")

    assert ran.status == 2
    assert "text has no house style" in ran.err
