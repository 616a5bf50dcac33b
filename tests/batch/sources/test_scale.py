"""A plan of many inputs: what it costs for each, without a clock."""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from releasekit.batch.sources import Finding, Items, Layout, find_items

SYSTEM_CALLS = ("stat", "lstat", "open", "readlink", "scandir")
FOLDERS = 4
FEW, MANY = 50, 500
PLAN = Finding(destination="out", suffixes=(".docx", ".pdf", ".record.xml"))


def tree(top: Path, files: int, stem: str = "release") -> str:
    for folder in range(FOLDERS):
        place = top / f"{folder:04}"
        place.mkdir(parents=True)
        for number in range(files):
            (place / f"{stem}-{number:06}.txt").touch()
    return str(top)


def calls(top: str, finding: Finding) -> dict[str, int]:
    """Return how often the system was asked while inputs were found, and all calls."""
    profile = cProfile.Profile()
    items = profile.runcall(find_items, [top], finding)
    stats = pstats.Stats(profile)
    found = {
        name: count
        for (_, _, name), (_, count, *_) in stats.stats.items()  # type: ignore[attr-defined]
    }
    counted = {
        call: sum(n for name, n in found.items() if f".{call}>" in name)
        for call in SYSTEM_CALLS
    }
    assert items.count
    return counted | {"all": sum(found.values()) // items.count}


@pytest.mark.parametrize("stem", ["release", "보도자료 (최종)"])
@pytest.mark.parametrize("layout", Layout)
def test_a_plan_asks_the_system_for_folders_and_not_for_files(
    tmp_path: Path, layout: Layout, stem: str
) -> None:
    finding = Finding(destination="out", suffixes=PLAN.suffixes, layout=layout)
    few = calls(tree(tmp_path / "few", FEW, stem), finding)
    many = calls(tree(tmp_path / "many", MANY, stem), finding)

    assert {**many, "all": 0} == {**few, "all": 0}
    assert many["scandir"] == FOLDERS + 1
    assert many["all"] < 20


def test_a_plan_takes_little_more_memory_than_its_names(tmp_path: Path) -> None:
    top = tree(tmp_path / "many", MANY)
    find_items([top], PLAN)  # what is loaded and compiled once
    tracemalloc.start()
    items = find_items([top], PLAN)
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    count = FOLDERS * MANY

    assert items.count == count
    assert kept / count < 60
    assert most / count < 500


def test_items_are_made_one_by_one(tmp_path: Path) -> None:
    items = find_items([tree(tmp_path / "many", MANY)], PLAN)
    assert size_of_some(items) < 3_000_000


def size_of_some(items: Items) -> int:
    """Return the most memory that some items took, none of them kept."""
    tracemalloc.start()
    for _ in items:
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_what_reads_containers_is_loaded_when_there_are_some() -> None:
    slow = "{'email', 'fsspec', 'json', 'lxml', 'sqlite3', 'warcio', 'zipfile'}"
    code = (
        "import sys, releasekit.batch.sources;"
        f"print(*{slow} & set(sys.modules), *[m for m in sys.modules if"
        " m.startswith('releasekit.parsing')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert ran.stdout.split() == []
