from __future__ import annotations

import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from benchmarks.pdf import LIMIT, OWN, SHAPES, PdfWork, contenders
from benchmarks.stages import DEFLATE, STAGES, deflated, split
from benchmarks.work import read_work
from releasekit import export, parse
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Harbour office opens\n\nThe office opens in May. See https://e.org.\n"


def test_every_stage_of_an_export_takes_time() -> None:
    took = split(parse(TEXT))

    assert tuple(took) == STAGES
    assert min(took.values()) > 0


def test_a_split_leaves_the_exporter_as_it_was() -> None:
    release = parse(TEXT)
    before = export(release, "pdf").data
    split(release)

    assert export(release, "pdf").data == before
    assert DEFLATE in STAGES


def test_what_is_deflated_stands_in_the_file() -> None:
    release = parse(TEXT)
    data = export(release, "pdf").data
    streams = deflated(release)

    assert streams
    assert all(zlib.compress(plain, level) in data for plain, level in streams)


def test_the_contest_has_releasekit_its_limit_and_peers(samples_dir: Path) -> None:
    work = read_work(samples_dir / "01-ministry-numbered-en.txt")
    each = PdfWork(work=work, streams=deflated(work.release))
    found = {contender.name: contender for contender in contenders()}
    for name in (OWN, LIMIT):
        found[name].run(each)

    assert list(found)[:2] == [OWN, LIMIT]
    assert len(found) == 6


@pytest.mark.parametrize("name", SHAPES)
def test_an_awkward_text_is_one_block_or_many_items(name: str) -> None:
    _, make = SHAPES[name]
    blocks = parse(make("word another word again ok")).blocks

    assert blocks


def test_memory_is_told_after_a_tenth_and_at_the_end(samples_dir: Path) -> None:
    path = samples_dir / "01-ministry-numbered-en.txt"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", "memory", "20", str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    early, late = map(int, done.stdout.split())

    assert 20_000 < early <= late < 400_000
