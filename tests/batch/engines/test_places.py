from __future__ import annotations

from pathlib import Path

import pytest

from releasekit.batch.engines.places import item_from_anywhere, job_from_anywhere
from releasekit.batch.item import Item
from releasekit.batch.job import Fonts, Job, Reading


def test_paths_of_a_job_begin_at_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house.toml").touch()
    reading = Reading(profile="house.toml", profile_dir=Path("profiles"))

    job = job_from_anywhere(
        Job(
            destination="out",
            exports=(),
            reading=reading,
            fonts=Fonts(folder=Path("fonts")),
            ledger=Path("ledger.sqlite"),
        )
    )

    assert job.destination == str(tmp_path / "out")
    assert job.reading.profile == str(tmp_path / "house.toml")
    assert job.reading.profile_dir == tmp_path / "profiles"
    assert job.fonts.folder == tmp_path / "fonts"
    assert job.ledger is None


def test_urls_and_ids_stay_as_they_are() -> None:
    reading = Reading(profile="us-state")

    job = job_from_anywhere(
        Job(destination="s3://bucket/out", exports=(), reading=reading)
    )

    assert job.destination == "s3://bucket/out"
    assert job.reading == reading
    assert job.ledger is None


def test_paths_of_items_begin_at_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = Item(id="-", location="-", data=b"text")
    far = Item(id="a", location="s3://bucket/a.txt")

    near = item_from_anywhere(Item(id="a", location="in/a.txt"))

    assert near.location == str(tmp_path / "in" / "a.txt")
    assert item_from_anywhere(given) == given
    assert item_from_anywhere(far) == far
