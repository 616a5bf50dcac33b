from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from releasekit.batch.engines.dask_checks import check_folder, check_versions
from releasekit.batch.engines.dask_worker import differences
from releasekit.batch.job import Job
from releasekit.errors import EngineError


class FarMachines:
    """Answers as Dask's client does, for workers that are somewhere else."""

    def __init__(self, count: int, answer: object) -> None:
        self.workers = [f"tcp://10.0.0.{number}:8000" for number in range(count)]
        self.answer = answer

    def run(self, *call: Any, **how: Any) -> dict[str, object]:
        return dict.fromkeys(self.workers, self.answer)


def test_workers_that_see_another_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        check_folder(FarMachines(7, answer=False), str(tmp_path))

    assert "10.0.0.0:8000" in str(caught.value)
    assert "10.0.0.4:8000 and 2 more" in str(caught.value)
    assert "an object store" in caught.value.hint
    assert list((tmp_path / ".releasekit").iterdir()) == []


def test_the_probe_of_a_folder_goes_again(tmp_path: Path) -> None:
    check_folder(FarMachines(2, answer=True), (tmp_path / "an out").as_uri())

    assert list((tmp_path / "an out" / ".releasekit").iterdir()) == []


def test_a_worker_without_releasekit_is_refused() -> None:
    machines = FarMachines(1, answer=ModuleNotFoundError("no releasekit"))

    with pytest.raises(EngineError, match=r"10\.0\.0\.0:8000: releasekit missing"):
        check_versions(machines, Job(destination="out", exports=(("pdf", None),)))


def test_differences_are_told_in_words() -> None:
    here = {"lxml": "6.1.3", "uharfbuzz": "", "zlib": "1.3.1"}

    assert differences(here, here) == ""
    assert differences(here, {"lxml": "6.1.2", "uharfbuzz": "0.50"}) == (
        "lxml 6.1.2 instead of 6.1.3, uharfbuzz 0.50 instead of none,"
        " zlib missing instead of 1.3.1"
    )
