"""Workers: one item after the other becomes files, and nothing an item does escapes."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from releasekit import api
from releasekit.api.writing import Order, Stored, bind_all, output_names, write_all
from releasekit.batch.facts import facts_of
from releasekit.batch.failures import reason_of
from releasekit.batch.item import Item
from releasekit.batch.job import Job, Limits
from releasekit.batch.known import Told
from releasekit.batch.reading import parts_of, profile_of, read_item
from releasekit.batch.result import Made, Result
from releasekit.batch.sources import shown
from releasekit.batch.sources.kinds import FILE
from releasekit.batch.store import Store, store_of
from releasekit.batch.store.choice import written_at
from releasekit.errors import UsageError
from releasekit.files.resources import Resources
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.registry import Bound

if TYPE_CHECKING:  # loading the parser takes time, and a plan needs none of it
    from releasekit.parsing.profile import ProfileChoice


class Worker:
    """Does a job with items, in whatever process an engine makes one.

    Exporters, profiles and fonts are loaded once. Each item is read, split, described
    and written within its limits; what goes wrong with it is its result.
    """

    _job: Job
    _bounds: tuple[Bound[Any], ...]
    _context: ExportContext
    _profile: ProfileChoice | None
    _told: Told
    _store: Store
    _is_hard: bool

    def __init__(self, job: Job, *, is_hard: bool = False) -> None:
        """Look at exporters, profiles and fonts.

        Args:
            job: what is done with every item.
            is_hard: whether the process ends where an item's time is up and its code
                does not come back.

        Raises:
            ReleasekitError: they cannot be used.
        """
        self._job = job
        self._bounds = bind_all(job.exports)
        self._context = context_of(job)
        self._profile = profile_of(job.reading)
        self._told = Told(written_at(job.destination, job.ledger))
        self._store = store_of(job.destination, self._told)
        self._is_hard = is_hard

    def convert(self, item: Item) -> Result:
        """Convert an item; whatever is wrong with it is told in the result."""
        started, sha256 = time.monotonic(), None
        self._told.known = frozenset(item.known)
        slim = evolve(item, data=None) if item.data is not None else item
        try:
            with self._limited():
                release = read_item(item, self._job.reading, self._profile)
                sha256 = release.source.sha256
                result = self._made(slim, release)
        except Exception as error:  # noqa: BLE001 - a defect costs one item
            result = _failed(slim, sha256, error)
        return evolve(result, milliseconds=round(1000 * (time.monotonic() - started)))

    def _limited(self) -> AbstractContextManager[None]:
        if self._job.limits == Limits():
            return nullcontext()
        # Loading it takes time, and a single input has no limits.
        from releasekit.batch.limits import limited  # noqa: PLC0415

        return limited(self._job.limits, is_hard=self._is_hard)

    def _made(self, item: Item, whole: Release) -> Result:
        parts = self._described(whole)
        numbers = range(1, len(parts) + 1) if len(parts) > 1 else (0,)
        orders = [self._orders(item, *one) for one in zip(parts, numbers, strict=True)]
        flat = [order for several in orders for order in several]
        stored = write_all(flat, self._store, self._context, force=self._job.force)
        kinds = len(self._bounds)
        return Result(
            item=item,
            sha256=whole.source.sha256,
            releases=tuple(map(facts_of, parts, numbers)),
            outputs=tuple(
                _made(one, numbers[index // kinds]) for index, one in enumerate(stored)
            ),
            diagnostics=tuple(found for part in parts for found in part.diagnostics),
        )

    def _described(self, whole: Release) -> tuple[Release, ...]:
        parts = parts_of(whole, self._job.reading, self._profile)
        series = self._job.series
        return tuple(api.describe(p, series) for p in parts) if series else parts

    def _orders(self, item: Item, release: Release, part: int) -> list[Order]:
        """Return the outputs of one release, names looked at."""
        names = self._names(item, release, part)
        kept = [item.location] if item.source == FILE else []
        for name in names:
            self._store.refuse_inputs(name, kept)
        pairs = zip(names, self._bounds, strict=True)
        return [Order(name=n, release=release, bound=bound) for n, bound in pairs]

    def _names(self, item: Item, release: Release, part: int) -> tuple[str, ...]:
        if self._job.file:
            if part:
                raise _no_single_file(item, release, self._job)
            return (self._job.file,)
        stem = f"{item.stem}-{part}" if part else item.stem
        prefix = f"{item.folder}/" if item.folder else ""
        return tuple(prefix + name for name in output_names(stem, self._bounds))


def context_of(job: Job) -> ExportContext:
    """Return what a job's exporters need to know of the outside world."""
    context = api.default_context()
    fonts = job.fonts
    if fonts.folder is not None or fonts.system:
        found = Resources(font_folder=fonts.folder, system_fonts=fonts.system)
        context = evolve(context, resources=found)
    return evolve(context, time=job.time) if job.time else context


def _failed(item: Item, sha256: str | None, error: Exception) -> Result:
    """Return the result of an item that failed.

    It has an error of its own: the one caught leads by its traceback to all that was
    read and made, and memory that a name there keeps is missed by the next item.
    """
    reason = reason_of(error)
    named = reason.with_path(reason.path or shown(item))
    return Result(item=item, sha256=sha256, error=named)


def _made(stored: Stored, part: int) -> Made:
    return Made(
        exporter=stored.format,
        part=part,
        name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        written=stored.written,
        diagnostics=stored.diagnostics,
    )


def _no_single_file(item: Item, release: Release, job: Job) -> UsageError:
    count = release.source.part.count if release.source.part else 0
    message = f"the {count} releases of {shown(item)} cannot become one file"
    hint = "to name a folder, end its name with /"
    return UsageError(message, hint=hint, path=str(Path(job.destination, job.file)))
