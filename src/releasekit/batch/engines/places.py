"""Places as another machine finds them: no path depends on where a process is."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import evolve

from releasekit.batch.item import Item
from releasekit.batch.job import Job
from releasekit.batch.store.choice import is_url


def job_from_anywhere(job: Job) -> Job:
    """Return a job whose paths begin at the root, without the coordinator's ledger.

    SQLite's files are for one machine: what workers need of it comes with the items.
    """
    reading = evolve(
        job.reading,
        profile=_profile(job.reading.profile),
        profile_dir=_absolute(job.reading.profile_dir),
    )
    return evolve(
        job,
        destination=_location(job.destination),
        reading=reading,
        fonts=evolve(job.fonts, folder=_absolute(job.fonts.folder)),
        ledger=None,
    )


def item_from_anywhere(item: Item) -> Item:
    """Return an item whose path begins at the root; what travels with it has none."""
    if item.data is not None:
        return item
    return evolve(item, location=_location(item.location))


def _location(location: str) -> str:
    return location if is_url(location) else os.path.abspath(location)  # noqa: PTH100


def _absolute(path: Path | None) -> Path | None:
    return path.absolute() if path else None


def _profile(named: str | None) -> str | None:
    """Return a profile's file from the root; its id as it is."""
    is_file = named is not None and Path(named).is_file()
    return os.path.abspath(named) if named and is_file else named  # noqa: PTH100
