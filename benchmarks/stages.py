"""Where the time of a PDF goes: one export, its stages apart."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from time import perf_counter_ns
from types import SimpleNamespace
from typing import Any, Final

import releasekit

_PDF: Final = "releasekit.exporters.pdf"
_PARTS: Final = (
    (f"{_PDF}.compose:_told", "tell the story, choose fonts"),
    (f"{_PDF}.compose:paginate", "break lines, fill pages"),
    (f"{_PDF}.document.painter:Painter.page", "emit content"),
    (f"{_PDF}.compose:running_parts", "emit content"),
    (f"{_PDF}.compose:record_of", "record"),
    (f"{_PDF}.document.assemble:write_fonts", "fonts"),
    (f"{_PDF}.document.assemble:write_structure", "tags"),
    (f"{_PDF}.compose:assemble", "write objects"),
    (f"{_PDF}.document.assemble:seal_pdf", "digest"),
)
"""Functions that are timed, each with the stage it belongs to."""
DEFLATE: Final = "deflate"
REST: Final = "rest"
STAGES: Final = (*dict.fromkeys(stage for _, stage in _PARTS), DEFLATE, REST)
"""In the order of the work."""


class Split:
    """Stopwatches, one a stage; a stage inside another stops it."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.took: Counter[str] = Counter()
        """Nanoseconds of each stage."""
        self._inside = [REST]
        self._since = perf_counter_ns()

    def begin(self, stage: str) -> None:
        """Stop the stage that runs, and begin one inside of it."""
        self._stop()
        self._inside.append(stage)

    def end(self) -> None:
        """End a stage; the one around it goes on."""
        self._stop()
        self._inside.pop()

    def _stop(self) -> None:
        now = perf_counter_ns()
        self.took[self._inside[-1]] += now - self._since
        self._since = perf_counter_ns()


def split(release: releasekit.Release) -> Mapping[str, int]:
    """Return the nanoseconds of each stage of one export."""
    with _watched() as watch:
        releasekit.export(release, "pdf")
        watch.end()
    return {stage: watch.took[stage] for stage in STAGES}


def deflated(release: releasekit.Release) -> list[tuple[bytes, int]]:
    """Return what an export deflates, with the level: the least that it must do."""
    streams: list[tuple[bytes, int]] = []

    def keep(data: bytes, level: int = -1) -> bytes:
        streams.append((data, level))
        return zlib.compress(data, level)

    objects = import_module(f"{_PDF}.document.objects")
    with _replaced(objects, "zlib", SimpleNamespace(compress=keep)):
        releasekit.export(release, "pdf")
    return streams


@contextmanager
def _watched() -> Iterator[Split]:
    watch = Split()
    undo: list[tuple[Any, str, Any]] = []
    try:
        for path, stage in _PARTS:
            owner, name = _found(path)
            undo.append((owner, name, getattr(owner, name)))
            setattr(owner, name, _timed(getattr(owner, name), stage, watch))
        objects = import_module(f"{_PDF}.document.objects")
        undo.append((objects, "zlib", zlib))
        compress = _timed(zlib.compress, DEFLATE, watch)
        objects.zlib = SimpleNamespace(compress=compress)  # type: ignore[attr-defined]
        watch.begin(REST)
        yield watch
    finally:
        for owner, name, own in reversed(undo):
            setattr(owner, name, own)


@contextmanager
def _replaced(owner: Any, name: str, value: object) -> Iterator[None]:  # noqa: ANN401  a module
    own = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, own)


def _found(path: str) -> tuple[Any, str]:
    module, _, names = path.partition(":")
    *owners, name = names.split(".")
    owner: Any = import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    return owner, name


def _timed(run: Callable[..., Any], stage: str, watch: Split) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  handed through
        watch.begin(stage)
        try:
            return run(*args, **kwargs)
        finally:
            watch.end()

    return timed
