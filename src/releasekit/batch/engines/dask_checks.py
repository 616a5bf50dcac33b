"""What is looked at on the workers of a cluster before the first chunk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import metadata
from typing import Any, Final
from uuid import uuid4

from releasekit.batch.engines.dask_worker import differences, versions_of
from releasekit.batch.job import Job
from releasekit.batch.store import store_of
from releasekit.errors import EngineError
from releasekit.files.publish import make_folder
from releasekit.files.store import FolderStore
from releasekit.plugins.registry import GROUP

_SHAPING: Final = (
    "releasekit",
    "charset-normalizer",
    "distributed",
    "fontpkg-fira-sans",
    "fonttools",
    "justmytype-intl-cjk",
    "lxml",
    "manimgx-fonts",
    "pillow",
    "python-docx",
    "reportlab",
    "uharfbuzz",
)
"""Distributions whose versions decide the bytes of outputs, or how machines talk."""
_HIDDEN: Final = ".releasekit"
"""Folder below a destination where nobody looks for outputs."""
_NAMED: Final = 5
"""How many workers an error names; a cluster may have thousands."""


def check_versions(client: Any, job: Job) -> Mapping[str, str]:  # noqa: ANN401
    """See that all workers would make the bytes that this machine would make.

    Args:
        client: of the cluster.
        job: what they are to do.

    Returns:
        The versions here.

    Raises:
        EngineError: some would not; the message names workers and versions.
    """
    names = tuple(sorted({*_SHAPING, *_plugins(job)}))
    here = versions_of(names)
    # A worker without releasekit could not even take our own function.
    found = client.run(metadata.version, "releasekit", on_error="return")
    lacking = {
        worker: f"releasekit missing instead of {here['releasekit']}"
        for worker, answer in found.items()
        if isinstance(answer, Exception)
    }
    _refuse(lacking)
    there = client.run(versions_of, names)
    _refuse({worker: differences(here, has) for worker, has in there.items()})
    return here


def check_folder(client: Any, destination: str) -> None:  # noqa: ANN401
    """See that all workers see the same folder where outputs are to go.

    Raises:
        EngineError: some do not; each would write to a disk of its own.
        OutputError: the folder cannot be written.
    """
    store = store_of(destination)
    if not isinstance(store, FolderStore):
        return
    folder = store.root / _HIDDEN
    make_folder(folder)
    probe = folder / f"seen-{uuid4().hex}"
    probe.touch()
    try:
        seen = client.run(os.path.exists, str(probe))
    finally:
        with suppress(OSError):
            probe.unlink()
    blind = [worker for worker, sees in seen.items() if not sees]
    if blind:
        message = f"workers do not see the folder {destination}: {_some(blind)}"
        hint = "name a folder that all machines share, or an object store"
        raise EngineError(message, hint=hint)


def _refuse(found: Mapping[str, str]) -> None:
    """Refuse workers that something is said of."""
    kinds: dict[str, list[str]] = {}
    for worker, said in sorted(found.items()):
        if said:
            kinds.setdefault(said, []).append(worker)
    if kinds:
        said = "; ".join(f"{_some(who)}: {what}" for what, who in kinds.items())
        hint = "install the same versions on every worker and here"
        raise EngineError(f"workers would make other outputs: {said}", hint=hint)


def _some(workers: list[str]) -> str:
    more = len(workers) - _NAMED
    named = ", ".join(workers[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _plugins(job: Job) -> Iterable[str]:
    """Yield the distributions that a job's exporters are from."""
    for name, _ in job.exports:
        for entry in metadata.entry_points(group=GROUP, name=name):
            if entry.dist:
                yield entry.dist.name
