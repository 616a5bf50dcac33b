"""The digest of a job: where it is the same, so are the bytes of every output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from attrs import fields, has

from releasekit._version import __version__
from releasekit.batch.job import Fonts, Job, Reading
from releasekit.files.digest import sha256_of
from releasekit.files.platform import font_folders
from releasekit.plugins.options import make_options
from releasekit.plugins.registry import installed_registry

_LIMITS: Final = frozenset({"max_bytes", "max_blocks"})
"""What decides whether an input is read, and nothing about its outputs."""


def job_digest(job: Job) -> str:
    """Return the digest of all that decides a job's outputs beside its inputs.

    Version, exporters and their options, how inputs are read and split, profiles,
    series, fonts and time count; destination, limits and force do not. Files count by
    their content, wherever they are.

    Returns:
        SHA-256 in 64 lower-case hexadecimal digits.

    Raises:
        ReleasekitError: an exporter cannot be used.
    """
    said = json.dumps(described(job), ensure_ascii=True, sort_keys=True)
    return sha256_of(said.encode())


def described(job: Job) -> dict[str, Any]:
    """Return what the digest is taken of, as JSON can hold it."""
    return {
        "releasekit": __version__,
        "exports": [_export(name, options) for name, options in job.exports],
        "reading": _reading(job.reading),
        "series": _value(job.series),
        "fonts": _fonts(job.fonts),
        "time": _value(job.time),
    }


def _export(name: str, options: object) -> list[Any]:
    exporter = installed_registry().get(name)
    return [name, _value(make_options(exporter.spec, options))]


def _reading(reading: Reading) -> dict[str, Any]:
    names = (field.name for field in fields(Reading) if field.name not in _LIMITS)
    said = {name: _value(getattr(reading, name)) for name in names}
    if reading.profile and Path(reading.profile).is_file():
        said["profile"] = _file(Path(reading.profile))
    return said


def _fonts(fonts: Fonts) -> dict[str, Any]:
    """Return the user's fonts by content, the system's by name, size and time."""
    system = font_folders() if fonts.system else []
    return {
        "folder": _value(fonts.folder),
        "system": [_stamp(path) for folder in system for path in _files(folder)],
    }


def _value(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON can hold it, and what differs in it as different."""
    for kinds, form in _FORMS:
        if isinstance(value, kinds):
            return form(value)
    # What is no value looks different in every run: then nothing is skipped.
    return [type(value).__name__, _fields(value) if has(type(value)) else repr(value)]


def _members(values: Iterable[object]) -> list[Any]:
    return sorted(map(_value, values), key=partial(json.dumps, sort_keys=True))


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - an instance of attrs
    names = (field.name for field in fields(type(value)))
    return {name: _value(getattr(value, name)) for name in names}


def _path(path: Path) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if path.is_dir():
        return [[p.relative_to(path).as_posix(), _file(p)] for p in _files(path)]
    return _file(path) if path.is_file() else str(path)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _file(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _stamp(path: Path) -> list[Any]:
    state = path.stat()
    return [str(path), state.st_size, state.st_mtime_ns]


_FORMS: Final[tuple[tuple[Any, Callable[[Any], Any]], ...]] = (
    (Enum, lambda value: [type(value).__name__, value.value]),
    ((str, int, float, type(None)), lambda value: value),
    (bytes, lambda value: ["bytes", sha256_of(value)]),
    (Path, _path),
    (date, lambda value: value.isoformat()),
    (Mapping, lambda value: _members(value.items())),
    ((tuple, list), lambda value: list(map(_value, value))),
    ((set, frozenset), _members),
)
"""How values of each kind are told; the first kind that fits decides."""
