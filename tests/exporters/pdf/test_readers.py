"""What other programs make of the files: poppler and qpdf."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from releasekit.exporters.pdf.options import Standard
from releasekit.parsing import parse_bytes, parse_text
from tests.exporters.pdf.support import everything, render, shown_texts
from tests.support import SAMPLES, require_tool


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("standard", Standard)
def test_qpdf_finds_no_fault(standard: Standard, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(render(everything(), standard=standard).data)

    assert "No syntax or stream encoding errors" in _run(
        require_tool("qpdf"), "--check", str(path)
    )


@pytest.mark.parametrize("standard", Standard)
def test_poppler_knows_every_element(standard: Standard, tmp_path: Path) -> None:
    pdfinfo = require_tool("pdfinfo")
    path = tmp_path / "a.pdf"
    path.write_bytes(render(everything(), standard=standard).data)
    command = (pdfinfo, "-struct-text", str(path))
    done = subprocess.run(command, check=True, capture_output=True)

    assert done.stderr == b""
    assert b"a note on the address" in done.stdout


def test_no_page_ends_with_a_point_whose_items_follow(tmp_path: Path) -> None:
    pdftotext = require_tool("pdftotext")
    path = tmp_path / "a.pdf"
    points = "".join(f"{n}. Point {n}\n- Below {n}\n- More {n}\n" for n in range(1, 99))
    path.write_bytes(render(parse_text(f"Many Points\n\n{points}")).data)

    pages = _run(pdftotext, "-raw", str(path), "-").split("\f")
    last = [[line for line in p.split("\n") if line][-2] for p in pages if p.strip()]
    assert len(last) > 5
    assert not any("Point" in line for line in last)


@pytest.mark.parametrize(
    "sample",
    [path for path in SAMPLES.glob("*.txt") if path.stem.endswith(("-ar", "-he"))],
    ids=lambda p: p.stem,
)
def test_words_that_run_to_the_left_are_found_as_written(
    sample: Path, tmp_path: Path
) -> None:
    pdftotext = require_tool("pdftotext")
    release = parse_bytes(sample.read_bytes(), name=sample.name)
    path = tmp_path / "a.pdf"
    path.write_bytes(render(release).data)

    told = _run(pdftotext, str(path), "-")
    wanted = re.findall("[\u05d0-\u05ea\u0620-\u0652]+", " ".join(shown_texts(release)))
    assert len(wanted) > 100
    assert [word for word in wanted if word not in told] == []
