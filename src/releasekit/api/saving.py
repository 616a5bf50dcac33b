"""Saving: a release becomes files, checked first and written whole."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from attrs import frozen

from releasekit.api.describing import describe, load_series
from releasekit.api.exporting import default_context
from releasekit.api.reading import read
from releasekit.api.writing import Order, Stored, bind_all, output_names, write_all
from releasekit.errors import OptionsError, UsageError
from releasekit.files.names import stem_of
from releasekit.files.store import FolderStore
from releasekit.files.written import Journal, Written
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.registry import Bound, installed_registry

if TYPE_CHECKING:  # only who describes needs it
    from releasekit.model.series import Series

_NO_OPTIONS: Final[Mapping[str, object]] = MappingProxyType({})


@frozen(kw_only=True)
class Saving:
    """How `save` names and replaces files."""

    stem: str = ""
    """Name of the outputs in a folder, without suffix; the source's by default."""
    force: bool = False
    """Replace files that no earlier conversion wrote."""
    keep: tuple[Path, ...] = ()
    """Files never to be replaced: the inputs."""
    written: Written | None = None
    """Remembers what was written; the output folder's own journal by default."""


@frozen(kw_only=True)
class Output:
    """One file that a conversion made."""

    format: str
    """Name of the exporter."""
    path: Path
    """Where it is."""
    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""
    size: int
    """Length in bytes."""
    written: bool
    """False where the file already had exactly these bytes and was left alone."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about it."""


@frozen(kw_only=True)
class Converted:
    """What became of one release."""

    release: Release
    """What was read."""
    outputs: tuple[Output, ...]
    """What was made, in the order asked for."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd about the release, then about each output."""
        found = (*self.release.diagnostics,)
        return found + tuple(d for out in self.outputs for d in out.diagnostics)


def convert(  # noqa: PLR0913 - each is one choice of the caller, all but two by name
    source: str | os.PathLike[str] | BinaryIO,
    destination: str | os.PathLike[str],
    *,
    to: Sequence[str] = (),
    options: Mapping[str, object] = _NO_OPTIONS,
    encoding: str | None = None,
    series: Series | str | os.PathLike[str] | None = None,
    force: bool = False,
) -> Converted:
    """Read a release and write it in one or several formats.

    ``read``, ``describe`` and ``save`` do the same step by step, with everything that
    can be set.

    Args:
        source: as in `read`; it is never overwritten.
        destination: a file, whose suffix tells the format (``b.pdf``,
            ``b.record.xml``); or, with ``to``, a folder, made where it is missing.
        to: names of formats; files in the folder are named after the source.
        options: by format, an instance of its options class or a mapping.
        encoding: a Python codec name that overrides detection.
        series: what is true of every release of its series, or the TOML file that
            says it, as in `load_series`.
        force: replace files that no earlier conversion wrote.

    Raises:
        InputError: the source or the series facts cannot be read.
        SeriesError: the series facts have a mistake.
        OutputError: an output cannot be written; none is half written.
        UsageError: formats, options and destination do not fit together.
        PluginError: an exporter cannot be used.
    """
    if isinstance(series, str | os.PathLike):
        series = load_series(series)
    keep = (Path(source),) if isinstance(source, str | os.PathLike) else ()
    exports = _exports(Path(destination), to, options)
    saving = Saving(force=force, keep=keep)
    release = read(source, encoding=encoding)
    release = describe(release, series) if series else release
    outputs = _save(release, Path(destination), exports, saving, default_context())
    return Converted(release=release, outputs=outputs)


def save(
    release: Release,
    destination: str | os.PathLike[str],
    *,
    to: Sequence[str] = (),
    options: Mapping[str, object] = _NO_OPTIONS,
    saving: Saving = Saving(),
    context: ExportContext | None = None,
) -> Converted:
    """Write a release in one or several formats.

    Guarantees:
        - formats, options and names are looked at before anything is written;
        - each output appears whole under its name or not at all;
        - a record is validated before it is written;
        - a file that nobody changed since an earlier conversion wrote it is
          replaced, any other only with ``saving.force``.

    Args:
        release: what to write.
        destination: as in `convert`.
        to: as in `convert`.
        options: as in `convert`.
        saving: names, and what may be replaced.
        context: as in `export`.

    Raises:
        OutputError: an output cannot be written; none is half written.
        UsageError: formats, options and destination do not fit together.
        PluginError: an exporter cannot be used.
    """
    exports = _exports(Path(destination), to, options)
    context = context or default_context()
    outputs = _save(release, Path(destination), exports, saving, context)
    return Converted(release=release, outputs=outputs)


def _exports(
    destination: Path, to: Sequence[str], options: Mapping[str, object]
) -> tuple[Bound[Any], ...]:
    """Return the exporters asked for, their options and needs looked at."""
    names = tuple(dict.fromkeys(to)) or (_format_of(destination),)
    strangers = sorted(set(options) - set(names))
    if strangers:
        message = f"options for {', '.join(strangers)}, which is not written"
        raise OptionsError(message, hint=f"formats written: {', '.join(names)}")
    return bind_all((name, options.get(name)) for name in names)


def _format_of(destination: Path) -> str:
    if destination.is_dir():
        message = "this is a folder, and no format is named"
        raise UsageError(message, hint="name formats with --to", path=str(destination))
    return installed_registry().for_file(destination.name)


def _save(
    release: Release,
    destination: Path,
    exports: Sequence[Bound[Any]],
    saving: Saving,
    context: ExportContext,
) -> tuple[Output, ...]:
    folder, names = _places(release, destination, exports, saving)
    store = FolderStore(folder, saving.written or Journal(folder))
    for name in names:
        store.refuse_inputs(name, map(os.fspath, saving.keep))
    orders = [
        Order(name=name, release=release, bound=bound)
        for name, bound in zip(names, exports, strict=True)
    ]
    stored = write_all(orders, store, context, force=saving.force)
    return tuple(_output(folder, one) for one in stored)


def _output(folder: Path, stored: Stored) -> Output:
    return Output(
        format=stored.format,
        path=folder / stored.name,
        sha256=stored.sha256,
        size=stored.size,
        written=stored.written,
        diagnostics=stored.diagnostics,
    )


def _places(
    release: Release, destination: Path, exports: Sequence[Bound[Any]], saving: Saving
) -> tuple[Path, tuple[str, ...]]:
    """Return the folder of the outputs and their names in it."""
    if _is_file_name(destination, [bound.spec.suffix for bound in exports]):
        return destination.parent, (destination.name,)
    stem = saving.stem or stem_of(release.source.name)
    return destination, output_names(stem, exports)


def _is_file_name(destination: Path, suffixes: Sequence[str]) -> bool:
    """Tell whether the destination is one file rather than a folder."""
    name = destination.name.lower()
    is_one = len(suffixes) == 1 and name.endswith(suffixes[0].lower())
    return is_one and not destination.is_dir()
