"""``--reference-doc``: the look of DOCX from a Word file, looked at before all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import SAMPLES

SAMPLE = str(SAMPLES / "01-ministry-numbered-en.txt")


@pytest.fixture
def house(run: Run, tmp_path: Path) -> Path:
    """A Word file, here one of our own."""
    path = tmp_path / "house.docx"
    assert run("convert", SAMPLE, "-o", str(path)).status == 0
    return path


def test_a_house_template_is_named_in_three_ways(
    run: Run, house: Path, tmp_path: Path
) -> None:
    options = tmp_path / "options.toml"
    options.write_text(f"[docx]\nreference_doc = {str(house)!r}\n", "utf-8")
    ways = (
        ("--reference-doc", str(house)),
        ("--option", f"docx.reference_doc={house}"),
        ("--options", str(options)),
    )
    outputs = []
    for number, way in enumerate(ways):
        out = tmp_path / f"{number}.docx"
        assert run("convert", SAMPLE, *way, "-o", str(out)).status == 0
        outputs.append(out.read_bytes())

    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0] != house.read_bytes()


def test_a_file_that_is_no_template_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"

    ran = run("convert", SAMPLE, "--reference-doc", SAMPLE, "-o", str(out))

    assert ran.status == 2
    assert "error RK310: " in ran.err
    assert f"{SAMPLE}: is no Word file" in ran.err
    assert "name a .docx or .dotx file" in ran.err
    assert not out.exists()


def test_a_format_without_house_template_is_refused(run: Run, house: Path) -> None:
    ran = run(
        "convert", SAMPLE, "--to", "text", "--reference-doc", str(house), "-o", "out/"
    )

    assert ran.status == 2
    assert "text has no house template" in ran.err
