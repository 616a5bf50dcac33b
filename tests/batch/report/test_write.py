"""Reports come to be whole, give the same bytes, and replace nothing foreign."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasekit.batch.item import Item
from releasekit.batch.report import (
    DATA_NAME,
    PAGE_NAME,
    REPORT_NAMES,
    SHEET_NAME,
    RunFacts,
    check_report_names,
    write_report,
)
from releasekit.batch.result import Facts, Result
from releasekit.errors import OutputError, OutputExistsError
from tests.batch.report.made_up import RUN, results


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_report_is_three_files_and_nothing_else_is_left(tmp_path: Path) -> None:
    paths = write_report(results(20), RUN, tmp_path / "new" / "out")

    assert paths == tuple(tmp_path / "new" / "out" / name for name in REPORT_NAMES)
    assert names(tmp_path / "new" / "out") == sorted(REPORT_NAMES)


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    write_report(results(40), RUN, tmp_path / "one")
    write_report(results(40), RUN, tmp_path / "two")

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_earlier_report_gives_way(tmp_path: Path) -> None:
    write_report(results(3), RUN, tmp_path)
    before = contents(tmp_path)
    write_report(results(9), RUN, tmp_path)

    assert names(tmp_path) == sorted(REPORT_NAMES)
    assert all(contents(tmp_path)[name] != before[name] for name in REPORT_NAMES)


def test_a_report_of_another_version_gives_way(tmp_path: Path) -> None:
    # What a report begins with can never change: it tells ours from other files.
    starts = {
        PAGE_NAME: b"<!doctype html>\n<!-- releasekit batch report -->\n",
        SHEET_NAME: b"\xef\xbb\xbfinput,input_sha256,outcome,",
        DATA_NAME: b'{\n"releasekit_report": ',
    }
    for name, start in starts.items():
        (tmp_path / name).write_bytes(start + b"of another version")
    write_report(results(3), RUN, tmp_path)
    written = contents(tmp_path)

    assert all(written[name].startswith(start) for name, start in starts.items())
    assert not any(b"of another version" in data for data in written.values())


@pytest.mark.parametrize("name", [PAGE_NAME, SHEET_NAME, DATA_NAME])
def test_a_file_that_is_no_report_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"somebody's work")
    with pytest.raises(OutputExistsError, match="no report"):
        write_report(results(3), RUN, tmp_path)

    assert contents(tmp_path) == {name: b"somebody's work"}

    write_report(results(3), RUN, tmp_path, force=True)

    assert names(tmp_path) == sorted(REPORT_NAMES)


def test_names_can_be_checked_before_a_run(tmp_path: Path) -> None:
    check_report_names(tmp_path / "not there yet")
    write_report(results(3), RUN, tmp_path)
    check_report_names(tmp_path)
    (tmp_path / DATA_NAME).write_bytes(b"{}")

    with pytest.raises(OutputExistsError, match="no report"):
        check_report_names(tmp_path)


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / PAGE_NAME).mkdir()

    with pytest.raises(OutputError, match="a folder has this name"):
        write_report(results(3), RUN, tmp_path)


def test_results_that_break_off_leave_the_earlier_report(tmp_path: Path) -> None:
    def broken() -> Iterator[Result]:
        yield from results(2)
        raise KeyboardInterrupt

    write_report(results(3), RUN, tmp_path)
    before = contents(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write_report(broken(), RUN, tmp_path)

    assert contents(tmp_path) == before


def test_memory_does_not_grow_with_the_results(tmp_path: Path) -> None:
    facts = Facts(title="Ferry", issuer="Office", language="en", issued="2026-01")

    def many(count: int) -> Iterator[Result]:
        for number in range(count):
            yield Result(item=Item(id=str(number), location=""), releases=(facts,))

    tracemalloc.start()
    write_report(many(4000), RunFacts(destination="out"), tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 250 * 4000  # bytes: less than a result, let alone its rows
